"""On what terms rows are sent: within which limits, at what price, how patiently. Sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from .dealer import AHEAD
from .governor import Governor
from .limits import Limits
from .tally import Price

Check = Callable[[Mapping[str, Any]], str]
"""What is wrong with an answer, empty for nothing: turns a success into `invalid`."""


@frozen(kw_only=True)
class Patience:
    """How long to try.

    Attributes:
        attempts: How often a row is sent that meets faults.
        unanswered: Seconds without any answer after which the job stops, to be resumed later.
        failures: Rows given up one after the other, without a success, after which the job stops.
    """

    attempts: int = 6
    unanswered: float = 900.0
    failures: int = 100


def _by_itself(model: str, limits: Limits) -> Governor:
    return Governor(limits, model=model)


@frozen(kw_only=True)
class Terms:
    """On what terms rows are sent; see `Job`. `govern` makes the governor of a model; so many rows are read `ahead`."""

    limits: Limits | Mapping[str, Limits] = field(factory=Limits)
    patience: Patience = field(factory=Patience)
    price: Price | None = None
    check: Check | None = None
    govern: Callable[[str, Limits], Governor] = _by_itself
    ahead: int = AHEAD
    dedupe: bool = False
