"""Servers and jobs in processes of their own."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def serving(*arguments: str) -> AsyncIterator[str]:
    """A server in a process of its own; its URL."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.batch.server", *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.kill()
        await process.wait()


async def start(
    url: str, *arguments: str, stderr: Any = asyncio.subprocess.PIPE, group: int | None = None
) -> asyncio.subprocess.Process:
    """Begins `aiogenai batch`. `group` is its process group: 0 for a new one, as a shell makes it."""
    environment = {**os.environ, "GEMINI_API_KEY": "test", "GEMINI_BASE_URL": url}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "aiogenai.cli", "batch", *arguments,
        cwd=ROOT, env=environment, stderr=stderr, process_group=group,
    )  # fmt: skip


def sent_again(said: str) -> int:
    """How many rows a summary says were sent again."""
    found = re.search(r"([\d,]+) rows had been sent without a result", said)
    return int(found[1].replace(",", "")) if found else 0


async def stats(url: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(await asyncio.to_thread(_get, url + "/stats"))
    return answer


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url) as response:
        return bytes(response.read())


async def reached(url: str, rows: int) -> None:
    """Waits until the server has answered so many rows."""
    seen = 0
    while seen < rows:
        await asyncio.sleep(0.05)  # another process: there is nothing to wait for
        seen = len((await stats(url))["seen"])
