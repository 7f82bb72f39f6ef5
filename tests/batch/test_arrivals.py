"""Requests arrive later than they are sent, some more so than others, and the server counts them when they arrive."""

from __future__ import annotations

import asyncio
import random

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis.strategies import booleans, floats, lists, tuples

from aiogenai.batch.governor import Governor
from aiogenai.batch.limits import Limits
from aiogenai.batch.windows import Window
from tests.batch.clock import FakeClock
from tests.batch.test_governor import REQUESTS, RollingServer, refusal

RPM = 600
MINUTES = 10


@define
class Way:
    """To the server: `late` seconds and a little. Every half a minute or so, nothing arrives for up to `stands`."""

    clock: FakeClock
    chance: random.Random
    stands: float
    late: float = 0.0
    _from: float = field(default=0.0, init=False)
    _until: float = field(default=0.0, init=False)

    def seconds(self) -> float:
        now = self.clock.now
        if now >= self._until:
            self._from = now + self.chance.expovariate(1 / 30)
            self._until = self._from + self.chance.uniform(0.0, self.stands)
        arrival = now + self.late + self.chance.uniform(0.02, 0.08)
        return (max(arrival, self._until) if self._from <= arrival else arrival) - now


class Scene:
    """A governor that is told the quota of a server, and the way from the one to the other."""

    def __init__(self, seed: int, stands: float = 0.0, answers: tuple[float, float] = (0.2, 0.2)) -> None:
        self.chance = random.Random(seed)
        self.answers = answers
        self.clock = FakeClock()
        self.server = RollingServer(RPM)
        self.way = Way(self.clock, self.chance, stands)
        self.governor = Governor(
            Limits(rpm=RPM), model="m", clock=self.clock, wall=self.clock.wall, draw=self.chance.random
        )

    async def send(self) -> None:
        governor, clock, server = self.governor, self.clock, self.server
        while True:
            permit = await governor.acquire()
            await governor.pause(self.way.seconds())
            oldest = server.seen[0][0] if server.seen else clock.now
            if server.take(clock.now):
                await governor.pause(self.chance.uniform(*self.answers))
                governor.succeeded(permit)
            else:
                delay = oldest + 60 - clock.now
                await governor.pause(0.02)
                governor.failed(permit, refusal(REQUESTS, str(RPM), delay))

    async def pass_(self, *spans: tuple[float, float]) -> None:
        """So many seconds on a way that is so late, one span after the other."""
        senders = [asyncio.ensure_future(self.send()) for _ in range(256)]
        for seconds, late in spans:
            self.way.late = late
            await self.clock.advance(seconds)
        for sender in senders:
            sender.cancel()
        await asyncio.gather(*senders, return_exceptions=True)

    def used(self) -> float:
        return self.server.accepted / (RPM * MINUTES)

    def refused(self) -> float:
        return self.server.refused / self.server.accepted


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("stands", "answers"),
    [
        pytest.param(0.0, (0.2, 0.2), id="all on time"),
        pytest.param(2.0, (0.2, 0.2), id="standstills of 2 s"),
        pytest.param(4.0, (0.2, 0.6), id="standstills of 4 s"),
        pytest.param(4.0, (1.0, 1.5), id="standstills of 4 s and slower answers"),
        pytest.param(0.5, (2.0, 20.0), id="answers so slow that they hide what was late"),
    ],
)
async def test_a_known_quota_is_used_up_and_kept_however_late_requests_arrive(
    stands: float, answers: tuple[float, float], seed: int
) -> None:
    scene = Scene(seed, stands, answers)
    await scene.pass_((60 * MINUTES, 0.0))
    assert scene.used() >= 0.97
    assert scene.refused() <= 0.001


@pytest.mark.parametrize("late", [0.5, 1.0])
async def test_a_way_that_was_slow_at_first_is_known_for_it_once_a_faster_answer_came(late: float) -> None:
    scene = Scene(1)
    await scene.pass_((40, late), (60 * MINUTES - 40, 0.0))
    assert scene.used() >= 0.97
    assert scene.refused() <= 0.001


async def test_a_server_that_answers_ever_more_slowly_costs_little_of_the_quota() -> None:
    scene = Scene(2)
    await scene.pass_(*((60, 0.5 * minute) for minute in range(MINUTES)))
    assert scene.used() >= 0.97
    assert scene.refused() <= 0.001


@given(lists(tuples(floats(0, 5), floats(0.1, 9), floats(0, 30), booleans()), max_size=150))
def test_a_window_holds_what_was_taken_until_its_time_is_over_however_much_of_it_was_late(
    steps: list[tuple[float, float, float, bool]],
) -> None:
    """Each amount counts for a span after its time, and for no more than the widest window beyond that."""
    window, now = Window(60, 1000), 0.0
    taken: list[tuple[float, float]] = []
    for passes, amount, late, sure in steps:
        now += passes
        window.take(now, 0.0)
        at, cell = now, window.take(now, amount)
        taken.append((at, amount))
        if not sure:
            now += late
            window.late(cell, amount, at, late)
        window.wait(now, 1.0)
        certain = sum(amount for at, amount in taken if at > now - 60)
        possible = sum(amount for at, amount in taken if at > now - 60 - 2 * window.leeway - 60 / 12)
        assert certain - 1e-6 <= window.used <= possible + 1e-6
