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
    from .gemini.chat import Chat
    from .gemini.embeddings import embed_texts
    from .gemini.files import upload_file, wait_active
    from .gemini.functions import Functions
    from .gemini.schemas import json_schema
    from .runtime.auth import ApiKey, BearerToken, Credentials
    from .runtime.base import UNSET, FieldMask, Model, Unset, extra_fields
    from .runtime.errors import (
        ClientError,
        ConfigurationError,
        ConnectionFailed,
        ConnectionLost,
        DeadlineExceeded,
        DecodeError,
        Error,
        IncompleteStream,
        InvalidArgument,
        NotFound,
        OperationCancelled,
        OperationError,
        OperationExpired,
        OperationFailed,
        OperationTimeout,
        PermissionDenied,
        QuotaExceeded,
        RedirectRefused,
        ResourceExhausted,
        ResponseError,
        ServerError,
        StatusError,
        StreamError,
        StreamInterrupted,
        Timeout,
        TransportError,
        Unauthenticated,
        Unavailable,
        UploadError,
        ValidationError,
    )
    from .runtime.options import CallOptions, ResponseInfo
    from .runtime.retry import RetryPolicy
    from .runtime.send import Attempt
    from .runtime.transport import TransportOptions
    from .v1beta import types
    from .v1beta.client import Client


__version__ = VERSION

_HOMES = {
    ".v1beta.client": ("Client",),
    ".gemini.chat": ("Chat",),
    ".gemini.embeddings": ("embed_texts",),
    ".gemini.files": ("upload_file", "wait_active"),
    ".gemini.functions": ("Functions",),
    ".gemini.schemas": ("json_schema",),
    ".runtime.auth": ("ApiKey", "BearerToken", "Credentials"),
    ".runtime.base": ("UNSET", "FieldMask", "Model", "Unset", "extra_fields"),
    ".runtime.options": ("CallOptions", "ResponseInfo"),
    ".runtime.retry": ("RetryPolicy",),
    ".runtime.send": ("Attempt",),
    ".runtime.transport": ("TransportOptions",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [  # noqa: RUF022  # by what they are for
    # the client, and what its methods take and give
    "Client",
    "types",
    "CallOptions",
    "RetryPolicy",
    "TransportOptions",
    "ApiKey",
    "BearerToken",
    "Credentials",
    "Attempt",
    "ResponseInfo",
    "Model",
    "UNSET",
    "Unset",
    "FieldMask",
    "extra_fields",
    # conveniences
    "Chat",
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
    "ConnectionLost",
    "Timeout",
    "ResponseError",
    "DecodeError",
    "RedirectRefused",
    "StatusError",
    "ClientError",
    "InvalidArgument",
    "Unauthenticated",
    "PermissionDenied",
    "NotFound",
    "ResourceExhausted",
    "QuotaExceeded",
    "ServerError",
    "Unavailable",
    "StreamError",
    "IncompleteStream",
    "StreamInterrupted",
    "OperationError",
    "OperationFailed",
    "OperationCancelled",
    "OperationExpired",
    "OperationTimeout",
    "UploadError",
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
