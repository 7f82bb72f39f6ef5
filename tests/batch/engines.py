"""The seam to engines, without one: workers are tasks of this loop."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from aiogenai.batch.engine import MakeClient, ShardLook, ShardReport, Worker
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
        self._hands: list[Worker] = []
        self._lives: list[asyncio.Future[ShardReport]] = []

    def start(self, shard: Shard, job: Job, record: Mapping[str, Any]) -> object:
        return asyncio.ensure_future(self._done(shard, job, dict(record)))

    def kill(self) -> None:
        """A worker dies, and its shard is begun anew by another."""
        next(life for life in self._lives if not life.done()).cancel()

    async def _done(self, shard: Shard, job: Job, record: dict[str, Any]) -> ShardReport:
        while True:
            worker = Worker(self._make_client, self.limiter)
            life = asyncio.ensure_future(worker.run(shard, job, record))
            self._hands.append(worker)
            self._lives.append(life)
            await asyncio.wait([life])
            self._hands.remove(worker)
            if not life.cancelled():
                return life.result()

    async def wait(self, running: set[Any]) -> tuple[list[ShardReport], set[Any]]:
        done, pending = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        return [task.result() for task in done], pending

    async def look(self) -> list[ShardLook]:
        return [look for worker in self._hands if (look := worker.look()) is not None]

    async def stop(self, grace: float) -> None:
        self.limiter.stop()
        for worker in self._hands:
            worker.stop(grace)
