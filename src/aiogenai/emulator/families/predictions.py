"""predict and predictLongRunning: the smallest picture there is, and a video's first bytes; and generatedFiles.

A finished video is a file that can be downloaded, and an entry in generatedFiles.
"""

from __future__ import annotations

import base64

from aiogenai.emulator import errors, operations
from aiogenai.emulator.call import Call, Handler, Media
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json, is_object
from aiogenai.emulator.world import World

from . import catalogue, files

_DONE_AT = 2
_MOST_SAMPLES = 8
# One transparent pixel.
_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
# The box that says "this is an MP4".
_MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"


def _predict(call: Call) -> Json:
    catalogue.usable(call.world, call.params["model"], "predict")
    count = _samples(call)
    picture = {"mimeType": "image/png", "bytesBase64Encoded": base64.b64encode(_PNG).decode()}
    return {"predictions": [picture for _ in _instances(call) for _ in range(count)]}


def _predict_long(call: Call) -> Json:
    model = call.params["model"]
    catalogue.usable(call.world, model, "predictLongRunning")
    count = len(_instances(call)) * _samples(call)
    return operations.start(call.world, f"{model}/operations/{call.world.new_id()}", {}, {"count": count}, advance)


def advance(world: World, record: Record, stage: int) -> Record:
    """A video after so many stages."""
    if stage < _DONE_AT:
        return record
    samples = [{"video": {"uri": _make_video(world)}} for _ in range(record["~task"]["count"])]
    response = {"generateVideoResponse": {"generatedSamples": samples}}
    return operations.finish({**record, "metadata": {}}, operations.typed("PredictLongRunningResponse", response))


def _make_video(world: World) -> str:
    id_ = world.new_id()
    files.store(world, f"files/{id_}", Media(_MP4, "video/mp4"), {}, "GENERATED")
    name = f"generatedFiles/{id_}"
    world.store.put(name, {"name": name, "mimeType": "video/mp4", "state": "GENERATED"})
    return f"{world.url}/v1beta/files/{id_}:download?alt=media"


def _instances(call: Call) -> list[object]:
    instances: list[object] = call.body.get("instances", [])
    if not instances:
        raise errors.invalid("At least one instance is required.", "instances")
    return instances


def _samples(call: Call) -> int:
    parameters = call.body.get("parameters")
    count = parameters.get("sampleCount", 1) if is_object(parameters) else 1
    if not isinstance(count, int) or not 1 <= count <= _MOST_SAMPLES:
        raise errors.invalid(f"sampleCount must be between 1 and {_MOST_SAMPLES}.", "parameters.sampleCount")
    return count


def _list_operations(call: Call) -> Json:
    if call.params["name"] not in catalogue.MODELS:
        raise errors.missing(call.params["name"])
    return operations.page(call, advance)


COLLECTIONS = {"generatedFiles": Collection("GeneratedFile", default_page=10, max_page=50)}
HANDLERS: dict[str, Handler] = {
    "models.predict": _predict,
    "models.predictLongRunning": _predict_long,
    "models.operations.get": operations.handlers(advance)["get"],
    "models.operations.list": _list_operations,
}
