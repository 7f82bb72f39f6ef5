"""Bytes to upload, wherever they are: a source is read in pieces, off the event loop, and never whole."""

from __future__ import annotations

import asyncio
import io
import mimetypes
import os
import re
from collections.abc import AsyncIterable, AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal, Protocol

from attrs import evolve, field, frozen
from attrs.validators import ge

from .errors import UnseekableSource, ValidationError

MIB = 1024 * 1024

_MIME_TYPE = re.compile(r"[!-.0-~]+/[!-.0-~]+(?: *;[ -~]*)?")

Content = str | os.PathLike[str] | bytes | BinaryIO | AsyncIterable[bytes]
"""A path, bytes, a binary file (from where it stands), or what gives bytes in pieces."""


@frozen(kw_only=True)
class Progress:
    """How far an upload or a download is. `total` is `None` where nobody knows.

    `session_url` is where an upload can be resumed, from another process too: `Media.session_url`. It is as good as a
    password for the upload, and never shown.
    """

    done: int
    total: int | None
    session_url: str = field(default="", repr=False, eq=False)


@frozen
class Media:
    """Bytes to upload, and how.

    Attributes:
        content: A path, bytes, a binary file (from where it stands), or an async iterable of bytes.
        mime_type: Empty for the one that the file's name suggests.
        file_name: Empty for the path's last part.
        protocol: `resumable` survives broken connections; `multipart` and `simple` are one request, `simple` without
            the message; `classic` is the older resumable protocol.
        chunk_size: Bytes that one request carries, and that are sent again at most; rounded up as the server asks.
        on_progress: Called when the server has more bytes than before.
        session_url: Resumes an upload that broke off, as `Progress.session_url` and `UploadError.session_url` have it.
    """

    content: Content
    mime_type: str = field(default="", kw_only=True)
    file_name: str = field(default="", kw_only=True)
    protocol: Literal["resumable", "multipart", "simple", "classic"] = field(default="resumable", kw_only=True)
    chunk_size: int = field(default=8 * MIB, validator=ge(1), kw_only=True)
    on_progress: Callable[[Progress], object] | None = field(default=None, kw_only=True)
    session_url: str = field(default="", kw_only=True, repr=False)


MediaSource = Media | Content
"""What an upload method takes: the bytes, or `Media` to say how."""


def as_media(source: MediaSource) -> Media:
    """The media of an argument, with a file name and a MIME type.

    Raises:
        ValidationError: It is nothing that can be uploaded.
    """
    media = source if isinstance(source, Media) else Media(source)
    content = media.content
    if isinstance(content, str | os.PathLike):
        name = Path(content).name
    elif isinstance(content, bytes | bytearray | memoryview | AsyncIterable):
        name = ""
    elif callable(getattr(content, "read", None)):
        name = Path(given).name if isinstance(given := getattr(content, "name", ""), str) else ""
    else:
        raise ValidationError(
            f"expected a path, bytes, a binary file or an async iterable of bytes, got {type(content).__name__}",
            path="media",
        )
    name = media.file_name or name
    mime_type = media.mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if not _MIME_TYPE.fullmatch(mime_type):
        raise ValidationError(f"{mime_type!r} is not a MIME type", path="media.mime_type")
    return evolve(media, file_name=name, mime_type=mime_type)


class Source(Protocol):
    """What an upload reads from. `size` is `None` where it is not known before the end."""

    size: int | None

    async def read(self, size: int) -> bytes:
        """The next `size` bytes; fewer only at the end."""
        ...

    async def rewind(self, offset: int) -> None:
        """Goes on reading at `offset`.

        Raises:
            UnseekableSource: It can't.
        """
        ...

    async def close(self) -> None:
        """Closes what was opened here."""
        ...


async def open_source(content: Content) -> Source:
    """Opens what is to be uploaded.

    Raises:
        ValidationError: It can't be opened.
    """
    if isinstance(content, str | os.PathLike):
        path = Path(content)
        try:
            return _File(await open_file(path, "rb"), owned=True)
        except OSError as error:
            raise ValidationError(f"can't open {path}: {error.strerror}", path="media") from error
    if isinstance(content, bytes | bytearray | memoryview):
        return _File(io.BytesIO(content))
    if isinstance(content, AsyncIterable):
        return _Pieces(content)
    return await asyncio.to_thread(_File, content)


async def open_file(path: Path, mode: Literal["rb", "xb"]) -> BinaryIO:
    """Opens a file in a thread. When the wait for it is cancelled, it is closed again, and one just made is removed."""
    opening = asyncio.get_running_loop().run_in_executor(None, _open, path, mode)
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        opening.add_done_callback(partial(_forget, path if mode == "xb" else None))
        raise


async def close_file(file: BinaryIO) -> None:
    """Closes a file in a thread, also when the wait for that is cancelled."""
    await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, file.close))


def _open(path: Path, mode: Literal["rb", "xb"]) -> BinaryIO:
    return path.open(mode)


def _forget(made: Path | None, opened: asyncio.Future[BinaryIO]) -> None:
    if not opened.cancelled() and opened.exception() is None:
        opened.result().close()
        if made is not None:
            made.unlink(missing_ok=True)


class _File:
    """A binary file, read in threads. Bytes in memory are one, too, read at once."""

    def __init__(self, file: BinaryIO, *, owned: bool = False) -> None:
        self._file = file
        self._owned = owned
        self._seekable = file.seekable()
        self._start = file.tell() if self._seekable else 0
        self.size: int | None = None
        if self._seekable:
            self.size = file.seek(0, io.SEEK_END) - self._start
            file.seek(self._start)

    async def read(self, size: int) -> bytes:
        if isinstance(self._file, io.BytesIO):
            return self._file.read(size)
        return await asyncio.to_thread(self._read, size)

    def _read(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size > 0:
            piece: object = self._file.read(size)
            if not isinstance(piece, bytes):
                raise ValidationError("the file is not open in binary mode", path="media")
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    async def rewind(self, offset: int) -> None:
        if not self._seekable:
            raise UnseekableSource("the file can't be read again from an earlier place")
        await asyncio.to_thread(self._file.seek, self._start + offset)

    async def close(self) -> None:
        if self._owned:
            await close_file(self._file)


class _Pieces:
    """An async iterable: read once."""

    def __init__(self, pieces: AsyncIterable[bytes]) -> None:
        self.size: int | None = None
        self._pieces: AsyncIterator[bytes] = aiter(pieces)
        self._rest = bytearray()
        self._read = 0

    async def read(self, size: int) -> bytes:
        while len(self._rest) < size:
            piece = await anext(self._pieces, None)
            if piece is None:
                break
            self._rest += piece
        taken = bytes(memoryview(self._rest)[:size])
        del self._rest[:size]
        self._read += len(taken)
        return taken

    async def rewind(self, offset: int) -> None:
        if offset != self._read:
            raise UnseekableSource("an async iterable can't be read again from an earlier place")

    async def close(self) -> None:
        """Nothing was opened here."""
