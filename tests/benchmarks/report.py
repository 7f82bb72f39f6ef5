"""Figures in, words out: the table that people read, the page and the chart that are kept, and the raw JSON."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from html import escape
from statistics import median
from typing import NamedTuple

from .figures import Figures
from .rows import GOOGLE, OURS, ROWS, Row


class Line(NamedTuple):
    """A row with its figures: medians, and the least and the greatest of the rounds."""

    row: Row
    ours: list[float]
    beside: str
    theirs: list[float]

    @property
    def ratio(self) -> float:
        """Ours over theirs, round by round: what disturbed the machine disturbed both."""
        return median(a / b for a, b in zip(self.ours, self.theirs, strict=True))

    @property
    def kept(self) -> bool | None:
        if self.row.budget is None:
            return None
        return (self.ratio if self.theirs else median(self.ours)) <= self.row.budget

    def cells(self) -> tuple[str, ...]:
        unit, budget = self.row.unit, self.row.budget
        return (
            self.row.what,
            _figure(self.ours, unit),
            f"{self.beside}: {_figure(self.theirs, unit)}" if self.theirs else "",
            f"{self.ratio:.2f} x" if self.theirs else "",
            ""
            if budget is None
            else f"<= {_number(budget)} x"
            if self.theirs
            else f"<= {_number(budget)} {unit}".rstrip(),
            {True: "kept", False: "MISSED", None: ""}[self.kept],
        )


def lines(figures: Figures) -> list[Line]:
    found = []
    for row in ROWS:
        beside = min(row.beside, key=lambda name: median(figures[name, row.measure]), default="")
        found.append(Line(row, figures[OURS, row.measure], beside, figures[beside, row.measure] if beside else []))
    return found


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:.0f}"
    return f"1/{1 / value:.0f}" if value < 1 else f"{value:.3g}"


def _figure(values: list[float], unit: str) -> str:
    shown = [f"{value:.0f}" if value >= 100 else f"{value:.3g}" for value in (median(values), min(values), max(values))]
    spread = f" ({shown[1]} to {shown[2]})" if shown[1] != shown[2] else ""
    return f"{shown[0]} {unit}".rstrip() + spread


HEADS = ("what", "aiogenai", "beside", "ratio", "budget", "verdict")


def text(found: list[Line]) -> str:
    table = [HEADS, *(line.cells() for line in found)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() for cells in table
    )


def page(found: list[Line], rounds: int) -> str:
    rows = (HEADS, ["---"] * len(HEADS), *(line.cells() for line in found))
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    return f"""# Figures

Written by `make bench`; do not edit. Medians of {rounds} rounds, with the least and the greatest in brackets; a ratio
is the median of the rounds' ratios. Every figure is taken in a fresh process, contenders by turns, all against one
local server that answers with fixed bytes, so that only the client's own work is counted.
CPython {platform.python_version()} on {platform.system()} {platform.machine()}.

{table}

![The same as a chart](bench.svg)
"""


BEGIN, END = "<!-- figures, written by make bench -->", "<!-- end of figures -->"


def shown_in(readme: str, figures: Figures) -> str:
    """The README with its short table written anew: a line for each measure that both SDKs have."""
    found: dict[str, list[str]] = {}
    for row in ROWS:
        ours, theirs = figures[OURS, row.measure], figures.get((GOOGLE[0], row.measure))
        if theirs:
            cells = (_plain(median(values)) + (f" {row.unit}" if row.unit else "") for values in (ours, theirs))
            found[row.measure] = [row.what, *cells]
    rows = (["", OURS, GOOGLE[0]], ["---", "---:", "---:"], *found.values())
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}"


# The chart: a group of bars for each measure, the longest of each group as wide as the page lets it.
_WIDTH, _LEFT, _BAR, _GAP = 880, 330, 16, 14
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#3c4043}.h{font-weight:600}"
    "@media(prefers-color-scheme:dark){text{fill:#e8eaed}}"
)
_FILLS = {OURS: "#1a73e8"}


def chart(figures: Figures) -> str:
    body: list[str] = []
    y = 20.0
    for row in {row.measure: row for row in ROWS}.values():
        y = _group(body, figures, row, y) + _GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y:.0f}" role="img">'
    return "\n".join([head, f"<style>{_STYLE}</style>", *body, "</svg>\n"])


def _group(body: list[str], figures: Figures, row: Row, y: float) -> float:
    names = dict.fromkeys((OURS, *(n for r in ROWS if r.measure == row.measure for n in r.beside)))
    heading = f"{row.what}, {row.unit}" if row.unit else row.what
    longest = max(median(figures[name, row.measure]) for name in names)
    body.append(f'<text class="h" x="8" y="{y + 12:.0f}">{escape(heading)}</text>')
    y += 20
    for name in names:
        value = median(figures[name, row.measure])
        width = max(2.0, value / longest * (_WIDTH - _LEFT - 90))
        fill = _FILLS.get(name, "#9aa0a6")
        body.extend(
            [
                f'<text x="24" y="{y + 12:.0f}">{escape(name)}</text>',
                f'<rect x="{_LEFT}" y="{y:.0f}" width="{width:.1f}" height="{_BAR - 3}" fill="{fill}"/>',
                f'<text x="{_LEFT + width + 6:.1f}" y="{y + 12:.0f}">{_plain(value)}</text>',
            ]
        )
        y += _BAR
    return y


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def raw(figures: Figures) -> Iterator[dict[str, object]]:
    for (contender, measure), values in figures.items():
        yield {"contender": contender, "measure": measure, "rounds": values}
