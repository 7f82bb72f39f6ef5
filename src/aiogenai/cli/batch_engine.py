"""`aiogenai batch run --engine ray`: a job in shards, on this machine's cores or on a cluster."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from pathlib import Path

from aiogenai import Client, batch
from aiogenai.batch.engine import ShardedRun
from aiogenai.batch.limits import Limits
from aiogenai.batch.ray_engine import RayEngine

from . import batch_watch

_EVERY = 5.0


async def finish(job: batch.Job, workers: int, report: Path | None) -> batch.Summary:
    """Runs all shards; Ctrl-C leaves each with its own ledger, and the same command goes on."""
    limits = job.limits if isinstance(job.limits, Limits) else Limits()
    async with RayEngine(Client, limits, workers=workers) as engine:
        run = ShardedRun(job, engine)
        task = asyncio.create_task(run.finish())
        with suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, task.cancel)
        while not task.done():
            await asyncio.wait([task], timeout=_EVERY)
            rows = sum(shard.totals["done"] for shard in run.reports)
            print(f"{len(run.reports)}/{run.shards} shards, {rows:,} rows done", file=sys.stderr, flush=True)
        if task.cancelled():
            print("go on with the same command", file=sys.stderr)
            raise KeyboardInterrupt
        summary = task.result()
    batch_watch.tell(summary, report)
    return summary
