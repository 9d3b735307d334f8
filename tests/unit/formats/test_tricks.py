"""What is built to break a reader of XML or of packed files is refused by name, and nothing of it is kept."""

import gzip
import io
import struct
import tracemalloc
import zlib

import pytest

from leeward.interchange.formats import phone
from leeward.interchange.formats.apple_health import TooStrange
from leeward.interchange.formats.found import CannotRead
from leeward.interchange.formats.prolog import LIMIT, EntityTrick, NotAppleHealth, without_doctype
from leeward.interchange.formats.unpacking import TooMuch
from tests.unit.formats.phone_files import DTD, NOW, apple, asleep, read, zipped
from tests.unit.formats.test_apple_health import ALL, NIGHT

LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(2, 10))
MIB = 2**20


def with_dtd(inside, root="HealthData", record=NIGHT):
    return apple(record, dtd=f"<!DOCTYPE {root} [\n{inside}\n]>\n")


@pytest.mark.parametrize(
    "body",
    [
        with_dtd(f'<!ENTITY lol1 "lol">{LAUGHS}', record=f"{NIGHT}<a>&lol9;</a>"),
        with_dtd(f'<!ENTITY big "{"x" * 50_000}">', record="&big;" * 1000),
        with_dtd('<!ENTITY file SYSTEM "file:///etc/passwd">', record="<a>&file;</a>"),
        with_dtd('<!ENTITY % more SYSTEM "http://example.org/more.dtd"> %more;'),
        with_dtd("<!entity lower 'case'>"),
        with_dtd('<! ENTITY spaced "x">'),
        with_dtd("<!ELEMENT a ANY>%late;"),
        with_dtd('<!NOTATION gif SYSTEM "viewer.exe">'),
        apple(NIGHT, dtd='<!DOCTYPE HealthData SYSTEM "file:///etc/passwd">\n'),
        apple(NIGHT, dtd='<!DOCTYPE HealthData PUBLIC "-//x" "http://example.org/x.dtd">\n'),
        apple(NIGHT, dtd='<!DOCTYPE other [\n<!ENTITY a "b">\n]>\n'),
        apple(NIGHT, dtd=f'{DTD}<!DOCTYPE HealthData [<!ENTITY a "b">]>\n'),
        apple(NIGHT, "<a>&unknown;</a>"),
        apple(NIGHT.replace("Watch", "&unknown;")),
    ],
)
def test_entity_tricks_are_refused_and_nothing_is_kept(body):
    for packed in (body, gzip.compress(body), zipped(("export.xml", body))):
        with pytest.raises(EntityTrick):
            read(packed)


def test_a_trick_after_the_first_nights_is_refused_all_the_same():
    with pytest.raises(EntityTrick):
        read(apple(*[NIGHT] * 5_000, "&late;"))


def test_apples_own_declaration_passes_and_so_does_a_broken_one():
    assert without_doctype(ALL) is not None
    assert b"DOCTYPE" not in without_doctype(ALL)


def test_the_predefined_letters_are_no_trick():
    assert read(apple(NIGHT.replace("Watch", "Ana&apos;s &lt;Watch&gt; &#x1F600;")))


def test_nesting_without_an_end_is_refused():
    with pytest.raises(TooStrange):
        read(apple(NIGHT, "<a>" * 200_000))


@pytest.mark.parametrize(
    "strange",
    [
        f'<Record type="{"x" * 4 * MIB}"/>',
        "<Record " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>",
        f"<!-- {'x' * 4 * MIB} -->",
        "".join(f"<n{n}/>" for n in range(20_000)),
    ],
    ids=["value", "attributes", "comment", "names"],
)
def test_tags_no_phone_writes_take_no_memory(strange):
    body = apple(NIGHT, strange)
    tracemalloc.start()
    with pytest.raises(TooStrange):
        read(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * MIB


def test_words_between_tags_pass_through_without_being_kept():
    body = apple(NIGHT, "<a>" + "words " * MIB + "</a>")
    tracemalloc.start()
    assert read(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * MIB


def test_a_head_that_never_ends_is_given_up():
    with pytest.raises(NotAppleHealth):
        read(b"<!-- " + b"x" * 2 * LIMIT)


@pytest.mark.parametrize("method", ["gzip", "zip", "skipped"])
def test_what_unpacks_to_a_thousand_times_its_size_is_refused(method):
    bomb = apple(NIGHT, "<a>")[:-14] + b" " * 64 * MIB
    names = {"zip": "export.xml", "skipped": "a.jpg"}
    body = gzip.compress(bomb) if method == "gzip" else zipped((names[method], bomb))
    with pytest.raises(TooMuch):
        read(body)


def test_a_zip_says_nothing_about_itself_that_is_believed():
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(ALL) + packed.flush()
    name = b"export.xml"
    for size in (0, 1, 0xFFFFFFFE):
        head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, size, size, len(name), 0)
        assert read(head + name + data + b"PK\x01\x02" + bytes(42)).nights


@pytest.mark.parametrize(("flags", "method"), [(1, 8), (0, 99), (8, 0)])
def test_a_member_that_is_locked_or_packed_otherwise_ends_the_reading(flags, method):
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, flags, method, 0, 0, 0, 10, 10, 10, 0)
    with pytest.raises(CannotRead):
        read(head + b"export.xml" + bytes(10))


def test_a_zip_of_many_records_is_read_to_its_end():
    nights = [asleep(f"2025-05-{day:02} 00:00:00 +0100", f"2025-05-{day:02} 07:00:00 +0100") for day in range(1, 29)]
    kind, found = phone.read(io.BytesIO(zipped(("a/Export.xml", apple(*nights * 300)))), now=NOW)
    assert (kind, len(found.nights), found.is_cut) == ("apple-health", 28, False)
