"""Tuning: an operation that moves on, a model that becomes usable, an owner who may hand it over."""

from __future__ import annotations

from typing import Any

import pytest

from aiogenai.emulator import Emulator, Settings

from .conftest import Api, asks, violations

BASE = "models/gemini-1.5-flash-001-tuning"
EXAMPLES = [{"textInput": str(at), "output": str(at + 1)} for at in range(8)]
TUNING = {"trainingData": {"examples": {"examples": EXAMPLES}}, "hyperparameters": {"epochCount": 3, "batchSize": 2}}


async def start(api: Api, **query: Any) -> Any:
    return await api.post(
        "tunedModels", {"baseModel": BASE, "displayName": "Next number", "tuningTask": TUNING}, **query
    )


async def test_tuning_moves_on_with_each_look_until_the_model_is_active(api: Api) -> None:
    operation = await start(api)
    name = operation["metadata"]["tunedModel"]
    assert name.startswith("tunedModels/next-number-")
    percents = [operation["metadata"]["completedPercent"]]
    while not operation.get("done"):
        operation = await api.get(operation["name"])
        percents.append(operation["metadata"]["completedPercent"])
    assert sorted(percents) == percents
    assert (0, 100) == (percents[0], percents[-1])
    metadata = operation["metadata"]
    assert 12 == metadata["totalSteps"] == metadata["completedSteps"] == len(metadata["snapshots"])
    losses = [snapshot["meanLoss"] for snapshot in metadata["snapshots"]]
    assert sorted(losses, reverse=True) == losses
    model = await api.get(name)
    assert model == {key: value for key, value in operation["response"].items() if key != "@type"}
    assert "ACTIVE" == model["state"]
    assert 12 == len(model["tuningTask"]["snapshots"])


async def test_a_look_at_the_model_moves_it_on_too(api: Api) -> None:
    name = (await start(api))["metadata"]["tunedModel"]
    states = [(await api.get(name))["state"] for _ in range(4)]
    assert ["CREATING", "CREATING", "ACTIVE", "ACTIVE"] == states


async def test_time_alone_moves_it_on(api: Api, emulator: Emulator) -> None:
    name = (await start(api))["metadata"]["tunedModel"]
    now = emulator.world.clock()
    emulator.world.clock = lambda: now + 3 * emulator.world.settings.step
    assert ["ACTIVE"] == [model["state"] for model in (await api.get("tunedModels"))["tunedModels"]]
    assert name


async def test_a_server_that_does_not_wait_is_done_at_once(api: Api) -> None:
    async with Emulator(settings=Settings(step=0.0)) as emulator:
        operation = await start(Api(emulator.url, api.session))
    assert operation["done"]
    assert "ACTIVE" == operation["response"]["state"]


async def test_a_model_answers_once_it_is_active(api: Api) -> None:
    name = (await start(api))["metadata"]["tunedModel"]
    early = await api.post(f"{name}:generateContent", asks("1"), status=400)
    assert "FAILED_PRECONDITION" == early["error"]["status"]
    while (await api.get(name))["state"] != "ACTIVE":
        pass
    assert (await api.post(f"{name}:generateContent", asks("1")))["candidates"]


async def test_a_caller_may_choose_the_id(api: Api) -> None:
    assert "tunedModels/mine" == (await start(api, tunedModelId="mine"))["metadata"]["tunedModel"]
    await api.post("tunedModels", {"baseModel": BASE, "tuningTask": TUNING}, status=409, tunedModelId="mine")
    refused = await api.post("tunedModels", {"baseModel": BASE, "tuningTask": TUNING}, status=400, tunedModelId="Bad_")
    assert {"tuned_model_id"} == violations(refused).keys()


async def test_a_tuned_model_can_be_tuned_further(api: Api) -> None:
    first = (await start(api))["metadata"]["tunedModel"]
    again = await api.post("tunedModels", {"tunedModelSource": {"tunedModel": first}, "tuningTask": TUNING})
    assert BASE == (await api.get(again["metadata"]["tunedModel"]))["baseModel"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"baseModel": BASE}, "tuned_model.tuning_task.training_data.examples"),
        ({"baseModel": "models/none", "tuningTask": TUNING}, "tuned_model.base_model"),
    ],
)
async def test_tuning_that_makes_no_sense_is_refused(body: Any, field: str, api: Api) -> None:
    assert {field} == violations(await api.post("tunedModels", body, status=400)).keys()


async def test_a_model_that_is_deleted_ends_its_tuning(api: Api) -> None:
    operation = await start(api)
    await api.delete(operation["metadata"]["tunedModel"])
    await api.get(operation["name"], status=404)


async def test_ownership_goes_to_somebody_else(api: Api) -> None:
    name = (await start(api))["metadata"]["tunedModel"]
    (owner,) = (await api.get(f"{name}/permissions"))["permissions"]
    assert "OWNER" == owner["role"]
    assert "FAILED_PRECONDITION" == (await api.delete(owner["name"], status=400))["error"]["status"]
    assert {} == await api.post(f"{name}:transferOwnership", {"emailAddress": "heir@example.com"})
    roles = {one["emailAddress"]: one["role"] for one in (await api.get(f"{name}/permissions"))["permissions"]}
    assert {"owner@example.com": "WRITER", "heir@example.com": "OWNER"} == roles
    assert violations(await api.post(f"{name}:transferOwnership", {}, status=400))


async def test_the_list_can_be_filtered_by_who_may_read(api: Api) -> None:
    mine, shared = [(await start(api))["metadata"]["tunedModel"] for _ in range(2)]
    await api.post(f"{shared}/permissions", {"granteeType": "EVERYONE", "role": "READER"})
    for text, names in (("owner:me", [mine, shared]), ("readers:everyone", [shared]), ("writers:x@example.com", [])):
        models = (await api.get("tunedModels", filter=text)).get("tunedModels", [])
        assert names == [model["name"] for model in models]
    assert {"filter"} == violations(await api.get("tunedModels", status=400, filter="age > 3")).keys()
