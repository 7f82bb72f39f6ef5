"""How much was used within the last minute, and how long until more fits. Never sleeps; is told the time.

A `Window` is strict and smooth at once: no span of its length ever holds more than the limit, also at the start, and
what the limit allows is spread over the span, but for a small burst.

The server counts a request when it arrives, which is after it was sent, and before it was answered. What is sent now
may arrive sooner than what was sent a minute ago did, so a request has to count here until a minute after it may have
arrived. Therefore each counts for a little longer than a minute; and one that was answered late counts from a later
time on (`late`). Answers that take long anyway tell little of that, so all of it together takes no more than a small
part of the limit.
"""

from __future__ import annotations

from collections import deque

_GRAINS = 240
_BURST = 0.05
_HASTE = 1.1
"""So much faster than even, so that what a pause has cost is caught up; the window itself stays strict."""
_STEP = 1 / 80
_WIDEST = 1 / 12
_RECOVERY = 300.0
_BURSTS = 12

LEEWAY = 1 / 240
"""So late, in parts of a span, may every request be."""

_STORE = 1 / 80
"""So late may requests be beyond that on average; a few may be more so when others were less."""


class Cell:
    """What was taken within one grain of time. `alive` until it left the window."""

    __slots__ = ("alive", "amount", "last", "started")

    def __init__(self, started: float) -> None:
        self.started: float = started
        self.last: float = started
        self.amount: float = 0.0
        self.alive: bool = True


class Window:
    """A limit per span of time, in seconds. A `few` units may go at once, where that is not most of the limit.

    Without a limit it only counts, so that one that is learnt later holds at once.

    Attributes:
        leeway: Seconds by which each request may be late.
        limit: The limit as it is kept now; below `ceiling` for a while when others use the same quota.
        ceiling: The limit as it was given or learnt.
        used: What was taken within the last span.
    """

    def __init__(self, span: float, limit: float | None = None, *, few: float = 10.0, leeway: float = LEEWAY) -> None:
        self.span = span
        self.leeway: float = span * leeway
        self._few = few
        self.limit = self.ceiling = limit
        self.used: float = 0.0
        self._margin = self.leeway
        self._store = 1.0
        self._cells: deque[Cell] = deque()
        self._paced_to = float("-inf")
        self._raised = 0.0
        self._refused_at = self._narrowed_at = float("-inf")

    def wait(self, now: float, amount: float) -> float:
        """Seconds until so much may be taken; 0 for at once. What is more than the limit waits for an empty window."""
        self._narrow(now)
        self._expire(now)
        limit = self._limit(now)
        if limit is None:
            return 0.0
        paced = self._paced_to - self._burst(limit) - now
        lacking = amount - (limit - self.used)
        if lacking <= 1e-9 or not self._cells:
            return max(0.0, paced)
        leaving = now
        for cell in self._cells:
            leaving = cell.last + self.span + self._margin
            lacking -= cell.amount
            if lacking <= 1e-9:
                break
        return max(0.0, paced, leaving - now)

    def take(self, now: float, amount: float) -> Cell:
        """Counts an amount; `correct` its cell when more is known of it."""
        cells = self._cells
        if cells and now - cells[-1].started < self.span / _GRAINS:
            cell = cells[-1]
            cell.last = now
        else:
            self._expire(now)
            cell = Cell(now)
            cells.append(cell)
        cell.amount += amount
        self.used += amount
        if self.limit is not None:
            self._paced_to = max(self._paced_to, now) + amount * self.span / (self.limit * _HASTE)
            self._store = min(1.0, self._store + amount / self.limit)
        return cell

    def correct(self, cell: Cell, difference: float) -> None:
        """So much more was used than was taken, or less."""
        if cell.alive:
            cell.amount += difference
            self.used += difference
            if self.limit is not None:
                self._paced_to += difference * self.span / (self.limit * _HASTE)

    def late(self, cell: Cell, amount: float, taken: float, seconds: float) -> None:
        """What was taken into a cell at a time may have arrived so much later, beyond the leeway."""
        if self.limit is None or not cell.alive:
            return
        seconds = min(seconds, self._store * self.span * _WIDEST)
        self._store = max(0.0, self._store - amount * seconds / (self.limit * self.span * _STORE))
        arrived = taken + seconds
        if arrived <= cell.last:
            return
        cells = self._cells
        at = len(cells)
        while cells[at - 1].last > arrived:
            at -= 1
        place = cells[at - 1]
        if arrived - place.started >= self.span / _GRAINS:
            place = Cell(arrived)
            cells.insert(at, place)
        place.last = arrived
        place.amount += amount
        cell.amount -= amount

    def widen(self, now: float, seconds: float) -> None:
        """All that was taken within the last span may have arrived so much later."""
        self._margin = max(self._margin, min(self._margin + seconds, self.leeway + self.span * _STEP))
        self._narrowed_at = now + self.span

    def adjust(self, difference: float) -> None:
        """So much more was used of late than was taken, or less."""
        if self._cells:
            self.correct(self._cells[-1], max(difference, -self._cells[-1].amount))

    def learn(self, now: float, value: float | None) -> None:
        """The server has such a limit; unless it says how much, what was used now is taken for it."""
        self._expire(now)
        self.limit = self.ceiling = value if value is not None else max(1.0, self.used)
        self.smooth(now)

    def refused(self, now: float, delay: float | None = None) -> None:
        """The server counts more than we do: requests that arrived late, or those of others.

        `delay` is how long, by the server, until there is room.
        """
        self._expire(now)
        if self.limit is None or self.ceiling is None:
            return
        if now < self._refused_at + self.span / _BURSTS:
            return  # one overrun, met by all that were on their way
        self._refused_at = now
        if self.used >= 0.95 * self.limit:
            late = self.span * _STEP if delay is None else delay
            self._margin = min(self._margin + min(late, self.span * _STEP), self.span * _WIDEST)
            self._narrowed_at = now
        else:
            self.limit, self._raised = max(1.0, self.used, self.ceiling / 100), now

    def smooth(self, now: float) -> None:
        """Forgets what pacing had in store: after a pause there is no burst."""
        limit = self._limit(now)
        if limit is not None:
            self._paced_to = now + self._burst(limit)

    def _burst(self, limit: float) -> float:
        """Seconds that may be ahead of an even pace."""
        return self.span * max(_BURST, min(self._few, limit / 2) / limit)

    def _limit(self, now: float) -> float | None:
        """The limit now: it comes back to the ceiling slowly, after others took their part of it."""
        limit, ceiling = self.limit, self.ceiling
        if limit is not None and ceiling is not None and limit < ceiling:
            self.limit = limit = min(ceiling, limit + ceiling * (now - self._raised) / _RECOVERY)
            self._raised = now
        return limit

    def _narrow(self, now: float) -> None:
        """Requests that were late once are not for ever: the window gets its length back slowly."""
        if self._margin > self.leeway and now > self._narrowed_at:
            self._margin = max(self.leeway, self._margin - self.span * _WIDEST * (now - self._narrowed_at) / _RECOVERY)
            self._narrowed_at = now

    def _expire(self, now: float) -> None:
        cells, oldest = self._cells, now - self.span - self._margin
        while cells and cells[0].last <= oldest:
            cell = cells.popleft()
            cell.alive = False
            self.used -= cell.amount
        if not cells:
            self.used = 0.0
