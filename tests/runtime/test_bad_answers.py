"""Every bad answer to every kind of call, over real sockets: one error of ours, never one of Python's own."""

from __future__ import annotations

import pickle
from collections.abc import Awaitable, Callable

import pytest

from aiogenai import CallOptions, Client, Error, ResponseError, RetryPolicy, StatusError, StreamError, UploadError
from aiogenai.runtime.errors import TransportError
from tests.runtime.scripted import Wire, scripted, told
from tests.runtime.test_errors import BODIES, encoded
from tests.runtime.test_uploads import KEY, content, media, uploading

MODEL = "gemini-2.5-flash"
ONCE = CallOptions(retry=RetryPolicy(attempts=1))

Answer = tuple[int, bytes, dict[str, str]]

REFUSED: dict[str, Answer] = {
    name: (status, encoded(body), {}) for name, (status, body, _) in BODIES.items() if status < 600
}
"""Statuses that are no success; 799 is none that a server may send."""

UNREADABLE: dict[str, Answer] = {
    "E17 200 and HTML": (200, b"<html><title>Sign in</title></html>", {"content_type": "text/html"}),
    "E18 200 and nothing": (200, b"", {}),
    "E19 200 and cut JSON": (200, b'{"candidates": [{"content": {"par', {}),
    "E20 200 and null": (200, b"null", {}),
    "E20 200 and an array": (200, b"[]", {}),
    "E20 200 and a number": (200, b"7", {}),
    "E21 204": (204, b"", {}),
    "E22 packed, and is not": (200, b"plain", {"content_encoding": "gzip"}),
    "E16 200 and a depth bomb": (200, b"[" * 100_000, {}),
    "E14 200 and no UTF-8": (200, b'{"a": "\xff\xfe"}', {}),
}


async def unary(client: Client) -> object:
    return await client.models.generate_content(MODEL, contents="x", options=ONCE)


async def stream(client: Client) -> object:
    return await client.models.stream_generate_content(MODEL, contents="x", options=ONCE).final()


async def page(client: Client) -> object:
    return [model async for model in client.models.list(options=ONCE)]


async def start_of_operation(client: Client) -> object:
    batch = {"display_name": "b", "input_config": {"file_name": "files/x"}}
    return await client.models.batch_generate_content(MODEL, batch=batch, options=ONCE)


async def poll(client: Client) -> object:
    return await client.resume("batches/x")


CALLS: dict[str, Callable[[Client], Awaitable[object]]] = {
    call.__name__: call for call in (unary, stream, page, start_of_operation, poll)
}


def check(error: Error) -> None:
    """What holds for every error."""
    assert error.method_id
    assert isinstance(error, ResponseError) or "None" not in str(error)
    assert len(str(error)) < 1500
    assert type(error) is type(pickle.loads(pickle.dumps(error)))
    assert len(getattr(error, "body", b"")) <= 64 * 1024
    assert KEY not in told(error)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("name", [*REFUSED, *UNREADABLE])
async def test_a_bad_answer_is_one_typed_error(name: str, call: Callable[[Client], Awaitable[object]]) -> None:
    status, body, headers = {**REFUSED, **UNREADABLE}[name]

    async def script(wire: Wire) -> None:
        await wire.answer(status, b"" if status in {204, 304} else body, **headers)

    quick = RetryPolicy(base=0.001, throttled_base=0.001)
    async with scripted(script) as served, Client(api_key=KEY, base_url=served.url, retry=quick) as client:
        with pytest.raises(Error) as caught:
            await call(client)
    if name in REFUSED:
        assert isinstance(caught.value, StatusError)
        assert status == caught.value.code
    else:
        assert isinstance(caught.value, ResponseError | StreamError | TransportError)
    check(caught.value)


@pytest.mark.parametrize("place", ["start", "chunk"])
@pytest.mark.parametrize("name", [*REFUSED, *UNREADABLE])
async def test_a_bad_answer_to_an_upload_is_one_typed_error(name: str, place: str) -> None:
    status, body, headers = {**REFUSED, **UNREADABLE}[name]

    async def script(wire: Wire) -> None:
        if place == "chunk" and "session" not in wire.query:
            await wire.answer(200, x_goog_upload_status="active", x_goog_upload_url="/s?session=1")
        else:
            await wire.answer(status, b"" if status in {204, 304} else body, **headers)

    async with uploading(script) as at:
        with pytest.raises(Error) as caught:
            await at.upload(media(content(5)))
    assert isinstance(caught.value, StatusError | UploadError | TransportError)
    check(caught.value)
