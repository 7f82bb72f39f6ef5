from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from itertools import count

import pytest

from aiogenai import batch
from aiogenai.batch.days import Days
from aiogenai.batch.errors import JobStopped
from aiogenai.batch.leases import LeasedGovernor, Limiter, Wish
from tests.batch.clock import settle


def worker(limiter: Limiter, limits: batch.Limits, clock: Callable[[], float] = time.monotonic) -> LeasedGovernor:
    return LeasedGovernor(limiter, "m", limits, clock)


async def test_what_of_a_lease_was_used_too_late_is_given_back_and_asked_for_again() -> None:
    days, limits = Days(), batch.Limits(rpd=100, rpm=60_000)
    limiter = Limiter(limits, days)
    governor = worker(limiter, limits, (n * 0.04 for n in count()).__next__)  # a moment ends after two looks at it
    await asyncio.gather(*(governor.acquire() for _ in range(8)))
    await settle()
    assert (8, 8) == (limiter.granted, days.used("m", time.time()))
    assert 8.0 == limiter._governor("m").quota.requests.used


async def test_what_was_asked_for_by_one_who_is_gone_is_for_those_who_wait() -> None:
    limits = batch.Limits(rpm=60_000)
    limiter = Limiter(limits)
    governor = worker(limiter, limits)
    limiter._governor("m").shut(0.05, "by the test")
    first, second = (asyncio.ensure_future(governor.acquire()) for _ in range(2))
    await settle()
    first.cancel()
    await second
    assert first.cancelled()
    assert (1, 1) == (limiter.granted, governor.concurrency.flying)


async def test_what_nobody_waits_for_any_more_is_given_back() -> None:
    days, limits = Days(), batch.Limits(rpd=100)
    limiter = Limiter(limits, days)
    governor = worker(limiter, limits)
    limiter._governor("m").shut(0.05, "by the test")
    asked = asyncio.ensure_future(governor.acquire())
    await settle()
    asked.cancel()
    await limiter.ask(Wish(model="m", wanted=1))  # its turn comes later
    await settle()
    assert (1, 1, 0) == (limiter.granted, days.used("m", time.time()), governor.concurrency.flying)


async def test_a_lease_is_given_back_once() -> None:
    limiter = Limiter(batch.Limits(rpm=6000))
    lease = await limiter.ask(Wish(model="m", wanted=5))
    for _ in range(2):
        await limiter.give_back("m", lease.number, 2)
    await limiter.give_back("m", 7, 1)
    assert lease.requests - 2 == limiter.granted == limiter._governor("m").quota.requests.used


async def test_rows_of_all_sizes_in_one_lease_are_counted_as_large_as_they_are() -> None:
    limits = batch.Limits(tpm=1_000_000)
    limiter = Limiter(limits)
    governor = worker(limiter, limits)
    sizes = 10, 900, 900, 5, 30, 30, 9000
    await asyncio.gather(*(governor.acquire(size) for size in sizes))
    await governor.acquire(0)  # what was corrected is told with the next
    assert pytest.approx(sum(sizes)) == limiter._governor("m").quota.tokens.used


@pytest.mark.parametrize(
    ("limits", "seconds"),
    [(batch.Limits(), 0), (batch.Limits(rpm=60), 60), (batch.Limits(tpm=60), 60), (batch.Limits(spend=1), 600)],
)
async def test_a_limiter_after_one_that_was_lost_waits_until_nothing_it_granted_counts(
    limits: batch.Limits, seconds: float
) -> None:
    gate, why = Limiter(limits, after_another=True)._governor("m").gate
    assert (round(gate) >= seconds, bool(why)) == (True, bool(seconds))
    assert 0.0 == Limiter(limits)._governor("m").gate[0]


async def test_who_waits_at_a_gate_is_let_go_when_the_worker_stops() -> None:
    limits = batch.Limits(rpm=600)
    governor = worker(Limiter(limits), limits)
    governor.shut(3600, "by the test")
    waiting = asyncio.ensure_future(governor._take(0.0, 0.0))
    await settle()
    governor.close(JobStopped("enough"))
    with pytest.raises(JobStopped):
        await waiting
