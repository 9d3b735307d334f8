"""A phone's file of any size is read in the same memory, and what comes out of it is what was put in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.health import export

from leeward.interchange.formats.minutes import EPOCH_ORDINAL
from leeward.interchange.formats.phone import PhoneFile
from leeward.kernel import clock

ROOT = Path(__file__).parents[2]
MIB = 2**20
# Reads a file that is made while it is read, and says how much memory that took.
CHILD = """
import json, sys
from benchmarks.health import export, passes
from leeward.interchange.formats.phone import PhoneFile
from leeward.kernel import clock
file = PhoneFile()
for body, _ in export.pieces(int(sys.argv[1])):
    file.feed(body)
_, sums = file.sums(now=clock.now())
print(json.dumps([passes.peak(), sums.count, sums.is_cut]))
"""


def peak(size):
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    words = [sys.executable, "-c", CHILD, str(size)]
    env = os.environ | {"PYTHONPATH": path}
    done = subprocess.run(words, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found, count, is_cut = json.loads(done.stdout)
    assert count
    assert not is_cut
    return found


def test_memory_does_not_grow_with_the_file():
    small, large = peak(2 * MIB), peak(20 * MIB)
    assert large - small < 6
    assert large < 80


@pytest.mark.slow
def test_a_gigabyte_stays_far_under_two_hundred_megabytes():
    assert peak(1024 * MIB) < 200


def test_every_minute_that_was_put_in_comes_out_once():
    file, days = PhoneFile(), []
    for body, day in export.pieces(3 * MIB):
        file.feed(body)
        days += [day] if day else []
    _, sums = file.sums(now=clock.now())
    read = [{one.day: one.minutes for one in found} for found in (sums.moved, sums.nights, sums.mindful)]
    number = {day: day.day.toordinal() - EPOCH_ORDINAL for day in days}
    assert read == [
        {number[day]: day.moved for day in days if day.moved},
        {number[day]: day.asleep for day in days if day.asleep},
        {number[day]: day.mindful for day in days if day.mindful},
    ]


def test_the_invented_file_is_the_same_every_time():
    one, other = (b"".join(body for body, _ in export.pieces(MIB)) for _ in range(2))
    assert one == other
