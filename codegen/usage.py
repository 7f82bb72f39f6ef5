"""The words of the command line: what can be said there, and what `--help` tells of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from . import diff_report, lint_report
from .aim import OUT, PACKAGE, SOURCE
from .lint import RULES

Run: TypeAlias = Callable[[argparse.Namespace], int]

_PACKAGES = f"""\
A folder of revisions gives one surface: the newest revision defines it, and what older ones had stays, deprecated. An
overlay.toml in it says what documents leave unsaid; its names.json keeps the names that were given.

  python -m codegen {{0}}                                             {PACKAGE}, in {OUT}
  python -m codegen {{0}} drive.json --package aiodrive --out DIR     a project of its own, in DIR, to be installed"""

GENERATE = f"""\
Writes the SDK of a discovery document, or of a folder of its revisions.

{_PACKAGES.format("generate")}

Only what the generator wrote is replaced, and as a whole: interrupted, the old package is still there.

Exit codes: 0 written; 2 an input is at fault, nothing written."""

CHECK = f"""\
Generates aside, and compares with what is there: files that are extra, missing or different. Writes nothing.

{_PACKAGES.format("check")}

Exit codes: 0 as generated; 1 there is a difference; 2 an input is at fault."""

FETCH = """\
Asks the API of the documents in a folder for its live document, stores that under its revision, and tells what changed
since the one before. A revision that is there stays as it is. Only hosts of Google are asked.

Exit codes: 0 fetched; 1 it can't be reached; 2 what is there, or what came, is at fault."""


def parser(commands: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The parser that leads to the commands."""
    root = argparse.ArgumentParser(
        prog="python -m codegen",
        description="Discovery documents to an async SDK, and what to know of the documents.",
        epilog="`python -m codegen COMMAND --help` tells more, and the exit codes.",
    )
    subparsers = root.add_subparsers(required=True, metavar="COMMAND")

    def added(name: str, help_: str, description: str) -> argparse.ArgumentParser:
        form = argparse.RawDescriptionHelpFormatter
        command = subparsers.add_parser(name, help=help_, description=description, formatter_class=form)
        command.set_defaults(run=commands[name])
        return command

    _package(added("generate", "write the SDK of a document, or of a folder of its revisions", GENERATE))
    _package(added("check", "generate aside, and compare with what is there; writes nothing", CHECK))
    _diff(added("diff", "what changed between two revisions, and what it breaks", diff_report.HELP))
    _lint(added("lint", "what is wrong with a document, for those who publish it", lint_report.help_text()))
    _source(added("fetch", "store the live document under its revision, and show what changed", FETCH))
    return root


def _source(command: argparse.ArgumentParser, what: str = "a folder of revisions") -> None:
    command.add_argument("source", type=Path, nargs="?", default=SOURCE, help=f"{what} (default: %(default)s)")


def _package(command: argparse.ArgumentParser) -> None:
    _source(command, "a document, or a folder of its revisions")
    command.add_argument(
        "--package",
        metavar="NAME",
        help=f"with dots, inside this project; without, a project of its own (default: {PACKAGE})",
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="its folder; inside this project the name says it")
    command.add_argument("-v", "--verbose", action="store_true", help="say which entries of the overlay hold where")


def _diff(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", type=Path, nargs="?", help="a document; or alone, a folder: its newest two revisions")
    command.add_argument("new", type=Path, nargs="?", help=f"a later revision (default: the newest two of {SOURCE})")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for machines, as codegen/diff.schema.json says")
    form.add_argument("--markdown", action="store_true", help="for a changelog")
    command.add_argument("--wording", action="store_true", help="list changes of nothing but text, too")


def _lint(command: argparse.ArgumentParser) -> None:
    _source(command, "a document, or a folder of them")
    command.add_argument(
        "--rule", action="append", choices=RULES, default=[], metavar="RULE", help="only this; may be repeated"
    )
    command.add_argument("--json", action="store_true", help="for machines, as codegen/lint.schema.json says")
