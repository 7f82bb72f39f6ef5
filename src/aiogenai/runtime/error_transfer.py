"""Uploads and downloads that did not end well."""

from __future__ import annotations

from typing import Unpack

from .error_base import Context, Error, ProtocolError


class UploadError(Error):
    """An upload that did not end well.

    Attributes:
        session_url: Where the upload can be resumed; whoever has it can write to the upload, so it is never shown.
        offset: How many bytes the server is known to have.
    """

    def __init__(
        self, message: str = "", *, session_url: str = "", offset: int = 0, **context: Unpack[Context]
    ) -> None:
        super().__init__(message, **context)
        self.session_url = session_url
        self.offset = offset


class UploadInterrupted(UploadError):
    """The connection broke more often than is repeated. `__cause__` says how; `session_url` is where it can go on."""


class UploadProtocolError(UploadError, ProtocolError):
    """The server's answer does not fit the upload protocol."""


class UploadUrlRefused(UploadError):
    """The server named an upload URL on a host that is neither its own nor allowed."""


class UploadSessionGone(UploadError):
    """The server does not know the upload any more, and it could not be started again."""


class UploadResultUnknown(UploadError):
    """The server has the whole upload, but what it made of it was lost on the way: a name that was chosen finds it."""


class UnseekableSource(UploadError):
    """The server asks for bytes that were read before, from a source that can't go back."""


class SourceChanged(UploadError):
    """The source has more or fewer bytes than it had when the upload began."""


class TransferStalled(UploadError, TimeoutError):
    """Bytes trickled too slowly for too long."""


class DownloadError(Error):
    """A download that did not end well."""


class ChecksumMismatch(DownloadError):
    """The bytes are not those that the server's checksum describes."""


class ContentChanged(DownloadError):
    """What is downloaded changed at the server between two parts of the download."""
