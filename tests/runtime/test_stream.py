"""A stream ends well, or with the error that says how it did not: over real connections, cut at any place."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import pickle
import random
from collections.abc import AsyncIterator

import pytest

from aiogenai.runtime.attempts import SendOptions
from aiogenai.runtime.auth import ApiKey
from aiogenai.runtime.errors import (
    ConnectionLost,
    DecodeError,
    Error,
    IncompleteStream,
    NotFound,
    ResourceExhausted,
    ResponseTooLarge,
    StatusError,
    StreamError,
    StreamInterrupted,
    Timeout,
    Unavailable,
)
from aiogenai.runtime.options import CallOptions
from aiogenai.runtime.request import Method, Request
from aiogenai.runtime.response import Response
from aiogenai.runtime.retry import RetryPolicy
from aiogenai.runtime.send import Sender
from aiogenai.runtime.stream import Begin, Stream
from aiogenai.runtime.transport import Transport, TransportOptions
from aiogenai.v1beta.types import GenerateContentResponse
from tests.runtime.scripted import Script, Scripted, Wire, scripted, tasks_end

STREAMED = Method(id="t.stream", verb="POST", path="", flat_path="", kind="stream", safety="safe")


def chunk(text: str = "", **candidate: object) -> dict[str, object]:
    return {"candidates": [{"content": {"parts": [{"text": text}], "role": "model"}, "index": 0, **candidate}]}


ONE, TWO, END = chunk("Hel"), chunk("lo"), chunk(" world", finishReason="STOP")


def event(tree: object) -> bytes:
    return b"data: " + json.dumps(tree).encode() + b"\r\n\r\n"


def array(*trees: object) -> bytes:
    return b"[" + b"\n,\r\n".join(json.dumps(tree, indent=2).encode() for tree in trees) + b"\n]\n"


GOOD = event(ONE) + event(TWO) + event(END)
ERROR = {"error": {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}}


class Opened:
    """A sender, and the streams that come of it."""

    def __init__(self, served: Scripted, sender: Sender) -> None:
        self.served = served
        self.sender = sender

    def stream(self, options: CallOptions | None = None, limit: int = 2**26) -> Stream[GenerateContentResponse]:
        request = Request("POST", self.served.url, STREAMED, {}, b"{}")

        async def opened(begin: Begin) -> Response:
            return await self.sender.open(request, options, begin)

        return Stream(opened, GenerateContentResponse, "t.stream", limit=limit)


@contextlib.asynccontextmanager
async def opening(script: Script, attempts: int = 1) -> AsyncIterator[Opened]:
    async with scripted(script) as served:
        door = Transport(TransportOptions())
        retry = RetryPolicy(attempts=attempts, base=0.001, throttled_base=0.001)
        try:
            yield Opened(served, Sender(door, ApiKey("k"), SendOptions(retry=retry, timeout=20)))
        finally:
            await door.close()


def sending(*pieces: bytes, **how: object) -> Script:
    async def script(wire: Wire) -> None:
        await wire.stream(*pieces, **how)  # type: ignore[arg-type]  # as given

    return script


async def outcome(script: Script) -> tuple[str, Error | None]:
    """The text that came, and the error that ended it."""
    text, error = "", None
    async with opening(script) as at:
        try:
            async for part in at.stream():
                text += part.text
        except Error as raised:
            error = raised
    return text, error


WHOLE: dict[str, bytes] = {
    "normal, CRLF": GOOD,
    "LF": GOOD.replace(b"\r\n", b"\n"),
    "CR": GOOD.replace(b"\r\n", b"\r"),
    "last event without its blank line": GOOD.rstrip(),
    "comments": b": keep-alive\n\n" + event(ONE) + b":\n:\n\n" + event(TWO) + event(END) + b": bye",
    "event and id lines": GOOD.replace(b"data:", b"event: message\nid: 7\nretry: 5\ndata:"),
    "no space": GOOD.replace(b"data: ", b"data:"),
    "data over lines": GOOD.replace(b'"content"', b'\r\ndata: "content"'),
    "BOM": b"\xef\xbb\xbf" + GOOD,
    "[DONE]": GOOD + b"data: [DONE]\n\n",
    "[DONE] unterminated": GOOD + b"data: [DONE]",
    "empty events": b"data:\n\n" + event(ONE) + b"data\n\n" + event(TWO) + event(END),
    "array": array(ONE, TWO, END),
    "array on one line": json.dumps([ONE, TWO, END]).encode(),
    "objects in a row": b"".join(json.dumps(tree).encode() for tree in (ONE, TWO, END)),
    "usage after the end": GOOD + event({"usageMetadata": {"totalTokenCount": 5}}),
    "finish reasons null": event(chunk("Hel", finishReason=None)) + event(TWO) + event(END),
    "an end without parts": event(ONE)
    + event(TWO)
    + event(chunk(" world"))
    + event({"candidates": [{"finishReason": "STOP", "index": 0}]}),
    "an unknown reason": event(ONE) + event(TWO) + event(chunk(" world", finishReason="FUNCTION_CALL")),
}


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize("by", [10_000, 7, 1])
async def test_a_whole_stream_comes_whole_however_it_is_framed(body, by):
    pieces = [body[n : n + by] for n in range(0, len(body), by)]
    assert ("Hello world", None) == await outcome(sending(*pieces))


async def test_s7_a_chunk_of_three_megabytes_comes_whole():
    text = "z" * 3_000_000
    assert (text, None) == await outcome(sending(event(chunk(text, finishReason="STOP"))))


async def test_a_blocked_prompt_is_a_whole_stream():
    assert ("", None) == await outcome(sending(event({"promptFeedback": {"blockReason": "SAFETY"}})))


async def test_every_candidate_must_have_its_end():
    body = event(chunk("a")) + event({"candidates": [{"index": 1, "finishReason": "STOP"}]})
    _, error = await outcome(sending(body))
    assert isinstance(error, IncompleteStream)
    more = event({"candidates": [{"index": 0, "finishReason": "STOP"}]})
    assert ("a", None) == await outcome(sending(body + more))


BROKEN: dict[str, tuple[Script, str, type[Error], str]] = {
    "no finish reason": (sending(event(ONE), event(TWO)), "Hello", IncompleteStream, "without a reason"),
    "no finish reason, but [DONE]": (sending(event(ONE) + b"data: [DONE]\n\n"), "Hel", IncompleteStream, "without"),
    "cut in the last event": (sending(event(ONE) + event(TWO)[:30]), "Hel", IncompleteStream, "in the middle"),
    "cut in the first event": (sending(event(ONE)[:30]), "", DecodeError, "in the middle"),
    "cut in an array": (sending(array(ONE, TWO)[:-50]), "Hel", IncompleteStream, "in the middle"),
    "no end of the array": (sending(array(ONE, END).rstrip()[:-1]), "Hel world", IncompleteStream, "in the middle"),
    "error behind the events": (sending(event(ONE) + json.dumps(ERROR).encode()), "Hel", Unavailable, "overloaded"),
    "error behind them, indented": (
        sending(event(ONE) + json.dumps(ERROR, indent=2).encode() + b"\n"),
        "Hel",
        Unavailable,
        "overloaded",
    ),
    "error event": (sending(event(ONE) + event(ERROR)), "Hel", Unavailable, "overloaded"),
    "error event unterminated": (sending(event(ONE) + event(ERROR).rstrip()), "Hel", Unavailable, "overloaded"),
    "error first": (sending(event(ERROR)), "", Unavailable, "overloaded"),
    "error without a code": (sending(event({"error": {"status": "NOT_FOUND"}})), "", NotFound, "Not Found"),
    "error without anything": (sending(event({"error": {}})), "", StatusError, "no reason"),
    "error in an array": (sending(array(ERROR)), "", Unavailable, "overloaded"),
    "error in an array, after a chunk": (sending(array(ONE, ERROR)), "Hel", Unavailable, "overloaded"),
    "error instead of a stream": (sending(json.dumps(ERROR).encode()), "", Unavailable, "overloaded"),
    "array in an event": (sending(event([ERROR])), "", Unavailable, "overloaded"),
    "empty": (sending(), "", DecodeError, "empty"),
    "comments only": (sending(b": hello\n\n"), "", DecodeError, "no stream"),
    "blank lines only": (sending(b"\n\n"), "", DecodeError, "empty"),
    "empty array": (sending(b"[]"), "", DecodeError, "no stream"),
    "[DONE] only": (sending(b"data: [DONE]\n\n"), "", DecodeError, "no stream"),
    "HTML": (sending(b"<html><title>Log in</title>"), "", DecodeError, "Log in"),
    "no JSON in an event": (sending(event(ONE) + b"data: Hello\n\n"), "Hel", DecodeError, "not JSON"),
    "no object in an event": (sending(b"data: null\n\n"), "", DecodeError, "GenerateContentResponse"),
    "no UTF-8 in an event": (sending(b'data: {"a":"\xff"}\n\n'), "", DecodeError, "not JSON"),
    "a wrong type": (sending(event({"candidates": 7})), "", DecodeError, "candidates"),
    "no array": (sending(b'[{"a":1},7]'), "", DecodeError, "not JSON"),
    "depth bomb": (sending(b"data: " + b"[" * 100_000 + b"\n\n"), "", DecodeError, "not JSON"),
}


@pytest.mark.parametrize(("script", "text", "kind", "says"), BROKEN.values(), ids=BROKEN)
async def test_a_broken_stream_says_how_and_keeps_what_came(script, text, kind, says):
    came, error = await outcome(script)
    assert text == came
    assert kind is type(error)
    assert says in str(error)
    assert "t.stream" in str(error)
    assert text == (error.partial.text if error.partial else "")
    assert str(error) == str(pickle.loads(pickle.dumps(error)))


async def cut_after(wire: Wire, *pieces: bytes) -> None:
    await wire.stream(*pieces, end=False)
    await asyncio.sleep(0.01)
    wire.cut()


async def test_p9_a_connection_that_breaks_off_is_told_from_an_end():
    text, error = await outcome(lambda wire: cut_after(wire, event(ONE), event(TWO)))
    assert "Hello" == text
    assert isinstance(error, StreamInterrupted)
    assert isinstance(error.__cause__, ConnectionLost)
    assert "Hello" == error.partial.text


async def test_before_the_first_chunk_a_break_is_one_of_the_connection():
    text, error = await outcome(lambda wire: cut_after(wire, b": hi\n\n"))
    assert ("", ConnectionLost) == (text, type(error))


async def test_no_cut_goes_unnoticed():
    draw = random.Random(5)
    body = GOOD
    last = len(body) - 4  # the blank line may be missing
    for _ in range(60):
        at = draw.randrange(last)
        end = draw.random() < 0.5

        async def script(wire: Wire, at: int = at, *, end: bool = end) -> None:
            await wire.stream(body[:at], end=end)
            if not end:
                wire.cut()

        text, error = await outcome(script)
        assert "Hello world".startswith(text)
        assert isinstance(error, Error), (at, end)


async def test_an_attempt_that_breaks_before_its_first_chunk_is_repeated():
    scripts = [
        lambda wire: wire.answer(503, b""),
        lambda wire: cut_after(wire, b": hi\n\n"),
        sending(),
        sending(event(ERROR)),
        sending(GOOD),
    ]

    async def script(wire: Wire) -> None:
        await scripts[len(at.served.seen) - 1](wire)

    async with opening(script, attempts=5) as at:
        assert "Hello world" == (await at.stream().final()).text
        assert 5 == len(at.served.seen)


async def test_an_attempt_that_breaks_after_its_first_chunk_is_not_repeated():
    async with opening(lambda wire: cut_after(wire, event(ONE)), attempts=5) as at:
        with pytest.raises(StreamInterrupted):
            await at.stream().final()
        assert 1 == len(at.served.seen)


async def test_p8_silence_is_an_error_and_heartbeats_are_none():
    async def script(wire: Wire) -> None:
        await wire.stream(event(ONE), end=False)
        for _ in range(4):
            await asyncio.sleep(0.15)
            await wire.chunk(b": hb\n\n")
        await asyncio.sleep(5)

    start = asyncio.get_running_loop().time()
    async with opening(script) as at:
        with pytest.raises(StreamInterrupted) as raised:
            await at.stream(CallOptions(timeout=0.5)).final()
    assert "Hel" == raised.value.partial.text
    assert isinstance(raised.value.__cause__, Timeout)
    assert asyncio.get_running_loop().time() - start > 0.6


async def test_a_deadline_cuts_a_stream():
    async def script(wire: Wire) -> None:
        await wire.stream(event(ONE), end=False)
        while True:
            await asyncio.sleep(0.01)
            await wire.chunk(b": hb\n\n")

    async with opening(script) as at:
        with pytest.raises(TimeoutError) as raised:
            await at.stream(CallOptions(deadline=0.5)).final()
    assert isinstance(raised.value, Error)
    assert "Hel" == raised.value.partial.text


# Its life


async def endless(wire: Wire) -> None:
    await wire.stream(event(ONE), end=False)
    while True:
        await wire.chunk(event(TWO))
        await asyncio.sleep(0.001)


async def test_nothing_is_sent_before_it_is_used():
    async with opening(sending(GOOD)) as at:
        stream = at.stream()
        with pytest.raises(StreamError, match="not open yet"):
            _ = stream.response
        assert [] == at.served.seen
        async with stream:
            assert 1 == len(at.served.seen)
            assert 200 == stream.response.status
            assert "text/event-stream" == stream.response.headers["content-type"]


async def test_streams_that_were_read_to_their_end_use_one_connection():
    async with opening(sending(GOOD + b"data: [DONE]\n\n")) as at:
        for _ in range(5):
            assert "Hello world" == (await at.stream().final()).text
        assert 1 == at.served.connections


async def test_a_body_that_goes_on_after_done_is_dropped():
    async def script(wire: Wire) -> None:
        await wire.stream(GOOD + b"data: [DONE]\n\n", end=False)
        await asyncio.sleep(30)

    async with opening(script) as at:
        assert "Hello world" == (await at.stream().final()).text
        await at.served.idle()


async def test_breaking_out_of_a_loop_drops_the_connection_at_once():
    async with opening(endless) as at:
        stream = at.stream()  # which is kept: the loop's end is enough
        async for _ in stream:
            break
        await at.served.idle()
        with pytest.raises(StreamError, match="closed before its end") as raised:
            await stream.final()
        assert "Hel" == raised.value.partial.text


async def test_an_exception_in_a_loop_drops_the_connection_at_once():
    async def failing(at: Opened) -> None:
        async for _ in at.stream():
            raise KeyError

    async with opening(endless) as at:
        with pytest.raises(KeyError):
            await failing(at)
        await at.served.idle()


async def test_leaving_the_block_drops_the_connection_and_a_second_loop_goes_on_inside():
    async with opening(endless) as at:
        async with at.stream() as stream:
            texts = []
            for _ in range(2):
                async for part in stream:
                    texts.append(part.text)
                    break
            assert ["Hel", "lo"] == texts
        await at.served.idle()


async def test_an_abandoned_stream_warns_and_drops_the_connection_without_the_collector():
    gc.disable()
    try:
        async with opening(endless) as at:
            stream = at.stream()
            assert "Hel" == (await anext(stream)).text
            with pytest.warns(ResourceWarning, match="was not closed"):
                del stream
            await at.served.idle()
    finally:
        gc.enable()


async def test_the_first_chunk_can_be_had_without_a_loop():
    async with opening(endless) as at:
        stream = at.stream()
        assert "Hel" == (await anext(aiter(stream))).text
        await at.served.idle()


async def test_an_error_that_is_kept_keeps_no_connection():
    async def reading(stream: Stream[GenerateContentResponse]) -> None:
        async for _ in stream:
            pass

    async with opening(endless) as at:
        stream = at.stream()
        with pytest.raises(TimeoutError) as raised:
            async with asyncio.timeout(0.1):
                await reading(stream)
        await at.served.idle()
        assert raised.value.__context__ is not None


async def test_close_from_another_task_ends_a_loop_that_waits():
    async def script(wire: Wire) -> None:
        await wire.stream(event(ONE), end=False)
        await asyncio.sleep(30)

    async with opening(script) as at:
        stream, came = at.stream(), asyncio.Event()
        loop = asyncio.create_task(_texts(stream, came))
        await came.wait()
        stream.close()
        stream.close()
        assert ["Hel"] == await loop
        await at.served.idle()
        assert [] == await _texts(stream)


async def test_close_while_it_opens_ends_it():
    async def script(wire: Wire) -> None:
        await wire.read()
        await wire.head(transfer_encoding="chunked")
        came.set()
        await asyncio.sleep(30)

    came = asyncio.Event()
    async with opening(script, attempts=3) as at:
        stream = at.stream()
        loop = asyncio.create_task(_texts(stream))
        await came.wait()
        stream.close()
        assert [] == await loop
        await at.served.idle()
        assert 1 == len(at.served.seen)


async def test_a_wait_that_is_cancelled_can_be_taken_up_again():
    gate = asyncio.Event()

    async def script(wire: Wire) -> None:
        await wire.stream(event(ONE), end=False)
        await gate.wait()
        await wire.chunk(event(END))
        await wire.write(b"0\r\n\r\n")

    async with opening(script) as at, at.stream() as stream:
        assert "Hel" == (await anext(stream)).text
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(stream), 0.05)
        gate.set()
        assert "Hel world" == (await stream.final()).text


async def test_a_large_chunk_is_not_lost_to_a_cancelled_wait():
    text = "z" * 2_000_000
    async with opening(sending(event(chunk(text)), event(END))) as at:
        for turns in range(0, 60, 2):
            async with at.stream() as stream:
                waiting = asyncio.ensure_future(anext(stream))
                for _ in range(turns):
                    await asyncio.sleep(0)
                waiting.cancel()
                await asyncio.wait([waiting])
                assert text + " world" == (await stream.final()).text


async def test_cancelled_streams_leave_nothing_behind():
    draw = random.Random(7)
    async with opening(endless) as at:
        before = len(asyncio.all_tasks())
        for _ in range(100):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(draw.random() / 100):
                    await at.stream().final()
        await at.served.idle()
        await tasks_end(before)
        assert 0 == at.served.open
        assert len(asyncio.all_tasks()) <= before


async def test_a_slow_reader_holds_the_server_back():
    sent = 0

    async def script(wire: Wire) -> None:
        nonlocal sent
        await wire.stream(end=False)
        piece = event(chunk("z" * 100_000))
        while sent < 1000:
            await wire.chunk(piece)
            sent += 1

    async with opening(script) as at, at.stream() as stream:
        await anext(stream)
        await asyncio.sleep(0.2)
        assert sent < 300


async def test_what_is_kept_is_limited_and_a_chunk_is_too():
    pieces = [event(chunk("z" * 1000)) for _ in range(30)] + [event(END)]
    async with opening(sending(*pieces)) as at:
        stream = at.stream(limit=20_000)
        assert 31 == len(await _texts(stream))
        with pytest.raises(StreamError, match="not kept"):
            await stream.final()
        with pytest.raises(ResponseTooLarge, match="than 500 bytes"):
            await _texts(at.stream(limit=500))


async def test_final_after_an_error_has_what_came():
    async with opening(sending(event(ONE) + event(TWO))) as at:
        stream = at.stream()
        with pytest.raises(IncompleteStream):
            await _texts(stream)
        with pytest.raises(StreamError, match="broke before its end") as raised:
            await stream.final()
        assert "Hello" == raised.value.partial.text
        assert [] == await _texts(stream)


async def test_an_error_status_is_raised_when_the_stream_is_entered():
    body = json.dumps({"error": {"code": 429, "message": "Slow down."}}).encode()
    async with opening(lambda wire: wire.answer(429, body)) as at:
        with pytest.raises(ResourceExhausted):
            async with at.stream():
                pytest.fail("entered")


async def _texts(stream: Stream[GenerateContentResponse], came: asyncio.Event | None = None) -> list[str]:
    texts = []
    async for part in stream:
        texts.append(part.text)
        if came is not None:
            came.set()
    return texts
