# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `policies` reach."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Policy(Model):
    """Schema `Policy`."""

    etag: Maybe[bytes] = UNSET
