"""One chaos run: many calls at once through the proxy, each with a plan of faults drawn from the seed.

Every call has to end in the right answer or in an error of ours, within its deadline; nothing may be made twice; and
every fault that was planned and could be reached has to be met.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable

from attrs import define, field

from aiogenai import CallOptions, Client, Error, RetryPolicy, TransportError, TransportOptions
from aiogenai.emulator import Emulator
from aiogenai.emulator.world import Settings
from tests.chaos.calls import CALLS, LIES, ONCE, WEIGHTS, Truth
from tests.chaos.faults import FAULTS
from tests.chaos.proxy import CALL, Plan, Proxy, proxy

TIMEOUT = 0.5
DEADLINE = 4.0
GRACE = 1.0
"""Seconds over the deadline that a call may take before it counts as hanging, beside what the loop itself was late."""

_BEAT = 0.02
_TURNS = 5
"""How often the loop turns, at most, between a deadline and the end of its call."""


@define
class Report:
    """What came of a run."""

    calls: int = 0
    right: Counter[str] = field(factory=Counter)
    errors: Counter[str] = field(factory=Counter)
    met: Counter[str] = field(factory=Counter)
    violations: list[str] = field(factory=list)
    lost: list[str] = field(factory=list)
    late: float = 0.0
    """Seconds that a turn of the loop took at most: on a busy machine, everything is late by them."""
    unsafe: dict[str, str] = field(factory=dict)
    """Calls that are sent once, by name, with the transport error that ended them: they may not have arrived."""

    def told(self) -> str:
        """For people."""
        rows = [f"{self.calls} calls: {self.right.total()} right, {self.errors.total()} typed errors"]
        rows += [f"  the loop was late by {self.late:.2f} s at most"]
        rows += [f"  right  {count:7}  {name}" for name, count in self.right.most_common()]
        rows += [f"  error  {count:7}  {name}" for name, count in self.errors.most_common()]
        rows += [f"  fault  {count:7}  {name}" for name, count in sorted(self.met.items())]
        rows += [f"  lost on the way  {name}: {said}" for name, said in self.unsafe.items() if name in self.lost]
        rows += [f"  VIOLATION  {text}" for text in self.violations[:50]]
        return "\n".join([*rows, f"{len(self.violations)} violations"])


async def run(
    calls: int,
    seed: int,
    *,
    at_once: int = 100,
    patience: float = 1.0,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Makes `calls` calls; the same seed draws the same kinds, plans and faults. `patience` stretches all times."""
    report = Report()
    chance = random.Random(seed)
    drawn = [_draw(chance, number) for number in range(calls)]
    policy = RetryPolicy(attempts=3, base=0.01, throttled_base=0.01, cap=0.1)
    connections = TransportOptions(max_connections=at_once * 2)
    async with (
        Emulator(settings=Settings(step=0)) as emulator,
        proxy(emulator.url) as between,
        Client(api_key="chaos", base_url=emulator.url) as direct,
        Client(api_key="chaos", base_url=between.url, retry=policy, transport=connections) as client,
    ):
        truth = await Truth.learn(direct)
        emulator.world.url = between.url.rstrip("/")  # upload sessions go through the proxy, too
        todo = iter(drawn)
        beating = asyncio.create_task(_beat(report))

        async def work() -> None:
            for name, kind, plan in todo:
                between.plans[name] = plan
                client._sender._budget.tokens = 500.0  # chaos is not what the budget is for
                await _one(client, truth, name, kind, report, patience)
                del between.plans[name]
                report.calls += 1
                if progress is not None:
                    progress(report.calls)

        await asyncio.gather(*(work() for _ in range(at_once)))
        beating.cancel()
        report.met = between.met
        await _nothing_twice(direct, report)
    _all_faults_met(drawn, between, report)
    return report


def _draw(chance: random.Random, number: int) -> tuple[str, str, Plan]:
    kind = chance.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    possible = [fault for fault in FAULTS if fault not in LIES.get(kind, ())]
    faults = chance.choices(possible, k=chance.choices((0, 1, 2, 3), weights=(2, 6, 3, 1))[0])
    return f"call-{number}", kind, Plan(faults, chance.randrange(2**32), chance.random() < 0.5)


async def _beat(report: Report) -> None:
    while True:
        started = time.monotonic()
        await asyncio.sleep(_BEAT)
        report.late = max(report.late, time.monotonic() - started - _BEAT)


async def _one(client: Client, truth: Truth, name: str, kind: str, report: Report, patience: float) -> None:
    deadline = DEADLINE * patience
    options = CallOptions(deadline=deadline, timeout=TIMEOUT * patience, headers={CALL: name})
    started = time.monotonic()
    try:
        await CALLS[kind](client, truth, name, options)
    except Error as error:
        report.errors[type(error).__name__] += 1
        if kind in ONCE and isinstance(error, TransportError):
            report.unsafe[name] = str(error)
    except Exception as error:  # noqa: BLE001  # the very thing that must not come
        report.violations.append(f"{name} ({kind}): {type(error).__name__}: {error}")
    else:
        report.right[kind] += 1
    took = time.monotonic() - started
    parts = {"pages": 8, "download": 5}.get(kind, 1)  # each page is a call of its own, and each opening
    if kind != "operation" and took > (deadline + GRACE + _TURNS * report.late) * parts:
        report.violations.append(f"{name} ({kind}): took {took:.1f} s")


async def _nothing_twice(direct: Client, report: Report) -> None:
    names = Counter([corpus.display_name async for corpus in direct.corpora.list(page_size=20)])
    names.update([file.display_name async for file in direct.files.list(page_size=100)])
    report.violations += [f"{name} was created {count} times" for name, count in names.items() if count > 1]


def _all_faults_met(drawn: list[tuple[str, str, Plan]], between: Proxy, report: Report) -> None:
    """The first fault of a plan is always reached; further ones only when the call is tried again.

    Save by a call that may not be sent twice, when its one request breaks on the way to the proxy: there are few,
    unless the machine is so busy that an attempt's time is over before its request has left.
    """
    few = len(drawn) / 1000 if report.late < TIMEOUT / 2 else len(drawn)
    for name, kind, plan in drawn:
        if plan.faults and not plan.met and name in report.unsafe and len(report.lost) < few:
            report.lost.append(name)
        elif plan.faults and not plan.met:
            report.violations.append(f"{name} ({kind}): {plan.faults[0]} was planned and never met")
    unmet = FAULTS.keys() - between.met.keys() if len(drawn) >= 20 * len(FAULTS) else set()
    report.violations += [f"{fault} was never met" for fault in sorted(unmet)]
