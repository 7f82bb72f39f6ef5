"""An async Python SDK for the Gemini API, generated from its discovery document.

    from aiogenai import Client

    async with Client() as client:
        answer = await client.models.generate_content("gemini-2.5-flash", contents="Why is the sky blue?")
        print(answer.text)

What is listed in `__all__` is public, and loaded when it is first touched.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .runtime.version import VERSION

if TYPE_CHECKING:
    from .gemini.chat import Chat, Said
    from .gemini.embeddings import embed_texts
    from .gemini.files import upload_file, wait_active
    from .gemini.functions import Functions
    from .gemini.schemas import json_schema
    from .runtime.attempts import Attempt, Hook, Middleware
    from .runtime.auth import ApiKey, BearerToken, Credentials
    from .runtime.base import UNSET, FieldMask, Json, Maybe, Model, Unset, extra_fields
    from .runtime.client import CredentialsSource
    from .runtime.downloads import Download
    from .runtime.error_details import (
        BadRequest,
        Detail,
        ErrorInfo,
        Help,
        LocalizedMessage,
        PreconditionFailure,
        QuotaFailure,
        RetryInfo,
    )
    from .runtime.errors import (
        Aborted,
        AlreadyExists,
        BadGateway,
        Cancelled,
        CertificateRefused,
        ChecksumMismatch,
        ClientError,
        ConfigurationError,
        Conflict,
        ConnectionFailed,
        ConnectionLost,
        ContentChanged,
        ContentTooLarge,
        DataLoss,
        DeadlineExceeded,
        DecodeError,
        DownloadError,
        Error,
        FailedPrecondition,
        GatewayTimeout,
        IncompleteStream,
        Internal,
        InvalidArgument,
        NotFound,
        OperationCancelled,
        OperationError,
        OperationExpired,
        OperationFailed,
        OperationTimeout,
        OutOfRange,
        PageLoop,
        PermissionDenied,
        ProtocolError,
        QuotaExceeded,
        RedirectRefused,
        RequestTimeout,
        ResourceExhausted,
        ResponseError,
        ResponseTooLarge,
        ServerError,
        SourceChanged,
        StatusError,
        StreamError,
        StreamInterrupted,
        Timeout,
        TransferStalled,
        TransportError,
        Unauthenticated,
        Unavailable,
        Unimplemented,
        Unknown,
        UnseekableSource,
        UploadError,
        UploadInterrupted,
        UploadProtocolError,
        UploadResultUnknown,
        UploadSessionGone,
        UploadUrlRefused,
        ValidationError,
    )
    from .runtime.given import given
    from .runtime.media import Media, MediaSource, Progress
    from .runtime.operations import Operation, OperationState
    from .runtime.options import CallOptions, ResponseInfo
    from .runtime.pagination import Pager
    from .runtime.polling import Pace, Polling
    from .runtime.retry import RetryPolicy
    from .runtime.stream import Stream
    from .runtime.transport import TransportOptions
    from .v1beta import types
    from .v1beta.client import Client


__version__ = VERSION

_HOMES = {
    ".v1beta.client": ("Client",),
    ".gemini.chat": ("Chat", "Said"),
    ".gemini.embeddings": ("embed_texts",),
    ".gemini.files": ("upload_file", "wait_active"),
    ".gemini.functions": ("Functions",),
    ".gemini.schemas": ("json_schema",),
    ".runtime.auth": ("ApiKey", "BearerToken", "Credentials"),
    ".runtime.base": ("UNSET", "FieldMask", "Json", "Maybe", "Model", "Unset", "extra_fields"),
    ".runtime.client": ("CredentialsSource",),
    ".runtime.downloads": ("Download",),
    ".runtime.error_details": (
        "BadRequest",
        "Detail",
        "ErrorInfo",
        "Help",
        "LocalizedMessage",
        "PreconditionFailure",
        "QuotaFailure",
        "RetryInfo",
    ),
    ".runtime.given": ("given",),
    ".runtime.media": ("Media", "MediaSource", "Progress"),
    ".runtime.operations": ("Operation", "OperationState"),
    ".runtime.options": ("CallOptions", "ResponseInfo"),
    ".runtime.pagination": ("Pager",),
    ".runtime.polling": ("Pace", "Polling"),
    ".runtime.retry": ("RetryPolicy",),
    ".runtime.attempts": ("Attempt", "Hook", "Middleware"),
    ".runtime.stream": ("Stream",),
    ".runtime.transport": ("TransportOptions",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022  # by what they are for
    # the client, and what it is given
    "Client",
    "types",
    "CallOptions",
    "RetryPolicy",
    "TransportOptions",
    "ApiKey",
    "BearerToken",
    "Credentials",
    "CredentialsSource",
    "Hook",
    "Middleware",
    "Attempt",
    "ResponseInfo",
    # what methods take
    "Json",
    "Maybe",
    "UNSET",
    "Unset",
    "FieldMask",
    "Media",
    "MediaSource",
    "Progress",
    "Polling",
    "Pace",
    # what they give
    "Model",
    "extra_fields",
    "given",
    "Stream",
    "Pager",
    "Operation",
    "OperationState",
    "Download",
    # conveniences
    "Chat",
    "Said",
    "Functions",
    "json_schema",
    "embed_texts",
    "upload_file",
    "wait_active",
    # errors; the tree is drawn in `aiogenai.runtime.errors`
    "Error",
    "ConfigurationError",
    "ValidationError",
    "DeadlineExceeded",
    "TransportError",
    "ConnectionFailed",
    "CertificateRefused",
    "ConnectionLost",
    "Timeout",
    "ResponseError",
    "DecodeError",
    "ResponseTooLarge",
    "RedirectRefused",
    "StatusError",
    "ClientError",
    "InvalidArgument",
    "FailedPrecondition",
    "OutOfRange",
    "Unauthenticated",
    "PermissionDenied",
    "NotFound",
    "RequestTimeout",
    "Conflict",
    "AlreadyExists",
    "Aborted",
    "ContentTooLarge",
    "Cancelled",
    "ResourceExhausted",
    "QuotaExceeded",
    "ServerError",
    "Internal",
    "Unknown",
    "DataLoss",
    "Unimplemented",
    "BadGateway",
    "Unavailable",
    "GatewayTimeout",
    "ProtocolError",
    "PageLoop",
    "StreamError",
    "IncompleteStream",
    "StreamInterrupted",
    "OperationError",
    "OperationFailed",
    "OperationCancelled",
    "OperationExpired",
    "OperationTimeout",
    "UploadError",
    "UploadInterrupted",
    "UploadProtocolError",
    "UploadUrlRefused",
    "UploadSessionGone",
    "UploadResultUnknown",
    "UnseekableSource",
    "SourceChanged",
    "TransferStalled",
    "DownloadError",
    "ChecksumMismatch",
    "ContentChanged",
    # what a server adds to an error
    "Detail",
    "BadRequest",
    "ErrorInfo",
    "Help",
    "LocalizedMessage",
    "PreconditionFailure",
    "QuotaFailure",
    "RetryInfo",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name == "types":
        return import_module(".v1beta.types", __name__)
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, ".runtime.errors"), __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
