"""What loads and dumps scalars: the pairs of `scalars.py` by type, with reasons that show the value that was seen."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, TypeAlias

from . import scalars
from .base import FieldMask, Int64, UrlBytes
from .mismatch import Mismatch, seen

Hook: TypeAlias = Callable[[Any], Any]
"""Loads or dumps a value of one type; raises `Mismatch`."""

Find: TypeAlias = Callable[[Any], Hook]
"""Gives the hook of a type."""


def _checked(convert: Hook) -> Hook:
    """The scalar functions raise `ValueError` with the reason; here the value that was seen is added."""

    def checked(value: Any) -> Any:
        try:
            return convert(value)
        except (ValueError, OverflowError) as error:
            raise Mismatch(f"{error}, got {seen(value)}") from None

    return checked


def text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise Mismatch(f"expected str, got {seen(value)}")


def _truth(value: object) -> object:
    if value is True or value is False:
        return value
    raise Mismatch(f"expected bool, got {seen(value)}")


def itself(value: object) -> object:
    return value


def _field_mask(value: object) -> FieldMask:
    return FieldMask(text(value))


CLASSES: tuple[tuple[type[Any], Hook, Hook], ...] = (
    (str, text, text),
    (bool, _truth, _truth),
    (int, _checked(scalars.load_int), _checked(scalars.dump_int)),
    (float, _checked(scalars.load_float), _checked(scalars.dump_float)),
    (bytes, _checked(scalars.load_bytes), _checked(scalars.dump_bytes)),
    (datetime.datetime, _checked(scalars.load_datetime), _checked(scalars.dump_datetime)),
    (datetime.date, _checked(scalars.load_date), _checked(scalars.dump_date)),
    (datetime.timedelta, _checked(scalars.load_duration), _checked(scalars.dump_duration)),
    (FieldMask, _field_mask, _checked(scalars.dump_field_mask)),
)
"""Scalars that are classes: each, what loads it, and what dumps it."""

FORMATS: tuple[tuple[Any, Hook, Hook], ...] = (
    (Int64, _checked(scalars.load_int), _checked(scalars.dump_int64)),
    (UrlBytes, _checked(scalars.load_bytes), _checked(scalars.dump_url_bytes)),
    (Any, itself, itself),
)
"""Scalars that are none, likewise."""
