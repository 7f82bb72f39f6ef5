"""tunedModels: tuning is an operation that takes a few stages, with a loss that falls; then the model is ACTIVE."""

from __future__ import annotations

import re

from aiogenai.emulator import errors, operations, resources
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

from . import catalogue, permissions

_STAGES = 3
_ID = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")
_FIXED = frozenset({"baseModel", "tunedModelSource", "tuningTask"})
_FILTER = re.compile(r"\s*(owner:me|readers:everyone|readers:[\w.-]+@[\w.-]+|writers:[\w.-]+@[\w.-]+)?\s*")


def _create(call: Call) -> Json:
    world = call.world
    model_id = call.query.get("tunedModelId", "")
    if model_id and not _ID.fullmatch(model_id):
        raise errors.invalid("The id must be lower-case letters, digits and inner dashes.", "tuned_model_id")
    examples = call.body.get("tuningTask", {}).get("trainingData", {}).get("examples", {}).get("examples", [])
    if not examples:
        raise errors.invalid("Training examples are required.", "tuned_model.tuning_task.training_data.examples")
    given = {**call.body, "name": f"tunedModels/{model_id}"} if model_id else call.body
    base = _base_model(call)
    record = resources.add(call, _COLLECTION, "tunedModels", given)
    name = record["name"]
    permissions.grant(call, name)
    operation = f"{name}/operations/{world.new_id()}"
    task: Json = {**record.get("tuningTask", {}), "startTime": record["createTime"]}
    world.store.put(
        name, {**record, "baseModel": base, "state": "CREATING", "tuningTask": task, "~operation": operation}
    )
    notes = {"name": name, "steps": _steps(task, len(examples))}
    return operations.start(world, operation, {}, notes, advance)


def _base_model(call: Call) -> str:
    source = call.body.get("tunedModelSource", {}).get("tunedModel", "")
    if source:
        base: str = resources.find(call.world, source).get("baseModel", "")
        return base
    base = call.body.get("baseModel", "")
    if base not in catalogue.MODELS:
        raise errors.invalid(f"The base model {base!r} is not one that can be tuned.", "tuned_model.base_model")
    return base


def _steps(task: Json, examples: int) -> int:
    parameters = task.get("hyperparameters", {})
    epochs, batch = parameters.get("epochCount") or 5, parameters.get("batchSize") or 4
    return max(1, epochs * examples // batch)


def advance(world: World, record: Record, stage: int) -> Record:
    """Tuning after so many stages; the model follows. A model that was deleted meanwhile ends its tuning."""
    name, steps = record["~task"]["name"], record["~task"]["steps"]
    model = world.store.get(name)
    if model is None:
        return operations.fail(record, {"code": 1, "message": f"{name} was deleted while it was tuned."})
    share = min(stage / _STAGES, 1.0)
    snapshots = [_snapshot(world, step, steps) for step in range(1, int(steps * share) + 1)]
    metadata = operations.typed(
        "CreateTunedModelMetadata",
        {
            "tunedModel": name,
            "totalSteps": steps,
            "completedSteps": len(snapshots),
            "completedPercent": round(100 * share, 1),
            "snapshots": snapshots,
        },
    )
    record = {**record, "metadata": metadata}
    if share < 1:
        return record
    task = {**model["tuningTask"], "completeTime": world.now(), "snapshots": snapshots}
    model = world.store.put(name, {**model, "state": "ACTIVE", "updateTime": world.now(), "tuningTask": task})
    shown = resources.public(world, model, _COLLECTION)
    return operations.finish(record, operations.typed("TunedModel", shown))


def _snapshot(world: World, step: int, steps: int) -> Json:
    return {
        "step": step,
        "epoch": 1 + 5 * (step - 1) // steps,
        "meanLoss": round(8.0 / (1 + step), 6),
        "computeTime": world.now(),
    }


def _look(world: World, name: str, *, looked: bool) -> None:
    operation = world.store.get(resources.find(world, name)["~operation"])
    if operation is not None:
        operations.current(world, operation, advance, looked=looked)


def _get(call: Call) -> Json:
    _look(call.world, call.path, looked=True)
    return resources.get(call, _COLLECTION)


def _list(call: Call) -> Json:
    text = call.query.get("filter", "")
    if not _FILTER.fullmatch(text):
        raise errors.invalid("The filter must be owner:me, readers:everyone, readers:EMAIL or writers:EMAIL.", "filter")
    for _, record in list(resources.present(call.world, "tunedModels")):
        _look(call.world, record["name"], looked=False)
    entries = [
        (at, r) for at, r in resources.present(call.world, "tunedModels") if _granted(call.world, r, text.strip())
    ]
    return resources.page_of(call, entries, _COLLECTION)


def _granted(world: World, record: Record, text: str) -> bool:
    """Whether the filter's grantee has the role that it names. All models here were made by `me`."""
    if text in {"", "owner:me"}:
        return True
    role, _, grantee = text.partition(":")
    roles = {"WRITER", "OWNER"} if role == "writers" else {"READER", "WRITER", "OWNER"}
    for _, permission in resources.present(world, f"{record['name']}/permissions"):
        who = permission.get("emailAddress", permission.get("granteeType", "").lower())
        if who == grantee and permission["role"] in roles:
            return True
    return False


_COLLECTION = Collection(
    "TunedModel",
    output=frozenset({"name", "createTime", "updateTime", "state"}),
    immutable=_FIXED,
    required=("tuning_task",),
    named=True,
    default_page=10,
)

COLLECTIONS = {"tunedModels": _COLLECTION}
HANDLERS: dict[str, Handler] = {
    "tunedModels.create": _create,
    "tunedModels.get": _get,
    "tunedModels.list": _list,
    **{f"tunedModels.operations.{verb}": handler for verb, handler in operations.handlers(advance).items()},
}
