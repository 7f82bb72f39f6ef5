"""files: uploads and what the server makes, with their bytes, for two days. Videos take a stage to be ACTIVE."""

from __future__ import annotations

import base64
import hashlib

from aiogenai.emulator import errors, progress, resources
from aiogenai.emulator.call import Call, Handler, Media
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World, moment

_LIFETIME = 48 * 3600.0
_REGISTERED = 100
_CHOSEN = frozenset({"name", "displayName"})

_OUTPUT = frozenset({
    "name", "createTime", "updateTime", "expirationTime", "mimeType", "sizeBytes", "sha256Hash", "uri", "downloadUri",
    "state", "source", "error", "videoMetadata",
})  # fmt: skip


def add(call: Call, media: Media, given: Json, source: str = "UPLOADED") -> Json:
    """A new file, under the name that the caller chose or a new one."""
    record = resources.add(call, COLLECTION, "files", {wire: given[wire] for wire in _CHOSEN & given.keys()})
    return store(call.world, record["name"], media, record, source)


def store(world: World, name: str, media: Media, facts: Json, source: str) -> Json:
    """Keeps a file and its bytes, and answers with it."""
    now, expires = world.clock(), world.clock() + _LIFETIME
    record: Record = {
        "createTime": moment(now),
        "updateTime": moment(now),
        **facts,
        "name": name,
        "mimeType": media.mime_type,
        "sizeBytes": str(len(media.data)),
        "expirationTime": moment(expires),
        # The hexadecimal digest is what is encoded, here as in the service.
        "sha256Hash": base64.b64encode(hashlib.sha256(media.data).hexdigest().encode()).decode(),
        "uri": f"{world.url}/v1beta/{name}",
        "state": "PROCESSING" if media.mime_type.startswith("video/") else "ACTIVE",
        "source": source,
        "~expires": expires,
        **progress.begun(world),
    }
    if source == "GENERATED":
        record["downloadUri"] = f"{world.url}/download/v1beta/{name}:download?alt=media"
    world.store.put_blob(name, media.data)
    return resources.public(world, world.store.put(name, record), COLLECTION)


def content(world: World, name: str) -> Media:
    """The bytes of a file.

    Raises:
        Refusal: 404, it is not there; 400, it has no bytes here.
    """
    record = resources.find(world, name)
    data = world.store.blob(name)
    if data is None:
        raise errors.precondition(f"{name} is kept elsewhere, and cannot be read here.")
    return Media(data, record["mimeType"], record.get("displayName", ""))


def _show(world: World, record: Record) -> Record:
    if record["state"] == "PROCESSING" and progress.stage(world, record) >= 1:
        return {**record, "state": "ACTIVE", "videoMetadata": {"videoDuration": "1s"}}
    return record


def _get(call: Call) -> Json:
    record = resources.find(call.world, call.path)
    call.world.store.put(call.path, progress.looked_at(record))
    return resources.get(call, COLLECTION)


def _upload(call: Call) -> Json:
    given: Json = call.body.get("file", {})
    media = call.media or Media(b"", "")
    if "mimeType" in given:
        media = Media(media.data, given["mimeType"])
    return {"file": add(call, media, given)}


def _download(call: Call) -> Media | Json:
    media = content(call.world, call.params["name"])
    return media if call.query.get("alt") == "media" else {}


def _register(call: Call) -> Json:
    uris: list[str] = call.body.get("uris", [])
    if not 1 <= len(uris) <= _REGISTERED:
        raise errors.invalid(f"Between 1 and {_REGISTERED} URIs are required.", "uris")
    for index, uri in enumerate(uris):
        if not uri.startswith("gs://") or "/" not in uri[5:]:
            raise errors.invalid(f"{uri!r} is not the URI of an object: gs://bucket/object.", f"uris[{index}]")
    return {"files": [_registered(call, uri) for uri in uris]}


def _registered(call: Call, uri: str) -> Json:
    world = call.world
    record = resources.add(call, COLLECTION, "files", {"displayName": uri.rpartition("/")[2]})
    facts = {"uri": uri, "state": "ACTIVE", "source": "REGISTERED", **progress.begun(world)}
    return resources.public(world, world.store.put(record["name"], {**record, **facts}), COLLECTION)


COLLECTION = Collection(
    "File",
    output=_OUTPUT,
    named=True,
    default_page=10,
    max_page=100,
    newest_first=True,
    new_id=lambda world, _: world.new_id(),
    show=_show,
)

COLLECTIONS = {"files": COLLECTION}
HANDLERS: dict[str, Handler] = {
    "files.get": _get,
    "files.download": _download,
    "files.register": _register,
    "media.upload": _upload,
}
