"""batches: rows given inline or in a file, answered when the batch is done; PENDING, RUNNING, then SUCCEEDED.

A batch travels as an operation whose metadata is the batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import orjson
from attrs import frozen

from aiogenai.emulator import errors, masks, operations, resources
from aiogenai.emulator.call import Call, Handler, Media
from aiogenai.emulator.errors import Refusal
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

from . import catalogue, embeddings, files, generation

Respond: TypeAlias = Callable[[World, str, Json], Json]

_SUCCEEDED_AT = 2
_FIXED = frozenset(
    {"name", "model", "inputConfig", "output", "state", "createTime", "updateTime", "endTime", "batchStats"}
)
_OVER = frozenset({"BATCH_STATE_SUCCEEDED", "BATCH_STATE_FAILED", "BATCH_STATE_CANCELLED", "BATCH_STATE_EXPIRED"})


@frozen
class _Kind:
    """Of what a batch is made: its schema, the schema of a row's request, and who answers a row."""

    batch: str
    request: str
    action: str
    respond: Respond


_KINDS = {
    "generate": _Kind("GenerateContentBatch", "GenerateContentRequest", "generateContent", generation.respond),
    "embed": _Kind("EmbedContentBatch", "EmbedContentRequest", "embedContent", embeddings.respond),
}


@frozen
class _Row:
    """A request with what its caller marked it with: `key` in a file, `metadata` inline."""

    mark: Json
    request: Json | Refusal


def _creator(kind_name: str) -> Handler:
    def create(call: Call) -> Json:
        kind, world, model = _KINDS[kind_name], call.world, call.params["model"]
        batch: Json = call.body.get("batch", {})
        config: Json = batch.get("inputConfig", {})
        catalogue.usable(world, model, kind.action)
        inline: list[Json] = config.get("requests", {}).get("requests", [])
        if bool(inline) == bool(config.get("fileName")):
            raise errors.invalid("Give requests, or the name of a file with them.", "batch.input_config")
        name = f"batches/{world.new_id(40)}"
        task: Json = {"kind": kind_name, "rows": inline, "file": config.get("fileName", "")}
        count = sum(1 for _ in _rows(world, task))
        if not count:
            raise errors.invalid("The file has no requests.", "batch.input_config.file_name")
        now = world.now()
        metadata = {
            **{wire: value for wire, value in batch.items() if wire not in _FIXED or wire == "inputConfig"},
            "name": name,
            "model": model,
            "state": "BATCH_STATE_PENDING",
            "createTime": now,
            "updateTime": now,
            "batchStats": _stats(count, pending=count),
        }
        return operations.start(world, name, operations.typed(kind.batch, metadata), task, advance)

    return create


def advance(world: World, record: Record, stage: int) -> Record:
    """A batch after so many stages."""
    metadata = record["metadata"]
    if metadata["state"] in _OVER:
        return record
    if stage == 0:
        return record
    if stage < _SUCCEEDED_AT:
        return {**record, "metadata": {**metadata, "state": "BATCH_STATE_RUNNING", "updateTime": world.now()}}
    return _finished(world, record)


def _finished(world: World, record: Record) -> Record:
    metadata, task = record["metadata"], record["~task"]
    results = [_result(world, metadata["model"], row, _KINDS[task["kind"]]) for row in _rows(world, task)]
    failed = sum("error" in result for result in results)
    if task["file"]:
        output: Json = {"responsesFile": _results_file(world, record["name"], results)}
    else:
        output = {"inlinedResponses": {"inlinedResponses": results}}
    now = world.now()
    metadata = {
        **metadata,
        "state": "BATCH_STATE_SUCCEEDED",
        "updateTime": now,
        "endTime": now,
        "output": output,
        "batchStats": _stats(len(results), succeeded=len(results) - failed, failed=failed),
    }
    response = operations.typed(_KINDS[task["kind"]].batch + "Output", output)
    return operations.finish({**record, "metadata": metadata}, response)


def _result(world: World, model: str, row: _Row, kind: _Kind) -> Json:
    try:
        if isinstance(row.request, Refusal):
            raise row.request
        return {**row.mark, "response": kind.respond(world, model, row.request)}
    except Refusal as refusal:
        return {**row.mark, "error": refusal.rpc_status()}


def _rows(world: World, task: Json) -> Iterator[_Row]:
    for row in task["rows"]:
        mark = {"metadata": row["metadata"]} if "metadata" in row else {}
        yield _Row(mark, row.get("request", {}))
    if task["file"]:
        for line in files.content(world, task["file"]).data.splitlines():
            if line.strip():
                yield _line(world, line, _KINDS[task["kind"]])


def _line(world: World, line: bytes, kind: _Kind) -> _Row:
    """A row of a file; one that is not right fails alone, when its turn comes."""
    try:
        tree = orjson.loads(line)
        mark = {"key": tree["key"]} if "key" in tree else {}
        request = tree["request"]
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return _Row({}, errors.invalid("The line is not an object with a key and a request."))
    try:
        return _Row(mark, world.validator.message(request, world.schemas[kind.request], (None, "request")))
    except Refusal as refusal:
        return _Row(mark, refusal)


def _results_file(world: World, batch: str, results: list[Json]) -> str:
    name = f"files/batch-{batch.removeprefix('batches/')}"
    data = b"".join(orjson.dumps(result) + b"\n" for result in results)
    files.store(world, name, Media(data, "application/jsonl"), {}, "GENERATED")
    return name


def _stats(count: int, *, pending: int = 0, succeeded: int = 0, failed: int = 0) -> Json:
    stats = {
        "requestCount": count,
        "pendingRequestCount": pending,
        "successfulRequestCount": succeeded,
        "failedRequestCount": failed,
    }
    return {wire: str(number) for wire, number in stats.items() if number}


def _cancel(call: Call) -> Json:
    """Cancelling what is over changes nothing, and is no error."""
    world, name = call.world, call.params["name"]
    record = operations.current(world, resources.find(world, name), advance, looked=False)
    if record["metadata"]["state"] not in _OVER:
        now = world.now()
        metadata = {**record["metadata"], "state": "BATCH_STATE_CANCELLED", "updateTime": now, "endTime": now}
        status = {"code": 1, "message": "The batch was cancelled."}
        world.store.put(name, operations.fail({**record, "metadata": metadata}, status))
    return {}


def _delete(call: Call) -> Json:
    resources.find(call.world, call.path)
    call.world.store.remove(call.path)
    return {}


def _list(call: Call) -> Json:
    return operations.page(call, advance, newest_first=True)


def _updater(kind_name: str) -> Handler:
    def update(call: Call) -> Json:
        world, name, schema = call.world, call.params["name"], _KINDS[kind_name].batch
        record = operations.current(world, resources.find(world, name), advance, looked=False)
        if record["~task"]["kind"] != kind_name:
            raise errors.invalid(f"{name} is not a {schema}.", "name")
        if record["metadata"]["state"] in _OVER:
            raise errors.precondition(f"{name} is over and cannot be changed.")
        mask = call.query.get("updateMask", "")
        change = {wire: value for wire, value in call.body.items() if wire not in _FIXED}
        metadata = masks.patched(world.schemas[schema], record["metadata"], change, mask, _FIXED)
        metadata["updateTime"] = world.now()
        world.store.put(name, {**record, "metadata": metadata})
        return {wire: value for wire, value in metadata.items() if wire != "@type"}

    return update


_OPERATIONS = operations.handlers(advance)

HANDLERS: dict[str, Handler] = {
    "models.batchGenerateContent": _creator("generate"),
    "tunedModels.batchGenerateContent": _creator("generate"),
    "models.asyncBatchEmbedContent": _creator("embed"),
    "tunedModels.asyncBatchEmbedContent": _creator("embed"),
    "batches.get": _OPERATIONS["get"],
    "batches.list": _list,
    "batches.cancel": _cancel,
    "batches.delete": _delete,
    "batches.updateGenerateContentBatch": _updater("generate"),
    "batches.updateEmbedContentBatch": _updater("embed"),
}
