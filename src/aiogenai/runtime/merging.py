"""What a stream has brought so far, kept as few messages: for its final message, and for the partial of an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from .base import Model

T = TypeVar("T", bound=Model)

_AT_ONCE = 16
_UNMERGED = 64 * 1024
"""Bytes of chunks that are kept as they came: most streams are shorter, and then only `merged` merges."""


class Merging(Generic[T]):
    """Merges chunks in groups, and groups of groups, so that each is copied a few times only, however many there are.

    Attributes:
        count: How many chunks came.
    """

    def __init__(self, schema: type[T], limit: int) -> None:
        """Chunks of more than `limit` bytes in all are not kept: a stream may go on for ever."""
        self.count: int = 0
        self._schema = schema
        self._left = limit
        self._levels: list[list[T]] = []  # the later, the older
        self._unmerged = 0

    def add(self, chunk: T, size: int) -> None:
        self.count += 1
        self._left -= size
        if self._left < 0:
            self._levels.clear()
            return
        self._unmerged += size
        message: T | None = chunk
        for depth, level in enumerate(self._levels):
            if message is None:
                return
            level.append(message)
            if len(level) < _AT_ONCE or (depth == 0 and self._unmerged < _UNMERGED):
                return
            if depth == 0:
                self._unmerged = 0
            message = self._schema._merge(level)  # noqa: SLF001  # the stream's half of Model
            level.clear()
        if message is not None:
            self._levels.append([message])

    def merged(self) -> T | None:
        """All chunks as one message; `None` when there were none, or too much to be kept."""
        return self._schema._merge(self._oldest_first())  # noqa: SLF001  # the stream's half of Model

    def _oldest_first(self) -> Iterator[T]:
        for level in reversed(self._levels):
            yield from level
