"""Work that many wait for and that is done once. Knows nothing of what is renewed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class Renewal:
    """However many wait for it at the same time, the work is done once for them; who gives up does not end it."""

    def __init__(self, work: Callable[[], Awaitable[None]]) -> None:
        self._work = work
        self._task: asyncio.Task[None] | None = None

    async def wait(self) -> None:
        """Joins the work that is under way in this event loop, or starts it; raises what the work raises."""
        task = self._task
        if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
            task = self._task = asyncio.create_task(self._run())
            task.add_done_callback(_seen)
        await asyncio.shield(task)

    async def _run(self) -> None:
        await self._work()


def _seen(task: asyncio.Task[None]) -> None:
    """Or asyncio reports the failure when all who waited for it have given up."""
    _ = task.cancelled() or task.exception()
