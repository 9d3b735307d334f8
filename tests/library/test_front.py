"""In front of everything: public pages are answered even when the application behind never answers again."""

import asyncio

import pytest

from leeward.library import front
from leeward.library.front import PublicFirst

HEADERS = {"Content-Security-Policy": "default-src 'none'"}


class StuckApp:
    """An application all of whose threads wait for a lock."""

    def __init__(self) -> None:
        self.asked = []

    async def __call__(self, scope, receive, send):
        self.asked.append(scope["path"])
        await asyncio.sleep(3600)


def get(app, path: str, *, method: str = "GET", **heard: str) -> list[dict]:
    sent = []
    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in heard.items()]

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    asyncio.run(asyncio.wait_for(PublicFirst(app, headers=HEADERS)(scope, receive, send), 0.5))
    return sent


def test_help_now_answers_while_everything_else_is_stuck():
    stuck = StuckApp()

    start, body = get(stuck, "/now/gb", cookie="s=a-session", accept_encoding="identity")

    assert start["status"] == 200
    assert b"tel:999" in body["body"]
    assert stuck.asked == []


def test_the_answer_carries_the_policy_and_no_cookie():
    start, _ = get(StuckApp(), "/now")

    assert (b"content-security-policy", b"default-src 'none'") in start["headers"]
    assert b"set-cookie" not in dict(start["headers"])


def test_everything_else_goes_on():
    stuck = StuckApp()

    with pytest.raises(TimeoutError):
        get(stuck, "/write")

    assert stuck.asked == ["/write"]


def test_when_the_front_itself_breaks_the_application_is_asked(monkeypatch: pytest.MonkeyPatch):
    stuck = StuckApp()

    def breaks(_asked):
        raise RuntimeError

    monkeypatch.setattr(front, "answer", breaks)
    with pytest.raises(TimeoutError):
        get(stuck, "/now")

    assert stuck.asked == ["/now"]
