"""What the emulator holds, measured from another process: `python -m tests.emulator.load calls|streams|memory [COUNT]`.

Rates are told by the clock and by the server's own CPU time, since the caller shares the machine.
"""

from __future__ import annotations

import asyncio
import os
import re
import resource
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from attrs import frozen

from .test_command import served

BODY = b'{"contents": [{"parts": [{"text": "Hello there, how are you?"}]}]}'
HELD = 64
COUNTS = {"calls": 20_000, "streams": 2_000, "memory": 1_000_000}


@frozen
class Server:
    """A server in another process, as the kernel sees it."""

    port: int
    process: Path

    @property
    def cpu(self) -> float:
        """Seconds of CPU so far."""
        fields = (self.process / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """Megabytes that are resident."""
        found = re.search(r"VmRSS:\s+(\d+)", (self.process / "status").read_text())
        assert found is not None
        return int(found[1]) / 1024


@asynccontextmanager
async def server(*words: str) -> AsyncIterator[Server]:
    async with served("aiogenai.emulator", *words) as (process, exported):
        yield Server(int(exported["GEMINI_BASE_URL"].rpartition(":")[2]), Path("/proc") / str(process.pid))


def request(method: str, query: str = "") -> bytes:
    head = f"POST /v1beta/models/gemini-2.5-flash:{method}{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nx-goog-api-key: k\r\n"
    return f"{head}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY


async def call(port: int, method: str, count: int) -> None:
    """Calls one after the other over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(count):
        writer.write(request(method))
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = re.search(rb"Content-Length: (\d+)", head)
        assert length is not None
        await reader.readexactly(int(length[1]))
    writer.close()


async def calls(target: Server, count: int, method: str = "generateContent") -> str:
    cpu, started = target.cpu, time.perf_counter()
    await asyncio.gather(*[call(target.port, method, count // HELD) for _ in range(HELD)])
    wall, cpu = time.perf_counter() - started, target.cpu - cpu
    return f"{count / wall:,.0f} a second, {count / cpu:,.0f} a second of one core, {target.memory:.1f} MB"


async def stream(port: int, started: asyncio.Barrier) -> bytes:
    """One stream, read to its end; all begin before any goes on."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request("streamGenerateContent", "?alt=sse"))
    got = await reader.readuntil(b"\r\n\r\n")
    await started.wait()
    while not got.endswith(b"0\r\n\r\n"):
        piece = await reader.read(65536)
        assert piece, got
        got += piece
    writer.close()
    return got


async def streams(port: int, count: int) -> int:
    """Streams that are all open at the same time; how many were whole."""
    raise_limit()
    started = asyncio.Barrier(count)
    whole = await asyncio.gather(*[stream(port, started) for _ in range(count)])
    return sum(b'"finishReason":"STOP"' in one for one in whole)


def raise_limit() -> None:
    """As many open files as may be."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def main(what: str, count: int) -> None:
    async with server("--pace", "0.5" if what == "streams" else "0") as target:
        match what:
            case "calls":
                for method in ("generateContent", "countTokens"):
                    print(f"{method}: {await calls(target, count, method)}")
            case "streams":
                cpu, started = target.cpu, time.perf_counter()
                whole = await streams(target.port, count)
                took = f"{time.perf_counter() - started:.1f} s, {target.cpu - cpu:.2f} s of CPU, {target.memory:.1f} MB"
                print(f"{whole} of {count} streams at once were whole: {took}")
            case _:
                print(f"after 20,000 calls: {await calls(target, 20_000)}", flush=True)
                for part in range(1, 11):
                    print(f"after {part * count // 10:,} more: {await calls(target, count // 10)}", flush=True)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "calls"
    raise_limit()  # of the server too, which inherits it
    asyncio.run(main(wanted, int(sys.argv[2]) if len(sys.argv) > 2 else COUNTS[wanted]))
