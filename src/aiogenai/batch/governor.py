"""When the next request of a model may be sent: one queue for all of its limits, and one gate that a refusal closes.

A request waits until everything has room for it, and takes from everything at once. Who came first goes first, however
large. Sends nothing.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from ..runtime.errors import ConnectionFailed, Error, ResourceExhausted, Unavailable
from .concurrency import Concurrency
from .days import Days, until_midnight
from .errors import BatchError, QuotaForToday
from .limits import Limits, lessons
from .quota import MINUTE, Permit, Quota
from .windows import LEEWAY

_BACKOFF = 0.5
_LONGEST_BACKOFF = 30.0


class Clock(Protocol):
    """What of an event loop is needed to wait; a test has its own."""

    def time(self) -> float: ...
    def call_at(self, when: float, callback: Callable[[], object], /) -> asyncio.TimerHandle: ...


class _Waiter:
    __slots__ = ("cost", "future", "tokens")

    def __init__(self, tokens: float, cost: float, future: asyncio.Future[Permit]) -> None:
        self.tokens = tokens
        self.cost = cost
        self.future = future


class Governor:
    """Keeps one model of one project within its limits. For one event loop; times are those of `clock`.

    Attributes:
        quota: What the model has left.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        model: str = "",
        days: Days | None = None,
        clock: Clock | None = None,
        wall: Callable[[], float] = time.time,
        draw: Callable[[], float] = random.random,
        leeway: float = LEEWAY,
    ) -> None:
        self.limits = limits
        self.model = model
        self.quota: Quota = Quota(limits, model, days or Days(), leeway)
        self.concurrency: Concurrency = Concurrency(limits.in_flight, cautious=limits.rpm is None)
        self._clock: Clock = clock or asyncio.get_running_loop()
        self._wall = wall
        self._draw = draw
        self._started = self._clock.time()
        self._queue: deque[_Waiter] = deque()
        self._pausing: set[asyncio.Future[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._gate = float("-inf")
        self._gate_reason = ""
        self._shut = False
        self._setbacks = 0
        self._closed: BatchError | None = None

    @property
    def counts_tokens(self) -> bool:
        """Whether an estimate of tokens makes a difference."""
        return self.quota.counts_tokens

    @property
    def binding(self) -> str:
        """What the queue last waited for."""
        return self.quota.binding

    @property
    def queued(self) -> int:
        return len(self._queue)

    @property
    def gate(self) -> tuple[float, str]:
        """Seconds that the gate stays closed, and why; 0 when it is open."""
        left = max(0.0, self._gate - self._clock.time())
        return left, self._gate_reason if left else ""

    async def acquire(self, tokens: float = 0.0, cost: float = 0.0) -> Permit:
        """Waits for its turn, and for room in every limit. A cancelled wait takes nothing.

        Raises:
            QuotaForToday: The day's requests are used up, and the limits say to stop.
            BatchError: What `close` was given.
        """
        if self._closed is not None:
            raise self._closed
        now = self._clock.time()
        if not self._queue and self._wait(now, tokens, cost) <= 0.0:
            return self._grant(now, tokens, cost)
        if self._closed is not None:  # by what the wait found
            raise self._closed
        future: asyncio.Future[Permit] = asyncio.get_running_loop().create_future()
        self._queue.append(_Waiter(tokens, cost, future))
        if len(self._queue) == 1:
            self._pump()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                self.unused(future.result())
            self._pump()
            raise

    def try_acquire(self, tokens: float = 0.0, cost: float = 0.0) -> Permit | None:
        """A permit if there is room now and nobody waits, else `None`."""
        now = self._clock.time()
        if self._queue or self._closed is not None or self._wait(now, tokens, cost) > 0.0:
            return None
        return self._grant(now, tokens, cost)

    @property
    def closed(self) -> BatchError | None:
        """What `close` was given."""
        return self._closed

    def succeeded(self, permit: Permit, tokens: float | None = None, cost: float | None = None) -> None:
        """The request was answered; now it is known what it used."""
        self.quota.settle(permit, self._clock.time(), tokens, cost)
        self._setbacks = 0
        self.concurrency.succeeded()
        self._pump()

    def failed(self, permit: Permit, error: Error) -> None:
        """The request was not answered as wished; what the error says of limits holds for all from now on."""
        self.concurrency.ended()
        self.refused(error, permit)

    def refused(self, error: Error, permit: Permit | None = None) -> None:
        """What an error says of limits, for all; with the permit, if it was one of ours."""
        if isinstance(error, ResourceExhausted):
            self._refused(permit, error, self._clock.time())
        elif isinstance(error, Unavailable | ConnectionFailed):
            self._overloaded(permit, error)
        self._pump()

    def unused(self, permit: Permit) -> None:
        """The request was not sent."""
        self.quota.undo(permit, self._wall())
        self.concurrency.ended()
        self._pump()

    def give_back(self, permits: Iterable[Permit]) -> None:
        """Their requests, which had been said to have ended, were never sent."""
        for permit in permits:
            self.quota.undo(permit, self._wall())
        self._pump()

    def close(self, error: BatchError) -> None:
        """Lets nobody through any more: who waits, and who comes, gets `error`."""
        self._closed = error
        self._stop_timer()
        for pausing in self._pausing:
            _wake(pausing)
        while self._queue:
            future = self._queue.popleft().future
            if not future.done():
                future.set_exception(error)
                future.exception()  # the waiter may be cancelled in the same moment

    def shut(self, seconds: float, reason: str) -> None:
        """Closes the gate for all, for at least so long; a gate that is closed for longer stays so."""
        jitter = self._draw() * (0.05 * seconds + 0.05)
        until = self._clock.time() + seconds + min(jitter, 2.0)
        if until > self._gate:
            self._gate, self._gate_reason, self._shut = until, reason, True

    async def pause(self, seconds: float) -> None:
        """Waits on the governor's clock, without a place in the queue.

        Raises:
            BatchError: What `close` was given, at once.
        """
        if self._closed is not None:
            raise self._closed
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        timer = self._clock.call_at(self._clock.time() + seconds, partial(_wake, future))
        self._pausing.add(future)
        try:
            await future
        finally:
            timer.cancel()
            self._pausing.discard(future)
        if self._closed is not None:
            raise self._closed

    def _refused(self, permit: Permit | None, error: ResourceExhausted, now: float) -> None:
        delay = error.retry_delay
        found = list(lessons(error.violations))
        daily = next((lesson for lesson in found if lesson.period == "day"), None)
        if daily is not None or error.daily:
            self._used_up(daily.value if daily is not None and daily.unit == "requests" else None)
            return
        early = now - self._started < MINUTE
        waits = [self.quota.learn(lesson, now, delay, early=early) for lesson in found]
        if permit is not None:
            self.quota.refund(permit)
        if found:
            self.shut(max(waits) if delay is None else delay, f"{found[0].unit} per {found[0].period}")
        else:
            self._overloaded(permit, error)

    def _overloaded(self, permit: Permit | None, error: Error) -> None:
        """No quota was named: fewer at once, and a pause that grows while nothing succeeds."""
        if self.concurrency.cut(None if permit is None else permit.epoch):
            self._setbacks += 1
        seconds = min(_LONGEST_BACKOFF, _BACKOFF * 2.0 ** min(self._setbacks - 1, 10)) * (0.5 + self._draw() / 2)
        self.shut(max(seconds, getattr(error, "retry_delay", None) or 0.0), f"{type(error).__name__}")

    def _used_up(self, value: float | None) -> None:
        if value is not None:
            self.quota.rpd = value
        seconds = until_midnight(self._wall())
        if self.limits.on_daily == "wait":
            self.shut(seconds, "requests per day")
        else:
            self.close(
                QuotaForToday(f"the requests per day of {self.model or 'the model'} are used up", seconds=seconds)
            )

    def _pump(self) -> None:
        """Lets through who may go, and sets a timer for the next."""
        queue = self._queue
        while queue and self._closed is None:
            head = queue[0]
            if head.future.done():
                queue.popleft()
                continue
            now = self._clock.time()
            wait = self._wait(now, head.tokens, head.cost)
            if wait > 0.0:
                self._set_timer(now + wait)
                return
            queue.popleft()
            head.future.set_result(self._grant(now, head.tokens, head.cost))
        self._stop_timer()

    def _wait(self, now: float, tokens: float, cost: float) -> float:
        """Seconds until a request may go; infinite while it is another's end that it waits for."""
        if now >= self._gate and self.quota.used_up(self._wall()):
            self._used_up(None)
            if self._closed is not None:
                return float("inf")
        if now < self._gate:
            self.quota.binding = self._gate_reason
            return self._gate - now
        if self._shut:
            self._reopen(now)
        if self.concurrency.full:
            self.quota.binding = "requests in flight"
            return float("inf")
        return self.quota.wait(now, tokens, cost)

    def _reopen(self, now: float) -> None:
        """After a pause, all begin gently."""
        self._shut = False
        self.quota.smooth(now)
        self.concurrency.restart()

    def _grant(self, now: float, tokens: float, cost: float) -> Permit:
        return self.quota.take(now, self._wall(), tokens, cost, self.concurrency.began())

    def _set_timer(self, when: float) -> None:
        self._stop_timer()
        if when != float("inf"):
            self._timer = self._clock.call_at(when, self._pump)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
