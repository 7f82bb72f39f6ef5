# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `volumes` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class VolumesAnnotateRequest(Model):
    """The object at `volumes.annotate.Request`."""

    note: Maybe[str] = UNSET
    """Required. What to note."""
    properties: Maybe[str] = UNSET


@model
class VolumesAnnotateResponse(Model):
    """The object at `volumes.annotate.Response`."""

    done: Maybe[bool] = UNSET
