"""A schema (the API's `Schema`, or JSON Schema) -> a value that fits it. Deterministic; words come from the prompt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from .trees import is_list, is_object

_DEPTH = 8
_FORMATS = {
    "date": "2025-01-31",
    "date-time": "2025-01-31T12:00:00Z",
    "time": "12:00:00",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def instance(schema: Mapping[str, Any], text: str) -> Any:
    """A value of the schema; strings are `text`, cut to the length allowed. Past a depth, only what is required."""
    return _Maker(schema, text).value(schema, 0)


@frozen
class _Maker:
    root: Mapping[str, Any]
    text: str

    def value(self, schema: Mapping[str, Any], depth: int) -> Any:
        if "$ref" in schema:
            return self.value(self._referred(str(schema["$ref"])), depth + 1) if depth < 2 * _DEPTH else None
        for choice in ("const", "default", "example"):
            if choice in schema:
                return schema[choice]
        if schema.get("enum"):
            return schema["enum"][0]
        options = schema.get("anyOf") or schema.get("oneOf")
        if options:
            return self.value(options[0], depth)
        kind = _kind(schema)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        return _string(schema, self.text) if kind == "string" else _scalar(kind, schema, self.text)

    def _referred(self, reference: str) -> Mapping[str, Any]:
        """The schema at a pointer; one that takes anything where there is none."""
        found: Any = self.root
        for name in reference.removeprefix("#").split("/")[1:]:
            found = found.get(name) if is_object(found) else None
        return found if is_object(found) else {}

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        properties: Mapping[str, Any] = schema.get("properties") or {}
        required = schema.get("required") or ()
        order = schema.get("propertyOrdering") or properties
        names = [name for name in order if name in properties and (depth < _DEPTH or name in required)]
        return {name: self.value(properties[name], depth + 1) for name in names}

    def _array(self, schema: Mapping[str, Any], depth: int) -> list[Any]:
        first = [self.value(item, depth + 1) for item in schema.get("prefixItems") or ()]
        count = max(int(schema.get("minItems", 0)), 0 if first or depth >= _DEPTH else 1)
        count = min(count, int(schema.get("maxItems", count))) - len(first)
        item = schema.get("items") or {"type": "string"}
        return first + [self.value(item, depth + 1) for _ in range(count)]


def _scalar(kind: str, schema: Mapping[str, Any], text: str) -> Any:
    if kind in {"integer", "number"}:
        low, high = schema.get("minimum", schema.get("exclusiveMinimum")), schema.get("maximum")
        number = low + ("exclusiveMinimum" in schema) if low is not None else high if high is not None else len(text)
        return int(number) if kind == "integer" else float(number)
    return None if kind == "null" else True


def _kind(schema: Mapping[str, Any]) -> str:
    kind = schema.get("type")
    if is_list(kind):
        kind = next((name for name in kind if name != "null"), "null")
    if isinstance(kind, str) and kind != "TYPE_UNSPECIFIED":
        return kind.lower()
    return "object" if "properties" in schema else "array" if {"items", "prefixItems"} & schema.keys() else "string"


def _string(schema: Mapping[str, Any], text: str) -> str:
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    shortest, longest = int(schema.get("minLength", 0)), schema.get("maxLength")
    text = text.ljust(shortest, ".")
    return text if longest is None else text[: int(longest)]
