"""The schemas of a discovery document -> shapes, and what behaviour needs to know of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .shapes import Enumeration, Field, Kind, Mapped, Message, Repeated, Scalar, Shape, snake
from .trees import Json

_FORMATS: Mapping[str, Kind] = {
    "byte": "bytes",
    "date": "date",
    "date-time": "datetime",
    "google-datetime": "datetime",
    "google-duration": "duration",
    "google-fieldmask": "mask",
    "int64": "int64",
    "uint64": "int64",
}
_TYPES: Mapping[str, Kind] = {"boolean": "boolean", "integer": "int32", "number": "number", "string": "string"}


class DocumentSchemas:
    """The messages of a document, by schema name."""

    def __init__(self, trees: Mapping[str, Json]) -> None:
        self._trees = trees
        self._known: dict[str, Message] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._trees

    def __getitem__(self, name: str) -> Message:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = _message(name, self._trees[name], self)
        return known

    def properties(self, name: str) -> Mapping[str, Json]:
        """The fields of a schema as the document has them; none for a schema that it lacks."""
        tree = self._trees.get(name, {})
        found: Mapping[str, Json] = tree.get("properties", {})
        return found

    def shape(self, tree: Json, name: str) -> Shape:
        """The shape of a field; `name` is for what has no name of its own."""
        reference = tree.get("$ref")
        if reference is not None:
            return self[reference] if self._is_message(reference) else self.shape(self._trees[reference], reference)
        kind: Any = tree.get("type")
        if kind == "array":
            return Repeated(self.shape(tree.get("items", {}), name))
        if kind == "object":
            if "properties" in tree:
                return _message(name, tree, self)
            return Mapped(self.shape(tree.get("additionalProperties", {}), name))
        values: list[str] = tree.get("enum", [])
        if values and kind == "string":
            return Enumeration(name, tuple(values))
        return Scalar(_FORMATS.get(tree.get("format", "")) or _TYPES.get(kind) or "any")

    def _is_message(self, name: str) -> bool:
        tree = self._trees.get(name)
        return tree is None or (tree.get("type", "object") == "object" and "additionalProperties" not in tree)


def _message(name: str, tree: Json, schemas: DocumentSchemas) -> Message:
    def read() -> tuple[Field, ...]:
        properties: Mapping[str, Json] = tree.get("properties", {})
        return tuple(Field(wire, snake(wire), schemas.shape(one, f"{name}.{wire}")) for wire, one in properties.items())

    return Message(name, read)
