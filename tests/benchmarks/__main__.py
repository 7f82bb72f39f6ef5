"""`make bench`: every budget beside its contender, in one run. Exits with 1 when one is missed."""

from __future__ import annotations

import argparse
import json
import sys

from . import report
from .batch.page import kept_of
from .figures import ROOT, take


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each figure is taken (default: 7)")
    rounds = parser.parse_args().rounds

    figures = take(rounds)
    lines = report.lines(figures)
    print(report.text(lines))
    for name, content in {
        "build/bench.json": json.dumps(list(report.raw(figures)), indent=1),
        "docs/benchmarks.md": report.page(lines, rounds) + kept_of((ROOT / "docs/benchmarks.md").read_text("utf-8")),
        "docs/bench.svg": report.chart(figures),
        "README.md": report.shown_in((ROOT / "README.md").read_text("utf-8"), figures),
    }.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        print(f"wrote {name}")
    return 0 if all(line.kept is not False for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
