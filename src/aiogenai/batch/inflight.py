"""Which lines were sent and are not yet on disk, in a mapped file that outlives a killed process.

Writing a slot is writing memory: no call to the system. After a crash the slots tell exactly what may be paid again;
after a loss of power they tell it nearly.
"""

from __future__ import annotations

import mmap
import os
from array import array
from pathlib import Path

from .errors import LedgerFailed

_SLOTS = 64 * 1024
_BYTES = 8 * _SLOTS


class InFlight:
    """Slots for line numbers. With more lines than slots, the rest go unrecorded."""

    def __init__(self, path: Path) -> None:
        """Takes the file over from the process before.

        Raises:
            LedgerFailed: The disk has no room for it.
        """
        self._path = path
        self.left: list[int] = self.left_in(path)
        """What the process before left there."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _fill(descriptor)
            self._map = mmap.mmap(descriptor, _BYTES)
        except OSError as error:
            raise LedgerFailed(f"{path} could not be written: {error.strerror}") from error
        finally:
            os.close(descriptor)
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


def _fill(descriptor: int) -> None:
    """Makes room on the disk for all slots: a map over a hole kills the process (SIGBUS) once the disk is full."""
    at = 0
    while at < _BYTES:
        at += os.write(descriptor, bytes(_BYTES - at))
