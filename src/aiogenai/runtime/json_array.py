"""A JSON array that arrives in pieces: bytes in; its elements, as bytes, out. Looks at brackets and quotes only."""

from __future__ import annotations

import re
from typing import Literal

from .sse import LIMIT, TooLarge

_BRACKET_OR_QUOTE = re.compile(rb'["{}\[\]]')
_NOT_SPACE = re.compile(rb"[^ \t\r\n]")


class ArraySplitter:
    """Feed it bytes as they come; an element is given as soon as its last byte is there. Time is linear in the bytes.

    Elements are objects or arrays. A bare object instead of an array counts as its only element; further objects may
    follow without a comma, as a server writes them that appends an error to what it had begun.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._element = bytearray()  # the unfinished one
        self._depth = 0
        self._in_string = False
        self._escaped = False
        self._in_array = False
        self._expected: Literal["start", "element", "element or ]", "comma or ]", "end"] = "start"

    @property
    def complete(self) -> bool:
        """Whether the bytes so far are a whole document."""
        return self._expected == "end" and not self._depth

    def feed(self, piece: bytes) -> list[bytes]:
        """The elements that `piece` completes. Raises `ValueError` for what is no array of objects."""
        elements: list[bytes] = []
        position = 0
        while position < len(piece):
            if self._depth:
                start, position = position, self._inside(piece, position)
                self._element += piece[start:position] if start or position < len(piece) else piece
                if len(self._element) > self._limit:
                    raise TooLarge(f"an element of the stream is larger than {self._limit} bytes")
                if not self._depth:
                    elements.append(bytes(self._element))
                    self._element.clear()
                    self._expected = "comma or ]" if self._in_array else "end"
            else:
                position = self._between(piece, position)
        return elements

    def _inside(self, piece: bytes, position: int) -> int:
        """The position after the element's end, or that of the piece's end."""
        while position < len(piece):
            if self._in_string:
                position = self._in_text(piece, position)
                continue
            found = _BRACKET_OR_QUOTE.search(piece, position)
            if found is None:
                return len(piece)
            position = found.end()
            match piece[position - 1 : position]:
                case b'"':
                    self._in_string = True
                case b"{" | b"[":
                    self._depth += 1
                case _:
                    self._depth -= 1
                    if not self._depth:
                        return position
        return position

    def _in_text(self, piece: bytes, position: int) -> int:
        """The same for a string, which may be most of the bytes: `find` is much faster than a pattern."""
        if self._escaped:
            self._escaped = False
            return position + 1
        quote = piece.find(b'"', position)
        escape = piece.find(b"\\", position, quote if quote >= 0 else len(piece))
        if escape >= 0:
            self._escaped = True
            return escape + 1
        self._in_string = quote < 0
        return quote + 1 or len(piece)

    def _between(self, piece: bytes, position: int) -> int:
        found = _NOT_SPACE.search(piece, position)
        if found is None:
            return len(piece)
        match found[0], self._expected:
            case b"[", "start":
                self._in_array = True
                self._expected = "element or ]"
            case (b"{", _) | (b"[", "element" | "element or ]"):
                self._depth = 1
                self._element += found[0]
            case b"]", "element or ]" | "comma or ]":
                self._expected = "end"
            case b",", "comma or ]":
                self._expected = "element"
            case _:
                raise ValueError(f"expected {self._expected}, got {found[0]!r}")
        return found.end()
