"""A job on more than one machine: shards for workers, one limiter for all, and one output in the end.

The seam to an engine is three calls: start a worker's shard, wait for any of them, and reach the limiter. Whatever
dies, its shard is taken up again from its own ledger.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from attrs import define, evolve, field

from ..runtime.client import BaseClient
from . import identity
from .calls import Caller, find_method
from .errors import BatchError, JobStopped
from .job import Job, record_of
from .leases import Budget, LeasedGovernor
from .limits import Limits
from .running import Piece, Run, Summary
from .shards import Shard, merge, split
from .store import Found, Paths
from .tally import Tally

MakeClient = Callable[[], BaseClient]


@define
class ShardReport:
    """What became of a shard, small enough to be sent. `stopped` is why rows are left, empty when none are."""

    number: int
    totals: dict[str, Any]
    kinds: dict[str, int]
    sent: int
    resent: int
    stopped: str


class Engine(Protocol):
    """Runs shards somewhere."""

    def start(self, shard: Shard, job: Job, record: Mapping[str, Any]) -> object:
        """Begins a shard on a worker; gives what to wait for. It is begun again by itself when its worker dies."""
        ...

    async def wait(self, running: set[object]) -> tuple[list[ShardReport], set[object]]:
        """Waits until any is over: reports, and what still runs."""
        ...

    @property
    def workers(self) -> int:
        """Shards at once."""
        ...


async def run_shard(
    make_client: MakeClient, shard: Shard, job: Job, record: dict[str, Any], budget: Budget
) -> ShardReport:
    """What a worker does: the runner of one machine, with the budget of all."""

    def govern(model: str, limits: Limits) -> LeasedGovernor:
        return LeasedGovernor(budget, model, limits)

    async with make_client() as client:
        run = Run(
            client, evolve(job, output=shard.output, order="completion"), Piece(record, shard.rows, shard.span, govern)
        )
        summary = await run.finish()
    tally = summary.tally
    stopped = "" if summary.stopped is None else str(summary.stopped)
    return ShardReport(shard.number, tally.totals(), dict(tally.kinds), tally.sent, tally.resent, stopped)


@define
class ShardedRun:
    """One run of a job on an engine. `reports` are of the shards that are over."""

    job: Job
    engine: Engine
    shards: int = 0
    reports: list[ShardReport] = field(factory=list[ShardReport])

    async def finish(self) -> Summary:
        """Runs the job to its end, or goes on with it; a job that was split before is split alike.

        Raises:
            BatchError: As `Run.finish`.
        """
        job, started = self.job, time.monotonic()
        caller = Caller(None, find_method(job.method), model=job.model)
        record, rows = await asyncio.to_thread(record_of, job, job.reader(caller), caller.method)
        paths = Paths(job.output)
        (paths.folder / "shards").mkdir(parents=True, exist_ok=True)
        identity.check_same(paths.job, record)
        earlier = identity.load(paths.job) or {}
        count = earlier.get("shards") or max(1, min(4 * self.engine.workers, rows // 100 or 1))
        record = {**record, "shards": count}
        identity.save(paths.job, record)
        shards = await asyncio.to_thread(split, job, rows, count)
        self.shards = len(shards)
        stopped = await self._run_all(shards, record)
        tally = self._tally(rows)
        if stopped is None:
            await asyncio.to_thread(merge, job, shards)
            paths.snapshot.unlink(missing_ok=True)
        resent = sum(report.resent for report in self.reports)
        return Summary(job, tally, time.monotonic() - started, stopped, Found(tally.before, 0, resent))

    async def _run_all(self, shards: list[Shard], record: Mapping[str, Any]) -> BatchError | None:
        waiting, running = shards[::-1], set[object]()
        stopped: BatchError | None = None
        while running or (waiting and stopped is None):
            while waiting and len(running) < self.engine.workers and stopped is None:
                shard = waiting.pop()
                running.add(self.engine.start(shard, self.job, _record_of(record, shard)))
            reports, running = await self.engine.wait(running)
            self.reports.extend(reports)
            stopped = stopped or next((JobStopped(report.stopped) for report in reports if report.stopped), None)
        return stopped

    def _tally(self, rows: int) -> Tally:
        tally = Tally(price=self.job.price, total=rows)
        for report in self.reports:
            tally.kinds.update(report.kinds)
            tally.sent += report.sent
            tally.resent += report.resent
            ended = sum(report.kinds.values())
            tally.before += report.totals["done"] - ended
            for name in ("input", "output", "thoughts", "cached", "cost"):
                setattr(tally, name, getattr(tally, name) + report.totals[name])
        return tally


def _record_of(record: Mapping[str, Any], shard: Shard) -> dict[str, Any]:
    """The record of a shard's own job: the same, for these lines only."""
    return {**record, "identity": {**record["identity"], "lines": [shard.span.start.line, shard.span.end]}}
