from __future__ import annotations

import enum
from typing import Any, Literal

import pytest
from attrs import define, field

from aiogenai.batch import schema_check
from aiogenai.batch.schemas import mismatch, schema_of
from aiogenai.runtime.errors import ConfigurationError


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "STRING"}, "a", 1),
        ({"type": ["string", "null"]}, None, 1),
        ({"type": "integer"}, 3, 3.5),
        ({"type": "integer"}, 3.0, True),
        ({"type": "number", "minimum": 1, "maximum": 2}, 1.5, 3),
        ({"type": "string", "nullable": True}, None, 1),
        ({"enum": ["a", "b"]}, "a", "c"),
        ({"const": 5}, 5, 6),
        ({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, {"a": "x", "b": 1}, {"b": 1}),
        ({"type": "object", "additionalProperties": False, "properties": {"a": {}}}, {"a": 1}, {"b": 1}),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"b": "x"}, {"b": 1}),
        ({"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2}, ["a"], []),
        ({"type": "array", "prefixItems": [{"type": "string"}], "items": False}, ["a"], ["a", "b"]),
        ({"type": "string", "pattern": "^a", "minLength": 2, "maxLength": 3}, "ab", "abcd"),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, 1, []),
        ({"allOf": [{"type": "string"}, {"pattern": "a"}]}, "a", "b"),
        ({"$defs": {"x": {"type": "string"}}, "type": "array", "items": {"$ref": "#/$defs/x"}}, ["a"], [1]),
    ],
)
def test_a_value_fits_its_schema_or_not(schema: dict[str, Any], good: Any, bad: Any) -> None:
    assert "" == mismatch(good, schema, schema)
    assert mismatch(bad, schema, schema)


def test_a_mismatch_is_named_with_its_place() -> None:
    schema = {"properties": {"a": {"items": {"type": "string"}}}}
    assert "$.a[1]: expected string, got int" == mismatch({"a": ["x", 2]}, schema, schema)


class Colour(enum.Enum):
    RED = "red"


@define
class Point:
    x: int
    colour: Colour
    label: str | None = None
    tags: list[str] = field(factory=list[str])
    scale: Literal[1, 2] = 1


def test_an_attrs_class_is_a_schema() -> None:
    schema = schema_of(Point)
    assert ["x", "colour"] == schema["required"]
    assert "" == mismatch({"x": 1, "colour": "red", "label": None, "tags": ["a"], "scale": 2}, schema, schema)
    assert "$.colour: 'blue' is none of ['red']" == mismatch({"x": 1, "colour": "blue"}, schema, schema)
    with pytest.raises(ConfigurationError, match="has no JSON schema"):
        schema_of(object)


def test_an_answer_is_checked_by_its_text() -> None:
    def answer(text: str) -> dict[str, Any]:
        return {"candidates": [{"content": {"parts": [{"text": text}]}}]}

    check = schema_check(Point)
    assert "" == check(answer('{"x": 1, "colour": "red"}'))
    assert "not JSON" in check(answer("Sure! Here it is"))
    assert "colour missing" in check(answer('{"x": 1}'))


@pytest.mark.parametrize("schema", [{"$ref": "#"}, {"type": "string", "pattern": "("}])
def test_a_schema_that_is_no_good_makes_results_that_are_invalid_and_stops_no_job(schema: dict[str, Any]) -> None:
    answer = {"candidates": [{"content": {"parts": [{"text": '"a"'}]}}]}
    assert schema_check(schema)(answer)
