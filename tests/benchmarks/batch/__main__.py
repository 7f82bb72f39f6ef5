"""`make bench-batch`: our runner beside those of others. Exits with 1 when ours loses a row, or writes one twice."""

from __future__ import annotations

import argparse
import json
import sys

from attrs import asdict

from ..serving import ROOT
from . import page
from .figures import RUNNERS, take


def main() -> int:
    names = [runner.name for runner in RUNNERS]
    parser = argparse.ArgumentParser(prog="make bench-batch", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default: 3)")
    parser.add_argument("--only", nargs="+", choices=names, metavar="RUNNER", help=f"of {', '.join(names)}")
    options = parser.parse_args()

    figures = []
    for runner in RUNNERS:
        if options.only is None or runner.name in options.only:
            figures.append(take(runner, options.rounds))
            print(page.table(figures[-1:]).splitlines()[-1], flush=True)
    if options.only is None:
        kept = {"build/bench-batch.json": json.dumps([asdict(found) for found in figures], indent=1)}
        shown = ROOT / "docs/benchmarks.md"
        kept["docs/benchmarks.md"] = page.put_in(shown.read_text("utf-8"), page.section(figures, options.rounds))
        for name, content in kept.items():
            (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / name).write_text(content, "utf-8")
            print(f"wrote {name}")
    return 0 if all(not found.lost and not found.doubled for found in figures if found.name == names[0]) else 1


if __name__ == "__main__":
    sys.exit(main())
