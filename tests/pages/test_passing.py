"""A phone's file is handed on as it comes: never held, few at once, and not for ever."""

import asyncio

import pytest

from leeward.web import passing, server


def ask(app, *, pieces=(b"x",), length=None, pause=0.0, bodies=None, path=passing.PATH):
    """Return the status, what the application was given, and the most that was held meanwhile."""
    given, statuses, held = [], [], []
    bodies = bodies or server.WholeBodies(app)
    waiting = list(pieces)

    async def receive():
        await asyncio.sleep(pause)
        return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}

    async def send(message):
        statuses.append(message.get("status"))

    async def reading(scope, receive, send):
        message = {"more_body": True}
        while message.get("more_body"):
            message = await receive()
            given.append(message["type"] if message["type"] == passing.GONE["type"] else message["body"])
            held.append(bodies.held)
        await app(scope, receive, send)

    bodies.app = reading
    headers = [(b"content-length", str(length).encode())] if length is not None else []
    scope = {"type": "http", "path": path, "method": "POST", "headers": headers}
    asyncio.run(bodies(scope, receive, send))
    return statuses[0] if statuses else None, given, max(held, default=0)


async def thanks(_scope, _receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_each_piece_is_handed_on_and_none_is_held():
    pieces = [bytes([number]) * 1000 for number in range(20)]
    assert ask(thanks, pieces=pieces, length=20_000) == (200, pieces, 0)


def test_other_addresses_are_read_whole_as_before():
    status, given, held = ask(thanks, pieces=[b"a", b"b"], path="/bring")
    assert (status, given, held) == (200, [b"ab"], 2)


def test_more_than_a_phone_makes_is_refused_before_it_comes():
    assert ask(thanks, length=passing.BYTES + 1)[:2] == (413, [])
    assert ask(thanks, length=passing.BYTES)[0] == 200


def test_a_length_that_is_none_is_refused():
    bodies = server.WholeBodies(thanks)
    statuses = []

    async def send(message):
        statuses.append(message.get("status"))

    scope = {"type": "http", "path": passing.PATH, "method": "POST", "headers": [(b"content-length", b"-1")]}
    asyncio.run(bodies(scope, None, send))
    assert statuses[0] == 413


def test_two_at_once_and_the_third_is_asked_to_wait():
    bodies = server.WholeBodies(thanks)
    bodies.passing = passing.AT_ONCE
    assert ask(thanks, bodies=bodies)[:2] == (503, [])
    bodies.passing = passing.AT_ONCE - 1
    assert ask(thanks, bodies=bodies)[0] == 200
    assert bodies.passing == passing.AT_ONCE - 1


def test_a_fault_gives_the_place_back():
    async def broken(_scope, _receive, _send):
        raise RuntimeError

    bodies = server.WholeBodies(broken)
    with pytest.raises(RuntimeError):
        ask(broken, bodies=bodies)
    assert bodies.passing == 0


@pytest.mark.parametrize(("piece", "whole"), [(0.01, 60.0), (60.0, 0.01)])
def test_who_sends_too_slowly_has_gone(piece, whole):
    async def slow():
        await asyncio.sleep(0.2)
        return {"type": "http.request", "body": b"x", "more_body": True}

    receive = passing.in_time(slow, piece_seconds=piece, seconds=whole)
    assert asyncio.run(receive()) == passing.GONE
