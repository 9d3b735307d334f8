"""Our side: each action in a process of its own that has answered one page and is idle otherwise.

`python -m benchmarks.notebook.our_side FOLDER build ENTRIES CHECK_INS`, then `... FOLDER ACTION RUNS`: prints figures.
"""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.notebook import bare, decade, household
from benchmarks.notebook.measuring import Figures, call, out_of_the_cache

Action = Callable[[], object]


def reading(folder: Path) -> dict[str, Action]:
    """Return what is only read: the work of a request from its token on, without the page around it."""
    from leeward.journal import queries
    from leeward.journal.kinds import CHECK_INS

    def opened():
        return household.resumed(folder)

    return {
        "decade of check-ins": lambda: opened().stream(CHECK_INS).all(),
        "last ten": lambda: queries.newest_entries(opened(), 10),
        "rare word": lambda: queries.search(opened(), decade.RARE),
        "common word": lambda: queries.search(opened(), decade.COMMON),
        "tag counts": lambda: queries.tag_counts(opened()),
    }


def pages(folder: Path) -> dict[str, Action]:
    """Return whole requests: session, notebook, page."""
    browser = household.browser(folder)
    return {
        "trends page": lambda: _good(browser.get("/patterns?window=all")),
        "notebook page": lambda: _good(browser.get("/notebook")),
        "tags page": lambda: _good(browser.get("/notebook/tags")),
        "search page": _searching(browser),
        "check-in page": lambda: _good(browser.get("/check-in")),
        "year page": lambda: _good(browser.get("/patterns/year?back=0")),
        "words page": _counting(folder, browser),
    }


def _good(answer):
    if answer.status_code != 200:
        raise SystemExit(f"{answer.request['PATH_INFO']} answered {answer.status_code}")
    return answer


def _counting(folder: Path, browser) -> Action:
    """Switch the counting of words on, and show them; the first run counts ten years."""
    from leeward.journal.themes import actions

    actions.switch_on(household.resumed(folder))
    return lambda: _good(browser.get("/patterns/themes"))


def _searching(browser) -> Action:
    hidden = fields(_good(browser.get("/search")).content.decode())
    return lambda: _good(browser.post("/search", {**hidden, "words": decade.COMMON}))


def fields(html: str) -> dict[str, str]:
    """Return the hidden fields of a page's forms."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        marks = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if marks.get("type") == "hidden" and "name" in marks:
            found[marks["name"]] = marks.get("value", "")
    return found


def adding(folder: Path, runs: int) -> Figures:
    """Time the whole request that keeps an entry durably. The page it was written on is fetched untimed."""
    browser = household.browser(folder)
    texts = [entry.text for entry in decade.entries(100)]
    form: dict[str, str] = {}

    def fetch() -> None:
        form.clear()
        form.update(fields(_good(browser.get("/write?prompt=today")).content.decode()))
        form["text"] = texts.pop()

    def keep() -> None:
        answer = browser.post("/write", form)
        if answer.status_code != 302 or "kept" not in answer["Location"]:
            raise SystemExit(f"an entry was not kept: {answer.status_code}")

    return call(keep, runs=runs, before=fetch)


def importing(folder: Path) -> Figures:
    """Time keeping all entries at once in an empty notebook."""
    from leeward.journal import actions

    vault = household.resumed(folder)
    records = list(household.entry_records(decade.ENTRIES, household.vocabulary(vault)))
    return call(lambda: actions.add_entries(household.resumed(folder), records), runs=0)


def without_blobs(folder: Path) -> None:
    """Throw away what was worked out, and have the system forget the file."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM vault_blob")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    out_of_the_cache(folder / "data" / "leeward.db")


def measure(folder: Path, name: str, runs: int) -> Figures:
    """Return the figures of one action; its first run finds nothing prepared."""
    household.open_folder(folder)
    _good(household.browser(folder).get("/now"))
    gc.collect()
    if name == "add one":
        return adding(folder, runs)
    if name == "import":
        return importing(folder)
    action = {**reading(folder), **pages(folder)}[name] if name in PAGES else reading(folder)[name]
    without_blobs(folder)
    return call(action, runs=runs)


PAGES = {"trends page", "notebook page", "tags page", "search page", "check-in page", "year page", "words page"}


def main(folder: Path, what: str, *numbers: str) -> None:
    """Do one thing and print its figures."""
    if what == "build":
        household.build(folder, *map(int, numbers))
    elif what == "opening":
        household.open_folder(folder)
        print(json.dumps(bare.compared(folder)))
    else:
        print(json.dumps(measure(folder, what, *map(int, numbers)).as_dict()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
