# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `cached_contents` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import ClassVar

from ...runtime.base import UNSET, Maybe, Model, model
from ._shared import Content, Tool, ToolConfig


@model
class CachedContent(Model):
    """Preprocessed content reusable in later GenerativeService requests, only with the model it was made for.

    Schema `CachedContent`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "create_time": "createTime",
        "display_name": "displayName",
        "expire_time": "expireTime",
        "system_instruction": "systemInstruction",
        "tool_config": "toolConfig",
        "update_time": "updateTime",
        "usage_metadata": "usageMetadata",
    }

    contents: Maybe[list[Content]] = UNSET
    """Input only. Immutable. Content that goes into the cache."""
    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When the cache entry was created."""
    display_name: Maybe[str] = UNSET
    """Immutable. Meaningful user-chosen name for the cached content; at most 128 Unicode characters."""
    expire_time: Maybe[datetime.datetime] = UNSET
    """UTC time after which the resource counts as expired; always returned, whatever the input was."""
    model: Maybe[str] = UNSET
    """Required. Immutable. Model that the cached content works with, as `models/{model}`."""
    name: Maybe[str] = UNSET
    """Output only. Identifier. Resource name of the cached content, as `cachedContents/{id}`."""
    system_instruction: Maybe[Content] = UNSET
    """Input only. Immutable. System instruction from the developer; text only at present."""
    tool_config: Maybe[ToolConfig] = UNSET
    """Input only. Immutable. Tool settings shared by all tools."""
    tools: Maybe[list[Tool]] = UNSET
    """Input only. Immutable. `Tools` open to the model for its next response."""
    ttl: Maybe[datetime.timedelta] = UNSET
    """Input only. Fresh time-to-live to set on the resource."""
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. UTC time of the entry's latest update."""
    usage_metadata: Maybe[CachedContentUsageMetadata] = UNSET
    """Output only. Usage figures of the cached content."""


@model
class CachedContentUsageMetadata(Model):
    """Usage figures for cached content.

    Schema `CachedContentUsageMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"total_token_count": "totalTokenCount"}

    total_token_count: Maybe[int] = UNSET
    """Tokens taken up by the cached content in all."""


@model
class ListCachedContentsResponse(Model):
    """One page of cached contents.

    Schema `ListCachedContentsResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"cached_contents": "cachedContents", "next_page_token": "nextPageToken"}

    cached_contents: Maybe[list[CachedContent]] = UNSET
    """Cached contents on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""
