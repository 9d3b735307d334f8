"""What is installed is pinned by hash, and no address of a registry or a machine is committed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
COMPARED = ["benchmarks/requirements.lock", "benchmarks/requirements-insights.lock"]


@pytest.mark.parametrize("name", LOCKS + COMPARED)
def test_a_lock_holds_no_address(name: str):
    assert not re.findall(r"https?://|file:|--index-url|--find-links", (ROOT / name).read_text())


@pytest.mark.parametrize("name", LOCKS + COMPARED)
def test_every_pin_has_a_hash(name: str):
    pins = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    assert pins
    assert [pin.split()[0] for pin in pins if "==" not in pin.split("\n")[0] or "--hash=sha256:" not in pin] == []


def test_the_tests_run_on_what_is_shipped():
    pinned = [set(re.findall(r"^([\w.-]+==[^\s\\]+)", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKS]
    assert pinned[0] <= pinned[1]
