"""models.get and models.list, over the catalogue. Nothing can be added to it."""

from __future__ import annotations

from aiogenai.emulator import resources
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.errors import Refusal
from aiogenai.emulator.trees import Json

from .catalogue import MODELS

_COLLECTION = Collection("Model")


def _get(call: Call) -> Json:
    model = MODELS.get(call.path)
    if model is None:
        raise Refusal("NOT_FOUND", f"Model is not found: {call.path} for api version v1beta")
    return model


def _list(call: Call) -> Json:
    return resources.page_of(call, enumerate(MODELS.values(), start=1), _COLLECTION)


HANDLERS: dict[str, Handler] = {"models.get": _get, "models.list": _list}
