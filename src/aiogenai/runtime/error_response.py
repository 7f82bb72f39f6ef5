"""Answers that can't be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Unpack

from .error_base import Context, Error, keep_headers, request_id_of
from .error_body import KEPT, excerpt


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
        self.headers: dict[str, str] = keep_headers(headers or {})
        self.body: bytes = body[:KEPT]
        self.request_id: str = self.request_id or request_id_of(self.headers)

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
    """A redirect that is not followed, because it leaves the origin. `location` is the other origin, nothing more."""

    def __init__(self, message: str = "", *, location: str = "", code: int = 0, **context: Unpack[Context]) -> None:
        super().__init__(message or f"refused a redirect to {location}", code=code, **context)
        self.location = location
