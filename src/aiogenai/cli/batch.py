"""`aiogenai batch`: many calls from a file. More exit codes: 3 done but for dead letters, 4 rows are left to do."""

from __future__ import annotations

import argparse
import asyncio
import shlex
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
from aiogenai.batch.errors import InputRefused, JobStopped, LedgerFailed
from aiogenai.batch.job import load_job
from aiogenai.batch.parts import Sizes
from aiogenai.batch.server import ServerRun
from aiogenai.batch.server_api import has_batches
from aiogenai.batch.store import Paths, set_aside
from aiogenai.batch.tiers import has_tier
from aiogenai.runtime.errors import ConfigurationError

from . import batch_arguments, batch_end, batch_engine, batch_server, batch_status, batch_watch

arguments: Callable[[argparse.ArgumentParser], None] = batch_arguments.arguments


def run(options: argparse.Namespace) -> int:
    code = asyncio.run(_COMMANDS[options.batch](options))
    if (
        code in {batch_end.DONE, batch_end.DEAD_LETTERS}
        and getattr(options, "deliver", None)
        and not getattr(options, "dry_run", False)
    ):
        _deliver(Paths(options.output), options.deliver)
    return code


def _deliver(paths: Paths, url: str) -> None:
    remote.deliver(paths.output, url)
    if paths.dead.exists():
        remote.deliver(paths.dead, remote.beside(url, paths.dead.name))
    batch_end.say(f"delivered to {url}")


async def _run(options: argparse.Namespace) -> int:
    job = _job(options, _settings(options, batch.Limits()))
    lane = options.lane
    if lane == "server" and options.engine != "none":
        raise ConfigurationError("--engine has no part in --lane server: its rows are sent by the server")
    if lane == "auto" or options.dry_run:
        found = batch.forecast(job)
        if options.dry_run:
            print("\n".join(found.lines()))
        if lane == "auto":
            choice = _chosen(job, found, options.deadline)
            lane = choice.lane
            batch_end.say(f"lane {choice.lane}: {choice.why}")
        if options.dry_run:
            return batch_end.DONE
    if lane == "server":
        if job.dedupe:
            raise ConfigurationError("--dedupe has no part in the server's lane: its rows are sent as they are")
        return await _at_server(job, options, anew=True)
    return await _watched(evolve(job, tier="flex" if lane == "flex" else "standard"), options)


def _chosen(job: batch.Job, found: batch.Forecast, hours: float | None) -> Choice:
    method = find_method(job.method)
    seconds = None if hours is None else hours * 3600
    return choose(found, seconds, batches=has_batches(method), flex=has_tier("flex", method))


def _job(options: argparse.Namespace, settings: Mapping[str, Any]) -> batch.Job:
    if options.key_column != "key" and not options.template:
        raise ConfigurationError("--key-column goes with --template; without one, the key is what is named key")
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
        priority=options.priority,
        listing_lag=options.listing_lag,
        on_expired=options.on_expired,
    )


def _loaded(output: Path) -> batch.Job:
    """The job of an output, and its input where it was."""
    job = load_job(output)
    if not job.input.exists():
        raise InputRefused(
            f"{job.input} is not there any more; if it moved: aiogenai batch run NEW_PLACE {batch_end.quoted(output)}, "
            "with the settings that the job was begun with"
        )
    return job


async def _resume(options: argparse.Namespace) -> int:
    job = _loaded(options.output)
    return await _watched(evolve(job, **_settings(options, job.limits)), options)


async def _retry_dead(options: argparse.Namespace) -> int:
    _loaded(options.output)  # else there is nothing to set aside
    count = set_aside(Paths(options.output))
    batch_end.say(f"dead letters that are tried again: {count:,}")
    return await _resume(options)


async def _submit(options: argparse.Namespace) -> int:
    return await batch_server.submit(_job(options, _about_results(options)), _terms(options))


async def _collect(options: argparse.Namespace) -> int:
    job = _loaded(options.output)
    if options.wait:
        return await _at_server(job, options)
    return await batch_server.collect(job, _terms(options), options.report)


async def _cancel(options: argparse.Namespace) -> int:
    return await batch_server.cancel(_loaded(options.output), _terms(options))


async def _status(options: argparse.Namespace) -> int:
    batch_status.show(options.output, as_json=options.json)
    return batch_end.DONE


async def _watched(job: batch.Job, options: argparse.Namespace) -> int:
    on_engine = options.engine != "none"
    running: AbstractAsyncContextManager[batch_watch.Watched] = (
        batch_engine.sharded(job, options.workers) if on_engine else _alone(job)
    )
    how = f" --engine {options.engine}" if on_engine else ""
    ending = f"ending what is under way, for up to {job.grace:g} s"
    async with running as run:
        return await _finished(run, options, ending, lambda: "resume", how)


async def _at_server(job: batch.Job, options: argparse.Namespace, *, anew: bool = False) -> int:
    async with Client() as client:
        run = ServerRun(client, job, _terms(options), anew=anew)
        ending = "leaving the batches at the server, when the step that is under way is taken"
        with batch_server.noted(run):
            return await _finished(run, options, ending, lambda: "resume" if run.is_done else "collect --wait", "")


async def _finished(
    run: batch_watch.Watched, options: argparse.Namespace, ending: str, command: Callable[[], str], how: str
) -> int:
    """Watches a run until it ends, and says what came of it; `command` is the one that goes on with it."""
    output = run.job.output
    how += f" --deliver {shlex.quote(options.deliver)}" if options.deliver else ""
    watch = batch_watch.Watch(run, options.progress, options.interval, options.metrics, ending=ending)
    try:
        summary = await watch.finish()
    except (LedgerFailed, OSError) as error:
        error.add_note(f"go on, when that is mended, with:  aiogenai batch {command()} {batch_end.quoted(output)}{how}")
        raise
    except JobStopped:
        if not watch.interrupted:
            raise
        batch_end.say("ended before anything was sent")
        return batch_end.INTERRUPTED
    batch_end.tell(summary, options.report, resume=command(), how=how)
    return batch_end.INTERRUPTED if watch.interrupted else batch_end.code(summary)


@asynccontextmanager
async def _alone(job: batch.Job) -> AsyncGenerator[batch.Run]:
    async with Client() as client:
        yield batch.Run(client, job)


def _settings(options: argparse.Namespace, limits: batch.Limits | Mapping[str, batch.Limits]) -> dict[str, Any]:
    """What was given on the command line, over what holds already."""
    names = ("rpm", "tpm", "rpd", "spend", "in_flight", "on_daily")
    base = limits if isinstance(limits, batch.Limits) else batch.Limits()
    made: dict[str, Any] = {"limits": batch.Limits(**{name: _given(options, name, base) for name in names})}
    if options.attempts is not None:
        made["patience"] = batch.Patience(attempts=options.attempts)
    if options.timeout is not None:
        made["options"] = CallOptions(timeout=options.timeout, deadline=2 * options.timeout)
    if options.dedupe is not None:
        made["dedupe"] = options.dedupe
    if options.grace is not None:
        made["grace"] = options.grace
    return made | _about_results(options)


def _about_results(options: argparse.Namespace) -> dict[str, Any]:
    return {name: value for name in ("order", "price") if (value := getattr(options, name)) is not None}


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
