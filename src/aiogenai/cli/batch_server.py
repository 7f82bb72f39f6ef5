"""`aiogenai batch submit`, `collect`, `cancel`: a job in the lane of the server's batches, in steps."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from aiogenai import Client, batch
from aiogenai.batch.collector import ServerTerms
from aiogenai.batch.server import ServerRun
from aiogenai.batch.store import Paths
from aiogenai.runtime.errors import Error

from . import batch_end


async def submit(job: batch.Job, terms: ServerTerms) -> int:
    async with _opened(job, terms, anew=True) as run:
        made = await run.submit()
        waiting, why, dead = run.parts, run.why, run.tally.kinds["failed"]
    there = [part for part in waiting if part.step == "created"]
    print(f"batches made: {made}; at the server: {len(there)}, with {sum(part.rows for part in there):,} rows")
    if dead:
        print(f"{dead:,} rows can't be sent: see {Paths(job.output).dead}")
    if why or len(there) < len(waiting):
        print(f"more rows wait{f' for: {why}' if why else ''}; collect sends them when it can")
    print(f"collect with:  aiogenai batch collect {batch_end.quoted(job.output)}")
    return batch_end.DONE


async def collect(job: batch.Job, terms: ServerTerms, report: Path | None) -> int:
    """Takes in what there is, and makes what there is room for."""
    async with Client() as client:
        run = ServerRun(client, job, terms)
        await run.open()
        try:
            with noted(run):
                taken = await run.collect()
                made = await run.submit()
            waiting, why, done = run.parts, run.why, run.is_done
        finally:
            summary = await run.close()
    print(f"batches taken in: {taken}; made: {made}; to wait for: {len(waiting)}")
    if why:
        print(f"more rows wait for: {why}")
    if not done:
        return batch_end.STOPPED
    batch_end.tell(summary, report)
    return batch_end.code(summary)


async def cancel(job: batch.Job, terms: ServerTerms) -> int:
    async with _opened(job, terms) as run:
        count = await run.call_off()
        left = run.parts
    print(f"batches asked to stop: {count}; nothing more is sent in this lane")
    how = "collect" if left else "resume"
    what = "take in what they have answered with" if left else "go on in another lane with"
    print(f"{what}:  aiogenai batch {how} {batch_end.quoted(job.output)}")
    return batch_end.DONE


@asynccontextmanager
async def _opened(job: batch.Job, terms: ServerTerms, *, anew: bool = False) -> AsyncGenerator[ServerRun]:
    async with Client() as client:
        run = ServerRun(client, job, terms, anew=anew)
        await run.open()
        try:
            with noted(run):
                yield run
        finally:
            await run.close()


@contextmanager
def noted(run: ServerRun) -> Generator[None]:
    """Tells whoever sees an error how to go on after it."""
    try:
        yield
    except Error as error:
        if run.parts:
            name = batch_end.quoted(run.job.output)
            error.add_note(f"go on with:  aiogenai batch collect {name} --wait")
            error.add_note(f"or give the lane up with:  aiogenai batch cancel {name}")
        raise
