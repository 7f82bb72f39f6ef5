"""The root of the error tree (`errors.py`), and what of an answer's headers an error keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

_HEADERS_KEPT = frozenset(
    {
        "allow",
        "content-length",
        "content-type",
        "date",
        "retry-after",
        "retry-after-ms",
        "server",
        "server-timing",
        "via",
        "www-authenticate",
        "x-cloud-trace-context",
        "x-goog-request-id",
        "x-goog-upload-status",
        "x-guploader-uploadid",
        "x-request-id",
    }
)
_REQUEST_IDS = ("x-request-id", "x-goog-request-id", "x-guploader-uploadid", "x-cloud-trace-context")


class Context(TypedDict, total=False):
    """What every error carries about its call."""

    method_id: str
    request_id: str
    attempts: int


class Error(Exception):
    """The root of the tree.

    Attributes:
        message: What happened, and the next step where there is one.
        method_id: Id of the method in the API, such as `generativelanguage.models.list`; empty outside a call.
        request_id: The server's id of the request, where it gave one.
        attempts: How often the request was sent.
        partial: What of a stream came before the error, merged into one message; `None` elsewhere.
        retry_suppressed: Why it was not sent again although it could have been, such as `quota`; empty otherwise.
    """

    def __init__(self, message: str = "", *, method_id: str = "", request_id: str = "", attempts: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.method_id = method_id
        self.request_id: str = request_id
        self.attempts = attempts
        self.partial: Any = None
        self.retry_suppressed = ""

    def _text(self) -> str:
        return self.message or type(self).__name__

    def __str__(self) -> str:
        context = [self.method_id] if self.method_id else []
        if self.attempts > 1:
            context.append(f"{self.attempts} attempts")
        if self.retry_suppressed:
            context.append(f"not retried: {self.retry_suppressed}")
        if self.request_id:
            context.append(f"request {self.request_id}")
        return f"{self._text()} [{', '.join(context)}]" if context else self._text()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        cause = self.__cause__  # one from elsewhere may hold a request, or refuse to be pickled: it stays behind
        kept = cause if isinstance(cause, Error) or type(cause).__module__ == "builtins" else None
        return _rebuild, (type(self), self.args, self.__dict__, kept)


def _rebuild(cls: type[Error], args: tuple[object, ...], state: dict[str, Any], cause: BaseException | None) -> Error:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    error.__cause__ = cause
    return error


class ProtocolError(Error):
    """The server broke the rules of a conversation of several requests."""


def keep_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that help and hold no secret, by lower-case name."""
    return {name.lower(): value for name, value in headers.items() if name.lower() in _HEADERS_KEPT}


def request_id_of(headers: Mapping[str, str]) -> str:
    """The server's id of a request, from kept headers; empty where it gave none."""
    return next((headers[name] for name in _REQUEST_IDS if name in headers), "")
