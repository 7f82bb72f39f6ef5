"""Page tokens and page sizes. A token is opaque, is good for one listing only, and cannot be made up or changed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from . import errors

T = TypeVar("T")

LIFETIME = 3 * 24 * 3600.0
"""Seconds that a token is good for."""

_HEAD = struct.Struct(">qd")
_BEFORE_ALL = -(2**63)
_MAC = 16


class Pages:
    """Signs and reads the tokens of one server. `clock` gives seconds since the epoch."""

    def __init__(self, secret: bytes, clock: Callable[[], float]) -> None:
        self._secret = secret
        self._clock = clock

    def cut(self, entries: Iterable[tuple[int, T]], scope: str, token: str, size: int) -> tuple[list[T], str]:
        """A page of `entries`, which come in ascending place, and the token of the next one (empty at the end).

        The token remembers a place, so entries that come or go between pages shift nothing.

        Raises:
            Refusal: 400 for a token that is not from this listing.
        """
        after = self._read(token, scope) if token else _BEFORE_ALL
        items: list[T] = []
        last = after
        for place, item in entries:
            if place <= after:
                continue
            if len(items) == size:
                return items, self._make(last, scope)
            items.append(item)
            last = place
        return items, ""

    def _make(self, place: int, scope: str) -> str:
        head = _HEAD.pack(place, self._clock())
        return base64.urlsafe_b64encode(head + self._sign(head, scope)).decode().rstrip("=")

    def _read(self, token: str, scope: str) -> int:
        try:
            data = base64.b64decode(token + "=" * (-len(token) % 4), altchars="-_", validate=True)
            place, issued = _HEAD.unpack(data[: _HEAD.size])
        except (ValueError, struct.error):
            raise errors.invalid("The page token is not valid.", "page_token") from None
        if not hmac.compare_digest(data[_HEAD.size :], self._sign(data[: _HEAD.size], scope)):
            raise errors.invalid("The page token is not valid, or is of another listing.", "page_token")
        if self._clock() - issued > LIFETIME:
            raise errors.invalid("The page token has expired.", "page_token")
        return int(place)

    def _sign(self, head: bytes, scope: str) -> bytes:
        return hmac.digest(self._secret, head + scope.encode(), hashlib.sha256)[:_MAC]


def page_size(query: Any, default: int, maximum: int) -> int:
    """The size that a listing asks for: none is the default, too many is the maximum."""
    size: int = query.get("pageSize", query.get("page_size", 0))
    if size < 0:
        raise errors.invalid("The page size must not be negative.", "page_size")
    return min(size or default, maximum)
