"""Whether an answer fits a JSON schema, or an attrs class: a check for a job. Knows the words that Gemini knows.

Checked: type (also several, and `nullable`), enum, const, properties, required, additionalProperties, items,
prefixItems, minItems, maxItems, minLength, maxLength, pattern, minimum, maximum, anyOf, oneOf, allOf, $ref within the
schema. Other words are no condition.
"""

from __future__ import annotations

import enum
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ..runtime.converter import decode
from ..runtime.errors import ConfigurationError, DecodeError
from ..runtime.trees import is_array, is_object
from .outcomes import text_of


def schema_check(schema: Mapping[str, Any] | type) -> Callable[[Mapping[str, Any]], str]:
    """A check of the text of an answer: that it is JSON, and fits."""
    wanted = schema_of(schema) if isinstance(schema, type) else schema

    def check(response: Mapping[str, Any]) -> str:
        try:
            tree = decode(text_of(response))
            return mismatch(tree, wanted, wanted)
        except DecodeError as error:
            return error.message
        except RecursionError:  # what was paid is a result, whatever the schema is worth
            return "the schema refers to itself without an end, or the answer is too deep"

    return check


def mismatch(tree: Any, schema: Any, root: Any, path: str = "$") -> str:
    """Where and how a value does not fit, empty when it does."""
    if schema is True or not is_object(schema):
        return "" if schema is not False else f"{path}: nothing is allowed here"
    if "$ref" in schema:
        return mismatch(tree, _resolved(str(schema["$ref"]), root), root, path)
    if tree is None and schema.get("nullable"):
        return ""
    for rule, word in _RULES:
        if word in schema and (fault := rule(tree, schema[word], root, path)):
            return fault
    if is_object(tree):
        return _object(tree, schema, root, path)
    return _array(tree, schema, root, path) if is_array(tree) else ""


def _resolved(reference: str, root: Any) -> Any:
    found: Any = root
    for name in reference.removeprefix("#").strip("/").split("/"):
        if name:
            found = found.get(name.replace("~1", "/").replace("~0", "~"), {}) if is_object(found) else {}
    return found


def _object(tree: dict[str, Any], schema: dict[str, Any], root: Any, path: str) -> str:
    known = schema.get("properties", {})
    missing = [name for name in schema.get("required", ()) if name not in tree]
    if missing:
        return f"{path}: {', '.join(missing)} missing"
    more = schema.get("additionalProperties", True)
    for name, value in tree.items():
        inner = known.get(name, more)
        if inner is False:
            return f"{path}: {name} is not a property of it"
        if fault := mismatch(value, inner, root, f"{path}.{name}"):
            return fault
    return ""


def _array(tree: list[Any], schema: dict[str, Any], root: Any, path: str) -> str:
    first = schema.get("prefixItems", [])
    for at, value in enumerate(tree):
        inner = first[at] if at < len(first) else schema.get("items", True)
        if fault := mismatch(value, inner, root, f"{path}[{at}]"):
            return fault
    return ""


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda v: isinstance(v, str),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int | float) and not isinstance(v, bool) and v == int(v),
    "boolean": lambda v: isinstance(v, bool),
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "null": lambda v: v is None,
}


def _type(tree: Any, wanted: Any, _: Any, path: str) -> str:
    names = [str(name).lower() for name in (wanted if is_array(wanted) else [wanted])]
    if any(_TYPES.get(name, _anything)(tree) for name in names):
        return ""
    return f"{path}: expected {' or '.join(names)}, got {type(tree).__name__}"


def _anything(_: Any) -> bool:
    return True


def _any_of(tree: Any, choices: Any, root: Any, path: str) -> str:
    faults = [mismatch(tree, choice, root, path) for choice in choices]
    return "" if "" in faults or not faults else faults[0]


def _all_of(tree: Any, parts: Any, root: Any, path: str) -> str:
    return next((fault for part in parts if (fault := mismatch(tree, part, root, path))), "")


def _enum(tree: Any, values: Any, _: Any, path: str) -> str:
    return "" if tree in values else f"{path}: {tree!r} is none of {values!r}"


def _size(
    kind: type | types.UnionType, measure: Callable[[Any], float], *, least: bool
) -> Callable[[Any, Any, Any, str], str]:
    def rule(tree: Any, bound: Any, _: Any, path: str) -> str:
        if not isinstance(tree, kind) or isinstance(tree, bool):
            return ""
        got = measure(tree)
        if got >= float(bound) if least else got <= float(bound):
            return ""
        return f"{path}: {got:g} is {'less' if least else 'more'} than {bound}"

    return rule


def _pattern(tree: Any, pattern: Any, _: Any, path: str) -> str:
    try:
        fits = not isinstance(tree, str) or re.search(str(pattern), tree)
    except re.error as error:
        return f"{path}: {pattern} is no pattern: {error}"
    return "" if fits else f"{path}: does not match {pattern}"


_RULES: tuple[tuple[Callable[[Any, Any, Any, str], str], str], ...] = (
    (_type, "type"),
    (_enum, "enum"),
    (lambda tree, value, root, path: _enum(tree, [value], root, path), "const"),
    (_any_of, "anyOf"),
    (_any_of, "oneOf"),
    (_all_of, "allOf"),
    (_size(str, len, least=True), "minLength"),
    (_size(str, len, least=False), "maxLength"),
    (_size(list, len, least=True), "minItems"),
    (_size(list, len, least=False), "maxItems"),
    (_size(int | float, float, least=True), "minimum"),
    (_size(int | float, float, least=False), "maximum"),
    (_pattern, "pattern"),
)


_SCALARS: Mapping[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema_of(hint: Any) -> dict[str, Any]:
    """The JSON schema of an attrs class, or of a type that its fields have.

    Raises:
        ConfigurationError: It has no schema.
    """
    if hint is Any:
        return {}
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    if isinstance(hint, type) and attrs.has(hint):
        hints = typing.get_type_hints(hint)
        facts: tuple[attrs.Attribute[Any], ...] = attrs.fields(hint)
        required = [fact.name for fact in facts if fact.default is attrs.NOTHING]
        return {
            "type": "object",
            "properties": {fact.name: schema_of(hints[fact.name]) for fact in facts},
            "required": required,
            "additionalProperties": False,
        }
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return {"anyOf": [schema_of(part) for part in inner]}
    if origin is typing.Literal:
        return {"enum": list(inner)}
    if origin is list or hint is list:
        return {"type": "array", **({"items": schema_of(inner[0])} if inner else {})}
    if origin is dict or hint is dict:
        return {"type": "object", **({"additionalProperties": schema_of(inner[1])} if inner else {})}
    raise ConfigurationError(f"{hint!r} has no JSON schema")
