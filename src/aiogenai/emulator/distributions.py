"""Numbers that are drawn: `uniform:0.1:2`, `exponential:0.3`, `normal:1:0.2`, `lognormal:0.5:1`, `pareto:0.1:2`.

A plain number is drawn always.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

Draw: TypeAlias = Callable[[Random], float]


def _uniform(random: Random, low: float, high: float) -> float:
    return random.uniform(low, high)


def _exponential(random: Random, mean: float) -> float:
    return random.expovariate(1 / mean) if mean else 0.0


def _normal(random: Random, mean: float, deviation: float) -> float:
    return random.gauss(mean, deviation)


def _lognormal(random: Random, median: float, sigma: float) -> float:
    return median * math.exp(random.gauss(0.0, sigma))


def _pareto(random: Random, least: float, alpha: float) -> float:
    return least * random.paretovariate(alpha)


# Name -> (how many parameters, what draws with them).
_KINDS: Mapping[str, tuple[int, Callable[..., float]]] = {
    "uniform": (2, _uniform),
    "exponential": (1, _exponential),
    "normal": (2, _normal),
    "lognormal": (2, _lognormal),
    "pareto": (2, _pareto),
}


def drawing(value: object, low: float, high: float) -> Draw:
    """What draws numbers as `value` says, none below `low` or above `high`.

    Raises:
        ValueError: It says no number, or one out of these bounds.
    """
    name, *parameters = str(value).split(":")
    if not parameters:
        number = float(name)
        if not low <= number <= high:
            raise ValueError(value)
        return lambda _: number
    if name not in _KINDS:
        raise ValueError(value)
    count, draw = _KINDS[name]
    numbers = [float(text) for text in parameters]
    if len(numbers) != count or not all(0 <= number <= high for number in numbers):
        raise ValueError(value)
    return lambda random: min(max(draw(random, *numbers), low), high)
