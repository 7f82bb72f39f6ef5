"""batches: rows given inline or in a file, answered when the batch is done; PENDING, RUNNING, then SUCCEEDED.

A batch travels as an operation whose metadata is the batch. Its rows are answered in turns with everything else.
"""

from __future__ import annotations

from aiogenai.emulator import errors, masks, operations, resources
from aiogenai.emulator.call import Call, Handler, Media
from aiogenai.emulator.errors import Refusal
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.work import SLICE
from aiogenai.emulator.world import World

from . import batch_jobs, catalogue, files
from .batch_jobs import KINDS, Job

_RESULTS_AT = 2
_FIXED = frozenset(
    {"name", "model", "inputConfig", "output", "state", "createTime", "updateTime", "endTime", "batchStats"}
)
_OVER = frozenset({"BATCH_STATE_SUCCEEDED", "BATCH_STATE_FAILED", "BATCH_STATE_CANCELLED", "BATCH_STATE_EXPIRED"})
_ENDS = {
    "EXPIRED": Refusal("DEADLINE_EXCEEDED", "The batch has expired: it was pending or running for too long."),
    "FAILED": Refusal("INTERNAL", "The batch has failed: the emulator was asked for it."),
}


def _creator(kind_name: str) -> Handler:
    def create(call: Call) -> Json:
        kind, world, model = KINDS[kind_name], call.world, call.params["model"]
        batch: Json = call.body.get("batch", {})
        config: Json = batch.get("inputConfig", {})
        catalogue.usable(world, model, kind.action)
        inline: list[Json] = config.get("requests", {}).get("requests", [])
        file = config.get("fileName", "")
        if bool(inline) == bool(file):
            raise errors.invalid("Give requests, or the name of a file with them.", "batch.input_config")
        count = len(inline) or batch_jobs.count(files.content(world, file).data)
        if not count:
            raise errors.invalid("The file has no requests.", "batch.input_config.file_name")
        name = f"batches/{world.new_id(40)}"
        if inline:
            world.store.put_blob(name, batch_jobs.lines_of(inline))
        task: Json = {"kind": kind_name, "file": file, "count": count, "plan": world.batches.plan.noted()}
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
    """A batch after so many stages; in the last, it takes as long as its rows take."""
    task = record["~task"]
    if record["metadata"]["state"] in _OVER or stage == 0:
        return record
    if stage < _RESULTS_AT or task["plan"]["stuck"]:
        return _running(world, record, 0, 0)
    end = _ENDS.get(task["plan"]["outcome"])
    if end is not None:
        return _ended(world, record, task["plan"]["outcome"], end)
    return _working(world, record)


def _working(world: World, record: Record) -> Record:
    name, task = record["name"], record["~task"]
    job = world.work.get(name)
    if not isinstance(job, Job):
        try:
            lines = files.content(world, task["file"]).data if task["file"] else world.store.blob(name) or b""
        except Refusal as refusal:  # the file was deleted meanwhile
            return _ended(world, record, "FAILED", refusal)
        job = Job(world, name, record["metadata"]["model"], task, lines, lambda job: _store(world, name, job))
        if job.run(SLICE):
            return _finished(world, record, job)
        world.work.add(name, job)
    return _running(world, record, job.count, job.failed)


def _store(world: World, name: str, job: Job) -> None:
    record = world.store.get(name)
    if record is not None and record["metadata"]["state"] not in _OVER:
        world.store.put(name, _finished(world, record, job))


def _running(world: World, record: Record, answered: int, failed: int) -> Record:
    count = record["~task"]["count"]
    stats = _stats(count, pending=count - answered, succeeded=answered - failed, failed=failed)
    metadata = {**record["metadata"], "state": "BATCH_STATE_RUNNING", "updateTime": world.now(), "batchStats": stats}
    return {**record, "metadata": metadata}


def _finished(world: World, record: Record, job: Job) -> Record:
    results, task = job.results(), record["~task"]
    if task["file"]:
        output: Json = {"responsesFile": _results_file(world, record["name"], results)}
    else:
        output = {"inlinedResponses": {"inlinedResponses": results}}
    now = world.now()
    metadata = {
        **record["metadata"],
        "state": "BATCH_STATE_SUCCEEDED",
        "updateTime": now,
        "endTime": now,
        "output": output,
        "batchStats": _stats(job.count, succeeded=job.count - job.failed, failed=job.failed),
    }
    response = operations.typed(KINDS[task["kind"]].batch + "Output", output)
    return operations.finish({**record, "metadata": metadata}, response)


def _ended(world: World, record: Record, state: str, refusal: Refusal) -> Record:
    """A batch that is over without results."""
    now = world.now()
    metadata = {**record["metadata"], "state": f"BATCH_STATE_{state}", "updateTime": now, "endTime": now}
    return operations.fail({**record, "metadata": metadata}, refusal.rpc_status())


def _results_file(world: World, batch: str, results: list[bytes]) -> str:
    name = f"files/batch-{batch.removeprefix('batches/')}"
    files.store(world, name, Media(b"".join(results), "application/jsonl"), {}, "GENERATED")
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
        world.work.drop(name)
        cancelled = Refusal("CANCELLED", "The batch was cancelled.")
        world.store.put(name, _ended(world, record, "CANCELLED", cancelled))
    return {}


def _delete(call: Call) -> Json:
    resources.find(call.world, call.path)
    call.world.work.drop(call.path)
    call.world.store.remove(call.path)
    return {}


def _list(call: Call) -> Json:
    return operations.page(call, advance, newest_first=True)


def _updater(kind_name: str) -> Handler:
    def update(call: Call) -> Json:
        world, name, schema = call.world, call.params["name"], KINDS[kind_name].batch
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
