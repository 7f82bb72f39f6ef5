"""Discovery documents to an async SDK: read, resolve, check, render, verify, write.

Exit codes: 0 done; 1 `check` found a difference, or `fetch` found no network; 2 an input is at fault, nothing written.
`diff` says in its help what 3, 4 and 5 mean.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from . import diff_report, facts, fetch
from .check import check
from .diff import compare
from .fault import Fault, Faults, Level
from .history import merge
from .naming import Names, ledger_text
from .prose import comment
from .reading import read
from .render import render
from .resolve import Target, resolve
from .source import ledger_of, newest_two, read_documents, read_source
from .verify import verify
from .write import difference, formatted, write

SOURCE = Path("discovery/generativelanguage/v1beta")
OUT = Path("src/aiogenai/v1beta")


@frozen
class Generated:
    """What a generation would write: the texts by path, and the ledger."""

    texts: dict[str, str]
    ledger: str
    warnings: tuple[Fault, ...]


def generate(source: Path, target: Target) -> Generated:
    """The whole way from documents to texts; writes nothing.

    Raises:
        Faults: All that is wrong with the documents, the overlay and the ledger.
    """
    given = read_source(source)
    history = merge(given.documents)
    document, known = facts.apply(given.overlay, history.document)
    names = Names(given.ledger)
    resolution = resolve(history.with_document(document), known, names, target)
    faults = (*resolution.faults, *check(resolution.api))
    errors = [fault for fault in faults if fault.level is Level.ERROR]
    if errors:
        raise Faults(errors, str(source))
    texts = formatted(render(resolution.api))
    strays = verify(resolution.api, texts)
    if strays:
        raise Faults(strays, "what was about to be written")
    return Generated(texts, ledger_text(names), tuple(fault for fault in faults if fault.level is Level.WARNING))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except Faults as error:
        print(f"{error.source or 'input'}: {len(error.faults)} at fault, nothing written", file=sys.stderr)
        _tell(error.faults)
        return 2
    return code


def _generate(options: argparse.Namespace) -> int:
    target = _target(options)
    made = generate(options.source, target)
    _tell(made.warnings)
    changed = write(options.out, made.texts, comment(target.header[0]))
    ledger = ledger_of(options.source)
    if ledger is not None and (not ledger.exists() or ledger.read_text("utf-8") != made.ledger):
        ledger.write_text(made.ledger, "utf-8", newline="\n")
    touched = len(changed.extra) + len(changed.missing) + len(changed.different)
    print(f"{options.out}: {len(made.texts)} files, {touched} changed")
    return 0


def _check(options: argparse.Namespace) -> int:
    made = generate(options.source, _target(options))
    changed = difference(options.out, made.texts)
    if changed:
        print(f"{options.out} is not what {options.source} gives: run make generate", file=sys.stderr)
        print(changed, file=sys.stderr)
        return 1
    ledger = ledger_of(options.source)
    if ledger is not None and (not ledger.exists() or ledger.read_text("utf-8") != made.ledger):
        print(f"{ledger} does not hold all names: run make generate", file=sys.stderr)
        return 1
    print(f"{options.out}: {len(made.texts)} files, as generated")
    return 0


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


def _fetch(options: argparse.Namespace) -> int:
    newest = max(read_documents(options.source), key=lambda document: document.revision)
    try:
        data = fetch.live(newest)
    except OSError as error:
        print(f"can't fetch {fetch.address(newest)}: {error}", file=sys.stderr)
        return 1
    document, is_new = fetch.store(data, options.source)
    print(f"{options.source / f'{document.revision}.json'}: {'stored' if is_new else 'there already, left as it is'}")
    print(diff_report.text(compare(newest, document), colour=_colour()))
    return 0


def _target(options: argparse.Namespace) -> Target:
    source, out = options.source.as_posix(), options.out.as_posix()
    how = (
        "make generate" if (options.source, options.out) == (SOURCE, OUT) else f"codegen generate {source} --out {out}"
    )
    header = (
        f"Generated from {source}.",
        f"Do not edit: change the document, the overlay or codegen/, then run: {how}",
    )
    return Target(options.package, options.runtime, header)


def _tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"  {fault}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m codegen", description="Discovery documents to an async SDK.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run, help_ in (
        ("generate", _generate, "write the SDK of a document, or of a folder of its revisions"),
        ("check", _check, "generate aside, and compare with what is there; writes nothing"),
    ):
        command = commands.add_parser(name, help=help_, description=help_)
        command.add_argument("source", type=Path, nargs="?", default=SOURCE, help="default: %(default)s")
        command.add_argument("--out", type=Path, default=OUT, help="folder of the package; default: %(default)s")
        command.add_argument("--package", default="aiogenai.v1beta", help="its dotted name; default: %(default)s")
        command.add_argument("--runtime", default="aiogenai.runtime", help="that of the runtime; default: %(default)s")
        command.set_defaults(run=run)
    command = commands.add_parser(
        "diff",
        help="what changed between two revisions, and what it breaks",
        description=diff_report.HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "old", type=Path, nargs="?", help=f"a document; alone, a folder of revisions, of which the newest two: {SOURCE}"
    )
    command.add_argument("new", type=Path, nargs="?", help="a later revision of it")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for machines, as codegen/diff.schema.json says")
    form.add_argument("--markdown", action="store_true", help="for a changelog")
    command.add_argument("--wording", action="store_true", help="list changes of nothing but text, too")
    command.set_defaults(run=_diff)
    command = commands.add_parser("fetch", help="store the live document under its revision, and show what changed")
    command.add_argument("source", type=Path, nargs="?", default=SOURCE, help="default: %(default)s")
    command.set_defaults(run=_fetch)
    return parser


if __name__ == "__main__":
    sys.exit(main())
