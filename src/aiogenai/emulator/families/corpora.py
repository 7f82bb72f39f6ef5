"""corpora, their documents and chunks, and `query`: a search of chunks by likeness, with metadata filters."""

from __future__ import annotations

from collections.abc import Iterator

from aiogenai.emulator import errors, metadata, resources, vectors
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.vectors import Sparse
from aiogenai.emulator.world import World

_STATE_ACTIVE = {"state": "STATE_ACTIVE"}
_BATCH = 100
_RESULTS = 10
_MOST_RESULTS = 100

CORPORA = Collection(
    "Corpus", named=True, immutable=frozenset({"name"}), children=("documents",), default_page=10, max_page=20
)
DOCUMENTS = Collection(
    "Document",
    output=frozenset({"name", "createTime", "updateTime", "state", "mimeType", "sizeBytes"}),
    named=True,
    children=("chunks",),
    default_page=10,
    max_page=20,
    on_create=lambda _call, _record: {**_STATE_ACTIVE, "sizeBytes": "0"},
)
CHUNKS = Collection(
    "Chunk",
    output=frozenset({"name", "createTime", "updateTime", "state"}),
    required=("data",),
    named=True,
    default_page=10,
    max_page=100,
    new_id=lambda world, _: world.new_id(),
    on_create=lambda _call, _record: _STATE_ACTIVE,
)

COLLECTIONS = {
    "corpora": CORPORA,
    "corpora.documents": DOCUMENTS,
    "corpora.documents.chunks": CHUNKS,
}


def ranked(world: World, documents: Iterator[Record], query: str, filters: list[Json]) -> list[tuple[float, Record]]:
    """The chunks below some documents that pass the filters, likest first, each with its likeness."""
    wanted = vectors.sparse(query)
    found: list[tuple[float, Record]] = []
    for document in documents:
        for _, chunk in resources.present(world, f"{document['name']}/chunks"):
            if metadata.passes(filters, document, chunk):
                found.append((vectors.similarity(wanted, _vector(chunk)), chunk))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]["~place"]))


def documents_of(world: World, corpus: str) -> Iterator[Record]:
    resources.find(world, corpus)
    return (record for _, record in resources.present(world, f"{corpus}/documents"))


def chunk_text(chunk: Record) -> str:
    text: str = chunk["data"].get("stringValue", "")
    return text


def _vector(chunk: Record) -> Sparse:
    return vectors.sparse(chunk_text(chunk))


def _query(call: Call) -> Json:
    body, world = call.body, call.world
    name = call.params["name"]
    if not body.get("query"):
        raise errors.invalid("The query must not be empty.", "query")
    count = body.get("resultsCount", 0) or _RESULTS
    if not 1 <= count <= _MOST_RESULTS:
        raise errors.invalid(f"results_count must be between 1 and {_MOST_RESULTS}.", "results_count")
    record = resources.find(world, name)
    documents = iter([record]) if "/documents/" in name else documents_of(world, name)
    found = ranked(world, documents, body["query"], body.get("metadataFilters", []))
    chunks = [
        {"chunkRelevanceScore": score, "chunk": resources.public(world, chunk, CHUNKS)}
        for score, chunk in found[:count]
    ]
    return {"relevantChunks": chunks} if chunks else {}


def _batch_create(call: Call) -> Json:
    path = call.path
    requests = _requests(call)
    for index, request in enumerate(requests):
        if request.get("parent", call.params["parent"]) != call.params["parent"]:
            raise errors.invalid("The parent must be the document of the batch.", f"requests[{index}].parent")
        resources.require(request.get("chunk", {}), CHUNKS)
    added = [resources.add(call, CHUNKS, path, request["chunk"]) for request in requests]
    return {"chunks": [resources.public(call.world, chunk, CHUNKS) for chunk in added]}


def _batch_update(call: Call) -> Json:
    updated: list[Call] = []
    for index, request in enumerate(_requests(call)):
        chunk = request.get("chunk", {})
        name = _own_name(call, chunk.get("name", ""), f"requests[{index}].chunk.name")
        query = {"updateMask": request.get("updateMask", "")}
        updated.append(Call(call.world, call.method, name, call.params, query, chunk))
    for one in updated:  # all are there before any is changed
        resources.find(call.world, one.path)
    return {"chunks": [resources.patch(one, CHUNKS) for one in updated]}


def _batch_delete(call: Call) -> Json:
    names = [
        _own_name(call, request.get("name", ""), f"requests[{index}].name")
        for index, request in enumerate(_requests(call))
    ]
    for name in names:
        resources.find(call.world, name)
    for name in names:
        call.world.store.remove(name)
    return {}


def _requests(call: Call) -> list[Json]:
    requests: list[Json] = call.body.get("requests", [])
    if not 1 <= len(requests) <= _BATCH:
        raise errors.invalid(f"A batch has 1 to {_BATCH} requests, not {len(requests)}.", "requests")
    return requests


def _own_name(call: Call, name: str, field: str) -> str:
    if not name.startswith(f"{call.params['parent']}/chunks/"):
        raise errors.invalid("The chunk must be of the document of the batch.", field)
    return name


HANDLERS: dict[str, Handler] = {
    "corpora.query": _query,
    "corpora.documents.query": _query,
    "corpora.documents.chunks.batchCreate": _batch_create,
    "corpora.documents.chunks.batchUpdate": _batch_update,
    "corpora.documents.chunks.batchDelete": _batch_delete,
}
