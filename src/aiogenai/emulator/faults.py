"""Faults on demand: what shall go wrong (`Fault`), and for which calls (`Rule`). Decides; `sending` does the harm.

A call's own header `x-emulator-fault: status=429; retry_delay=3` goes before all rules.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from random import Random
from typing import Any

from attrs import Factory, define, field

from . import errors
from .errors import Refusal
from .recipes import Recipe, recipe, whole
from .storm import STORM
from .trees import Json, is_list, is_object

HEADER = "x-emulator-fault"

END = -2
"""A `cut` after the whole body: the connection is closed where the response should have said that it is over."""


@define
class Fault:
    """What goes wrong with one call, in the fields that are set.

    In place of the answer: `status` is the HTTP code of an error, and `message`, `retry_delay` (seconds, as
    `RetryInfo`), `quota` (an id, as `QuotaFailure`), `retry_after` (the header), `html` (a page) are what it says.
    `commit`: do what was asked all the same, and only then fail. `empty`: 200, and a body without a byte.

    In time: `delay` seconds before the answer, `pace` between two chunks of a stream; `stall` seconds of silence once
    `stall_at` bytes of the body are out; `trickle` and `read_rate`, bytes a second, going and coming.

    In the connection: `cut` drops it after so many bytes of the body, before the status line (`head`) or after the
    last byte (`end`); `read_cut` after so many bytes of the request; `reset` makes that a reset.

    In the bytes: `length` is added to the length that is declared; byte `corrupt` of the body becomes a NUL; chunk
    `duplicate` of a stream comes twice, chunk `reorder` after the next one, chunk `lose` never; and after
    `error_after` chunks there is an error, as the service has it in the middle of a stream, and no more.
    """

    status: int = 0
    message: str = ""
    retry_delay: float = 0.0
    quota: str = ""
    retry_after: str = ""
    html: bool = False
    commit: bool = False
    empty: bool = False
    delay: float = 0.0
    pace: float = 0.0
    stall: float = 0.0
    stall_at: int = 0
    trickle: float = 0.0
    read_rate: float = 0.0
    cut: int | None = None
    read_cut: int | None = None
    reset: bool = False
    length: int = 0
    corrupt: int | None = None
    duplicate: int | None = None
    reorder: int | None = None
    lose: int | None = None
    error_after: int | None = None
    done: list[str] = Factory(list[str])
    """What has happened of it so far."""
    counts: tuple[Counter[str], ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether the answer is an error from its beginning."""
        return bool(self.status) and self.error_after is None

    @property
    def refuses_at_once(self) -> bool:
        """Whether nothing is done of what was asked."""
        return self.refuses and not self.commit

    @property
    def harms(self) -> bool:
        """Whether the bytes of the answer do not go out as they are."""
        numbers = (self.cut, self.corrupt, self.duplicate, self.reorder, self.lose, self.error_after)
        return bool(
            self.stall or self.trickle or self.length or self.pace or self.empty
        ) or any(number is not None for number in numbers)  # fmt: skip

    def did(self, name: str) -> None:
        """Notes that a part of it has happened."""
        if name not in self.done:
            self.done.append(name)
            for counts in self.counts:
                counts[name] += 1

    async def hold_up(self) -> None:
        """Waits, where the answer is to come late."""
        if self.delay:
            self.did("delay")
            await asyncio.sleep(self.delay)

    def refuse_at_last(self) -> None:
        """Where what was asked is done.

        Raises:
            Refusal: It is done, and fails all the same.
        """
        if self.refuses:
            self.did("commit")
            raise self.refusal()

    def refusal(self) -> Refusal:
        status = self.status or 503
        self.did("error_after" if self.error_after is not None else "status")
        details: list[Json] = []
        if self.quota:
            failure = "type.googleapis.com/google.rpc.QuotaFailure"
            details.append({"@type": failure, "violations": [{"quotaId": self.quota}]})
        if self.retry_delay:
            details.append(errors.retry_in(self.retry_delay))
        message = self.message or f"The emulator was asked to answer with {status}."
        return Refusal(errors.status_of(status), message, details, code=status)


NOTHING = Fault()
"""What goes wrong with a call that nothing is said of."""


@define
class Rule:
    """One of some faults, for the calls whose method id matches `method` (`*` and `?` as in file names).

    Not for the first `skip` of them, and then for `times` (0: for all), each with the chance `rate`. What is drawn is
    drawn from `seed`: the same calls in the same order meet the same faults. `met` and `used` count the calls that it
    looked at and was used for, and `done` what has happened to them: so a test can see that it did.
    """

    recipes: Sequence[Recipe]
    method: str = "*"
    times: int = 0
    skip: int = 0
    rate: float = 1.0
    seed: int | None = None
    met: int = 0
    used: int = 0
    done: Counter[str] = Factory(Counter[str])
    _random: Random = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311  # faults must be repeatable

    def choose(self, method: str) -> Fault | None:
        if not fnmatchcase(method, self.method):
            return None
        self.met += 1
        if self.met <= self.skip or (self.times and self.used >= self.times):
            return None
        if self.rate < 1 and self._random.random() >= self.rate:
            return None
        self.used += 1
        chosen = self.recipes[0] if len(self.recipes) == 1 else self._random.choice(self.recipes)
        return Fault(**chosen.draw(self._random), counts=(self.done,))

    def shown(self) -> Json:
        only = self.recipes[0].facts if len(self.recipes) == 1 else {"faults": [one.facts for one in self.recipes]}
        facts = {name: getattr(self, name) for name in ("method", "times", "skip", "rate", "seed", "met", "used")}
        return {**only, **facts, "done": dict(self.done)}


class Faults:
    """The rules of a server, in the order in which they are asked; the first that applies is taken."""

    def __init__(self, standing: Sequence[Mapping[str, Any]] = ()) -> None:
        self._standing = tuple(standing)
        self._random = Random(0)  # noqa: S311  # faults must be repeatable
        self.rules: list[Rule] = []
        self.done: Counter[str] = Counter()
        """What has happened in all."""
        self.reset()

    def choose(self, method: str, header: str | None) -> Fault:
        """What shall go wrong with a call of `method`.

        Raises:
            Refusal: 400, the header does not say a fault.
        """
        if header is not None:
            return Fault(**recipe(dict(_pairs(header))).draw(self._random), counts=(self.done,))
        for rule in self.rules:
            fault = rule.choose(method)
            if fault is not None:
                fault.counts = (*fault.counts, self.done)
                return fault
        return NOTHING

    def add(self, facts: Mapping[str, Any]) -> Rule:
        """A new rule, from its own fields and those of a fault; or of several, in a list `faults` (or `storm`).

        Raises:
            Refusal: 400, a field that there is not, or a value that it cannot have.
        """
        rule = _rule(facts)
        self.rules.append(rule)
        return rule

    def reset(self) -> None:
        """The rules that the server was started with, as if they had met nothing."""
        self.rules[:] = [_rule(facts) for facts in self._standing]
        self.done.clear()


def _rule(facts: Mapping[str, Any]) -> Rule:
    own = dict(facts)
    method, seed = str(own.pop("method", "*")), own.pop("seed", None)
    times, skip = whole("times", own.pop("times", 0)), whole("skip", own.pop("skip", 0))
    rate = _chance(own.pop("rate", 1.0))
    faults = own.pop("faults", None)
    if faults == "storm":
        faults = STORM
    elif faults is None:
        faults = [own]
    elif own:
        raise errors.invalid("Give the fields of one fault, or a list of faults.", "faults")
    if not is_list(faults) or not faults or not all(is_object(one) for one in faults):
        raise errors.invalid("The faults are a list of objects, or the word storm.", "faults")
    return Rule(
        [recipe(one) for one in faults], method, times, skip, rate, None if seed is None else whole("seed", seed)
    )


def _chance(value: Any) -> float:
    try:
        chance = float(value)
    except (TypeError, ValueError):
        chance = -1.0
    if not 0 <= chance <= 1:
        raise errors.invalid(f"rate must be a number from 0 to 1, not {value!r}.", "rate")
    return chance


def _pairs(header: str) -> Iterator[tuple[str, str]]:
    for part in header.split(";"):
        name, _, value = part.strip().partition("=")
        if name:
            yield name, value
