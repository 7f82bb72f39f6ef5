"""`aiogenai batch`: many calls from a file. More exit codes: 3 done but for dead letters, 4 stopped early."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from aiogenai import CallOptions, Client, batch
from aiogenai.batch.job import load_job
from aiogenai.batch.store import Paths, set_aside
from aiogenai.runtime.converter import decode

from . import batch_status, batch_watch

_DONE, _DEAD_LETTERS, _STOPPED, _INTERRUPTED = 0, 3, 4, 130

_EXAMPLE = """\
rows: {"key": "a", "request": {...}}, {"key": "a", "prompt": "..."}, a request, or a JSON string; one on each line.
      CSV and Parquet: columns, put into --template. Results go to OUTPUT, given-up rows to a .dead.jsonl beside it.

examples:
  aiogenai batch run in.jsonl out.jsonl --model gemini-2.5-flash --rpm 1000 --tpm 1000000
  aiogenai batch run words.csv out.jsonl --model gemini-2.5-flash --template 'Translate: {word}' --key-column id
  aiogenai batch resume out.jsonl
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EXAMPLE
    commands = parser.add_subparsers(dest="batch", metavar="COMMAND", required=True)
    run_parser = _command(commands, "run", "run a job, or go on with it")
    run_parser.add_argument("input", type=Path, help="file of rows")
    run_parser.add_argument("output", type=Path, help="file for results; what is there already is not done again")
    _about_rows(run_parser)
    _about_limits(run_parser)
    _about_showing(run_parser)
    run_parser.add_argument(
        "--dry-run", action="store_true", help="estimate requests, tokens, cost and time; send nothing"
    )
    for name, what in (
        ("resume", "go on with a job as it was started; limits and what is shown may be changed"),
        ("retry-dead", "try the rows again that were given up"),
    ):
        again = _command(commands, name, what)
        again.add_argument("output", type=Path)
        _about_limits(again)
        _about_showing(again)
    status = _command(commands, "status", "say how far a job is, without running it")
    status.add_argument("output", type=Path)
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
    group.add_argument("--template", default="", metavar="TEXT", help="prompt or request with {column}; @FILE reads it")
    group.add_argument("--key-column", default="key", metavar="NAME", help="with --template (default: key)")
    group.add_argument(
        "--set", dest="defaults", metavar="JSON", help="fields of the request for all rows; @FILE reads them"
    )
    group.add_argument(
        "--tier", choices=["standard", "flex"], default="standard", help="flex: half price, and patience"
    )
    group.add_argument("--schema", metavar="FILE", help="JSON schema; answers that do not fit it are marked as invalid")


def _about_limits(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("limits", "What is not given is learnt from the server's refusals.")
    group.add_argument("--rpm", type=float, metavar="N", help="requests per minute")
    group.add_argument("--tpm", type=float, metavar="N", help="input tokens per minute")
    group.add_argument("--rpd", type=float, metavar="N", help="requests per day (until midnight, Pacific)")
    group.add_argument("--spend", type=float, metavar="X", help="money in 10 minutes; needs --price")
    group.add_argument("--in-flight", type=int, metavar="N", help="requests at once, at most (default: 256)")
    group.add_argument(
        "--on-daily", choices=["stop", "wait"], help="when the day's requests are used up (default: stop)"
    )
    group.add_argument("--price", metavar="IN,OUT", help="money per million tokens, for cost and --spend")
    group.add_argument("--attempts", type=int, metavar="N", help="how often a faulty row is sent (default: 6)")
    group.add_argument("--timeout", type=float, metavar="S", help="seconds for one request (default: 300)")
    group.add_argument(
        "--grace", type=float, metavar="S", help="seconds to end what is under way at Ctrl-C (default: 30)"
    )
    group.add_argument(
        "--order", choices=["completion", "input"], help="of the output in the end (default: completion)"
    )


def _about_showing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("showing")
    group.add_argument("--progress", choices=["auto", "rich", "plain", "json", "none"], default="auto")
    group.add_argument("--interval", type=float, metavar="S", help="seconds between lines of progress")
    group.add_argument("--report", type=Path, metavar="HTML", help="write a page with plots at the end")
    group.add_argument("--metrics", type=Path, metavar="FILE", help="keep a file of Prometheus text up to date")


def run(options: argparse.Namespace) -> int:
    return asyncio.run(_COMMANDS[options.batch](options))


async def _run(options: argparse.Namespace) -> int:
    job = batch.Job(
        input=options.input,
        output=options.output,
        model=options.model,
        method=options.method,
        format=options.format,
        template=_text(options.template),
        key_column=options.key_column,
        defaults=_json(options.defaults) if options.defaults else {},
        tier=options.tier,
        schema=_json(f"@{options.schema}") if options.schema else None,
        **_settings(options, batch.Limits()),
    )
    if options.dry_run:
        print("\n".join(batch.forecast(job).lines()))
        return _DONE
    return await _watched(job, options)


async def _resume(options: argparse.Namespace) -> int:
    job = load_job(options.output)
    return await _watched(evolve(job, **_settings(options, job.limits)), options)


async def _retry_dead(options: argparse.Namespace) -> int:
    count = set_aside(Paths(options.output))
    print(f"{count:,} dead letters are tried again", file=sys.stderr)
    return await _resume(options)


async def _status(options: argparse.Namespace) -> int:
    batch_status.show(options.output, as_json=options.json)
    return _DONE


async def _watched(job: batch.Job, options: argparse.Namespace) -> int:
    async with Client() as client:
        watch = batch_watch.Watch(batch.Run(client, job), options.progress, options.interval, options.metrics)
        summary = await watch.finish()
    batch_watch.tell(summary, options.report)
    if watch.interrupted:
        return _INTERRUPTED
    if not summary.complete:
        return _STOPPED
    return _DEAD_LETTERS if summary.tally.kinds["failed"] else _DONE


def _settings(options: argparse.Namespace, limits: batch.Limits | Mapping[str, batch.Limits]) -> dict[str, Any]:
    """What was given on the command line, over what holds already."""
    names = ("rpm", "tpm", "rpd", "spend", "in_flight", "on_daily")
    base = limits if isinstance(limits, batch.Limits) else batch.Limits()
    made: dict[str, Any] = {"limits": batch.Limits(**{name: _given(options, name, base) for name in names})}
    if options.price:
        try:
            into, out = map(float, options.price.split(","))
        except ValueError:
            raise SystemExit("--price: two numbers, as in 0.3,2.5") from None
        made["price"] = batch.Price(input=into, output=out)
    if options.attempts is not None:
        made["patience"] = batch.Patience(attempts=options.attempts)
    if options.timeout is not None:
        made["options"] = CallOptions(timeout=options.timeout, deadline=2 * options.timeout)
    return made | {name: getattr(options, name) for name in ("grace", "order") if getattr(options, name) is not None}


def _given(options: argparse.Namespace, name: str, base: batch.Limits) -> Any:
    value = getattr(options, name)
    return getattr(base, name) if value is None else value


def _text(given: str) -> str:
    return Path(given[1:]).read_text("utf-8") if given.startswith("@") else given


def _json(given: str) -> Any:
    return decode(_text(given))


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], Coroutine[Any, Any, int]]] = {
    "run": _run,
    "resume": _resume,
    "retry-dead": _retry_dead,
    "status": _status,
}
