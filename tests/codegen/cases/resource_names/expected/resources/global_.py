# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `global`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class GlobalResource:
    """The methods of `global`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, options: CallOptions | None = None) -> types.Message:
        """Calls `library.global.get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Message`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.global.get`.
        """
        return await self._client.call(routes.GLOBAL_GET, types.Message, {}, None, options)
