"""Every error the SDK raises: one tree, and the way from an HTTP answer to its class. Never holds a key.

The tree, with what else a class is, and what it is of HTTP:

    aiogenai.Error
    ├── ConfigurationError            the client can't be made or used like this
    ├── ValidationError               also ValueError; an argument is wrong, nothing was sent
    ├── DeadlineExceeded              also TimeoutError; the caller's own deadline for the whole call
    ├── TransportError                no whole answer
    │   ├── ConnectionFailed          never sent
    │   │   └── CertificateRefused
    │   ├── ConnectionLost            sent, and the answer is missing or cut
    │   └── Timeout                   also TimeoutError
    ├── ResponseError                 an answer that can't be used
    │   ├── DecodeError
    │   ├── ResponseTooLarge
    │   └── RedirectRefused
    ├── StatusError                   the server said no
    │   ├── ClientError               4xx
    │   │   ├── InvalidArgument, FailedPrecondition, OutOfRange      400
    │   │   ├── Unauthenticated 401, PermissionDenied 403, NotFound 404, RequestTimeout 408
    │   │   ├── Conflict -> AlreadyExists, Aborted                   409
    │   │   ├── ContentTooLarge 413, Cancelled 499
    │   │   └── ResourceExhausted -> QuotaExceeded                   429
    │   └── ServerError               5xx
    │       ├── Internal, Unknown, DataLoss                          500
    │       └── Unimplemented 501, BadGateway 502, Unavailable 503, GatewayTimeout 504
    ├── ProtocolError                 the server broke the rules of a conversation
    │   └── PageLoop                  a page token that was already used came back
    ├── StreamError                   as every error of a stream, has what came in `partial`
    │   ├── IncompleteStream          ended well, but before its end
    │   └── StreamInterrupted         broke off; the cause says how
    ├── OperationError
    │   ├── OperationFailed, OperationCancelled, OperationExpired
    │   └── OperationTimeout          also TimeoutError
    ├── UploadError
    │   ├── UploadInterrupted         broke off; has where to resume
    │   ├── UploadProtocolError       also ProtocolError
    │   ├── UploadUrlRefused, UploadSessionGone, UploadResultUnknown
    │   ├── UnseekableSource, SourceChanged
    │   └── TransferStalled           also TimeoutError
    └── DownloadError
        └── ChecksumMismatch, ContentChanged
"""

from __future__ import annotations

from typing import Literal, Unpack

from .error_base import Context, Error, ProtocolError
from .error_response import DecodeError, RedirectRefused, ResponseError, ResponseTooLarge
from .error_status import (
    Aborted,
    AlreadyExists,
    BadGateway,
    Cancelled,
    ClientError,
    Conflict,
    ContentTooLarge,
    DataLoss,
    FailedPrecondition,
    GatewayTimeout,
    Internal,
    InvalidArgument,
    NotFound,
    OutOfRange,
    PermissionDenied,
    QuotaExceeded,
    RequestTimeout,
    ResourceExhausted,
    ServerError,
    StatusError,
    Unauthenticated,
    Unavailable,
    Unimplemented,
    Unknown,
    operation_error,
    status_error,
    stream_error,
)
from .error_transfer import (
    ChecksumMismatch,
    ContentChanged,
    DownloadError,
    SourceChanged,
    TransferStalled,
    UnseekableSource,
    UploadError,
    UploadInterrupted,
    UploadProtocolError,
    UploadResultUnknown,
    UploadSessionGone,
    UploadUrlRefused,
)

__all__ = [
    "Aborted",
    "AlreadyExists",
    "BadGateway",
    "Cancelled",
    "CertificateRefused",
    "ChecksumMismatch",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "ConnectionLost",
    "ContentChanged",
    "ContentTooLarge",
    "DataLoss",
    "DeadlineExceeded",
    "DecodeError",
    "DownloadError",
    "Error",
    "FailedPrecondition",
    "GatewayTimeout",
    "IncompleteStream",
    "Internal",
    "InvalidArgument",
    "NotFound",
    "OperationCancelled",
    "OperationError",
    "OperationExpired",
    "OperationFailed",
    "OperationTimeout",
    "OutOfRange",
    "PageLoop",
    "PermissionDenied",
    "ProtocolError",
    "QuotaExceeded",
    "RedirectRefused",
    "RequestTimeout",
    "ResourceExhausted",
    "ResponseError",
    "ResponseTooLarge",
    "ServerError",
    "SourceChanged",
    "StatusError",
    "StreamError",
    "StreamInterrupted",
    "Timeout",
    "TransferStalled",
    "TransportError",
    "Unauthenticated",
    "Unavailable",
    "Unimplemented",
    "Unknown",
    "UnseekableSource",
    "UploadError",
    "UploadInterrupted",
    "UploadProtocolError",
    "UploadResultUnknown",
    "UploadSessionGone",
    "UploadUrlRefused",
    "ValidationError",
    "operation_error",
    "status_error",
    "stream_error",
]


class ConfigurationError(Error):
    """The client can't be made, or used, like this."""


class ValidationError(Error, ValueError):
    """An argument is wrong; nothing was sent. `path` leads to it, as in `contents[0].parts[1].text`."""

    def __init__(self, message: str = "", *, path: str = "", **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.path = path

    def _text(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class DeadlineExceeded(Error, TimeoutError):
    """The call did not end within the deadline that its caller set. `errors` are the attempts', oldest first."""

    def __init__(self, message: str = "", *, errors: tuple[Error, ...] = (), **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.errors = errors


class TransportError(Error):
    """The request did not bring a whole answer. `sent` says whether the server may have seen it."""

    sent: bool = True


class ConnectionFailed(TransportError):
    """No connection: nothing was sent."""

    sent = False


class CertificateRefused(ConnectionFailed):
    """The server could not prove who it is. Trying again does not help."""


class ConnectionLost(TransportError):
    """The connection broke after the request was sent. `reused` says that it had idled before and gave no byte back."""

    def __init__(self, message: str = "", *, reused: bool = False, **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.reused = reused


class Timeout(TransportError, TimeoutError):
    """One step took longer than `seconds`: waiting in the pool, connecting, or waiting for the next bytes."""

    def __init__(
        self,
        message: str = "",
        *,
        kind: Literal["pool", "connect", "read"] = "read",
        seconds: float | None = None,
        **context: Unpack[Context],
    ) -> None:
        super().__init__(message, **context)
        self.kind = kind
        self.seconds = seconds
        self.sent: bool = kind == "read"


class PageLoop(ProtocolError):
    """A list gave a page token that it had given before: following it would never end."""


class StreamError(Error):
    """A stream that did not come to its end. `partial` is what came, merged into one message; `None` for nothing."""


class IncompleteStream(StreamError):
    """The stream was closed properly, but before its last chunk (without a finish reason): the answer is cut."""


class StreamInterrupted(StreamError):
    """The connection broke, or the bytes stopped making sense, in the middle of a stream. `__cause__` says how."""


class OperationError(Error):
    """An operation that did not bring its result. `name` finds it again, also from another process."""

    def __init__(self, message: str = "", *, name: str = "", **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.name = name

    def _text(self) -> str:
        return f"{self.name}: {self.message}" if self.name else self.message


class OperationFailed(OperationError):
    """The operation ended with an error: `error` has its status and details, `metadata` how far it came."""

    def __init__(
        self,
        message: str = "",
        *,
        name: str = "",
        error: StatusError | None = None,
        metadata: object = None,
        **context: Unpack[Context],
    ) -> None:
        super().__init__(message, name=name, **context)
        self.error = error
        self.metadata = metadata


class OperationCancelled(OperationFailed):
    """The operation was cancelled."""


class OperationExpired(OperationFailed):
    """The operation ran out of its time, or the server does not know it any more."""


class OperationTimeout(OperationError, TimeoutError):
    """The operation is not done within the caller's time; it goes on at the server."""
