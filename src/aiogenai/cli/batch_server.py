"""`aiogenai batch submit`, `collect`, `cancel`: a job in the lane of the server's batches, in steps."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from pathlib import Path

from aiogenai import Client, batch
from aiogenai.batch.collector import ServerTerms
from aiogenai.batch.server import ServerRun

from . import batch_watch


async def finish(job: batch.Job, terms: ServerTerms, report: Path | None) -> batch.Summary:
    """Submits and collects until all is done; Ctrl-C leaves the batches at the server."""
    async with Client() as client:
        run = ServerRun(client, job, terms)
        task = asyncio.create_task(run.finish())
        with suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, task.cancel)
        summary = await _ended(task)
        if summary is None:  # cancelled: the files are closed, the batches go on
            print(f"collect later with:  aiogenai batch collect {job.output} --wait", file=sys.stderr)
            raise KeyboardInterrupt
    batch_watch.tell(summary, report)
    return summary


async def _ended(task: asyncio.Task[batch.Summary]) -> batch.Summary | None:
    await asyncio.wait([task])
    return None if task.cancelled() else task.result()


async def submit(job: batch.Job, terms: ServerTerms) -> int:
    async with Client() as client:
        run = ServerRun(client, job, terms)
        await run.open()
        try:
            made = await run.submit()
            waiting = run.parts
        finally:
            await run.close()
    print(f"batches made: {made}; at the server: {len(waiting)}, with {sum(part.rows for part in waiting):,} rows")
    print(f"collect with:  aiogenai batch collect {job.output}")
    return 0


async def collect(job: batch.Job, terms: ServerTerms, *, wait: bool, report: Path | None) -> int:
    if wait:
        return 0 if (await finish(job, terms, report)).complete else 4
    async with Client() as client:
        run = ServerRun(client, job, terms)
        await run.open()
        try:
            taken = await run.collect()
            made = await run.submit()
            waiting, done = run.parts, run.is_done
        finally:
            summary = await run.close()
    print(f"batches taken in: {taken}; made: {made}; to wait for: {len(waiting)}")
    if done:
        batch_watch.tell(summary, report)
    return 0 if done else 4


async def cancel(job: batch.Job, terms: ServerTerms) -> int:
    async with Client() as client:
        run = ServerRun(client, job, terms)
        await run.open()
        try:
            count = await run.cancel()
        finally:
            await run.close()
    print(f"batches asked to stop: {count}; take in what they have with:  aiogenai batch collect {job.output}")
    return 0
