"""A small runner of our own in the shape of OpenAI's cookbook script: `cookbook URL SOURCE OUTPUT`.

One loop that reads a line when there is capacity in two buckets, a task for each row, a sleep of a millisecond in each
turn, a retry queue, and an append to the output for each answer. No checkpoint: a second run starts over.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any

import aiohttp
from attrs import define

from .work import IN_FLIGHT

PER_MINUTE = 1_000_000.0
ATTEMPTS = 5
PAUSE = 15.0


@define
class State:
    under_way: int = 0
    limited_at: float = 0.0


async def run(url: str, source: Path, output: Path) -> None:
    state, again = State(), deque[tuple[dict[str, Any], int]]()
    capacity, updated = PER_MINUTE, time.monotonic()
    tasks: set[asyncio.Task[None]] = set()
    connector = aiohttp.TCPConnector(limit=IN_FLIGHT)  # its own is aiohttp's hundred: here it is that of all
    async with aiohttp.ClientSession(connector=connector) as session:
        with source.open(encoding="utf-8") as lines:
            following: tuple[dict[str, Any], int] | None = None
            ended = False
            while True:
                if following is None:
                    if again:
                        following = again.popleft()
                    elif not ended and (line := next(lines, None)) is not None:
                        following = json.loads(line), ATTEMPTS
                    else:
                        ended = True
                now = time.monotonic()
                capacity = min(PER_MINUTE, capacity + PER_MINUTE * (now - updated) / 60)
                updated = now
                if following is not None and capacity >= 1:
                    capacity -= 1
                    state.under_way += following[1] == ATTEMPTS
                    task = asyncio.create_task(_call(session, url, *following, again, state, output))
                    tasks.add(task)
                    task.add_done_callback(tasks.discard)
                    following = None
                if ended and not state.under_way and not again:
                    return
                await asyncio.sleep(0.001)
                if (left := state.limited_at + PAUSE - time.monotonic()) > 0 and state.limited_at:
                    await asyncio.sleep(left)


async def _call(
    session: aiohttp.ClientSession,
    url: str,
    body: dict[str, Any],
    attempts: int,
    again: deque[tuple[dict[str, Any], int]],
    state: State,
    output: Path,
) -> None:
    try:
        async with session.post(f"{url}/v1/chat/completions", json=body) as response:
            answer: Any = await response.json()
        fault = answer.get("error")
        if fault and "rate limit" in str(fault).lower():
            state.limited_at = time.monotonic()
    except aiohttp.ClientError as error:
        answer = fault = str(error)
    if fault and attempts > 1:
        again.append((body, attempts - 1))
        return
    with output.open("a", encoding="utf-8") as file:
        file.write(json.dumps([body, answer]) + "\n")
    state.under_way -= 1


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
