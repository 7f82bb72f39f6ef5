"""Workers take rows, wait for the governor, call, and give results to a sink. Opens no file.

A row is sent until it has its answer, or an error that is final. What concerns all rows (a closed gate, a used-up day,
a refused key) is nobody's fault: it costs a row no attempt.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from ..runtime.errors import Error, ValidationError
from ..runtime.retry import RetryBudget, RetryPolicy, wait_before_retry
from .dealer import Dealer, Queue
from .errors import BatchError, JobStopped
from .estimate import Estimator, raw
from .governor import Governor
from .intake import Intake
from .limits import Limits
from .outcomes import Kind, Result, describe, fate_of, judge, usage_of
from .quota import Permit
from .rows import BadLine, Row
from .tally import Tally
from .terms import Terms
from .twins import Twins, copy_of, mark_of

_LONGEST = 10
"""Attempts of a policy at most; after so many, the pauses grow no more."""


class Calls(Protocol):
    """Makes the calls; see `calls.Caller`."""

    def model_of(self, row: Row) -> str: ...
    def message(self, row: Row) -> dict[str, Any]: ...
    async def call(self, row: Row, tree: dict[str, Any]) -> dict[str, Any]: ...


class Sink(Protocol):
    """Where results go."""

    def sending(self, row: Row) -> None:
        """The row is about to be sent."""

    async def accept(self, result: Result) -> None:
        """A row is done; waits while the sink is slower than the results."""


class _Errand:
    """A row under way: its request, the errors of its attempts, and the size by which its tokens are estimated."""

    __slots__ = ("errors", "row", "size", "tree")

    def __init__(self, row: Row, tree: dict[str, Any]) -> None:
        self.row = row
        self.tree = tree
        self.size = 0.0
        self.errors: list[Error] = []


class Runner:
    """One run over an intake.

    Attributes:
        governors: By model, as rows needed them.
        flying: Rows that are sent and not answered.
        stopped: Why the job ended early; `None` when it did not.
    """

    def __init__(self, calls: Calls, intake: Intake, sink: Sink, tally: Tally, terms: Terms) -> None:
        self._calls = calls
        self._intake = intake
        self._dealer = Dealer(self._most, self._hire, limit=intake.limit // 2, ahead=terms.ahead)
        self._sink = sink
        self._tally = tally
        self._limits = terms.limits
        self._patience = terms.patience
        self._price = terms.price
        self._check = terms.check
        self._govern = terms.govern
        self._twins = Twins() if terms.dedupe else None
        self._estimator = Estimator()
        self._policy = RetryPolicy(attempts=_LONGEST, base=1.0, cap=30.0)
        self._budget = RetryBudget()
        self._workers: set[asyncio.Task[None]] = set()
        self._over: asyncio.Future[None] | None = None
        self._output_guess = 0.0
        self._failures = 0
        self._time: Callable[[], float] = time.monotonic  # the loop's, once it runs
        self._answered_at = 0.0
        self.governors: dict[str, Governor] = {}
        self.stopped: BatchError | None = None

    @property
    def flying(self) -> int:
        return sum(governor.concurrency.flying for governor in self.governors.values())

    async def run(self) -> None:
        """Works until the intake ends, or the job is stopped, and everything under way is done.

        Raises:
            Error: What a worker did not expect; the others are ended before.
        """
        self._time = asyncio.get_running_loop().time
        self._answered_at = self._time()
        self._over = asyncio.get_running_loop().create_future()
        self._begin(self._read())
        try:
            await self._over
        finally:
            self.cancel()
            await asyncio.gather(*self._workers, return_exceptions=True)

    def stop(self, why: BatchError) -> None:
        """Sends nothing more; what is under way may end."""
        self.stopped = self.stopped or why
        self._intake.stop()
        self._dealer.stop()
        for governor in self.governors.values():
            governor.close(why)

    def cancel(self) -> None:
        """Ends everything now; what was answered is kept."""
        self._intake.stop()
        self._dealer.stop()
        for task in self._workers:
            task.cancel()

    def _most(self, model: str) -> int:
        return self._governor(model).limits.in_flight

    def _hire(self, queue: Queue) -> None:
        self._begin(self._work(queue))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._workers.add(task)
        task.add_done_callback(self._left)

    def _left(self, task: asyncio.Task[None]) -> None:
        self._workers.discard(task)
        over, error = self._over, None if task.cancelled() else task.exception()
        if over is None or over.done():
            return
        if error is not None:
            over.set_exception(error)
        elif not self._workers:
            over.set_result(None)

    async def _read(self) -> None:
        """Rows to those who work at them. A bad line is at its end here."""
        while (row := await self._intake.next()) is not None:
            if isinstance(row, BadLine):
                await self._end(Result(row.line, row.key, "failed", row.reason))
            else:
                await self._dealer.deal(self._calls.model_of(row), row)
        self._dealer.end()

    async def _work(self, queue: Queue) -> None:
        governor = self._governor(queue.model)
        while (row := await self._dealer.next(queue)) is not None:
            try:
                await self._attend(row, governor)
            finally:
                self._intake.release(row)

    async def _attend(self, row: Row, governor: Governor) -> None:
        try:
            tree = self._calls.message(row)
        except ValidationError as error:
            await self._end(_given_up(row, [error]))
            return
        if self._twins is not None:
            await self._send_once(_Errand(row, tree), governor, self._twins)
        elif (result := await self._send(_Errand(row, tree), governor)) is not None:
            await self._end(result)

    async def _send_once(self, errand: _Errand, governor: Governor, twins: Twins) -> None:
        """Unless an equal request was sent, or is under way: then the row gets what came of it, now or later."""
        mark = mark_of(governor.model, errand.row, errand.tree)
        first, result = await twins.meet(mark, errand.row)
        rows: list[Row] = []
        if first:
            try:
                result = await self._send(errand, governor)
            finally:
                rows = twins.leave(mark, result)
        if result is not None:
            await self._end(result)
            for row in rows:
                await self._end(copy_of(result, row))

    async def _send(self, errand: _Errand, governor: Governor) -> Result | None:
        """What became of a row; `None` when the job ends before that is known, and the row stays undone."""
        row, errors, faults = errand.row, errand.errors, 0
        while True:
            try:
                permit = await self._permit(errand, governor)
            except BatchError as error:
                self.stop(error)  # a resume takes the row up
                return None
            self._tally.sent += 1
            self._sink.sending(row)
            result = await self._attempt(errand, governor, permit)
            if result is not None or self.stopped is not None:
                return result
            fate = fate_of(errors[-1])
            if fate == "throttled":
                self._tally.refused += 1
                self._watch(governor, errors[-1])
                continue
            faults += 1
            if fate == "fatal":
                self.stop(JobStopped(f"no further row would do better: {errors[-1]}"))
                return None
            wait = wait_before_retry(errors[-1], min(faults, _LONGEST - 1), "idempotent", self._policy)
            if fate == "permanent" or wait is None or faults >= self._patience.attempts:
                return _given_up(row, errors)
            self._tally.retried += 1
            if self._budget.take(errors[-1]) is None:
                wait += self._policy.cap  # so many faults: all go slowly
            try:
                await governor.pause(wait)
            except BatchError:
                return None

    async def _attempt(self, errand: _Errand, governor: Governor, permit: Permit) -> Result | None:
        """One attempt: its result, or one more error."""
        row, errors, started = errand.row, errand.errors, self._time()
        try:
            response = await self._calls.call(row, errand.tree)
        except Error as error:
            governor.failed(permit, error)
            errors.append(error)
            del errors[:-10]
            return None
        except BaseException:
            governor.concurrency.ended()  # it may have arrived: what it took stays taken
            raise
        self._answered_at = self._time()
        self._budget.give_back(0.0)
        usage = usage_of(response)
        if usage.input:
            if permit.tokens:
                self._estimator.learn(errand.size, usage.input)
            self._output_guess += 0.05 * (usage.paid_output - self._output_guess)
        cost = self._price.of(usage) if self._price else None
        governor.succeeded(permit, usage.input or None, cost)
        kind, reason = judge(response)
        if kind == "success" and self._check is not None and (reason := self._check(response)):
            kind = "invalid"
        return Result(
            row.line, row.key, kind, reason, response, usage, row.metadata, tuple(errors), self._answered_at - started
        )

    async def _permit(self, errand: _Errand, governor: Governor) -> Permit:
        if not governor.counts_tokens:
            return await governor.acquire()
        errand.size = errand.size or raw(errand.tree)
        tokens = self._estimator.tokens(errand.size)
        cost = (tokens * self._price.input + self._output_guess * self._price.output) / 1e6 if self._price else 0.0
        return await governor.acquire(tokens, cost)

    async def _end(self, result: Result) -> None:
        self._tally.finished(result)
        if not result.copy_of:
            self._failures = self._failures + 1 if result.kind == "failed" and result.attempts else 0
        await self._sink.accept(result)
        if self._failures >= self._patience.failures and self.stopped is None:
            self.stop(JobStopped(f"{self._failures} rows failed one after the other, the last with: {result.reason}"))

    def _governor(self, model: str) -> Governor:
        governor = self.governors.get(model)
        if governor is None:
            limits = self._limits if isinstance(self._limits, Limits) else self._limits.get(model, Limits())
            governor = self.governors[model] = self._govern(model, limits)
            if self.stopped is not None:
                governor.close(self.stopped)
        return governor

    def _watch(self, governor: Governor, error: Error) -> None:
        """Nothing but refusals for a long time: a person should look. Waiting for midnight is no silence."""
        now = self._time()
        gate, _ = governor.gate
        if gate > self._patience.unanswered:
            self._answered_at = now + gate
        elif now - self._answered_at > self._patience.unanswered:
            self.stop(JobStopped(f"no answer for {self._patience.unanswered:g} s, the last error was: {error}"))


def _given_up(row: Row, errors: list[Error]) -> Result:
    kind: Kind = "failed"
    said = describe(errors[-1])
    code = f"{said['code']} " if "code" in said else ""
    reason = f"{code}{said.get('status') or said['error']}: {said['message']}"
    return Result(row.line, row.key, kind, reason, metadata=row.metadata, attempts=tuple(errors))
