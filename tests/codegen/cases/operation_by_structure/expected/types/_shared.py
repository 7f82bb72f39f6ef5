# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that methods of several resources reach."""

from __future__ import annotations

from typing import Any

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Job(Model):
    """Schema `Job`."""

    done: Maybe[bool] = UNSET
    error: Maybe[Status] = UNSET
    metadata: Maybe[dict[str, Any]] = UNSET
    name: Maybe[str] = UNSET
    response: Maybe[dict[str, Any]] = UNSET


@model
class Status(Model):
    """Schema `Status`."""

    code: Maybe[int] = UNSET
