"""Figures of the runners in, a part of docs/benchmarks.md out."""

from __future__ import annotations

from collections.abc import Sequence

from . import server, work
from .figures import FEW, MANY, MANY_FOR_THE_SLOW, Figures

BEGIN = "<!-- batch jobs, written by make bench-batch -->"
_HEAD = (
    "runner", "rows/s", "CPU per row", "to the first row", "peak memory", "lost", "twice in the output", "sent again",
)  # fmt: skip


def table(figures: Sequence[Figures]) -> str:
    rows = [_HEAD, ("---", *["---:"] * (len(_HEAD) - 1)), *map(_cells, figures)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _cells(found: Figures) -> tuple[str, ...]:
    return (
        found.name,
        f"{found.per_second:,.0f}",
        f"{found.cpu_us:,.0f} µs",
        f"{found.start:.1f} s",
        f"{found.peak_mb:,.0f} MB",
        str(found.lost),
        str(found.doubled),
        f"{found.again:,} of {found.sent_before_the_kill:,}",
    )


def section(figures: Sequence[Figures], rounds: int) -> str:
    return f"""{BEGIN}

## Batch jobs

`make bench-batch`: each runner is given the same rows, {work.IN_FLIGHT} in flight, against one local server that
answers after {server.LATENCY * 1000:.0f} ms and shares the processors. What it takes to start is told apart by doing
{FEW} rows, and {MANY:,} ({MANY_FOR_THE_SLOW:,} for the slow one); best of {rounds}. CPU and memory are of all its
processes. Then all of them are killed with signal 9 halfway, and the same command is run again: rows that are lost, or
twice in the output, and how many of those that had been sent were sent once more.

{table(figures)}

OpenAI's script is a small one of ours in its shape: a loop, two buckets, a task for each row. `ray.data.llm` is given
one worker, as it is by default, and batches of {work.IN_FLIGHT}.
"""


def kept_of(page: str) -> str:
    """This part of a page, for who writes the page anew."""
    _, begin, rest = page.partition(BEGIN)
    return f"\n{begin}{rest}" if begin else ""


def put_in(page: str, made: str) -> str:
    return f"{page.partition(BEGIN)[0].rstrip()}\n\n{made}"
