"""Take a picture of every page at 390 and 1280 px, light, dark and night, into ./screenshots (`make screenshots`).

Runs Leeward on an invented year in a folder of its own, unlocks it as a person would, and walks through the pages.
"""
# ruff: noqa: INP001, T201 (a command of the workshop: no package, and it says what it does)

from __future__ import annotations

import argparse
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
SIZES = {390: 844, 1280: 860}
SCHEMES = ("light", "dark")
ANYONE = {
    "welcome": "/",
    "unlock": "/unlock",
    "begin": "/start",
    "recover": "/recover",
    "now": "/now",
    "now-ie": "/now/ie",
    "now-stay": "/now#stay",
    "now-minute": "/now/ie#minute",
    "now-life": "/now/ie#life",
    "helplines": "/helplines",
    "helplines-gb": "/helplines/gb",
    "helplines-text": "/helplines/gb?way=text",
    "helplines-chosen": "/helplines/us?way=chat&who=lgbtq&open=1",
    "helplines-nobody": "/helplines/ph?way=text&who=deaf",
    "helplines-elsewhere": "/helplines/cu",
    "without-network": "/without-network",
    "understand": "/understand",
    "understand-why": "/understand/why-people-do-it",
    "understand-wounds": "/understand/wounds",
    "understand-easy": "/understand/wounds/easy",
    "find": "/find",
    "private": "/staying-private",
    "words": "/how-it-works-with-your-words",
    "away": "/away",
    "here": "/plan/here",
    "try": "/try",
    "try-one": "/try/one-loud-song",
    "try-ride": "/try/ride",
    "try-ride-15": "/try/ride/15",
    "try-ride-30": "/try/ride/30",
    "mail-link": "/post/a/b",
    "for-someone": "/for-someone",
    "for-someone-part": "/for-someone/first-hours",
    "for-someone-easy": "/for-someone/first-hours/easy",
    "for-someone-friends": "/for-someone/friends",
    "for-someone-talking": "/for-someone/start-talking",
    "signs": "/signs",
    "signs-me": "/signs/for-me",
    "signs-someone": "/signs/for-someone",
    "nothing-here": "/nowhere",
}
SIGNED_IN = {
    "today": "/",
    "check-in": "/check-in",
    "write": "/write",
    "notebook": "/notebook",
    "search": "/search",
    "tags": "/notebook/tags",
    "scales": "/notebook/scales",
    "toolbox": "/toolbox",
    "toolbox-night": "/toolbox?m=night",
    "tool": "/toolbox/one-loud-song",
    "tool-new": "/toolbox/new",
    "toolbox-order": "/toolbox/order",
    "cool-water": "/toolbox/cold",
    "hope": "/toolbox/hope",
    "moving": "/moving",
    "moving-plan": "/moving/plan",
    "moving-what": "/moving/plan/what",
    "moving-when": "/moving/plan/when",
    "moving-ideas": "/moving/ideas",
    "moving-ideas-anger": "/moving/ideas?m=anger",
    "moving-idea": "/moving/ideas/push-a-wall",
    "moving-begin": "/moving/begin",
    "moving-did": "/moving/did",
    "moving-kept": "/moving/kept",
    "moving-care": "/moving/care",
    "patterns-moving": "/patterns/moving",
    "kindness": "/toolbox/kindness",
    "kindness-plain": "/toolbox/kindness?v=plain",
    "kind-tool": "/toolbox/a-warm-hand",
    "steps": "/steps",
    "steps-one": "/steps/one",
    "steps-new": "/steps/one/new?for=eating",
    "steps-goals": "/steps/goals",
    "steps-done": "/steps/done",
    "sheets": "/steps/sheet",
    "sheets-strong": "/steps/sheet?strong",
    "jar": "/jar",
    "jar-open": "/jar/open",
    "jar-notes": "/jar/notes",
    "celebrations": "/celebrations",
    "ride": "/ride",
    "ride-wait": "/ride/wait",
    "patterns": "/patterns",
    "plan": "/plan",
    "plan-part": "/plan/4",
    "plan-person": "/plan/4/person",
    "plan-look": "/plan/look",
    "plan-print": "/plan/print",
    "plan-picture": "/plan/picture",
    "plan-copy": "/plan/copy",
    "plan-history": "/plan/history",
    "plan-erase": "/plan/erase",
    "plan-now": "/plan/now",
    "plan-later": "/plan/later",
    "afterwards": "/afterwards",
    "afterwards-earlier": "/afterwards/earlier",
    "patterns-before": "/patterns/before",
    "patterns-before-mood": "/patterns/before?s=0",
    "patterns-signs": "/patterns/signs",
    "patterns-signs-choosing": "/patterns/signs?s=16",
    "patterns-how": "/patterns/how",
    "helps": "/patterns/helps",
    "patterns-year": "/patterns/year",
    "patterns-themes": "/patterns/themes",
    "patterns-theme-lists": "/patterns/themes/lists",
    "events": "/notebook/events",
    "bring": "/bring",
    "bring-phone": "/bring/phone",
    "you": "/you",
    "preferences": "/you/preferences",
    "sign-ins": "/you/sign-ins",
    "this-phone": "/you/this-phone",
    "reminders": "/you/reminders",
    "passphrase": "/you/passphrase",
    "new-code": "/you/code",
    "rekey": "/you/rekey",
    "leave": "/you/leave",
}


class NotStarted(Exception):
    """Leeward did not come up; the message holds what it said."""


@dataclass(frozen=True)
class House:
    """A running Leeward and how to come in."""

    address: str
    name: str
    passphrase: str


@contextmanager
def running() -> Iterator[House]:
    """Run Leeward on an invented year until the pictures are taken."""
    with socket.socket() as free, tempfile.TemporaryDirectory(prefix="leeward-pictures-") as folder:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "leeward", "demo", "--to", f"{folder}/demo", "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 (our own command)
            try:
                house = _house(process, f"http://localhost:{port}")
                _wait_for(port)
                yield house
            finally:
                process.terminate()


def _house(process: subprocess.Popen[str], address: str) -> House:
    said = ""
    for line in process.stdout or ():
        said += line
        if "is open at" in line:
            name = re.search(r"Sign-in name: +(.+)", said)
            passphrase = re.search(r"Passphrase: +(.+)", said)
            if name and passphrase:
                return House(address, name[1].strip(), passphrase[1].strip())
    raise NotStarted(said)


def _wait_for(port: int) -> None:
    """Wait until somebody listens: the address is printed a moment before."""
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.1)
    raise NotStarted(f"nothing listens on port {port}")


def unlock(context: BrowserContext, house: House) -> None:
    """Come in as a person does."""
    page = context.new_page()
    page.goto(f"{house.address}/unlock")
    page.get_by_label("Sign-in name").fill(house.name)
    page.get_by_label("Passphrase").fill(house.passphrase)
    page.get_by_role("button", name="Unlock").click()
    page.wait_for_url(f"{house.address}/")
    page.close()


def take(page: Page, to: Path, *, whole: bool = True) -> None:
    """Take the first screen as it is, and the whole page with the fixed bars left out of its middle."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=to.with_suffix(".png"))
    if whole:
        height = page.evaluate("document.documentElement.scrollHeight")
        width = page.viewport_size["width"] if page.viewport_size else 390
        page.set_viewport_size({"width": width, "height": min(height, 12_000)})
        page.screenshot(path=to.with_name(f"{to.name}-whole.png"))
        page.set_viewport_size({"width": width, "height": SIZES[width]})


def entry_pages(page: Page, house: House) -> dict[str, str]:
    """Return the addresses of one entry and of changing it, found through the notebook."""
    page.goto(f"{house.address}/notebook")
    links = page.locator("main a[href^='/notebook/']").evaluate_all("all => all.map((one) => one.pathname)")
    entries = [link for link in links if re.fullmatch(r"/notebook/[0-9a-z]{26}", link)]
    return {"entry": entries[0], "entry-edit": f"{entries[0]}/edit"} if entries else {}


def walk(browser: Browser, house: House, folder: Path, only: str) -> None:
    """Take every page in every size and scheme."""
    for scheme in SCHEMES:
        for width, height in SIZES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            to = folder / f"{width}-{scheme}"
            to.mkdir(parents=True, exist_ok=True)
            _take_all(page, house, ANYONE, to=to, only=only)
            unlock(context, house)
            _take_all(page, house, {**SIGNED_IN, **entry_pages(page, house)}, to=to, only=only)
            context.close()


def _take_all(page: Page, house: House, pages: dict[str, str], *, to: Path, only: str) -> None:
    for name, path in pages.items():
        if only in name:
            answer = page.goto(house.address + path)
            print(f"{answer.status if answer else '-'} {to.name} {name}", flush=True)
            take(page, to / name)


def main() -> None:
    """Read the options and take the pictures."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--to", type=Path, default=Path("screenshots"))
    words.add_argument("--only", default="", help="take only pages whose name holds this")
    choice = words.parse_args()
    choice.to.mkdir(parents=True, exist_ok=True)
    with running() as house, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        walk(browser, house, choice.to, choice.only)
        browser.close()


if __name__ == "__main__":
    main()
