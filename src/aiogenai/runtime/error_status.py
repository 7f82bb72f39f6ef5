"""The server said no: a class for each canonical status, and the way from an HTTP answer to its error."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Unpack

from .error_base import Context, Error, keep_headers, request_id_of
from .error_body import KEPT, ErrorBody, read_error_body, read_error_tree, read_status
from .error_details import (
    BadRequest,
    Detail,
    PreconditionFailure,
    QuotaFailure,
    QuotaViolation,
    RetryInfo,
    Violation,
    read_retry_after,
)


class StatusError(Error):
    """The server said no.

    Attributes:
        code: HTTP status; of an error inside a stream or an operation, the one that its status stands for.
        status: Canonical status, `RESOURCE_EXHAUSTED`, as the body has it, else by the code.
        message: What the server says, else the phrase of the status.
        body_code: The code inside the body, where there is one; it may differ from `code`.
        details: Typed details (`details.py`); of unknown types, the JSON objects.
        retry_delay: Seconds that the server asks to wait (`RetryInfo`, `Retry-After`: the longer), or `None`.
        violations: All violations of the details: fields, quotas, preconditions.
        daily: A quota per day is exhausted: trying again today does not help.
        headers: Some headers of the answer, by lower-case name.
        body: The start of the body, at most 64 KiB.
    """

    def __init__(
        self,
        message: str = "",
        *,
        code: int = 0,
        status: str = "",
        details: tuple[Detail, ...] = (),
        body_code: int = 0,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        **context: Unpack[Context],
    ) -> None:
        super().__init__(message, **context)
        self.code = code
        self.status = status
        self.details = details
        self.body_code = body_code
        self.headers: dict[str, str] = keep_headers(headers or {})
        self.body: bytes = body[:KEPT]
        self.violations: tuple[Violation, ...] = tuple(
            violation
            for detail in details
            if isinstance(detail, BadRequest | QuotaFailure | PreconditionFailure)
            for violation in detail.violations
        )
        delays = [read_retry_after(headers or {})]
        delays += [detail.retry_delay for detail in details if isinstance(detail, RetryInfo)]
        self.retry_delay: float | None = max((delay for delay in delays if delay is not None), default=None)
        self.daily: bool = any(
            isinstance(violation, QuotaViolation) and violation.daily for violation in self.violations
        )
        self.request_id: str = self.request_id or request_id_of(self.headers)

    def _text(self) -> str:
        head = " ".join(str(part) for part in (self.code, self.status) if part)
        return f"{head}: {self.message}" if head else self.message


class ClientError(StatusError):
    """4xx: the request is at fault."""


class InvalidArgument(ClientError):
    """400: an argument is wrong, whatever the state of the system; `violations` may name the fields."""


class FailedPrecondition(ClientError):
    """400: the system is not in the state that the call needs."""


class OutOfRange(ClientError):
    """400: a value is past the valid range."""


class Unauthenticated(ClientError):
    """401: no valid credentials came with the request."""


class PermissionDenied(ClientError):
    """403: the credentials are not allowed to do this."""


class NotFound(ClientError):
    """404: there is no such thing, or it is not visible to these credentials."""


class RequestTimeout(ClientError):
    """408: the server waited too long for the request."""


class Conflict(ClientError):
    """409."""


class AlreadyExists(Conflict):
    """409: there is such a thing already."""


class Aborted(Conflict):
    """409: another change came in between."""


class ContentTooLarge(ClientError):
    """413: the request is larger than the server takes."""


class ResourceExhausted(ClientError):
    """429: too much at once, or too much in all. `retry_delay` says how long to wait, where the server says it."""


class QuotaExceeded(ResourceExhausted):
    """429 that names the quotas, in `violations`; `daily` when one of them is refilled once a day."""


class Cancelled(ClientError):
    """499: the call was cancelled."""


class ServerError(StatusError):
    """5xx: the server is at fault."""


class Internal(ServerError):
    """500: something broke at the server."""


class Unknown(ServerError):
    """500: the server does not say what broke."""


class DataLoss(ServerError):
    """500: data is lost or corrupt."""


class Unimplemented(ServerError):
    """501: the server does not do this."""


class BadGateway(ServerError):
    """502: a server in between got no good answer."""


class Unavailable(ServerError):
    """503: the server does not take the request now."""


class GatewayTimeout(ServerError):
    """504, `DEADLINE_EXCEEDED`: the server did not finish in its own time."""


_PHRASES = {int(status): status.phrase for status in HTTPStatus}

_CANONICAL: dict[str, tuple[int, type[StatusError]]] = {
    "CANCELLED": (499, Cancelled),
    "UNKNOWN": (500, Unknown),
    "INVALID_ARGUMENT": (400, InvalidArgument),
    "DEADLINE_EXCEEDED": (504, GatewayTimeout),
    "NOT_FOUND": (404, NotFound),
    "ALREADY_EXISTS": (409, AlreadyExists),
    "PERMISSION_DENIED": (403, PermissionDenied),
    "RESOURCE_EXHAUSTED": (429, ResourceExhausted),
    "FAILED_PRECONDITION": (400, FailedPrecondition),
    "ABORTED": (409, Aborted),
    "OUT_OF_RANGE": (400, OutOfRange),
    "UNIMPLEMENTED": (501, Unimplemented),
    "INTERNAL": (500, Internal),
    "UNAVAILABLE": (503, Unavailable),
    "DATA_LOSS": (500, DataLoss),
    "UNAUTHENTICATED": (401, Unauthenticated),
}
"""In the order of the gRPC codes, from 1."""

_GRPC = dict(enumerate(_CANONICAL, 1))

_BY_CODE: dict[int, tuple[str, type[StatusError]]] = {
    400: ("INVALID_ARGUMENT", InvalidArgument),
    401: ("UNAUTHENTICATED", Unauthenticated),
    403: ("PERMISSION_DENIED", PermissionDenied),
    404: ("NOT_FOUND", NotFound),
    408: ("", RequestTimeout),
    409: ("", Conflict),
    413: ("", ContentTooLarge),
    429: ("RESOURCE_EXHAUSTED", ResourceExhausted),
    499: ("CANCELLED", Cancelled),
    500: ("INTERNAL", Internal),
    501: ("UNIMPLEMENTED", Unimplemented),
    502: ("", BadGateway),
    503: ("UNAVAILABLE", Unavailable),
    504: ("DEADLINE_EXCEEDED", GatewayTimeout),
}


def status_error(
    http_status: int, reason: str, headers: Mapping[str, str], body: bytes, method_id: str = ""
) -> StatusError:
    """The error of an HTTP answer that is no success. The HTTP status decides the class, whatever the body says."""
    said = read_error_body(body)
    return _class(http_status, said)(
        said.message or _phrase(http_status, reason, body),
        code=http_status,
        status=_status(http_status, said),
        details=said.details,
        body_code=said.code,
        headers=headers,
        body=body,
        method_id=method_id,
        request_id=_request_id(said.details),
    )


def stream_error(tree: object, method_id: str = "") -> StatusError:
    """The error of a stream's `{"error": ...}`: of the class that its code, else its status, has as an HTTP answer."""
    return _error_inside(read_error_tree(tree), method_id)


def operation_error(tree: Mapping[str, Any], method_id: str = "") -> StatusError:
    """The error that an operation ended with, a google.rpc.Status: its code is a gRPC code."""
    return _error_inside(read_status(tree), method_id)


def _error_inside(said: ErrorBody, method_id: str) -> StatusError:
    code = said.code
    if code < 100:
        code = _CANONICAL.get(_GRPC.get(code, said.status), (0, StatusError))[0]
    return _class(code, said)(
        said.message or _PHRASES.get(code, "the server gives no reason"),
        code=code,
        status=_status(code, said),
        details=said.details,
        body_code=said.code,
        method_id=method_id,
        request_id=_request_id(said.details),
    )


def _class(code: int, said: ErrorBody) -> type[StatusError]:
    _, usual = _BY_CODE.get(code, ("", _by_hundred(code)))
    stands_for, narrower = _CANONICAL.get(_status(code, said), (0, usual))
    cls = narrower if stands_for == code else usual
    named = any(isinstance(detail, QuotaFailure) and detail.violations for detail in said.details)
    return QuotaExceeded if named and cls is ResourceExhausted else cls


def _status(code: int, said: ErrorBody) -> str:
    usual, _ = _BY_CODE.get(code, ("", StatusError))
    return said.status or (usual if said.code >= 100 else _GRPC.get(said.code, usual))


def _by_hundred(code: int) -> type[StatusError]:
    return {4: ClientError, 5: ServerError}.get(code // 100, StatusError)


def _phrase(code: int, reason: str, body: bytes) -> str:
    reason = reason or _PHRASES.get(code, "the server gives no reason")
    return reason if body else f"{reason} (empty body)"


def _request_id(details: tuple[Detail, ...]) -> str:
    for detail in details:
        if isinstance(detail, dict) and str(detail.get("@type", "")).endswith("google.rpc.RequestInfo"):
            found = detail.get("requestId")
            return found if isinstance(found, str) else ""
    return ""
