# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `things`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import Json
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class ThingsResource:
    """The methods of `things`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def delete(self, id: str, *, options: CallOptions | None = None) -> None:
        """Calls `library.things.delete`.

        Args:
            id:
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.delete`.
        """
        await self._client.call(routes.THINGS_DELETE, None, {"id": id}, None, options)

    async def poke(
        self, *, request: types.PokeRequest | Json | None = None, options: CallOptions | None = None
    ) -> None:
        """Calls `library.things.poke`.

        Args:
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.poke`.
        """
        await self._client.call(routes.THINGS_POKE, None, {}, message(types.PokeRequest, request, {}), options)

    async def silent(self, *, options: CallOptions | None = None) -> None:
        """Calls `library.things.silent`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.silent`.
        """
        await self._client.call(routes.THINGS_SILENT, None, {}, None, options)
