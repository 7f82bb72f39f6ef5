"""Ray as the engine (extra `ray`): shards in async actors, and one named actor that holds the budget.

Without RAY_ADDRESS, a local cluster is started in this machine's loopback, without a dashboard or usage statistics, and
ended with the run. With it, that cluster is joined, and the output must be on storage that all of its nodes share.
"""

from __future__ import annotations

import asyncio
import os
import pickle
from collections.abc import Mapping
from importlib import import_module
from types import TracebackType
from typing import Any, Self, cast

from ..runtime.errors import ConfigurationError, Error
from .engine import MakeClient, ShardReport, run_shard
from .job import Job
from .leases import Limiter
from .limits import Limits
from .shards import Shard

_CPUS = 4  # logical: with fewer, actors can hold all of them and wait for one another for ever


class RayBudget:
    """A limiter in an actor, as workers see it."""

    def __init__(self, actor: Any) -> None:
        self._actor = actor

    async def ask(self, model: str, wanted: int, tokens: float, correction: float) -> int:
        """See `Limiter.ask`. Errors of ours come as values: Ray would wrap them."""
        answer = await self._actor.ask.remote(model, wanted, tokens, correction)
        if isinstance(answer, bytes):
            raise cast("Error", pickle.loads(answer))  # noqa: S301  # made by our own actor
        return int(answer)

    async def tell(self, model: str, error: Error) -> None:
        await self._actor.tell.remote(model, pickle.dumps(error))


class LimiterActor:
    """A `Limiter` for Ray: what goes over the wire is plain."""

    def __init__(self, limits: Limits) -> None:
        self._limiter = Limiter(limits)

    async def ask(self, model: str, wanted: int, tokens: float, correction: float) -> int | bytes:
        try:
            return await self._limiter.ask(model, wanted, tokens, correction)
        except Error as error:
            return pickle.dumps(error)

    async def tell(self, model: str, error: bytes) -> None:
        await self._limiter.tell(model, pickle.loads(error))  # noqa: S301  # made by our own workers

    async def granted(self) -> int:
        return self._limiter.granted


class WorkerActor:
    """Runs shards, one at a time; when it dies, Ray starts it anew and gives it the same shard."""

    def __init__(self, make_client: MakeClient, limiter: Any) -> None:
        self._make_client = make_client
        self._budget = RayBudget(limiter)

    async def run(self, shard: Shard, job: Job, record: dict[str, Any]) -> ShardReport:
        return await run_shard(self._make_client, shard, job, record, self._budget)

    async def pid(self) -> int:
        return os.getpid()


class RayEngine:
    """Workers in a Ray cluster: `async with RayEngine(make_client, limits, workers=4) as engine`."""

    def __init__(self, make_client: MakeClient, limits: Limits, *, workers: int = 2) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        if not os.environ.get("RAY_ADDRESS"):
            # Read when Ray is imported. A node that is part of no cluster listens on the loopback only; Ray's own
            # argument for the address does not do it: it turns 127.0.0.1 into the machine's outer address.
            os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
        try:
            self._ray: Any = import_module("ray")
        except ImportError as error:
            raise ConfigurationError("--engine ray needs Ray: pip install 'aiogenai[ray]'") from error
        self._make_client = make_client
        self._limits = limits
        self._workers = workers
        self._actors: list[Any] = []
        self._busy: dict[object, Any] = {}

    @property
    def workers(self) -> int:
        return self._workers

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self._begin)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self._ray.shutdown)

    def start(self, shard: Shard, job: Job, record: Mapping[str, Any]) -> object:
        actor = self._actors.pop()
        reference: object = actor.run.remote(shard, job, dict(record))
        self._busy[reference] = actor
        return reference

    async def wait(self, running: set[object]) -> tuple[list[ShardReport], set[object]]:
        tasks = {asyncio.ensure_future(_awaited(reference)): reference for reference in running}
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        over = [tasks[task] for task in done]
        self._actors.extend(self._busy.pop(reference) for reference in over)
        return [task.result() for task in done], running - set(over)

    async def pids(self) -> list[int]:
        """The processes of the workers."""
        actors = [*self._actors, *self._busy.values()]
        return list(await asyncio.gather(*(_awaited(actor.pid.remote()) for actor in actors)))

    def _begin(self) -> None:
        ray = self._ray
        if os.environ.get("RAY_ADDRESS"):
            ray.init(address=os.environ["RAY_ADDRESS"], log_to_driver=False, namespace="aiogenai")
        else:
            cpus = max(_CPUS, os.cpu_count() or 1, self._workers)
            ray.init(num_cpus=cpus, include_dashboard=False, log_to_driver=False, namespace="aiogenai")
        limiter = (
            ray.remote(LimiterActor).options(num_cpus=0, max_concurrency=1000, max_restarts=-1).remote(self._limits)
        )
        worker = ray.remote(WorkerActor).options(
            num_cpus=min(1.0, _CPUS / (2 * self._workers)), max_restarts=-1, max_task_retries=-1, max_concurrency=4
        )
        self._actors = [worker.remote(self._make_client, limiter) for _ in range(self._workers)]


async def _awaited(reference: Any) -> Any:
    return await reference
