"""Files of the hope box: known by their contents, cut and put together whole, photos without their notes."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leeward.coping.toolbox import files
from leeward.coping.toolbox.files import CHUNK_BYTES, Incomplete, cut, joined, part_of, sound_type

OF, OTHER = b"f" * 16, b"o" * 16


@settings(max_examples=12)
@given(st.integers(1, 3 * CHUNK_BYTES + 7))
def test_what_is_cut_is_put_together_again(size):
    data = bytes(size)
    chunks = cut(OF, data)
    assert max(len(chunk.data) for chunk in chunks) <= CHUNK_BYTES
    assert joined(OF, chunks) == data


def test_a_piece_that_is_missing_swapped_or_anothers_is_noticed():
    chunks = cut(OF, bytes(2 * CHUNK_BYTES + 1))
    for wrong in ([], chunks[:2], chunks[1:], chunks[::-1], [*chunks, chunks[-1]]):
        with pytest.raises(Incomplete):
            joined(OF, wrong)
    with pytest.raises(Incomplete):
        joined(OTHER, chunks)


@pytest.mark.parametrize(
    ("first", "media_type"),
    [
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"\xff\xf1\x50", "audio/aac"),
        (b"OggS\x00", "audio/ogg"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x1a\x45\xdf\xa3\x01", "audio/webm"),
        (b"\x00\x00\x00\x18ftyp3gp4", "audio/mp4"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", ""),
        (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1", ""),
        (b"\x00\x00\x00\x14ftypqt  ", ""),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(40) + b"hdlr" + bytes(8) + b"vide", ""),
        (b"\x00\x00\x00\x18ftypM4A " + bytes(40) + b"hdlr" + bytes(8) + b"soun", "audio/mp4"),
        ("words".encode("utf-16"), ""),
        (b"\xff\xd8\xff\xe0", ""),
        (b"<html><script>", ""),
        (b"MZ\x90", ""),
        (b"", ""),
    ],
)
def test_a_sound_is_known_by_its_first_bytes(first, media_type):
    assert sound_type(first) == media_type


def _typed(brand, *others):
    named = b"ftyp" + brand + bytes(4) + b"".join(others)
    return (len(named) + 4).to_bytes(4, "big") + named + b"mdatEXIF: where it was taken"


@pytest.mark.parametrize("brand", [b"mif1", b"msf1", b"heic", b"heix", b"hevc", b"avif", b"avis", b"crx "])
def test_a_photo_in_the_clothes_of_a_sound_is_none(brand):
    """A HEIC or AVIF photo would be kept as it came, with its notes of where and when."""
    assert sound_type(_typed(brand)) == ""


@pytest.mark.parametrize("brand", [b"M4A ", b"mp42", b"isom", b"3gp4", b"dash"])
def test_a_voice_note_stays_a_sound_whatever_comes_after_its_brands(brand):
    assert sound_type(_typed(brand, b"isom", b"mp42") + b"heic" * 8) == "audio/mp4"
    assert sound_type(bytes(4) + b"ftyp" + brand) == "audio/mp4"


@given(st.binary(max_size=40))
def test_whatever_the_bytes_are_it_is_a_sound_we_know_or_none(data):
    assert sound_type(data) in {"", "audio/aac", *(sign[2] for sign in files._SIGNS)}


@pytest.mark.parametrize(
    ("wish", "part"),
    [
        ("", None),
        ("bytes=0-", (0, 9)),
        ("bytes=2-4", (2, 4)),
        ("bytes=\u00b2-4", None),
        (f"bytes=0-{'9' * 5000}", None),
        ("bytes=2-400", (2, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=10-", None),
        ("bytes=4-2", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=0-1,3-4", None),
        ("pages=1-2", None),
    ],
)
def test_a_player_may_ask_for_a_part(wish, part):
    assert part_of(bytes(10), wish) == part


@pytest.fixture
def pillow():
    return pytest.importorskip("PIL.Image")


def photo(pillow, *, size=(60, 40), kind="JPEG", mode="RGB", **more):
    written = io.BytesIO()
    pillow.new(mode, size).save(written, kind, **more)
    return written.getvalue()


def test_a_photo_loses_its_notes_and_stands_upright(pillow):
    from leeward.coping.toolbox import pictures

    notes = pillow.Exif()
    notes[0x0112] = 6  # lying on its side
    notes[0x010F] = "Phone of Ana"
    before = photo(pillow, exif=notes)
    assert b"Phone of Ana" in before
    after = pictures.cleaned(before)
    seen = pillow.open(io.BytesIO(after))
    assert (seen.format, seen.size) == ("JPEG", (40, 60))
    assert not seen.getexif()
    assert b"Phone of Ana" not in after


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("WEBP", "RGB")])
def test_other_kinds_of_picture_become_one_kind(pillow, kind, mode):
    from leeward.coping.toolbox import pictures

    assert pillow.open(io.BytesIO(pictures.cleaned(photo(pillow, kind=kind, mode=mode)))).format == "JPEG"


def test_a_large_photo_is_made_to_fit_a_phone(pillow):
    from leeward.coping.toolbox import pictures

    seen = pillow.open(io.BytesIO(pictures.cleaned(photo(pillow, size=(4000, 1000)))))
    assert seen.size == (pictures.LONGEST_SIDE, 400)


def test_what_is_no_picture_or_unfolds_too_far_is_refused(pillow, monkeypatch):
    from leeward.coping.toolbox import pictures

    for data in (b"", b"<svg onload=x>", photo(pillow, kind="GIF", mode="P"), photo(pillow)[:200]):
        with pytest.raises(pictures.NotAPicture):
            pictures.cleaned(data)
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(pictures.NotAPicture):
        pictures.cleaned(photo(pillow))


def test_a_photo_is_made_small_before_it_is_turned(pillow, monkeypatch):
    """Turning copies: a copy of the whole would take the memory of a large photo twice."""
    from leeward.coping.toolbox import pictures

    turned, turn = [], pictures.ImageOps.exif_transpose
    monkeypatch.setattr(pictures.ImageOps, "exif_transpose", lambda seen: turned.append(seen.size) or turn(seen))
    pictures.cleaned(photo(pillow, size=(4000, 2000), kind="PNG"))
    assert turned == [(pictures.LONGEST_SIDE, pictures.LONGEST_SIDE // 2)]


def test_what_is_unfolded_whole_may_be_less_than_what_is_made_smaller_while_it_is_read(pillow):
    from leeward.coping.toolbox import pictures

    side = 5_000
    assert pictures.MOST_PIXELS_WHOLE < side * side < pictures.MOST_PIXELS
    written = {}
    for kind, more in (("PNG", {}), ("JPEG", {}), ("JPEG", {"progressive": True})):
        held = io.BytesIO()
        pillow.new("L", (side, side)).save(held, kind, **more)
        written[kind, bool(more)] = held.getvalue()
    assert pillow.open(io.BytesIO(pictures.cleaned(written["JPEG", False]))).size[0] == pictures.LONGEST_SIDE
    for refused in (written["PNG", False], written["JPEG", True]):
        with pytest.raises(pictures.NotAPicture):
            pictures.cleaned(refused)
