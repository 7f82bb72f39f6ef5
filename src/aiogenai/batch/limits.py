"""What a project may do at once, and what a refusal tells about it. Counts nothing, waits for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import field, frozen
from attrs.validators import ge, gt, optional

from ..runtime.error_details import QuotaViolation, Violation
from ..runtime.errors import ConfigurationError

Unit: TypeAlias = Literal["requests", "tokens", "spend"]
Period: TypeAlias = Literal["minute", "day", "10 minutes"]


@frozen(kw_only=True)
class Limits:
    """The quota of one model in one project. What is `None` is unknown, and learnt from refusals.

    Attributes:
        rpm: Requests per minute.
        tpm: Input tokens per minute.
        rpd: Requests per day; days begin at midnight, Pacific time.
        spend: Money within 10 minutes, in the currency of the prices.
        in_flight: Requests at once, at most.
        on_daily: When the day's requests are used up: `stop` the job, or `wait` for the next day.
    """

    rpm: float | None = field(default=None, validator=optional(gt(0)))
    tpm: float | None = field(default=None, validator=optional(gt(0)))
    rpd: float | None = field(default=None, validator=optional(gt(0)))
    spend: float | None = field(default=None, validator=optional(gt(0)))
    in_flight: int = field(default=256, validator=ge(1))
    on_daily: Literal["stop", "wait"] = "stop"


def priced(limits: Limits | Mapping[str, Limits], *, known: bool) -> None:
    """Looks whether what is limited can be counted.

    Raises:
        ConfigurationError: Money is limited, and no price is known: nothing would ever count.
    """
    every = [limits] if isinstance(limits, Limits) else limits.values()
    if not known and any(limit.spend is not None for limit in every):
        raise ConfigurationError("a limit of spend counts nothing without prices: give them, too (price=, --price)")


@frozen
class Lesson:
    """One quota that was exhausted; `value` is its size, or `None` where the server does not tell."""

    unit: Unit
    period: Period
    value: float | None


_SPEND = re.compile(r"spend|cost|billing|budget", re.IGNORECASE)
_TOKENS = re.compile(r"token", re.IGNORECASE)
_MINUTE = re.compile(r"per[-_ ]?minute|perminute|_minute", re.IGNORECASE)


def lessons(violations: Sequence[Violation]) -> Iterator[Lesson]:
    """What a refusal says of quotas, where it says what they count and for how long.

    A quota per day is told by its id, whatever wait the refusal suggests.
    """
    for violation in violations:
        if not isinstance(violation, QuotaViolation):
            continue
        said = f"{violation.quota_id} {violation.quota_metric}"
        value = _number(violation.quota_value)
        unit: Unit = "spend" if _SPEND.search(said) else "tokens" if _TOKENS.search(said) else "requests"
        if violation.daily:
            yield Lesson(unit, "day", value)
        elif unit == "spend":
            yield Lesson(unit, "10 minutes", value)
        elif _MINUTE.search(said):
            yield Lesson(unit, "minute", value)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value > 0 else None
