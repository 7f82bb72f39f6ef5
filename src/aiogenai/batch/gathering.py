"""Takes what workers wrote into the output of their job: each line once, whatever ended them.

A shard's ledger is removed when all that it held is on disk elsewhere; interrupted anywhere, it can be done again.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define

from ..runtime.converter import decode
from . import disk, recovery
from .bitset import Bitset
from .errors import OutputBusy
from .inflight import InFlight
from .ledger import Ledger
from .recovery import Seen

FOLDER = "shards"
_GROUP = 4 * 1024 * 1024
_PATIENCE = 20.0
"""Seconds in which workers end whose driver was killed."""


@define
class Gathered:
    """`rows`: lines that were new. `cut`: bytes of torn tails. `resent`: rows that were sent, and have no line."""

    rows: int = 0
    cut: int = 0
    resent: int = 0


def gather(job_folder: Path, output: Ledger[int], dead: Ledger[int], done: Bitset, seen: Seen | None) -> Gathered:
    """Appends the lines of all shards that are not in `done` yet, and adds them to it. Blocks.

    Raises:
        OutputBusy: A worker still writes.
    """
    found, folder = Gathered(), job_folder / FOLDER
    shards = sorted(folder.glob("*.jsonl"))
    for path in shards:
        _take(path, dead if path.name.endswith(".dead.jsonl") else output, done, seen, found)
    left = {line for path in shards for line in InFlight.left_in(path.with_name(path.name + ".job") / "inflight")}
    found.resent = sum(line - 1 not in done for line in left)
    if folder.exists():
        shutil.rmtree(folder)
        disk.sync_folder(job_folder)
    return found


def rows_in(job_folder: Path) -> Mapping[str, int]:
    """How many lines the shards hold now: results, and dead letters."""
    counts = {"output": 0, "dead": 0}
    for path in sorted((job_folder / FOLDER).glob("*.jsonl")):
        counts["dead" if path.name.endswith(".dead.jsonl") else "output"] += recovery.recover(path, Bitset()).lines
    return counts


def _take(path: Path, target: Ledger[int], done: Bitset, seen: Seen | None, found: Gathered) -> None:
    descriptor = _alone(path)
    try:
        there = recovery.recover(path, Bitset())
        found.cut += there.cut
        group: list[bytes] = []
        size = 0
        for line in _lines(path, there.size):
            number = recovery.number_of(line)
            if not number or not done.add(number - 1):
                continue  # taken in before
            if seen is not None:
                seen(decode(line))
            found.rows += 1
            group.append(line)
            size += len(line)
            if size >= _GROUP:
                target.take(b"".join(group))
                group, size = [], 0
        if group:
            target.take(b"".join(group))
    finally:
        os.close(descriptor)


def _lines(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        for line in file:
            if size <= 0:
                return
            size -= len(line)
            yield line


def _alone(path: Path) -> int:
    """A descriptor of a ledger, when its writer has ended."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return disk.open_to_append(path)
        except OutputBusy:
            if time.monotonic() >= until:
                raise
            time.sleep(0.1)  # another process: there is nothing to wait for
