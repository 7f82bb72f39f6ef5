"""What a job has done so far: counts, tokens, cost, latencies, and how they went over time. Counts only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from attrs import define, field, frozen

from .histogram import Histogram
from .outcomes import Result, Usage, usage_of

_SAMPLES = 600


@frozen(kw_only=True)
class Price:
    """Money per million tokens; `cached` for input that came from a cache, where it is cheaper."""

    input: float
    output: float
    cached: float | None = None

    def of(self, usage: Usage) -> float:
        cached = min(usage.cached, usage.input)
        dear = (usage.input - cached) * self.input + usage.paid_output * self.output
        return (dear + cached * (self.input if self.cached is None else self.cached)) / 1e6


@frozen
class Sample:
    """How things stood at a time, in seconds since the start."""

    seconds: float
    done: int
    tokens: int
    refused: int
    flying: int
    p50: float


@define
class Tally:
    """Counts since the job's first start, and of this run.

    Attributes:
        total: Rows of the input, where that is known.
        before: Rows that earlier runs had done.
        kinds: Rows of this run by how they ended.
        reasons: Of rows that ended otherwise than plainly, by why.
        kinds_before: Rows that were done by earlier runs after their last snapshot, by how they ended.
        reasons_before: The same by why.
        copied_before: Those of them that got the answer of an equal request.
        sent: Attempts.
        resent: Rows that an earlier run had sent and not written: they may be paid twice.
        copied: Rows of this run that got the answer of an equal request.
    """

    price: Price | None = None
    total: int | None = None
    before: int = 0
    kinds: Counter[str] = field(factory=Counter[str])
    reasons: Counter[str] = field(factory=Counter[str])
    kinds_before: Counter[str] = field(factory=Counter[str])
    reasons_before: Counter[str] = field(factory=Counter[str])
    copied_before: int = 0
    sent: int = 0
    retried: int = 0
    refused: int = 0
    resent: int = 0
    copied: int = 0
    input: int = 0
    output: int = 0
    thoughts: int = 0
    cached: int = 0
    cost: float = 0.0
    written: int = 0
    latency: Histogram = field(factory=Histogram)
    samples: list[Sample] = field(factory=list[Sample])
    _every: float = 0.5

    @property
    def ended(self) -> int:
        """Rows of this run that have their result, or are given up."""
        return self.kinds.total()

    @property
    def done(self) -> int:
        return self.before + self.ended

    def finished(self, result: Result) -> None:
        self.kinds[result.kind] += 1
        self.copied += result.copy_of > 0
        if result.kind != "success":
            self.reasons[result.reason] += 1
        if result.kind != "failed":
            if result.seconds:  # an answer out of a batch was not waited for
                self.latency.add(result.seconds)
            self._count(result.usage)

    def seen(self, line: dict[str, Any]) -> None:
        """A line of the output, or a dead letter, that an earlier run wrote after its last snapshot."""
        self.kinds_before[line.get("outcome", "success" if "response" in line else "failed")] += 1
        if "reason" in line:
            self.reasons_before[line["reason"]] += 1
        self.copied_before += "copy_of" in line
        if "response" in line and "copy_of" not in line:
            self._count(usage_of(line["response"]))

    def claim(self) -> None:
        """What was seen is of this run: a worker did it that died. Each row but copies was sent once at least."""
        self.kinds += self.kinds_before
        self.reasons += self.reasons_before
        self.copied += self.copied_before
        self.sent += self.before + self.resent - self.copied_before
        self.before -= self.kinds_before.total()
        self.kinds_before, self.reasons_before, self.copied_before = Counter(), Counter(), 0

    def sample(self, seconds: float, flying: int) -> None:
        """Remembers how things stand, every so often: at most a few hundred times, however long the job."""
        if self.samples and seconds - self.samples[-1].seconds < self._every:
            return
        self.samples.append(
            Sample(seconds, self.ended, self.input + self.output, self.refused, flying, self.latency.recent(0.5))
        )
        if len(self.samples) >= _SAMPLES:
            del self.samples[1::2]
            self._every *= 2

    def become(self, parts: Iterable[Tally]) -> None:
        """The sum of others, in all that is counted; `total`, `price` and the samples stay."""
        parts = list(parts)
        for name in (*_SUMS, "before", "sent", "retried", "refused", "resent", "copied", "written"):
            setattr(self, name, sum(getattr(part, name) for part in parts))
        self.kinds, self.reasons = Counter(), Counter()
        for part in parts:
            self.kinds.update(part.kinds)
            self.reasons.update(part.reasons)
        self.latency.become(part.latency for part in parts)

    def _count(self, usage: Usage) -> None:
        self.input += usage.input
        self.output += usage.output
        self.thoughts += usage.thoughts
        self.cached += usage.cached
        if self.price is not None:
            self.cost += self.price.of(usage)

    def totals(self) -> dict[str, Any]:
        """What a later run goes on from."""
        sums = {name: getattr(self, name) for name in _SUMS}
        return {**sums, "done": self.done}

    def resume(self, totals: dict[str, Any]) -> None:
        for name in _SUMS:
            setattr(self, name, totals.get(name, 0))
        self.before = totals.get("done", 0)


_SUMS = ("input", "output", "thoughts", "cached", "cost")
