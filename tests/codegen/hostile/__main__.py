"""Hostile documents by the thousand: `python -m tests.codegen.hostile 100000 --seed 1`, or `--directed`.

Exit code 0 if the generator never did what it must not; else 1, and each broken promise with what makes it again.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import partial

from .directed import cases
from .run import Tally, run_directed, run_random

BATCH = 100
SHIFT = 100
"""Batches that the same processes work at."""


def main() -> int:
    options = _parser().parse_args()
    began = time.perf_counter()
    tally = Tally()
    if options.only is not None:
        tally = run_random(options.seed, options.only, 1)
    else:
        batches, total = _directed() if options.directed else _random(options.seed, options.first, options.documents)
        for done in _all(batches, options.processes):
            tally.add(done)
            for name, why in done.broken.items():
                print(f"\r{name}: {why}", file=sys.stderr)
            _progress(tally, total, time.perf_counter() - began)
        print(file=sys.stderr)
    _tell(tally, time.perf_counter() - began)
    return 1 if tally.broken else 0


def _random(seed: int, first: int, count: int) -> tuple[list[partial[Tally]], int]:
    starts = range(first, first + count, BATCH)
    return [partial(run_random, seed, start, min(BATCH, first + count - start)) for start in starts], count


def _directed() -> tuple[list[partial[Tally]], int]:
    found = cases()
    return [partial(run_directed, found[at : at + BATCH]) for at in range(0, len(found), BATCH)], len(found)


def _all(batches: Sequence[partial[Tally]], processes: int) -> Iterator[Tally]:
    """What became of each batch. Processes are made anew for each shift: thousands of packages leave traces in one.

    Not by `max_tasks_per_child`: an executor may wait for ever for a process that it should have started anew.
    """
    for first in range(0, len(batches), SHIFT):
        with ProcessPoolExecutor(processes) as pool:
            futures: list[Future[Tally]] = [pool.submit(batch) for batch in batches[first : first + SHIFT]]
            yield from (future.result() for future in as_completed(futures))


def _progress(tally: Tally, total: int, seconds: float) -> None:
    rate = tally.documents / seconds
    left = (total - tally.documents) / rate
    text = f"{tally.documents:,} of {total:,}  {rate:.0f}/s  {left / 60:.0f} min left  {len(tally.broken)} broken"
    print(f"\r{text:<70}", end="", file=sys.stderr, flush=True)


def _tell(tally: Tally, seconds: float) -> None:
    rows = [
        ("documents", f"{tally.documents:,}", ""),
        ("became packages", f"{tally.packages:,}", "each verified, imported and used"),
        ("refused", f"{tally.refused:,}", "each for a reason"),
        ("beside benign twins", f"{tally.twins:,}", "each compared in shape"),
        ("slowest", f"{tally.slowest:.2f} s", ""),
        ("all", f"{seconds:.0f} s", ""),
        ("broken promises", f"{len(tally.broken):,}", ""),
    ]
    print("\n".join(f"{what:<20} {figure:>10}  {said}".rstrip() for what, figure, said in rows))
    print("".join(f"  {name}: {why}\n" for name, why in sorted(tally.broken.items())), end="")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.codegen.hostile", description="Hostile documents, many.")
    parser.add_argument("documents", type=int, nargs="?", default=100_000, help="how many; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="of the invented ones; default: %(default)s")
    parser.add_argument("--first", type=int, default=0, help="number of the first one; default: %(default)s")
    parser.add_argument("--only", type=int, help="one document, by its number")
    parser.add_argument("--directed", action="store_true", help="every place of the format with every payload, instead")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="default: %(default)s")
    return parser


if __name__ == "__main__":
    sys.exit(main())
