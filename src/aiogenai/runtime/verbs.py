"""The verbs of generated methods: a method's facts and arguments go in, its result comes out.

One for each kind of method; generated resources call nothing else. Names neither aiohttp nor cattrs.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, ClassVar, TypeVar, cast, overload

from attrs import evolve

from . import bodies, converter
from .api import Api
from .base import Maybe, Model
from .converter import Message
from .deprecation import warn_once
from .downloads import Download
from .errors import DeadlineExceeded, DecodeError, Error, OperationError, ValidationError
from .media import MediaSource, as_media
from .operations import Operation
from .options import CallOptions
from .pagination import Pager
from .request import Method, Request, Upload, build
from .send import Sender
from .stream import Begin, Stream
from .transfer import UploadOptions
from .transport import Response
from .trees import is_object
from .uploads import Uploader

T = TypeVar("T")
M = TypeVar("M", bound=Model)
Result = TypeVar("Result")
Metadata = TypeVar("Metadata")


class Verbs:
    """How methods are called, on what a client has set up."""

    _api: ClassVar[Api]
    _root: str
    _headers: Mapping[str, str]
    _json_headers: Mapping[str, str]
    _sender: Sender

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

    async def operation(
        self,
        method: Method,
        state: type[Model],
        result: type[Result],
        metadata: type[Metadata],
        parameters: Mapping[str, Any],
        message: Message | None,
        options: CallOptions | None,
    ) -> Operation[Result, Metadata]:
        """A call whose answer is a long-running operation."""
        first = await self.call(method, state, parameters, message, options)
        return self._operation(state, result, metadata, first, method.id)

    @overload
    async def resume(self, name: str) -> Operation[dict[str, Any], dict[str, Any]]: ...

    @overload
    async def resume(self, name: str, result: type[Result]) -> Operation[Result, dict[str, Any]]: ...

    @overload
    async def resume(
        self, name: str, result: type[Result], metadata: type[Metadata]
    ) -> Operation[Result, Metadata]: ...

    async def resume(
        self, name: str, result: type[Any] = dict[str, Any], metadata: type[Any] = dict[str, Any]
    ) -> Operation[Any, Any]:
        """The operation of this name, as it stands now: also one that another process started.

        Args:
            name: Its name, as `Operation.name` gave it.
            result: What it gives in the end, such as `types.TunedModel`; a `dict` unless given.
            metadata: What it says of its progress; a `dict` unless given.

        Raises:
            OperationError: No method of the API polls a name like this.
            NotFound: The server does not know it.
        """
        method = _route_for(self._api.routes, "GET", "", name)
        state = self._schema(method.response)
        first = await self.call(method, state, {method.path_parameters[0].name: name}, None, None)
        return self._operation(state, result, metadata, first, method.id)

    def _operation(
        self, state: type[Model], result: type[Result], metadata: type[Metadata], first: Any, method_id: str
    ) -> Operation[Result, Metadata]:
        async def send(verb: str, suffix: str, name: str) -> Any:
            method = _route_for(self._api.routes, verb, suffix, name)
            given = {method.path_parameters[0].name: name}
            kind = state if verb == "GET" else None
            return await self._sender.send(await self._request(method, given, None, None), self._reader(method, kind))

        return Operation(
            first,
            result,
            metadata,
            poll=partial(send, "GET", ""),
            cancel=partial(send, "POST", ":cancel"),
            delete=partial(send, "DELETE", ""),
            method_id=method_id,
        )

    async def upload(  # as generated code calls it
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

    async def upload_operation(  # noqa: PLR0913, PLR0917  # as generated code calls it
        self,
        method: Method,
        state: type[Model],
        result: type[Result],
        metadata: type[Metadata],
        parameters: Mapping[str, Any],
        message: Message | None,
        media: MediaSource | None,
        mime_type: Maybe[str],
        options: CallOptions | None,
    ) -> Operation[Result, Metadata]:
        """An upload whose answer is a long-running operation."""
        first = await self.upload(method, state, parameters, message, media, mime_type, options)
        return self._operation(state, result, metadata, first, method.id)

    def download(self, method: Method, parameters: Mapping[str, Any], options: CallOptions | None) -> Download:
        """Media that is fetched when it is read."""

        async def opened(more: Mapping[str, str]) -> Response:
            media = {"alt": "media"}
            request = await self._request(method, parameters, None, options, media, method.download)
            return await self._sender.open(evolve(request, headers={**request.headers, **more}), options)

        given = options or CallOptions()
        return Download(opened, method.id, retry=given.retry, deadline=given.deadline)

    def _schema(self, name: str) -> type[Model]:
        schema: type[Model] = getattr(import_module(self._api.types), name)
        return schema

    async def _request(
        self,
        method: Method,
        parameters: Mapping[str, Any],
        message: Message | None,
        options: CallOptions | None,
        query: Mapping[str, str] | None = None,
        template: str = "",
    ) -> Request:
        if method.deprecated:
            warn_once(method)
        body = None
        headers = self._headers
        try:
            if message is not None:
                tree = bodies.tree_of(method, message)
                if method.raw_request:
                    body, kind = bodies.raw(tree)
                    headers = {**headers, "content-type": kind}
                else:
                    if self._api.wrapped:
                        tree = {"data": tree}
                    body = converter.encode_small(tree)
                    if body is None:  # it carries large bytes: off the event loop
                        body = await asyncio.to_thread(converter.encode, tree)
                    headers = self._json_headers
            if method.api_version:
                headers = {**headers, "x-goog-api-version": method.api_version}
            if options is not None:
                headers = {**headers, **{name.lower(): value for name, value in options.headers.items()}}
                query = {**options.query, **(query or {})}
            if self._api.alt:
                query = {"alt": self._api.alt, **(query or {})}
            root = self._root if template else self._root + self._api.service_path
            return build(method, root, parameters, body, headers, query, template)
        except ValidationError as error:
            error.method_id = method.id
            raise

    def _reader(self, method: Method, schema: type[T] | None) -> Callable[[Response], Awaitable[T | None]]:
        """What reads an answer."""
        if method.raw_response:
            return partial(bodies.read_raw, schema)
        return partial(bodies.read, schema, self._unwrapped if self._api.wrapped else None)

    def _unwrapped(self, tree: Any) -> Any:
        return tree.get("data", tree) if self._api.wrapped and is_object(tree) else tree


def _route_for(routes: Sequence[Method], verb: str, suffix: str, name: str) -> Method:
    """The method that does something to an operation: the one whose path its name fits."""
    for method in routes:
        fits = (
            method.verb == verb
            and len(method.path_parameters) == 1
            and method.path.endswith("}" + suffix)
            and re.fullmatch(method.path_parameters[0].pattern, name)
        )
        if fits and (verb != "GET" or method.kind == "operation"):
            return method
    raise OperationError(f"the API has no method to {_DOES[verb]} an operation of this name", name=name)


_DOES = {"GET": "poll", "POST": "cancel", "DELETE": "delete"}


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
