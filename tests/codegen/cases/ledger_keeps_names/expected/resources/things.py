# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `things`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class ThingsResource:
    """The methods of `things`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, options: CallOptions | None = None) -> types.Settings:
        """Calls `library.things.Get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Settings`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.Get`.
        """
        return await self._client.call(routes.THINGS_GET, types.Settings, {}, None, options)

    async def get_2(self, *, options: CallOptions | None = None) -> types.Settings:
        """Calls `library.things.get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Settings`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.get`.
        """
        return await self._client.call(routes.THINGS_GET_2, types.Settings, {}, None, options)
