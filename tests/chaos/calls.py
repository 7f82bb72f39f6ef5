"""The calls of a chaos run, one of each kind: each returns, having checked that its answer is right, or raises."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Awaitable, Callable

from aiogenai import CallOptions, Client, types
from aiogenai.runtime.media import Media

MODEL = "gemini-2.5-flash"
PROMPT = "Why does it rain?"


class Wrong(Exception):
    """An answer that is not the right one."""


def expect(right: object, given: object) -> None:
    """Raises `Wrong` unless the two are equal."""
    if right != given:
        raise Wrong(f"{right!r:.200} expected, {given!r:.200} given")


class Truth:
    """What the server says when nothing goes wrong."""

    def __init__(self, text: str, tokens: int, models: list[str], file: str) -> None:
        self.text, self.tokens, self.models, self.file = text, tokens, models, file

    @classmethod
    async def learn(cls, client: Client) -> Truth:
        """Asks without a proxy."""
        answer = await client.models.generate_content(MODEL, contents=PROMPT)
        count = await client.models.count_tokens(MODEL, contents=PROMPT)
        models = [model.name or "" async for model in client.models.list(page_size=5)]
        file = (await client.media.upload(DATA, mime_type="application/octet-stream")).file
        assert file
        return cls(answer.text, count.total_tokens or 0, models, file.name or "")


Call = Callable[[Client, Truth, str, CallOptions], Awaitable[None]]


async def _unary(client: Client, truth: Truth, _: str, options: CallOptions) -> None:
    answer = await client.models.generate_content(MODEL, contents=PROMPT, options=options)
    expect(truth.text, answer.text)


async def _count(client: Client, truth: Truth, _: str, options: CallOptions) -> None:
    expect(truth.tokens, (await client.models.count_tokens(MODEL, contents=PROMPT, options=options)).total_tokens)


async def _stream(client: Client, truth: Truth, _: str, options: CallOptions) -> None:
    async with client.models.stream_generate_content(MODEL, contents=PROMPT, options=options) as stream:
        came = "".join([chunk.text async for chunk in stream])
        expect(truth.text, came)
        expect(truth.text, (await stream.final()).text)


async def _pages(client: Client, truth: Truth, _: str, options: CallOptions) -> None:
    expect(truth.models, [model.name async for model in client.models.list(page_size=5, options=options)])


async def _create(client: Client, _: Truth, call: str, options: CallOptions) -> None:
    made = await client.corpora.create(types.Corpus(display_name=call), options=options)
    expect(call, made.display_name)


async def _operation(client: Client, _: Truth, call: str, options: CallOptions) -> None:
    """The start meets the faults; the polls are in peace, so that a run does not last for ever."""
    batch = {
        "display_name": call,
        "input_config": {"requests": {"requests": [{"request": {"contents": [{"parts": [{"text": PROMPT}]}]}}]}},
    }
    operation = await client.models.batch_generate_content(MODEL, batch=batch, options=options)
    result = await operation.result(timeout=30)
    expect(True, bool(result and result.inlined_responses))


DATA = random.Random(1).randbytes(300_000)


async def _upload(client: Client, _: Truth, call: str, options: CallOptions) -> None:
    """Two chunks: whatever is cut or lost in between, the server has these bytes, once."""
    media = Media(DATA, mime_type="application/octet-stream", chunk_size=256 * 1024)
    made = (await client.media.upload(media, file={"display_name": call}, options=options)).file
    assert made
    expect((call, len(DATA)), (made.display_name, made.size_bytes))
    expect(hashlib.sha256(DATA).hexdigest().encode(), made.sha256_hash)


async def _download(client: Client, truth: Truth, _: str, options: CallOptions) -> None:
    expect(DATA, await client.files.download(truth.file, options=options).read())


CALLS: dict[str, Call] = {
    "unary": _unary,
    "count": _count,
    "stream": _stream,
    "pages": _pages,
    "create": _create,
    "operation": _operation,
    "upload": _upload,
    "download": _download,
}
ONCE = {"create", "operation"}
"""Those that are not sent again when nobody knows whether they arrived."""

WEIGHTS = {
    "unary": 30,
    "count": 15,
    "stream": 30,
    "pages": 12,
    "create": 12,
    "operation": 1,
    "upload": 4,
    "download": 4,
}

LIES = {"download": {"200 and nothing", "200 and null", "body short", "broken JSON"}}
"""Faults that nobody can tell from the truth: other bytes, whole and without a checksum."""
