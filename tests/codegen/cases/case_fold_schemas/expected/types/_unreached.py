# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from enum import StrEnum

from aiogenai.runtime.base import UNSET, Maybe, Model, model


class ABKind_2(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `AB.kind`.
    """

    K = "K"


@model
class AB(Model):
    """Schema `AB`."""

    kind: Maybe[ABKind_2 | str] = UNSET


@model
class ABKind(Model):
    """Schema `ABKind`."""

    g: Maybe[str] = UNSET


@model
class AB_2(Model):
    """Schema `A_B`."""

    f: Maybe[str] = UNSET


@model
class AB_3(Model):
    """Schema `A__B`."""

    e: Maybe[str] = UNSET


@model
class HTTPHealthCheck(Model):
    """Schema `HTTPHealthCheck`."""

    a: Maybe[str] = UNSET


@model
class HttpHealthCheck(Model):
    """Schema `HttpHealthCheck`."""

    b: Maybe[str] = UNSET


@model
class V1Beta1X(Model):
    """Schema `V1Beta1X`."""

    c: Maybe[V1beta1X] = UNSET


@model
class V1beta1X(Model):
    """Schema `V1beta1X`."""

    d: Maybe[str] = UNSET
