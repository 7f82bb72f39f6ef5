"""`python -m tests.chaos [CALLS] [--seed N]`: a chaos run of any length; exit code 1 when anything was violated."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time

from tests.chaos.run import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("calls", type=int, nargs="?", default=20_000, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    options = parser.parse_args()
    started = time.monotonic()

    def progress(done: int) -> None:
        if done % 500 == 0 or done == options.calls:
            rate = done / (time.monotonic() - started)
            print(f"\r{done} of {options.calls} calls, {rate:.0f}/s", end="", file=sys.stderr, flush=True)  # noqa: T201  # a command

    report = asyncio.run(run(options.calls, options.seed, at_once=50, patience=2, progress=progress))
    print(file=sys.stderr)  # noqa: T201  # the same
    print(report.told())  # noqa: T201  # the same
    return 1 if report.violations else 0


if __name__ == "__main__":
    sys.exit(main())
