"""How a streamed body is cut into messages: as events, or as a JSON array. Bytes in, in any pieces; JSON texts out."""

from __future__ import annotations

from .json_array import ArraySplitter
from .sse import LIMIT, EventParser

_START_KEPT = 4096


class Framing:
    """Feed it the body as it comes. The first byte tells which of the two it is.

    Attributes:
        start: The first bytes of the body, for an error's excerpt.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.start: bytes = b""
        self._limit = limit
        self._events: EventParser | None = None
        self._array: ArraySplitter | None = None
        self._blank = b""

    def feed(self, piece: bytes) -> list[bytes]:
        """The messages that `piece` completes. Raises `ValueError` for a body that is neither."""
        if len(self.start) < _START_KEPT:
            self.start = (self.start + piece)[:_START_KEPT]
        if self._events is None and self._array is None:
            piece = self._begin(piece)
        if self._events is not None:
            return [event.data for event in self._events.feed(piece)]
        return self._array.feed(piece) if self._array is not None else []

    def end(self) -> bytes | None:
        """After the last byte: a last event without its blank line, which may be cut."""
        last = self._events.end() if self._events is not None else None
        return last.data if last is not None else None

    @property
    def complete(self) -> bool:
        """Whether the body may end here. An event stream has no end of its own."""
        return self._array is None or self._array.complete

    @property
    def stray(self) -> bytes:
        """What came after the last event and is none: the JSON of an error, from a server that broke off."""
        return bytes(self._events.stray) if self._events is not None else b""

    def _begin(self, piece: bytes) -> bytes:
        piece = self._blank + piece
        if not piece.strip():  # both may begin with blank lines
            self._blank = piece[:_START_KEPT]
            return b""
        if piece.lstrip()[:1] in {b"{", b"["}:
            self._array = ArraySplitter(self._limit)
        else:
            self._events = EventParser(self._limit)
        return piece
