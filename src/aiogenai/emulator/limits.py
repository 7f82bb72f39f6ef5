"""Quotas of projects and models: requests and tokens a minute, requests a day, dollars in ten minutes.

Decides whether a call is let in, and says why not as the service does. Sends nothing, waits for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from attrs import asdict, define, fields, frozen

from . import errors, metering
from .errors import Refusal
from .metering import Use
from .trees import Json
from .windows import Daily, Rolling, Window

_SERVICE = "generativelanguage.googleapis.com"
_ADVICE = (
    "You exceeded your current quota, please check your plan and billing details. For more information on this error,"
    " head to: https://ai.google.dev/gemini-api/docs/rate-limits."
)
_HELP = {
    "@type": "type.googleapis.com/google.rpc.Help",
    "links": [
        {
            "description": "Learn more about Gemini API quotas",
            "url": "https://ai.google.dev/gemini-api/docs/rate-limits",
        }
    ],
}


@frozen
class Limit:
    """The quotas of each model whose name matches `model` (`*` and `?` as in file names); 0 is no limit.

    `spend`, in dollars, is of all models of the rule together. `minute` is how long a minute is, for short tests.
    """

    model: str = "*"
    rpm: float = 0
    tpm: float = 0
    rpd: float = 0
    spend: float = 0
    minute: float = 60.0


@define
class _Quota:
    """One quota of one model, or of all."""

    metric: str
    id: str
    dimensions: Mapping[str, str]
    window: Window
    refused: int = 0

    def violation(self) -> Json:
        return {
            "quotaMetric": f"{_SERVICE}/{self.metric}",
            "quotaId": self.id,
            "quotaDimensions": dict(self.dimensions),
            "quotaValue": f"{self.window.limit:g}" if self.window.limit < 1e5 else str(int(self.window.limit)),
        }


class Limits:
    """The limits of a server. A call must be let in by every rule that is its model's."""

    def __init__(self, standing: Sequence[Mapping[str, Any]] = ()) -> None:
        self._standing = tuple(limit_of(facts) for facts in standing)
        self.rules: list[Limit] = list(self._standing)
        self._quotas: dict[tuple[Limit, str, str], _Quota] = {}

    def add(self, facts: Mapping[str, Any]) -> Limit:
        """A new rule.

        Raises:
            Refusal: 400, a field that there is not, or no number.
        """
        rule = limit_of(facts)
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        self.rules.clear()
        self._quotas.clear()

    def reset(self) -> None:
        """The rules that the server was started with, and nothing used."""
        self.rules[:] = self._standing
        self._quotas.clear()

    def admit(self, use: Use, now: float) -> None:
        """Counts a call, or refuses it: then it counts nowhere.

        Raises:
            Refusal: 429, with every quota that is exhausted, and after how long it may be tried again.
        """
        asked = list(self._asked(use))
        waits = [(quota.window.wait(now, amount), quota) for quota, amount in asked]
        exhausted = [(wait, quota) for wait, quota in waits if wait > 0]
        if exhausted:
            raise _refusal(use, exhausted)
        for quota, amount in asked:
            if amount:
                quota.window.take(now, amount)

    def spend(self, use: Use, usage: Mapping[str, Any], now: float) -> None:
        """Counts what an answer cost, once that is known: so the last call that was let in may overdraw."""
        for rule in self._rules_of(use):
            if rule.spend:
                self._quota(rule, "spend", use).window.take(now, metering.price(use.model, usage))

    def shown(self, now: float) -> list[Json]:
        return [
            {
                **{name: value for name, value in asdict(rule).items() if value},
                "quotas": [
                    {**quota.violation(), "used": round(quota.window.used(now), 6), "refused": quota.refused}
                    for (of, _, _), quota in self._quotas.items()
                    if of == rule
                ],
            }
            for rule in self.rules
        ]

    def _rules_of(self, use: Use) -> Iterator[Limit]:
        return (rule for rule in self.rules if fnmatchcase(use.model, rule.model))

    def _asked(self, use: Use) -> Iterator[tuple[_Quota, float]]:
        for rule in self._rules_of(use):
            if rule.rpm:
                yield self._quota(rule, "rpm", use), 1
            if rule.tpm and use.tokens:
                yield self._quota(rule, "tpm", use), use.tokens
            if rule.rpd:
                yield self._quota(rule, "rpd", use), 1
            if rule.spend:
                yield self._quota(rule, "spend", use), 0

    def _quota(self, rule: Limit, name: str, use: Use) -> _Quota:
        key = (rule, name, "" if name == "spend" else f"{use.metric} {use.model}")
        quota = self._quotas.get(key)
        if quota is None:
            quota = self._quotas[key] = _quota(rule, name, use)
        return quota


def _quota(rule: Limit, name: str, use: Use) -> _Quota:
    place = {"location": "global", "model": use.model}
    requests = f"{use.metric}_requests"
    match name:
        case "rpm":
            id_ = f"{use.word}RequestsPerMinutePerProjectPerModel"
            return _Quota(requests, id_, place, Rolling(rule.rpm, rule.minute))
        case "tpm":
            word = use.word.removesuffix("Content")
            id_ = f"{word}ContentInputTokensPerModelPerMinute"
            return _Quota(f"{use.metric}_input_token_count", id_, place, Rolling(rule.tpm, rule.minute))
        case "rpd":
            id_ = f"{use.word}RequestsPerDayPerProjectPerModel"
            return _Quota(requests, id_, place, Daily(rule.rpd, rule.minute))
        case _:
            return _Quota(
                "spend", "SpendPerTenMinutesPerProject", {"location": "global"}, _Spent(rule.spend, rule.minute)
            )


class _Spent(Rolling):
    """Dollars in ten minutes: what the next call costs is not known, so it waits only once all is spent."""

    def __init__(self, limit: float, minute: float) -> None:
        super().__init__(limit, 10 * minute)

    def wait(self, now: float, amount: float) -> float:
        return super().wait(now, max(amount, 1e-9))


def _refusal(use: Use, exhausted: list[tuple[float, _Quota]]) -> Refusal:
    wait = max(wait for wait, _ in exhausted)
    lines = [_ADVICE]
    for _, quota in exhausted:
        quota.refused += 1
        told = quota.violation()
        lines.append(
            f"* Quota exceeded for metric: {told['quotaMetric']}, limit: {told['quotaValue']}, model: {use.model}"
        )
    lines.append(f"Please retry in {wait:.9f}s.")
    failure = {
        "@type": "type.googleapis.com/google.rpc.QuotaFailure",
        "violations": [quota.violation() for _, quota in exhausted],
    }
    return Refusal("RESOURCE_EXHAUSTED", "\n".join(lines), [_HELP, failure, errors.retry_in(wait)])


def limit_of(facts: Mapping[str, Any]) -> Limit:
    known = {field.name for field in fields(Limit)}
    values: dict[str, Any] = {}
    for name, value in facts.items():
        if name not in known:
            raise errors.invalid(f"There is no limit {name!r}; there are {', '.join(sorted(known))}.", name)
        values[name] = str(value).removeprefix("models/") if name == "model" else _amount(name, value)
    return Limit(**values)


def _amount(name: str, value: Any) -> float:
    try:
        amount = float(value)
    except (TypeError, ValueError):
        amount = -1.0
    if not 0 <= amount < float("inf") or (name == "minute" and not amount):
        raise errors.invalid(f"{name} must be a positive number, not {value!r}.", name)
    return amount
