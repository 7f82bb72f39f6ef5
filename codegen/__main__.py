"""Discovery documents to an async SDK: read, resolve, check, render, verify, write.

Exit codes: 0 done; 1 `check` found a difference, `lint` a fault, or `fetch` no network; 2 an input is at fault,
nothing written; 130 interrupted; 141 the reader of the output went. What 3, 4 and 5 mean `diff` says in its help.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from . import diff_report, lint_report, overlay_report
from .aim import SOURCE, aim
from .diff import compare
from .fault import Fault, Faults
from .fetch import Allowed, Unreachable, fetch, of_google
from .lint import lint
from .pipeline import STAGES, Generated, generate
from .progress import Progress
from .reading import read
from .source import newest_two, read_by_path
from .usage import Run, parser
from .write import replace


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    options = parser(COMMANDS).parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that lacks a letter gets its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except Faults as error:
        print(f"{error.source or 'input'}: {len(error.faults)} at fault, nothing written", file=sys.stderr)
        _tell(error.faults)
        return 2
    except KeyboardInterrupt:
        print("interrupted: nothing is half written", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader has seen enough, as with `| head`; Python flushes once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:  # the disk refuses
        print(f"{error.filename or 'input'}: {error.strerror or error}", file=sys.stderr)
        return 2
    return code


def _generate(options: argparse.Namespace) -> int:
    aimed = aim(options.source, options.package, options.out)
    with Progress(STAGES) as announce:
        made = generate(options.source, aimed.target, aimed.ledger, announce)
        announce("writing")
        texts = aimed.place.dressed(made.api, made.texts)
        changed = aimed.place.write(texts)
    _tell(made.warnings)
    if options.verbose and made.source.has_overlay:
        print(overlay_report.told(overlay_report.tallies(made.source.overlay, made.source.documents)))
    if aimed.ledger is not None and _is_stale(aimed.ledger, made):
        replace(aimed.ledger, made.ledger)
    touched = len(changed.extra) + len(changed.missing) + len(changed.different)
    print(f"{aimed.place.folder}: {len(texts)} files, {touched} changed")
    return 0


def _check(options: argparse.Namespace) -> int:
    aimed = aim(options.source, options.package, options.out)
    with Progress(STAGES) as announce:
        made = generate(options.source, aimed.target, aimed.ledger, announce)
    texts = aimed.place.dressed(made.api, made.texts)
    changed = aimed.place.difference(texts)
    if changed:
        print(f"{aimed.place.folder} is not what {options.source} gives. {aimed.target.header[1]}", file=sys.stderr)
        print(changed, file=sys.stderr)
        return 1
    if aimed.ledger is not None and _is_stale(aimed.ledger, made):
        print(f"{aimed.ledger} does not hold all names. {aimed.target.header[1]}", file=sys.stderr)
        return 1
    print(f"{aimed.place.folder}: {len(texts)} files, as generated")
    return 0


def _is_stale(ledger: Path, made: Generated) -> bool:
    return not ledger.exists() or ledger.read_text("utf-8") != made.ledger


def _diff(options: argparse.Namespace) -> int:
    old, new = (read(options.old), read(options.new)) if options.new else newest_two(options.old or SOURCE)
    comparison = compare(old, new)
    if options.json:
        print(diff_report.machine(comparison))
    elif options.markdown:
        print(diff_report.markdown(comparison, wording=options.wording))
    else:
        print(diff_report.text(comparison, colour=_colour(), wording=options.wording))
    return diff_report.EXIT_CODES[comparison.impact]


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _lint(options: argparse.Namespace) -> int:
    linted = [
        lint_report.Linted(str(path), document, lint(document, options.rule))
        for path, document in read_by_path(options.source)
    ]
    print(lint_report.machine(linted) if options.json else lint_report.text(linted))
    return 1 if any(one.findings for one in linted) else 0


def _fetch(options: argparse.Namespace) -> int:
    return fetched(options.source)


def fetched(source: Path, allowed: Allowed = of_google) -> int:
    """The live document, stored and compared; the exit code of `fetch`."""
    try:
        live = fetch(source, allowed)
    except Unreachable as error:
        print(f"{error}\nnothing was fetched: {source} is as it was", file=sys.stderr)
        return 1
    print(f"{live.path}: {'stored' if live.is_new else 'there already, left as it is'}")
    if live.before is None:
        print("every revision that is there is newer")
    else:
        print(diff_report.text(compare(live.before, live.document), colour=_colour()))
    return 0


COMMANDS: Mapping[str, Run] = {
    "generate": _generate,
    "check": _check,
    "diff": _diff,
    "lint": _lint,
    "fetch": _fetch,
}


def _tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"  {fault}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
