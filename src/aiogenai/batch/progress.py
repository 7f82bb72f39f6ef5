"""How far a job is, at one moment: figures, and a line of words. Draws nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from attrs import asdict, field, frozen

from .governor import Governor
from .tally import Tally

_SPAN = 30.0


@frozen(kw_only=True)
class Progress:
    """Figures of one moment. What is not known is `None`; times are in seconds.

    `gate` is how long nothing is sent, and `why`; `binding` is what the next row waits for. In the lane of the server's
    batches `flying` are the rows in them, `answered` those of them that have a result there, and `batches` how many
    there are in which state.
    """

    seconds: float
    done: int
    total: int | None
    success: int
    truncated: int
    blocked: int
    invalid: int
    failed: int
    flying: int
    queued: int
    rate: float
    eta: float | None
    input_tokens: int
    output_tokens: int
    cost: float | None
    sent: int
    retried: int
    refused: int
    gate: float
    why: str
    binding: str
    answered: int = 0
    batches: Mapping[str, int] = field(factory=dict[str, int])

    def shown(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)

    def line(self) -> str:
        """For a terminal, or a log."""
        if self.total is None and not self.done and not self.sent:
            return "reading the input: its rows are counted, and their keys compared"
        whole = f"/{self.total:,} ({self.done / self.total:.1%})" if self.total else ""
        parts = [f"{self.done:,}{whole}", f"{self.rate:,.1f}/s", self._under_way()]
        parts += [f"ETA {duration(self.eta)}"] if self.eta is not None else []
        tokens = self.input_tokens + self.output_tokens
        parts += [f"{short(tokens)} tokens"] if tokens else []
        parts += [f"cost {self.cost:,.4g}"] if self.cost is not None else []
        for name in ("truncated", "blocked", "invalid", "failed"):
            count = getattr(self, name)
            parts += [f"{count:,} {name}"] if count else []
        parts += [f"{self.retried:,} retried"] if self.retried else []
        if self.gate > 0:
            parts.append(f"gate closed {duration(self.gate)} ({self.why})")
        elif self.queued and self.binding:
            parts.append(f"held by {self.binding}")
        return " · ".join(parts)

    def _under_way(self) -> str:
        if not self.batches:
            return f"{self.flying:,} in flight"
        states = ", ".join(f"{count} {state}" for state, count in self.batches.items())
        return f"{self.flying:,} in batches ({states}), {self.answered:,} of them answered"


class Rates:
    """Turns counts into rates, over the last half minute."""

    def __init__(self) -> None:
        self._seen = deque([(0.0, 0)])

    def progress(self, tally: Tally, seconds: float, governors: Mapping[str, Governor]) -> Progress:
        """Called as often as one likes; rates are since about half a minute ago."""
        seen = self._seen
        if not seen or seconds - seen[-1][0] >= 0.1:
            seen.append((seconds, tally.ended))
        while len(seen) > 2 and seconds - seen[1][0] >= _SPAN:
            seen.popleft()
        then, before = seen[0]
        rate = (tally.ended - before) / (seconds - then) if seconds - then > 0.2 else 0.0
        left = None if tally.total is None else max(0, tally.total - tally.done)
        gates = [governor.gate for governor in governors.values()]
        gate, why = max(gates, default=(0.0, ""))
        queued = [governor for governor in governors.values() if governor.queued]
        kinds = tally.kinds
        return Progress(
            seconds=seconds, done=tally.done, total=tally.total, success=kinds["success"],
            truncated=kinds["truncated"], blocked=kinds["blocked"], invalid=kinds["invalid"], failed=kinds["failed"],
            flying=sum(g.concurrency.flying for g in governors.values()), queued=sum(g.queued for g in queued),
            rate=rate, eta=_eta(left, rate, gate, queued), input_tokens=tally.input,
            output_tokens=tally.output + tally.thoughts, cost=tally.cost if tally.price is not None else None,
            sent=tally.sent, retried=tally.retried, refused=tally.refused, gate=gate, why=why,
            binding=queued[0].binding if queued else "",
        )  # fmt: skip


def _eta(left: int | None, rate: float, gate: float, queued: list[Governor]) -> float | None:
    """By the quota that binds, where it is one of requests, else by the rate so far."""
    if left is None:
        return None
    limits = [
        g.quota.requests.limit / 60 for g in queued if g.binding == "requests per minute" and g.quota.requests.limit
    ]
    pace = max([rate, *limits])
    return left / pace + gate if pace > 0 else None


def duration(seconds: float) -> str:
    """`42 s`, `3 min 20 s`, `2 h 05 min`, `3 d 04 h`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest:02} s"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes:02} min"
    return f"{hours // 24} d {hours % 24:02} h"


def short(number: float) -> str:
    for limit, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if number >= limit:
            return f"{number / limit:.1f}{unit}"
    return f"{number:.0f}"
