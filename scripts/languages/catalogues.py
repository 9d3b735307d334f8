"""The catalogues: read, brought up to date, and written so that nothing changes in them but words.

No dates, hosts or line numbers: a catalogue changes when something is said anew, and at no other time.
"""

from __future__ import annotations

import difflib
import io
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po
from scripts.languages.extracting import SOURCE

from leeward.kernel.languages import BY_TAG

LOCALE = SOURCE / "locale"
WIDTH = 120
HEADER = """# {own_name}. How to translate: docs/translating.md.
msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
ALIKE = 0.75
SEPARATOR = "\x04"


def path_of(tag: str) -> Path:
    """Return where the catalogue of a language lies."""
    return LOCALE / tag / "LC_MESSAGES" / "django.po"


def read(tag: str) -> Catalog:
    """Return the catalogue of a language; an empty one where there is none yet."""
    path = path_of(tag)
    if not path.exists():
        return Catalog(locale=tag, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=tag, abort_invalid=True)


def messages(catalogue: Catalog) -> list[Message]:
    """Return what a catalogue says, without its head."""
    return [message for message in catalogue if message.id]


def key(message: Message) -> tuple[str, object]:
    """Return what tells one message from another."""
    return message.context or "", message.id


def name(message: Message) -> str:
    """Return the key that the translators' JSON uses: the words, after their context where they have one."""
    return f"{message.context}{SEPARATOR}{_words(message)}" if message.context else _words(message)


def forms(message: Message) -> list[str]:
    """Return every form of a translation, "" where there is none yet."""
    return [text or "" for text in (message.string if isinstance(message.string, (list, tuple)) else [message.string])]


def is_said(message: Message) -> bool:
    """Return whether a message is translated, in every form."""
    return all(forms(message)) and not message.fuzzy


def updated(tag: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with exactly the messages of the source.

    What is no longer said is kept among the obsolete where it had a translation: a sentence that was changed by a word
    is offered to the translator with what it was.
    """
    before = read(tag)
    known = {key(message): message for message in messages(before)}
    past = {key(message): message for message in before.obsolete.values()}
    after = Catalog(locale=tag, fuzzy=False)
    count = after.num_plurals
    for message in messages(template):
        old = known.pop(key(message), None) or past.pop(key(message), None)
        string = old.string if old is not None and len(forms(old)) == len(_empty(message, count)) else None
        after.add(
            message.id,
            string=string or (tuple(_empty(message, count)) if message.pluralizable else ""),
            locations=[(file, 0) for file in dict.fromkeys(file for file, _line in message.locations)],
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old is not None else (),
            context=message.context,
        )
    for left in (*known.values(), *past.values()):
        if is_said(left):
            after.obsolete[after._key_for(left.id, left.context)] = left  # noqa: SLF001  # Babel offers no other way
    return after


def _empty(message: Message, count: int) -> list[str]:
    return [""] * count if message.pluralizable else [""]


def text_of(tag: str, catalogue: Catalog) -> str:
    """Return the catalogue as it is written to its file."""
    body = io.BytesIO()
    write_po(body, catalogue, width=WIDTH, omit_header=True, include_lineno=False)
    plural = get_plural(tag)
    head = HEADER.format(own_name=BY_TAG[tag].own_name, tag=tag, plurals=str(plural))
    return head + body.getvalue().decode().strip() + "\n"


def write(tag: str, catalogue: Catalog) -> bool:
    """Write the catalogue of a language; whether anything changed."""
    path, text = path_of(tag), text_of(tag, catalogue)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def was(message: Message, catalogue: Catalog) -> Message | None:
    """Return the obsolete message that this one most likely was before its words changed, or None."""
    past = {_words(old): old for old in catalogue.obsolete.values()}
    close = difflib.get_close_matches(_words(message), past, n=1, cutoff=ALIKE)
    return past[close[0]] if close else None


def _words(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)
