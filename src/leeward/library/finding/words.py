"""Words as they are compared: without accents and case, and with one form for one and for many. Pure."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import OSA

WORD = re.compile(r"[^\W_]+")
# Words that say nothing about what is looked for.
SILENT = frozenset(
    (  # noqa: SIM905  # lines of words are easier to read than a column of forty
        "a an and are as at be by can do does for from have how i if in is it me my of on or so that the there they "
        "this to was what when where who will with you your "
        "de la el en que y un una le les des et der die das und ich ist"
    ).split()
)
# Shorter words are too near to one another to forgive a slip.
FORGIVEN_FROM, TWO_SLIPS_FROM = 4, 9
SHORTEST_ROOT = 4
ENDINGS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", ""))


def flat(text: str) -> str:
    """Return a text in lower case, without accents and apostrophes."""
    bare = unicodedata.normalize("NFKD", text.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()


def all_words(text: str) -> list[str]:
    """Return every word of a text, flat."""
    return WORD.findall(flat(text))


def telling_words(text: str) -> list[str]:
    """Return the words of a text that tell something, each as its root."""
    return [root(word) for word in all_words(text) if word not in SILENT]


def root(word: str) -> str:
    """Return what the forms of a flat word share: breath, breathe, breathes and breathing are one.

    A rough cut is enough: the same is cut from what is typed and from what is there, so a word that is cut too far
    still finds itself.
    """
    one = singular(word)
    if one.endswith("ing") and len(one) > SHORTEST_ROOT + 2:
        return one.removesuffix("ing")
    return one.removesuffix("e") if len(one) > SHORTEST_ROOT else one


def singular(word: str) -> str:
    """Return a flat word without the ending of many; one that only looks like many loses a letter everywhere alike."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


def slips(word: str) -> int:
    """Return how many letters of a word may be wrong, missing, too many or swapped."""
    if len(word) < FORGIVEN_FROM:
        return 0
    return 1 if len(word) < TWO_SLIPS_FROM else 2


def is_meant(typed: str, word: str, *, shortest: int = FORGIVEN_FROM) -> bool:
    """Return whether a typed word may be the other one with a slip; the first letter is nearly always right."""
    most = min(slips(typed), slips(word)) if len(word) >= shortest else 0
    return typed == word or (most > 0 and typed[0] == word[0] and OSA.distance(typed, word, score_cutoff=most) <= most)
