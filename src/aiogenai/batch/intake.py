"""Reads a source as its rows are asked for: skips what is done, and holds back when too many bytes are under way."""

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
    """Rows of a source that are not done, in their order; no more than a block is read ahead.

    For one who asks. Give the bytes of a row back with `release`.

    Attributes:
        limit: Bytes that may be under way.
    """

    def __init__(
        self,
        source: Source,
        reader: Reader,
        done: Bitset,
        *,
        position: Position = Position(),  # noqa: B008  # frozen
        limit: int = LIMIT,
        ahead: int | None = None,
        skip_blank: bool = True,
    ) -> None:
        """`ahead`: so many lines are given after the one that was `reached`, and no more."""
        self._source = source
        self._reader = reader
        self._done = done
        self.limit = limit
        self._ahead = ahead
        self._last: float = float("inf") if ahead is None else ahead
        self._skip_blank = skip_blank
        self._records: Iterator[Record] = iter(())
        self._line = position.line
        self._start = position
        self._ends: deque[Position] = deque()
        self._bytes = 0
        self._waiting: asyncio.Future[None] | None = None
        self._stopped = False

    async def next(self) -> Row | BadLine | None:
        """The next row; `None` at the end."""
        while not self._stopped:
            if self._is_full():
                self._waiting = asyncio.get_running_loop().create_future()
                await self._waiting
            elif (row := self._next_of_block()) is not None:
                self._bytes += row.size if isinstance(row, Row) else 0
                return row
            elif not await self._read():
                return None
        return None

    def release(self, row: Row) -> None:
        """The row is not under way any more."""
        self._bytes -= row.size
        if self._waiting is not None:
            self._wake()

    def reached(self, line: int) -> None:
        """Results up to this line are wanted no more."""
        if self._ahead is not None:
            self._last = line + self._ahead
            self._wake()

    def stop(self) -> None:
        """Gives no further row, also to who waits for one."""
        self._stopped = True
        self._wake()

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

    async def _read(self) -> bool:
        """The next block; whether there was one."""
        block = await self._source.next_block()
        if block is None:
            return False
        self._ends.append(block.end)
        self._line = block.first - 1
        if not self._done.has_all(self._line, self._line + len(block.records)):
            self._records = iter(block.records)
        return True

    def _is_full(self) -> bool:
        return self._bytes >= self.limit or self._line >= self._last

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done() and (self._stopped or not self._is_full()):
            self._waiting.set_result(None)
