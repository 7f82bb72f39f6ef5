"""A job's files: the output, its dead letters, and a folder beside them with the job's record and last snapshot.

    out.jsonl            results, one line each, in the order in which they came
    out.dead.jsonl       rows that were given up, with the errors of their attempts
    out.jsonl.job/       job.json, snapshot, inflight, days.json; shards/ while several workers run it

Opening them finds out what is done, whatever happened before.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import define, frozen

from ..runtime.converter import encode
from . import disk, identity, recovery, snapshot
from .bitset import Bitset
from .days import Days
from .errors import LedgerFailed, ResumeRefused
from .gathering import gather
from .inflight import InFlight
from .ledger import Ledger
from .outcomes import Result, describe
from .rows import Row
from .snapshot import Snapshot
from .sources import Position
from .tally import Tally

SNAPSHOT_SECONDS = 5.0


@frozen
class Paths:
    """Where the files of an output are."""

    output: Path

    @property
    def dead(self) -> Path:
        return self.output.with_name(f"{self.output.stem}.dead.jsonl")

    @property
    def folder(self) -> Path:
        return self.output.with_name(self.output.name + ".job")

    @property
    def job(self) -> Path:
        return self.folder / "job.json"

    @property
    def snapshot(self) -> Path:
        return self.folder / "snapshot"

    @property
    def journal(self) -> Path:
        return self.folder / "journal.jsonl"

    @property
    def days(self) -> Path:
        return self.folder / "days.json"


@define
class Found:
    """What was there at the start.

    Attributes:
        rows: Rows that were done.
        cut: Bytes of a torn tail that were cut off.
        resent: Rows that had been sent and are not done: they will be sent, and perhaps paid, again.
        clean: Whether the last run had ended by itself.
    """

    rows: int = 0
    cut: int = 0
    resent: int = 0
    clean: bool = True


class JobStore:
    """Opens, or opens again, the files of a job. A sink for the runner.

    Attributes:
        done: Lines that are on disk, or are blank.
        position: From where the input is to be read.
        found: What was there.
    """

    def __init__(
        self, paths: Paths, job: Mapping[str, Any], tally: Tally, failed: Callable[[LedgerFailed], None]
    ) -> None:
        """Opens the files, and finds out what is done.

        Raises:
            ResumeRefused: The output is of another job.
            OutputBusy: Another process has it.
        """
        self.paths = paths
        self._tally = tally
        for path in (paths.output, paths.dead):
            if not paths.job.exists() and path.exists() and path.stat().st_size:
                raise ResumeRefused(f"{path} is there, and is not the output of a job: give another, or remove it")
        paths.folder.mkdir(parents=True, exist_ok=True)
        self._output: Ledger[int] = Ledger(paths.output, self._written, failed)
        try:
            identity.check_same(paths.job, job)
            self._dead: Ledger[int] = Ledger(paths.dead, self._written, failed)
        except BaseException:
            self._output.close()
            raise
        identity.save(paths.job, job)
        self.found: Found = Found()
        self.done: Bitset
        self.position: Position
        try:
            self.done, self.position = self._recover()
            self._take_in_shards()
        except BaseException:
            self._output.close()
            self._dead.close()
            raise
        self._in_flight = InFlight(paths.folder / "inflight")
        self.found.resent += sum(line - 1 not in self.done for line in set(self._in_flight.left))
        self.days: Days = Days(paths.days)
        self._saved_at = time.monotonic()
        self._saving: asyncio.Future[None] | None = None

    def sending(self, row: Row) -> None:
        self._in_flight.enter(row.line)

    async def accept(self, result: Result) -> None:
        ledger = self._dead if result.kind == "failed" else self._output
        ledger.append(line_of(result), result.line)
        if ledger.is_full:
            await ledger.room()

    async def end(self, result: Result) -> None:
        """Counts a result, and accepts it."""
        self._tally.finished(result)
        await self.accept(result)

    async def flush(self) -> None:
        """Waits until all results are on disk.

        Raises:
            LedgerFailed: They could not be written.
        """
        await self._output.flush()
        await self._dead.flush()

    def gather(self) -> None:
        """Takes in what the workers of this run wrote. Blocks; for a run that accepts nothing itself."""
        self._tally.written += gather(self.paths.folder, self._output, self._dead, self.done, None).rows

    async def save(self, position: Position, *, clean: bool = False) -> None:
        """Takes a snapshot now."""
        if self._saving is not None:
            await self._saving
        data = self._picture(position, clean=clean)
        await asyncio.to_thread(snapshot.save, self.paths.snapshot, data)
        await asyncio.to_thread(self.days.save)

    def tick(self, position: Callable[[], Position]) -> None:
        """Takes a snapshot when it is time to, and goes on meanwhile."""
        now = time.monotonic()
        if now - self._saved_at >= SNAPSHOT_SECONDS and (self._saving is None or self._saving.done()):
            self._saved_at = now
            self._saving = asyncio.ensure_future(self._save_aside(self._picture(position(), clean=False)))

    def close(self) -> None:
        self._output.close()
        self._dead.close()
        self._in_flight.close()

    @property
    def size(self) -> int:
        """Bytes of the output."""
        return self._output.size

    async def _save_aside(self, data: bytes) -> None:
        await asyncio.to_thread(snapshot.save, self.paths.snapshot, data)
        await asyncio.to_thread(self.days.save)

    def _picture(self, position: Position, *, clean: bool) -> bytes:
        taken = Snapshot(
            done=self.done,
            output=self._output.size,
            dead=self._dead.size,
            position=position,
            totals={**self._tally.totals(), "done": self.found.rows + self._tally.written},
            clean=clean,
        )
        return snapshot.dump(taken)

    def _written(self, lines: list[int]) -> None:
        self._tally.written += len(lines)
        done, leave = self.done.add, self._in_flight.leave
        for line in lines:
            done(line - 1)
            leave(line)

    def _recover(self) -> tuple[Bitset, Position]:
        taken = snapshot.read(self.paths.snapshot)
        if taken is not None and (taken.output > self._output.size or taken.dead > self._dead.size):
            taken = None  # somebody shortened a file: what it holds now is what is done
        done, position = (taken.done, taken.position) if taken else (Bitset(), Position())
        if taken is not None:
            self._tally.resume(taken.totals)
        starts = (taken.output, taken.dead) if taken else (0, 0)
        for ledger, start in zip((self._output, self._dead), starts, strict=True):
            there = recovery.recover(ledger.path, done, start, self._tally.seen)
            ledger.cut(there.size)
            self.found.cut += there.cut
            self._tally.before += there.lines
        self.found.rows = self._tally.before
        self.found.clean = taken.clean if taken is not None else self.found.rows == 0
        return done, position

    def _take_in_shards(self) -> None:
        """An earlier run had workers, and was killed before it gathered what they wrote."""
        taken = gather(self.paths.folder, self._output, self._dead, self.done, self._tally.seen)
        self._tally.before += taken.rows
        self.found.rows += taken.rows
        self.found.cut += taken.cut
        self.found.resent += taken.resent
        self.found.clean = self.found.clean and not taken.rows


def line_of(result: Result) -> bytes:
    """A line of the output, or of the dead letters; it begins with its number, by which `recovery` finds it."""
    tree: dict[str, Any] = {"line": result.line}
    if result.key:
        tree["key"] = result.key
    if result.copy_of:
        tree["copy_of"] = result.copy_of
    if result.kind == "failed":
        tree["reason"] = result.reason
        tree["attempts"] = [describe(error) for error in result.attempts]
    else:
        tree["response"] = result.response
        if result.kind != "success":
            tree["outcome"] = result.kind
            tree["reason"] = result.reason
    if result.metadata is not None:
        tree["metadata"] = result.metadata
    return encode(tree)


def set_aside(paths: Paths) -> int:
    """Takes the dead letters off the record, so that their rows are tried again; says how many there were.

    The file stays, under a name with a number. Interrupted anywhere, it can be done again.
    """
    if not paths.dead.exists():
        return 0
    descriptor = disk.open_to_append(paths.output)  # nobody runs it now
    try:
        number = 1
        while (aside := paths.dead.with_name(f"{paths.dead.stem}.{number}.jsonl")).exists():
            number += 1
        lines = Bitset()
        found = recovery.recover(paths.dead, lines)
        paths.snapshot.unlink(missing_ok=True)  # it counts them as done
        disk.sync_folder(paths.folder)
        paths.dead.rename(aside)
        disk.sync_folder(aside.parent)
    finally:
        os.close(descriptor)
    return found.lines
