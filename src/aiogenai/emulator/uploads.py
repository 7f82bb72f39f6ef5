"""Uploads in all their protocols: bytes of requests -> a message and its media, and what the server answers meanwhile.

What an upload makes is its family's business.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from attrs import define, frozen

from . import classic, errors
from .call import Media
from .dispatch import Target
from .errors import Refusal
from .multipart import parts_of
from .session import GRANULE, Answer, Session, check_size
from .sessions import Sessions
from .trees import Json


@frozen
class UploadRequest:
    """An HTTP request on an upload path, its body not yet read."""

    verb: str
    headers: Mapping[str, str]
    query: Mapping[str, Any]
    target: Target
    url: str
    """Where this request went, without its query."""
    chunks: AsyncIterator[bytes]

    async def read(self) -> bytes:
        """All of it.

        Raises:
            Refusal: 400, it is more than the method takes.
        """
        data = bytearray()
        async for chunk in self.chunks:
            check_size(self.target, len(data) + len(chunk))
            data += chunk
        return bytes(data)


@define
class Uploads:
    """`read` checks the JSON of an upload; `finish` lets the family make something of it and its media."""

    read: Callable[[Target, bytes], Json]
    finish: Callable[[Target, Json, Media], Json]
    new_token: Callable[[], str]
    sessions: Sessions

    async def answer(self, request: UploadRequest) -> Answer:
        """What an upload request is answered with.

        Raises:
            Refusal: The request breaks its protocol, or what it brings is refused.
        """
        headers, query = request.headers, request.query
        if "upload_id" in query:
            return await self._resume(request, query["upload_id"])
        command = headers.get("X-Goog-Upload-Command", "").lower()
        protocol = (headers.get("X-Goog-Upload-Protocol") or query.get("upload_protocol") or "").lower()
        kind = query.get("uploadType", "")
        if "start" in command or protocol == "resumable":
            return await self._start(request)
        if kind == "resumable":
            return await self._start_classic(request)
        content_type = headers.get("Content-Type", "")
        if protocol == "multipart" or kind == "multipart" or content_type.startswith("multipart/related"):
            return await self._multipart(request, content_type)
        if protocol == "raw" or kind == "media" or not content_type.startswith("application/json"):
            data = await request.read()
            media = Media(data, content_type or "application/octet-stream", headers.get("X-Goog-Upload-File-Name", ""))
            return self._finished(request.target, {}, media)
        return self._finished(request.target, self.read(request.target, await request.read()), Media(b"", ""))

    async def _multipart(self, request: UploadRequest, content_type: str) -> Answer:
        parts = parts_of(content_type, await request.read())
        if len(parts) != 2:
            raise errors.invalid(f"A multipart upload has 2 parts, JSON and media, not {len(parts)}.")
        message = self.read(request.target, parts[0].data)
        file_name = request.headers.get("X-Goog-Upload-File-Name", "")
        return self._finished(request.target, message, Media(parts[1].data, parts[1].content_type, file_name))

    def _finished(self, target: Target, message: Json, media: Media) -> Answer:
        check_size(target, len(media.data))
        return Answer(200, {"X-Goog-Upload-Status": "final"}, self.finish(target, message, media))

    async def _start(self, request: UploadRequest) -> Answer:
        headers = request.headers
        declared = headers.get("X-Goog-Upload-Header-Content-Length")
        session = await self._open(request, headers.get("X-Goog-Upload-Header-Content-Type"), declared)
        url = f"{request.url}?upload_id={session.id}&upload_protocol=resumable"
        answer = {
            "X-Goog-Upload-Status": "active",
            "X-Goog-Upload-URL": url,
            "X-Goog-Upload-Control-URL": url,
            "X-Goog-Upload-Chunk-Granularity": str(GRANULE),
        }
        return Answer(200, answer)

    async def _start_classic(self, request: UploadRequest) -> Answer:
        headers = request.headers
        declared = headers.get("X-Upload-Content-Length")
        session = await self._open(request, headers.get("X-Upload-Content-Type"), declared)
        return Answer(200, {"Location": f"{request.url}?uploadType=resumable&upload_id={session.id}"})

    async def _open(self, request: UploadRequest, mime_type: str | None, declared: str | None) -> Session:
        message = self.read(request.target, await request.read())
        if declared is not None and not declared.isdecimal():
            raise errors.invalid(f"The length of the content must be a number, not {declared!r}.")
        length = int(declared) if declared is not None else None
        check_size(request.target, length or 0)
        session = Session(
            self.new_token(),
            request.target,
            message,
            mime_type or "application/octet-stream",
            request.headers.get("X-Goog-Upload-File-Name", ""),
            length,
        )
        self.sessions.add(session)
        return session

    async def _resume(self, request: UploadRequest, session_id: str) -> Answer:
        session = self.sessions.get(session_id)
        if session is None:
            raise Refusal("NOT_FOUND", "There is no such upload: it was never started, or the server was reset.")
        try:
            return await self._go_on(request, session)
        finally:
            self.sessions.keep(session)

    async def _go_on(self, request: UploadRequest, session: Session) -> Answer:
        command = request.headers.get("X-Goog-Upload-Command")
        if command is None:
            return await classic.answer(session, request.verb, request.headers, request.chunks, self._complete)
        steps = {step.strip().lower() for step in command.split(",")}
        if steps == {"query"}:
            return Answer(200, session.status_headers())
        if steps == {"cancel"}:
            if session.status == "active":
                session.status = "cancelled"
                session.data.clear()
            return Answer(200, session.status_headers())
        if not steps or not steps <= {"upload", "finalize"}:
            raise errors.invalid(f"There is no upload command {command!r}.")
        return await self._take(request, session, steps)

    async def _take(self, request: UploadRequest, session: Session, steps: set[str]) -> Answer:
        """A chunk, the end, or both."""
        if session.status != "active":
            return session.refusal(f"The upload is {session.status}: it takes nothing more.")
        last = "finalize" in steps
        if "upload" in steps:
            offset = request.headers.get("X-Goog-Upload-Offset", "")
            if offset != str(len(session.data)):
                return session.refusal(f"The offset must be {len(session.data)}, not {offset or 'missing'}.")
            before = len(session.data)
            await session.receive(request.chunks)
            if not last and (len(session.data) - before) % GRANULE:
                del session.data[before:]
                return session.refusal(f"All chunks but the last must be multiples of {GRANULE} bytes.")
        if not last:
            return Answer(200, session.status_headers())
        if session.length is not None and len(session.data) != session.length:
            return session.refusal(f"The upload has {len(session.data)} bytes, but {session.length} were announced.")
        return Answer(200, {"X-Goog-Upload-Status": "final"}, self._complete(session))

    def _complete(self, session: Session) -> Json:
        check_size(session.target, len(session.data))
        media = Media(bytes(session.data), session.mime_type, session.file_name)
        session.data.clear()
        session.received = len(media.data)
        session.status = "final"
        session.reply = self.finish(session.target, session.message, media)
        return session.reply
