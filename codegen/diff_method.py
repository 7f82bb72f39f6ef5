"""Two methods that are one -> what differs: its names, its route, its parameters, its body, its answer, its media."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .diff_change import Change, Place, Reach
from .diff_pairs import Listed
from .diff_schema import Renames, label, listed, node_changes, schema_changes
from .document import MediaUpload, Method, Parameter, Schema
from .history import route


def method_changes(old: Listed, new: Listed, renames: Renames) -> Iterator[Change]:
    """All that differs between two methods."""
    at = Place(old=old.pointer, new=new.pointer, name=new.name, reach=Reach.BOTH)
    before, now = old.method, new.method
    if old.name != new.name:
        yield at.change("method-renamed", old.name, new.name)
    if route(before) != route(now):
        yield at.change("method-moved", " ".join(route(before)), " ".join(route(now)))
    elif _erased(before.path) != _erased(now.path):
        yield at.change("method-path", before.path, now.path)
    yield from node_changes(before, now, at)
    yield from _parameters(before, now, at, renames)
    yield from _body(before.request, now.request, at, "request", renames)
    yield from _body(before.response, now.response, at, "response", renames)
    yield from _marks(before, now, at)
    yield from _media(before, now, at)


def parameter_changes(
    old: Mapping[str, Parameter], new: Mapping[str, Parameter], at: Place, renames: Renames
) -> Iterator[Change]:
    """All that differs between two sets of parameters, by name."""
    for name in sorted(old.keys() | new.keys()):
        before, now = old.get(name), new.get(name)
        place = at.inside("parameters", name, name=f"({name})")
        if before is not None and now is not None:
            yield from _parameter(before, now, place, renames)
        elif before is not None:
            yield place.gone("parameter-removed", label(before, {}))
        elif now is not None:
            yield place.change("parameter-added-required" if now.required else "parameter-added", new=label(now, {}))


def _parameters(old: Method, new: Method, at: Place, renames: Renames) -> Iterator[Change]:
    renamed = _renamed(old, new)
    for was, name in renamed.items():
        place = at.inside("parameters", name, name=f"({name})")
        yield place.change("parameter-renamed", was, name)
        yield from _parameter(old.parameters[was], new.parameters[name], place, renames)
    before = {name: parameter for name, parameter in old.parameters.items() if name not in renamed}
    now = {name: parameter for name, parameter in new.parameters.items() if name not in renamed.values()}
    yield from parameter_changes(before, now, at, renames)
    order = [renamed.get(name, name) for name in old.parameter_order]
    common = [name for name in order if name in new.parameter_order]
    if common != [name for name in new.parameter_order if name in common]:
        yield at.change("argument-order", listed(old.parameter_order), listed(new.parameter_order))


def _parameter(old: Parameter, new: Parameter, at: Place, renames: Renames) -> Iterator[Change]:
    if old.location != new.location:
        yield at.change("location", old.location, new.location)
    if old.required != new.required:
        yield at.change("required" if new.required else "optional")
    if old.repeated != new.repeated:
        yield at.change("repeated", *("repeated" if node.repeated else "single" for node in (old, new)))
    yield from schema_changes(old, new, at, renames)


def _renamed(old: Method, new: Method) -> dict[str, str]:
    """Variables of the path that stand where another stood."""
    before, now = _variables(old), _variables(new)
    if len(before) != len(now):
        return {}
    return {
        was: name
        for was, name in zip(before, now, strict=True)
        if was != name and was in old.parameters and name in new.parameters
        if was not in new.parameters and name not in old.parameters
    }


def _variables(method: Method) -> list[str]:
    return re.findall(r"\{\+?([^{}]*)\}", method.path)


def _erased(path: str) -> str:
    """A path without the names of its variables; `+` stays, since it says how they are escaped."""
    return re.sub(r"\{(\+?)[^{}]*\}", r"{\1}", path)


def _body(old: Schema | None, new: Schema | None, at: Place, which: str, renames: Renames) -> Iterator[Change]:
    reach = Reach.REQUEST if which == "request" else Reach.RESPONSE
    place = Place(old=f"{at.old}/{which}", new=f"{at.new}/{which}", name=f"{at.name} {which}", reach=reach)
    if old is not None and new is not None:
        yield from schema_changes(old, new, place, renames)
    elif old is not None:
        yield place.gone(f"{which}-removed", label(old, {}))
    elif new is not None:
        yield place.change(f"{which}-added", new=label(new, {}))


def _marks(old: Method, new: Method, at: Place) -> Iterator[Change]:
    if old.id != new.id:
        yield at.change("method-id", old.id, new.id)
    if set(old.scopes) != set(new.scopes):
        yield at.change("scopes", listed(sorted(old.scopes)), listed(sorted(new.scopes)))
    for kind, before, now in (
        ("api-version", old.api_version, new.api_version),
        ("streaming", old.streaming_type.replace("NONE", ""), new.streaming_type.replace("NONE", "")),
        ("subscription", str(old.supports_subscription), str(new.supports_subscription)),
    ):
        if before != now:
            yield at.change(kind, before or "none", now or "none")


def _media(old: Method, new: Method, at: Place) -> Iterator[Change]:
    if old.supports_media_download != new.supports_media_download:
        yield at.change("download-added" if new.supports_media_download else "download-removed")
    elif old.use_media_download_service != new.use_media_download_service:
        yield at.change(
            "download-service", *("used" if method.use_media_download_service else "unused" for method in (old, new))
        )
    if old.supports_media_upload != new.supports_media_upload:
        yield at.change("upload-added" if new.supports_media_upload else "upload-removed")
    elif old.media_upload is not None and new.media_upload is not None:
        yield from _uploads(old.media_upload, new.media_upload, at.inside("mediaUpload"))


def _uploads(old: MediaUpload, new: MediaUpload, at: Place) -> Iterator[Change]:
    limits = [f"{listed(upload.accept)}, {upload.max_size or 'any size'}" for upload in (old, new)]
    if limits[0] != limits[1]:
        yield at.change("upload-limits", *limits)
    for name in sorted(old.protocols.keys() | new.protocols.keys()):
        before, now = old.protocols.get(name), new.protocols.get(name)
        place = at.inside("protocols", name, name=f" upload {name}")
        if before is not None and now is not None:
            if before.path != now.path:
                yield place.change("upload-path", before.path, now.path)
        elif before is not None:
            yield place.gone("upload-protocol-removed")
        else:
            yield place.change("upload-protocol-added")
