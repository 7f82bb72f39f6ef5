"""One budget for the workers of many processes: a `Limiter` holds it, and leases a moment's worth of requests.

A lease that is not used within its moment is void, so that nothing is sent long after a gate was closed; what of it was
certainly not sent is given back. What a worker took with it when it died counts as sent: it may have been. Knows no
engine: whoever calls a limiter may sit on another machine.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from itertools import count
from typing import Protocol

from attrs import evolve, frozen

from ..runtime.errors import Error
from .days import Days
from .errors import BatchError, JobStopped
from .governor import Governor
from .limits import Limits
from .quota import MINUTE, SPEND_SPAN, Permit

MOMENT = 0.05
_MOST = 256
_KEPT = 256
_SAVE_SECONDS = 5.0
_LEEWAY = 1 / 80
"""The answers go to the workers, so that nobody tells the limiter how late a request was."""


@frozen(kw_only=True)
class Wish:
    """What a worker asks for: up to so many requests.

    Attributes:
        tokens: The estimate of each, on average.
        cost: The same, in money.
        more_tokens: By how much earlier estimates were too low.
        more_cost: The same, in money.
    """

    model: str
    wanted: int
    tokens: float = 0.0
    cost: float = 0.0
    more_tokens: float = 0.0
    more_cost: float = 0.0


@frozen
class Lease:
    """So many requests, to be sent at once; whether estimates of tokens are needed for the next."""

    number: int
    requests: int
    counts_tokens: bool


class Budget(Protocol):
    """A limiter, wherever it is."""

    def ask(self, wish: Wish) -> Awaitable[Lease]: ...
    def tell(self, model: str, error: Error) -> Awaitable[None]: ...
    def give_back(self, model: str, lease: int, unused: int) -> Awaitable[None]: ...


class Limiter:
    """The budget of a project. Lives in one event loop.

    Attributes:
        granted: How many requests; without what was given back.
    """

    def __init__(self, limits: Limits, days: Days | None = None, *, after_another: bool = False) -> None:
        """`after_another`: one before it was lost, with what it knew. All that it may have granted counts as sent."""
        self._limits = limits
        self._days = days or Days()
        self._saved_at = time.monotonic()
        self._governors: dict[str, Governor] = {}
        self._after_another = after_another
        self._numbers = count(time.time_ns())  # those of a lost limiter mean nothing to the next
        self._leases: dict[int, list[Permit]] = {}
        self._stopped: BatchError | None = None
        self.granted: int = 0

    async def ask(self, wish: Wish) -> Lease:
        """Waits for one request, and gives as many more as there is room for now, up to a moment's worth.

        Raises:
            QuotaForToday: The day's requests are used up.
            JobStopped: `stop` was called.
        """
        governor = self._governor(wish.model)
        governor.quota.tokens.adjust(wish.more_tokens)
        governor.quota.spend.adjust(wish.more_cost)
        permits = [await governor.acquire(wish.tokens, wish.cost)]
        limit = governor.quota.requests.limit
        most = min(wish.wanted, _MOST if limit is None else max(1, int(limit / 60 * MOMENT)))
        while len(permits) < most and (permit := governor.try_acquire(wish.tokens, wish.cost)) is not None:
            permits.append(permit)
        for permit in permits:
            governor.succeeded(permit)  # how many fly is for each worker to know
        self.granted += len(permits)
        lease = Lease(next(self._numbers), len(permits), governor.counts_tokens)
        self._leases[lease.number] = permits
        if len(self._leases) > _KEPT:
            del self._leases[next(iter(self._leases))]
        if time.monotonic() - self._saved_at >= _SAVE_SECONDS:
            await self.save()
        return lease

    async def tell(self, model: str, error: Error) -> None:
        """A worker was refused: what the error says of limits holds for all from now on."""
        self._governor(model).refused(error)

    async def give_back(self, model: str, lease: int, unused: int) -> None:
        """So many requests of a lease were not sent, and won't be. Said twice is the same as once."""
        permits = self._leases.pop(lease, [])
        returned = permits[len(permits) - unused :]
        self.granted -= len(returned)
        self._governor(model).give_back(returned)

    def stop(self) -> None:
        """Grants nothing more, to anyone."""
        self._stopped = JobStopped("somebody asked for it")
        for governor in self._governors.values():
            governor.close(self._stopped)

    async def save(self) -> None:
        """Writes down what the day has used."""
        self._saved_at = time.monotonic()
        await asyncio.to_thread(self._days.save)

    def _governor(self, model: str) -> Governor:
        governor = self._governors.get(model)
        if governor is None:
            limits = evolve(self._limits, in_flight=1_000_000)
            governor = self._governors[model] = Governor(limits, model=model, days=self._days, leeway=_LEEWAY)
            if self._after_another and (limits.rpm, limits.tpm, limits.spend) != (None, None, None):
                governor.shut(MINUTE if limits.spend is None else SPEND_SPAN, "the limiter was lost")
            if self._stopped is not None:
                governor.close(self._stopped)
        return governor


class LeasedGovernor(Governor):
    """A worker's governor: how many fly is its own affair, all other limits are the budget's."""

    def __init__(self, budget: Budget, model: str, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(Limits(in_flight=limits.in_flight), model=model)
        self._budget = budget
        self._now = clock
        self._turn = asyncio.Lock()
        self._wish = Wish(model=model, wanted=0)
        self._lease = Lease(0, 0, counts_tokens=False)
        self._stock = 0
        self._void_at = 0.0
        self._more_tokens = 0.0
        self._more_cost = 0.0
        self._waiting = 0
        self._waiting_tokens = 0.0
        self._waiting_cost = 0.0
        self._by_tokens = limits.tpm is not None or limits.spend is not None
        self._asking: asyncio.Task[None] | None = None
        self._telling: set[asyncio.Future[None]] = set()

    @property
    def counts_tokens(self) -> bool:
        return self._by_tokens

    async def acquire(self, tokens: float = 0.0, cost: float = 0.0) -> Permit:
        permit = await super().acquire(tokens, cost)
        self._line_up(1, tokens, cost)
        try:
            async with self._turn:
                await self._take(tokens, cost)
        except BaseException:
            self.unused(permit)
            raise
        finally:
            self._line_up(-1, -tokens, -cost)
        return permit

    def succeeded(self, permit: Permit, tokens: float | None = None, cost: float | None = None) -> None:
        self._count(0.0 if tokens is None else tokens - permit.tokens, 0.0 if cost is None else cost - permit.cost)
        super().succeeded(permit, tokens, cost)

    def failed(self, permit: Permit, error: Error) -> None:
        self._give_back()
        self._send(self._budget.tell(self.model, error))
        super().failed(permit, error)

    def close(self, error: BatchError) -> None:
        super().close(error)
        self._give_back()

    def _line_up(self, number: int, tokens: float, cost: float) -> None:
        self._waiting += number
        self._waiting_tokens = self._waiting_tokens + tokens if self._waiting else 0.0
        self._waiting_cost = self._waiting_cost + cost if self._waiting else 0.0

    def _count(self, more_tokens: float, more_cost: float) -> None:
        """So much more was used than the limiter knows of."""
        if self._by_tokens:
            self._more_tokens += more_tokens
            self._more_cost += more_cost

    async def _take(self, tokens: float, cost: float) -> None:
        while self._stock == 0 or self._now() > self._void_at or self.gate[0] > 0:
            if (closed := self.closed) is not None:
                raise closed
            self._give_back()
            if (left := self.gate[0]) > 0:
                await self.pause(left)
                continue
            if self._asking is None:  # else by one who was cancelled: what comes is for those who still wait
                self._asking = asyncio.ensure_future(self._ask(self._wished()))
            await asyncio.shield(self._asking)
        self._stock -= 1
        self._count(tokens - self._wish.tokens, cost - self._wish.cost)

    def _wished(self) -> Wish:
        """What those who wait need."""
        more_tokens, more_cost = self._more_tokens, self._more_cost
        self._more_tokens = self._more_cost = 0.0
        return Wish(
            model=self.model, wanted=self._waiting, tokens=self._waiting_tokens / self._waiting,
            cost=self._waiting_cost / self._waiting, more_tokens=more_tokens, more_cost=more_cost,
        )  # fmt: skip

    async def _ask(self, wish: Wish) -> None:
        try:
            self._lease = await self._budget.ask(wish)
        except BatchError as error:
            self.close(error)
            return
        finally:
            self._asking = None
        self._wish, self._stock, self._by_tokens = wish, self._lease.requests, self._lease.counts_tokens
        self._void_at = self._now() + MOMENT
        if self._waiting == 0:
            self._give_back()

    def _give_back(self) -> None:
        unused, self._stock = self._stock, 0
        if unused:
            self._send(self._budget.give_back(self.model, self._lease.number, unused))

    def _send(self, told: Awaitable[None]) -> None:
        task = asyncio.ensure_future(told)
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)
