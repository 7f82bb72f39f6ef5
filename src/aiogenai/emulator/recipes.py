"""What was said of a fault -> the fields of one, drawn anew for each call. Checks what is said; knows no call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, TypeAlias

from attrs import frozen

from . import errors
from .distributions import drawing

Make: TypeAlias = Callable[[Random], Any]

_LONGEST = 600.0
_LARGEST = 2**40
_WORDS = {"head": -1, "end": -2}


@frozen
class Recipe:
    """`facts` are as they were given."""

    facts: Mapping[str, Any]
    _makes: Mapping[str, Make]

    def draw(self, random: Random) -> dict[str, Any]:
        return {name: make(random) for name, make in self._makes.items()}


def recipe(facts: Mapping[str, Any]) -> Recipe:
    """How a fault is made.

    Raises:
        Refusal: 400, a field that there is not, or a value that it cannot have.
    """
    makes: dict[str, Make] = {}
    for name, value in facts.items():
        reader = _READERS.get(name)
        if reader is None:
            raise errors.invalid(f"There is no fault {name!r}; there are {', '.join(sorted(_READERS))}.", name)
        makes[name] = reader(name, value)
    return Recipe(dict(facts), makes)


def whole(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise errors.invalid(f"{name} must be a whole number, not {value!r}.", name) from None


def _status(name: str, value: Any) -> Make:
    code = whole(name, value)
    if not 400 <= code <= 599:
        raise errors.invalid(f"{name} must be an HTTP code from 400 to 599, not {code}.", name)
    return lambda _: code


def _number(low: float, high: float, unit: str) -> Callable[[str, Any], Make]:
    def read(name: str, value: Any) -> Make:
        try:
            return drawing(value, low, high)
        except ValueError:
            raise errors.invalid(f"{name} must be {low:g} to {high:g} {unit}, not {value!r}.", name) from None

    return read


def _count(low: float) -> Callable[[str, Any], Make]:
    """A whole number, drawn or not; also the words `head` and `end`, where they are allowed."""
    number = _number(low, _LARGEST, "bytes or chunks")

    def read(name: str, value: Any) -> Make:
        draw = number(name, _WORDS[value] if name == "cut" and value in _WORDS else value)
        return lambda random: int(draw(random))

    return read


def _flag(_name: str, value: Any) -> Make:
    flag = value is True or str(value).lower() in {"true", "1", ""}
    return lambda _: flag


def _words(_name: str, value: Any) -> Make:
    words = str(value)
    return lambda _: words


_seconds = _number(0, _LONGEST, "seconds")
_speed = _number(1, _LARGEST, "bytes a second")

_READERS: Mapping[str, Callable[[str, Any], Make]] = {
    "status": _status,
    "message": _words,
    "retry_delay": _seconds,
    "quota": _words,
    "retry_after": _words,
    "html": _flag,
    "commit": _flag,
    "empty": _flag,
    "delay": _seconds,
    "pace": _seconds,
    "stall": _seconds,
    "stall_at": _count(0),
    "trickle": _speed,
    "read_rate": _speed,
    "cut": _count(-2),
    "read_cut": _count(0),
    "reset": _flag,
    "length": _count(-_LARGEST),
    "corrupt": _count(0),
    "duplicate": _count(0),
    "reorder": _count(0),
    "lose": _count(0),
    "error_after": _count(0),
}
