"""A photo, read as a picture and written anew: smaller, upright, and without its notes of where and when.

Source: PRIVACY.md 0.2; Pillow (the library), with its guard against pictures that unfold to more than memory holds.
"""

from __future__ import annotations

import io

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MEDIA_TYPE = "image/jpeg"
LONGEST_SIDE = 1600  # pixels: fills a phone twice over
# A JPEG is made smaller while it is read. Everything else is first unfolded whole, and a file of 200 kB can unfold to
# more than a small server has: Help now has to answer meanwhile.
MOST_PIXELS = 60_000_000
MOST_PIXELS_WHOLE = 24_000_000
_QUALITY = 85


class NotAPicture(Exception):
    """It cannot be read as a photo, or unfolds to more than memory is meant to hold."""


def cleaned(data: bytes) -> bytes:
    """Return the picture as a JPEG: upright, at most LONGEST_SIDE, nothing in it but what can be seen.

    Errors: NotAPicture.
    """
    try:
        found = Image.open(io.BytesIO(data), formats=FORMATS)
        is_fine = found.width * found.height <= _most_pixels(found)
        written = _upright(found) if is_fine else b""
    except Exception:  # noqa: BLE001
        # A file made to break a reader may break it in any way; whatever it was, it is no picture to keep.
        raise NotAPicture from None
    if not is_fine:
        raise NotAPicture
    return written


def _most_pixels(found: Image.Image) -> int:
    is_read_smaller = found.format == "JPEG" and not found.info.get("progressive")
    return MOST_PIXELS if is_read_smaller else MOST_PIXELS_WHOLE


def _upright(found: Image.Image) -> bytes:
    found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    # Smaller first: turning makes a copy.
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _written(ImageOps.exif_transpose(found))


def _written(picture: Image.Image) -> bytes:
    # Drawn onto new ground: no note, profile or thumbnail comes along, and what was see-through is white.
    ground = Image.new("RGB", picture.size, "white")
    seen = picture.convert("RGBA")
    ground.paste(seen, mask=seen.getchannel("A"))
    written = io.BytesIO()
    ground.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()
