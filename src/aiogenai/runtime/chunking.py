"""The chunks of a source, one in memory at a time, at the offsets that the other side asks for. Never sends."""

from __future__ import annotations

from .errors import SourceChanged
from .media import Source
from .upload_protocols import Chunk


class Chunking:
    """Holds the last chunk, so that what the other side has of it need not be read again."""

    def __init__(self, source: Source) -> None:
        self.total = source.size
        self._source = source
        self._position = 0  # of the source
        self._held = b""
        self._held_at = 0
        self._held_is_last = False
        self._peeked = b""

    @property
    def read(self) -> int:
        """How far the source was given out: the other side can't have more."""
        return self._held_at + len(self._held)

    async def at(self, offset: int, size: int) -> tuple[Chunk, bytes]:
        """The rest of the held chunk from `offset` on, or a new one of `size` bytes.

        Raises:
            SourceChanged: The source has fewer or more bytes than it had.
            UnseekableSource: The source would have to be read again.
        """
        skipped = offset - self._held_at
        if not 0 <= skipped < len(self._held) and not (self._held_is_last and skipped == len(self._held)):
            await self._read(offset, size)
            skipped = 0
        data = self._held[skipped:] if skipped else self._held
        return Chunk(offset, len(data), self.total, self._held_is_last), data

    async def _read(self, offset: int, size: int) -> None:
        self._held, self._held_at = b"", offset  # before there is another one
        if offset != self._position - len(self._peeked):
            await self._source.rewind(offset)
            self._position = offset
            self._peeked = b""
        known = self._source.size
        wanted = size if known is None else min(size, known - offset)
        data = self._peeked + await self._source.read(wanted - len(self._peeked))
        self._position = offset + len(data)
        self._peeked = b""
        if known is not None and len(data) < wanted:
            raise SourceChanged(f"the source ended at byte {self._position}; it had {known} bytes at first")
        if known is None or self._position == known:
            self._peeked = await self._source.read(1)
            self._position += len(self._peeked)
        if known is not None and self._peeked:
            raise SourceChanged(f"the source went on after byte {known}, which was its last one at first")
        self._held, self._held_at = data, offset
        self._held_is_last = not self._peeked and (known is None or offset + len(data) == known)
        if self._held_is_last:
            self.total = offset + len(data)
