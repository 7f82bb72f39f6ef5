"""What the discovery documents say of each method, read without the generator: what must be seen on the wire.

A method and its schemas come from the newest revision that lists it. Samples are made of the schemas alone.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

FOLDER = Path(__file__).parents[2] / "discovery/generativelanguage/v1beta"
DEPTH = 4
"""How many levels of messages a sample has; schemas contain themselves."""

_SCALARS: Mapping[tuple[str, str], Any] = {
    ("string", ""): "text",
    ("string", "byte"): "AAEC/w==",
    ("string", "int64"): "9007199254740993",
    ("string", "uint64"): "9007199254740993",
    ("string", "google-datetime"): "2026-08-31T12:00:00.250500Z",
    ("string", "date-time"): "2026-08-31T12:00:00.250500Z",
    ("string", "google-duration"): "3.5s",
    ("string", "google-fieldmask"): "displayName,ttl",
    ("integer", ""): 7,
    ("integer", "int32"): 7,
    ("integer", "uint32"): 7,
    ("number", ""): 0.5,
    ("number", "float"): 0.5,
    ("number", "double"): 0.5,
    ("boolean", ""): True,
    ("any", ""): {"anything": [1, "two", None]},
}

_OPERATION = {"name", "done", "error", "response", "metadata"}


def snake(wire: str) -> str:
    """A name as Python spells it; independent of the generator's, and simpler: the documents' names are plain."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire).lower()
    return name + "_" if keyword.iskeyword(name) else name


@frozen
class Documented:
    """A method of the API, with sample arguments and the request that they must become."""

    id: str
    revision: str
    verb: str
    path: str
    """As sent, after the service's root."""
    path_arguments: Mapping[str, str]
    query: Mapping[str, Any]
    """Wire name -> a sample as JSON has it."""
    request: str
    body: Mapping[str, Any]
    response: str
    answer: Mapping[str, Any]
    traits: frozenset[str] = field(factory=frozenset)
    """Of `stream paged operation upload download void`."""
    media_path: str = ""
    """Where bytes go or come from, if elsewhere."""

    @property
    def python_path(self) -> list[str]:
        """The attributes that lead from the client to the method."""
        return [snake(part) for part in self.id.split(".")[1:]]


class Document:
    """One revision."""

    def __init__(self, path: Path) -> None:
        self.revision = path.stem
        self.tree = json.loads(path.read_text("utf-8"))
        self.schemas: dict[str, Any] = self.tree["schemas"]

    def methods(self) -> Iterator[Documented]:
        yield from self._methods(self.tree)

    def _methods(self, resource: Mapping[str, Any]) -> Iterator[Documented]:
        for method in resource.get("methods", {}).values():
            yield self._documented(method)
        for child in resource.get("resources", {}).values():
            yield from self._methods(child)

    def _documented(self, method: Mapping[str, Any]) -> Documented:
        parameters = method.get("parameters", {})
        in_path = {n: self._path_sample(parameters[n]) for n in method.get("parameterOrder", ())}
        request = method.get("request", {}).get("$ref", "")
        response = method.get("response", {}).get("$ref", "")
        body = self.sample(request) if request else {}
        return Documented(
            id=method["id"],
            revision=self.revision,
            verb=method["httpMethod"],
            path=_expanded(method["path"], in_path),
            media_path=self._media_path(method, in_path),
            path_arguments=in_path,
            query={n: self._value(p) for n, p in parameters.items() if p["location"] == "query"},
            request=request,
            body={name: value for name, value in body.items() if name not in in_path},
            response=response,
            answer=self.sample(response) if response else {},
            traits=self._traits(method, response),
        )

    def _media_path(self, method: Mapping[str, Any], in_path: Mapping[str, str]) -> str:
        """Google's resumable protocol begins at the simple path; downloads by the media service have a prefix."""
        if "mediaUpload" in method:
            return _expanded(method["mediaUpload"]["protocols"]["simple"]["path"], in_path).removeprefix("/")
        return f"download/{_expanded(method['path'], in_path)}" if method.get("useMediaDownloadService") else ""

    def _traits(self, method: Mapping[str, Any], response: str) -> frozenset[str]:
        answer = self.schemas.get(response, {}).get("properties", {})
        says = {
            "stream": method["id"].rpartition(".")[2].startswith("stream"),
            "paged": "nextPageToken" in answer and "pageToken" in method.get("parameters", {}),
            "operation": set(answer) == _OPERATION,
            "upload": method.get("supportsMediaUpload", False),
            "download": method.get("supportsMediaDownload", False),
            "void": response in {"", "Empty"},
        }
        return frozenset(trait for trait, holds in says.items() if holds)

    def _path_sample(self, parameter: Mapping[str, Any]) -> str:
        pattern = parameter.get("pattern", "^[^/]+$").removeprefix("^").removesuffix("$")
        return pattern.replace("[^/]+", "an-id_1").replace(".*", "deep/er/file.txt")

    def sample(self, name: str, depth: int = DEPTH) -> dict[str, Any]:
        """A message of that schema, as JSON has it, with every field that fits into the depth."""
        return self._message(self.schemas[name], depth)

    def _message(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        fields = {name: self._value(value, depth - 1) for name, value in schema.get("properties", {}).items()}
        if "mimeType" in fields:
            fields["mimeType"] = "image/png"  # checked before anything is sent
        return {name: value for name, value in fields.items() if value is not _TOO_DEEP}

    def _value(self, schema: Mapping[str, Any], depth: int = DEPTH) -> Any:
        if schema.get("repeated"):
            return [self._value({**schema, "repeated": False}, depth)]
        if "$ref" in schema:
            # One revision refers to a schema that it does not list.
            known = depth > 0 and schema["$ref"] in self.schemas
            return self.sample(schema["$ref"], depth) if known else _TOO_DEEP
        if "enum" in schema:
            return schema["enum"][-1]
        if schema["type"] == "array":
            item = self._value(schema["items"], depth)
            return item if item is _TOO_DEEP else [item]
        if schema["type"] == "object":
            return self._object(schema, depth)
        return _SCALARS[schema["type"], schema.get("format", "")]

    def _object(self, schema: Mapping[str, Any], depth: int) -> Any:
        if "properties" in schema:
            return self._message(schema, depth) if depth > 0 else _TOO_DEEP
        value = self._value(schema["additionalProperties"], depth) if "additionalProperties" in schema else _TOO_DEEP
        return {} if value is _TOO_DEEP else {"a key": value}


_TOO_DEEP: Any = object()


def _expanded(path: str, arguments: Mapping[str, str]) -> str:
    """`{+name}` keeps slashes; the samples need no quoting."""
    return re.sub(r"\{\+?([^}]+)\}", lambda found: arguments[found[1]], path)


def documents() -> list[Document]:
    """All revisions, the oldest first."""
    return [Document(path) for path in sorted(FOLDER.glob("[0-9]*.json"))]


def documented() -> dict[str, Documented]:
    """Every method that any revision lists, by id."""
    return {method.id: method for document in documents() for method in document.methods()}
