"""What loads and dumps lists, mappings and values that may be null: hooks made of the hooks of what they hold."""

from __future__ import annotations

import operator
import typing
from collections.abc import Mapping, Sequence
from typing import Any, cast

from .base import Model
from .hints import by_value, is_model, member
from .mismatch import Mismatch, seen
from .scalar_hooks import Find, Hook, itself, text


def union_loader(hint: Any, loader: Find) -> Hook:
    inner, enum = member(hint)
    return _or_null(loader(inner) if enum is None else _open(by_value(enum)))


def union_dumper(hint: Any, dumper: Find) -> Hook:
    return _or_null(dumper(member(hint)[0]))


def _or_null(hook: Hook) -> Hook:
    return lambda value: None if value is None else hook(value)


def _open(members: Mapping[str, object]) -> Hook:
    """An enum's member, or a string that is none of them."""
    return lambda value: members.get(value) or text(value)


def list_loader(hint: Any, loader: Find) -> Hook:
    hook = loader(typing.get_args(hint)[0])

    def load_list(value: Any) -> object:
        if value.__class__ is list:
            return _each(hook, value)
        raise Mismatch(f"expected a list, got {seen(value)}")

    return load_list


_TEXTS = (str, bytes, bytearray, memoryview)
"""Sequences that are one value."""


def _is_sequence(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, _TEXTS)


def list_dumper(hint: Any, dumper: Find) -> Hook:
    inner = typing.get_args(hint)[0]
    hook = dumper(inner)
    single = is_model(inner) and inner._coerce.__func__ is not Model._coerce.__func__  # type: ignore[attr-defined]  # noqa: SLF001  # a classmethod's function

    def dump_list(value: Any) -> object:
        kind = value.__class__
        if kind is list or (kind is not str and _is_sequence(value)):
            return _each(hook, inner._gather(value) if single else value)  # noqa: SLF001  # of mixins
        if single:
            return [hook(value)]
        raise Mismatch(f"expected a list, got {seen(value)}")

    return dump_list


def _each(hook: Hook, values: Sequence[Any]) -> list[Any]:
    items = iter(values)
    try:
        return list(map(hook, items))
    except Mismatch as mismatch:
        mismatch.parts.append(f"[{len(values) - operator.length_hint(items) - 1}]")
        raise


def dict_loader(hint: Any, loader: Find) -> Hook:
    hook = loader(typing.get_args(hint)[1])

    def load_dict(value: object) -> object:
        if isinstance(value, dict):
            return _values(hook, cast("dict[str, Any]", value))
        raise Mismatch(f"expected an object, got {seen(value)}")

    return load_dict


def dict_dumper(hint: Any, dumper: Find) -> Hook:
    hook = dumper(typing.get_args(hint)[1])

    def dump_dict(value: object) -> object:
        if isinstance(value, Mapping):
            return _values(hook, cast("Mapping[str, Any]", value))
        raise Mismatch(f"expected a mapping, got {seen(value)}")

    return dump_dict


def _values(hook: Hook, values: Mapping[str, Any]) -> dict[str, Any]:
    if hook is itself:
        return dict(values)
    done: dict[str, Any] = {}
    key = ""
    try:
        for key, value in values.items():
            done[key] = hook(value)
    except Mismatch as mismatch:
        mismatch.parts.append(f"[{key!r}]")
        raise
    return done
