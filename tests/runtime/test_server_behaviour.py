"""What servers do, row by row, and what a user gets: a right answer, or a typed error that says what happened."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from aiogenai import (
    CallOptions,
    Client,
    ConnectionLost,
    DecodeError,
    Error,
    IncompleteStream,
    RedirectRefused,
    ResourceExhausted,
    RetryPolicy,
    ServerError,
    StatusError,
    StreamInterrupted,
    Timeout,
    Unavailable,
)
from tests.runtime.scripted import Script, Scripted, Wire, scripted

MODEL = "gemini-2.5-flash"
ANSWER = b'{"candidates":[{"content":{"parts":[{"text":"hi"}]},"finishReason":"STOP"}]}'
FIRST = b'{"candidates":[{"content":{"parts":[{"text":"h"}]}}]}'
LAST = b'{"candidates":[{"content":{"parts":[{"text":"i"}]},"finishReason":"STOP"}]}'
QUICK = RetryPolicy(base=0.001, throttled_base=0.001)


@asynccontextmanager
async def talking(*script: Callable[[Wire], Awaitable[None]]) -> AsyncIterator[tuple[Client, Scripted]]:
    """A client, and a server that answers by its script, with the last line for ever."""
    left = list(script)

    async def handle(wire: Wire) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(wire)

    async with scripted(handle) as served, Client(api_key="k", base_url=served.url, retry=QUICK) as client:
        yield client, served


def says(status: int, body: bytes, **headers: str) -> Script:
    async def answer(wire: Wire) -> None:
        await wire.answer(status, body, **{"content_type": "application/json", **headers})

    return answer


def streams(*pieces: bytes, end: bool = True) -> Script:
    async def answer(wire: Wire) -> None:
        await wire.stream(*pieces, end=end)
        if not end:
            wire.cut()

    return answer


async def closes(wire: Wire) -> None:
    await wire.read()
    wire.keep_alive = False


async def ask(client: Client, options: CallOptions | None = None) -> str:
    return (await client.models.generate_content(MODEL, contents="x", options=options)).text


async def read(client: Client) -> str:
    return "".join([chunk.text async for chunk in client.models.stream_generate_content(MODEL, contents="x")])


FAULTS: list[tuple[str, Script, type[Error], str]] = [
    ("502 with an HTML body", says(502, b"<html>Bad Gateway</html>", content_type="text/html"), ServerError, "502"),
    ("500 that calls itself JSON and is not", says(500, b"oops, no JSON"), ServerError, "oops, no JSON"),
    ("503 with an empty body", says(503, b""), Unavailable, "empty body"),
    ("200 with cut JSON", says(200, ANSWER[:20]), DecodeError, "HTTP 200"),
    ("200 with nothing", says(200, b""), DecodeError, "HTTP 200"),
    ("a connection that always closes", closes, ConnectionLost, "3 attempts"),
]


@pytest.mark.parametrize(("script", "error", "says_"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
async def test_a_fault_is_typed_tried_three_times_and_told(script: Script, error: type[Error], says_: str) -> None:
    async with talking(script) as (client, served):
        with pytest.raises(error) as caught:
            await ask(client)
        assert says_ in str(caught.value)
        assert "None" not in str(caught.value)
        assert 3 == caught.value.attempts == len(served.seen)


@pytest.mark.parametrize(("script", "_error", "_says"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
async def test_a_fault_that_passes_is_not_noticed(script: Script, _error: type[Error], _says: str) -> None:
    async with talking(script, says(200, ANSWER)) as (client, _):
        assert "hi" == await ask(client)


async def test_201_is_success() -> None:
    async with talking(says(201, ANSWER)) as (client, _):
        assert "hi" == await ask(client)


async def test_a_timeout_has_words_and_is_retried() -> None:
    async def silent(wire: Wire) -> None:
        await wire.read()
        await wire.read(1)
        await asyncio.sleep(30)

    async with talking(silent) as (client, served):
        with pytest.raises(Timeout, match=r"no whole answer within 0\.4 s"):
            await ask(client, CallOptions(timeout=0.4))
        assert 3 == len(served.seen)


RETRY_INFO = (
    b'{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":'
    b'[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"0.300000001s"}]}}'
)


@pytest.mark.parametrize(
    "script",
    [says(429, RETRY_INFO), says(429, RETRY_INFO, retry_after="0"), says(503, b"", retry_after="0.3")],
    ids=["429 with RetryInfo", "429 with RetryInfo and a shorter Retry-After", "503 with Retry-After"],
)
async def test_the_servers_hint_is_waited_for(script: Script) -> None:
    async with talking(script, says(200, ANSWER)) as (client, _):
        started = time.monotonic()
        assert "hi" == await ask(client)
        assert time.monotonic() - started >= 0.3


async def test_a_hint_beyond_the_deadline_fails_at_once_and_is_told() -> None:
    async with talking(says(429, RETRY_INFO.replace(b"0.300000001s", b"50s"))) as (client, served):
        started = time.monotonic()
        with pytest.raises(ResourceExhausted) as caught:
            await ask(client, CallOptions(deadline=5))
        assert time.monotonic() - started < 4
        assert 50 == caught.value.retry_delay
        assert 1 == len(served.seen)


def event(data: bytes) -> bytes:
    return b"data: " + data + b"\r\n\r\n"


STREAMS = {
    "a comment as a heartbeat": b": keep-alive\n\n" + event(FIRST) + b":\n\n" + event(LAST),
    "no space after the colon": b"data:" + FIRST + b"\n\ndata:" + LAST + b"\n\n",
    "event and id lines": b"event: x\nid: 7\ndata: " + FIRST + b"\n\nid: 8\ndata: " + LAST + b"\n\n",
    "CR alone": b"data: " + FIRST + b"\r\rdata: " + LAST + b"\r\r",
    "a byte order mark": b"\xef\xbb\xbf" + event(FIRST) + event(LAST),
    "several data lines": event(FIRST.replace(b",", b",\ndata: ")) + event(LAST),
    "no blank line at the end": event(FIRST) + b"data: " + LAST,
    "[DONE]": event(FIRST) + event(LAST) + event(b"[DONE]"),
    "an array instead": b"[" + FIRST + b",\n" + LAST + b"]",
}


@pytest.mark.parametrize("body", STREAMS.values(), ids=STREAMS)
@pytest.mark.parametrize("size", [1, 7, 10_000])
async def test_a_stream_is_read_however_it_is_written_and_split(body: bytes, size: int) -> None:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    async with talking(streams(*pieces)) as (client, _):
        assert "hi" == await read(client)


async def test_separators_of_other_kinds_do_not_end_a_line() -> None:
    first = FIRST.replace(b'"h"', '"h\u2028\u0085"'.encode())
    async with talking(streams(event(first), event(LAST))) as (client, _):
        assert "h\u2028\u0085i" == await read(client)


BROKEN: list[tuple[str, Script, type[Error]]] = [
    ("invalid UTF-8", streams(event(FIRST), event(b'{"a":"\xff"}'), event(LAST)), DecodeError),
    ("an error event with a code", streams(event(FIRST), event(b'{"error":{"code":503}}')), Unavailable),
    (
        "an error event with a status alone",
        streams(event(FIRST), event(b'{"error":{"status":"UNAVAILABLE"}}')),
        Unavailable,
    ),
    ("an error event with neither", streams(event(FIRST), event(b'{"error":{"message":"no"}}')), StatusError),
    ("a raw JSON error at the end", streams(event(FIRST), b'{"error":{"code":503}}'), Unavailable),
    ("a cut", streams(event(FIRST), LAST[:9], end=False), StreamInterrupted),
    ("an end without a finish reason", streams(event(FIRST)), IncompleteStream),
]


@pytest.mark.parametrize(("script", "error"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
async def test_a_stream_that_breaks_is_typed_and_carries_what_came(script: Script, error: type[Error]) -> None:
    async with talking(script) as (client, served):
        with pytest.raises(error) as caught:
            await read(client)
        assert "h" == getattr(caught.value.partial, "text", None)
        assert 1 == len(served.seen), "a stream that has begun is not begun again"


async def test_a_blocked_prompt_ends_a_stream_well() -> None:
    async with talking(streams(event(b'{"promptFeedback":{"blockReason":"SAFETY"}}'))) as (client, _):
        assert "" == await read(client)


async def test_finished_streams_use_one_connection_and_one_left_early_drops_its_own() -> None:
    async with talking(streams(event(FIRST), event(LAST))) as (client, served):
        for _ in range(5):
            assert "hi" == await read(client)
        assert 1 == served.connections
        async for _chunk in client.models.stream_generate_content(MODEL, contents="x"):
            break
        assert "hi" == await read(client)
        assert 2 == served.connections


async def test_a_redirect_to_another_origin_is_not_followed() -> None:
    async with (
        talking(says(200, ANSWER)) as (_, elsewhere),
        talking(says(307, b"", location=elsewhere.url)) as (client, _),
    ):
        with pytest.raises(RedirectRefused):
            await ask(client)
        assert [] == elsewhere.seen
