"""A job's figures as Prometheus text, for a file that is scraped. Serves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import disk
from .histogram import upper
from .progress import Progress
from .tally import Tally

_KINDS = ("success", "truncated", "blocked", "invalid", "failed")


def text(progress: Progress, tally: Tally) -> str:
    """All figures, in the exposition format 0.0.4."""
    return "\n".join(_lines(progress, tally)) + "\n"


def write(path: Path, progress: Progress, tally: Tally) -> None:
    """Replaces a file, so that a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(path, text(progress, tally).encode())


def _lines(progress: Progress, tally: Tally) -> Iterator[str]:
    yield from _head("rows", "counter", "Rows of this run that ended, by how.")
    for kind in _KINDS:
        yield f'aiogenai_batch_rows_total{{outcome="{kind}"}} {getattr(progress, kind)}'
    for name, kind, what, value in (
        ("attempts", "counter", "Requests sent.", progress.sent),
        ("retries", "counter", "Requests repeated after a fault.", progress.retried),
        ("refusals", "counter", "Requests refused for a quota or an overload.", progress.refused),
        ("input_tokens", "counter", "Tokens of requests.", progress.input_tokens),
        ("output_tokens", "counter", "Tokens of answers, thoughts included.", progress.output_tokens),
        ("cost", "counter", "Money, by the prices given.", progress.cost or 0),
        ("done_rows", "gauge", "Rows done since the job's first start.", progress.done),
        ("input_rows", "gauge", "Rows of the input.", progress.total or 0),
        ("in_flight", "gauge", "Requests sent and not answered.", progress.flying),
        ("queued", "gauge", "Rows that wait for the quota.", progress.queued),
        ("gate_seconds", "gauge", "Seconds until anything is sent again.", round(progress.gate, 3)),
    ):
        yield from _head(name, kind, what)
        yield f"aiogenai_batch_{name}{'_total' if kind == 'counter' else ''} {value}"
    yield from _head("latency_seconds", "histogram", "From sending to the whole answer.")
    below = 0
    for bucket, number in enumerate(tally.latency.counts):
        below += number
        if number:
            yield f'aiogenai_batch_latency_seconds_bucket{{le="{upper(bucket):.6g}"}} {below}'
    yield f'aiogenai_batch_latency_seconds_bucket{{le="+Inf"}} {below}'
    yield f"aiogenai_batch_latency_seconds_sum {tally.latency.sum:.6g}"
    yield f"aiogenai_batch_latency_seconds_count {below}"


def _head(name: str, kind: str, what: str) -> Iterator[str]:
    suffix = "_total" if kind == "counter" else ""
    yield f"# HELP aiogenai_batch_{name}{suffix} {what}"
    yield f"# TYPE aiogenai_batch_{name}{suffix} {kind}"
