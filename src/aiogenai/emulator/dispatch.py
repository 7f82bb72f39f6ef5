"""A request's verb, path and query -> the method it calls (`Target`), and its message -> the family's reply.

Reads no socket and writes none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from aiogenai.runtime.request import Method

from . import credentials
from .call import Call, Handler, Media, Reply
from .errors import Refusal
from .query import Query, QueryCheck, query_check
from .routing import Form, Route, Router
from .scripted import Answer
from .shapes import Message
from .trees import Json
from .world import World

_OTHER_VERSION = re.compile(r"/((?:upload/|download/)?)v1(?:alpha)?/")


@frozen
class Target:
    """What a request calls, found in order as far as its head goes."""

    method: Method
    form: Form
    path: str
    """The resource path: without the version, the custom verb and the query."""
    params: Mapping[str, str]
    query: Query


class Dispatcher:
    """The methods of one API, each with its compiled checks and its handler."""

    def __init__(self, world: World, methods: Sequence[Method], handlers: Mapping[str, Handler]) -> None:
        self._world = world
        self._router = Router(methods)
        self._handlers = handlers
        self._queries: dict[str, QueryCheck] = {method.id: query_check(method) for method in methods}
        self._shapes: dict[str, Message] = {}

    def target(self, verb: str, path: str, query: str, headers: Mapping[str, str]) -> Target:
        """What a request calls.

        Raises:
            Refusal: 404, no method has this path; 403 or 400, the caller is unknown; 400, the query is wrong.
        """
        verb = headers.get("X-HTTP-Method-Override", verb)
        found = self._match(verb, path, query)
        if found is None:  # newer clients of Google call v1: there, it is the same methods, or fewer
            found = self._match(verb, _OTHER_VERSION.sub(r"/\1v1beta/", path, count=1), query)
        if found is None:
            raise Refusal("NOT_FOUND", f"No method of the API answers {verb} {path}.")
        route, params = found
        method = route.method
        checked = self._queries[method.id](query)
        if "upload_id" not in checked:
            credentials.check(headers, checked, self._world.settings.keys)
        return Target(method, route.form, route.resource(path), params, checked)

    def _match(self, verb: str, path: str, query: str) -> tuple[Route, dict[str, str]] | None:
        found = self._router.match(verb, path)
        if found is None and "upload_id=" in query:
            found = self._router.match("POST", path)  # chunks of the older protocol come by PUT
        return found

    def read(self, target: Target, data: bytes) -> Json:
        """The message in a request's body.

        Raises:
            Refusal: 400, it is not JSON or does not fit the method's schema.
        """
        schema = target.method.request
        if not schema:
            return {}
        shape = self._shapes.get(schema)
        if shape is None:
            shape = self._shapes[schema] = self._world.schemas[schema]
        return self._world.validator.body(data, shape)

    def run(self, target: Target, message: Json, media: Media | None = None, answer: Answer | None = None) -> Reply:
        """The family's reply.

        Raises:
            Refusal: The family refuses.
        """
        call = Call(self._world, target.method, target.path, target.params, target.query, message, media, answer=answer)
        return self._handlers[target.method.id](call)
