"""The style, the scripts and the picture of the public pages: joined from their parts, small, named by their content.

Pure but for reading the files beside this one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import msgspec

from leeward.library import countries

LOOK = Path(__file__).resolve().parent / "look"
HTML = "text/html; charset=utf-8"
CSS = "text/css; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
DRAWING = "image/svg+xml"
# `night` is read before anything is painted and is therefore alone; `now` comes when the page stands already.
PARTS = {
    # Only pages of words ask for it: Help now stays as light as it is.
    "reading.css": ("reading.css", "reading_doors.css", "find.css"),
    # For the course, the first sentences and the signs.
    "course.css": ("course.css", "talking.css"),
    "course.js": ("place.js", "talking.js"),
    "look.css": ("tokens.css", "public.css", "now.css", "breath.css", "doors.css", "stay.css", "services.css"),
    "find.js": ("find.js",),
    "night.js": ("night.js",),
    "wave.svg": ("wave.svg",),
    # The directory's own (directory/): Help now stays small without them.
    "lines.css": ("lines.css",),
    "lines.js": ("pace.js", "lines.js"),
    "now.js": ("pace.js", "aids.js", "stay.js", "hours.js", "keep.js", "ways.js"),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
BETWEEN_PARTS = re.compile(r"^import .*\n|^export (?=(?:async )?function|const|class)", re.MULTILINE)


class Built(msgspec.Struct, frozen=True):
    """One thing to serve: squeezed bytes, what they are, a short name that changes when they do, and their language."""

    squeezed: bytes
    kind: str
    mark: str
    language: str = "en"

    def whole(self) -> bytes:
        return gzip.decompress(self.squeezed)


def built(text: str, kind: str, language: str = "en") -> Built:
    """Return the text squeezed; the same text gives the same bytes and mark."""
    body = text.encode()
    return Built(gzip.compress(body, compresslevel=9, mtime=0), kind, hashlib.sha256(body).hexdigest()[:16], language)


def style(name: str = "look.css") -> str:
    """Return a style file of these pages, without its comments and needless blanks."""
    text = COMMENT.sub("", _joined(name))
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    return re.sub(r"\s+", " ", text).replace(": ", ":").replace(";}", "}").strip()


def script(name: str) -> str:
    """Return a script as one module: comments, indentation and the borders between its parts taken out."""
    text = BETWEEN_PARTS.sub("", LINE_COMMENT.sub("", COMMENT.sub("", _joined(name))))
    return re.sub(r"\n\s+", "\n", text).strip() + "\n"


def _joined(name: str) -> str:
    return "".join((LOOK / part).read_text(encoding="utf-8") for part in PARTS[name])


def _zones() -> str:
    """Return the zones of each country as the script of the directory knows them, country and zones by a blank."""
    listed = [f"{code} {' '.join(countries.zones(code))}" for code in countries.with_zones()]
    return f"const ZONES = {json.dumps(listed)};\n"


class Assets:
    """Every style and script once, and the address each has today. `files` are those of Help now, `more` the others."""

    def __init__(self) -> None:
        self.files = {"look.css": built(style(), CSS)}
        self.files |= {name: built(script(name), SCRIPT) for name in ("night.js", "now.js")}
        self.files["wave.svg"] = built(_joined("wave.svg"), DRAWING)
        self.more = {name: built(style(name), CSS) for name in ("reading.css", "course.css", "lines.css")}
        self.more |= {name: built(script(name), SCRIPT) for name in ("find.js", "course.js")}
        self.more["lines.js"] = built(_zones() + script("lines.js"), SCRIPT)

    def get(self, name: str) -> Built | None:
        """Return a file by its name without its mark."""
        return self.files.get(name) or self.more.get(name)

    def address(self, name: str) -> str:
        """Return where a file is today: its name with its mark, so that a browser may keep it for ever."""
        stem, _, ending = name.partition(".")
        file = self.files[name] if name in self.files else self.more[name]
        return f"/now/{stem}-{file.mark}.{ending}"
