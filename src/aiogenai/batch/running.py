"""A job from its start to its summary: opens its files, starts the runner, sees both end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from attrs import define, evolve, frozen

from ..runtime.client import BaseClient
from . import order
from .bitset import Bitset
from .calls import Caller, find_method
from .days import Days
from .errors import BatchError, JobStopped
from .governor import Governor
from .intake import Intake
from .job import Job, record_of
from .limits import Limits
from .pauses import pause
from .progress import Progress, Rates
from .runner import Runner
from .sources import FileSource, Span
from .store import Found, JobStore, Paths
from .tally import Tally
from .terms import Terms
from .tiers import tier_defaults

_TICK = 0.2


@define
class Summary:
    """How it ended. `stopped`: why, when rows are left; `found`: what an earlier run had left."""

    job: Job
    tally: Tally
    seconds: float
    stopped: BatchError | None
    found: Found

    @property
    def complete(self) -> bool:
        """Whether every row has its result, or its place among the dead letters."""
        return self.stopped is None


@frozen
class Piece:
    """A part of a run, for one of several workers: its record, rows that are not done, and each model's governor.

    What is found of it was done by a worker that died, within the same run. There are no snapshots of it: to count that
    exactly, all of it is read.
    """

    record: dict[str, Any]
    rows: int
    span: Span
    done: Bitset
    govern: Callable[[str, Limits], Governor]


class Run:
    """One run of a job: `await Run(client, job).finish()`. May be stopped from outside, and says how far it is."""

    def __init__(self, client: BaseClient, job: Job, piece: Piece | None = None) -> None:
        self.job = job
        self._piece = piece
        self.tally: Tally = Tally(price=job.price)
        method = find_method(job.method)
        defaults = {**tier_defaults(job.tier, method), **job.defaults}
        self._caller = Caller(client, method, model=job.model, options=job.options, defaults=defaults)
        self._runner: Runner | None = None
        self._store: JobStore | None = None
        self._started = time.monotonic()
        self._rates = Rates()
        self._stop: BatchError | None = None
        self._halt = Event()
        self._ending: asyncio.TimerHandle | None = None

    @property
    def found(self) -> Found:
        """What an earlier run had left."""
        return self._store.found if self._store is not None else Found()

    async def finish(self) -> Summary:
        """Runs the job until it ends; goes on where an earlier run of it stopped.

        Raises:
            InputRefused: The input can't be read, or has a key twice.
            ResumeRefused: The output is of another job.
            OutputBusy: Another process runs it.
            JobStopped: Somebody asked for its end before its rows were counted.
            LedgerFailed: The output could not be written.
        """
        job = self.job
        reader, piece = job.reader(self._caller), self._piece
        record, rows = (
            (piece.record, piece.rows)
            if piece is not None
            else await asyncio.to_thread(record_of, job, reader, self._caller.method, halt=self._halt)
        )
        self.tally.total = rows
        self._store = store = JobStore(Paths(job.output), record, self.tally, self._fail)
        self.tally.resent = store.found.resent
        if piece is not None:
            store.done.unite(piece.done)
            self.tally.claim()
        span = piece.span if piece is not None else None
        position = span.start if span is not None and not store.position.line else store.position
        source = FileSource(job.input, job.form(), position, span)
        intake = Intake(source, reader, store.done, position=position, limit=job.in_flight_bytes)
        govern = piece.govern if piece is not None else partial(_govern, store.days)
        terms = Terms(
            limits=job.limits, patience=job.patience, price=job.price, check=job.checks(), govern=govern,
            dedupe=job.dedupe,
        )  # fmt: skip
        self._runner = runner = Runner(self._caller, intake, store, self.tally, terms)
        if self._stop is not None:
            runner.stop(self._stop)
        ticking = asyncio.create_task(self._tick(store, intake))
        try:
            try:
                await runner.run()
            finally:
                ticking.cancel()
                if self._ending is not None:
                    self._ending.cancel()
                await store.flush()
            self.tally.sample(time.monotonic() - self._started, 0)
            if piece is None:
                await store.save(intake.position(), clean=True)
        finally:
            store.close()
        missing = rows - store.found.rows - self.tally.written
        if runner.stopped is None and missing:
            runner.stopped = JobStopped(f"{missing} rows have no result: did the input change? Resume the job")
        if runner.stopped is None:
            await put_in_order(job)
        return Summary(job, self.tally, time.monotonic() - self._started, runner.stopped, store.found)

    def stop(self, grace: float | None = None) -> None:
        """Sends nothing more, waits for what is under way, but not longer than the grace time, and ends whole."""
        self._halt.set()
        self._stop = JobStopped("somebody asked for it")
        if self._runner is None:
            return
        self._runner.stop(self._stop)
        seconds = self.job.grace if grace is None else grace
        self._ending = asyncio.get_running_loop().call_later(seconds, self._runner.cancel)

    def cancel(self) -> None:
        """Ends now; what was answered is kept."""
        self.stop(0.0)
        if self._runner is not None:
            self._runner.cancel()

    def progress(self) -> Progress:
        """How far it is."""
        governors = self._runner.governors if self._runner is not None else {}
        return self._rates.progress(self.tally, time.monotonic() - self._started, governors)

    async def _tick(self, store: JobStore, intake: Intake) -> None:
        while True:
            await pause(_TICK)
            flying = self._runner.flying if self._runner is not None else 0
            self.tally.sample(time.monotonic() - self._started, flying)
            if self._piece is None:
                store.tick(intake.position)

    def _fail(self, error: BatchError) -> None:
        if self._runner is not None:
            self._runner.stop(error)
            self._runner.cancel()


async def put_in_order(job: Job) -> None:
    """Gives the output of a job that is done the order that was asked for."""
    if job.order == "input":
        await asyncio.to_thread(order.by_input, job.output)
        Paths(job.output).snapshot.unlink(missing_ok=True)  # its offsets are those of the other order


def _govern(days: Days, model: str, limits: Limits) -> Governor:
    return Governor(limits, model=model, days=days)


async def run(client: BaseClient, job: Job | None = None, /, **settings: Any) -> Summary:
    """Runs a job to its end, or goes on with it.

    ```python
    summary = await batch.run(client, input="in.jsonl", output="out.jsonl", model="gemini-2.5-flash")
    ```

    Settings are those of `Job`, and may also change one that is given.
    """
    made = Job(**settings) if job is None else evolve(job, **settings)
    return await Run(client, made).finish()
