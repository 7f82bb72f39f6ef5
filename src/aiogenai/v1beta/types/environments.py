# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `environments` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from ...runtime.base import UNSET, Int64, Maybe, Model, model


class EnvironmentFileType(StrEnum):
    """What kind of entry this is.

    Other values may arrive, as plain strings.

    Values of `EnvironmentFile.type`.
    """

    TYPE_UNSPECIFIED = "TYPE_UNSPECIFIED"
    FILE = "FILE"
    DIRECTORY = "DIRECTORY"


class EnvironmentStatus(StrEnum):
    """Status of the container behind the environment.

    Other values may arrive, as plain strings.

    Values of `Environment.status`.
    """

    STATUS_UNSPECIFIED = "STATUS_UNSPECIFIED"
    ACTIVE = "ACTIVE"
    EXPIRED = "EXPIRED"


class NetworkMode(StrEnum):
    """How outgoing network traffic is treated.

    Other values may arrive, as plain strings.

    Values of `CreateEnvironmentRequest.networkMode` and `Environment.networkMode`.
    """

    NETWORK_MODE_UNSPECIFIED = "NETWORK_MODE_UNSPECIFIED"
    DISABLED = "DISABLED"


class SourceType(StrEnum):
    """Kind of source: a Cloud Storage bucket (`GCS`), inline content (`INLINE`) or a repository (`REPOSITORY`).

    Other values may arrive, as plain strings.

    Values of `Source.type`.
    """

    TYPE_UNSPECIFIED = "TYPE_UNSPECIFIED"
    GCS = "GCS"
    INLINE = "INLINE"
    REPOSITORY = "REPOSITORY"


@model
class CreateEnvironmentRequest(Model):
    """Payload of an `environments.create` call.

    Schema `CreateEnvironmentRequest`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"network_allowlist": "networkAllowlist", "network_mode": "networkMode"}

    network_allowlist: Maybe[EnvironmentNetworkEgressAllowlist] = UNSET
    """Restricts access to the domains given."""
    network_mode: Maybe[NetworkMode | str] = UNSET
    """How outgoing network traffic is treated."""
    sources: Maybe[list[Source]] = UNSET
    """What to mount into the new environment."""


@model
class EgressRule(Model):
    """Lets the environment reach an external domain, optionally injecting HTTP headers into matching requests.

    Schema `EgressRule`, since revision 20260831.
    """

    domain: Maybe[str] = UNSET
    """Domain to match: an exact host (`github.com`), a wildcard prefix (`*.googleapis.com`), or `*` for any."""
    transform: Maybe[dict[str, str]] = UNSET
    """Headers added to matching requests, keyed by name, such as "Authorization": "Bearer your-token"."""


@model
class Environment(Model):
    """Environment that an agent runs in.

    Schema `Environment`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "file_count": "fileCount",
        "last_accessed": "lastAccessed",
        "network_allowlist": "networkAllowlist",
        "network_mode": "networkMode",
        "size_bytes": "sizeBytes",
    }

    created: Maybe[str] = UNSET
    """Output only. Creation time of the environment in ISO 8601 (YYYY-MM-DDThh:mm:ssZ)."""
    file_count: Maybe[Int64] = UNSET
    """Output only. How many files the environment holds."""
    id: Maybe[str] = UNSET
    """Required. Output only. Environment ID."""
    last_accessed: Maybe[str] = UNSET
    """Output only. Time of latest access, in ISO 8601 (YYYY-MM-DDThh:mm:ssZ)."""
    network_allowlist: Maybe[EnvironmentNetworkEgressAllowlist] = UNSET
    """Restricts access to the domains given."""
    network_mode: Maybe[NetworkMode | str] = UNSET
    """How outgoing network traffic is treated."""
    size_bytes: Maybe[Int64] = UNSET
    """Output only. Bytes taken by all files of the environment."""
    sources: Maybe[list[Source]] = UNSET
    """What is mounted into the environment."""
    status: Maybe[EnvironmentStatus | str] = UNSET
    """Output only. Status of the container behind the environment."""
    updated: Maybe[str] = UNSET
    """Output only. Time of latest change, in ISO 8601 (YYYY-MM-DDThh:mm:ssZ)."""


@model
class EnvironmentFile(Model):
    """Describes a file or directory of an environment.

    Schema `EnvironmentFile`, since revision 20260831.
    """

    created: Maybe[datetime.datetime] = UNSET
    """Output only. When the file or directory was created."""
    mime_type: Maybe[str] = UNSET
    """Output only. File's MIME type, such as "text/python" or "image/png"; empty for a directory."""
    modified: Maybe[datetime.datetime] = UNSET
    """Output only. When the file or directory was last modified."""
    name: Maybe[str] = UNSET
    """Output only. File or directory name, such as "main.py" or "src"."""
    path: Maybe[str] = UNSET
    """Output only. Full path relative to the environment, such as "workspace/src/main.py"."""
    size_bytes: Maybe[Int64] = UNSET
    """Output only. Bytes taken by the file or directory."""
    type: Maybe[EnvironmentFileType | str] = UNSET
    """Output only. What kind of entry this is."""


@model
class EnvironmentNetworkEgressAllowlist(Model):
    """Which outgoing connections the environment may make.

    Schema `EnvironmentNetworkEgressAllowlist`, since revision 20260831.
    """

    allowlist: Maybe[list[EgressRule]] = UNSET
    """Domains that may be reached, each with its settings."""


@model
class GetEnvironmentFilesResponse(Model):
    """Result of a `GetEnvironmentFiles` call.

    Schema `GetEnvironmentFilesResponse`, since revision 20260831.
    """

    files: Maybe[list[EnvironmentFile]] = UNSET
    """Directory contents, or a single metadata entry when the path is a file. Empty with `alt=media`, which serves
    `blob` instead.
    """
    next_page_token: Maybe[str] = UNSET
    """Token for fetching the next page of a directory listing."""


@model
class ListEnvironmentsResponse(Model):
    """Result of an `environments.list` call.

    Schema `ListEnvironmentsResponse`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    environments: Maybe[list[Environment]] = UNSET
    """Environments of the given project."""
    next_page_token: Maybe[str] = UNSET
    """Token for requesting another page."""


@model
class Source(Model):
    """Content source mounted into an environment.

    Schema `Source`, since revision 20260831.
    """

    content: Maybe[str] = UNSET
    """Content given inline, for a `type` of `INLINE`."""
    encoding: Maybe[str] = UNSET
    """Encoding of the inline content, if any, e.g. `base64`."""
    source: Maybe[str] = UNSET
    """Where the content comes from: a Cloud Storage path or a GitHub path."""
    target: Maybe[str] = UNSET
    """Location in the environment at which the source is mounted."""
    type: Maybe[SourceType | str] = UNSET
    """Kind of source: a Cloud Storage bucket (`GCS`), inline content (`INLINE`) or a repository (`REPOSITORY`)."""
