"""What is special about each family of methods: handlers by method, and facts by collection.

`handler_of` finds who answers a method: its family, else the standard behaviour of its collection.
"""

from __future__ import annotations

from collections.abc import Mapping

from aiogenai.emulator import operations, resources
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World
from aiogenai.runtime.request import Method

from . import (
    answers,
    auth_tokens,
    batches,
    caches,
    corpora,
    embeddings,
    environments,
    file_search,
    files,
    generation,
    models,
    palm,
    permissions,
    predictions,
    tuned_models,
)

HANDLERS: Mapping[str, Handler] = {
    **answers.HANDLERS,
    **auth_tokens.HANDLERS,
    **batches.HANDLERS,
    **corpora.HANDLERS,
    **embeddings.HANDLERS,
    **environments.HANDLERS,
    **file_search.HANDLERS,
    **files.HANDLERS,
    **generation.HANDLERS,
    **models.HANDLERS,
    **palm.HANDLERS,
    **permissions.HANDLERS,
    **predictions.HANDLERS,
    **tuned_models.HANDLERS,
}
"""By method id without the name of the API."""

COLLECTIONS: Mapping[str, Collection] = {
    **caches.COLLECTIONS,
    **corpora.COLLECTIONS,
    **file_search.COLLECTIONS,
    **files.COLLECTIONS,
    **permissions.COLLECTIONS,
    **predictions.COLLECTIONS,
    **tuned_models.COLLECTIONS,
}
"""By method id without its last part."""

_STANDARD = frozenset({"create", "get", "list", "patch", "delete"})


def handler_of(method: Method) -> Handler:
    """Who answers a method. One that no family has and that has no standard shape gives an empty message."""
    path = method.id.partition(".")[2]
    special = HANDLERS.get(path)
    if special is not None:
        return special
    collection, _, verb = path.rpartition(".")
    if collection.endswith("operations"):
        return operations.handlers(_as_it_is).get(verb, _empty)
    if verb in _STANDARD:
        return resources.handlers(COLLECTIONS.get(collection) or Collection(method.response))[verb]
    return _empty


def has(method: Method) -> bool:
    """Whether a family knows the method, or its collection."""
    path = method.id.partition(".")[2]
    return path in HANDLERS or path.rpartition(".")[0] in COLLECTIONS


def _as_it_is(_world: World, record: Json, _stage: int) -> Json:
    return record


def _empty(_call: Call) -> Json:
    return {}
