"""One budget for the workers of many processes: a `Limiter` holds it, and leases a moment's worth of requests.

A lease that is not used within its moment is void, so that nothing is sent long after a gate was closed. Knows no
engine: whoever calls `ask` and `tell` may sit on another machine.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

from attrs import evolve

from ..runtime.errors import Error
from .days import Days
from .errors import BatchError
from .governor import Governor
from .limits import Limits
from .quota import Permit

MOMENT = 0.05
_MOST = 256


class Budget(Protocol):
    """A limiter, wherever it is."""

    def ask(self, model: str, wanted: int, tokens: float, correction: float) -> Awaitable[int]: ...
    def tell(self, model: str, error: Error) -> Awaitable[None]: ...


class Limiter:
    """The budget of a project. Lives in one event loop."""

    def __init__(self, limits: Limits, days: Days | None = None) -> None:
        self._limits = limits
        self._days = days or Days()
        self._governors: dict[str, Governor] = {}
        self.granted: int = 0

    async def ask(self, model: str, wanted: int, tokens: float, correction: float) -> int:
        """Waits for one request, and gives as many more as there is room for now, up to a moment's worth.

        `tokens` is the estimate of each; `correction` is by how much earlier estimates were wrong.

        Raises:
            QuotaForToday: The day's requests are used up.
        """
        governor = self._governor(model)
        if correction:
            governor.quota.tokens.adjust(correction)
        permits = [await governor.acquire(tokens)]
        limit = governor.quota.requests.limit
        most = min(wanted, _MOST if limit is None else max(1, int(limit / 60 * MOMENT)))
        while len(permits) < most and (permit := governor.try_acquire(tokens)) is not None:
            permits.append(permit)
        for permit in permits:
            governor.succeeded(permit)  # how many fly is for each worker to know
        self.granted += len(permits)
        return len(permits)

    async def tell(self, model: str, error: Error) -> None:
        """A worker was refused: what the error says of limits holds for all from now on."""
        self._governor(model).refused(error)

    def _governor(self, model: str) -> Governor:
        governor = self._governors.get(model)
        if governor is None:
            limits = evolve(self._limits, in_flight=1_000_000)
            governor = self._governors[model] = Governor(limits, model=model, days=self._days)
        return governor


class LeasedGovernor(Governor):
    """A worker's governor: how many fly is its own affair, all other limits are the budget's."""

    def __init__(self, budget: Budget, model: str, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(Limits(in_flight=limits.in_flight), model=model)
        self._budget = budget
        self._now = clock
        self._turn = asyncio.Lock()
        self._stock = 0
        self._void_at = 0.0
        self._correction = 0.0
        self._waiting = 0
        self._by_tokens = limits.tpm is not None or limits.spend is not None
        self._telling: set[asyncio.Future[None]] = set()

    @property
    def counts_tokens(self) -> bool:
        return self._by_tokens

    async def acquire(self, tokens: float = 0.0, cost: float = 0.0) -> Permit:
        permit = await super().acquire(tokens, cost)
        self._waiting += 1
        try:
            async with self._turn:
                await self._take(tokens)
        except BaseException:
            self.unused(permit)
            raise
        finally:
            self._waiting -= 1
        return permit

    def succeeded(self, permit: Permit, tokens: float | None = None, cost: float | None = None) -> None:
        if tokens is not None and self._by_tokens:
            self._correction += tokens - permit.tokens
        super().succeeded(permit, tokens, cost)

    def failed(self, permit: Permit, error: Error) -> None:
        self._stock = 0
        told = asyncio.ensure_future(self._budget.tell(self.model, error))
        self._telling.add(told)
        told.add_done_callback(self._telling.discard)
        super().failed(permit, error)

    async def _take(self, tokens: float) -> None:
        while self._stock == 0 or self._now() > self._void_at or self.gate[0] > 0:
            if (closed := self.closed) is not None:
                raise closed
            if (left := self.gate[0]) > 0:
                await self.pause(left)
                continue
            correction, self._correction = self._correction, 0.0
            try:
                self._stock = await self._budget.ask(self.model, self._waiting, tokens, correction)
            except BatchError as error:
                self.close(error)
                raise
            self._void_at = self._now() + MOMENT
        self._stock -= 1
