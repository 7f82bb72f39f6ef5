"""What the server says when it refuses a call: a status by its canonical name, a message, and details.

Families raise `Refusal`; the server turns it into the JSON body that Google's servers send.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# Canonical name -> (HTTP code, number in google.rpc.Code).
STATUSES = {
    "CANCELLED": (499, 1),
    "UNKNOWN": (500, 2),
    "INVALID_ARGUMENT": (400, 3),
    "DEADLINE_EXCEEDED": (504, 4),
    "NOT_FOUND": (404, 5),
    "ALREADY_EXISTS": (409, 6),
    "PERMISSION_DENIED": (403, 7),
    "RESOURCE_EXHAUSTED": (429, 8),
    "FAILED_PRECONDITION": (400, 9),
    "ABORTED": (409, 10),
    "OUT_OF_RANGE": (400, 11),
    "UNIMPLEMENTED": (501, 12),
    "INTERNAL": (500, 13),
    "UNAVAILABLE": (503, 14),
    "DATA_LOSS": (500, 15),
    "UNAUTHENTICATED": (401, 16),
}

_BY_CODE = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    499: "CANCELLED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}

_REASONS = {
    "ALREADY_EXISTS": "alreadyExists",
    "FAILED_PRECONDITION": "failedPrecondition",
    "INVALID_ARGUMENT": "badRequest",
    "NOT_FOUND": "notFound",
    "PERMISSION_DENIED": "forbidden",
    "RESOURCE_EXHAUSTED": "rateLimitExceeded",
    "UNAUTHENTICATED": "authError",
}

_TYPES = "type.googleapis.com/google.rpc."


class Refusal(Exception):
    """A call that is answered with an error. `code` overrides the HTTP code that goes with the status."""

    def __init__(self, status: str, message: str, details: Iterable[dict[str, Any]] = (), code: int = 0) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.details: list[dict[str, Any]] = list(details)
        self.code: int = code or STATUSES[status][0]
        self.headers: dict[str, str] = {}
        """What the response says besides, where it is the answer to a call."""

    def body(self) -> dict[str, Any]:
        error: dict[str, Any] = {"code": self.code, "message": self.message, "status": self.status}
        if self.details:
            error["details"] = self.details
        return {"error": error}

    def old_body(self) -> dict[str, Any]:
        """The body as it was before details came up, for callers who ask with `$.xgafv=1`."""
        told = {"message": self.message, "domain": "global", "reason": _REASONS.get(self.status, "backendError")}
        error = {"code": self.code, "message": self.message, "errors": [told], "status": self.status}
        return {"error": error}

    def rpc_status(self) -> dict[str, Any]:
        """The same as a `google.rpc.Status`, as operations and batch rows carry it."""
        status: dict[str, Any] = {"code": STATUSES[self.status][1], "message": self.message}
        if self.details:
            status["details"] = self.details
        return status


def status_of(code: int) -> str:
    """The canonical name that usually goes with an HTTP code."""
    return _BY_CODE.get(code) or ("INVALID_ARGUMENT" if code < 500 else "UNKNOWN")


def invalid(message: str, field: str = "") -> Refusal:
    """400, with the field that is wrong where one is known."""
    return violations([(field, message)]) if field else Refusal("INVALID_ARGUMENT", message)


def violations(faults: Iterable[tuple[str, str]]) -> Refusal:
    """400 for a request with one or more bad fields, all told at once: (path of the field, description)."""
    told = [{"field": field, "description": text} if field else {"description": text} for field, text in faults]
    message = "\n".join(violation["description"] for violation in told)
    return Refusal("INVALID_ARGUMENT", message, [{"@type": _TYPES + "BadRequest", "fieldViolations": told}])


def missing(name: str) -> Refusal:
    return Refusal("NOT_FOUND", f"Resource {name!r} was not found, or the caller may not see it.")


def exists(name: str) -> Refusal:
    return Refusal("ALREADY_EXISTS", f"Resource {name!r} already exists.")


def precondition(message: str) -> Refusal:
    return Refusal("FAILED_PRECONDITION", message)


def reason(name: str, domain: str = "googleapis.com", **metadata: str) -> dict[str, Any]:
    """An `ErrorInfo` detail."""
    return {"@type": _TYPES + "ErrorInfo", "reason": name, "domain": domain, "metadata": metadata}


def retry_in(seconds: float) -> dict[str, Any]:
    """A `RetryInfo` detail: as the service writes it, nine digits of a fraction, or none."""
    fraction = f"{seconds:.9f}"
    return {"@type": _TYPES + "RetryInfo", "retryDelay": fraction.removesuffix(".000000000") + "s"}
