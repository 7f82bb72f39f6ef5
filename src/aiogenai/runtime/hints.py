"""What an annotation of a model says: which kind of type it is, and of which type a value is that is there."""

from __future__ import annotations

import types
import typing
from enum import StrEnum
from typing import Any

from .base import Model, Unset


def is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def is_list(hint: Any) -> bool:
    return typing.get_origin(hint) is list


def is_dict(hint: Any) -> bool:
    return typing.get_origin(hint) is dict


def is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)


def member(hint: Any) -> tuple[Any, type[StrEnum] | None]:
    """Of a `Maybe` or an open enum: the type of a value that is there, and its enum."""
    if not is_union(hint):
        return hint, None
    parts = [part for part in typing.get_args(hint) if part not in (type(None), Unset)]
    enums = [part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)]
    return (str, enums[0]) if enums else (parts[0], None)


def by_value(enum: type[StrEnum]) -> dict[str, StrEnum]:
    """The members of an enum."""
    return {member.value: member for member in enum}
