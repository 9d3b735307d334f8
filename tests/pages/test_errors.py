"""When something breaks, neither the report nor the log says what somebody wrote."""

import io
import logging
import sys

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import reverse
from django.views.debug import ExceptionReporter

from leeward.web.log_lines import PlacesOnly

WORDS = "markerheronpasses"


def _broken(text: str) -> None:
    number = text + " is no number"
    try:
        int(number)
    except ValueError as error:
        raise RuntimeError(text) from error


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_report_holds_nothing_that_was_typed(form: str):
    request = RequestFactory().post("/write", {"text": WORDS}, headers={"Cookie": f"s={WORDS}"})
    try:
        _broken(WORDS)
    except RuntimeError:
        kind, _, trace = sys.exc_info()
        # The message itself is the caller's; Leeward's own errors carry none.
        reporter = ExceptionReporter(request, kind, RuntimeError("no message"), trace, is_email=True)

    report = reporter.get_traceback_text() if form == "text" else reporter.get_traceback_html()

    assert WORDS not in report
    assert "_broken" in report


def test_a_line_of_the_log_names_places_and_kinds_only():
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(PlacesOnly("%(message)s"))
    log = logging.getLogger("leeward.test_errors")
    log.propagate = False
    log.addHandler(handler)
    try:
        _broken(WORDS)
    except RuntimeError:
        log.exception("thing.failed")

    said = heard.getvalue()
    assert WORDS not in said
    assert "RuntimeError from ValueError" in said
    assert "_broken" in said


def test_the_running_log_is_the_quiet_one():
    assert settings.LOGGING["formatters"]["line"]["()"] == "leeward.web.log_lines.PlacesOnly"


@pytest.mark.django_db
def test_a_broken_page_says_whose_fault_it_is_not_and_holds_the_way_to_help(ana_browser, monkeypatch):
    def broken(*_args, **_more):
        _broken(WORDS)

    monkeypatch.setattr("leeward.journal.queries.vocabulary", broken)
    ana_browser.raise_request_exception = False
    answer = ana_browser.get(reverse("check-in"))

    assert answer.status_code == 500
    assert b"not because of you" in answer.content
    assert b'href="/now"' in answer.content
    assert WORDS.encode() not in answer.content
