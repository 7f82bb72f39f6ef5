"""Calls, streams and uploads that are cancelled at random moments, and what is left of them: it has to be nothing."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import random
import re
import resource
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from attrs import frozen

from aiogenai import Client, Error

MODEL = "gemini-2.5-flash"
DATA = os.urandom(300_000)


@frozen
class Left:
    """What is left after a run: connections that are taken, tasks, open files, and MiB of memory gained."""

    acquired: int
    waiting: int
    tasks: int
    files: int
    memory: float


async def _call(client: Client) -> None:
    await client.models.generate_content(MODEL, contents="hello")


async def _stream(client: Client) -> None:
    async with client.models.stream_generate_content(MODEL, contents="hello") as stream:
        async for _ in stream:
            pass


async def _abandoned_stream(client: Client) -> None:
    async for _ in client.models.stream_generate_content(MODEL, contents="hello"):
        return


async def _upload(client: Client) -> None:
    await client.media.upload(DATA, mime_type="application/octet-stream")


Act = Callable[[Client], Awaitable[None]]

KINDS: dict[str, Act] = {
    "call": _call,
    "stream": _stream,
    "abandoned stream": _abandoned_stream,
    "upload": _upload,
}


async def cancel_many(kind: str, count: int, seed: int, *, at_once: int = 50) -> Left:
    """Starts `count` of a kind, cancels each at a random moment of its life, and says what is left."""
    chance = random.Random(seed)
    async with _server() as url, Client(api_key="leaks", base_url=url) as client:
        usual = await _seconds(KINDS[kind], client)
        await _rounds(KINDS[kind], client, chance, usual, min(count, 500), at_once)  # pools and caches fill
        gc.collect()
        before, files, tasks = resident(), _files(), _tasks()
        for _ in range(max(1, count // 500)):
            await _rounds(KINDS[kind], client, chance, usual, min(count, 500), at_once)
        await asyncio.sleep(0.2)
        gc.collect()
        connector = _connector(client)
        return Left(
            len(connector._acquired),  # what must be free
            len(connector._waiters),  # the same
            _tasks() - tasks,
            _files() - files,
            resident() - before,
        )


@contextlib.asynccontextmanager
async def _server() -> AsyncIterator[str]:
    """The URL of an emulator in a process of its own, so that only the client's memory is measured."""
    command = (sys.executable, "-m", "aiogenai.emulator", "--port", "0", "--pace", "0.001", "--step", "0")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        while (found := re.search(rb"http://[0-9.:]+", await process.stdout.readline())) is None:
            pass
        yield found[0].decode()
    finally:
        process.terminate()
        await process.communicate()


async def _seconds(act: Act, client: Client) -> float:
    loop = asyncio.get_running_loop()
    started = loop.time()
    await act(client)
    return loop.time() - started


async def _rounds(
    act: Callable[[Client], Awaitable[None]],
    client: Client,
    chance: random.Random,
    usual: float,
    count: int,
    at_once: int,
) -> None:
    async def one(after: float) -> None:
        with contextlib.suppress(TimeoutError, Error):
            async with asyncio.timeout(after):
                await act(client)

    for _ in range(0, count, at_once):
        await asyncio.gather(*(one(chance.uniform(0, usual * at_once / 2)) for _ in range(at_once)))


def _connector(client: Client):  # type: ignore[no-untyped-def]  # aiohttp's inside
    session = client._transport._session  # what is looked into
    assert session is not None
    assert session.connector is not None
    return session.connector


def _tasks() -> int:
    """Not counting the server's, which has one for each connection."""
    return sum("RequestHandler" not in repr(task) for task in asyncio.all_tasks())


def _files() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0


def resident() -> float:
    """MiB of this process's memory."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _main(count: int, seed: int) -> int:
    worst = 0
    for kind in KINDS:
        left = await cancel_many(kind, count, seed)
        bad = left.acquired or left.waiting or left.tasks > 0 or left.files > 60 or left.memory > 16
        worst |= bool(bad)
        print(f"{count} x {kind}: {left}{'  LEAK' if bad else ''}", flush=True)  # noqa: T201  # a command
    return worst


if __name__ == "__main__":
    sys.exit(asyncio.run(_main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, 1)))
