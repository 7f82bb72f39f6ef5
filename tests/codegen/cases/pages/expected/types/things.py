# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `things` reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class ListThingsResponse(Model):
    """Schema `ListThingsResponse`."""

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    next_page_token: Maybe[str] = UNSET
    things: Maybe[list[Thing]] = UNSET
    unreachable: Maybe[list[str]] = UNSET


@model
class MapResponse(Model):
    """Schema `MapResponse`."""

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    items: Maybe[dict[str, Thing]] = UNSET
    next_page_token: Maybe[str] = UNSET


@model
class NamesResponse(Model):
    """Schema `NamesResponse`."""

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    names: Maybe[list[str]] = UNSET
    next_page_token: Maybe[str] = UNSET


@model
class NoneResponse(Model):
    """Schema `NoneResponse`."""

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    next_page_token: Maybe[str] = UNSET
    total: Maybe[int] = UNSET


@model
class SearchRequest(Model):
    """Schema `SearchRequest`."""

    __wire__: ClassVar[Mapping[str, str]] = {"page_size": "pageSize", "page_token": "pageToken"}

    page_size: Maybe[int] = UNSET
    page_token: Maybe[str] = UNSET
    query: Maybe[str] = UNSET


@model
class Thing(Model):
    """Schema `Thing`."""

    id: Maybe[str] = UNSET


@model
class TwoResponse(Model):
    """Schema `TwoResponse`."""

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    a: Maybe[list[Thing]] = UNSET
    b: Maybe[list[Thing]] = UNSET
    next_page_token: Maybe[str] = UNSET
