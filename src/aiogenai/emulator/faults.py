"""Faults on demand: what shall go wrong (`Fault`), and for which calls (`Rule`). Decides; the server does the harm.

A call's own header `x-emulator-fault: status=429; retry_delay=3` goes before all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from attrs import asdict, define, fields, frozen

from . import errors
from .errors import Refusal

HEADER = "x-emulator-fault"
_LONGEST_DELAY = 600.0


@frozen
class Fault:
    """What goes wrong, in the fields that are set.

    `status`: answer with this HTTP code in place of the result. `message`: what that error says. `retry_delay`:
    seconds, as `RetryInfo`. `html`: an error page in place of JSON. `delay`: seconds before the answer.
    `cut`: drop the connection after so many bytes of the body; -1 is before the status line.
    `commit`: do what was asked all the same, and only then fail.
    """

    status: int = 0
    message: str = ""
    retry_delay: float = 0.0
    html: bool = False
    delay: float = 0.0
    cut: int | None = None
    commit: bool = False

    def refusal(self) -> Refusal:
        message = self.message or f"The emulator was asked to answer with {self.status}."
        details = [errors.retry_in(self.retry_delay)] if self.retry_delay else []
        return Refusal(errors.status_of(self.status), message, details, code=self.status)


@define
class Rule:
    """A fault for the calls whose method id matches `method` (`*` and `?` as in file names).

    Not for the first `skip` of them, and then for `times` (0: for all). `met` and `used` count, so that a test can see
    that it happened.
    """

    fault: Fault
    method: str = "*"
    times: int = 0
    skip: int = 0
    met: int = 0
    used: int = 0

    def applies(self, method: str) -> bool:
        if not fnmatchcase(method, self.method):
            return False
        self.met += 1
        if self.met <= self.skip or (self.times and self.used >= self.times):
            return False
        self.used += 1
        return True

    def shown(self) -> dict[str, Any]:
        facts = asdict(self)
        return {**{name: value for name, value in facts.pop("fault").items() if value not in (0, "", None)}, **facts}


class Faults:
    """The rules of a server, in the order in which they are asked."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def choose(self, method: str, header: str | None) -> Fault | None:
        """What shall go wrong with a call of `method`, if anything.

        Raises:
            Refusal: 400, the header does not say a fault.
        """
        if header is not None:
            return fault_of(dict(_pairs(header)))
        for rule in self.rules:
            if rule.applies(method):
                return rule.fault
        return None

    def add(self, facts: Mapping[str, Any]) -> Rule:
        """A new rule, from the fields of a fault and of a rule together.

        Raises:
            Refusal: 400, a field that there is not, or a value that it cannot have.
        """
        own = dict(facts)
        method, times, skip = own.pop("method", "*"), own.pop("times", 0), own.pop("skip", 0)
        rule = Rule(fault_of(own), str(method), _whole("times", times), _whole("skip", skip))
        self.rules.append(rule)
        return rule


def fault_of(facts: Mapping[str, Any]) -> Fault:
    known = {field.name for field in fields(Fault)}
    for name in facts:
        if name not in known:
            raise errors.invalid(f"There is no fault {name!r}; there are {', '.join(sorted(known))}.", name)
    values: dict[str, Any] = {}
    for name, value in facts.items():
        values[name] = _READERS[name](name, value)
    return Fault(**values)


def _pairs(header: str) -> Iterator[tuple[str, str]]:
    for part in header.split(";"):
        name, _, value = part.strip().partition("=")
        if name:
            yield name, value


def _whole(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise errors.invalid(f"{name} must be a whole number, not {value!r}.", name) from None


def _status(name: str, value: Any) -> int:
    code = _whole(name, value)
    if not 400 <= code <= 599:
        raise errors.invalid(f"{name} must be an HTTP code from 400 to 599, not {code}.", name)
    return code


def _seconds(name: str, value: Any) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        seconds = -1.0
    if not 0 <= seconds <= _LONGEST_DELAY:
        raise errors.invalid(f"{name} must be 0 to {_LONGEST_DELAY:g} seconds, not {value!r}.", name)
    return seconds


def _flag(_name: str, value: Any) -> bool:
    return value is True or str(value).lower() in {"true", "1", ""}


def _words(_name: str, value: Any) -> str:
    return str(value)


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "status": _status,
    "message": _words,
    "retry_delay": _seconds,
    "html": _flag,
    "delay": _seconds,
    "cut": _whole,
    "commit": _flag,
}
