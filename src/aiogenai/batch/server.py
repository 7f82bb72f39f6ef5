"""The lane of the server's Batch API: half the price, within a day or two. Submits parts, collects their results.

Every step is written down before and after it is taken (`journal.py`), so that a crash makes no batch twice; a batch
whose creation got no answer is looked for by its display name, and adopted.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager, suppress
from secrets import token_hex
from threading import Event

from attrs import evolve

from ..runtime.errors import Error
from ..v1beta.client import Client
from . import parts
from .calls import Caller, find_method
from .collector import Collector, ServerTerms
from .errors import BatchError, JobStopped, LedgerFailed
from .intake import Intake
from .job import Job, record_of
from .journal import Journal, Part
from .making import Maker
from .outcomes import fate_of
from .planner import Planner
from .progress import Progress, Rates
from .running import Summary, put_in_order
from .server_api import Batches, Seen
from .sources import FileSource
from .store import JobStore, Paths
from .tally import Tally

_ALL_SLOTS = 100
_LINGER = 3600.0
"""Seconds in which a batch ends that was asked to: what it has answered by then may still be had."""


class ServerRun:
    """A job in the server's lane: `finish`, or `submit` and `collect` between `open` and `close`.

    Attributes:
        why: What nothing can be submitted for at the moment, in words; empty when something can.
    """

    def __init__(
        self,
        client: Client,
        job: Job,
        terms: ServerTerms = ServerTerms(),  # noqa: B008  # frozen
        *,
        anew: bool = False,
    ) -> None:
        """`anew`: a job that was called off is taken up again."""
        method = find_method(job.method)
        self.job = job
        self.tally: Tally = Tally(price=job.price)
        self.why: str = ""
        self._terms = terms
        self._anew = anew
        self._caller = Caller(client, method, model=job.model, options=job.options, defaults=job.defaults)
        self._batches = Batches(client, method, priority=terms.priority)
        self._opened = False
        self._stopped: BatchError | None = None
        self._stopping = asyncio.Event()
        self._halt = Event()
        self._working: asyncio.Task[None] | None = None
        self._started = time.monotonic()
        self._rates = Rates()
        self._seen: dict[str, Seen] = {}

    async def open(self) -> None:
        """Opens the job's files.

        Raises:
            BatchError: As `Run.finish`.
        """
        job, paths = self.job, Paths(self.job.output)
        reader = job.reader(self._caller)
        record, self.tally.total = await asyncio.to_thread(
            record_of, job, reader, self._caller.method, halt=self._halt, in_batches=True
        )
        self._store = store = JobStore(paths, record, self.tally, self._fail)
        try:
            self._folder = paths.folder / "parts"
            self._folder.mkdir(exist_ok=True)
            self._journal = journal = Journal(paths.journal)
        except BaseException:
            store.close()
            raise
        self._opened = True
        journal.name(f"aiogenai-{record['input']['digest'][:12]}-{job.output.stem[:40]}-{token_hex(4)}")
        if self._anew and journal.called_off:
            journal.take_up()
        self.collector: Collector = Collector(self._batches, store, journal, self._folder, self._terms, job.checks())
        self._maker = Maker(self._batches, journal, self._folder, self._terms, self.tally)
        files = [part.file_in(self._folder) for part in journal.open]
        parts.keep(self._folder, files)
        taken = [*map(parts.numbers, files), journal.released]
        source = FileSource(job.input, job.form(), store.position)
        intake = Intake(source, reader, store.done, position=store.position)
        self._planner = Planner(self._caller, intake, store, taken, self._folder, self._terms.sizes)

    async def close(self) -> Summary:
        """Writes what is not yet written, and says how things stand."""
        waiting = sum(part.rows for part in self.parts)
        try:
            await self._store.flush()
            await self._store.save(self._planner.position, clean=True)
        finally:
            self._planner.close()
            self._store.close()
            self._journal.close()
        left = (self.tally.total or 0) - self._store.found.rows - self.tally.written
        if self._stopped is None and left > 0:
            said = f"{waiting:,} rows are in batches at the server" if waiting else f"{left:,} rows are not sent yet"
            if self.is_done:
                said = f"{left:,} rows are left to another lane"
            self._stopped = JobStopped(said)
        if self._stopped is None:
            await put_in_order(self.job)
        return Summary(self.job, self.tally, time.monotonic() - self._started, self._stopped, self._store.found)

    @property
    def parts(self) -> list[Part]:
        """What is not collected."""
        return self._journal.open if self._opened else []

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to submit, and nothing to collect."""
        return (self._planner.exhausted or self._journal.called_off) and not self._journal.open

    async def finish(self) -> Summary:
        """Submits and collects until every row has its result; can be ended and begun again at any time."""
        await self.open()
        self._working = asyncio.create_task(self._work())
        try:
            await self._working
        except BaseException:
            if not (self._stopping.is_set() and self._working.cancelled()):  # else `cancel` was called
                with suppress(BatchError):
                    await self.close()
                raise
        return await self.close()

    async def _work(self) -> None:
        while self._stopped is None and not self._stopping.is_set():
            await self.submit()
            await self.collect()
            if self.is_done:
                break
            with suppress(TimeoutError):
                async with asyncio.timeout(self._terms.poll):
                    await self._stopping.wait()

    def stop(self) -> None:
        """Ends the run after the step that it is at. The batches go on at the server."""
        self._halt.set()
        self._stopping.set()

    def cancel(self) -> None:
        """Ends the run now. The batches go on at the server, and a step that was cut short is looked at again."""
        self.stop()
        if self._working is not None:
            self._working.cancel()

    def progress(self) -> Progress:
        """How far it is, by the last look."""
        at_server = [part for part in self.parts if part.step in {"creating", "created", "ended"}]
        seen = [self._seen.get(part.name) for part in at_server]
        gate, refusal = self._maker.gate if self._opened else (0.0, "")
        found = self._rates.progress(self.tally, time.monotonic() - self._started, {})
        return evolve(
            found,
            eta=None,
            flying=sum(part.rows for part in at_server),
            answered=sum(look.answered for look in seen if look is not None),
            batches=Counter((look.state if look is not None else "").lower() or "new" for look in seen),
            gate=gate,
            why=refusal,
            queued=1 if self.why else 0,
            binding=self.why,
        )

    async def submit(self) -> int:
        """Makes batches of rows as long as slots and tokens allow; how many were made.

        Raises:
            Error: The server will not have it, now or later.
        """
        journal, made = self._journal, 0
        self.why = ""
        try:
            with self._on_disk():
                if journal.called_off:
                    await self.call_off()  # a crash may have come in between
                for part in journal.open:
                    made += await self._maker.advance(part)
                while await self._has_room():
                    planned = await self._planner.next_part(journal.next_id)
                    if planned is not None:
                        journal.plan(planned)
                        made += await self._maker.advance(journal.parts[planned.id])
        except Error as error:
            if fate_of(error) not in {"again", "throttled"}:
                raise
            self._maker.back_off(error)
        return made

    async def collect(self) -> int:
        """Looks at every batch once, and takes in what is over; how many were.

        Raises:
            Error: The server will not give it, now or later; what it gave of others is taken in.
        """
        taken, fault = 0, None
        for part in self.parts:
            try:
                with self._on_disk():
                    taken += await self._collect(part)
            except Error as error:
                if fate_of(error) not in {"again", "throttled"}:
                    fault = error  # others are met again at the next look
        if fault is not None:
            raise fault
        return taken

    async def _collect(self, part: Part) -> int:
        if part.step == "created" and (seen := await self._over(part)) is not None:
            self._journal.step(part, "ended", state=seen.state, output=seen.output, error=seen.error)
        if part.step != "ended":
            return 0
        await self.collector.take_in(part)
        return 1

    async def call_off(self) -> int:
        """Gives the lane up: asks the server to stop every batch of the job, and sends none any more.

        What they have answered is still to be collected; the other rows are left to another lane. Says how many
        batches were asked.
        """
        if not self._journal.called_off:
            self._journal.call_off()
        asked = 0
        for part in self.parts:
            if part.step == "creating":
                await self._maker.adopt(part)
            if part.step == "created":
                await self._batches.cancel(part.name)
                asked += 1
            elif part.step in {"planned", "uploaded"}:
                await self.collector.let_go(part)
        return asked

    async def _has_room(self) -> bool:
        """Whether one more batch is to be made, and may be: by our own terms, and by what is at the server already."""
        ours, terms = self.parts, self._terms
        if self._planner.exhausted or self._journal.called_off or self._stopping.is_set() or self._maker.gate[0]:
            return False
        if ours and sum(part.tokens for part in ours) + terms.sizes.tokens > terms.enqueued_tokens:
            self.why = "tokens in batches"
        elif len(ours) >= terms.slots:
            self.why = f"{terms.slots} batches at once"
        elif sum(not seen.is_over for seen in await self._batches.all()) >= _ALL_SLOTS:
            self.why = f"{_ALL_SLOTS} batches of the project, which is all that it may have"
        return not self.why

    async def _over(self, part: Part) -> Seen | None:
        """The batch, if it is over."""
        seen = await self._batches.look(part.name)
        if seen is None:
            return Seen(part.name, "", "EXPIRED", error="the server does not know it any more")
        self._seen[part.name] = seen
        late = time.time() - part.created - self._terms.longest
        if late < 0 or seen.state in {"EXPIRED", "FAILED"}:
            return seen if seen.is_over else None
        if not seen.is_over and late < _LINGER:
            await self._batches.cancel(part.name)
            return None
        return evolve(seen, state="EXPIRED", error="it took too long") if seen.state != "SUCCEEDED" else seen

    @contextmanager
    def _on_disk(self) -> Generator[None]:
        """Files of parts, of results and the journal that can't be written, for a full disk or another reason."""
        try:
            yield
        except OSError as error:
            where = error.filename or self._folder.parent
            raise LedgerFailed(f"{where} can't be written: {error.strerror}") from error

    def _fail(self, error: BatchError) -> None:
        self._stopped = error
