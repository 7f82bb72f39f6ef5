"""How a job ended, as one HTML page with plots: no script, nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from . import disk, summary as words
from .progress import duration, short
from .running import Summary
from .tally import Sample

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 180, 56, 24

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2430; --faint: #7a8494; --line: #2f6fde; --ground: #fff; --rule: #e4e8ee }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e3e8f0; --faint: #8b95a5; --line: #79a8ff; --ground: #14181f; --rule: #2b323d }
}
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground);
  max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 2rem 0 .3rem }
pre { overflow-x: auto; font-size: .85rem } svg { width: 100%; height: auto }
svg text { font-size: 11px; fill: var(--faint) } .rule { stroke: var(--rule) }
.line { fill: none; stroke: var(--line); stroke-width: 1.5 } .bar { fill: var(--line) }
"""


def write(path: Path, summary: Summary) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(path, page(summary).encode())


def page(summary: Summary) -> str:
    title = f"Batch job: {summary.job.output.name}"
    samples = summary.tally.samples
    plots = [
        _plot("Rows a second", samples, _slope(samples, lambda sample: sample.done)),
        _plot("Tokens a second", samples, _slope(samples, lambda sample: sample.tokens)),
        _plot("Requests in flight", samples, [float(sample.flying) for sample in samples]),
        _plot("Refusals a second", samples, _slope(samples, lambda sample: sample.refused)),
        _plot("Median latency, seconds", samples, [sample.p50 for sample in samples]),
        _bars("Latencies", summary),
    ]
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style><h1>{escape(title)}</h1>'
        f"<pre>{escape(words.text(summary))}</pre>{''.join(plots)}</html>\n"
    )


def _slope(samples: Sequence[Sample], value: Callable[[Sample], int]) -> list[float]:
    """How fast a count grew, before each sample."""
    slopes = [0.0]
    for before, after in pairwise(samples):
        passed = after.seconds - before.seconds
        slopes.append((value(after) - value(before)) / passed if passed > 0 else 0.0)
    return slopes


def _plot(title: str, samples: Sequence[Sample], values: Sequence[float]) -> str:
    if len(samples) < 2 or not any(values):
        return ""
    most, last = max(values), samples[-1].seconds or 1.0
    points = " ".join(
        f"{_LEFT + sample.seconds / last * (_WIDTH - _LEFT):.1f},{_y(value / most):.1f}"
        for sample, value in zip(samples, values, strict=False)
    )
    axis = "".join(_rule(part, _figure(most * part)) for part in (0.0, 0.5, 1.0))
    ticks = "".join(
        f'<text x="{_LEFT + part * (_WIDTH - _LEFT):.0f}" y="{_HEIGHT - 6}" text-anchor="{anchor}">'
        f"{duration(last * part)}</text>"
        for part, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end"))
    )
    return _figure_of(title, f'{axis}{ticks}<polyline class="line" points="{points}"/>')


def _bars(title: str, summary: Summary) -> str:
    rows = list(summary.tally.latency.coarse())
    if not rows:
        return ""
    most = max(number for _, _, number in rows)
    width = (_WIDTH - _LEFT) / len(rows)
    axis = "".join(_rule(part, _figure(most * part)) for part in (0.0, 0.5, 1.0))
    return _figure_of(title, axis + "".join(_bar(at, width, row, most) for at, row in enumerate(rows)))


def _bar(at: int, width: float, row: tuple[float, float, int], most: int) -> str:
    _, high, number = row
    left, top = _LEFT + at * width, _y(number / most)
    said = f"{high * 1000:.0f} ms" if high < 1 else f"{high:.1f} s"
    return (
        f'<rect class="bar" x="{left + 1:.1f}" y="{top:.1f}" width="{width - 2:.1f}" height="{_y(0) - top:.1f}">'
        f"<title>{number:,} up to {said}</title></rect>"
        f'<text x="{left + width / 2:.1f}" y="{_HEIGHT - 6}" text-anchor="middle">{said}</text>'
    )


def _y(part: float) -> float:
    return 8 + (1 - part) * (_HEIGHT - _BOTTOM - 8)


def _rule(part: float, said: str) -> str:
    y = _y(part)
    return (
        f'<line class="rule" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{said}</text>'
    )


def _figure(value: float) -> str:
    return short(value) if value >= 1000 else f"{value:.3g}"


def _figure_of(title: str, inner: str) -> str:
    return f'<h2>{escape(title)}</h2><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">{inner}</svg>'
