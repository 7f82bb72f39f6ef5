"""Which lines were sent and are not yet on disk, in a mapped file that outlives a killed process.

Writing a slot is writing memory: no call to the system. After a crash the slots tell exactly what may be paid again;
after a loss of power they tell it nearly.
"""

from __future__ import annotations

import mmap
import os
from array import array
from pathlib import Path

_SLOTS = 64 * 1024
_BYTES = 8 * _SLOTS


class InFlight:
    """Slots for line numbers. With more lines than slots, the rest go unrecorded."""

    def __init__(self, path: Path) -> None:
        self._path = path
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            os.ftruncate(descriptor, _BYTES)
            self._map = mmap.mmap(descriptor, _BYTES)
        finally:
            os.close(descriptor)
        self.left: list[int] = [line for line in array("q", self._map[:]) if line]
        """What the process before left there."""
        self._map[:] = bytes(_BYTES)
        self._lines = memoryview(self._map).cast("q")
        self._free = list(range(_SLOTS - 1, -1, -1))
        self._slots: dict[int, int] = {}

    @staticmethod
    def left_in(path: Path) -> list[int]:
        """What is in a file of which nobody makes use any more."""
        try:
            return [line for line in array("q", path.read_bytes()) if line]
        except OSError:
            return []

    def enter(self, line: int) -> None:
        """The line is about to be sent; again is the same as once."""
        if line in self._slots or not self._free:
            return
        slot = self._free.pop()
        self._slots[line] = slot
        self._lines[slot] = line

    def leave(self, line: int) -> None:
        """The line is on disk, or was not sent after all."""
        slot = self._slots.pop(line, None)
        if slot is not None:
            self._lines[slot] = 0
            self._free.append(slot)

    def close(self) -> None:
        """Leaves the file as it is: what is still in it was sent."""
        self._lines.release()
        self._map.close()
