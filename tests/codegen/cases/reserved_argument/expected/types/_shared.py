# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that methods of several resources reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Thing(Model):
    """Schema `Thing`."""

    __wire__: ClassVar[Mapping[str, str]] = {
        "datetime_": "datetime",
        "dict_": "dict",
        "list_": "list",
        "self_": "self",
        "str_": "str",
    }

    copy: Maybe[str] = UNSET
    datetime_: Maybe[datetime.datetime] = UNSET
    dict_: Maybe[dict[str, str]] = UNSET
    extra: Maybe[str] = UNSET
    id: Maybe[str] = UNSET
    items: Maybe[list[str]] = UNSET
    json: Maybe[str] = UNSET
    list_: Maybe[list[str]] = UNSET
    model: Maybe[str] = UNSET
    self_: Maybe[str] = UNSET
    str_: Maybe[str] = UNSET
    type: Maybe[str] = UNSET
    values: Maybe[str] = UNSET
