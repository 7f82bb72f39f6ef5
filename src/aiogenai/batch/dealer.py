"""Deals rows out to workers, each of which works for one model: so a model that has to wait holds up no other.

What is read is at hand for the workers of its model, in the order of the input. So many rows are read ahead, and then
nothing is read until some are taken: behind so many rows of a model that has to wait, others wait, too.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from .pauses import pause
from .rows import Row

AHEAD = 2048
_AT_ONCE = 256
"""Rows that are dealt in one turn of the event loop, and room for which is waited for."""


class Queue:
    """Rows of one model that nobody has taken yet, and its workers, of whom there are at most so many."""

    def __init__(self, model: str, most: int) -> None:
        self.model = model
        self._most = most
        self._workers = 0
        self._rows: deque[Row] = deque()
        self._idle: deque[asyncio.Future[None]] = deque()

    def put(self, row: Row) -> bool:
        """A row more; whether one more worker could take it."""
        self._rows.append(row)
        if self._wake() or self._workers == self._most:
            return False
        self._workers += 1
        return True

    def take(self) -> Row | None:
        return self._rows.popleft() if self._rows else None

    def clear(self) -> None:
        self._rows.clear()

    async def wait(self) -> None:
        """Until there may be a row."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._idle.append(future)
        await future

    def wake_all(self) -> None:
        while self._wake():
            pass

    def _wake(self) -> bool:
        while self._idle:
            future = self._idle.popleft()
            if not future.done():
                future.set_result(None)
                return True
        return False


class Dealer:
    """Takes rows, and gives each to a worker of its model.

    `most` says how many workers a model may have, and `hire` gives a queue one more. No more than `ahead` rows wait to
    be taken, nor more than about `limit` bytes.
    """

    def __init__(
        self, most: Callable[[str], int], hire: Callable[[Queue], None], *, limit: int, ahead: int = AHEAD
    ) -> None:
        self._most = most
        self._hire = hire
        self._limit = limit
        self._ahead = ahead
        self._enough = ahead - min(_AT_ONCE, ahead // 2 + 1)
        self._queues: dict[str, Queue] = {}
        self._rows = self._bytes = self._dealt = 0
        self._room: asyncio.Future[None] | None = None
        self._ended = False

    async def deal(self, model: str, row: Row) -> None:
        """Gives a row to the workers of a model; then waits until the next may come."""
        queue = self._queues.get(model)
        if queue is None:
            queue = self._queues[model] = Queue(model, self._most(model))
        self._rows += 1
        self._bytes += row.size
        if queue.put(row):
            self._hire(queue)
        self._dealt += 1
        if self._rows >= self._ahead or self._bytes >= self._limit:
            self._room = asyncio.get_running_loop().create_future()
            await self._room
        elif self._dealt % _AT_ONCE == 0:
            await pause(0)

    async def next(self, queue: Queue) -> Row | None:
        """For a worker: a row of its queue; `None` at the end."""
        while (row := queue.take()) is None:
            if self._ended:
                return None
            await queue.wait()
        self._rows -= 1
        self._bytes -= row.size
        if self._room is not None and self._rows <= self._enough and self._bytes < self._limit:
            self._let_in()
        return row

    def end(self) -> None:
        """There are no more rows than those that wait."""
        self._ended = True
        for queue in self._queues.values():
            queue.wake_all()

    def stop(self) -> None:
        """What waits is as if it had not been read."""
        for queue in self._queues.values():
            queue.clear()
        self.end()
        self._let_in()

    def _let_in(self) -> None:
        if self._room is not None and not self._room.done():
            self._room.set_result(None)
        self._room = None
