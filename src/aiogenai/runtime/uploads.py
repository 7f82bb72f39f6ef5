"""Uploads: a request and a source go in, the body of the final answer comes out. Given the functions that send."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from .errors import TransportError, ValidationError, status_error
from .media import Media, MediaSource, Progress, Source, as_media, open_source
from .multipart import multipart, whole
from .request import Request
from .response import Response
from .transfer import Senders, SendOnce, Transfer, UploadOptions


class Uploader:
    """Sends media, with the message that a request carries."""

    def __init__(
        self,
        open: Callable[[Request], Awaitable[Response]],  # noqa: A002  # the word for it
        send_once: SendOnce,
        options: UploadOptions = UploadOptions(),  # noqa: B008  # frozen
    ) -> None:
        """`open` does all that belongs to a call: credentials, retry, errors of statuses."""
        self._senders = Senders(open, send_once)
        self._options = options

    async def upload(self, request: Request, source: MediaSource) -> bytes:
        """Uploads, and gives the body of the final answer.

        Args:
            request: To the upload path, with the message as its body. Its method says what it takes.
            source: What to upload.

        Raises:
            UploadInterrupted: The connection broke more often than is repeated; it has where to resume.
            UploadError: It can't be finished.
            StatusError: The server said no.
        """
        media = as_media(source)
        opened = await open_source(media.content)
        try:
            _check_accepted(request, media, opened)
            if media.protocol == "multipart":
                return await self._send_whole(multipart(request, media, opened), media, opened)
            if media.protocol == "simple":
                return await self._send_whole(whole(request, media, opened), media, opened)
            return await Transfer(self._senders, self._options, request, media, opened).result()
        finally:
            await opened.close()

    async def _send_whole(self, request: Request, media: Media, source: Source) -> bytes:
        can_go_back = source.size is not None
        response = await (self._senders.open(request) if can_go_back else self._opened_once(request))
        try:
            body = await response.read()
        finally:
            response.close()
        if media.on_progress is not None and source.size is not None:
            media.on_progress(Progress(done=source.size, total=source.size))
        return body

    async def _opened_once(self, request: Request) -> Response:
        """A source that is read once is sent once: what a second sending would have of it is not the whole."""
        method_id = request.method.id
        try:
            response = await self._senders.once(request, signed=True)
            if 200 <= response.status < 300:
                return response
            try:
                body = await response.read()
            finally:
                response.close()
        except TransportError as error:
            error.method_id = method_id
            raise
        raise status_error(response.status, response.reason, response.headers, body, method_id)


def _check_accepted(request: Request, media: Media, source: Source) -> None:
    taken = request.method.upload
    if taken is None:
        return
    if taken.max_size and source.size is not None and source.size > taken.max_size:
        raise ValidationError(f"{source.size} bytes; the method takes {taken.max_size} at most", path="media")
    kind, _, rest = media.mime_type.partition("/")
    wanted = {"*/*", f"{kind}/*", f"{kind}/{rest}".partition(";")[0].strip()}
    if taken.accept and not wanted.intersection(taken.accept):
        raise ValidationError(f"{media.mime_type}; the method takes {', '.join(taken.accept)}", path="media.mime_type")
