"""Discovery documents to an async SDK: read, resolve, check, render, verify, write.

Exit codes: 0 done; 1 `check` found a difference, `lint` a fault, or `fetch` no network; 2 an input is at fault,
nothing written. What 3, 4 and 5 mean `diff` says in its help.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import diff_report, lint_report, overlay_report
from .diff import compare
from .fault import Fault, Faults
from .fetch import Allowed, Unreachable, fetch, of_google
from .lint import RULES, lint
from .naming import is_identifier
from .overlay import Client
from .package import is_taken
from .pipeline import STAGES, Generated, generate
from .place import Alone, Inside, Place
from .progress import Progress
from .reading import read
from .resolve import Target
from .source import LEDGER, ledger_of, newest_two, read_by_path
from .write import replace

SOURCE = Path("discovery/generativelanguage/v1beta")
PACKAGE = "aiogenai.v1beta"
OUT = Path("src/aiogenai/v1beta")


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
    place, target, ledger = _aim(options)
    with Progress(STAGES) as announce:
        made = generate(options.source, target, ledger, announce)
        announce("writing")
        texts = place.dressed(made.api, made.texts)
        changed = place.write(texts)
    _tell(made.warnings)
    if options.verbose and made.source.has_overlay:
        print(overlay_report.told(overlay_report.tallies(made.source.overlay, made.source.documents)))
    if ledger is not None and _is_stale(ledger, made):
        replace(ledger, made.ledger)
    touched = len(changed.extra) + len(changed.missing) + len(changed.different)
    print(f"{place.folder}: {len(texts)} files, {touched} changed")
    return 0


def _check(options: argparse.Namespace) -> int:
    place, target, ledger = _aim(options)
    with Progress(STAGES) as announce:
        made = generate(options.source, target, ledger, announce)
    texts = place.dressed(made.api, made.texts)
    changed = place.difference(texts)
    if changed:
        print(f"{place.folder} is not what {options.source} gives. {target.header[1]}", file=sys.stderr)
        print(changed, file=sys.stderr)
        return 1
    if ledger is not None and _is_stale(ledger, made):
        print(f"{ledger} does not hold all names. {target.header[1]}", file=sys.stderr)
        return 1
    print(f"{place.folder}: {len(texts)} files, as generated")
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


def _aim(options: argparse.Namespace) -> tuple[Place, Target, Path | None]:
    """Where a package goes, what it is called there, and where its names are kept.

    A dotted name is inside this project; one without dots is a project of its own.
    """
    package = options.package
    if not all(map(is_identifier, package.split("."))):
        raise Faults([Fault("", f"{package!r} is no name of a package")], "--package")
    if is_taken(package.partition(".")[0]):
        raise Faults([Fault("", f"{package} would hide a package that it needs")], "--package")
    if "." in package:
        source = options.source.as_posix()
        anew = "make generate" if (options.source, package) == (SOURCE, PACKAGE) else f"codegen generate {source}"
        header = (
            f"Generated from {source}.",
            f"Do not edit: change the document, the overlay or codegen/, then run: {anew}",
        )
        folder = options.out or Path("src", *package.split("."))
        target = Target(package, f"{package.partition('.')[0]}.runtime", header)
        return Inside(folder, header[0]), target, ledger_of(options.source)
    if options.out is None:
        raise Faults([Fault("", f"{package} is a project of its own: say which folder is its")], "--out")
    header = (
        f"Generated from a discovery document, as the package {package}.",
        f"Do not edit: generate it anew, with: python -m codegen generate DOCUMENT --package {package} --out FOLDER",
    )
    client = Client(key_variables=("GOOGLE_API_KEY",), base_url_variable=f"{package.upper()}_BASE_URL")
    target = Target(package, f"{package}.runtime", header, client)
    return Alone(options.out, header[0], package), target, ledger_of(options.source) or options.out / LEDGER


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
        command.add_argument(
            "--package", default=PACKAGE, help="its name: with dots, inside this project; without, a project of its own"
        )
        command.add_argument("--out", type=Path, help="its folder; inside this project it follows from the name")
        command.add_argument("-v", "--verbose", action="store_true", help="say which entries of the overlay hold where")
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
    command = commands.add_parser(
        "lint",
        help="what is wrong with a document, for a report to those who publish it",
        description=lint_report.help_text(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("source", type=Path, nargs="?", default=SOURCE, help="default: %(default)s")
    command.add_argument("--rule", action="append", choices=RULES, default=[], metavar="RULE", help="only this; repeat")
    command.add_argument("--json", action="store_true", help="for machines, as codegen/lint.schema.json says")
    command.set_defaults(run=_lint)
    command = commands.add_parser("fetch", help="store the live document under its revision, and show what changed")
    command.add_argument("source", type=Path, nargs="?", default=SOURCE, help="default: %(default)s")
    command.set_defaults(run=_fetch)
    return parser


if __name__ == "__main__":
    sys.exit(main())
