"""Run in a process of its own: make a notebook, write marker words into every form, and say what was visited.

Its database is a file, its log goes to a file, its temporary folder is its own: the census then reads all of them.
"""

from __future__ import annotations

import re
import sys
from urllib.parse import urljoin

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

from leeward.kernel.languages import BY_TAG
from tests.accounts.forms_on import forms_on, kind_of

LEAVES = ("/exit", "/lock", "/sign-out", "/you/leave", "/unlock", "/start", "/recover", "/you/again", "/here")
# Pages to read, many of a kind and without a form of their own; the first one of each is walked through. Other
# languages hold no other forms.
READING = ("/now/", "/understand/", "/helplines/", "/for-someone/", "/signs/", *(f"/{tag}/" for tag in BY_TAG))
MOST_PAGES = 250
TABLE = "date,time,mood,note\n2026-03-01,09:00,good,{text}\n2026-03-02,09:00,awful,{text}\n"
PHONE = (
    '<HealthData><Record type="HKCategoryTypeIdentifierMindfulSession" sourceName="{text}" '
    'startDate="2026-03-01 20:00:00 +0100" endDate="2026-03-01 20:10:00 +0100"/>'
    '<Record type="HKQuantityTypeIdentifierAppleExerciseTime" sourceName="{text}" '
    'startDate="2026-03-03 20:00:00 +0100" endDate="2026-03-03 20:10:00 +0100"/></HealthData>'
)


def main(name: str, passphrase: str, text: str) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    from leeward.vault import site_keys

    site_keys.ready()
    browser = Client(SERVER_NAME="localhost")
    groups = _begin(browser, name, passphrase)
    for sent in _walk(browser, text):
        _say(sent)
    _say_why(browser, text)
    _change_everything(browser, passphrase, text)
    _wrong_and_locked(browser, name, passphrase, text)
    _say("code " + " ".join(groups))


def _say(*words):
    # Not to a file: the census reads them all, and the code is among the words.
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def _begin(browser, name, passphrase):
    browser.post("/start", {"name": name, "passphrase": passphrase, "again": passphrase})
    page = browser.get("/start/code").content.decode()
    groups = re.findall(r'class="code__group">([0-9A-Z]+)<', page)
    asked = {f"group_{n}": groups[int(n) - 1] for n in re.findall(r'name="group_(\d)"', page)}
    assert browser.post("/start/code", asked).status_code == 302
    return groups


def _addresses():
    """Return every address without a part that names one thing."""
    found = {pattern for pattern in _paths(get_resolver().url_patterns, "/") if "<" not in pattern}
    return sorted(path for path in found if path not in LEAVES)


def _paths(patterns, before):
    for one in patterns:
        here = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from _paths(one.url_patterns, here)
        else:
            yield here


def _walk(browser, text):
    """Open every page there is a link to, and send each kind of form on it once."""
    # A part of the plan and a small action first: what is done with them shows a form only once there is one.
    waiting, seen, sent = ["/plan/1", "/plan/look", "/steps/one/new", *_addresses()], set(), set()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if kind_of(address) in seen or address.split("?")[0] in LEAVES or address.startswith(READING):
            continue
        seen.add(kind_of(address))
        response = browser.get(address)
        if response.status_code == 302:
            waiting.insert(0, response["Location"])
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            continue
        page = response.content.decode()
        for form in forms_on(page):
            if form.method == "post" and form.kind(address) not in sent | {(leave, ()) for leave in LEAVES}:
                sent.add(form.kind(address))
                waiting += _sent(browser, form, form.action or address, text)
                yield form.action or address
        waiting += [urljoin(address, link) for link in re.findall(r'href="([/?](?!static)[^"#]*)"', page)]


def _sent(browser, form, target, text):
    if target in LEAVES:
        return []
    found = []
    for button in [(), *form.buttons[:1]]:
        fields = form.filled(text) | dict([button] if button else [])
        for one in form.files:
            body = PHONE if target == "/bring/phone" else TABLE
            fields[one] = SimpleUploadedFile(f"{text}.csv", body.format(text=text).encode())
        answer = browser.post(target, fields)
        found += [answer["Location"]] if answer.status_code == 302 else []
    return found


def _say_why(browser, text):
    # A finding takes sixty days, and the walk has only a few; what is said about one goes the same way.
    sent = {"about": "0-before-tag:1", "seen": "0", "why": text}
    assert browser.post("/patterns/before", sent).status_code == 302
    _say("/patterns/before")


def _change_everything(browser, passphrase, text):
    fields = {"current": passphrase, "passphrase": passphrase + text, "again": passphrase + text}
    assert b"in use" in browser.post("/you/passphrase", fields).content


def _wrong_and_locked(browser, name, passphrase, text):
    form = next(one for one in forms_on(browser.get("/check-in").content.decode()) if "ticket" in one.fields)
    browser.post("/lock")
    _say("locked", browser.post("/check-in", form.filled(text)).status_code)
    Client(SERVER_NAME="localhost").post("/unlock", {"name": name, "passphrase": text + " wrong " + passphrase})
    Client(raise_request_exception=False, SERVER_NAME="localhost").post("/recover", {"code": text})
    browser.post("/unlock", {"passphrase": passphrase + text})
    _say("opened", browser.get("/you").status_code)
    browser.post("/lock")


if __name__ == "__main__":
    main(*sys.argv[1:])
