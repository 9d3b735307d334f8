"""Which format a file is, and the clear answer for those that cannot be brought yet."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeward.interchange.formats.detect import format_of
from leeward.interchange.formats.found import (
    CannotRead,
    Format,
    NotADaylioBackup,
    NothingInside,
    NotText,
    UnknownFormat,
)

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("daylio_export_en_24h.csv", Format.DAYLIO_CSV),
        ("daylio_export_en_12h_scales_custom.csv", Format.DAYLIO_CSV),
        ("backup_2025_03_30.daylio", Format.DAYLIO_BACKUP),
        ("bearable_export_en.csv", Format.TABLE),
    ],
)
def test_each_sample_is_known(name, format):
    with (SAMPLES / name).open("rb") as source:
        assert format_of(source) is format


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"", NothingInside),
        (b"\xef\xbb\xbf\r\n", NothingInside),
        (b"PK\x05\x06" + bytes(18), NotADaylioBackup),
        (b"PK\x03\x04 half a zip", NotADaylioBackup),
        (b"%PDF-1.7\n1,2\n", NotText),
        (b'{"entries": []}', UnknownFormat),
        (b"<html><body>a,b</body></html>", UnknownFormat),
    ],
)
def test_the_answer_names_what_it_is_not(data, answer):
    with pytest.raises(answer):
        format_of(io.BytesIO(data))


@given(st.binary(max_size=300))
def test_any_bytes_give_a_format_or_a_named_answer(data):
    try:
        assert format_of(io.BytesIO(data)) in Format
    except CannotRead:
        return
