"""Lets time pass, for what looks again every so often."""

from __future__ import annotations

import asyncio


async def pause(seconds: float) -> None:
    """Waits; a cancelled wait leaves no timer behind."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    timer = asyncio.get_running_loop().call_later(seconds, future.set_result, None)
    try:
        await future
    finally:
        timer.cancel()
