"""Equal requests, of which one is sent: the others get what came of it. Sends nothing.

While one is under way, rows wait for it, and no worker with them. Afterwards what came of it is kept, up to a number of
bytes of answers; what was not wanted for the longest goes first. A request that comes again after that is sent again.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ..runtime.converter import decode, encode
from ..runtime.trees import is_array, is_object
from .outcomes import NOTHING, Result
from .rows import Row

KEPT_BYTES = 64 * 1024 * 1024
_BESIDE = 1024
"""Bytes of what is kept with an answer, about."""
_WAITING = 32 * 1024
"""Rows that wait without a worker. They have no more than a line, a key and metadata of their own."""


class _Flight:
    """A request that is under way, and who waits for it."""

    __slots__ = ("over", "rows")

    def __init__(self) -> None:
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.rows: list[Row] = []


class Twins:
    """What came of requests, by their marks (`mark_of`)."""

    def __init__(self, *, most: int = KEPT_BYTES, waiting: int = _WAITING) -> None:
        self._most = most
        self._room = waiting
        self._bytes = 0
        self._flying: dict[bytes, _Flight] = {}
        self._kept: OrderedDict[bytes, tuple[Result, bytes]] = OrderedDict()

    async def meet(self, mark: bytes, row: Row) -> tuple[bool, Result | None]:
        """Whether a row is the first of its request: then it is to be sent, and to `leave` in any case.

        Else its result, or `None` where that is not known yet, and whoever was the first will see to it.
        """
        while True:
            if mark in self._kept:
                self._kept.move_to_end(mark)
                first, answer = self._kept[mark]
                return False, copy_of(evolve(first, response=decode(answer)), row)
            if (flight := self._flying.get(mark)) is None:
                self._flying[mark] = _Flight()
                return True, None
            if self._room > 0:
                self._room -= 1
                flight.rows.append(evolve(row, request={}, parameters=None))
                return False, None
            await asyncio.shield(flight.over)

    def leave(self, mark: bytes, result: Result | None) -> list[Row]:
        """The request has its result, or none, because the job ends: the rows that have waited for it."""
        flight = self._flying.pop(mark)
        self._room += len(flight.rows)
        flight.over.set_result(None)
        if result is not None:
            self._keep(mark, result)
        return flight.rows

    def _keep(self, mark: bytes, result: Result) -> None:
        answer = encode(result.response)
        self._kept[mark] = evolve(result, response=None), answer
        self._bytes += len(answer) + _BESIDE
        while self._bytes > self._most:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._bytes -= len(oldest) + _BESIDE


def mark_of(model: str, row: Row, tree: Mapping[str, Any]) -> bytes:
    """Equal for requests that say the same in wire form, whatever their keys, metadata, and order of fields."""
    said = [model.removeprefix("models/"), row.parameters or {}, tree]
    return hashlib.blake2b(encode(_sorted(said)), digest_size=16).digest()


def _sorted(tree: Any) -> Any:
    if is_object(tree):
        return {name: _sorted(tree[name]) for name in sorted(tree)}
    return [_sorted(item) for item in tree] if is_array(tree) else tree


def copy_of(first: Result, row: Row) -> Result:
    """A row's result, when that of an equal request is known: nothing was paid for it, and nobody waited."""
    return evolve(
        first, line=row.line, key=row.key, metadata=row.metadata, usage=NOTHING, seconds=0.0, copy_of=first.line
    )
