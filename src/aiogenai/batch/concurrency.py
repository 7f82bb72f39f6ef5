"""How many requests at once: fewer after a setback, more again after success. Counts; knows no time."""

from __future__ import annotations

_CUT = 0.7
_FIRST = 8.0


class Concurrency:
    """Additive increase, multiplicative decrease, below a fixed number; and a gentle start.

    Attributes:
        flying: Requests that were begun and have not ended.
        allowed: How many may be.
    """

    def __init__(self, most: int, *, cautious: bool) -> None:
        self.most: float = float(most)
        self.flying: int = 0
        self._cautious = cautious
        self._window = self.most
        self._ramp = _FIRST if cautious else self.most
        self._epoch = 0
        self._failed_at = self.most

    @property
    def allowed(self) -> float:
        return min(self._window, self._ramp)

    @property
    def full(self) -> bool:
        return self.flying >= self._window or self.flying >= self._ramp

    def began(self) -> int:
        """The epoch of the request: what was begun before a cut does not cut again."""
        self.flying += 1
        return self._epoch

    def ended(self) -> None:
        self.flying -= 1

    def succeeded(self) -> None:
        """At the beginning, one more may start; later, one more for each round of answers (four, where it is safe)."""
        if self._ramp < self.most:
            self._ramp += 1.0
        if self._window < self.most and self.flying >= 0.8 * self._window:
            step = 4.0 if self._window < 0.95 * self._failed_at else 1.0
            self._window = min(self.most, self._window + step / self._window)
        self.flying -= 1

    def cut(self, epoch: int | None) -> bool:
        """The server was overloaded; whether this was news."""
        if epoch is not None and epoch < self._epoch:
            return False
        self._epoch += 1
        self._failed_at = max(_FIRST, float(self.flying + 1))
        self._window = max(1.0, min(self._window, self._failed_at) * _CUT)
        return True

    def restart(self) -> None:
        """Begins gently again, after a pause."""
        self._ramp = min(self.most, max(_FIRST / 2, self._window / 8))
