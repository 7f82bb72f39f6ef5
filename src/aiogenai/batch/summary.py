"""How a job ended, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from .progress import duration
from .running import Summary
from .tally import Tally

_KINDS = ("success", "truncated", "blocked", "invalid", "failed")


def text(summary: Summary) -> str:
    return "\n".join(_lines(summary))


def _lines(summary: Summary) -> Iterator[str]:
    tally, found = summary.tally, summary.found
    whole = f" of {tally.total:,}" if tally.total is not None else ""
    yield f"{tally.done:,}{whole} rows done, {tally.ended:,} of them now, in {duration(summary.seconds)}"
    if summary.stopped is not None:
        yield f"stopped early: {summary.stopped}"
    counts = [f"{tally.kinds[kind]:,} {kind}" for kind in _KINDS if tally.kinds[kind]]
    if counts:
        yield f"  outcomes   {', '.join(counts)}"
    for reason, count in tally.reasons.most_common(5):
        yield f"             {count:,} x {reason[:100]}"
    put_off = f"{tally.refused:,} put off (quota, overload, no connection)"
    if tally.copied:
        yield f"  copies     {tally.copied:,} rows have the answer of an equal request"
    yield f"  requests   {tally.sent:,} sent, {tally.retried:,} after faults, {put_off}"
    if tally.input or tally.output:
        told = f"{tally.input:,} in ({tally.cached:,} cached), {tally.output:,} out, {tally.thoughts:,} thoughts"
        yield f"  tokens     {told}"
    if tally.price is not None:
        yield f"  cost       {tally.cost:,.4f}"
    if found.rows or found.cut or found.resent:
        yield f"  resumed    {found.rows:,} rows were done, {found.cut:,} bytes of a torn tail were cut off"
        yield f"             {found.resent:,} rows had been sent without a result on disk: they may be paid twice"
    yield from _latencies(tally)


def _latencies(tally: Tally) -> Iterator[str]:
    latency = tally.latency
    if not len(latency):
        return
    marks = ", ".join(f"p{int(part * 100)} {_seconds(latency.percentile(part))}" for part in (0.5, 0.9, 0.99))
    yield f"  latency    {marks}"
    yield from (f"  {line}" for line in latency.lines())


def _seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"
