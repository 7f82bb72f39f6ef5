"""An operation is waited for, and every way in which it may end is told apart."""

from __future__ import annotations

import asyncio
import pickle
from typing import Any

import pytest

from aiogenai.runtime.converter import load
from aiogenai.runtime.errors import (
    Error,
    InvalidArgument,
    NotFound,
    OperationCancelled,
    OperationError,
    OperationExpired,
    OperationFailed,
    OperationTimeout,
    ProtocolError,
    ResourceExhausted,
    Unavailable,
    operation_error,
    status_error,
)
from aiogenai.runtime.operations import Operation
from aiogenai.runtime.polling import Pace, Polling
from aiogenai.v1beta import types

QUICK = Polling(first=0.001, longest=0.002)
NAME = "tunedModels/m/operations/o"
RUNNING: dict[str, Any] = {"name": NAME, "metadata": {"totalSteps": 3, "completedSteps": 1}}
DONE: dict[str, Any] = {
    "name": NAME,
    "done": True,
    "response": {"@type": "type.googleapis.com/x.TunedModel", "name": "m"},
}
CANCELLED_ERROR = {"code": 1, "message": "Cancelled."}


class Server:
    """Answers polls by the next of its messages, and the last one for ever."""

    def __init__(self, *messages: dict[str, Any] | Error) -> None:
        self.messages = list(messages)
        self.calls: list[tuple[str, str]] = []

    async def poll(self, name: str) -> types.Operation:
        self.calls.append(("poll", name))
        message = self.messages.pop(0) if len(self.messages) > 1 else self.messages[0]
        await asyncio.sleep(0)
        if isinstance(message, Error):
            raise message
        return load(types.Operation, message)

    async def cancel(self, name: str) -> None:
        self.calls.append(("cancel", name))

    async def delete(self, name: str) -> None:
        self.calls.append(("delete", name))

    def operation(self, first: dict[str, Any]) -> Operation[types.TunedModel, types.CreateTunedModelMetadata]:
        return Operation(
            load(types.Operation, first),
            types.TunedModel,
            types.CreateTunedModelMetadata,
            poll=self.poll,
            cancel=self.cancel,
            delete=self.delete,
            method_id="t.create",
        )


async def test_the_result_is_waited_for_and_typed():
    server = Server(RUNNING, RUNNING, DONE)
    operation = server.operation(RUNNING)
    seen: list[object] = []
    result = await operation.result(polling=QUICK, on_progress=lambda op: seen.append(op.metadata))
    assert isinstance(result, types.TunedModel)
    assert "m" == result.name
    assert [("poll", NAME)] * 3 == server.calls
    assert [types.CreateTunedModelMetadata(total_steps=3, completed_steps=1)] * 2 + [None] == seen
    assert result == operation.response
    assert operation.done


async def test_l1_done_at_once_is_not_polled_and_needs_no_name():
    server = Server(DONE)
    operation = server.operation({"done": True, "response": {"name": "m"}})
    assert "m" == (await operation.result()).name
    assert [] == server.calls
    for ask in (operation.refresh, operation.cancel, operation.delete):
        with pytest.raises(OperationError, match="no name"):
            await ask()


def test_l1_waits_grow_to_a_limit_and_spread():
    polling = Polling()
    assert [1.0, 1.5, 2.25, 3.375] == [polling.wait(n, lambda: 0.0) for n in range(4)]
    assert 20.0 == polling.wait(50, lambda: 0.0)
    assert 24.0 == polling.wait(10**6, lambda: 1.0)


ENDS: dict[str, tuple[dict[str, Any], str, type[Error], str]] = {
    "error": ({"done": True, "error": {"code": 3, "message": "Bad data."}}, "failed", OperationFailed, "Bad data."),
    "error and response": (
        {"done": True, "error": {"code": 3, "message": "Bad data."}, "response": {"a": 1}},
        "failed",
        OperationFailed,
        "a response, too",
    ),
    "cancelled": ({"done": True, "error": CANCELLED_ERROR}, "cancelled", OperationCancelled, "Cancelled."),
    "job cancelled": (
        {"done": True, "metadata": {"state": "JOB_STATE_CANCELLED"}},
        "cancelled",
        OperationCancelled,
        "ended as cancelled",
    ),
    "job expired, not done": (
        {"metadata": {"state": "BATCH_STATE_EXPIRED"}},
        "expired",
        OperationExpired,
        "as expired",
    ),
    "job failed": ({"done": True, "metadata": {"state": "JOB_STATE_FAILED"}}, "failed", OperationFailed, "as failed"),
    "job failed, and why": (
        {"done": True, "error": {"code": 13, "message": "Oh."}, "metadata": {"state": "BATCH_STATE_FAILED"}},
        "failed",
        OperationFailed,
        "Oh.",
    ),
}


@pytest.mark.parametrize(("message", "state", "kind", "says"), ENDS.values(), ids=ENDS)
async def test_l3_every_bad_end_is_its_error(message, state, kind, says):
    operation = Server({"name": NAME, **message}).operation(RUNNING)
    with pytest.raises(kind, match=says) as raised:
        await operation.result(polling=QUICK)
    assert kind is type(raised.value)
    assert (state, NAME) == (operation.state, raised.value.name)
    assert operation.response is None
    assert str(raised.value) == str(pickle.loads(pickle.dumps(raised.value)))


async def test_l3_the_error_has_the_details_of_the_status():
    detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "TOO_SHORT"}
    message = {"name": NAME, "done": True, "error": {"code": 3, "message": "Bad.", "details": [detail]}}
    with pytest.raises(OperationFailed) as raised:
        await Server(message).operation(RUNNING).result(polling=QUICK)
    assert isinstance(raised.value.error, InvalidArgument)
    assert "TOO_SHORT" == raised.value.error.details[0].reason
    assert raised.value.__cause__ is raised.value.error


async def test_l3_done_with_nothing_is_an_empty_success():
    operation = Server({"name": NAME, "done": True}).operation(RUNNING)
    assert types.TunedModel() == await operation.result(polling=QUICK)


@pytest.mark.parametrize("state", ["BATCH_STATE_RUNNING", "JOB_STATE_SUCCEEDED", "NEW_STATE", "", None, 5])
async def test_states_that_are_no_end_go_on(state):
    operation = Server({"name": NAME, "metadata": {"state": state}}, DONE).operation(RUNNING)
    assert "m" == (await operation.result(polling=QUICK)).name


async def test_untyped_results_are_plain_values():
    for kind in (dict, dict[str, Any]):
        operation: Operation[Any, Any] = Operation(
            load(types.Operation, {**DONE, "metadata": {"@type": "t", "a": 1}}),
            kind,
            kind,
            poll=Server().poll,
            cancel=Server().cancel,
            delete=Server().delete,
        )
        assert DONE["response"] == await operation.result()
        assert {"@type": "t", "a": 1} == operation.metadata


async def test_l6_metadata_of_an_unknown_type_keeps_its_fields():
    operation = Server(DONE).operation({"name": NAME, "metadata": {"@type": "x.Other", "new": [1]}})
    assert operation.metadata is not None
    assert Server(DONE).operation({"name": NAME, "metadata": None}).metadata is None


async def test_l2_a_poll_that_fails_raises_its_error_and_the_operation_can_be_asked_again():
    operation = Server(Unavailable("later"), DONE).operation(RUNNING)
    with pytest.raises(Unavailable):
        await operation.result(polling=QUICK)
    assert "m" == (await operation.result(polling=QUICK)).name


async def test_a_poll_that_is_told_to_wait_waits():
    hint = {"retry-after-ms": "30"}
    server = Server(status_error(429, "", hint, b""), status_error(503, "", hint, b""), DONE)
    started = asyncio.get_running_loop().time()
    assert "m" == (await server.operation(RUNNING).result(polling=QUICK)).name
    assert asyncio.get_running_loop().time() - started >= 0.06
    quota = {"@type": "x/google.rpc.QuotaFailure", "violations": [{"quotaId": "PerDay"}]}
    daily = operation_error({"code": 8, "details": [quota, {"@type": "x/google.rpc.RetryInfo", "retryDelay": "0.01s"}]})
    with pytest.raises(ResourceExhausted):
        await Server(daily).operation(RUNNING).result(polling=QUICK)


async def test_l5_an_operation_that_is_gone_has_expired():
    operation = Server(NotFound("no such thing", code=404)).operation(RUNNING)
    with pytest.raises(OperationExpired, match=NAME) as raised:
        await operation.result(polling=QUICK)
    assert isinstance(raised.value.error, NotFound)


async def test_a_wait_has_its_limit_and_cancels_nothing():
    server = Server(RUNNING)
    operation = server.operation(RUNNING)
    with pytest.raises(OperationTimeout, match="goes on at the server") as raised:
        await operation.result(timeout=0.02, polling=QUICK)
    assert isinstance(raised.value, TimeoutError)
    assert NAME == raised.value.name
    assert {call for call, _ in server.calls} <= {"poll"}, "on a busy machine there is no time to poll"


async def test_a_callers_own_timeout_stays_the_callers():
    with pytest.raises(TimeoutError) as raised:
        async with asyncio.timeout(0.01):
            await Server(RUNNING).operation(RUNNING).result(polling=QUICK)
    assert not isinstance(raised.value, Error)


async def test_l7_a_waiter_that_is_cancelled_stops_polling_and_cancels_nothing_at_the_server():
    server = Server(RUNNING)
    waiter = asyncio.create_task(server.operation(RUNNING).result(polling=QUICK))
    await asyncio.sleep(0.01)
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    calls = len(server.calls)
    await asyncio.sleep(0.01)
    assert calls == len(server.calls)
    assert ("cancel", NAME) not in server.calls


async def test_l7_cancel_and_delete_are_asked_for_by_name():
    server = Server({"name": NAME, "done": True, "error": CANCELLED_ERROR})
    operation = server.operation(RUNNING)
    await operation.cancel()
    with pytest.raises(OperationCancelled):
        await operation.result(polling=QUICK)
    await operation.delete()
    assert [("cancel", NAME), ("poll", NAME), ("delete", NAME)] == server.calls


async def test_l10_done_does_not_flip_back():
    operation = Server(RUNNING).operation(DONE)
    with pytest.raises(ProtocolError, match="not any more"):
        await operation.refresh()
    assert operation.done


async def test_a_callback_that_fails_leaves_the_operation_whole():
    def fail(_: object) -> None:
        raise KeyError

    operation = Server(RUNNING, DONE).operation(RUNNING)
    with pytest.raises(KeyError):
        await operation.result(polling=QUICK, on_progress=fail)
    assert "m" == (await operation.result(polling=QUICK)).name


async def test_l9_many_operations_keep_to_one_pace():
    pace = Pace(per_second=500)
    servers = [Server(DONE) for _ in range(50)]
    start = asyncio.get_running_loop().time()
    await asyncio.gather(*(server.operation(RUNNING).result(polling=QUICK, pace=pace) for server in servers))
    assert asyncio.get_running_loop().time() - start >= 49 / 500


def test_a_pace_gives_turns_at_equal_distance():
    pace = Pace(per_second=10)
    assert [0.0, pytest.approx(0.1), pytest.approx(0.2)] == [pace.turn(5.0) for _ in range(3)]
    assert 0.0 == pace.turn(9.0)


def test_what_it_shows_is_its_name_and_state():
    assert f"<Operation {NAME}, running>" == repr(Server().operation(RUNNING))
    assert "<Operation (no name), succeeded>" == repr(Server().operation({"done": True}))
