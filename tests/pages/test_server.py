"""Bodies are read whole, bounded and timed, before a thread is spent on them."""

import asyncio

import uvicorn

from leeward.cli import serve_command
from leeward.web import server


async def _echo(scope, receive, send):
    message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": message["body"]})


def _request(
    path: str, chunks: list[bytes], *, app=_echo, seconds: float = 5.0, pause: float = 0.0
) -> tuple[int, bytes]:
    sent = []
    waiting = [*chunks]

    async def receive():
        await asyncio.sleep(pause)
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting)}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": [(b"x_forwarded_for", b"1.2.3.4"), (b"host", b"localhost")]}
    asyncio.run(server.WholeBodies(app, seconds=seconds)(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_a_body_in_pieces_arrives_whole():
    assert _request("/write", [b"a quiet ", b"evening"]) == (200, b"a quiet evening")


def test_a_body_that_is_too_large_is_refused_kindly():
    status, words = _request("/write", [b"x" * 2**20] * 5)

    assert status == 413
    assert b"Nothing you have kept is changed" in words


def test_an_import_may_be_larger_than_a_form():
    status, body = _request("/bring", [b"x" * 2**20] * 5)

    assert (status, len(body)) == (200, 5 * 2**20)


def test_a_slow_body_costs_no_thread():
    status, _ = _request("/write", [b"a", b"b"], seconds=0.05, pause=0.2)

    assert status == 408


def test_a_header_cannot_shadow_another():
    async def names(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b",".join(name for name, _ in scope["headers"])})

    assert _request("/", [b""], app=names) == (200, b"host")


def test_memory_is_given_back():
    bodies = server.WholeBodies(_echo)

    async def receive():
        return {"type": "http.request", "body": b"x" * 1000, "more_body": False}

    async def send(message):
        assert bodies.held == 1000

    asyncio.run(bodies({"type": "http", "path": "/", "headers": []}, receive, send))

    assert bodies.held == 0


def test_a_body_without_a_length_is_read_all_the_same():
    async def length(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": dict(scope["headers"]).get(b"content-length", b"none")})

    assert _request("/write", [b"a quiet ", b"evening"], app=length) == (200, b"15")


def test_nobody_is_believed_about_addresses_but_the_named_proxies():
    config = uvicorn.Config(serve_command.APPLICATION, **serve_command.SERVED)

    assert not config.proxy_headers


def test_large_files_leave_room_for_forms():
    bodies = server.WholeBodies(_echo)
    bodies.held = server.ALL_BYTES - server.FORMS_ALONE

    async def receive():
        return {"type": "http.request", "body": b"x" * 1000, "more_body": False}

    statuses = []

    async def send(message):
        statuses.append(message.get("status"))

    for path in ("/bring", "/write"):
        asyncio.run(bodies({"type": "http", "path": path, "headers": []}, receive, send))

    assert [status for status in statuses if status] == [503, 200]
