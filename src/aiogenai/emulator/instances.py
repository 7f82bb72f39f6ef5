"""A schema (the API's `Schema`, or JSON Schema) -> a value that fits it. Deterministic; words come from the prompt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .trees import is_list

_DEPTH = 8
_FORMATS = {
    "date": "2025-01-31",
    "date-time": "2025-01-31T12:00:00Z",
    "time": "12:00:00",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def instance(schema: Mapping[str, Any], text: str, depth: int = 0) -> Any:
    """A value of the schema; strings are `text`, cut to the length allowed. Past a depth, only what is required."""
    for choice in ("const", "default", "example"):
        if choice in schema:
            return schema[choice]
    if schema.get("enum"):
        return schema["enum"][0]
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        return instance(options[0], text, depth)
    kind = _kind(schema)
    if kind == "object":
        return _object(schema, text, depth)
    if kind == "array":
        count = max(int(schema.get("minItems", 0)), 0 if depth >= _DEPTH else 1)
        count = min(count, int(schema.get("maxItems", count)))
        return [instance(schema.get("items") or {"type": "string"}, text, depth + 1) for _ in range(count)]
    if kind == "string":
        return _string(schema, text)
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
    return "object" if "properties" in schema else "array" if "items" in schema else "string"


def _object(schema: Mapping[str, Any], text: str, depth: int) -> dict[str, Any]:
    properties: Mapping[str, Any] = schema.get("properties") or {}
    required = schema.get("required") or ()
    order = schema.get("propertyOrdering") or properties
    names = [name for name in order if name in properties and (depth < _DEPTH or name in required)]
    return {name: instance(properties[name], text, depth + 1) for name in names}


def _string(schema: Mapping[str, Any], text: str) -> str:
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    shortest, longest = int(schema.get("minLength", 0)), schema.get("maxLength")
    text = text.ljust(shortest, ".")
    return text if longest is None else text[: int(longest)]
