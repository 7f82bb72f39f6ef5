"""What the server received and sent: the newest requests, without their secrets, and how many there were. Bounded."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from typing import Any

from . import credentials
from .world import moment

ENTRIES = 10_000
BODY_BYTES = 64 * 1024
"""Bytes of a body that are kept, and of a response; of larger ones the beginning."""
TOTAL_BYTES = 32 * 1024 * 1024


class Entry:
    """One request and its response. `status` is 0 until it is answered, and for good when it never was.

    `faults` is what it met; `response` is what was sent before any packing, as far as it went.
    """

    __slots__ = (
        "at", "body", "digest", "faults", "headers", "method", "number", "path", "query", "response", "response_size",
        "response_type", "seconds", "size", "status", "verb",
    )  # fmt: skip

    def __init__(self, number: int, at: float, verb: str, path: str, query: str, headers: Mapping[str, str]) -> None:
        self.number: int = number
        self.at: float = at
        self.verb: str = verb
        self.path: str = path
        self.query: str = credentials.hide_query(query)
        self.headers: dict[str, str] = credentials.hide_headers(headers)
        self.method: str = ""
        self.body: bytes = b""
        self.digest: str = ""
        """SHA-256 of the whole body, where `body` is not all of it."""
        self.faults: list[str] = []
        self.size: int = 0
        self.response: bytes = b""
        self.response_size: int = 0
        self.response_type: str = ""
        self.status: int = 0
        self.seconds: float = 0.0

    def shown(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "time": moment(self.at),
            "verb": self.verb,
            "path": self.path,
            "query": self.query,
            "method": self.method,
            "headers": {str(name): value for name, value in self.headers.items()},
            "body": self.body.decode("utf-8", "replace"),
            "bodySize": self.size,
            "bodySha256": self.digest or hashlib.sha256(self.body).hexdigest(),
            "response": self.response.decode("utf-8", "replace") if _is_text(self.response_type) else "",
            "responseSize": self.response_size,
            "responseType": self.response_type,
            "faults": self.faults,
            "status": self.status,
            "seconds": round(self.seconds, 6),
        }


class Ledger:
    """The requests of a server."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque()
        self._bytes = 0
        self._first = 1
        self._last = 0
        self.total: int = 0
        self.counts: Counter[tuple[str, int]] = Counter()
        """How many there were of each method and status, in all; 0 for those that got no answer."""

    def open(self, at: float, verb: str, path: str, query: str, headers: Mapping[str, str]) -> Entry:
        """A new entry, for the request that has just come."""
        self._last += 1
        entry = Entry(self._last, at, verb, path, query, headers)
        self._entries.append(entry)
        self.total += 1
        if len(self._entries) > ENTRIES:
            self._drop()
        return entry

    def keep_body(self, entry: Entry, body: bytes) -> None:
        entry.size = len(body)
        entry.body = body
        if len(body) > BODY_BYTES:
            entry.body = body[:BODY_BYTES]
            entry.digest = hashlib.sha256(body).hexdigest()
        self._hold(entry, len(entry.body))

    def add_response(self, entry: Entry, piece: bytes) -> None:
        """A response, or some more of it, as it is sent."""
        entry.response_size += len(piece)
        kept = piece[: BODY_BYTES - len(entry.response)]
        if kept:
            entry.response += kept
            self._hold(entry, len(kept))

    def close(self, entry: Entry, status: int, seconds: float) -> None:
        """The request was answered, or never will be."""
        entry.status = status
        entry.seconds = seconds
        self.counts[entry.method, status] += 1

    def entries(self, after: int = 0, method: str = "") -> Iterator[Entry]:
        """The entries that are still there, oldest first; those of one method where `method` is given."""
        for entry in list(self._entries):  # others may come while these are looked at
            if entry.number > after and method in {"", entry.method}:
                yield entry

    def clear(self) -> None:
        self._entries.clear()
        self.counts.clear()
        self._bytes = 0
        self._first = self._last + 1
        self.total = 0

    def _hold(self, entry: Entry, size: int) -> None:
        """Makes room for bytes of an entry, by forgetting older ones."""
        if entry.number < self._first:  # it was forgotten meanwhile
            return
        self._bytes += size
        while self._bytes > TOTAL_BYTES and self._entries[0] is not entry:
            self._drop()

    def _drop(self) -> None:
        oldest = self._entries.popleft()
        self._bytes -= len(oldest.body) + len(oldest.response)
        self._first = oldest.number + 1


def _is_text(content_type: str) -> bool:
    return content_type.startswith(("text/", "application/json", "multipart/mixed"))
