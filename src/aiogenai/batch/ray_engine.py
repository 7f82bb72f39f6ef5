"""Ray as the engine (extra `ray`): shards in async actors, and one actor that holds the budget.

Without RAY_ADDRESS, a local cluster is started in this machine's loopback, without a dashboard or usage statistics, and
ended with the run; a token of its own keeps other users out. With it, that cluster is joined, with the authentication
that the environment gives, and the output must be on storage that all of its nodes share.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import secrets
import sys
from collections.abc import Coroutine, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from ..runtime.errors import ConfigurationError, Error
from .days import Days
from .engine import MakeClient, ShardLook, ShardReport, Worker
from .job import Job
from .leases import Lease, Limiter, Wish
from .limits import Limits
from .shards import Shard

T = TypeVar("T")

_CPUS = 4  # logical: with fewer, actors can hold all of them and wait for one another for ever
_ANSWER_SECONDS = 2.0
_START_SECONDS = 120.0
_QUIET: Mapping[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
_TOKENS = {"RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"}
_FOR_EVER: Mapping[str, int] = {"max_restarts": -1, "max_task_retries": -1}


class LimiterActor:
    """A `Limiter` for Ray: what goes over the wire is plain."""

    def __init__(self, limits: Limits, days: Path | None) -> None:
        again = bool(import_module("ray").get_runtime_context().was_current_actor_reconstructed)
        self._limiter = Limiter(limits, Days(days), after_another=again)

    async def ask(self, wish: Wish) -> Lease | bytes:
        return await _packed(self._limiter.ask(wish))

    async def tell(self, model: str, error: bytes) -> None:
        await self._limiter.tell(model, pickle.loads(error))  # noqa: S301  # made by our own workers

    async def give_back(self, model: str, lease: int, unused: int) -> None:
        await self._limiter.give_back(model, lease, unused)

    async def stop(self) -> None:
        self._limiter.stop()

    async def save(self) -> None:
        await self._limiter.save()


class RayBudget:
    """A limiter in an actor, as workers see it."""

    def __init__(self, actor: Any) -> None:
        self._actor = actor

    async def ask(self, wish: Wish) -> Lease:
        """See `Limiter.ask`."""
        found: Lease | bytes = await self._actor.ask.remote(wish)
        return _unpacked(found)

    async def tell(self, model: str, error: Error) -> None:
        await self._actor.tell.remote(model, pickle.dumps(error))

    async def give_back(self, model: str, lease: int, unused: int) -> None:
        """See `Limiter.give_back`."""
        await self._actor.give_back.remote(model, lease, unused)


class WorkerActor:
    """A `Worker` for Ray; when it dies, Ray starts it anew and gives it the same shard."""

    def __init__(self, make_client: MakeClient, limiter: str) -> None:
        """`limiter` is a name: Ray could not begin a worker anew whose arguments hold another actor."""
        self._worker = Worker(make_client, RayBudget(import_module("ray").get_actor(limiter)))

    async def run(self, shard: Shard, job: Job, record: dict[str, Any]) -> ShardReport | bytes:
        return await _packed(self._worker.run(shard, job, record))

    async def look(self) -> ShardLook | None:
        return self._worker.look()

    async def stop(self, grace: float) -> None:
        self._worker.stop(grace)

    async def place(self) -> tuple[str, int]:
        """The node and the process that it is in."""
        return str(import_module("ray").get_runtime_context().get_node_id()), os.getpid()


class RayEngine:
    """Workers in a Ray cluster: `async with RayEngine(make_client, limits, workers=4) as engine`.

    `days` is the file in which requests of the day are counted, as in `Paths.days` of the job.
    """

    def __init__(self, make_client: MakeClient, limits: Limits, *, workers: int = 2, days: Path | None = None) -> None:
        self._address = os.environ.get("RAY_ADDRESS", "")
        os.environ.update(_settings(own=not self._address))  # they are read when Ray is imported
        try:
            self._ray: Any = import_module("ray")
        except ImportError as error:
            raise ConfigurationError("--engine ray needs Ray: pip install 'aiogenai[ray]'") from error
        self._make_client = make_client
        self._limits = limits
        self._workers = workers
        self._days = days
        self._limiter: Any = None
        self._idle: list[Any] = []
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
        await _answers([_once(self._limiter.save).remote()])
        await asyncio.to_thread(self._ray.shutdown)

    def start(self, shard: Shard, job: Job, record: Mapping[str, Any]) -> object:
        actor = self._idle.pop()
        reference: object = actor.run.remote(shard, job, dict(record))
        self._busy[reference] = actor
        return reference

    async def wait(self, running: set[object]) -> tuple[list[ShardReport], set[object]]:
        tasks = {asyncio.ensure_future(_awaited(reference)): reference for reference in running}
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
        over = [tasks[task] for task in done]
        self._idle.extend(self._busy.pop(reference) for reference in over)
        return [_unpacked(task.result()) for task in done], running - set(over)

    async def look(self) -> list[ShardLook]:
        found = await _answers(_once(actor.look).remote() for actor in self._busy.values())
        return [look for look in found if look is not None]

    async def stop(self, grace: float) -> None:
        workers = [*self._idle, *self._busy.values()]
        await _answers([self._limiter.stop.remote(), *(actor.stop.remote(grace) for actor in workers)])

    async def places(self) -> list[tuple[str, int]]:
        """Node and process of each worker."""
        return list(await asyncio.gather(*(_awaited(a.place.remote()) for a in [*self._idle, *self._busy.values()])))

    def _begin(self) -> None:
        ray, name = self._ray, f"aiogenai-limiter-{secrets.token_hex(8)}"
        try:
            self._join()
            self._limiter = self._new_limiter(name)
            ray.get(self._limiter.save.remote(), timeout=_START_SECONDS)  # else it would be known with the first row
        except (ConnectionError, RuntimeError, ray.exceptions.RayError) as error:
            ray.shutdown()
            raise ConfigurationError(f"{self._refusal()}: {error}") from error
        worker = ray.remote(WorkerActor).options(
            num_cpus=min(1.0, _CPUS / (2 * self._workers)),
            max_concurrency=4,
            scheduling_strategy="SPREAD",  # over the nodes: Ray would fill the first one
            **_FOR_EVER,
        )
        self._idle = [worker.remote(self._make_client, name) for _ in range(self._workers)]

    def _join(self) -> None:
        if self._address:
            self._ray.init(self._address, **_QUIET)
        else:
            cpus = max(_CPUS, os.cpu_count() or 1, self._workers)
            self._ray.init("local", num_cpus=cpus, include_dashboard=False, **_QUIET)

    def _new_limiter(self, name: str) -> Any:
        """On the driver's node, with which the run ends in any case; with another, a worker does."""
        strategies = import_module("ray.util.scheduling_strategies")
        here = strategies.NodeAffinitySchedulingStrategy(self._ray.get_runtime_context().get_node_id(), soft=False)
        actor = self._ray.remote(LimiterActor).options(
            name=name, num_cpus=0, max_concurrency=1000, scheduling_strategy=here, **_FOR_EVER
        )
        return actor.remote(self._limits, self._days)

    def _refusal(self) -> str:
        if not self._address:
            return "Ray does not start"
        return (
            f"the Ray cluster at {self._address} can't be joined. A driver has to be on one of its nodes, and to have "
            "RAY_AUTH_MODE as they have it: token, with RAY_AUTH_TOKEN or RAY_AUTH_TOKEN_PATH, or disabled"
        )


async def _packed(work: Coroutine[Any, Any, T]) -> T | bytes:
    """Errors of ours go as values: Ray would wrap them."""
    try:
        return await work
    except Error as error:
        return pickle.dumps(error)


def _unpacked(answer: T | bytes) -> T:
    if isinstance(answer, bytes):
        raise cast("Error", pickle.loads(answer))  # noqa: S301  # made by our own actors
    return answer


async def _answers(references: Iterable[Any]) -> list[Any]:
    """What comes soon: a worker that has died answers when it is there again."""
    tasks = [asyncio.ensure_future(_awaited(reference)) for reference in references]
    if not tasks:
        return []
    done, late = await asyncio.wait(tasks, timeout=_ANSWER_SECONDS)
    for task in late:
        task.cancel()
    return [task.result() for task in done if task.exception() is None]


async def _awaited(reference: Any) -> Any:
    return await reference


def _settings(*, own: bool) -> dict[str, str]:
    """The environment of Ray, but for what was given already."""
    settings = {"RAY_USAGE_STATS_ENABLED": "0"}
    if own:
        # A node that is part of no cluster listens on the loopback only; Ray's own argument for the address does not do
        # it: it turns 127.0.0.1 into the machine's outer address.
        settings["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
        if "ray" not in sys.modules and not _TOKENS & set(os.environ):
            # Else Ray would leave a token in the user's home, which turns authentication on for later heads of other
            # clusters, and not for the nodes that are to join them.
            settings |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    return {name: value for name, value in settings.items() if name not in os.environ}


def _once(method: Any) -> Any:
    """A method that is not called again when its actor dies: who asks asks again."""
    return method.options(max_task_retries=0)
