"""The lane of the server's Batch API: half the price, within a day or two. Submits parts, collects their results.

Every step is written down before and after it is taken (`journal.py`), so that a crash makes no batch twice; a batch
whose creation got no answer is looked for by its display name, and adopted.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

from ..runtime.errors import Error, ResourceExhausted, StatusError, TransportError
from ..v1beta.client import Client
from . import parts
from .calls import Caller, find_method
from .collector import Collector, ServerTerms
from .errors import BatchError, JobStopped
from .intake import Intake
from .job import Job, record_of
from .journal import Journal, Part
from .outcomes import fate_of
from .pauses import pause
from .planner import Planner
from .running import Summary
from .server_api import OVER, Batches, Seen
from .sources import FileSource
from .store import JobStore, Paths
from .tally import Tally

_ALL_SLOTS = 100
_LONGEST_BACKOFF = 600.0


class ServerRun:
    """A job in the server's lane: `finish`, or `submit` and `collect` between `open` and `close`."""

    def __init__(self, client: Client, job: Job, terms: ServerTerms = ServerTerms()) -> None:  # noqa: B008  # frozen
        method = find_method(job.method)
        self.job = job
        self.tally: Tally = Tally(price=job.price)
        self._terms = terms
        self._caller = Caller(client, method, model=job.model, options=job.options, defaults=job.defaults)
        self._batches = Batches(client, method, priority=terms.priority)
        self._stopped: BatchError | None = None
        self._started = time.monotonic()
        self._backoff = 0.0
        self._again_at = 0.0

    async def open(self) -> None:
        """Opens the job's files.

        Raises:
            BatchError: As `Run.finish`.
        """
        job, paths = self.job, Paths(self.job.output)
        reader = job.reader(self._caller)
        record, self.tally.total = await asyncio.to_thread(record_of, job, reader, self._caller.method, in_batches=True)
        self._store = store = JobStore(paths, record, self.tally, self._fail)
        self._folder = paths.folder / "parts"
        self._folder.mkdir(exist_ok=True)
        self._journal = Journal(paths.journal)
        self._prefix = f"aiogenai-{record['input']['digest'][:12]}-{job.output.stem[:40]}"
        self.collector: Collector = Collector(
            self._batches, store, self._journal, self._folder, self._terms, job.checks()
        )
        taken = [parts.numbers(part.file_in(self._folder)) for part in self._journal.open]
        source = FileSource(job.input, job.form(), store.position)
        intake = Intake(source, reader, store.done, position=store.position)
        self._planner = Planner(self._caller, intake, store, taken, self._folder, self._terms.sizes)

    async def close(self) -> Summary:
        """Writes what is not yet written, and says how things stand."""
        try:
            await self._store.flush()
            await self._store.save(self._planner.position, clean=True)
        finally:
            self._planner.close()
            self._store.close()
            self._journal.close()
        left = (self.tally.total or 0) - self._store.found.rows - self.tally.written
        if self._stopped is None and left > 0:
            waiting = sum(part.rows for part in self._journal.open)
            said = f"{waiting} rows are in batches at the server: collect them later" if waiting else ""
            self._stopped = JobStopped(said or f"{left} rows are left to another lane: resume the job there")
        return Summary(self.job, self.tally, time.monotonic() - self._started, self._stopped, self._store.found)

    @property
    def parts(self) -> list[Part]:
        """What is not collected."""
        return self._journal.open

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to submit, and nothing to collect."""
        return self._planner.exhausted and not self._journal.open

    async def finish(self) -> Summary:
        """Submits and collects until every row has its result; can be ended and begun again at any time."""
        await self.open()
        try:
            while self._stopped is None:
                await self.submit()
                await self.collect()
                if self.is_done:
                    break
                await pause(self._terms.poll)
        except BaseException:
            with suppress(BatchError):
                await self.close()
            raise
        return await self.close()

    async def submit(self) -> int:
        """Makes batches of rows as long as slots and tokens allow; how many were made.

        Raises:
            Error: The server will not have it, now or later.
        """
        made = 0
        try:
            for part in self._journal.open:
                made += await self._advance(part)
            while not self._planner.exhausted and await self._has_room():
                planned = await self._planner.next_part(self._journal.next_id)
                if planned is not None:
                    self._journal.plan(planned)
                    made += await self._advance(self._journal.parts[planned.id])
        except Error as error:
            if fate_of(error) not in {"again", "throttled"}:
                raise
            self._back_off(error)
        return made

    async def collect(self) -> int:
        """Looks at every batch once, and takes in what is over; how many were."""
        taken = 0
        for part in self._journal.open:
            try:
                if part.step == "created" and (seen := await self._over(part)) is not None:
                    self._journal.step(part, "ended", state=seen.state, output=seen.output, error=seen.error)
                if part.step == "ended":
                    await self.collector.take_in(part)
                    taken += 1
            except Error as error:
                if fate_of(error) not in {"again", "throttled"}:
                    raise  # others are met again at the next look
        return taken

    async def cancel(self) -> int:
        """Asks the server to stop every batch of the job; how many there were."""
        running = [part for part in self._journal.open if part.step == "created"]
        for part in running:
            await self._batches.cancel(part.name)
        return len(running)

    async def _has_room(self) -> bool:
        """Whether one more batch may be made: by our own terms, and by what is at the server already."""
        ours, terms = self._journal.open, self._terms
        if self._is_backing_off():
            return False
        if ours and sum(part.tokens for part in ours) + terms.sizes.tokens > terms.enqueued_tokens:
            return False
        if len(ours) >= terms.slots:
            return False
        return sum(seen.state not in OVER for seen in await self._batches.all()) < _ALL_SLOTS

    async def _advance(self, part: Part) -> int:
        """Brings a part to the server, from wherever it stands; 1 when a batch was made or found."""
        if part.step in {"created", "ended"} or self._is_backing_off():
            return 0
        if part.step == "creating":  # a crash, or no answer: it may exist
            return await self._adopt(part)
        if part.step == "planned":
            file = await self._batches.upload(part.file_in(self._folder), self._display_name(part))
            self._journal.step(part, "uploaded", file=file)
        self._journal.step(part, "creating")
        return await self._create(part)

    async def _create(self, part: Part) -> int:
        try:
            name = await self._batches.create(part.model, self._display_name(part), part.file)
        except Error as error:
            if _may_exist(error):
                return await self._adopt(part)
            self._journal.step(part, "uploaded")
            raise
        return self._created(part, name)

    async def _adopt(self, part: Part) -> int:
        """Looks twice for a batch that may exist: a list may lag behind. If there is none, it is made anew."""
        wanted = self._display_name(part)
        for wait in (0.0, self._terms.listing_lag):
            await pause(wait)
            found = next((seen for seen in await self._batches.all() if seen.display_name == wanted), None)
            if found is not None:
                return self._created(part, found.name)
        self._journal.step(part, "uploaded")
        return 0

    def _created(self, part: Part, name: str) -> int:
        self._journal.step(part, "created", name=name, created=time.time())
        self.tally.sent += part.rows
        self._backoff = 0.0
        return 1

    async def _over(self, part: Part) -> Seen | None:
        """The batch, if it is over."""
        seen = await self._batches.look(part.name)
        if seen is None:
            return Seen(part.name, "", "EXPIRED", "", "the server does not know it any more")
        if seen.state not in OVER and time.time() - part.created > self._terms.longest:
            await self._batches.cancel(part.name)
            return Seen(part.name, "", "EXPIRED", "", "it took too long")
        return seen if seen.state in OVER else None

    def _display_name(self, part: Part) -> str:
        return f"{self._prefix}-{part.id}-{part.attempt}"

    def _is_backing_off(self) -> bool:
        return time.monotonic() < self._again_at

    def _back_off(self, error: Error) -> None:
        self._backoff = min(_LONGEST_BACKOFF, max(2 * self._backoff, self._terms.poll))
        self._again_at = time.monotonic() + max(self._backoff, getattr(error, "retry_delay", None) or 0.0)
        self.tally.refused += isinstance(error, ResourceExhausted)

    def _fail(self, error: BatchError) -> None:
        self._stopped = error


def _may_exist(error: Error) -> bool:
    """Whether a creation without an answer may have been done all the same."""
    if isinstance(error, TransportError):
        return error.sent
    return not isinstance(error, StatusError) or error.code >= 500
