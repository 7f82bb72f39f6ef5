"""Whether to try again, and after how long. Never sleeps, never sends.

Two questions decide: what went wrong (`failure_of`), and what sending twice would do (`Method.safety`). The table is
`_RETRIED`; the wait is exponential with full jitter, or what the server asks for when that is longer.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Literal

from attrs import field, frozen
from attrs.validators import ge, le

from .errors import (
    CertificateRefused,
    ConnectionFailed,
    ConnectionLost,
    DecodeError,
    Error,
    ResourceExhausted,
    StatusError,
    Timeout,
    Unavailable,
)
from .request import Safety

Failure = Literal["unsent", "throttled", "unavailable", "fault", "final"]
"""Never reached the server; told to slow down; turned away; broke on the way or at the server; will fail again."""

_RETRIED: dict[Failure, frozenset[Safety]] = {
    "unsent": frozenset({"safe", "idempotent", "unsafe"}),
    "throttled": frozenset({"safe", "idempotent", "unsafe"}),
    "unavailable": frozenset({"safe", "idempotent"}),
    "fault": frozenset({"safe", "idempotent"}),
    "final": frozenset(),
}

_FAULTS = frozenset({408, 500, 502, 503, 504})


@frozen(kw_only=True)
class RetryPolicy:
    """How failed attempts are repeated.

    Attributes:
        attempts: How often a call is tried in all, the first time included; 1 never repeats.
        base: Seconds that the first wait is drawn below; doubled for each further one.
        throttled_base: The same after a 429.
        cap: Seconds that no drawn wait exceeds.
        longest_hint: Seconds; when the server asks for a longer wait, the call fails at once and the error says so.
    """

    attempts: int = field(default=3, validator=[ge(1), le(10)])
    base: float = field(default=0.25, validator=ge(0))
    throttled_base: float = field(default=1.0, validator=ge(0))
    cap: float = field(default=20.0, validator=ge(0))
    longest_hint: float = field(default=60.0, validator=ge(0))


def failure_of(error: Error) -> Failure:
    """The class of a failed attempt."""
    match error:
        case CertificateRefused():
            return "final"
        case ConnectionFailed():
            return "unsent"
        case ResourceExhausted():
            return "final" if error.daily else "throttled"
        case Unavailable():
            return "unavailable"
        case StatusError():
            return "fault" if error.code in _FAULTS else "final"
        case Timeout():
            return "fault" if error.sent else "unsent"
        case ConnectionLost() | DecodeError():
            return "fault"
        case _:
            return "final"


def wait_before_retry(
    error: Error,
    attempt: int,
    safety: Safety,
    policy: RetryPolicy,
    draw: Callable[[], float] = random.random,
) -> float | None:
    """Seconds until the next attempt, or `None` when there is none. `attempt` counts from 1; `draw` gives 0 to 1."""
    failure = failure_of(error)
    if attempt >= policy.attempts or safety not in _RETRIED[failure]:
        return None
    if is_stale(error, attempt):
        return 0.0
    hint = getattr(error, "retry_delay", None) or 0.0
    if hint > policy.longest_hint:
        return None
    base = policy.throttled_base if failure == "throttled" else policy.base
    backoff = draw() * min(policy.cap, base * 2.0 ** min(attempt - 1, 60))
    return max(backoff, hint) + draw() * 0.1 * hint


def is_stale(error: Error, attempt: int) -> bool:
    """Whether a connection that had idled turned out dead. The next attempt is made at once, and costs nothing."""
    return attempt == 1 and isinstance(error, ConnectionLost) and error.reused


class RetryBudget:
    """Tokens that retries cost, shared by the calls of a client, so that a failing server is not stormed.

    A retry takes `cost`, or `throttled_cost` after a 429; success gives back what the call took, and one token if it
    took none. Empty means that the first error is the answer.
    """

    capacity: float = 500.0
    cost: float = 14.0
    throttled_cost: float = 5.0

    def __init__(self) -> None:
        self.tokens: float = self.capacity

    def take(self, error: Error) -> float | None:
        """The tokens that one more attempt took, or `None` when there were not enough."""
        price = self.throttled_cost if failure_of(error) == "throttled" else self.cost
        if self.tokens < price:
            return None
        self.tokens -= price
        return price

    def give_back(self, taken: float) -> None:
        """After success: what the retries of the call took."""
        self.tokens = min(self.capacity, self.tokens + (taken or 1.0))
