"""Hands rows to workers, one by one: skips what is done, and holds back when too many bytes are under way."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from typing import Protocol

from .bitset import Bitset
from .rows import BadLine, Record, Row, is_blank
from .sources import Position, Source

LIMIT = 64 * 1024 * 1024


class Reader(Protocol):
    """Makes rows of records; see `rows.RowReader`."""

    def read(self, line: int, record: Record) -> Row | BadLine: ...


class Intake:
    """Reads a source as its rows are asked for, and no further than a block ahead."""

    def __init__(
        self,
        source: Source,
        reader: Reader,
        done: Bitset,
        *,
        position: Position = Position(),  # noqa: B008  # frozen
        limit: int = LIMIT,
        skip_blank: bool = True,
    ) -> None:
        self._source = source
        self._reader = reader
        self._done = done
        self._limit = limit
        self._skip_blank = skip_blank
        self._records: Iterator[Record] = iter(())
        self._line = position.line
        self._start = position
        self._ends: deque[Position] = deque()
        self._turn = asyncio.Lock()
        self._bytes = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._exhausted = False
        self._stopped = False

    async def next(self) -> Row | BadLine | None:
        """The next row that is not done; `None` at the end. Give its bytes back with `release`."""
        while True:
            if self._stopped:
                return None
            found = self._next_of_block()
            if found is not None:
                if not await self._room():
                    return None
                self._bytes += found.size if isinstance(found, Row) else 0
                return found
            if self._exhausted:
                return None
            await self._next_block()

    def release(self, row: Row) -> None:
        """The row is not under way any more."""
        self._bytes -= row.size
        while self._waiting and self._bytes < self._limit:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(None)
                return

    def stop(self) -> None:
        """Gives no further row, also to who waits for one."""
        self._stopped = True
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(None)

    def position(self) -> Position:
        """The end of the last block before which all lines are done."""
        while self._ends and self._done.has_all(self._start.line, self._ends[0].line):
            self._start = self._ends.popleft()
        return self._start

    def _next_of_block(self) -> Row | BadLine | None:
        done = self._done
        for record in self._records:
            self._line += 1
            if self._line - 1 in done:
                continue
            if self._skip_blank and is_blank(record):
                done.add(self._line - 1)  # nothing will come of it, and it shall not be looked at again
                continue
            return self._reader.read(self._line, record)
        return None

    async def _next_block(self) -> None:
        turn = len(self._ends), self._line
        async with self._turn:
            if self._stopped or self._exhausted or turn != (len(self._ends), self._line):
                return  # another worker has fetched it meanwhile
            block = await self._source.next_block()
            if block is None:
                self._exhausted = True
                return
            self._ends.append(block.end)
            self._line = block.first - 1
            if not self._done.has_all(self._line, self._line + len(block.records)):
                self._records = iter(block.records)

    async def _room(self) -> bool:
        """Waits for room; whether rows are still wanted then."""
        while self._bytes >= self._limit and not self._stopped:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            await future
        return not self._stopped
