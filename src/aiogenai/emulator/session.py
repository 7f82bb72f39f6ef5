"""One resumable upload: what came so far, and whether it is over. Shared by both resumable protocols."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal

from attrs import Factory, define, frozen

from . import errors
from .dispatch import Target
from .errors import Refusal
from .trees import Json

GRANULE = 256 * 1024
"""Bytes that all chunks but the last are multiples of."""
MOST_BYTES = 2 * 2**30
"""Of media, whatever a method allows: it is held in memory."""


@frozen
class Answer:
    """What an upload request is answered with; `body` is `None` where there is none."""

    status: int
    headers: dict[str, str]
    body: Json | None = None


@define
class Session:
    """An upload between its start and its end."""

    id: str
    target: Target
    message: Json
    mime_type: str
    file_name: str
    length: int | None
    """As announced at the start, if it was."""
    data: bytearray = Factory(bytearray)
    status: Literal["active", "final", "cancelled"] = "active"
    reply: Json | None = None
    received: int = 0
    """Bytes in all, once it is final and they are somewhere else."""

    @property
    def size(self) -> int:
        return self.received or len(self.data)

    async def receive(self, chunks: AsyncIterator[bytes]) -> None:
        """Adds a chunk. If it is cut off, what came of it in whole granules stays, as in the service."""
        try:
            async for chunk in chunks:
                check_size(self.target, len(self.data) + len(chunk))
                self.data += chunk
        except BaseException:
            del self.data[len(self.data) // GRANULE * GRANULE :]
            raise

    def status_headers(self) -> dict[str, str]:
        return {"X-Goog-Upload-Status": self.status, "X-Goog-Upload-Size-Received": str(self.size)}

    def refusal(self, message: str) -> Answer:
        """400, with where the upload stands, so that the caller can go on from there."""
        return Answer(400, self.status_headers(), Refusal("INVALID_ARGUMENT", message).body())


def check_size(target: Target, size: int) -> None:
    """Fails where an upload has more bytes than its method allows.

    Raises:
        Refusal: 400.
    """
    upload = target.method.upload
    most = min(upload.max_size or MOST_BYTES, MOST_BYTES) if upload is not None else MOST_BYTES
    if size > most:
        raise errors.invalid(f"The media has {size} bytes or more; at most {most} are allowed.")
