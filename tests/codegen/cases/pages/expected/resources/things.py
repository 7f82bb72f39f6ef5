# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `things`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions
from aiogenai.runtime.pagination import Pager

from .. import routes, types


class ThingsResource:
    """The methods of `things`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListThingsResponse, types.Thing]:
        """Calls `library.things.list`.

        Args:
            page_size:
            page_token:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Thing` items. Awaited, it gives the first page, a `ListThingsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.list`.
        """
        return self._client.pages(
            routes.THINGS_LIST,
            types.ListThingsResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    def maps(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.MapResponse, tuple[str, types.Thing]]:
        """Calls `library.things.maps`.

        Args:
            page_size:
            page_token:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `tuple[str, types.Thing]` items. Awaited, it gives the first page, a `MapResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.maps`.
        """
        return self._client.pages(
            routes.THINGS_MAPS, types.MapResponse, {"page_size": page_size, "page_token": page_token}, None, options
        )

    def names(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.NamesResponse, str]:
        """Calls `library.things.names`.

        Args:
            page_size:
            page_token:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `str` items. Awaited, it gives the first page, a `NamesResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.names`.
        """
        return self._client.pages(
            routes.THINGS_NAMES, types.NamesResponse, {"page_size": page_size, "page_token": page_token}, None, options
        )

    async def none(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> types.NoneResponse:
        """Calls `library.things.none`.

        Args:
            page_size:
            page_token:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `NoneResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.none`.
        """
        return await self._client.call(
            routes.THINGS_NONE, types.NoneResponse, {"page_size": page_size, "page_token": page_token}, None, options
        )

    def search(
        self,
        *,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        query: Maybe[str] = UNSET,
        request: types.SearchRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Pager[types.ListThingsResponse, types.Thing]:
        """Calls `library.things.search`.

        Args:
            page_size:
            page_token:
            query:
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Thing` items. Awaited, it gives the first page, a `ListThingsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.search`.
        """
        return self._client.pages(
            routes.THINGS_SEARCH,
            types.ListThingsResponse,
            {},
            message(types.SearchRequest, request, {"page_size": page_size, "page_token": page_token, "query": query}),
            options,
        )

    def two(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.TwoResponse, types.Thing]:
        """Calls `library.things.two`.

        Args:
            page_size:
            page_token:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Thing` items. Awaited, it gives the first page, a `TwoResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.two`.
        """
        return self._client.pages(
            routes.THINGS_TWO, types.TwoResponse, {"page_size": page_size, "page_token": page_token}, None, options
        )

    async def undecided(
        self, *, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> types.TwoResponse:
        """Calls `library.things.undecided`.

        Args:
            page_token:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `TwoResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.undecided`.
        """
        return await self._client.call(
            routes.THINGS_UNDECIDED, types.TwoResponse, {"page_token": page_token}, None, options
        )
