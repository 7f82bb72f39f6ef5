"""What a model has left: requests and tokens per minute, money within ten minutes, requests per day.

Takes from all at once, gives back, learns from refusals. Is told the time; never waits, sends nothing.
"""

from __future__ import annotations

from .days import Days
from .limits import Lesson, Limits
from .windows import LEEWAY, Cell, Window

MINUTE = 60.0
SPEND_SPAN = 600.0


class Permit:
    """To send one request, once: what it took, when, and from where."""

    __slots__ = ("cells", "cost", "epoch", "taken", "tokens")

    def __init__(self, taken: float, tokens: float, cost: float, epoch: int, cells: tuple[Cell, Cell, Cell]) -> None:
        self.taken: float = taken
        self.tokens: float = tokens
        self.cost: float = cost
        self.epoch: int = epoch
        self.cells: tuple[Cell, Cell, Cell] = cells


class Quota:
    """The limits of one model in one project, and what was used of them.

    Attributes:
        rpd: Requests per day, where that is known.
        binding: What a request last waited for.
    """

    def __init__(self, limits: Limits, model: str, days: Days, leeway: float = LEEWAY) -> None:
        """`leeway`: for how late a request may be, in parts of each window, without being heard of."""
        self.rpd: float | None = limits.rpd
        self.requests: Window = Window(MINUTE, limits.rpm, leeway=leeway)
        self.tokens: Window = Window(MINUTE, limits.tpm, leeway=leeway)
        self.spend: Window = Window(SPEND_SPAN, limits.spend, few=0.0, leeway=leeway)
        self.binding: str = ""
        self._fastest = float("inf")
        self._model = model
        self._days = days

    @property
    def counts_tokens(self) -> bool:
        """Whether an estimate of tokens makes a difference."""
        return self.tokens.limit is not None or self.spend.limit is not None

    def used_up(self, wall: float) -> bool:
        """Whether nothing is left of the day; `wall` is in seconds since 1970."""
        return self.rpd is not None and self._days.used(self._model, wall) >= self.rpd

    def wait(self, now: float, tokens: float, cost: float) -> float:
        """Seconds until a request fits into every window."""
        longest = 0.0
        if self.requests.limit is not None and (wait := self.requests.wait(now, 1.0)) > longest:
            longest, self.binding = wait, "requests per minute"
        if self.tokens.limit is not None and (wait := self.tokens.wait(now, tokens)) > longest:
            longest, self.binding = wait, "tokens per minute"
        if self.spend.limit is not None and (wait := self.spend.wait(now, cost)) > longest:
            longest, self.binding = wait, "spend"
        return longest

    def take(self, now: float, wall: float, tokens: float, cost: float, epoch: int) -> Permit:
        self._days.add(self._model, wall)
        cells = self.requests.take(now, 1.0), self.tokens.take(now, tokens), self.spend.take(now, cost)
        return Permit(now, tokens, cost, epoch, cells)

    def settle(self, permit: Permit, now: float, tokens: float | None, cost: float | None) -> None:
        """The request was answered; now it is known what it used, and by when it had arrived."""
        _, token_cell, spend_cell = permit.cells
        if tokens is not None and tokens != permit.tokens:
            self.tokens.correct(token_cell, tokens - permit.tokens)
            permit.tokens = tokens
        if cost is not None and cost != permit.cost:
            self.spend.correct(spend_cell, cost - permit.cost)
            permit.cost = cost
        took = now - permit.taken
        if took < self._fastest:
            self._quicken(now, took)
        elif took - self._fastest > self.requests.leeway:
            self._delay(permit, took - self._fastest)

    def refund(self, permit: Permit) -> None:
        """The request used nothing, but for the day."""
        requests, tokens, spend = permit.cells
        self.requests.correct(requests, -1.0)
        self.tokens.correct(tokens, -permit.tokens)
        self.spend.correct(spend, -permit.cost)

    def undo(self, permit: Permit, wall: float) -> None:
        """The request was not sent."""
        self.refund(permit)
        self._days.add(self._model, wall, -1)

    def learn(self, lesson: Lesson, now: float, delay: float | None, *, early: bool) -> float:
        """What a refusal tells of a window; seconds until there is room in it.

        `early`: within the first minute, when what was counted may be of an earlier run.
        """
        window = {"requests": self.requests, "tokens": self.tokens, "spend": self.spend}[lesson.unit]
        if window.ceiling is None or (lesson.value is not None and lesson.value < window.ceiling):
            window.learn(now, lesson.value)
        elif not early:
            window.refused(now, delay)
        return window.wait(now, 1.0)

    def _quicken(self, now: float, took: float) -> None:
        """No answer came so fast before: those to which the others were compared had been late, too."""
        if self._fastest != float("inf"):
            for window in (self.requests, self.tokens, self.spend):
                window.widen(now, self._fastest - took)
        self._fastest = took

    def _delay(self, permit: Permit, late: float) -> None:
        """The request may have arrived so much later than others: its answer could have been fast, and was not."""
        amounts = 1.0, permit.tokens, permit.cost
        for window, cell, amount in zip((self.requests, self.tokens, self.spend), permit.cells, amounts, strict=True):
            if window.limit is not None and late > window.leeway:
                window.late(cell, amount, permit.taken, late - window.leeway)

    def smooth(self, now: float) -> None:
        """After a pause, there is no burst."""
        for window in (self.requests, self.tokens, self.spend):
            window.smooth(now)
