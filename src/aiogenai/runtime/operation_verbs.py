"""The verbs of long-running operations: one that a call started, and one whose name is known."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Sequence
from functools import partial
from importlib import import_module
from typing import Any, TypeVar, cast, overload

from .base import Model
from .errors import OperationError
from .operations import Operation, OperationMessage
from .preparation import Preparation
from .request import Method

Result = TypeVar("Result")
Metadata = TypeVar("Metadata")


class OperationVerbs(Preparation):
    """How operations are had, on what a client has set up."""

    async def operation(
        self, method: Method, result: type[Result], metadata: type[Metadata], started: Awaitable[Model]
    ) -> Operation[Result, Metadata]:
        """The operation that a call of `method` has started, which gives it as it stood then."""
        first = cast("OperationMessage", await started)  # the generator has seen its fields; their types vary
        return self._operation(first, result, metadata, method.id)

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
        state: type[Any] = getattr(import_module(self._api.types), method.response)
        return self._operation(await self._ask(method, name, state), result, metadata, method.id)

    def _operation(
        self, first: OperationMessage, result: type[Result], metadata: type[Metadata], method_id: str
    ) -> Operation[Result, Metadata]:
        state = type(first)

        async def send(verb: str, suffix: str, name: str) -> Any:
            method = _route_for(self._api.routes, verb, suffix, name)
            return await self._ask(method, name, state if verb == "GET" else None)

        return Operation(
            first,
            result,
            metadata,
            poll=partial(send, "GET", ""),
            cancel=partial(send, "POST", ":cancel"),
            delete=partial(send, "DELETE", ""),
            method_id=method_id,
        )

    async def _ask(self, method: Method, name: str, state: type[Any] | None) -> Any:
        request = await self._request(method, {method.path_parameters[0].name: name}, None, None)
        return await self._sender.send(request, self._reader(method, state))


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
