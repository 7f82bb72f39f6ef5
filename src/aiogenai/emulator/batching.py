"""What becomes of batches on demand: expired, failed, stuck, shuffled, partly failed, with rows lost. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import asdict, fields, frozen

from . import errors
from .trees import Json

_OUTCOMES = frozenset({"SUCCEEDED", "EXPIRED", "FAILED"})


@frozen
class BatchPlan:
    """How a batch ends. Each keeps the plan that there was when it was made.

    `outcome`: SUCCEEDED; or EXPIRED or FAILED, both without results. `stuck`: it runs for ever. `shuffle`: results in
    another order than rows. `fail_rate`: the share of rows that fail, the same ones in every run. `lose`: so many rows
    have no result. `unmarked`: inline results come without their metadata.
    """

    outcome: str = "SUCCEEDED"
    stuck: bool = False
    shuffle: bool = False
    fail_rate: float = 0.0
    lose: int = 0
    unmarked: bool = False

    def noted(self) -> Json:
        return asdict(self)


class Batching:
    """The plan for batches that are made from now on."""

    def __init__(self, standing: Mapping[str, Any] | None = None) -> None:
        self._standing = plan_of(standing or {})
        self.plan: BatchPlan = self._standing

    def use(self, facts: Mapping[str, Any]) -> BatchPlan:
        """Another plan, from the fields of a `BatchPlan`.

        Raises:
            Refusal: 400, a field that there is not, or a value that it cannot have.
        """
        self.plan = plan_of(facts)
        return self.plan

    def reset(self) -> None:
        """The plan that the server was started with."""
        self.plan = self._standing


def plan_of(facts: Mapping[str, Any]) -> BatchPlan:
    known = {field.name for field in fields(BatchPlan)}
    values: dict[str, Any] = {}
    for name, value in facts.items():
        if name not in known:
            raise errors.invalid(f"Batches have no {name!r}; there are {', '.join(sorted(known))}.", name)
        values[name] = _value(name, value)
    return BatchPlan(**values)


def _value(name: str, value: Any) -> Any:
    if name == "outcome":
        outcome = str(value).upper()
        if outcome not in _OUTCOMES:
            raise errors.invalid(f"outcome is one of {', '.join(sorted(_OUTCOMES))}, not {value!r}.", name)
        return outcome
    if name in {"stuck", "shuffle", "unmarked"}:
        return value is True or str(value).lower() in {"true", "1", ""}
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number <= (1 if name == "fail_rate" else 2**31):
        raise errors.invalid(f"{name} cannot be {value!r}.", name)
    return number if name == "fail_rate" else int(number)
