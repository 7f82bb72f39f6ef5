"""Bytes to disk so that they outlive a crash: synced writes, atomic replacement, and a lock on an output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .errors import OutputBusy

if sys.platform != "win32":
    import fcntl

_sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have the second only


def write_synced(descriptor: int, data: bytes) -> None:
    """Appends all of `data`, and returns when the disk has it."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    _sync(descriptor)


def cut(descriptor: int, size: int) -> None:
    """Shortens a file, and returns when the disk knows."""
    os.ftruncate(descriptor, size)
    os.fsync(descriptor)


def replace(path: Path, data: bytes) -> None:
    """Writes a file anew, so that a crash leaves the old one or the new one, and nothing in between."""
    made = path.with_name(path.name + ".new")
    with made.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names of new files last."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_to_append(path: Path) -> int:
    """A descriptor of a file, made if it is not there, that no other process writes.

    Raises:
        OutputBusy: Another process has it.
    """
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    if new:
        sync_folder(path.parent)
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise OutputBusy(f"{path} is being written by another process") from error
    return descriptor
