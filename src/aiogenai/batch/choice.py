"""Which lane a job should take, by its deadline and its price, and why. Sends nothing.

The rules, in order; the first that applies decides:

- without a deadline, time is what counts: interactive
- the server's batches where the deadline leaves them a day, and the rows are worth a file: half the price
- flex where the deadline leaves it twice the time that the quota asks for, and a quarter of an hour: half the price
- interactive
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from .forecast import Forecast
from .progress import duration

Lane: TypeAlias = Literal["interactive", "flex", "server"]

DAY = 24 * 3600.0
_MARGIN = 1.5
_WORTH = 100
_FLEX = 15 * 60.0


@frozen
class Choice:
    """A lane, and the reason in words."""

    lane: Lane
    why: str


def choose(forecast: Forecast, deadline: float | None, *, batches: bool, flex: bool) -> Choice:
    """`deadline` in seconds from now; `batches` and `flex` say whether the method has them."""
    if deadline is None:
        return Choice("interactive", "no deadline was given, so time counts more than the price")
    left = duration(deadline)
    if batches and deadline >= _MARGIN * DAY and forecast.rows >= _WORTH:
        return Choice("server", f"{left} are enough for the server's batches (about a day), at half the price")
    needed = max(_FLEX, 2 * (forecast.seconds or 0.0))
    if flex and deadline >= needed:
        return Choice("flex", f"{left} are enough for the flex tier ({duration(needed)}), at half the price")
    reasons = [f"{left} are too short for cheaper lanes"] if batches or flex else ["the method has no cheaper lanes"]
    if forecast.seconds is not None and forecast.seconds > deadline:
        reasons.append(f"and by {forecast.binding} it takes at least {duration(forecast.seconds)}: it will be late")
    return Choice("interactive", ", ".join(reasons))
