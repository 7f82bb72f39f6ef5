"""A job from its settings to its summary: input file, lane, output. Opens the files, starts the runner, sees it end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

from attrs import define, evolve, field, frozen

from ..runtime.client import BaseClient
from ..runtime.options import CallOptions
from . import identity, order
from .calls import Caller, find_method
from .days import Days
from .errors import BatchError, InputRefused, JobStopped
from .governor import Governor
from .intake import LIMIT, Intake
from .limits import Limits
from .progress import Progress, Rates
from .rows import RowReader, Template
from .runner import Check, Patience, Runner, Terms
from .sources import FileSource, Format, format_of
from .store import Found, JobStore, Paths
from .tally import Price, Tally
from .tiers import Tier, tier_defaults

Order: TypeAlias = Literal["completion", "input"]

_TICK = 0.2


def _path(value: str | Path) -> Path:
    return Path(value)


@frozen(kw_only=True)
class Job:
    """What is to be done. What changes the results is the job's identity: a resume with others is refused.

    Attributes:
        input: A file of rows.
        output: Where results go; dead letters and the job's record are beside it.
        model: For rows that name none.
        method: Of the API: `generateContent`, `embedContent`, `countTokens`...
        format: Of the input; by default from its name.
        template: For columns: a prompt, or a request in JSON, with `{column}`.
        key_column: The column that is the key.
        defaults: Fields of the request that rows need not give.
        tier: `standard` or `flex`, for methods that know service tiers.
        order: Of the output in the end.
        limits: The quota; by model where rows name several.
        price: For cost and the spend limit.
        patience: How long to try.
        options: Timeouts, deadline, headers and query of each call.
        check: Looks at each successful answer; what it says is wrong is kept as `invalid`.
        grace: Seconds that rows under way have, after `stop`.
        in_flight_bytes: Bytes of rows under way.
    """

    input: Path = field(converter=_path)
    output: Path = field(converter=_path)
    model: str = ""
    method: str = "generateContent"
    format: Format | None = None
    template: str = ""
    key_column: str = "key"
    defaults: Mapping[str, Any] = field(factory=dict[str, Any])
    tier: Tier = "standard"
    order: Order = "completion"
    limits: Limits | Mapping[str, Limits] = field(factory=Limits)
    price: Price | None = None
    patience: Patience = field(factory=Patience)
    options: CallOptions | None = None
    check: Check | None = None
    grace: float = 30.0
    in_flight_bytes: int = LIMIT

    def reader(self, caller: Caller) -> RowReader:
        return RowReader(
            prompt_field=caller.prompt_field,
            fields=caller.fields,
            template=Template(self.template) if self.template else None,
            key_column=self.key_column,
        )

    def form(self) -> Format:
        return self.format or format_of(self.input)


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


class Run:
    """One run of a job: `await Run(client, job).finish()`. May be stopped from outside, and says how far it is."""

    def __init__(self, client: BaseClient, job: Job) -> None:
        self.job = job
        self.tally = Tally(price=job.price)
        method = find_method(job.method)
        defaults = {**tier_defaults(job.tier, method), **job.defaults}
        self._caller = Caller(client, method, model=job.model, options=job.options, defaults=defaults)
        self._runner: Runner | None = None
        self._store: JobStore | None = None
        self._started = time.monotonic()
        self._rates = Rates()
        self._stop: BatchError | None = None
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
            LedgerFailed: The output could not be written.
        """
        job = self.job
        reader = job.reader(self._caller)
        record, rows = await asyncio.to_thread(self._record, reader)
        self.tally.total = rows
        self._store = store = JobStore(Paths(job.output), record, self.tally, self._fail)
        self.tally.resent = store.found.resent
        source = FileSource(job.input, job.form(), store.position)
        intake = Intake(source, reader, store.done, position=store.position, limit=job.in_flight_bytes)
        govern = partial(_govern, store.days)
        terms = Terms(limits=job.limits, patience=job.patience, price=job.price, check=job.check, govern=govern)
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
            await store.save(intake.position(), clean=True)
        finally:
            store.close()
        missing = rows - store.found.rows - self.tally.written
        if runner.stopped is None and missing:
            runner.stopped = JobStopped(f"{missing} rows have no result: did the input change? Resume the job")
        if runner.stopped is None and job.order == "input":
            await asyncio.to_thread(order.by_input, job.output)
            Paths(job.output).snapshot.unlink(missing_ok=True)  # its offsets are those of the other order
        return Summary(job, self.tally, time.monotonic() - self._started, runner.stopped, store.found)

    def stop(self, grace: float | None = None) -> None:
        """Sends nothing more, waits for what is under way, but not longer than the grace time, and ends whole."""
        self._stop = JobStopped("stopped")
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

    def _record(self, reader: RowReader) -> tuple[dict[str, Any], int]:
        """The job's record; counts the rows and checks the keys, unless an earlier run did and the file is the same."""
        job = self.job
        try:
            stamp = identity.stamp(job.input)
        except OSError as error:
            raise InputRefused(f"{job.input}: {error.strerror}") from error
        earlier = identity.load(Paths(job.output).job)
        if earlier is not None and earlier["input"]["stamp"] == stamp and earlier["input"]["path"] == str(job.input):
            digest, rows, lines = (earlier["input"][name] for name in ("digest", "rows", "lines"))
        else:
            digest = identity.digest(job.input)
            if earlier is not None and earlier["identity"]["input"] == digest:
                rows, lines = earlier["input"]["rows"], earlier["input"]["lines"]
            else:
                rows, lines = identity.count(job.input, job.form(), reader)
        record = {
            "version": 1,
            "identity": {
                "input": digest,
                "format": job.form(),
                "method": self._caller.method.id,
                "model": job.model,
                "template": job.template,
                "key_column": job.key_column,
                "defaults": dict(job.defaults),
                "tier": job.tier,
            },
            "input": {"path": str(job.input), "stamp": stamp, "digest": digest, "rows": rows, "lines": lines},
            "settings": settings_of(job),
        }
        return record, rows

    async def _tick(self, store: JobStore, intake: Intake) -> None:
        while True:
            await _pass(_TICK)
            flying = self._runner.flying if self._runner is not None else 0
            self.tally.sample(time.monotonic() - self._started, flying)
            store.tick(intake.position)

    def _fail(self, error: BatchError) -> None:
        if self._runner is not None:
            self._runner.stop(error)
            self._runner.cancel()


def _govern(days: Days, model: str, limits: Limits) -> Governor:
    return Governor(limits, model=model, days=days)


async def _pass(seconds: float) -> None:
    """Lets time pass."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    timer = asyncio.get_running_loop().call_later(seconds, future.set_result, None)
    try:
        await future
    finally:
        timer.cancel()


async def run(client: BaseClient, job: Job | None = None, /, **settings: Any) -> Summary:
    """Runs a job to its end, or goes on with it.

    ```python
    summary = await batch.run(client, input="in.jsonl", output="out.jsonl", model="gemini-2.5-flash")
    ```

    Settings are those of `Job`, and may also change one that is given.
    """
    made = Job(**settings) if job is None else evolve(job, **settings)
    return await Run(client, made).finish()


def settings_of(job: Job) -> dict[str, Any]:
    """What of a job a later `resume` needs and is not in its identity, as JSON values."""
    limits = job.limits if isinstance(job.limits, Limits) else Limits()
    return {
        "order": job.order,
        "grace": job.grace,
        "limits": {name: getattr(limits, name) for name in ("rpm", "tpm", "rpd", "spend", "in_flight", "on_daily")},
        "price": None if job.price is None else [job.price.input, job.price.output],
        "attempts": job.patience.attempts,
    }


def load_job(output: Path) -> Job:
    """The job of an output, as its last run had it.

    Raises:
        InputRefused: It has none.
    """
    record = identity.load(Paths(output).job)
    if record is None:
        raise InputRefused(f"{output} is not the output of a job: there is no {Paths(output).job}")
    same, settings = record["identity"], record["settings"]
    price = settings["price"]
    return Job(
        input=record["input"]["path"], output=output, model=same["model"], method=same["method"], format=same["format"],
        template=same["template"], key_column=same["key_column"], defaults=same["defaults"], tier=same["tier"],
        order=settings["order"], grace=settings["grace"], limits=Limits(**settings["limits"]),
        price=None if price is None else Price(input=price[0], output=price[1]),
        patience=Patience(attempts=settings["attempts"]),
    )  # fmt: skip
