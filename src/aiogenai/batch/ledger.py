"""The output, which is also the record of what is done: lines are appended in groups, each with one write and one sync.

A line counts as done when its group is on disk, and not before; writing happens in a thread of its own. What a crash
leaves half-written is cut off at the next start (`recovery.py`). Never rewrites what it wrote.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Generic, TypeVar

from . import disk
from .errors import LedgerFailed

T = TypeVar("T")

GROUP_BYTES = 1024 * 1024
GROUP_SECONDS = 0.02
_ROOM = 8 * GROUP_BYTES


class Ledger(Generic[T]):
    """Appends lines to a file.

    `committed` is called with what was given along with the lines of a group that is on disk now; `failed` once, when
    a group could not be written.

    Attributes:
        size: Bytes that are on disk.
        groups: How many groups were written.
    """

    def __init__(
        self,
        path: Path,
        committed: Callable[[list[T]], None],
        failed: Callable[[LedgerFailed], None],
        *,
        group_seconds: float = GROUP_SECONDS,
    ) -> None:
        self.path = path
        self._committed = committed
        self._failed = failed
        self._group_seconds = group_seconds
        self._descriptor = disk.open_to_append(path)
        self.size: int = os.fstat(self._descriptor).st_size
        self.groups: int = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="aiogenai-ledger")
        self._lines: list[bytes] = []
        self._marks: list[T] = []
        self._bytes = 0
        self._writing = 0
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: list[asyncio.Future[None]] = []
        self.error: LedgerFailed | None = None

    def cut(self, size: int) -> None:
        """Forgets what is after so many bytes; before the first `append` only."""
        if size != self.size:
            disk.cut(self._descriptor, size)
            self.size = size

    def take(self, lines: bytes) -> None:
        """Appends whole lines, and returns when they are on disk; while nothing is appended otherwise.

        Raises:
            LedgerFailed: They could not be written, and none of them is there.
        """
        try:
            disk.write_synced(self._descriptor, lines)
        except OSError as error:
            self._undo()
            raise LedgerFailed(f"{self.path} can't be written: {error}") from error
        self.size += len(lines)

    def append(self, line: bytes, mark: T) -> None:
        """Takes a line, without its end.

        Raises:
            LedgerFailed: An earlier group could not be written.
        """
        if self.error is not None:
            raise self.error
        self._lines.append(line)
        self._marks.append(mark)
        self._bytes += len(line) + 1
        if self._writing:
            return
        if self._bytes >= GROUP_BYTES:
            self._write()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._group_seconds, self._write)

    @property
    def is_full(self) -> bool:
        """Whether the disk is slower than what comes: then wait for `room`."""
        return self._bytes + self._writing > _ROOM

    async def room(self) -> None:
        """Waits until there is room for more."""
        while self.is_full and self.error is None:
            await self._next_group()

    async def flush(self) -> None:
        """Waits until all that was appended is on disk.

        Raises:
            LedgerFailed: It could not be written.
        """
        while (self._lines or self._writing) and self.error is None:
            if not self._writing:
                self._write()
            await self._next_group()
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        """Lets go of the file; `flush` first. Idempotent."""
        if self._timer is not None:
            self._timer.cancel()
        if self._descriptor >= 0:
            self._thread.shutdown(wait=True)
            os.close(self._descriptor)
            self._descriptor = -1

    def _next_group(self) -> asyncio.Future[None]:
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        return future

    def _write(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._writing or not self._lines or self.error is not None:
            return
        self._lines.append(b"")
        data, marks = b"\n".join(self._lines), self._marks
        self._lines, self._marks, self._bytes, self._writing = [], [], 0, len(data)
        loop = asyncio.get_running_loop()
        written = loop.run_in_executor(self._thread, disk.write_synced, self._descriptor, data)
        written.add_done_callback(lambda done: self._written(done, len(data), marks))

    def _written(self, done: asyncio.Future[None], size: int, marks: list[T]) -> None:
        self._writing = 0
        error = None if done.cancelled() else done.exception()
        if error is None:
            self.size += size
            self.groups += 1
            self._committed(marks)
            if self._lines:
                self._write()
        else:
            self.error = LedgerFailed(f"{self.path} can't be written: {error}")
            self.error.__cause__ = error
            self._undo()
            self._failed(self.error)
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    def _undo(self) -> None:
        """What of a group got through before the disk was full would be a torn tail."""
        try:
            os.ftruncate(self._descriptor, self.size)
        except OSError:
            return  # the next start cuts it
