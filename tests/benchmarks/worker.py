"""One measurement of one contender, in a process of its own: `worker CONTENDER MEASURE URL` prints a number."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable

from .contenders import CONTENDERS, Action, Doings
from .payloads import ANSWER, CHUNKS

IN_FLIGHT = 64
TICK = 0.001


async def calls(doings: Doings, count: int = 1500) -> float:
    """Microseconds of CPU per small call, 64 in flight."""
    await _repeat(doings.call, 2 * IN_FLIGHT)
    before = time.process_time()
    await _repeat(doings.call, count)
    return (time.process_time() - before) / count * 1e6


async def _repeat(call: Action, count: int) -> None:
    turns = iter(range(count))

    async def work() -> None:
        for _ in turns:
            await call()

    await asyncio.gather(*(work() for _ in range(IN_FLIGHT)))


async def chunks(doings: Doings, streams: int = 6) -> float:
    """Microseconds of CPU per chunk of a stream."""
    assert doings.stream is not None
    await doings.stream()
    before = time.process_time()
    for _ in range(streams):
        await doings.stream()
    return (time.process_time() - before) / (streams * CHUNKS) * 1e6


async def image(doings: Doings) -> float:
    return await _longest_stall(doings.image)


async def history(doings: Doings) -> float:
    return await _longest_stall(doings.history)


async def event(doings: Doings) -> float:
    return await _longest_stall(doings.event)


async def _longest_stall(action: Action | None, tries: int = 4) -> float:
    """Milliseconds by which a waiting task is kept waiting, at worst. The least of a few tries: what the client does
    is done every time, what else the machine does is not."""
    assert action is not None
    await action()
    worst = []
    for _ in range(tries):
        ticker = asyncio.ensure_future(_tick())
        await asyncio.sleep(20 * TICK)
        await action()
        ticker.cancel()
        worst.append(await ticker)
    return min(worst) * 1e3


async def _tick() -> float:
    longest, last = 0.0, time.perf_counter()
    try:
        while True:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            longest, last = max(longest, now - last - TICK), now
    except asyncio.CancelledError:
        return max(longest, time.perf_counter() - last - TICK)


def decode(contender: str, times: int = 2000) -> float:
    """Microseconds to make a typed response of its bytes, without any wire."""
    load: Callable[[bytes], object]
    if contender == "aiogenai":
        from aiogenai import types as ours
        from aiogenai.runtime import converter

        def load(data: bytes) -> object:
            return converter.load(ours.GenerateContentResponse, converter.decode(data))

    else:
        from google.genai import types as theirs

        load = theirs.GenerateContentResponse.model_validate_json
    for _ in range(times // 10):
        load(ANSWER)
    before = time.process_time()
    for _ in range(times):
        load(ANSWER)
    return (time.process_time() - before) / times * 1e6


MEASURES: dict[str, Callable[[Doings], Awaitable[float]]] = {
    measure.__name__: measure for measure in (calls, chunks, image, history, event)
}


async def measure(contender: str, name: str, url: str) -> float:
    async with CONTENDERS[contender](url) as doings:
        return await MEASURES[name](doings)


if __name__ == "__main__":
    _, contender, name, url = sys.argv
    print(decode(contender) if name == "decode" else asyncio.run(measure(contender, name, url)))
