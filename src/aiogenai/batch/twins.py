"""Equal requests, of which one is sent: the others get what came of it. Sends nothing.

While one is under way, the others wait for it. Afterwards what came of it is kept, up to a number of bytes of answers;
what was not wanted for the longest goes first. A request that comes again after that is sent again.
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


class Twins:
    """What came of requests, by their marks (`mark_of`)."""

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._flying: dict[bytes, asyncio.Future[Result | None]] = {}
        self._kept: OrderedDict[bytes, tuple[Result, bytes]] = OrderedDict()

    async def copy(self, mark: bytes, row: Row) -> Result | None:
        """A row's result, as a copy of that of an equal request; waits for one that is under way.

        `None` for the first: it is to send the request, and to `leave` in any case.
        """
        while True:
            if mark in self._kept:
                self._kept.move_to_end(mark)
                first, answer = self._kept[mark]
                return _copied(evolve(first, response=decode(answer)), row)
            if (flight := self._flying.get(mark)) is None:
                self._flying[mark] = asyncio.get_running_loop().create_future()
                return None
            if (found := await asyncio.shield(flight)) is not None:
                return _copied(found, row)

    def leave(self, mark: bytes, result: Result | None) -> None:
        """The request has its result; or none, and the next one is to send it."""
        flight = self._flying.pop(mark)
        if not flight.done():
            flight.set_result(result)
        if result is not None:
            self._keep(mark, result)

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


def _copied(first: Result, row: Row) -> Result:
    """Nothing was paid for it, and nobody waited."""
    return evolve(
        first, line=row.line, key=row.key, metadata=row.metadata, usage=NOTHING, seconds=0.0, copy_of=first.line
    )
