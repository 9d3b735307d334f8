"""The word list of every language but English, by tag: a language without one is a test that fails."""

from tests.contracts.language import arabic, french, german, spanish
from tests.contracts.language.rules import Rule

OTHERS: dict[str, tuple[Rule, ...]] = {
    "es": spanish.WORDS,
    "fr": french.WORDS,
    "de": german.WORDS,
    "ar": arabic.WORDS,
}
