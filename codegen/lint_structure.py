"""Lint: what a reader of the format stumbles over: references, keys, types and values that do not fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .document import Schema
from .fault import join
from .lint_finding import Spot, Subject, called, quoted
from .pattern import flaw
from .shape import OBJECT_FORMATS, SCALARS

KNOWN_TYPES = frozenset({*SCALARS, ("array", ""), *(("object", name) for name in OBJECT_FORMATS)})


def dangling_references(subject: Subject) -> Iterator[Spot]:
    """A `$ref` names a schema that the document does not have."""
    for at, node in subject.schemas():
        if node.ref and node.ref not in subject.document.schemas:
            yield Spot(
                join(at, "$ref"), f"`{called(at)}` refers to the schema `{node.ref}`, which the document does not have."
            )


def unknown_keys(subject: Subject) -> Iterator[Spot]:
    """A key is not one of the format's."""
    for at, node in subject.nodes:
        for key in node.unknown:
            yield Spot(join(at, key), f"`{called(at)}` has the key `{key}`, which the format does not know.")


def unknown_types(subject: Subject) -> Iterator[Spot]:
    """A type or a format is not one of the format's."""
    for at, node in subject.schemas():
        if node.type and (node.type, node.format) not in KNOWN_TYPES:
            what = f"the format `{node.format}` of the type `{node.type}`" if node.format else f"the type `{node.type}`"
            yield Spot(join(at, "format" if node.format else "type"), f"`{called(at)}` has {what}, which is not known.")


def types_and_references(subject: Subject) -> Iterator[Spot]:
    """A schema has both a type and a `$ref`, or neither; or an array does not say of what."""
    for at, node in subject.schemas():
        if node.type and node.ref:
            yield Spot(at, f"`{called(at)}` has both a type (`{node.type}`) and a reference (`{node.ref}`).")
        elif not node.type and not node.ref:
            yield Spot(at, f"`{called(at)}` has neither a type nor a reference.")
        elif node.type == "array" and node.items is None:
            yield Spot(at, f"`{called(at)}` is an array and does not say of what.")


def schema_ids(subject: Subject) -> Iterator[Spot]:
    """A schema's id is not the key that it stands under."""
    for name, schema in subject.document.schemas.items():
        if schema.id and schema.id != name:
            yield Spot(join("", "schemas", name, "id"), f"The schema `{name}` has the id `{schema.id}`.")


def method_ids(subject: Subject) -> Iterator[Spot]:
    """Two methods have one id."""
    places: dict[str, list[str]] = {}
    for at, method in subject.methods:
        places.setdefault(method.id, []).append(at)
    for found, where in sorted(places.items()):
        if found and len(where) > 1:
            yield Spot(join(where[0], "id"), f"{quoted([called(at) for at in where])} have the one id `{found}`.")


def patterns(subject: Subject) -> Iterator[Spot]:
    """A pattern is no regular expression."""
    for at, node in subject.schemas():
        if node.pattern and flaw(node.pattern):
            yield Spot(
                join(at, "pattern"), f"The pattern of `{called(at)}` is no regular expression: `{node.pattern}`."
            )


def anchors(subject: Subject) -> Iterator[Spot]:
    """A pattern is not anchored: read by search, as others are written for, it admits too much."""
    for at, node in subject.schemas():
        pattern = node.pattern
        if pattern and not flaw(pattern) and not (pattern.startswith("^") and pattern.endswith("$")):
            yield Spot(
                join(at, "pattern"),
                f"The pattern of `{called(at)}` is not anchored by `^` and `$`: a search finds it inside what does not"
                f" fit. It is `{pattern}`.",
            )


def defaults(subject: Subject) -> Iterator[Spot]:
    """A default is none of the values that are listed."""
    for at, node in subject.schemas():
        if node.enum and node.default and node.default not in node.enum:
            yield Spot(join(at, "default"), f"`{node.default}`, the default of `{called(at)}`, is none of its values.")


def values(subject: Subject) -> Iterator[Spot]:
    """A value is listed twice, or what is said of the values is not one thing for each."""
    for at, node in subject.schemas():
        for value, count in Counter(node.enum).items():
            if count > 1:
                yield Spot(join(at, "enum"), f"`{called(at)}` lists the value `{value}` {count} times.")
        yield from _uneven(at, node)


def scopes(subject: Subject) -> Iterator[Spot]:
    """A method asks for a scope that the document does not declare."""
    declared = {scope for flow in subject.document.auth.values() for scope in flow.scopes}
    for at, method in subject.methods:
        for scope in method.scopes:
            if scope not in declared:
                yield Spot(
                    join(at, "scopes"), f"`{called(at)}` asks for the scope `{scope}`, which `auth` does not declare."
                )


def alternatives(subject: Subject) -> Iterator[Spot]:
    """Methods stream, and `alt` does not list the value that makes them."""
    streaming = [called(at) for at, _ in subject.methods if streams(at)]
    alt = subject.document.parameters.get("alt")
    if streaming and alt is not None and alt.enum and "sse" not in alt.enum:
        verb = "answers" if len(streaming) == 1 else "answer"
        yield Spot(
            "/parameters/alt/enum",
            f"`alt` does not list `sse`, with which {quoted(streaming)} {verb} in server-sent events.",
        )


def streams(at: str) -> bool:
    """The name of a method says that it streams."""
    return "stream" in at.rpartition("/")[2].lower()


def _uneven(at: str, node: Schema) -> Iterator[Spot]:
    for key, said in (("enumDescriptions", node.enum_descriptions), ("enumDeprecated", node.enum_deprecated)):
        if said and len(said) != len(node.enum):
            yield Spot(join(at, key), f"`{called(at)}` has {len(node.enum)} values, and {len(said)} `{key}`.")
