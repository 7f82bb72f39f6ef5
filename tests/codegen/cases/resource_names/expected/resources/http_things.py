# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `HTTPThings`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class HTTPThingsResource:
    """The methods of `HTTPThings`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, options: CallOptions | None = None) -> types.Message:
        """Calls `library.h1.get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Message`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.h1.get`.
        """
        return await self._client.call(routes.HTTP_THINGS_GET, types.Message, {}, None, options)
