"""The two resumable upload protocols of Google, as facts: which headers say what, and what an answer means.

Statuses and headers in, verdicts out. Never sends, never waits, never reads a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, Protocol

from attrs import field, frozen

from .errors import UploadProtocolError


@frozen
class Session:
    """Where the chunks of an upload go, and of how many bytes all of them but the last must be multiples."""

    url: str = field(repr=False)
    granularity: int = 1

    def chunk_size(self, wanted: int) -> int:
        """The size that was wished for, rounded up to what the server takes."""
        return -(-wanted // self.granularity) * self.granularity


@frozen
class Described:
    """What is uploaded. `size` is `None` where it is not known before the end."""

    mime_type: str
    size: int | None
    file_name: str


@frozen
class Chunk:
    """A piece of what is uploaded. `total` is `None` while it is not known, which it is with the last chunk."""

    offset: int
    size: int
    total: int | None
    last: bool

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.offset + self.size


@frozen
class Accepted:
    """The server took all of the chunk, and waits for more."""


@frozen
class Received:
    """The server has this many bytes, and waits for more."""

    offset: int


@frozen
class Finished:
    """The server has all of it: the body of this answer is the result, unless it is empty."""


@frozen
class Gone:
    """The server does not know the upload any more, or it was cancelled."""


@frozen
class Unsure:
    """The answer does not tell how far the upload is: the server must be asked."""


@frozen
class Refused:
    """The server says no, and asking again does not help."""


Verdict = Accepted | Received | Finished | Gone | Unsure | Refused

Verb = Literal["POST", "PUT"]

_ASK = frozenset({408, 429})
_REFUSED_CHUNK = frozenset({400, 412, 416})  # often a wrong offset, after an answer was lost
_GONE = frozenset({404, 410})
_COARSEST = 64 * 1024 * 1024  # bytes: a chunk is held in memory, however the server wants it


class UploadProtocol(Protocol):
    """What differs between the two."""

    @property
    def verb(self) -> Verb:
        """Of the requests to the session."""
        ...

    @property
    def start_query(self) -> str:
        """What the request that starts an upload has in its query."""
        ...

    @property
    def granularity(self) -> int:
        """Of the chunks of a session whose start is not known here."""
        ...

    def start_headers(self, what: Described) -> dict[str, str]:
        """What the request that starts an upload has, beside those of its message."""
        ...

    def session(self, headers: Mapping[str, str]) -> Session | None:
        """What the answer to the start says; `None` where it names no session, as when a proxy has answered.

        Raises:
            UploadProtocolError: It names one that can't be.
        """
        ...

    def chunk_headers(self, chunk: Chunk) -> dict[str, str]:
        """Of a chunk."""
        ...

    def query_headers(self) -> dict[str, str]:
        """Of the question how far the upload is."""
        ...

    def after_chunk(self, status: int, headers: Mapping[str, str]) -> Verdict:
        """What the answer to a chunk means."""
        ...

    def after_query(self, status: int, headers: Mapping[str, str]) -> Verdict:
        """What the answer to the question means."""
        ...


class XGoogUpload:
    """The protocol of the `X-Goog-Upload-*` headers."""

    verb: Verb = "POST"
    start_query = ""
    granularity = 256 * 1024

    def start_headers(self, what: Described) -> dict[str, str]:
        headers = {
            "x-goog-upload-protocol": "resumable",
            "x-goog-upload-command": "start",
            "x-goog-upload-header-content-type": what.mime_type,
        }
        if what.size is not None:
            headers["x-goog-upload-header-content-length"] = str(what.size)
        if what.file_name.isascii() and what.file_name.isprintable() and what.file_name:
            headers["x-goog-upload-file-name"] = what.file_name
        return headers

    def session(self, headers: Mapping[str, str]) -> Session | None:
        url = headers.get("x-goog-upload-url", "")
        if not url or _state(headers) not in {"active", ""}:
            return None
        text = headers.get("x-goog-upload-chunk-granularity", "1")
        granularity = _whole_number(text)
        if not granularity or granularity > _COARSEST:
            raise UploadProtocolError(f"the server asks for chunks of {text!r} bytes")
        return Session(url, granularity)

    def chunk_headers(self, chunk: Chunk) -> dict[str, str]:
        return {
            "x-goog-upload-command": "upload, finalize" if chunk.last else "upload",
            "x-goog-upload-offset": str(chunk.offset),
            "content-length": str(chunk.size),
        }

    def query_headers(self) -> dict[str, str]:
        return {"x-goog-upload-command": "query", "content-length": "0"}

    def after_chunk(self, status: int, headers: Mapping[str, str]) -> Verdict:
        state = _state(headers)
        if status >= 500 or status in _ASK or status in _REFUSED_CHUNK:
            return Unsure()
        if status in _GONE or state == "cancelled":
            return Gone()
        if status >= 300:
            return Refused()
        if state == "final":
            return Finished()
        return Accepted() if state == "active" else Unsure()

    def after_query(self, status: int, headers: Mapping[str, str]) -> Verdict:
        state = _state(headers)
        if status in _GONE or state == "cancelled":
            return Gone()
        if status >= 500 or status in _ASK:
            return Unsure()
        if status >= 300:
            return Refused()
        if state == "final":
            return Finished()
        if state != "active":
            return Unsure()
        text = headers.get("x-goog-upload-size-received", "")
        received = _whole_number(text)
        if received is None:
            raise UploadProtocolError(f"the server says that it has {text!r} bytes")
        return Received(received)


_NO_308 = {"x-guploader-no-308": "yes"}  # 200 and an override instead: proxies take 308 for a redirect


class Classic:
    """The older protocol: `Content-Range` there, 308 and `Range` back."""

    verb: Verb = "PUT"
    start_query = "uploadType=resumable"
    granularity = 256 * 1024

    def start_headers(self, what: Described) -> dict[str, str]:
        headers = {"x-upload-content-type": what.mime_type}
        if what.size is not None:
            headers["x-upload-content-length"] = str(what.size)
        return headers

    def session(self, headers: Mapping[str, str]) -> Session | None:
        url = headers.get("location", "")
        return Session(url, self.granularity) if url else None

    def chunk_headers(self, chunk: Chunk) -> dict[str, str]:
        part = f"{chunk.offset}-{chunk.end - 1}" if chunk.size else "*"
        whole = "*" if chunk.total is None else chunk.total
        return {**_NO_308, "content-range": f"bytes {part}/{whole}", "content-length": str(chunk.size)}

    def query_headers(self) -> dict[str, str]:
        return {**_NO_308, "content-range": "bytes */*", "content-length": "0"}

    def after_chunk(self, status: int, headers: Mapping[str, str]) -> Verdict:
        return Unsure() if status in _REFUSED_CHUNK else self.after_query(status, headers)

    def after_query(self, status: int, headers: Mapping[str, str]) -> Verdict:
        if status == 200 and headers.get("x-http-status-code-override") == "308":
            status = 308
        if status in {200, 201}:
            return Finished()
        if status == 308:
            return Received(_range_end(headers.get("range")))
        if status in _GONE or status == 499:
            return Gone()
        return Unsure() if status >= 500 or status in _ASK else Refused()


_RANGE = re.compile(r"bytes=0-([0-9]{1,18})")


def _range_end(text: str | None) -> int:
    if text is None:
        return 0  # nothing was stored, whatever was sent
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise UploadProtocolError(f"the server says that it has the range {text!r}")
    return int(found[1]) + 1


def _state(headers: Mapping[str, str]) -> str:
    return headers.get("x-goog-upload-status", "").strip().lower()


def _whole_number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
