"""A job on more than one machine: shards for workers, one limiter for all, and one output in the end.

The seam to an engine is four calls: start a shard, wait for any, look at all, stop all. A worker that dies leaves its
shard's ledger, and whoever is given the shard goes on with it; what is left of a driver that dies is taken in by the
next run of the job, on an engine or without one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from attrs import evolve, frozen

from ..runtime.client import BaseClient
from .calls import Caller, find_method
from .errors import BatchError, JobStopped, OutputBusy
from .job import Job, record_of
from .leases import Budget, LeasedGovernor
from .limits import Limits
from .pauses import pause
from .progress import Progress, Rates
from .running import Piece, Run, Summary, put_in_order
from .shards import Shard, split
from .sources import Position
from .store import JobStore, Paths
from .tally import Tally

MakeClient = Callable[[], BaseClient]

_LOOK = 0.5
_BUSY_SECONDS = 300.0
"""A worker that is cut off from its cluster ends by itself, in two minutes or so, and lets go of its ledger."""
_PATIENCE = 10.0
"""Seconds beyond the grace time in which workers tell what became of their shards; the rest of it is on disk."""
_PER_WORKER = 4
_FEWEST_ROWS = 100


@frozen
class ShardLook:
    """How far a shard is. Small enough to be sent often."""

    number: int
    tally: Tally
    progress: Progress


@frozen
class ShardReport:
    """What became of a shard. `stopped`: why rows are left; `None` when none are."""

    number: int
    tally: Tally
    stopped: BatchError | None


class Engine(Protocol):
    """Runs shards somewhere."""

    @property
    def workers(self) -> int:
        """Shards at once."""
        ...

    def start(self, shard: Shard, job: Job, record: Mapping[str, Any]) -> object:
        """Begins a shard on a worker; gives what to wait for. It is begun again by itself when its worker dies."""
        ...

    async def wait(self, running: set[object]) -> tuple[list[ShardReport], set[object]]:
        """Waits until any is over: reports, and what still runs."""
        ...

    async def look(self) -> list[ShardLook]:
        """How far those are that answer now."""
        ...

    async def stop(self, grace: float) -> None:
        """Sends nothing more; what is under way has so many seconds to end. Their reports come as ever."""
        ...


class Worker:
    """Runs shards, one at a time: the runner of one machine, with the budget of all."""

    def __init__(self, make_client: MakeClient, budget: Budget) -> None:
        self._make_client = make_client
        self._budget = budget
        self._running: tuple[int, Run] | None = None
        self._stopped = False

    async def run(self, shard: Shard, job: Job, record: dict[str, Any]) -> ShardReport:
        """Takes a shard to its end, or goes on with it.

        Raises:
            BatchError: As `Run.finish`.
        """
        job = evolve(job, output=shard.output, order="completion")
        piece = Piece(record, shard.rows, shard.span, shard.done, self._govern)
        until = time.monotonic() + _BUSY_SECONDS
        async with self._make_client() as client:
            while True:
                run = Run(client, job, piece)
                self._running = shard.number, run
                if self._stopped:
                    run.cancel()
                try:
                    summary = await run.finish()
                except OutputBusy:  # the worker before is not quite dead, or shared storage holds its lock for it
                    if time.monotonic() >= until:
                        raise
                    await pause(_LOOK)
                else:
                    return ShardReport(shard.number, evolve(summary.tally, samples=[]), summary.stopped)
                finally:
                    self._running = None

    def look(self) -> ShardLook | None:
        """How far it is; `None` between shards, and before it is known what a worker that died had done."""
        if self._running is None or self._running[1].tally.total is None:
            return None
        number, run = self._running
        return ShardLook(number, evolve(run.tally, samples=[]), run.progress())

    def stop(self, grace: float) -> None:
        """For good. Without grace, what is under way ends now; what was answered is kept in any case."""
        self._stopped = True
        if self._running is not None:
            _, run = self._running
            if grace > 0:
                run.stop(grace)
            else:
                run.cancel()

    def _govern(self, model: str, limits: Limits) -> LeasedGovernor:
        return LeasedGovernor(self._budget, model, limits)


class ShardedRun:
    """One run of a job on an engine, with the face of a `Run`: it may be stopped from outside, and says how far it is.

    Attributes:
        tally: The sum over all shards, as it was last looked at.
    """

    def __init__(self, job: Job, engine: Engine) -> None:
        self.job = job
        self._engine = engine
        self.tally: Tally = Tally(price=job.price)
        self._own = Tally(price=job.price)
        self._looks: dict[int, ShardLook] = {}
        self._reports: dict[int, ShardReport] = {}
        self._stopped: BatchError | None = None
        self._stopping: set[asyncio.Task[None]] = set()
        self._given_up: asyncio.Future[None] | None = None
        self._started = time.monotonic()
        self._rates = Rates()

    async def finish(self) -> Summary:
        """Runs the job to its end; goes on where an earlier run of it stopped, however that one was run.

        Raises:
            BatchError: As `Run.finish`.
        """
        job = evolve(self.job, input=self.job.input.resolve())  # workers may stand elsewhere
        caller = Caller(None, find_method(job.method), model=job.model)
        record, rows = await asyncio.to_thread(record_of, job, job.reader(caller), caller.method)
        store = JobStore(Paths(job.output), record, self._own, self._stop_for)
        self._own.resent = store.found.resent
        try:
            self.tally.total = rows
            left = rows - store.found.rows
            count = max(1, min(_PER_WORKER * self._engine.workers, left // _FEWEST_ROWS))
            shards = await asyncio.to_thread(split, job, left, count, store.done)
            await self._run_all(job, shards, record)
            await asyncio.to_thread(store.gather)
            await store.save(Position(), clean=True)
        finally:
            store.close()
        self._sum()
        missing = left - self._own.written
        if self._stopped is None and missing:
            self._stopped = JobStopped(f"{missing} rows have no result: did the input change? Resume the job")
        if self._stopped is None:
            await put_in_order(job)
        found = evolve(store.found, resent=self.tally.resent)
        return Summary(job, self.tally, time.monotonic() - self._started, self._stopped, found)

    def stop(self, grace: float | None = None) -> None:
        """Sends nothing more, waits for what is under way, but not longer than the grace time, and ends whole."""
        self._stop_for(JobStopped("somebody asked for it"), grace)

    def cancel(self) -> None:
        """Ends now; what was answered is kept."""
        self.stop(0.0)

    def progress(self) -> Progress:
        """How far it is."""
        self._sum()
        flying = [look.progress for number, look in self._looks.items() if number not in self._reports]
        shut = max(flying, key=lambda look: look.gate, default=None)
        held = next((look.binding for look in flying if look.binding), "")
        return evolve(
            self._rates.progress(self.tally, time.monotonic() - self._started, {}),
            flying=sum(look.flying for look in flying),
            queued=sum(look.queued for look in flying),
            gate=shut.gate if shut is not None else 0.0,
            why=shut.why if shut is not None else "",
            binding=held,
        )

    async def _run_all(self, job: Job, shards: list[Shard], record: Mapping[str, Any]) -> None:
        waiting, running = shards[::-1], set[object]()
        looking = asyncio.create_task(self._look())
        self._given_up = given_up = asyncio.get_running_loop().create_future()
        try:
            while running or (waiting and self._stopped is None):
                while waiting and len(running) < self._engine.workers and self._stopped is None:
                    shard = waiting.pop()
                    running.add(self._engine.start(shard, job, _record_of(record, shard)))
                more = asyncio.ensure_future(self._engine.wait(running))
                await asyncio.wait([more, given_up], return_when=asyncio.FIRST_COMPLETED)
                if not more.done():
                    more.cancel()
                    break
                reports, running = more.result()
                self._reports |= {report.number: report for report in reports}
                for report in reports:
                    if report.stopped is not None and self._stopped is None:
                        self._stop_for(report.stopped)  # no other shard would do better
            if self._stopping:
                await asyncio.wait(self._stopping)
        finally:
            looking.cancel()
            given_up.cancel()
            with suppress(asyncio.CancelledError):
                await looking

    async def _look(self) -> None:
        while True:
            await pause(_LOOK)
            self._looks |= {look.number: look for look in await self._engine.look()}
            now = self.progress()
            self.tally.sample(now.seconds, now.flying)

    def _sum(self) -> None:
        """The last that is known of each shard; of one whose worker died, what it had said before."""
        self.tally.become([self._own, *(found.tally for found in (self._looks | self._reports).values())])

    def _stop_for(self, why: BatchError, grace: float | None = None) -> None:
        self._stopped = self._stopped or why
        seconds = self.job.grace if grace is None else grace
        loop = asyncio.get_running_loop()
        task = loop.create_task(self._engine.stop(seconds))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)
        loop.call_later(seconds + _PATIENCE, self._give_up)

    def _give_up(self) -> None:
        """A worker may be on a machine that is lost, and not be begun anew for long."""
        if self._given_up is not None and not self._given_up.done():
            self._given_up.set_result(None)


def _record_of(record: Mapping[str, Any], shard: Shard) -> dict[str, Any]:
    """The record of a shard's own job: the same, for these lines only."""
    return {**record, "identity": {**record["identity"], "lines": [shard.span.start.line, shard.span.end]}}
