# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `things`, with the resources below it."""

from __future__ import annotations

from functools import cached_property

from aiogenai.runtime.base import UNSET, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class ThingsResource:
    """The methods of `things`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def cached_property__2(self) -> ThingsCachedPropertyResource:
        """The methods of `things.cachedProperty`."""
        return ThingsCachedPropertyResource(self._client)

    @cached_property
    def str_(self) -> ThingsStrResource:
        """The methods of `things.str`."""
        return ThingsStrResource(self._client)

    async def cached_property_(self, *, options: CallOptions | None = None) -> types.Thing:
        """Calls `library.things.cachedProperty`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Thing`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.cachedProperty`.
        """
        return await self._client.call(routes.THINGS_CACHED_PROPERTY, types.Thing, {}, None, options)

    async def do(
        self,
        *,
        body: Maybe[str] = UNSET,
        media__2: Maybe[str] = UNSET,
        message_: Maybe[str] = UNSET,
        media_: Maybe[str] = UNSET,
        mime_type: Maybe[str] = UNSET,
        options_: Maybe[str] = UNSET,
        path: Maybe[str] = UNSET,
        request_: Maybe[str] = UNSET,
        routes_: Maybe[str] = UNSET,
        self_: Maybe[str] = UNSET,
        timeout: Maybe[str] = UNSET,
        types_: Maybe[str] = UNSET,
        request: types.DoRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.Thing:
        """Calls `library.things.do`.

        Args:
            body:
            media__2:
            message_:
            media_:
            mime_type:
            options_:
            path:
            request_:
            routes_:
            self_:
            timeout:
            types_:
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Thing`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.do`.
        """
        return await self._client.call(
            routes.THINGS_DO,
            types.Thing,
            {
                "media_": media_,
                "mime_type": mime_type,
                "options_": options_,
                "path": path,
                "request_": request_,
                "routes_": routes_,
                "self_": self_,
                "timeout": timeout,
                "types_": types_,
            },
            message(types.DoRequest, request, {"body": body, "media": media__2, "message": message_}),
            options,
        )

    async def get(self, self_: str, request_: str, *, options: CallOptions | None = None) -> types.Thing:
        """Calls `library.things.get`.

        Args:
            self_:
            request_:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Thing`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.get`.
        """
        return await self._client.call(
            routes.THINGS_GET, types.Thing, {"self_": self_, "request_": request_}, None, options
        )


class ThingsCachedPropertyResource:
    """The methods of `things.cachedProperty`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, options: CallOptions | None = None) -> types.Thing:
        """Calls `library.things.cp.get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Thing`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.cp.get`.
        """
        return await self._client.call(routes.THINGS_CACHED_PROPERTY_GET, types.Thing, {}, None, options)


class ThingsStrResource:
    """The methods of `things.str`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, options: CallOptions | None = None) -> types.Thing:
        """Calls `library.things.str.get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Thing`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.str.get`.
        """
        return await self._client.call(routes.THINGS_STR_GET, types.Thing, {}, None, options)
