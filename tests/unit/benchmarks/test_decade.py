"""The benchmark's invented decade is what its figures say it is, on every machine."""

from __future__ import annotations

import hashlib
from statistics import mean

from benchmarks.notebook import decade, goals, wire

COUNT = 1000


def test_the_decade_is_the_same_every_time():
    one, other = (repr(list(decade.entries(COUNT))).encode() for _ in range(2))
    assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()
    assert list(decade.check_ins(50)) == list(decade.check_ins(50))


def test_entries_are_as_long_as_people_write_and_hold_the_two_words():
    found = list(decade.entries(COUNT))
    assert 140 <= mean(len(entry.text.split()) for entry in found) <= 165
    assert sum(decade.RARE in entry.text for entry in found) == decade.RARE_HITS * COUNT // decade.ENTRIES
    assert sum(decade.COMMON in entry.text for entry in found) == round(decade.COMMON_HITS * COUNT / decade.ENTRIES)
    assert {tag for entry in found for tag in entry.tags} == set(range(len(decade.TAGS)))


def test_check_ins_are_ratings_in_order():
    found = list(decade.check_ins(400))
    assert all(0 <= one.mood <= 10 and 0 <= (one.urge or 0) <= 10 for one in found)
    assert [one.when for one in found] == sorted(one.when for one in found)
    assert 0.15 < mean(bool(one.note) for one in found) < 0.35


def test_a_missed_goal_says_by_how_much():
    assert goals.verdict(found=30, allowed=30) == "yes"
    assert goals.verdict(found=45, allowed=30) == "NO, 1.50 x"


def test_everything_a_page_asks_for_is_weighed():
    head = '<link rel="stylesheet" href="/a.css"><link rel="next" href="/b"><script src="/c.js" defer></script>'
    html = f'{head}<img src="/d.svg">'
    assert wire._asked_for("/page", html) == ["/a.css", "/c.js", "/d.svg"]
    assert wire._asked_for("/a.css", '@import "x.css"; a{b:url(y.woff2)} c{d:url("data:x")}') == ["x.css", "y.woff2"]
    assert wire._asked_for("/c.js", 'import { a } from "./e.js"; import "./f.js";') == ["./e.js", "./f.js"]
