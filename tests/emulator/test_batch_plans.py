"""Batches that end otherwise than one hopes, on demand; and large ones, which let others be served."""

from __future__ import annotations

from typing import Any

import aiohttp
import orjson
import pytest

from aiogenai.emulator import Emulator, Settings

from .conftest import Api, asks
from .test_batches import finished, results, start, start_from_file


def rows(count: int) -> list[Any]:
    return [{"request": asks(f"row {number}"), "metadata": {"key": str(number)}} for number in range(count)]


def lines(count: int) -> list[bytes]:
    return [orjson.dumps({"key": str(number), "request": asks(f"row {number}")}) for number in range(count)]


def keys(operation: Any) -> list[str]:
    inlined = operation["response"]["inlinedResponses"]["inlinedResponses"]
    return [row["metadata"]["key"] for row in inlined]


async def test_results_may_come_in_another_order(api: Api) -> None:
    await api.control("POST", "batches", {"shuffle": True})
    operation = await finished(api, await start(api, rows(20)))
    assert sorted(map(str, range(20))) == sorted(keys(operation))
    assert list(map(str, range(20))) != keys(operation)
    for row in operation["response"]["inlinedResponses"]["inlinedResponses"]:
        said = row["response"]["candidates"][0]["content"]["parts"][0]["text"]
        assert f"row {row['metadata']['key']}" in said, "each has its own mark"
    from_file = await finished(api, await start_from_file(api, lines(20)))
    found = [row["key"] for row in await results(api, from_file)]
    assert sorted(map(str, range(20))) == sorted(found)
    assert list(map(str, range(20))) != found


async def test_some_rows_may_fail(api: Api) -> None:
    await api.control("POST", "batches", {"fail_rate": 0.3})
    operation = await finished(api, await start(api, rows(40)))
    inlined = operation["response"]["inlinedResponses"]["inlinedResponses"]
    failed = [row for row in inlined if "error" in row]
    assert 0 < len(failed) < 40
    assert {13} == {row["error"]["code"] for row in failed}
    stats = operation["metadata"]["batchStats"]
    assert str(len(failed)) == stats["failedRequestCount"]
    assert "BATCH_STATE_SUCCEEDED" == operation["metadata"]["state"]


@pytest.mark.parametrize(("outcome", "code"), [("EXPIRED", 4), ("FAILED", 13)])
async def test_a_batch_may_end_without_results(outcome: str, code: int, api: Api) -> None:
    await api.control("POST", "batches", {"outcome": outcome})
    operation = await start(api, rows(2))
    await api.control("DELETE", "batches")
    operation = await finished(api, operation)
    assert f"BATCH_STATE_{outcome}" == operation["metadata"]["state"]
    assert code == operation["error"]["code"]
    assert "output" not in operation["metadata"]
    assert "response" not in operation
    later = await finished(api, await start(api, rows(2)))
    assert "BATCH_STATE_SUCCEEDED" == later["metadata"]["state"], "a plan is for batches made under it"


async def test_a_batch_may_be_stuck_until_it_is_cancelled(api: Api) -> None:
    await api.control("POST", "batches", {"stuck": True})
    name = (await start(api, rows(1)))["name"]
    states = [(await api.get(name))["metadata"]["state"] for _ in range(6)]
    assert {"BATCH_STATE_RUNNING"} == set(states)
    await api.post(f"{name}:cancel")
    assert "BATCH_STATE_CANCELLED" == (await api.get(name))["metadata"]["state"]


async def test_rows_may_be_lost_and_marks_forgotten(api: Api) -> None:
    await api.control("POST", "batches", {"lose": 2})
    assert 3 == len(keys(await finished(api, await start(api, rows(5)))))
    await api.control("POST", "batches", {"unmarked": True})
    operation = await finished(api, await start(api, rows(2)))
    assert not any("metadata" in row for row in operation["response"]["inlinedResponses"]["inlinedResponses"])


async def test_a_plan_may_be_given_at_the_start(session: aiohttp.ClientSession) -> None:
    async with Emulator(settings=Settings(step=0), batches={"outcome": "expired"}) as emulator:
        api = Api(emulator.url, session)
        await api.control("POST", "batches", {})
        await api.control("POST", "reset")
        assert "BATCH_STATE_EXPIRED" == (await start(api, rows(1)))["metadata"]["state"]


@pytest.mark.parametrize("plan", [{"outcome": "LATE"}, {"fail_rate": 2}, {"lose": -1}, {"speed": 1}, {"lose": "x"}])
async def test_a_plan_that_there_is_not_is_refused(plan: Any, api: Api) -> None:
    async with api.session.post(f"{api.url}/__emulator__/batches", json=plan) as response:
        assert 400 == response.status


async def test_others_are_served_while_a_large_batch_is_worked_at(api: Api) -> None:
    operation = await start_from_file(api, lines(6000))
    answered = []
    while not operation.get("done"):
        await api.get("models/gemini-2.5-flash")
        operation = await api.get(operation["name"])
        answered.append(int(operation["metadata"]["batchStats"].get("successfulRequestCount", 0)))
    assert sorted(answered) == answered
    assert any(0 < count < 6000 for count in answered), "others were served while it was worked at"
    assert 6000 == answered[-1]
    assert [str(number) for number in range(6000)] == [row["key"] for row in await results(api, operation)]


async def test_a_large_batch_goes_on_while_nobody_looks(api: Api) -> None:
    operation = await start_from_file(api, lines(2000))
    for _ in range(2):
        operation = await api.get(operation["name"])
    assert not operation.get("done")
    while not (listed := (await api.get("batches"))["operations"][0]).get("done"):
        await api.get("models/gemini-2.5-flash")
    assert "2000" == listed["metadata"]["batchStats"]["successfulRequestCount"]


async def test_a_batch_whose_file_is_gone_fails(api: Api) -> None:
    operation = await start_from_file(api, lines(2))
    (file,) = (await api.get("files"))["files"]
    await api.delete(file["name"])
    operation = await finished(api, operation)
    assert ("BATCH_STATE_FAILED", 5) == (operation["metadata"]["state"], operation["error"]["code"])


async def test_a_batch_that_is_deleted_at_work_is_gone(api: Api) -> None:
    operation = await start_from_file(api, lines(3000))
    for _ in range(2):
        operation = await api.get(operation["name"])
    await api.delete(operation["name"])
    await api.get(operation["name"], status=404)
    assert {} == await api.get("batches")
