"""`aiogenai demo`: every kind of call once, then very many at a time. Written to be read: it uses public names only.

Talks to an emulator of its own; with `--live` or `DEMO_LIVE=1`, and a key in the environment, to the service, with
gentler numbers.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from statistics import quantiles

from attrs import field, frozen
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from aiogenai import CallOptions, Client, Error, types
from aiogenai.emulator import Emulator, Settings

MODEL = "gemini-2.5-flash"


@frozen
class Numbers:
    """How much is asked for."""

    calls: int
    in_flight: int


EMULATED = Numbers(calls=1000, in_flight=1000)
LIVE = Numbers(calls=20, in_flight=5)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    live = os.environ.get("DEMO_LIVE") == "1"
    parser.add_argument("--live", action="store_true", default=live, help="ask the service (or: DEMO_LIVE=1)")


def run(options: argparse.Namespace) -> int:
    """The exit code of the command: 0, or 1 when one of the many calls failed."""
    failed = asyncio.run(demo(Console(highlight=False), live=options.live))
    return 1 if failed else 0


async def demo(console: Console, *, live: bool) -> int:
    """The chapters in their order; how many of the many calls failed."""
    async with _connected(console, live=live) as client:
        await ask(console, client)
        await read_along(console, client)
        await turn_pages(console, client)
        await run_batch(console, client, wait=not live)
        return await ask_many(console, client, LIVE if live else EMULATED)


@asynccontextmanager
async def _connected(console: Console, *, live: bool) -> AsyncGenerator[Client]:
    """A client of the service, or of an emulator on a free port that ends with the demo."""
    if live:
        async with Client() as client:
            console.print(f"{client}")
            yield client
        return
    settings = Settings(step=0.5, pace=0.04)
    async with Emulator(settings=settings) as emulator, Client(api_key="demo", base_url=emulator.url) as client:
        console.print(f"an emulator listens on [bold]{emulator.url}[/]")
        yield client


async def ask(console: Console, client: Client) -> None:
    """A question, and its answer as a typed message."""
    _chapter(console, "One call", "await client.models.generate_content(...)")
    response = await client.models.generate_content(MODEL, contents="Why is the sky blue? In one sentence.")
    usage = response.usage_metadata or types.UsageMetadata()
    console.print(response.text, markup=False)
    console.print(f"[dim]{usage.prompt_token_count} tokens in, {usage.candidates_token_count} out[/]")


async def read_along(console: Console, client: Client) -> None:
    """A longer answer, printed as it arrives, and whole at the end."""
    _chapter(console, "A stream", "async for chunk in client.models.stream_generate_content(...)")
    stream = client.models.stream_generate_content(MODEL, contents="Tell me a very short story about a lighthouse.")
    async for chunk in stream:
        console.print(chunk.text, end="", markup=False)
    console.print()
    whole = await stream.final()
    reason = whole.candidates[0].finish_reason if whole.candidates else None
    console.print(f"[dim]{len(whole.text)} characters, ended by {reason}[/]")


async def turn_pages(console: Console, client: Client) -> None:
    """A list, a few at a time; the next page is asked for when it is needed."""
    _chapter(console, "Pages", "async for model in client.models.list(page_size=3)")
    async for model in client.models.list(page_size=3).items(max_items=7):
        _line(console, f"{model.name}  [dim]{model.input_token_limit or 0:,} tokens in[/]")


async def run_batch(console: Console, client: Client, *, wait: bool) -> None:
    """A job that takes its time at the server. The service may take hours for it: there, it is only started."""
    _chapter(console, "An operation", "await operation.result()")
    questions = ["Name a river.", "Name a mountain.", "Name a lake."]
    rows = [types.InlinedRequest(request=types.GenerateContentRequest(contents=[_said(q)])) for q in questions]
    batch = types.GenerateContentBatch(
        display_name="aiogenai demo",
        input_config=types.InputConfig(requests=types.InlinedRequests(requests=rows)),
    )
    operation = await client.models.batch_generate_content(MODEL, batch=batch)
    console.print(f"{operation.name} is {operation.state}")
    if not wait:
        await operation.cancel()
        console.print("[dim]cancelled: the service may take hours for a batch[/]")
        return
    output = await operation.result(on_progress=lambda seen: console.print(f"[dim]... {seen.state}[/]"))
    answers = output.inlined_responses.inlined_responses if output.inlined_responses else None
    for question, answer in zip(questions, answers or [], strict=True):
        _line(console, f"{question}  [dim]{escape(answer.response.text if answer.response else str(answer.error))}[/]")


def _said(text: str) -> types.Content:
    return types.Content(role="user", parts=[types.Part(text=text)])


@frozen
class Tally:
    """What became of the many calls."""

    seconds: list[float] = field(factory=list[float])
    errors: Counter[str] = field(factory=Counter[str])
    tokens: Counter[str] = field(factory=Counter[str])


async def ask_many(console: Console, client: Client, numbers: Numbers) -> int:
    """Very many questions at a time, over one pool of connections; how many failed."""
    _chapter(console, f"{numbers.calls:,} calls, {numbers.in_flight:,} at a time", "asyncio.gather(...)")
    tally = Tally()
    turns = asyncio.Semaphore(numbers.in_flight)
    options = CallOptions(deadline=120)
    bar = Progress(
        TextColumn("asking"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=console, disable=not console.is_terminal,
    )  # fmt: skip

    async def one(number: int) -> None:
        async with turns:
            started = time.perf_counter()
            try:
                response = await client.models.generate_content(MODEL, contents=f"Question {number}", options=options)
            except Error as error:
                tally.errors[type(error).__name__] += 1
            else:
                usage = response.usage_metadata or types.UsageMetadata()
                tally.tokens["in"] += usage.prompt_token_count or 0
                tally.tokens["out"] += usage.candidates_token_count or 0
            tally.seconds.append(time.perf_counter() - started)
            bar.advance(task)

    started = time.perf_counter()
    with bar:
        task = bar.add_task("asking", total=numbers.calls)
        await asyncio.gather(*(one(number) for number in range(numbers.calls)))
    console.print(_summary(tally, time.perf_counter() - started))
    return tally.errors.total()


def _summary(tally: Tally, seconds: float) -> Table:
    calls = len(tally.seconds)
    cuts = quantiles(tally.seconds, n=100, method="inclusive")
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_row("calls", f"{calls:,} in {seconds:.2f} s")
    table.add_row("rate", f"{calls / seconds:,.0f} per second")
    table.add_row("latency", f"half within {cuts[49]:.2f} s, 95 % in {cuts[94]:.2f} s, 99 % in {cuts[98]:.2f} s")
    table.add_row("tokens", f"{tally.tokens['in']:,} in, {tally.tokens['out']:,} out")
    table.add_row("errors", ", ".join(f"{count} {name}" for name, count in tally.errors.items()) or "none")
    return table


def _line(console: Console, text: str) -> None:
    """One line, cut where the terminal ends."""
    console.print(text, no_wrap=True, overflow="ellipsis")


def _chapter(console: Console, title: str, code: str) -> None:
    console.print()
    console.rule(f"[bold]{title}[/]  [cyan]{code}[/]", align="left", style="dim")
