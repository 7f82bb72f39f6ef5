"""Every error the SDK raises: one tree, and the way from an HTTP answer to its class. Never holds a key.

Error
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
├── StreamError                   carries what came, as `partial`
│   ├── IncompleteStream          ended well, but before its end
│   └── StreamInterrupted         broke off; the cause says how
├── OperationError
│   ├── OperationFailed, OperationCancelled, OperationExpired
│   └── OperationTimeout          also TimeoutError
├── UploadError
│   ├── UploadProtocolError       also ProtocolError
│   ├── UploadUrlRefused, UploadSessionGone, UploadResultUnknown
│   ├── UnseekableSource, SourceChanged
│   └── TransferStalled           also TimeoutError
└── DownloadError
    └── ChecksumMismatch, ContentChanged
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Unpack

from .error_base import Context, Error, keep_headers, request_id_of
from .error_body import KEPT, excerpt
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
        self.sent = kind == "read"


class ResponseError(Error):
    """An answer that can't be used. Keeps its HTTP `code`, some headers and the start of its body."""

    def __init__(
        self,
        message: str = "",
        *,
        code: int = 0,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        **context: Unpack[Context],
    ) -> None:
        super().__init__(message, **context)
        self.code = code
        self.headers = keep_headers(headers or {})
        self.body = body[:KEPT]
        self.request_id = self.request_id or request_id_of(self.headers)

    def _text(self) -> str:
        said = excerpt(self.body)
        parts = [
            self.message or type(self).__name__,
            f"HTTP {self.code}" if self.code else "",
            repr(said) if said else "",
        ]
        return ": ".join(part for part in parts if part)


class DecodeError(ResponseError):
    """A successful answer whose body is not what the method gives: HTML, cut JSON, nothing."""


class ResponseTooLarge(ResponseError):
    """The body, unpacked, is larger than `limit` bytes."""

    def __init__(self, message: str = "", *, limit: int = 0, code: int = 0, **context: Unpack[Context]) -> None:
        super().__init__(message or f"the answer is larger than {limit} bytes", code=code, **context)
        self.limit = limit


class RedirectRefused(ResponseError):
    """A redirect that is not followed, because it leaves the origin. `location` is that origin, without path or query."""

    def __init__(self, message: str = "", *, location: str = "", code: int = 0, **context: Unpack[Context]) -> None:
        super().__init__(message or f"refused a redirect to {location}", code=code, **context)
        self.location = location


class ProtocolError(Error):
    """The server broke the rules of a conversation of several requests."""


class PageLoop(ProtocolError):
    """A list gave a page token that it had given before: following it would never end."""


class StreamError(Error):
    """A stream that did not come to its end. `partial` is what came, merged into one message; `None` for nothing."""

    def __init__(self, message: str = "", *, partial: object = None, **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.partial = partial


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


class UploadError(Error):
    """An upload that did not end well.

    Attributes:
        session_url: Where the upload can be resumed; whoever has it can write to the upload, so it is never shown.
        offset: How many bytes the server is known to have.
    """

    def __init__(
        self, message: str = "", *, session_url: str = "", offset: int = 0, **context: Unpack[Context]
    ) -> None:
        super().__init__(message, **context)
        self.session_url = session_url
        self.offset = offset


class UploadProtocolError(UploadError, ProtocolError):
    """The server's answer does not fit the upload protocol."""


class UploadUrlRefused(UploadError):
    """The server named an upload URL on a host that is neither its own nor allowed."""


class UploadSessionGone(UploadError):
    """The server does not know the upload any more, and it could not be started again."""


class UploadResultUnknown(UploadError):
    """The server has the whole upload, but what it made of it was lost on the way."""


class UnseekableSource(UploadError):
    """The server asks for bytes that were read before, from a source that can't go back."""


class SourceChanged(UploadError):
    """The source has more or fewer bytes than it had when the upload began."""


class TransferStalled(UploadError, TimeoutError):
    """Bytes trickled too slowly for too long."""


class DownloadError(Error):
    """A download that did not end well."""


class ChecksumMismatch(DownloadError):
    """The bytes are not those that the server's checksum describes."""


class ContentChanged(DownloadError):
    """What is downloaded changed at the server between two parts of the download."""
