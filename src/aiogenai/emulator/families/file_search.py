"""fileSearchStores: documents that are imported from files or uploaded, each by an operation that makes it ACTIVE."""

from __future__ import annotations

from collections import Counter

from aiogenai.emulator import errors, operations, resources
from aiogenai.emulator.call import Call, Handler, Media
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

from . import files

_READY_AT = 1
_STATES = {
    "activeDocumentsCount": "STATE_ACTIVE",
    "pendingDocumentsCount": "STATE_PENDING",
    "failedDocumentsCount": "STATE_FAILED",
}


def _import_file(call: Call) -> Json:
    file_name = call.body.get("fileName", "")
    if not file_name:
        raise errors.invalid("The name of a file is required.", "file_name")
    store = _store(call)
    media = files.content(call.world, file_name)
    return _ingest(call, store, media, f"{store}/operations", "ImportFileResponse")


def _upload(call: Call) -> Json:
    store = _store(call)
    media = call.media or Media(b"", "text/plain")
    media = Media(
        media.data, call.body.get("mimeType") or media.mime_type, call.body.get("displayName", media.file_name)
    )
    return _ingest(call, store, media, f"{store}/upload/operations", "UploadToFileSearchStoreResponse")


def _store(call: Call) -> str:
    name = call.params["fileSearchStoreName"]
    resources.find(call.world, name)
    return name


def _ingest(call: Call, store: str, media: Media, path: str, response: str) -> Json:
    world = call.world
    given: Json = {wire: call.body[wire] for wire in ("displayName", "customMetadata") if wire in call.body}
    given.setdefault("displayName", media.file_name)
    record = resources.add(call, _DOCUMENTS, f"{store}/documents", given)
    name = record["name"]
    operation = f"{path}/{world.new_id()}"
    facts = {"mimeType": media.mime_type, "sizeBytes": str(len(media.data)), "~operation": operation}
    world.store.put(name, {**record, **facts, **_chunking(call.body), "state": "STATE_PENDING"})
    world.store.put_blob(name, media.data)
    task: Json = {"document": name, "store": store, "response": response, **facts}
    return operations.start(world, operation, {}, task, advance)


def _chunking(body: Json) -> Json:
    """How the document is cut into passages, where the request says so: words in each, and words shared by two."""
    wanted: Json = body.get("chunkingConfig", {}).get("whiteSpaceConfig", {})
    size, overlap = wanted.get("maxTokensPerChunk", 0), wanted.get("maxOverlapTokens", 0)
    if size < 0 or overlap < 0 or (overlap and overlap >= size):
        raise errors.invalid("The overlap must be smaller than a chunk.", "chunking_config.white_space_config")
    return {"~chunking": [size, overlap]} if size else {}


def advance(world: World, record: Record, stage: int) -> Record:
    """An import after so many stages; its document follows."""
    task = record["~task"]
    document = world.store.get(task["document"])
    if document is None:
        return operations.fail(record, {"code": 1, "message": f"{task['document']} was deleted while it was read."})
    if stage < _READY_AT:
        return record
    world.store.put(task["document"], {**document, "state": "STATE_ACTIVE", "updateTime": world.now()})
    response: Json = {"parent": task["store"], "documentName": task["document"]}
    if task["response"].startswith("Upload"):
        response |= {"mimeType": task["mimeType"], "sizeBytes": task["sizeBytes"]}
    return operations.finish(record, operations.typed(task["response"], response))


def _get_document(call: Call) -> Json:
    _look(call.world, resources.find(call.world, call.path), looked=True)
    return resources.get(call, _DOCUMENTS)


def _look(world: World, document: Record, *, looked: bool) -> None:
    operation = world.store.get(document["~operation"])
    if operation is not None:
        operations.current(world, operation, advance, looked=looked)


def _counted(world: World, record: Record) -> Record:
    """A store with how many documents it has, by state, and how large they are."""
    path = f"{record['name']}/documents"
    for _, document in world.store.records(path):
        _look(world, document, looked=False)
    documents = [document for _, document in world.store.records(path)]
    states = Counter(document["state"] for document in documents)
    counts = {wire: str(states[state]) for wire, state in _STATES.items() if states[state]}
    size = sum(int(document["sizeBytes"]) for document in documents)
    return {**record, **counts, **({"sizeBytes": str(size)} if size else {})}


_STORES = Collection(
    "FileSearchStore",
    output=frozenset({"name", "createTime", "updateTime", "sizeBytes", *_STATES}),
    children=("documents",),
    default_page=10,
    max_page=20,
    on_create=lambda _, record: {"embeddingModel": record.get("embeddingModel", "models/gemini-embedding-001")},
    show=_counted,
)
_DOCUMENTS = Collection(
    "Document",
    output=frozenset({"name", "createTime", "updateTime", "state", "mimeType", "sizeBytes"}),
    default_page=10,
    max_page=20,
)

COLLECTIONS = {"fileSearchStores": _STORES, "fileSearchStores.documents": _DOCUMENTS}
_OPERATIONS = operations.handlers(advance)
HANDLERS: dict[str, Handler] = {
    "fileSearchStores.importFile": _import_file,
    "media.uploadToFileSearchStore": _upload,
    "fileSearchStores.documents.get": _get_document,
    "fileSearchStores.operations.get": _OPERATIONS["get"],
    "fileSearchStores.upload.operations.get": _OPERATIONS["get"],
}
