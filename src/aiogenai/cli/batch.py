"""`aiogenai batch`: many calls from a file. More exit codes: 3 done but for dead letters, 4 stopped early."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from attrs import evolve

from aiogenai import CallOptions, Client, batch
from aiogenai.batch import remote
from aiogenai.batch.calls import find_method
from aiogenai.batch.choice import Choice, choose
from aiogenai.batch.collector import ServerTerms
from aiogenai.batch.job import load_job
from aiogenai.batch.parts import Sizes
from aiogenai.batch.server_api import has_batches
from aiogenai.batch.store import Paths, set_aside
from aiogenai.batch.tiers import has_tier

from . import batch_arguments, batch_engine, batch_server, batch_status, batch_watch

_DONE, _DEAD_LETTERS, _STOPPED, _INTERRUPTED = 0, 3, 4, 130

arguments: Callable[[argparse.ArgumentParser], None] = batch_arguments.arguments


def run(options: argparse.Namespace) -> int:
    code = asyncio.run(_COMMANDS[options.batch](options))
    if code in {_DONE, _DEAD_LETTERS} and getattr(options, "deliver", None) and not getattr(options, "dry_run", False):
        _deliver(Paths(options.output), options.deliver)
    return code


def _deliver(paths: Paths, url: str) -> None:
    remote.deliver(paths.output, url)
    if paths.dead.exists():
        remote.deliver(paths.dead, remote.beside(url, paths.dead.name))
    print(f"delivered to {url}", file=sys.stderr)


async def _run(options: argparse.Namespace) -> int:
    job = _job(options, _settings(options, batch.Limits()))
    if options.dry_run:
        print("\n".join(batch.forecast(job).lines()))
        return _DONE
    lane = options.lane
    if lane == "auto":
        choice = _chosen(job, options.deadline)
        lane = choice.lane
        print(f"lane {choice.lane}: {choice.why}", file=sys.stderr)
    if lane == "server":
        summary = await batch_server.finish(job, _terms(options), options.report)
        return _code(summary)
    return await _watched(evolve(job, tier="flex" if lane == "flex" else "standard"), options)


def _chosen(job: batch.Job, hours: float | None) -> Choice:
    method = find_method(job.method)
    seconds = None if hours is None else hours * 3600
    return choose(batch.forecast(job), seconds, batches=has_batches(method), flex=has_tier("flex", method))


def _job(options: argparse.Namespace, settings: Mapping[str, Any]) -> batch.Job:
    return batch.Job(
        input=_input(options),
        output=options.output,
        model=options.model,
        method=options.method,
        format=options.format,
        template=options.template,
        key_column=options.key_column,
        defaults=options.defaults,
        schema=options.schema,
        **settings,
    )


def _input(options: argparse.Namespace) -> Path:
    given: str = options.input
    return remote.fetch(given, Paths(options.output).folder) if remote.is_url(given) else Path(given)


def _terms(options: argparse.Namespace) -> ServerTerms:
    return ServerTerms(
        sizes=Sizes(rows=options.part_rows, tokens=min(options.part_tokens, options.enqueued)),
        enqueued_tokens=options.enqueued,
        slots=options.slots,
        poll=options.poll,
        listing_lag=options.listing_lag,
        on_expired=options.on_expired,
    )


async def _resume(options: argparse.Namespace) -> int:
    job = load_job(options.output)
    return await _watched(evolve(job, **_settings(options, job.limits)), options)


async def _retry_dead(options: argparse.Namespace) -> int:
    count = set_aside(Paths(options.output))
    print(f"{count:,} dead letters are tried again", file=sys.stderr)
    return await _resume(options)


async def _submit(options: argparse.Namespace) -> int:
    return await batch_server.submit(_job(options, {}), _terms(options))


async def _collect(options: argparse.Namespace) -> int:
    job = load_job(options.output)
    return await batch_server.collect(job, _terms(options), wait=options.wait, report=options.report)


async def _cancel(options: argparse.Namespace) -> int:
    return await batch_server.cancel(load_job(options.output), _terms(options))


async def _status(options: argparse.Namespace) -> int:
    batch_status.show(options.output, as_json=options.json)
    return _DONE


async def _watched(job: batch.Job, options: argparse.Namespace) -> int:
    on_engine = options.engine != "none"
    running: AbstractAsyncContextManager[batch_watch.Watched] = (
        batch_engine.sharded(job, options.workers) if on_engine else _alone(job)
    )
    async with running as run:
        watch = batch_watch.Watch(run, options.progress, options.interval, options.metrics)
        summary = await watch.finish()
    how = f" --engine {options.engine}" if on_engine else ""
    how += f" --deliver '{options.deliver}'" if options.deliver else ""
    batch_watch.tell(summary, options.report, how)
    if watch.interrupted:
        return _INTERRUPTED
    return _code(summary)


@asynccontextmanager
async def _alone(job: batch.Job) -> AsyncGenerator[batch.Run]:
    async with Client() as client:
        yield batch.Run(client, job)


def _code(summary: batch.Summary) -> int:
    if not summary.complete:
        return _STOPPED
    return _DEAD_LETTERS if summary.tally.kinds["failed"] else _DONE


def _settings(options: argparse.Namespace, limits: batch.Limits | Mapping[str, batch.Limits]) -> dict[str, Any]:
    """What was given on the command line, over what holds already."""
    names = ("rpm", "tpm", "rpd", "spend", "in_flight", "on_daily")
    base = limits if isinstance(limits, batch.Limits) else batch.Limits()
    made: dict[str, Any] = {"limits": batch.Limits(**{name: _given(options, name, base) for name in names})}
    if options.price is not None:
        made["price"] = options.price
    if options.attempts is not None:
        made["patience"] = batch.Patience(attempts=options.attempts)
    if options.timeout is not None:
        made["options"] = CallOptions(timeout=options.timeout, deadline=2 * options.timeout)
    return made | {name: getattr(options, name) for name in ("grace", "order") if getattr(options, name) is not None}


def _given(options: argparse.Namespace, name: str, base: batch.Limits) -> Any:
    value = getattr(options, name)
    return getattr(base, name) if value is None else value


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], Coroutine[Any, Any, int]]] = {
    "run": _run,
    "resume": _resume,
    "retry-dead": _retry_dead,
    "submit": _submit,
    "collect": _collect,
    "cancel": _cancel,
    "status": _status,
}
