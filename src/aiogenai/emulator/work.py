"""Work that takes long, done on the event loop a few milliseconds at a time, so that nobody waits for it."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, Protocol

SLICE = 0.005
"""Seconds that a task may take of the loop at once."""


class Task(Protocol):
    """Something to be done."""

    @property
    def awaited(self) -> asyncio.Future[Any] | None:
        """What it waits for, if it cannot go on before that is done."""
        ...

    def run(self, seconds: float) -> bool:
        """Goes on for about so long; whether it is over."""
        ...

    def finish(self) -> None:
        """Called once, when it was over while nobody looked."""
        ...


class Work:
    """The tasks of a server, by name. They take turns; between two turns the loop serves everybody else."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._turns: deque[str] = deque()

    def get(self, name: str) -> Task | None:
        return self._tasks.get(name)

    def add(self, name: str, task: Task) -> None:
        """Does a task, in turns. A loop runs."""
        self._tasks[name] = task
        self._queue(name, asyncio.get_running_loop())

    def drop(self, name: str) -> None:
        """Ends a task where it stands."""
        self._tasks.pop(name, None)

    def clear(self) -> None:
        self._tasks.clear()

    def _queue(self, name: str, loop: asyncio.AbstractEventLoop) -> None:
        self._turns.append(name)
        if len(self._turns) == 1:
            loop.call_soon(self._turn, loop)

    def _turn(self, loop: asyncio.AbstractEventLoop) -> None:
        name = self._turns.popleft()
        task = self._tasks.get(name)
        try:
            if task is not None and task.run(SLICE):
                del self._tasks[name]
                task.finish()
            elif task is not None and task.awaited is not None:
                task.awaited.add_done_callback(lambda _: self._queue(name, loop))
            elif task is not None:
                self._turns.append(name)
        finally:
            if self._turns:
                loop.call_soon(self._turn, loop)
