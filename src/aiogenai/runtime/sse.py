"""Event streams by the WHATWG rules: bytes in, in any pieces; events out. Knows neither JSON nor sockets.

Data stays bytes, so that a JSON parser sees what was sent; `Event.text` decodes it as the rules say.
"""

from __future__ import annotations

from typing import NamedTuple

LIMIT = 64 * 1024 * 1024
"""The longest line, and the largest event, in bytes."""

_BOM = b"\xef\xbb\xbf"
_STRAY_KEPT = 64 * 1024
_OVERHEAD = 40  # what an empty line costs in memory, so that a million of them count


class TooLarge(ValueError):
    """A line, an event or an array element is longer than the limit."""


class Event(NamedTuple):
    """One event. `id` is the last one seen in the stream."""

    data: bytes
    type: str = "message"
    id: str = ""

    @property
    def text(self) -> str:
        """The data as text; bytes that are not UTF-8 become U+FFFD."""
        return self.data.decode("utf-8", "replace")


class EventParser:
    """Feed it bytes as they come. Time is linear in them, memory bounded by one event.

    Attributes:
        retry: The last reconnection time that the stream asked for, in milliseconds.
        stray: Lines since the last event that are no fields but look like JSON: some servers end a broken stream so.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.retry: int | None = None
        self.stray: bytearray = bytearray()
        self._limit = limit
        self._line = bytearray()  # the unfinished one
        self._after_cr = False
        self._started = False
        self._data: list[bytes] = []
        self._size = 0
        self._type = ""
        self._id = ""

    def feed(self, piece: bytes) -> list[Event]:
        """The events that `piece` completes."""
        if not self._started:
            piece = self._without_bom(piece)
        if not piece:
            return []
        ends_in_cr = piece.endswith(b"\r")
        if self._after_cr and piece.startswith(b"\n"):  # the second half of a CRLF
            piece = piece[1:]
        self._after_cr = ends_in_cr
        if b"\n" not in piece and b"\r" not in piece:
            self._keep(piece)
            return []
        lines = piece.splitlines()  # of bytes: at CR, LF and CRLF only
        rest = b"" if ends_in_cr or piece.endswith(b"\n") else lines.pop()
        if self._line:
            self._line += lines[0]
            self._take_held()
            del lines[0]
        events = [event for line in lines if (event := self._take(line)) is not None]
        self._keep(rest)
        return events

    def end(self) -> Event | None:
        """At the end of the bytes: the last event, if its blank line is missing. The rules would drop it."""
        if self._line:
            self._take_held()
        return self._dispatch()

    def _without_bom(self, piece: bytes) -> bytes:
        piece = bytes(self._line) + piece
        self._line.clear()
        if len(piece) < len(_BOM) and _BOM.startswith(piece):
            self._line += piece
            return b""
        self._started = True
        return piece.removeprefix(_BOM)

    def _keep(self, rest: bytes) -> None:
        self._line += rest
        if len(self._line) > self._limit:
            raise TooLarge(f"a line of the stream is longer than {self._limit} bytes")

    def _take_held(self) -> None:
        """Takes the unfinished line as finished. It may be most of the stream: its data is copied once."""
        if self._line.startswith(b"data:"):
            del self._line[: 6 if self._line.startswith(b" ", 5) else 5]
            self._add(bytes(self._line))
        else:
            self._take(bytes(self._line))
        self._line.clear()

    def _take(self, line: bytes) -> Event | None:
        if line.startswith(b"data:"):  # nearly every line
            self._add(line[6:] if line.startswith(b" ", 5) else line[5:])
        elif not line:
            return self._dispatch()
        elif not line.startswith(b":"):
            name, _, value = line.partition(b":")
            self._field(name, value.removeprefix(b" "), line)
        return None

    def _field(self, name: bytes, value: bytes, line: bytes) -> None:
        match name:
            case b"data":
                self._add(value)
            case b"event":
                self._type = value.decode("utf-8", "replace")
            case b"id":
                if b"\0" not in value:
                    self._id = value.decode("utf-8", "replace")
            case b"retry":
                if value.isdigit() and len(value) < 20:
                    self.retry = int(value)
            case _:
                if self.stray or line.lstrip()[:1] in (b"{", b"["):
                    self.stray += line[: _STRAY_KEPT - len(self.stray)]

    def _add(self, value: bytes) -> None:
        self._data.append(value)
        self._size += len(value) + _OVERHEAD
        if self._size > self._limit:
            raise TooLarge(f"an event of the stream is larger than {self._limit} bytes")

    def _dispatch(self) -> Event | None:
        kind, self._type = self._type, ""
        if not self._data:
            return None
        event = Event(b"\n".join(self._data), kind or "message", self._id)
        self._data.clear()
        self._size = 0
        self.stray.clear()
        return event
