"""What a person does in the browser, in the words of the page, so that the tests read like a visit."""

from __future__ import annotations

import re

from playwright.sync_api import Page

PASSPHRASE = "quiet harbour lantern seven boats"


def begin(page: Page, name: str = "robin-by-the-bay", passphrase: str = PASSPHRASE) -> list[str]:
    """Sign up and type two groups of the recovery code back. Return the groups."""
    page.goto("/start")
    page.get_by_label("Sign-in name").fill(name)
    page.locator("[name=passphrase]").fill(passphrase)
    page.locator("[name=again]").fill(passphrase)
    page.get_by_role("button", name="Make my notebook").click()
    page.locator(".code li").first.wait_for()
    groups = [re.sub(r"\s", "", words) for words in page.locator(".code li").all_inner_texts()]
    for box in page.locator("input[name^=group_]").all():
        number = int((box.get_attribute("name") or "").removeprefix("group_"))
        box.fill(groups[number - 1])
    page.get_by_role("button", name="It is written down").click()
    page.get_by_role("heading", name="What would help right now?").wait_for()
    return groups


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Unlock from the lock screen."""
    page.goto("/unlock")
    page.get_by_role("heading", name="Locked").wait_for()
    page.locator("[name=passphrase]").fill(passphrase)
    page.get_by_role("button", name="Unlock", exact=True).click()
    page.get_by_role("button", name="Lock", exact=True).wait_for()


def come_in(page: Page, name: str = "robin-by-the-bay", passphrase: str = PASSPHRASE) -> None:
    """Sign in by name, as on a new device."""
    page.goto("/unlock")
    page.get_by_label("Sign-in name").fill(name)
    page.locator("[name=passphrase]").fill(passphrase)
    page.get_by_role("button", name="Unlock", exact=True).click()
    page.get_by_role("button", name="Lock", exact=True).wait_for()


def lock(page: Page) -> None:
    """Lock with one tap."""
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_url("**/unlock*")


def write(page: Page, words: str) -> None:
    """Write a free page and keep it."""
    page.goto("/write?prompt=")
    page.locator("textarea[name=text]").fill(words)
    page.get_by_role("button", name="Keep it").first.click()
    page.wait_for_load_state()


def note(page: Page, words: str, mood: int = 4) -> None:
    """Check in with a mood and a note."""
    page.goto("/check-in")
    page.get_by_role("group", name="Mood").get_by_role("radio", name=str(mood), exact=True).check(force=True)
    page.locator("textarea[name=note]").fill(words)
    page.get_by_role("button", name="Keep it").first.click()
    page.get_by_role("heading", name="Kept. Thank you.").wait_for()
