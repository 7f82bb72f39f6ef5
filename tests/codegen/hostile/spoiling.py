"""What is wrong with a document that breaks the format itself: each spoiler gives the text of one, spoiled its way."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

from .payloads import JSON_VALUES, SHORT


def _place(chance: random.Random, tree: Any) -> tuple[Any, Any]:
    """Somewhere in a tree: a container, and a key or index of it."""
    places: list[tuple[Any, Any]] = []
    todo = [tree]
    while todo:
        here = todo.pop()
        items = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        for key, value in items:
            places.append((here, key))
            todo.append(value)
    return chance.choice(places)


def any_value(chance: random.Random) -> Any:
    """One of its own: documents that shared a list would change one another, and could put it into itself."""
    return copy.deepcopy(chance.choice(JSON_VALUES))


def _another_kind(chance: random.Random, made: dict[str, Any]) -> str:
    for _ in range(chance.randint(1, 4)):
        container, key = _place(chance, made)
        container[key] = any_value(chance)
    return json.dumps(made)


def _without(chance: random.Random, made: dict[str, Any]) -> str:
    for _ in range(chance.randint(1, 4)):
        container, key = _place(chance, made)
        del container[key]
    return json.dumps(made)


def _elsewhere(chance: random.Random, made: dict[str, Any]) -> str:
    """A part of it where another was."""
    (one, key), (other, name) = _place(chance, made), _place(chance, made)
    one[key] = json.loads(json.dumps(other[name]))
    return json.dumps(made)


def _deep(chance: random.Random, made: dict[str, Any]) -> str:
    deep: Any = {"type": "string"}
    for _ in range(chance.choice([20, 27, 28, 40, 3000])):
        deep = (
            {"type": "array", "items": deep} if chance.random() < 0.5 else {"type": "object", "properties": {"a": deep}}
        )
        if chance.random() < 0.3:
            deep = {"type": "object", "additionalProperties": deep}
    made["schemas"]["Deep"] = None
    text = json.dumps(made)
    return text.replace('"Deep": null', f'"Deep": {_dumped(deep)}')


def _dumped(deep: Any) -> str:
    """JSON of a tree that is too deep for `json`: each level has a type, and at most one level below it."""
    head, tail = [], []
    while True:
        inner = next((key for key in ("items", "additionalProperties", "properties") if key in deep), None)
        if inner is None:
            return "".join([*head, json.dumps(deep), *reversed(tail)])
        start = f'{{"type": "{deep["type"]}", "{inner}": '
        if inner == "properties":
            head.append(start + '{"a": ')
            tail.append("}}")
            deep = deep[inner]["a"]
        else:
            head.append(start)
            tail.append("}")
            deep = deep[inner]


def _twice(chance: random.Random, made: dict[str, Any]) -> str:
    text = json.dumps(made)
    key = chance.choice(["kind", "schemas", "resources", "id", "properties", "type"])
    return text.replace(f'"{key}": ', f'"{key}": {json.dumps(chance.choice(JSON_VALUES))}, "{key}": ', 1)


def _cut(chance: random.Random, made: dict[str, Any]) -> str:
    text = json.dumps(made)
    return text[: chance.randrange(len(text))]


def _wide(chance: random.Random, made: dict[str, Any]) -> str:
    word = chance.choice(SHORT)
    count = chance.choice([300, 1000])
    value = {"type": "string", "enum": [word + "_" * number for number in range(count)]}
    names = {f"{word}{chance.choice(['_', '-', ' '])}" + "." * number: {"type": "string"} for number in range(count)}
    made["schemas"]["Wide"] = {"type": "object", "properties": {"value": value, **names}}
    return json.dumps(made)


def _circles(chance: random.Random, made: dict[str, Any]) -> str:
    """References that lead in circles, of every kind, and long chains of them."""
    count = chance.choice([1, 2, 3, 50, 1500])
    kinds: list[Callable[[str], dict[str, Any]]] = [
        lambda name: {"$ref": name},
        lambda name: {"type": "array", "items": {"$ref": name}},
        lambda name: {"type": "object", "additionalProperties": {"$ref": name}},
        lambda name: {"type": "object", "properties": {"a": {"$ref": name}}},
    ]
    kind = chance.choice(kinds)
    for number in range(count):
        target = (number + 1) % count if chance.random() < 0.999 else count + 1
        made["schemas"][f"C{number}"] = (
            kind(f"C{target}") if chance.random() < 0.9 else chance.choice(kinds)(f"C{target}")
        )
    made["methods"]["circle"] = {
        "httpMethod": "POST", "path": "v1/c", "flatPath": "v1/c", "request": {"$ref": "C0"}, "response": {"$ref": "C0"}
    }  # fmt: skip
    return json.dumps(made)


def _other_text(chance: random.Random, made: dict[str, Any]) -> str:
    return chance.choice(
        ["", "null", "[]", "NaN", '"text"', "\ufeff{}", json.dumps(json.dumps(made)), json.dumps([made])]
    )


SPOILERS: list[Callable[[random.Random, dict[str, Any]], str]] = [
    _another_kind, _another_kind, _without, _without, _elsewhere, _deep, _twice, _cut, _wide, _circles, _other_text
]  # fmt: skip
