"""The verbs of generated methods: a method's facts and arguments go in, its result comes out.

One for each kind of method; generated resources call nothing else. Names neither aiohttp nor cattrs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from functools import partial
from typing import Any, TypeVar, cast, overload

from attrs import evolve

from . import converter
from .base import Maybe, Model
from .converter import Message
from .downloads import Download
from .errors import DeadlineExceeded, DecodeError, Error
from .media import MediaSource, as_media
from .operation_verbs import OperationVerbs
from .options import CallOptions
from .pagination import Pager
from .request import Method, Upload
from .response import Response
from .stream import Begin, Stream
from .transfer import UploadOptions
from .uploads import Uploader

T = TypeVar("T")
M = TypeVar("M", bound=Model)


class Verbs(OperationVerbs):
    """How methods are called, on what a client has set up."""

    @overload
    async def call(
        self,
        method: Method,
        response: type[T],
        parameters: Mapping[str, Any],
        message: Message | None,
        options: CallOptions | None,
    ) -> T: ...

    @overload
    async def call(
        self,
        method: Method,
        response: None,
        parameters: Mapping[str, Any],
        message: Message | None,
        options: CallOptions | None,
    ) -> None: ...

    async def call(
        self,
        method: Method,
        response: type[T] | None,
        parameters: Mapping[str, Any],
        message: Message | None,
        options: CallOptions | None,
    ) -> T | None:
        """One request and its answer, as a model; `None` for a method that gives nothing back."""
        request = await self._request(method, parameters, message, options)
        return await self._sender.send(request, self._reader(method, response), options)

    def stream(
        self,
        method: Method,
        response: type[M],
        parameters: Mapping[str, Any],
        message: Message | None,
        options: CallOptions | None,
    ) -> Stream[M]:
        """A stream that is opened when it is first read."""

        async def opened(begin: Begin) -> Response:
            request = await self._request(method, parameters, message, options, {"alt": "sse"})
            return await self._sender.open(request, options, begin)

        return Stream(opened, response, method.id)

    def pages(
        self,
        method: Method,
        response: type[M],
        parameters: Mapping[str, Any],
        message: Message | None,
        options: CallOptions | None,
    ) -> Pager[M, Any]:
        """A pager that asks for a page when it is needed."""
        page = method.page
        if page is None:
            raise TypeError(f"{method.id} is not paged")

        async def fetch(token: str) -> Any:
            given, body = parameters, message
            if token and page.token_in == "query":
                given = {**parameters, page.token: token}
            elif token:
                body = _with_field(message, page.token, token)
            return await self.call(method, response, given, body, options)

        return Pager(fetch, page, method.id)

    async def upload(
        self,
        method: Method,
        response: type[T],
        parameters: Mapping[str, Any],
        message: Message | None,
        media: MediaSource | None,
        mime_type: Maybe[str],
        options: CallOptions | None,
    ) -> T:
        """Media and a message, and the answer to both. Without media it is a plain call."""
        if media is None:
            return await self.call(method, response, parameters, message, options)
        given = as_media(evolve(as_media(media), mime_type=mime_type) if mime_type else media)
        facts = cast("Upload", method.upload)
        template = (facts.resumable if given.protocol == "classic" else facts.simple).lstrip("/")
        request = await self._request(method, parameters, message, options, template=template)
        send = (partial(self._sender.open, options=options), partial(self._sender.send_once, options=options))
        retry = options.retry if options is not None else None
        uploader = Uploader(*send, UploadOptions(retry=retry) if retry else UploadOptions())
        body = await _within(options, method.id, uploader.upload(request, given))
        try:
            return converter.load(response, self._unwrapped(converter.decode(body or b"{}")))
        except DecodeError as error:
            raise DecodeError(error.message, body=body, method_id=method.id) from error

    def download(self, method: Method, parameters: Mapping[str, Any], options: CallOptions | None) -> Download:
        """Media that is fetched when it is read."""

        async def opened(more: Mapping[str, str]) -> Response:
            media = {"alt": "media"}
            request = await self._request(method, parameters, None, options, media, method.download)
            return await self._sender.open(evolve(request, headers={**request.headers, **more}), options)

        given = options or CallOptions()
        return Download(opened, method.id, retry=given.retry, deadline=given.deadline)


async def _within(options: CallOptions | None, method_id: str, work: Awaitable[T]) -> T:
    """Ends work of several requests at the call's deadline, if there is one."""
    scope = asyncio.timeout(options.deadline if options is not None else None)
    try:
        async with scope:
            return await work
    except TimeoutError as error:
        if not scope.expired() or isinstance(error, Error):
            raise
    raise DeadlineExceeded("the deadline passed", method_id=method_id)


def _with_field(message: Message | None, name: str, value: object) -> Message | None:
    """The message with one more field, whatever form it was given in."""
    if message is None:
        return None
    return evolve(message, value={**converter.dump_message(message), name: value})
