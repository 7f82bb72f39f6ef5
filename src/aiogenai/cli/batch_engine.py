"""`aiogenai batch ... --engine ray`: a job in shards, on this machine's cores or on a cluster."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiogenai import Client, batch
from aiogenai.batch.engine import ShardedRun
from aiogenai.batch.limits import Limits
from aiogenai.batch.ray_engine import RayEngine
from aiogenai.batch.store import Paths


@asynccontextmanager
async def sharded(job: batch.Job, workers: int) -> AsyncGenerator[ShardedRun]:
    """A run of the job on so many workers, which are there as long as it lasts."""
    limits = job.limits if isinstance(job.limits, Limits) else Limits()
    days = Paths(job.output.resolve()).days
    async with RayEngine(Client, limits, workers=workers, days=days) as engine:
        yield ShardedRun(job, engine)
