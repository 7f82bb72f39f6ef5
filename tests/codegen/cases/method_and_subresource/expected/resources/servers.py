# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `servers`, with the resources below it."""

from __future__ import annotations

from functools import cached_property

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class ServersResource:
    """The methods of `servers`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def tools_2(self) -> ServersToolsResource:
        """The methods of `servers.tools`."""
        return ServersToolsResource(self._client)

    async def tools(self, *, options: CallOptions | None = None) -> types.Tools:
        """List the tools.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Tools`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.servers.tools`.
        """
        return await self._client.call(routes.SERVERS_TOOLS, types.Tools, {}, None, options)


class ServersToolsResource:
    """The methods of `servers.tools`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, id: str, *, options: CallOptions | None = None) -> types.Tools:
        """Calls `library.servers.tools.get`.

        Args:
            id:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Tools`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.servers.tools.get`.
        """
        return await self._client.call(routes.SERVERS_TOOLS_GET, types.Tools, {"id": id}, None, options)
