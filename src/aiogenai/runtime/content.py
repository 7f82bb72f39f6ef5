"""What is downloaded, over several answers: which bytes to ask for, and whether all came, of the same content.

Headers and bytes in, headers and new bytes out. Never sends.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from .errors import ChecksumMismatch, ContentChanged, DownloadError

_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")
_MD5 = re.compile(r"(?:^|[,\s])md5=([A-Za-z0-9+/]{22}==)")


class Content:
    """Takes the answers one after another.

    Attributes:
        total: Its size, where the server gives it.
    """

    def __init__(self) -> None:
        self.total: int | None = None
        self._offset = 0
        self._skip = 0  # bytes that come again
        self._begun = False
        self._validator = ""
        self._encoded = False
        self._md5 = ""
        self._digest = hashlib.md5(usedforsecurity=False)

    def wanted_headers(self) -> dict[str, str]:
        """What the next request has, beside what belongs to its call."""
        headers = {"accept-encoding": "identity"}
        if self._offset:  # from the last byte that is here: a range that starts at the end is refused
            headers["range"] = f"bytes={self._offset - 1}-"
            if self._validator and not self._validator.startswith("W/"):  # weak ones are not for ranges
                headers["if-range"] = self._validator
        return headers

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        """The head of an answer.

        Raises:
            ContentChanged: It is that of another content.
            DownloadError: It has other bytes than were asked for.
        """
        validator = headers.get("etag") or headers.get("last-modified") or ""
        start, total = _part(headers.get("content-range", "")) if status == 206 else (0, _length(headers))
        if not self._begun:
            self._begun = True
            self._validator = validator
            self._encoded = bool(headers.get("content-encoding"))
            self.total = None if self._encoded else total
            self._md5 = "" if self._encoded else _md5_of(headers)
        elif validator != self._validator or (self.total is not None and total not in {self.total, None}):
            raise ContentChanged("the content changed at the server during the download")
        elif status != 206 and not validator:
            raise ContentChanged("the server begins anew, and does not say whether it is the same content")
        elif not self._encoded:
            self.total = total if self.total is None else self.total
        if start > self._offset:
            raise DownloadError(f"the server sends bytes from {start} on, not from {self._offset}")
        self._skip = self._offset - start

    def take(self, piece: bytes) -> bytes:
        """What is new of a piece."""
        if self._skip:
            skipped = min(self._skip, len(piece))
            self._skip -= skipped
            piece = piece[skipped:]
        self._offset += len(piece)
        if self._md5:
            self._digest.update(piece)
        return piece

    @property
    def can_go_on(self) -> bool:
        """Whether another answer can have the rest. Offsets mean nothing in what was packed for the way."""
        return not self._encoded or not self._offset

    @property
    def is_whole(self) -> bool:
        """Whether all bytes are there, as far as the server said how many there are."""
        return self.total is None or self._offset >= self.total

    def check(self) -> None:
        """At the end.

        Raises:
            ChecksumMismatch: These are not the bytes that the checksum describes.
        """
        if self._md5 and base64.b64encode(self._digest.digest()).decode() != self._md5:
            raise ChecksumMismatch(f"{self._offset} bytes came, and their MD5 is not the server's")


def _part(text: str) -> tuple[int, int | None]:
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise DownloadError(f"the server sends a part of the content, which it calls {text!r}")
    return int(found[1]), None if found[2] == "*" else int(found[2])


def _length(headers: Mapping[str, str]) -> int | None:
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _md5_of(headers: Mapping[str, str]) -> str:
    for name, value in headers.items():
        found = _MD5.search(value) if name.lower() == "x-goog-hash" else None
        if found is not None:
            return found[1]
    return headers.get("content-md5", "").strip()
