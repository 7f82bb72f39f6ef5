"""The body of an HTTP error: bytes in; code, status, message and details out. Whatever came, never raises.

Bodies come from the service, and from everything between it and us: load balancers, proxies, captive portals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson
from attrs import evolve, frozen

from .error_details import Detail, read_details
from .trees import is_array, is_object

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


def read_error_tree(tree: object) -> ErrorBody:
    """The same, from parsed JSON."""
    if is_array(tree):
        return next((read_error_tree(item) for item in tree if is_object(item)), ErrorBody())
    if not is_object(tree):
        return ErrorBody(message=tree if isinstance(tree, str) else "")
    error = tree.get("error", tree)
    if is_object(error):
        said = read_status(error)
        return said if said.message else evolve(said, message=_string(tree.get("detail")))
    return ErrorBody(message=": ".join(filter(None, (_string(error), _string(tree.get("error_description"))))))


def is_error_tree(tree: object) -> bool:
    """Whether a message of a stream is an error in its place."""
    if is_array(tree):
        return any(is_error_tree(item) for item in tree if is_object(item))
    return is_object(tree) and isinstance(tree.get("error"), dict | str)


def read_status(error: Mapping[str, Any]) -> ErrorBody:
    """A google.rpc.Status, or the `error` object of an HTTP answer."""
    return ErrorBody(
        code=_integer(error.get("code")),
        status=_string(error.get("status")),
        message=_string(error.get("message")),
        details=read_details(error.get("details")),
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _integer(value: object) -> int:
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
