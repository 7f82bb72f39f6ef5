"""What every verb does before and after it sends: the request of a call is made, and its answer is read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, ClassVar, TypeVar

from . import bodies, converter
from .api import Api
from .converter import Message
from .deprecation import warn_once
from .errors import ValidationError
from .options import CallOptions
from .request import Method, Request, build
from .response import Response
from .send import Sender
from .trees import is_object

T = TypeVar("T")


class Preparation:
    """Requests and answers of an API, as a client has it set up."""

    _api: ClassVar[Api]
    _root: str
    _headers: Mapping[str, str]
    _json_headers: Mapping[str, str]
    _sender: Sender

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
