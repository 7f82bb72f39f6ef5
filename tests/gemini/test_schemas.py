"""Types as JSON Schemas, and values of these types: what is asked of a model is what is read."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from typing import Annotated, Any, Literal, NewType, NotRequired, TypedDict

import attrs
import pytest

from aiogenai import DecodeError, ValidationError, json_schema
from aiogenai.gemini import values


class Unit(enum.StrEnum):
    GRAM = "g"
    PIECE = "piece"


@attrs.define
class Ingredient:
    """What goes in."""

    name: str
    amount: Annotated[float, "In units."]
    unit: Unit = Unit.PIECE


@dataclasses.dataclass
class Recipe:
    title: str
    ingredients: list[Ingredient]
    tags: tuple[str, ...] = ()


class Place(TypedDict):
    city: str
    country: NotRequired[str | None]


@attrs.define
class Node:
    value: int
    below: list[Node] = attrs.field(factory=list)


INGREDIENT = {
    "type": "object",
    "description": "What goes in.",
    "properties": {
        "name": {"type": "string"},
        "amount": {"type": "number", "description": "In units."},
        "unit": {"type": "string", "enum": ["g", "piece"]},
    },
    "required": ["name", "amount"],
}
Number = NewType("Number", int)


class Own:
    """Speaks for itself, as classes of pydantic do."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self.tree = tree

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        return {"type": "object", "$defs": {"Inner": {"type": "string"}}}

    @classmethod
    def model_validate(cls, tree: dict[str, Any]) -> Own:
        return cls(tree)

    def model_dump(self, *, mode: str) -> dict[str, Any]:
        return {**self.tree, "mode": mode}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (str, {"type": "string"}),
        (Any, {}),
        (list, {"type": "array"}),
        (list[int], {"type": "array", "items": {"type": "integer"}}),
        (frozenset[bool], {"type": "array", "items": {"type": "boolean"}}),
        (dict[str, float], {"type": "object", "additionalProperties": {"type": "number"}}),
        (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}),
        (
            tuple[int, str],
            {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "maxItems": 2},
        ),
        (str | None, {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
        (Literal["a", 1], {"type": ["integer", "string"], "enum": ["a", 1]}),
        (Number, {"type": "integer"}),
        (datetime.datetime, {"type": "string", "format": "date-time"}),
        (Ingredient, INGREDIENT),
        (
            Recipe,
            {
                "type": "object",
                "properties": {
                    "title": {"type": "string"},
                    "ingredients": {"type": "array", "items": INGREDIENT},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["title", "ingredients"],
            },
        ),
        (
            Place,
            {
                "type": "object",
                "properties": {
                    "city": {"type": "string"},
                    "country": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                },
                "required": ["city"],
            },
        ),
        (
            Node,
            {
                "$ref": "#/$defs/Node",
                "$defs": {
                    "Node": {
                        "type": "object",
                        "properties": {
                            "value": {"type": "integer"},
                            "below": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
                        },
                        "required": ["value"],
                    }
                },
            },
        ),
        (list[Own], {"type": "array", "items": {"type": "object"}, "$defs": {"Inner": {"type": "string"}}}),
    ],
    ids=str,
)
def test_a_type_says_what_json_is_of_it(kind: Any, expected: dict[str, Any]) -> None:
    assert expected == json_schema(kind)


@pytest.mark.parametrize("kind", [bytes, object, complex, list[bytes], Literal[b"a"]], ids=str)
def test_a_type_that_json_has_no_form_for_is_refused(kind: Any) -> None:
    with pytest.raises(ValidationError, match="JSON has no form"):
        json_schema(kind)


def test_an_annotation_of_what_is_not_there_is_refused() -> None:
    broken = attrs.make_class("Broken", {"field": attrs.field(type="Nowhere")})  # type: ignore[arg-type]  # a name, as in source
    with pytest.raises(ValidationError, match="Nowhere"):
        json_schema(broken)


@pytest.mark.parametrize(
    "value",
    [
        Recipe("Soup", [Ingredient("water", 1.5, Unit.GRAM), Ingredient("salt", 1)], ("hot", "good")),
        Node(1, [Node(2), Node(3, [Node(4)])]),
        {"a": datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)},
        [1, "a", None, 2.5],
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_comes_back_from_its_json(value: Any) -> None:
    kinds = {dict: dict[str, datetime.datetime], list: list[int | str | float | None]}
    assert value == values.read(kinds.get(type(value), type(value)), values.plain(value))


def test_classes_that_read_themselves_do() -> None:
    (own,) = values.read(list[Own], [{"a": 1}])
    assert {"a": 1} == own.tree
    assert [{"a": 1, "mode": "json"}] == values.plain([own])


def test_every_field_that_does_not_fit_is_named() -> None:
    tree = {"title": "Soup", "ingredients": [{"name": "water"}, {"name": "salt", "amount": 1, "unit": "spoon"}]}
    with pytest.raises(DecodeError) as caught:
        values.read(Recipe, tree)
    assert "amount" in caught.value.message
    assert "Recipe.ingredients[0]" in caught.value.message
    assert "Recipe.ingredients[1].unit" in caught.value.message


def test_what_can_not_be_read_is_the_programs_fault() -> None:
    with pytest.raises(ValidationError, match="no way to read"):
        values.read(object, {})
