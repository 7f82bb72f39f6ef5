"""environments: sandboxes with a few files, which inline sources bring. Nothing runs in them."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator

from attrs import frozen

from aiogenai.emulator import errors, resources
from aiogenai.emulator.call import Call, Handler, Media, Reply
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.paging import page_size
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.validation import decoded
from aiogenai.emulator.world import World

_PAGE = 50
_MOST = 1000

_COLLECTION = Collection("Environment", newest_first=True, default_page=_PAGE)


@frozen
class _Entry:
    """A file, or a directory that files imply."""

    path: str
    data: bytes | None


def _create(call: Call) -> Json:
    world = call.world
    id_ = world.new_id()
    name, now = f"environments/{id_}", world.now()
    files = {path: data for source in call.body.get("sources", ()) for path, data in _inline_file(source)}
    record: Record = {
        "name": name,
        "id": id_,
        "status": "ACTIVE",
        "created": now,
        "updated": now,
        "lastAccessed": now,
        "fileCount": str(len(files)),
        "sizeBytes": str(sum(map(len, files.values()))),
        **call.body,
        "~files": sorted(files),
    }
    world.store.put(name, record)
    for path, data in files.items():
        world.store.put_blob(f"{name}/files/{path}", data)
    return _shown(record)


def _inline_file(source: Json) -> Iterator[tuple[str, bytes]]:
    """The file that an inline source brings; other sources are mounted without being read."""
    if source.get("type") != "INLINE":
        return
    target = source.get("target", "").strip("/")
    if not target or ".." in target.split("/"):
        raise errors.invalid("An inline source needs a target inside the environment.", "sources.target")
    text = source.get("content", "")
    yield target, decoded(text) if source.get("encoding") == "base64" else text.encode()


def _get(call: Call) -> Json:
    record = resources.find(call.world, f"environments/{call.params['id']}")
    return _shown(call.world.store.put(record["name"], {**record, "lastAccessed": call.world.now()}))


def _list(call: Call) -> Json:
    entries = [(at, _shown(record)) for at, record in resources.present(call.world, "environments")]
    return resources.page_of(call, entries, _COLLECTION)


def _delete(call: Call) -> Json:
    record = resources.find(call.world, f"environments/{call.params['id']}")
    call.world.store.remove(record["name"])
    for path in record["~files"]:
        call.world.store.remove(f"{record['name']}/files/{path}")
    return {}


def _files(call: Call) -> Reply:
    """The bytes of a file with `alt=media`, else the list of what is at a path."""
    world = call.world
    record = resources.find(world, call.params["parent"])
    path = call.params["path"].strip("/")
    data = world.store.blob(f"{record['name']}/files/{path}")
    if call.query.get("alt") == "media":
        if data is None:
            raise errors.missing(f"{record['name']}/files/{path}")
        return Media(data, _mime_type(path), path.rpartition("/")[2])
    found = (
        [_Entry(path, data)]
        if data is not None
        else list(_below(world, record, path, recursive=bool(call.query.get("recursive"))))
    )
    if not found and path:
        raise errors.missing(f"{record['name']}/files/{path}")
    entries = [(at, _described(record, entry)) for at, entry in enumerate(found, start=1)]
    size = page_size(call.query, _PAGE, _MOST)
    token = call.query.get("page_token", call.query.get("pageToken", ""))
    files, following = world.pages.cut(entries, f"{call.path} {call.query.get('recursive')}", token, size)
    return {"files": files, **({"next_page_token": following} if following else {})}


def _below(world: World, record: Record, path: str, *, recursive: bool) -> Iterator[_Entry]:
    """What is directly in a directory, or everything below it when asked to go on."""
    prefix = f"{path}/" if path else ""
    directories: set[str] = set()
    for file in record["~files"]:
        if not file.startswith(prefix):
            continue
        head, slash, _ = file[len(prefix) :].partition("/")
        if slash and not recursive:
            if head not in directories:
                directories.add(head)
                yield _Entry(prefix + head, None)
        else:
            yield _Entry(file, world.store.blob(f"{record['name']}/files/{file}"))


def _described(record: Record, entry: _Entry) -> Json:
    described: Json = {
        "name": entry.path.rpartition("/")[2],
        "path": entry.path,
        "type": "DIRECTORY" if entry.data is None else "FILE",
        "created": record["created"],
        "modified": record["updated"],
    }
    if entry.data is not None:
        described |= {"mime_type": _mime_type(entry.path), "size_bytes": str(len(entry.data))}
    return described


def _mime_type(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _shown(record: Record) -> Json:
    return {wire: value for wire, value in record.items() if wire != "name" and wire[0] != "~"}


HANDLERS: dict[str, Handler] = {
    "environments.create": _create,
    "environments.get": _get,
    "environments.list": _list,
    "environments.delete": _delete,
    "environments.files.media.download": _files,
}
