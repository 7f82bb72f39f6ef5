"""How much of a quota is used: over a rolling time, or since the day began. Told the time, never asks for it."""

from __future__ import annotations

import datetime
from collections import deque
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import Factory, define, field


def _pacific() -> datetime.tzinfo:
    try:
        return ZoneInfo("America/Los_Angeles")
    except ZoneInfoNotFoundError:  # no database of zones here
        return datetime.timezone(datetime.timedelta(hours=-8))


_PACIFIC = _pacific()


class Window(Protocol):
    """A quota of `limit` units."""

    limit: float

    def used(self, now: float) -> float: ...

    def wait(self, now: float, amount: float) -> float:
        """Seconds until `amount` more fits; 0 when it does."""
        ...

    def take(self, now: float, amount: float) -> None: ...


@define
class Rolling:
    """What was taken in the last `seconds` counts; each unit comes back just that long after it was taken."""

    limit: float
    seconds: float
    _taken: deque[tuple[float, float]] = Factory(deque[tuple[float, float]])
    _sum: float = field(default=0.0, init=False)

    def used(self, now: float) -> float:
        while self._taken and self._taken[0][0] <= now - self.seconds:
            self._sum -= self._taken.popleft()[1]
        if not self._taken:
            self._sum = 0.0  # what rounding has left
        return self._sum

    def wait(self, now: float, amount: float) -> float:
        over = self.used(now) + amount - self.limit
        if over <= 0:
            return 0.0
        for at, taken in self._taken:
            over -= taken
            if over <= 1e-9:
                return max(at + self.seconds - now, 1e-9)
        return self.seconds  # it never fits

    def take(self, now: float, amount: float) -> None:
        self._taken.append((now, amount))
        self._sum += amount


@define
class Daily:
    """What was taken today counts. Days begin at midnight, Pacific time; shorter ones, for tests, when they are over.

    The wait it tells is to the end of the minute, as the service does: only the quota's id says that it takes a day.
    """

    limit: float
    minute: float
    _day: str = field(default="", init=False)
    _sum: float = field(default=0.0, init=False)

    def used(self, now: float) -> float:
        day = self._day_of(now)
        if day != self._day:
            self._day, self._sum = day, 0.0
        return self._sum

    def wait(self, now: float, amount: float) -> float:
        return self.minute - now % self.minute if self.used(now) + amount > self.limit else 0.0

    def take(self, now: float, amount: float) -> None:
        self._sum = self.used(now) + amount

    def _day_of(self, now: float) -> str:
        if self.minute == 60.0:
            return datetime.datetime.fromtimestamp(now, _PACIFIC).date().isoformat()
        return str(now // (1440 * self.minute))
