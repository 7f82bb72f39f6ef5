from __future__ import annotations

import asyncio
import random
from collections import deque
from pathlib import Path
from typing import Any

import pytest

from aiogenai.batch.concurrency import Concurrency
from aiogenai.batch.days import Days, day_of, until_midnight
from aiogenai.batch.errors import JobStopped, QuotaForToday
from aiogenai.batch.governor import Governor
from aiogenai.batch.limits import Limits
from aiogenai.batch.windows import Window
from aiogenai.runtime.error_details import QuotaFailure, QuotaViolation, RetryInfo
from aiogenai.runtime.errors import Internal, QuotaExceeded, ResourceExhausted, Unavailable
from tests.batch.clock import FakeClock, settle


def made(clock: FakeClock, *, days: Days | None = None, **limits: Any) -> Governor:
    return Governor(Limits(**limits), model="m", days=days, clock=clock, wall=clock.wall, draw=lambda: 0.5)


def refusal(quota_id: str = "", value: str = "", delay: float | None = None) -> ResourceExhausted:
    details: list[Any] = [QuotaFailure((QuotaViolation(quota_id=quota_id, quota_value=value),))] if quota_id else []
    details += [RetryInfo(delay)] if delay is not None else []
    return QuotaExceeded("no", code=429, details=tuple(details))


class RollingServer:
    """Counts what it lets through in any 60 s, as a quota does; the strictest there is."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.seen: deque[tuple[float, float]] = deque()
        self.accepted = self.refused = 0

    def take(self, now: float, amount: float = 1.0) -> bool:
        while self.seen and self.seen[0][0] <= now - 60:
            self.seen.popleft()
        if sum(a for _, a in self.seen) + amount > self.limit:
            self.refused += 1
            return False
        self.seen.append((now, amount))
        self.accepted += 1
        return True


async def work(
    governor: Governor, clock: FakeClock, server: RollingServer, quota_id: str, latency: float = 1.0
) -> None:
    while True:
        permit = await governor.acquire()
        good = server.take(clock.now)
        oldest = server.seen[0][0] if server.seen else clock.now
        await governor.pause(latency)
        if good:
            governor.succeeded(permit)
        else:
            governor.failed(permit, refusal(quota_id, str(int(server.limit)), oldest + 60 - clock.now))


async def served(governor: Governor, clock: FakeClock, server: RollingServer, minutes: int, quota_id: str) -> list[int]:
    workers = [asyncio.ensure_future(work(governor, clock, server, quota_id)) for _ in range(40)]
    counts, before = [], 0
    for _ in range(minutes):
        await clock.advance(60)
        counts.append(server.accepted - before)
        before = server.accepted
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return counts


REQUESTS = "GenerateRequestsPerMinutePerProjectPerModel"


async def test_a_known_quota_is_used_up_and_never_broken() -> None:
    clock, server = FakeClock(), RollingServer(600)
    counts = await served(made(clock, rpm=600), clock, server, 5, REQUESTS)
    assert 0 == server.refused
    assert sum(counts) >= 0.97 * 5 * 600


@pytest.mark.parametrize(("longest", "refused"), [(0.0, 0.0), (4.0, 0.005)])
async def test_a_known_quota_is_used_up_where_requests_arrive_late(longest: float, refused: float) -> None:
    """Up to 0.7 s late; and every third minute nothing arrives for a while, as where a machine is busy."""
    clock, server, chance = FakeClock(), RollingServer(600), random.Random(1)
    governor = made(clock, rpm=600)

    async def send() -> None:
        while True:
            permit = await governor.acquire()
            standstill = max(0.0, longest - clock.now % 180)
            await governor.pause(chance.uniform(0.0, 0.7) + standstill)
            oldest = server.seen[0][0] if server.seen else clock.now
            if server.take(clock.now):
                governor.succeeded(permit)
            else:
                governor.failed(permit, refusal(REQUESTS, "600", oldest + 60 - clock.now))

    senders = [asyncio.ensure_future(send()) for _ in range(40)]
    await clock.advance(600)
    for sender in senders:
        sender.cancel()
    await asyncio.gather(*senders, return_exceptions=True)
    assert server.accepted >= 0.98 * 10 * 600
    assert server.refused <= refused * server.accepted


@pytest.mark.parametrize("more", [1.0, 1.003, 1.02])
async def test_a_quota_of_tokens_is_used_up_also_when_the_server_counts_more_than_it_tells(more: float) -> None:
    clock, server = FakeClock(), RollingServer(100_000)
    governor = made(clock, tpm=100_000)

    async def send() -> None:
        while True:
            permit = await governor.acquire(260)  # a bad estimate, of 250
            good = server.take(clock.now, 250 * more)
            wait = server.seen[0][0] + 60 - clock.now
            await governor.pause(1.0)
            if good:
                governor.succeeded(permit, 250)
            else:
                governor.failed(
                    permit, refusal("GenerateContentInputTokensPerModelPerMinute", "100000", max(0.1, wait))
                )

    senders = [asyncio.ensure_future(send()) for _ in range(40)]
    await clock.advance(600)
    for sender in senders:
        sender.cancel()
    await asyncio.gather(*senders, return_exceptions=True)
    assert server.accepted * 250 * more >= (0.97 if more == 1 else 0.9) * 10 * 100_000
    assert server.refused <= (0 if more == 1 else 0.02 * server.accepted)


async def test_an_unknown_quota_is_learnt_from_the_first_refusals() -> None:
    clock, server = FakeClock(), RollingServer(300)
    governor = made(clock)
    counts = await served(governor, clock, server, 1, REQUESTS)
    assert counts[0] >= 0.9 * 300
    assert 300 == governor.quota.requests.limit
    early = server.refused
    counts = await served(governor, clock, server, 4, REQUESTS)
    assert sum(counts) >= 0.95 * 4 * 300
    assert server.refused - early <= 0.01 * sum(counts)


async def test_nothing_bursts_over_a_rolling_quota_at_the_start() -> None:
    clock = FakeClock()
    window, sent, now = Window(60, 100), [], clock.now
    while now < clock.now + 200:
        wait = window.wait(now, 1)
        if wait <= 0:
            window.take(now, 1)
            sent.append(now)
        now += max(wait, 0.001)
    for start in sent:
        assert sum(start <= at < start + 60 for at in sent) <= 100
    assert len(sent) >= 300


async def test_a_large_request_waits_its_turn_and_no_longer() -> None:
    clock = FakeClock()
    governor = made(clock, tpm=60_000)  # 1,000 tokens a second
    order: list[tuple[str, float]] = []

    async def one(name: str, tokens: float) -> None:
        governor.succeeded(await governor.acquire(tokens))
        order.append((name, clock.now))

    tasks = [asyncio.ensure_future(one("small", 50)) for _ in range(200)]
    await settle()
    tasks.append(asyncio.ensure_future(one("large", 9000)))
    await settle()
    tasks += [asyncio.ensure_future(one("late", 50)) for _ in range(200)]
    start = clock.now
    await clock.advance(60)
    names = [name for name, _ in order]
    assert 200 == names.index("large")
    ideal = (200 * 50) / 1000
    assert order[200][1] - start <= 1.1 * ideal
    await asyncio.gather(*tasks)


async def test_a_retry_delay_closes_the_gate_for_all() -> None:
    clock = FakeClock()
    governor = made(clock, in_flight=100)
    first = await governor.acquire()
    governor.failed(first, refusal(delay=5.0))
    waiting = [asyncio.ensure_future(governor.acquire()) for _ in range(20)]
    await clock.advance(4.99)
    assert not any(task.done() for task in waiting)
    assert governor.gate[0] > 0
    await clock.advance(3)
    assert 4 <= sum(task.done() for task in waiting) < 20  # gently
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_a_quota_per_day_wins_over_a_short_retry_delay() -> None:
    clock = FakeClock()
    governor = made(clock)
    permit = await governor.acquire()
    governor.failed(permit, refusal("GenerateRequestsPerDayPerProjectPerModel", "50", 2.0))
    with pytest.raises(QuotaForToday) as stopped:
        await governor.acquire()
    assert until_midnight(clock.wall()) == pytest.approx(stopped.value.seconds)


async def test_requests_per_day_are_kept_across_runs_and_come_back_at_midnight(tmp_path: Path) -> None:
    clock = FakeClock()
    days = Days(tmp_path / "days")
    governor = made(clock, days=days, rpd=3, on_daily="wait")
    for _ in range(2):
        governor.succeeded(await governor.acquire())
    days.save()
    governor = made(clock, days=Days(tmp_path / "days"), rpd=3, on_daily="wait")
    governor.succeeded(await governor.acquire())
    waiting = asyncio.ensure_future(governor.acquire())
    await clock.advance(until_midnight(clock.wall()) - 1)
    assert not waiting.done()
    await clock.advance(5)
    assert waiting.done()


def test_days_begin_at_midnight_at_the_pacific() -> None:
    assert "2026-07-01" == day_of(1782975600 - 1)
    assert ("2026-07-02", 86400) == (day_of(1782975600), until_midnight(1782975600))
    assert ("2026-01-01", 1) == (day_of(1767340800 - 1), until_midnight(1767340800 - 1))


async def test_spend_waits_out_its_window() -> None:
    clock = FakeClock()
    governor = made(clock, spend=10.0)
    permit = await governor.acquire(cost=0.4)
    governor.succeeded(permit, cost=9.9)
    waiting = asyncio.ensure_future(governor.acquire(cost=0.4))
    await clock.advance(590)
    assert not waiting.done()
    await clock.advance(20)
    assert waiting.done()


async def test_estimates_are_corrected_by_what_was_counted() -> None:
    clock = FakeClock()
    governor = made(clock, tpm=1000)
    governor.succeeded(await governor.acquire(900), tokens=10)
    assert 10 == governor.quota.tokens.used
    governor.succeeded(await governor.acquire(10), tokens=700)
    assert 710 == governor.quota.tokens.used


async def test_an_overload_means_fewer_at_once_and_success_more_again() -> None:
    limits = Concurrency(100, cautious=False)
    epochs = [limits.began() for _ in range(100)]
    limits.ended()
    assert limits.cut(epochs[0])
    cut = limits.allowed
    assert 69 <= cut <= 71
    assert not limits.cut(epochs[1]), "one overload is cut once"
    for _ in range(30):
        limits.ended()
    for _ in range(400):
        limits.began()
        limits.succeeded()
    assert cut < limits.allowed <= 100


async def test_an_overload_without_a_delay_pauses_longer_each_time() -> None:
    clock = FakeClock()
    governor = made(clock)
    pauses = []
    for _ in range(4):
        acquired = asyncio.ensure_future(governor.acquire())
        await clock.advance(60)
        governor.failed(await acquired, Unavailable("busy", code=503))
        pauses.append(governor.gate[0])
    assert sorted(pauses) == pauses
    assert pauses[-1] > 4 * pauses[0]


async def test_a_fault_of_one_request_closes_nothing() -> None:
    governor = made(FakeClock())
    governor.failed(await governor.acquire(), Internal("broken", code=500))
    assert (0.0, "") == governor.gate
    assert 0 == governor.concurrency.flying


async def test_a_cancelled_wait_takes_nothing() -> None:
    clock = FakeClock()
    governor = made(clock, in_flight=1, rpm=1000)
    held = await governor.acquire()
    waiting = [asyncio.ensure_future(governor.acquire()) for _ in range(3)]
    await settle()
    waiting[0].cancel()
    governor.succeeded(held)
    waiting[1].cancel()  # in the very moment in which it was let through
    await settle()
    assert [True, True, False] == [task.cancelled() for task in waiting]
    assert waiting[2].done()
    assert (2.0, 1) == (governor.quota.requests.used, governor.concurrency.flying)


async def test_a_closed_governor_lets_nobody_through() -> None:
    clock = FakeClock()
    governor = made(clock, in_flight=1)
    held = await governor.acquire()
    waiting, paused = asyncio.ensure_future(governor.acquire()), asyncio.ensure_future(governor.pause(5))
    await settle()
    governor.close(JobStopped("enough"))
    await settle()
    assert (True, True) == (waiting.done(), paused.done())
    for task in (waiting, paused, governor.acquire(), governor.pause(5)):
        with pytest.raises(JobStopped):
            await task
    governor.succeeded(held)


async def test_others_who_use_the_same_quota_are_made_room_for_and_it_is_won_back() -> None:
    clock = FakeClock()
    governor = made(clock, rpm=600)
    await clock.advance(120)
    for _ in range(20):
        governor.succeeded(await governor.acquire())
    governor.failed(await governor.acquire(), refusal(REQUESTS, "600", 1.0))
    assert (governor.quota.requests.limit or 0) < 100
    await clock.advance(400)
    governor.succeeded(await governor.acquire())
    assert 600 == governor.quota.requests.limit


async def test_a_smaller_limit_of_the_server_is_believed() -> None:
    clock = FakeClock()
    governor = made(clock, rpm=600, tpm=10**6)
    governor.failed(await governor.acquire(), refusal(REQUESTS, "15", 1.0))
    await clock.advance(3)
    permit = await governor.acquire()
    governor.failed(permit, refusal("GenerateContentInputTokensPerModelPerMinute-FreeTier", "250000", 1.0))
    assert (15, 250_000) == (governor.quota.requests.limit, governor.quota.tokens.limit)
