"""Connections that are cut at a random byte: of streams, of bodies, and of uploads. Nothing is lost without a word.

`python -m tests.chaos.cuts [CUTS] [UPLOADS]`
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator

from aiogenai import Client, Error, RetryPolicy
from aiogenai.emulator import Emulator
from aiogenai.emulator.world import Settings
from aiogenai.runtime.media import Media
from tests.runtime.scripted import Wire, scripted

MODEL = "gemini-2.5-flash"
TEXT = "The rain in Spain stays mainly in the plain, they say. "
_EVENT = '{{"candidates":[{{"content":{{"parts":[{{"text":"{}"}}],"role":"model"}},"index":0{}}}]}}'
EVENTS = [_EVENT.format(word + " ", "") for word in TEXT.split()] + [_EVENT.format("", ',"finishReason":"STOP"')]
STREAM = b"".join(b"data: %s\r\n\r\n" % event.encode() for event in EVENTS)
BODY = _EVENT.format(TEXT, ',"finishReason":"STOP"').encode()


async def cut_answers(cuts: int, seed: int) -> Counter[str]:
    """What came of `cuts` streams and bodies, each ended at a random byte, politely or not."""
    chance = random.Random(seed)
    came: Counter[str] = Counter()

    async def script(wire: Wire) -> None:
        await wire.read()
        whole = STREAM if wire.query.get("alt") == "sse" else BODY
        kept, polite = whole[: chance.randint(0, len(whole))], chance.random() < 0.5
        await wire.head(content_type="application/json", transfer_encoding="chunked")
        await wire.chunk(kept)
        if polite:
            await wire.write(b"0\r\n\r\n")
        else:
            wire.cut()

    once = RetryPolicy(attempts=1)
    async with scripted(script) as served, Client(api_key="k", base_url=served.url, retry=once) as client:
        for number in range(cuts):
            served.seen.clear()
            try:
                if number % 2:
                    stream = client.models.stream_generate_content(MODEL, contents="x")
                    text = "".join([chunk.text async for chunk in stream])
                else:
                    text = (await client.models.generate_content(MODEL, contents="x")).text
            except Error as error:
                came[type(error).__name__] += 1
            else:
                came["whole" if text == TEXT else f"SILENTLY CUT: {text!r}"] += 1
    return came


@contextlib.asynccontextmanager
async def _cutting(port: int, chance: random.Random, size: int) -> AsyncIterator[str]:
    """A door to `port` that resets one connection, after a random number of the bytes that a client sends."""
    left = [chance.randrange(size)]

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, counted: bool) -> None:
        while data := await reader.read(65536):
            if counted and left:
                left[0] -= len(data)
                if left[0] < 0:
                    writer.write(data[: left.pop()])
                    raise ConnectionError
            writer.write(data)
            await writer.drain()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        ways = [
            asyncio.create_task(carry(reader, far_writer, counted=True)),
            asyncio.create_task(carry(far_reader, writer, counted=False)),
        ]
        with contextlib.suppress(ConnectionError):
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        far_writer.transport.abort()
        writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def cut_uploads(uploads: int, size: int, seed: int) -> Counter[str]:
    """What came of `uploads` files of `size` bytes, each upload cut once at a random byte."""
    chance = random.Random(seed)
    data = random.Random(size).randbytes(size)
    came: Counter[str] = Counter()
    policy = RetryPolicy(attempts=5, base=0.01, cap=0.05)
    async with Emulator(settings=Settings(step=0)) as emulator:
        port = int(emulator.url.rpartition(":")[2])
        for _ in range(uploads):
            emulator.reset()
            async with _cutting(port, chance, size) as url, Client(api_key="k", base_url=url, retry=policy) as client:
                emulator.world.url = url  # upload sessions go through the door too
                media = Media(data, mime_type="application/octet-stream", chunk_size=4 * 2**20)
                made = (await client.media.upload(media)).file
                files = [file async for file in client.files.list()]
                right = made is not None and made.name and await client.files.download(made.name).read() == data
                came["right" if right and len(files) == 1 else f"WRONG: {len(files)} files"] += 1
    return came


async def _main(cuts: int, uploads: int) -> int:
    answers = await cut_answers(cuts, 1)
    print(f"{cuts} answers cut: {dict(answers)}", flush=True)  # noqa: T201  # a command
    sent = await cut_uploads(uploads, 20 * 2**20, 1)
    print(f"{uploads} uploads of 20 MiB cut: {dict(sent)}")  # noqa: T201  # the same
    return int(any(word.startswith(("SILENTLY", "WRONG")) for word in (*answers, *sent)))


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(asyncio.run(_main(*(given + [10_000, 1_000][len(given) :]))))
