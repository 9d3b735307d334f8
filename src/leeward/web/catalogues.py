"""The catalogues of words, made ready for gettext: each `.po` compiled to the `.mo` beside it when the two differ.

Only the `.po` files are kept in the repository: a compiled file in two branches cannot be merged. The package is built
with both (hatch_build.py); in a checkout the first start makes them, a second or two, and needs no tool but Babel.
"""

from __future__ import annotations

import hashlib
import io
import logging
import os
import tempfile
from pathlib import Path
from typing import Any, cast

LOCALE = Path(__file__).resolve().parents[1] / "locale"
# A line of the compiled file's head: the version of the catalogue it was made from, so that no clock has a say.
MARK = "X-Made-From"
TEXT = "Content-Type: text/plain; charset=utf-8"
log = logging.getLogger(__name__)


def ready(folder: Path = LOCALE) -> list[Path]:
    """Compile what is missing or was made from other words, and return what was made; what could not be is logged."""
    made = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target, mark = source.with_suffix(".mo"), _mark(source)
        if target.exists() and mark.encode() in target.read_bytes():
            continue
        try:
            _put(target, compiled(source, mark))
        except OSError:
            # A folder that cannot be written to: what it holds is spoken, and what it lacks is English.
            log.warning("catalogues.not_written language=%s", source.parts[-3])
        else:
            made.append(target)
    return made


def _mark(source: Path) -> str:
    return f"{MARK}: {hashlib.sha256(source.read_bytes()).hexdigest()[:24]}"


def compiled(source: Path, mark: str) -> bytes:
    """Return a catalogue as gettext reads it."""
    # Late: only a start that has something to compile needs them.
    from babel.messages.catalog import Message
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    # Not Babel's own head: it holds the day and the machine.
    lines = (f"Language: {source.parts[-3]}", TEXT, f"Plural-Forms: {catalogue.plural_forms}", mark)
    head = Message("", string="".join(f"{line}\n" for line in lines))
    body = io.BytesIO()
    write_mo(body, cast("Any", _Said([head, *(message for message in catalogue if message.id)])))
    return body.getvalue()


class _Said(list[Any]):
    """What Babel's writer asks of a catalogue: its messages in order, and how they are written down."""

    charset = "utf-8"


def _put(target: Path, body: bytes) -> None:
    """Write the whole file or nothing: another process may be reading, or doing the same."""
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
