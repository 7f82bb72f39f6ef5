"""When to look again at something that takes its time. Never sleeps, never sends."""

from __future__ import annotations

import random
from collections.abc import Callable

from attrs import field, frozen
from attrs.validators import ge, gt


@frozen(kw_only=True)
class Polling:
    """The waits between polls, in seconds: `first`, then `factor` times longer each, up to `longest`."""

    first: float = field(default=1.0, validator=gt(0))
    factor: float = field(default=1.5, validator=ge(1))
    longest: float = field(default=20.0, validator=gt(0))

    def wait(self, polls: int, draw: Callable[[], float] = random.random) -> float:
        """Seconds after the poll of this number, 0 for none yet: up to a fifth longer, so that pollers spread out."""
        return min(self.longest, self.first * self.factor ** min(polls, 64)) * (1 + draw() / 5)


class Pace:
    """One rate of polls for many operations: `Pace(per_second=5)`, given to the `result` of each."""

    def __init__(self, per_second: float) -> None:
        self._interval = 1 / per_second
        self._next = 0.0

    def turn(self, now: float) -> float:
        """Takes the next free turn: seconds until it comes."""
        at = max(now, self._next)
        self._next = at + self._interval
        return at - now
