"""The body of an HTTP error: bytes in; code, status, message and details out. Whatever came, never raises.

Bodies come from the service, and from everything between it and us: load balancers, proxies, captive portals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson
from attrs import frozen

from .error_details import Detail, read_details

KEPT = 64 * 1024
"""How much of a body an error keeps, in bytes."""

_PARSED = 1024 * 1024
_SHOWN = 200
_TAGS = re.compile(
    r"<(?:script|style)[^>]{0,200}>.{0,4000}?</(?:script|style)>|<[^>]{0,400}>", re.DOTALL | re.IGNORECASE
)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,400})", re.IGNORECASE)


@frozen
class ErrorBody:
    """What a body says; empty where it says nothing. `code` is an HTTP status or, in operations, a gRPC code."""

    code: int = 0
    status: str = ""
    message: str = ""
    details: tuple[Detail, ...] = ()


def read_error_body(body: bytes) -> ErrorBody:
    """Read `{"error": {...}}`, alone or in an array, the forms that OAuth and proxies use, and plain text or HTML."""
    try:
        tree = orjson.loads(body[:_PARSED])
    except ValueError:
        return ErrorBody(message=excerpt(body))
    return read_error_tree(tree)


def read_error_tree(tree: Any) -> ErrorBody:
    """The same, from parsed JSON."""
    match tree:
        case [*items]:
            return next((read_error_tree(item) for item in items if isinstance(item, dict)), ErrorBody())
        case {"error": {**error}}:
            return read_status(error)
        case {"error": str(error)}:
            description = tree.get("error_description")
            return ErrorBody(message=f"{error}: {description}" if isinstance(description, str) else error)
        case {"message": str()}:
            return read_status(tree)
        case {"detail": str(message)} | str(message):
            return ErrorBody(message=message)
        case _:
            return ErrorBody()


def read_status(error: Mapping[str, Any]) -> ErrorBody:
    """A google.rpc.Status, or the `error` object of an HTTP answer."""
    code, status, message = error.get("code"), error.get("status"), error.get("message")
    return ErrorBody(
        code=_integer(code),
        status=status if isinstance(status, str) else "",
        message=message if isinstance(message, str) else "",
        details=read_details(error.get("details")),
    )


def _integer(value: Any) -> int:
    if isinstance(value, str) and len(value) <= 3 and value.isascii() and value.isdigit():
        return int(value)
    return value if isinstance(value, int) and 0 <= value <= 999 else 0


def excerpt(body: bytes) -> str:
    """The first words of a body, on one line, for a message: of HTML its title, or its text."""
    text = body[: KEPT // 8].decode("utf-8", "replace")
    if "<" in text[:400]:
        title = _TITLE.search(text)
        text = title[1] if title else _TAGS.sub(" ", text)
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
