"""What an output holds after whatever happened to it: which lines are done, and where what is whole ends. Reads only.

Every line begins with `{"line":17,`. All but the last groups were synced and are whole, so that the tail alone is
looked at closely.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, cast

from attrs import frozen

from ..runtime.converter import decode
from ..runtime.errors import DecodeError
from .bitset import Bitset

_BLOCK = 1024 * 1024
_TAIL = 16 * 1024 * 1024
"""More than the last group: it, and lines that came while it was written."""
_LINE = re.compile(rb'\{"line":(\d+),')
_LINES = re.compile(rb'\n\{"line":(\d+),')

Seen: TypeAlias = Callable[[dict[str, Any]], None]


@frozen
class Recovered:
    """`size`: bytes that are whole. `cut`: bytes after them that are not. `lines`: how many were read."""

    size: int
    cut: int
    lines: int


def recover(path: Path, done: Bitset, start: int = 0, seen: Seen | None = None) -> Recovered:
    """Adds the lines of an output to `done`, from a byte on that begins a line.

    `seen` is called with the lines of the tail, which are parsed anyway.
    """
    if not path.exists():
        return Recovered(0, 0, 0)
    end = path.stat().st_size
    tail = max(start, end - _TAIL)
    lines = 0
    with path.open("rb") as file:
        file.seek(start)
        at, rest = start, b""
        while at < tail and (data := file.read(min(_BLOCK, tail - at))):
            at += len(data)
            whole, newline, rest = (rest + data).rpartition(b"\n")
            if newline:
                found = _LINES.findall(b"\n" + whole)
                lines += len(found)
                done.update(map(_index, found))
        at -= len(rest)
        file.seek(at)
        for line in file:
            number = _whole(line, seen)
            if number is None:
                break
            done.add(number - 1)
            lines += 1
            at += len(line)
    return Recovered(at, end - at, lines)


def _index(digits: bytes) -> int:
    return int(digits) - 1


def number_of(line: bytes) -> int:
    """The number that a line begins with; 0 for none."""
    found = _LINE.match(line)
    return int(found[1]) if found is not None else 0


def _whole(line: bytes, seen: Seen | None) -> int | None:
    """The number of a line, if it is whole."""
    if not line.endswith(b"\n") or not _LINE.match(line):
        return None
    try:
        tree = cast("dict[str, Any]", decode(line))
    except DecodeError:
        return None
    if seen is not None:
        seen(tree)
    return int(tree["line"])
