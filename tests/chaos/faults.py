"""What can go wrong between a client and a server: each fault takes a request and the server's true answer, and lies.

A fault that needs more of the answer than there is (a cut in an empty body) does the nearest thing.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping

from attrs import frozen

from tests.runtime.scripted import Wire

STALL = 30.0
"""Seconds: longer than any deadline of a chaos call."""


@frozen
class Answer:
    """The server's true answer."""

    status: int
    content_type: str
    body: bytes
    upload: Mapping[str, str] = {}

    @property
    def head(self) -> dict[str, str]:
        """Its headers, and those that an upload goes by."""
        return {"content_type": self.content_type, **self.upload}

    @property
    def is_stream(self) -> bool:
        return self.content_type.startswith("text/event-stream")


Fault = Callable[[Wire, Answer, random.Random], Awaitable[None]]


async def truth(wire: Wire, answer: Answer, _: random.Random) -> None:
    """No fault."""
    if answer.is_stream:
        await wire.stream(*_events(answer.body), content_type=answer.content_type)
    else:
        await wire.answer(answer.status, answer.body, **answer.head)


async def _reset_unanswered(wire: Wire, _: Answer, __: random.Random) -> None:
    await wire.read()
    wire.cut()


async def _close_unanswered(wire: Wire, _: Answer, __: random.Random) -> None:
    await wire.read()
    wire.keep_alive = False


async def _stall(wire: Wire, _: Answer, __: random.Random) -> None:
    await wire.read()
    await asyncio.sleep(STALL)


async def _delay(wire: Wire, answer: Answer, chance: random.Random) -> None:
    await asyncio.sleep(chance.uniform(0, 0.05))
    await truth(wire, answer, chance)


async def _split(wire: Wire, answer: Answer, chance: random.Random) -> None:
    """The truth, in small pieces."""
    await wire.read()
    if answer.is_stream:
        await wire.head(content_type=answer.content_type, transfer_encoding="chunked")
    else:
        await wire.head(answer.status, **answer.head, content_length=str(len(answer.body)))
    at = 0
    while at < len(answer.body):
        piece = answer.body[at : at + chance.randint(1, 200)]
        at += len(piece)
        await (wire.chunk(piece) if answer.is_stream else wire.write(piece))
        await asyncio.sleep(0)
    if answer.is_stream:
        await wire.write(b"0\r\n\r\n")


def _refused(status: int, body: bytes, **headers: str) -> Fault:
    async def refused(wire: Wire, _: Answer, __: random.Random) -> None:
        await wire.answer(status, body, **{"content_type": "application/json", **headers})

    return refused


_QUOTA = (
    b'{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"slow down","details":['
    b'{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"0.050000001s"},'
    b'{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"PerMinute"}]}]}}'
)


async def _cut_body(wire: Wire, answer: Answer, chance: random.Random) -> None:
    """A body that is promised whole and ends early."""
    await wire.read()
    kept = answer.body[: chance.randrange(len(answer.body))] if answer.body else b""
    if answer.is_stream:
        await wire.head(content_type=answer.content_type, transfer_encoding="chunked")
        await wire.chunk(kept)
    else:
        await wire.head(answer.status, **answer.head, content_length=str(len(answer.body) + 1))
        await wire.write(kept)
    wire.cut()


async def _short_body(wire: Wire, answer: Answer, chance: random.Random) -> None:
    """A body that ends early, and says that this is all: cut JSON, or a stream that looks whole."""
    kept = answer.body[: chance.randrange(len(answer.body))] if answer.body else b""
    if answer.is_stream:
        await wire.stream(kept, content_type=answer.content_type)
    else:
        await wire.answer(answer.status, kept, **answer.head)


async def _broken_json(wire: Wire, answer: Answer, _: random.Random) -> None:
    if answer.is_stream:
        await wire.stream(b"data: {broken\r\n\r\n", answer.body, content_type=answer.content_type)
    else:
        await wire.answer(answer.status, b"<" + answer.body[1:], **answer.head)


async def _error_tail(wire: Wire, answer: Answer, chance: random.Random) -> None:
    """What Gemini sends when it sheds load in the middle of a stream; elsewhere a 503."""
    error = b'{"error":{"code":503,"status":"UNAVAILABLE","message":"overloaded"}}'
    if not answer.is_stream:
        await wire.answer(503, error, content_type="application/json")
        return
    events = _events(answer.body)
    await wire.stream(*events[: chance.randrange(len(events))], error, content_type=answer.content_type)


async def _stall_inside(wire: Wire, answer: Answer, chance: random.Random) -> None:
    await wire.read()
    kept = answer.body[: chance.randrange(len(answer.body))] if answer.body else b""
    if answer.is_stream:
        await wire.head(content_type=answer.content_type, transfer_encoding="chunked")
        await wire.chunk(kept)
    else:
        await wire.head(answer.status, **answer.head, content_length=str(len(answer.body) + 1))
        await wire.write(kept)
    await asyncio.sleep(STALL)


FAULTS: dict[str, Fault] = {
    "reset unanswered": _reset_unanswered,
    "close unanswered": _close_unanswered,
    "stall": _stall,
    "delay": _delay,
    "split": _split,
    "429 with RetryInfo": _refused(429, _QUOTA),
    "500": _refused(500, b'{"error":{"code":500,"status":"INTERNAL","message":"oops"}}'),
    "503 with Retry-After": _refused(503, b"", retry_after="0"),
    "502 in HTML": _refused(502, b"<html><h1>Bad Gateway</h1></html>", content_type="text/html"),
    "200 and nothing": _refused(200, b""),
    "200 and null": _refused(200, b"null"),
    "body cut": _cut_body,
    "body short": _short_body,
    "broken JSON": _broken_json,
    "error tail": _error_tail,
    "stall inside": _stall_inside,
}


def _events(body: bytes) -> list[bytes]:
    """A stream's events, one by one."""
    ends = body.replace(b"\r\n\r\n", b"\r\n\r\n\0").split(b"\0")
    return [event for event in ends if event] or [b""]
