"""What `aiogenai batch` takes on its command line, and its help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from . import batch_values as values

_EXAMPLE = """\
rows: {"key": "a", "request": {...}}, {"key": "a", "prompt": "..."}, a request, or a JSON string; one on each line.
      CSV and Parquet: columns, put into --template. Results go to OUTPUT, given-up rows to a .dead.jsonl beside it.

exit codes: 0 all done; 3 done, with dead letters; 4 rows are left to do; 1 it could not begin, or go on; 2 called
      wrongly; 130 interrupted. Each but 0 comes with the reason, and where there is one, the next step.

examples:
  aiogenai batch run in.jsonl out.jsonl --model gemini-2.5-flash --rpm 1000 --tpm 1000000
  aiogenai batch run words.csv out.jsonl --model gemini-2.5-flash --template 'Translate: {word}' --key-column id
  aiogenai batch run in.jsonl out.jsonl --model gemini-2.5-flash --lane auto --deadline 48
  aiogenai batch run in.jsonl out.jsonl --model gemini-2.5-flash --rpm 1000 --price 0.3,2.5 --dry-run
  aiogenai batch resume out.jsonl

All of it: the page "Batch jobs" of the documentation.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EXAMPLE
    commands = parser.add_subparsers(dest="batch", metavar="COMMAND", required=True)
    run_parser = _command(commands, "run", "run a job, or go on with it")
    run_parser.add_argument("input", help="file of rows, or its URL in an object store")
    run_parser.add_argument(
        "output", type=values.file, help="file for results; what is there already is not done again"
    )
    _about_rows(run_parser)
    _about_limits(run_parser)
    _about_results(run_parser)
    _about_showing(run_parser)
    _about_delivery(run_parser)
    _about_lanes(run_parser)
    run_parser.add_argument(
        "--dry-run", action="store_true", help="estimate requests, tokens, cost and time; send nothing"
    )
    for name, what in (
        ("resume", "go on with a job as it was started; limits and what is shown may be changed"),
        ("retry-dead", "try the rows again that were given up"),
    ):
        again = _command(commands, name, what)
        again.add_argument("output", type=Path, help="what the job was begun with")
        _about_limits(again)
        _about_results(again)
        _about_engine(again)
        _about_showing(again)
        _about_delivery(again)
    submit = _command(commands, "submit", "make batches at the server, as many as may be, and return")
    submit.add_argument("input", help="file of rows, or its URL in an object store")
    submit.add_argument("output", type=values.file, help="file for results")
    _about_rows(submit)
    _about_results(submit)
    collect = _command(commands, "collect", "take in what the server's batches have, and make those that wait")
    collect.add_argument("output", type=Path, help="what the job was begun with")
    collect.add_argument("--wait", action="store_true", help="until all is done; else it looks once")
    _about_showing(collect)
    _about_delivery(collect)
    cancel = _command(commands, "cancel", "ask the server to stop the batches of a job, and send none any more")
    cancel.add_argument("output", type=Path, help="what the job was begun with")
    for parser_of_lane in (submit, collect, cancel):
        _about_batches(parser_of_lane)
    status = _command(commands, "status", "say how far a job is, without running it")
    status.add_argument("output", type=Path, help="what the job was begun with")
    status.add_argument("--json", action="store_true", help="as one JSON object")


def _command(commands: Any, name: str, what: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(
        name, help=what, description=f"{what[0].upper()}{what[1:]}.", epilog=_EXAMPLE if name == "run" else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    return made


def _about_rows(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("rows")
    group.add_argument("--model", default="", help="for rows that name none")
    group.add_argument("--method", default="generateContent", help="any plain method (default: generateContent)")
    group.add_argument(
        "--format", choices=["jsonl", "text", "csv", "tsv", "parquet"], help="default: by the file's name"
    )
    group.add_argument(
        "--template", type=values.text, default="", metavar="TEXT",
        help="prompt or request with {column}; @FILE reads it",
    )  # fmt: skip
    group.add_argument("--key-column", default="key", metavar="NAME", help="with --template (default: key)")
    group.add_argument(
        "--set", dest="defaults", type=values.json, default={}, metavar="JSON",
        help="fields of the request for all rows; @FILE reads them",
    )  # fmt: skip
    group.add_argument(
        "--schema", type=values.json_file, metavar="FILE",
        help="JSON schema; answers that do not fit it are marked as invalid",
    )  # fmt: skip


def _about_limits(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("limits", "What is not given is learnt from the server's refusals.")
    group.add_argument("--rpm", type=values.positive, metavar="N", help="requests per minute")
    group.add_argument("--tpm", type=values.positive, metavar="N", help="input tokens per minute")
    group.add_argument("--rpd", type=values.positive, metavar="N", help="requests per day (until midnight, Pacific)")
    group.add_argument("--spend", type=values.positive, metavar="X", help="money in 10 minutes; needs --price")
    group.add_argument("--in-flight", type=values.count, metavar="N", help="requests at once, at most (default: 256)")
    group.add_argument(
        "--on-daily", choices=["stop", "wait"], help="when the day's requests are used up (default: stop)"
    )
    group.add_argument("--attempts", type=values.count, metavar="N", help="how often a faulty row is sent (default: 6)")
    group.add_argument("--timeout", type=values.positive, metavar="S", help="seconds for one request (default: 300)")
    group.add_argument(
        "--dedupe", action=argparse.BooleanOptionalAction,
        help="send equal requests once, and give each row the answer (default: off)",
    )  # fmt: skip
    group.add_argument(
        "--grace",
        type=values.not_negative,
        metavar="S",
        help="seconds to end what is under way at Ctrl-C (default: 30)",
    )


def _about_results(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("results")
    group.add_argument(
        "--order", choices=["completion", "input"], help="of the output in the end (default: completion)"
    )
    group.add_argument(
        "--price",
        type=values.price,
        metavar="IN,OUT",
        help="money per million tokens in the lane that is taken, for cost and --spend",
    )


def _about_lanes(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("lanes")
    group.add_argument(
        "--lane", choices=["interactive", "flex", "server", "auto"], default="interactive",
        help="server: the Batch API, half the price within a day or two; auto: by --deadline, and says why",
    )  # fmt: skip
    group.add_argument("--deadline", type=values.positive, metavar="HOURS", help="for --lane auto")
    _about_engine(parser)
    _about_batches(parser)


def _about_engine(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("more than one process")
    group.add_argument(
        "--engine", choices=["none", "ray"], default="none",
        help="ray: several processes, with one budget; RAY_ADDRESS joins a cluster, which must share OUTPUT's folder",
    )  # fmt: skip
    group.add_argument("--workers", type=values.count, default=2, metavar="N", help="of the engine (default: 2)")


def _about_batches(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("the server's batches")
    group.add_argument(
        "--part-rows", type=values.count, default=50_000, metavar="N", help="rows of one batch (default: 50,000)"
    )
    group.add_argument(
        "--part-tokens", type=values.positive, default=1e6, metavar="N", help="tokens of one (default: 1 million)"
    )
    group.add_argument(
        "--enqueued", type=values.positive, default=3e6, metavar="N", help="tokens of all (default: 3 million)"
    )
    group.add_argument("--slots", type=values.count, default=20, metavar="N", help="batches at once (default: 20)")
    group.add_argument(
        "--poll", type=values.positive, default=30.0, metavar="S", help="seconds between looks (default: 30)"
    )
    group.add_argument(
        "--listing-lag",
        type=values.not_negative,
        default=10.0,
        metavar="S",
        help="how late the list may be (default: 10)",
    )
    group.add_argument(
        "--priority", type=values.whole, default=0, metavar="N", help="among the project's batches (default: 0)"
    )
    group.add_argument(
        "--on-expired", choices=["halve", "release"], default="halve",
        help="try again in halves, or leave the rows to another lane (default: halve)",
    )  # fmt: skip


def _about_showing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("showing")
    group.add_argument(
        "--progress", choices=["auto", "rich", "plain", "json", "none"], default="auto",
        help="on stderr; auto: a bar on a terminal (with the extra cli), else lines",
    )  # fmt: skip
    group.add_argument(
        "--interval", type=values.positive, metavar="S",
        help="seconds between two (default: 5, and 0.25 for the bar)",
    )  # fmt: skip
    group.add_argument("--report", type=values.file, metavar="HTML", help="write a page with plots at the end")
    group.add_argument("--metrics", type=values.file, metavar="FILE", help="keep a file of Prometheus text up to date")


def _about_delivery(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--deliver", metavar="URL", help="copy the results there when all is done, dead letters beside them (s3://...)"
    )
