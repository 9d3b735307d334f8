"""R1 to R4 over every sentence of these pages: no word of a forecast, a cause, a grade or a judgement of the person."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.contracts.language import sources

NEVER = re.compile(
    r"\brisk|\bpredict|\bforecast|\bcaus(?:e|es|ed|ing)\b|\bbecause of\b|\b(?:better|worse)\b|"
    r"\brelaps|\balert|\balarm|\bwarning|\blikely to (?:self|harm|hurt)|\bshould\b|\bmust\b",
    re.IGNORECASE,
)
OURS = re.compile(r"patterns/(?:before|finding|curve|remarks|sign|how|things)|journal/(?:remarks|signs)/")


@cache
def _ours():
    return [text for text in sources.everything() if OURS.search(text.file)]


def test_no_sentence_says_what_none_may_say():
    assert [(text.file, text.line, text.words) for text in _ours() if NEVER.search(text.words)] == []


def test_the_sentences_were_found():
    files = {text.file.rpartition("/")[2] for text in _ours()}
    assert {"before_words.py", "signs_words.py", "curve_words.py", "how_words.py", "before.html", "signs.html"} <= files
    assert len(_ours()) > 100


@pytest.mark.parametrize("said", ["This causes it.", "It predicts a hard week.", "a better you", "because of the rain"])
def test_it_would_be_noticed(said):
    assert NEVER.search(said)
