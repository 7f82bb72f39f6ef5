"""JSON in -> JSON as families read it (wire names, canonical values), and every fault on the way, with its path.

Checks are compiled once for each shape. Written from the rules of proto JSON, apart from the SDK's own converter, so
that one catches the other's mistakes.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import orjson

from . import errors, lenient
from .shapes import Enumeration, Mapped, Message, Repeated, Scalar, Shape
from .trees import is_list, is_object

Path: TypeAlias = tuple[Any, str | int] | None
"""Where a value stands: (where its container stands, its name or index). Text is made of it for a fault only."""

Faults: TypeAlias = list[tuple[str, str]]
Check: TypeAlias = Callable[[Any, Path, Faults], Any]

_EMPTY: tuple[object, ...] = (None, "", [], {})

_DEPTH = 100
"""Levels of a message, as protobuf has it."""

_INT = re.compile(r"-?[0-9]{1,20}")
_DURATION = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?s")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_STANDARD = str.maketrans("-_", "+/")


def text_of(path: Path) -> str:
    parts: list[str] = []
    while path is not None:
        path, part = path
        parts.append(f"[{part}]" if isinstance(part, int) else f".{part}")
    return "".join(reversed(parts)).removeprefix(".")


class Validator:
    """Checks request bodies against shapes. Holds compiled checks, and nothing of any request."""

    def __init__(self) -> None:
        self._compiled: dict[int, tuple[Shape, Check]] = {}

    def body(self, data: bytes, shape: Message) -> dict[str, Any]:
        """The message in a request's bytes; an empty body is an empty message.

        Raises:
            Refusal: 400 with every fault that was found.
        """
        if not data:
            return {}
        tree = _tree(data)
        if not is_object(tree):
            raise errors.invalid("Invalid JSON payload received. The root must be an object.")
        return self.message(tree, shape)

    def message(self, tree: object, shape: Message, path: Path = None) -> dict[str, Any]:
        """The message in a tree of JSON values."""
        _check_depth(tree)
        faults: Faults = []
        checked: dict[str, Any] = self.check(shape)(tree, path, faults)
        if faults:
            raise errors.violations(faults)
        return checked

    def check(self, shape: Shape) -> Check:
        """The compiled check of a shape; its message is compiled when first met."""
        known = self._compiled.get(id(shape))
        if known is None:
            known = (shape, self._compile(shape))  # holding the shape keeps its id its own
            self._compiled[id(shape)] = known
        return known[1]

    def _compile(self, shape: Shape) -> Check:
        match shape:
            case Scalar(kind):
                return _SCALARS[kind]
            case Enumeration(name, values):
                return _enumeration(name, values)
            case Repeated(of):
                return _repeated(self.check(of))
            case Mapped(of):
                return _mapped(self.check(of))
            case _:
                return self._message(shape)

    def _message(self, shape: Message) -> Check:
        table: dict[str, tuple[str, str, Check]] = {}
        required: list[tuple[str, str]] = []

        def check(value: Any, path: Path, faults: Faults) -> Any:
            if not is_object(value):
                return _wrong(value, path, faults, shape.name)
            if not table:
                table.update({n: (f.wire, f.proto, self.check(f.shape)) for n, f in shape.names.items()})
                required.extend((field.wire, field.proto) for field in shape.fields.values() if field.required)
            result: dict[str, Any] = {}
            for name, item in value.items():
                known = table.get(name)
                if known is None:
                    _unknown(name, path, faults)
                elif item is not None:
                    result[known[0]] = known[2](item, (path, known[1]), faults)
            for wire, proto in required:
                if result.get(wire) in _EMPTY:
                    where = text_of((path, proto))
                    faults.append((where, f"* {where}: {proto} is not specified"))
            return result

        return check


def _tree(data: bytes) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        try:
            return orjson.loads(lenient.strict(data.decode()))
        except ValueError:
            raise errors.invalid(f"Invalid JSON payload received. {error.msg} at character {error.pos}.") from None


def _check_depth(tree: object) -> None:
    level = [tree]
    for _ in range(_DEPTH):
        level = [
            child
            for node in level
            for child in (node.values() if is_object(node) else node if is_list(node) else ())
            if is_object(child) or is_list(child)
        ]
        if not level:
            return
    raise errors.invalid("Invalid JSON payload received. It is nested too deep.")


def _unknown(name: str, path: Path, faults: Faults) -> None:
    where = f" at '{text_of(path)}'" if path else ""
    text = f'Invalid JSON payload received. Unknown name "{name}"{where}: Cannot find field.'
    faults.append((text_of((path, name)), text))


def _wrong(value: object, path: Path, faults: Faults, expected: str) -> None:
    shown = orjson.dumps(value, default=str).decode()
    shown = shown if len(shown) <= 200 else shown[:200] + "..."
    where = text_of(path)
    faults.append((where, f"Invalid value at '{where}' ({expected}), {shown}"))


def _repeated(check: Check) -> Check:
    def repeated(value: Any, path: Path, faults: Faults) -> list[Any]:
        if not is_list(value):
            return [check(value, path, faults)]  # as Google's servers do: one value is a list of one
        return [check(item, (path, index), faults) for index, item in enumerate(value)]

    return repeated


def _mapped(check: Check) -> Check:
    def mapped(value: Any, path: Path, faults: Faults) -> Any:
        if not is_object(value):
            return _wrong(value, path, faults, "Map")
        return {key: check(item, ((path, index), "value"), faults) for index, (key, item) in enumerate(value.items())}

    return mapped


def _enumeration(name: str, values: tuple[str, ...]) -> Check:
    exact = frozenset(values)
    loose = {value.casefold(): value for value in values}

    def enumeration(value: Any, path: Path, faults: Faults) -> Any:
        if type(value) is str:
            if value in exact:
                return value
            if (found := loose.get(value.casefold().replace("-", "_"))) is not None:
                return found
        elif type(value) is int and 0 <= value < len(values):
            return values[value]
        return _wrong(value, path, faults, name)

    return enumeration


def _any(value: Any, _path: Path, _faults: Faults) -> Any:
    return value


def _string(value: Any, path: Path, faults: Faults) -> Any:
    return value if type(value) is str else _wrong(value, path, faults, "TYPE_STRING")


def _boolean(value: Any, path: Path, faults: Faults) -> Any:
    return value if type(value) is bool else _wrong(value, path, faults, "TYPE_BOOL")


def _integer(name: str, low: int, high: int, *, as_text: bool) -> Check:
    def integer(value: Any, path: Path, faults: Faults) -> Any:
        number = value
        if (type(value) is str and _INT.fullmatch(value)) or (type(value) is float and value.is_integer()):
            number = int(value)
        if type(number) is not int or not low <= number <= high:
            return _wrong(value, path, faults, name)
        return str(number) if as_text else number

    return integer


def _number(value: Any, path: Path, faults: Faults) -> Any:
    if type(value) is float or type(value) is int:
        return value
    if type(value) is str:
        try:
            return float(value)
        except ValueError:
            pass
    return _wrong(value, path, faults, "TYPE_DOUBLE")


def _bytes(value: Any, path: Path, faults: Faults) -> Any:
    """Both alphabets, padded or not, as proto JSON parsers do; kept as standard, padded text."""
    if type(value) is str:
        text = value.translate(_STANDARD).rstrip("=")
        text += "=" * (-len(text) % 4)
        try:
            binascii.a2b_base64(text, strict_mode=True)
        except ValueError:
            pass
        else:
            return text
    return _wrong(value, path, faults, "TYPE_BYTES")


def _moment(value: Any, path: Path, faults: Faults) -> Any:
    if type(value) is str and (match := _TIME.fullmatch(value)):
        try:
            datetime.datetime.fromisoformat(f"{match[1]}T{match[2]}")
        except ValueError:
            pass
        else:
            return value
    return _wrong(value, path, faults, "google.protobuf.Timestamp")


def _date(value: Any, path: Path, faults: Faults) -> Any:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return _wrong(value, path, faults, "TYPE_STRING, a date")


def _duration(value: Any, path: Path, faults: Faults) -> Any:
    if type(value) is str and _DURATION.fullmatch(value):
        return value
    return _wrong(value, path, faults, "google.protobuf.Duration")


_SCALARS: Mapping[str, Check] = {
    "any": _any,
    "boolean": _boolean,
    "bytes": _bytes,
    "date": _date,
    "datetime": _moment,
    "duration": _duration,
    "int32": _integer("TYPE_INT32", -(2**31), 2**32 - 1, as_text=False),
    "int64": _integer("TYPE_INT64", -(2**63), 2**64 - 1, as_text=True),
    "mask": _string,
    "number": _number,
    "string": _string,
}


def decoded(text: str) -> bytes:
    """The bytes of a base64 field that was checked."""
    return base64.b64decode(text)
