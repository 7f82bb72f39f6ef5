"""Puts an output in the order of its input, when all is done. Memory is constant: the places are kept on disk."""

from __future__ import annotations

import mmap
import os
import re
import tempfile
from pathlib import Path

from . import disk
from .errors import InputRefused

_NUMBER = re.compile(rb'\{"line":(\d+),')
_PLACE = 12


def by_input(path: Path) -> None:
    """Sorts the lines by their numbers. A crash leaves the file as it was, or sorted; both are whole."""
    last = _sorted(path)
    if last is None:
        return
    made = path.with_name(path.name + ".sorted")
    with tempfile.TemporaryFile(dir=path.parent) as places, path.open("rb") as source, made.open("wb") as target:
        places.truncate((last + 1) * _PLACE)
        with mmap.mmap(places.fileno(), 0) as table:
            at = 0
            for line in source:
                number = _number_of(line) * _PLACE
                table[number : number + _PLACE] = at.to_bytes(7, "little") + len(line).to_bytes(5, "little")
                at += len(line)
            for number in range(0, len(table), _PLACE):
                size = int.from_bytes(table[number + 7 : number + _PLACE], "little")
                if size:
                    source.seek(int.from_bytes(table[number : number + 7], "little"))
                    target.write(source.read(size))
        target.flush()
        os.fsync(target.fileno())
    made.replace(path)
    disk.sync_folder(path.parent)


def _sorted(path: Path) -> int | None:
    """The highest number in a file; `None` when it is in order already."""
    before = highest = 0
    ordered = True
    with path.open("rb") as source:
        for line in source:
            number = _number_of(line)
            ordered = ordered and number > before
            before = number
            highest = max(highest, number)
    return None if ordered else highest


def _number_of(line: bytes) -> int:
    found = _NUMBER.match(line)
    if found is None:
        raise InputRefused(f"a line of the output does not begin with its number: {line[:40]!r}")
    return int(found[1])
