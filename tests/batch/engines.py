"""The seam to engines, without one: workers are tasks of this loop, and one may be killed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from aiogenai.batch.engine import MakeClient, ShardReport, run_shard
from aiogenai.batch.job import Job
from aiogenai.batch.leases import Limiter
from aiogenai.batch.limits import Limits
from aiogenai.batch.shards import Shard


class Tasks:
    """An engine of tasks. Attributes: `limiter`, the budget of all."""

    def __init__(self, make_client: MakeClient, limits: Limits, workers: int) -> None:
        self.limiter = Limiter(limits)
        self.workers = workers
        self._make_client = make_client

    def start(self, shard: Shard, job: Job, record: Mapping[str, Any]) -> object:
        return asyncio.ensure_future(run_shard(self._make_client, shard, job, dict(record), self.limiter))

    async def wait(self, running: set[Any]) -> tuple[list[ShardReport], set[Any]]:
        done, pending = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        return [task.result() for task in done], pending
