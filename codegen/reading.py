"""Text -> `Document`, with sorted keys; or all that makes it no discovery document, each fault with its pointer.

Never repairs: a string that is a number is a fault, and so is a key that comes twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import cattrs
from attrs import evolve, fields, has
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from .document import IGNORED, KIND, Document, Node, wire
from .fault import Fault, Faults, join, pointer

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64

T = TypeVar("T")


def read(path: Path) -> Document:
    """The document in a file.

    Raises:
        Faults: All that makes it no discovery document.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise Faults([Fault("", "a folder: name a document in it")], str(path)) from None
    except OSError as error:
        raise Faults([Fault("", error.strerror or str(error))], str(path)) from None
    return parse(data, str(path))


def parse(data: bytes | str, source: str = "") -> Document:
    """The document in a text; `source` names it in faults.

    Raises:
        Faults: All that makes it no discovery document.
    """
    if len(data) > MAX_BYTES:
        raise Faults([Fault("", f"larger than {MAX_BYTES // 1024 // 1024} MB")], source)
    try:
        tree = json.loads(data, object_pairs_hook=_Object, parse_constant=_refused_constant)
    except (ValueError, RecursionError) as error:
        said = "nested too deep" if isinstance(error, RecursionError) else f"not JSON: {error}"
        raise Faults([Fault("", said)], source) from None
    faults: list[Fault] = []
    tree = _canonical(tree, "", 0, faults)
    if not isinstance(tree, dict) or tree.get("kind") != KIND:
        faults.insert(0, Fault("/kind", f"not a discovery document: its kind is not {KIND}"))
        raise Faults(faults, source)
    try:
        document = _converter.structure(tree, Document)
    except ClassValidationError as error:
        raise Faults([*faults, *_located(error, "")], source) from None
    faults += [
        Fault(pointer(key), "missing")
        for key, value in (("name", document.name), ("version", document.version), ("rootUrl", document.root_url))
        if not value
    ]
    if faults:
        raise Faults(faults, source)
    return document


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys came twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(key for key, _ in pairs) if len(self) < len(pairs) else {}
        self.twice = sorted(key for key, count in counts.items() if count > 1)


def _refused_constant(text: str) -> None:
    raise ValueError(f"{text} is no JSON value")


def _canonical(tree: Any, at: str, depth: int, faults: list[Fault]) -> Any:
    """The tree with its keys sorted, so that their order in the input never matters."""
    if depth > MAX_DEPTH and isinstance(tree, dict | list):
        faults.append(Fault(at, f"nested deeper than {MAX_DEPTH} levels"))
        return {} if isinstance(tree, dict) else []
    if isinstance(tree, _Object):
        faults.extend(Fault(join(at, key), "the key is there twice") for key in tree.twice)
        return {key: _canonical(tree[key], join(at, key), depth + 1, faults) for key in sorted(tree)}
    if isinstance(tree, list):
        return [_canonical(item, join(at, index), depth + 1, faults) for index, item in enumerate(tree)]
    return tree


def _strict(expected: type[T]) -> Any:
    """Left alone, cattrs would turn anything into a string, and any number into a truth value."""

    def structure(value: Any, _: type[T]) -> T:
        if type(value) is not expected:
            raise TypeError(f"expected {_JSON_NAMES[expected]}, got {_JSON_NAMES.get(type(value), 'null')}")
        return value

    return structure


_JSON_NAMES: Mapping[type, str] = {
    str: "a string", bool: "true or false", int: "a number", float: "a number", dict: "an object", list: "an array",
}  # fmt: skip


def _structure_node(node: type[Node]) -> Any:
    renames = {field.name: override(rename=wire(field.name)) for field in fields(node) if field.name != "unknown"}
    known = {wire(name) for name in renames} | (IGNORED if node is Document else frozenset())
    inner = make_dict_structure_fn(node, _converter, unknown=override(omit=True), **renames)  # type: ignore[arg-type]  # cattrs types its keywords as its options only

    def structure(value: Any, _: Any) -> Node:
        if not isinstance(value, dict):
            raise TypeError(f"expected an object, got {_JSON_NAMES.get(type(value), 'null')}")
        made = inner(value, node)
        unknown = tuple(key for key in value if key not in known)
        return evolve(made, unknown=unknown) if unknown else made

    return structure


def _structure_map(hint: Any) -> Any:
    inner = hint.__args__[1]

    def structure(value: Any, _: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise TypeError(f"expected an object, got {_JSON_NAMES.get(type(value), 'null')}")
        made: list[Any] = []
        errors: list[Exception] = []
        for key, item in value.items():
            _gather(item, inner, key, made, errors)
        if errors:
            raise IterableValidationError("", errors, hint)
        return dict(zip(value, made, strict=True))

    return structure


def _gather(item: Any, kind: Any, key: str | int, made: list[Any], errors: list[Exception]) -> None:
    """One item of a container; an error is noted with its place, and the others are still looked at."""
    try:
        made.append(item if kind is Any else _converter.structure(item, kind))
    except Exception as error:  # noqa: BLE001  # what cattrs does for its own containers
        error.__notes__ = [*getattr(error, "__notes__", []), IterableValidationNote("", key, kind)]
        errors.append(error)


def _structure_tuple(hint: Any) -> Any:
    inner = hint.__args__[0]

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(f"expected an array, got {_JSON_NAMES.get(type(value), 'null')}")
        made: list[Any] = []
        errors: list[Exception] = []
        for index, item in enumerate(value):
            _gather(item, inner, index, made, errors)
        if errors:
            raise IterableValidationError("", errors, hint)
        return tuple(made)

    return structure


_converter = cattrs.Converter()
_converter.register_structure_hook(str, _strict(str))
_converter.register_structure_hook(bool, _strict(bool))
_converter.register_structure_hook_factory(lambda hint: has(hint) and issubclass(hint, Node), _structure_node)
_converter.register_structure_hook_factory(lambda hint: getattr(hint, "__origin__", None) is Mapping, _structure_map)
_converter.register_structure_hook_factory(lambda hint: getattr(hint, "__origin__", None) is tuple, _structure_tuple)


def structure(tree: object, kind: type[T]) -> T:
    """A part of a document, from the JSON value of it.

    Raises:
        ValueError: It is no such part.
    """
    try:
        return _converter.structure(tree, kind)
    except ClassValidationError as error:
        raise ValueError("; ".join(map(str, _located(error, "")))) from None


def _located(error: BaseException, at: str) -> Iterator[Fault]:
    """Faults with pointers, from the tree of errors that cattrs makes."""
    if not isinstance(error, ClassValidationError | IterableValidationError):
        yield Fault(at, str(error))
        return
    for child in error.exceptions:
        place = at
        for note in getattr(child, "__notes__", []):
            if isinstance(note, AttributeValidationNote):
                place = join(at, wire(note.name))
            elif isinstance(note, IterableValidationNote):
                place = join(at, note.index)
        yield from _located(child, place)
