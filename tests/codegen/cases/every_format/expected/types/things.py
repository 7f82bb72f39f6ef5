# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `things` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from aiogenai.runtime.base import UNSET, FieldMask, Int64, Maybe, Model, model


@model
class Everything(Model):
    """Every scalar of the format.

    Schema `Everything`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "a_bare_integer": "aBareInteger",
        "a_boolean": "aBoolean",
        "a_byte": "aByte",
        "a_date": "aDate",
        "a_date_time": "aDateTime",
        "a_double": "aDouble",
        "a_float": "aFloat",
        "a_google_datetime": "aGoogleDatetime",
        "a_google_duration": "aGoogleDuration",
        "a_mask": "aMask",
        "a_number": "aNumber",
        "a_proto_any": "aProtoAny",
        "a_string": "aString",
        "a_uint32": "aUint32",
        "a_uint64": "aUint64",
        "a_value": "aValue",
        "an_any": "anAny",
        "an_int32": "anInt32",
        "an_int64": "anInt64",
        "an_object": "anObject",
        "no_type": "noType",
        "unknown_format": "unknownFormat",
        "unknown_type": "unknownType",
    }

    a_bare_integer: Maybe[int] = UNSET
    a_boolean: Maybe[bool] = UNSET
    a_byte: Maybe[bytes] = UNSET
    a_date: Maybe[datetime.date] = UNSET
    a_date_time: Maybe[datetime.datetime] = UNSET
    a_double: Maybe[float] = UNSET
    a_float: Maybe[float] = UNSET
    a_google_datetime: Maybe[datetime.datetime] = UNSET
    a_google_duration: Maybe[datetime.timedelta] = UNSET
    a_mask: Maybe[FieldMask] = UNSET
    a_number: Maybe[float] = UNSET
    a_proto_any: Maybe[dict[str, Any]] = UNSET
    a_string: Maybe[str] = UNSET
    a_uint32: Maybe[int] = UNSET
    a_uint64: Maybe[Int64] = UNSET
    a_value: Maybe[Any] = UNSET
    an_any: Maybe[Any] = UNSET
    an_int32: Maybe[int] = UNSET
    an_int64: Maybe[Int64] = UNSET
    an_object: Maybe[dict[str, Any]] = UNSET
    no_type: Maybe[Any] = UNSET
    unknown_format: Maybe[str] = UNSET
    unknown_type: Maybe[Any] = UNSET
