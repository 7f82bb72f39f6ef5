"""What an open stream costs that says nothing: KiB of the client's memory. Its server is a process of its own.

`python -m tests.chaos.idle [STREAMS]`
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
from collections.abc import AsyncIterator

from aiogenai import Client, TransportOptions
from tests.chaos.leaks import MODEL, resident
from tests.runtime.scripted import Wire, scripted

_EVENT = b'data: {"candidates":[{"content":{"parts":[{"text":"h"}]}}]}\r\n\r\n'


async def kib_of_an_idle_stream(count: int) -> float:
    """Opens `count` streams after as many others, each with its first chunk read, and gives what one has cost."""
    transport = TransportOptions(max_connections=2 * count)
    async with (
        _server() as url,
        Client(api_key="idle", base_url=url, transport=transport) as client,
        contextlib.AsyncExitStack() as opened,
    ):

        async def one() -> None:
            stream = await opened.enter_async_context(client.models.stream_generate_content(MODEL, contents="x"))
            await anext(stream)

        async def many() -> float:
            for _ in range(0, count, 50):
                await asyncio.gather(*(one() for _ in range(50)))
            gc.collect()
            return resident()

        before = await many()  # pools and caches are full now
        return (await many() - before) * 1024 / count


@contextlib.asynccontextmanager
async def _server() -> AsyncIterator[str]:
    command = (sys.executable, "-m", "tests.chaos.idle", "serve")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.communicate()


async def _serve() -> None:
    async def silent(wire: Wire) -> None:
        await wire.stream(_EVENT, end=False)
        await asyncio.sleep(3600)

    async with scripted(silent) as served:
        print(served.url, flush=True)  # noqa: T201  # to the process that asked
        await asyncio.sleep(3600)


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(_serve())
    else:
        streams = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
        print(f"{streams} idle streams: {asyncio.run(kib_of_an_idle_stream(streams)):.1f} KiB each")  # noqa: T201
