"""Whether a value is as a JSON Schema says: just what the schemas of this project use."""

from __future__ import annotations

from typing import Any


def assert_fits(value: Any, described: dict[str, Any], root: dict[str, Any]) -> None:
    """Fails at the first place that does not fit."""
    if "$ref" in described:
        assert_fits(value, root["$defs"][described["$ref"].rpartition("/")[2]], root)
    elif "enum" in described:
        assert value in described["enum"]
    elif described["type"] == "object" and "properties" in described:
        assert described["additionalProperties"] is False
        assert sorted(described["required"]) == sorted(value)
        for key, item in value.items():
            assert_fits(item, described["properties"][key], root)
    elif described["type"] == "object":
        for item in value.values():
            assert_fits(item, described["additionalProperties"], root)
    elif described["type"] == "array":
        for item in value:
            assert_fits(item, described["items"], root)
    else:
        assert isinstance(value, {"string": str, "integer": int}[described["type"]])
