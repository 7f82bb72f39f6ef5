"""Numbers that are drawn: `uniform:0.1:2`, `exponential:0.3`, `normal:1:0.2`, `lognormal:0.5:1`, `pareto:0.1:2`.

A plain number is drawn always.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

Draw: TypeAlias = Callable[[Random], float]

# Name -> (how many parameters, what draws with them). The first parameter is the scale.
_KINDS: Mapping[str, tuple[int, Callable[..., float]]] = {
    "uniform": (2, lambda random, low, high: random.uniform(low, high)),
    "exponential": (1, lambda random, mean: random.expovariate(1 / mean) if mean else 0.0),
    "normal": (2, lambda random, mean, deviation: random.gauss(mean, deviation)),
    "lognormal": (2, lambda random, median, sigma: median * math.exp(random.gauss(0.0, sigma))),
    "pareto": (2, lambda random, least, alpha: least * random.paretovariate(alpha)),
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
    count, draw = _KINDS.get(name, (-1, _none))
    numbers = [float(text) for text in parameters]
    if len(numbers) != count or not all(0 <= number <= high for number in numbers):
        raise ValueError(value)
    return lambda random: min(max(draw(random, *numbers), low), high)


def _none(_: Random) -> float:
    raise AssertionError("nothing is drawn without a kind")
