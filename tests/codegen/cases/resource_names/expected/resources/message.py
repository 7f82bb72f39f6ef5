# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `message`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class MessageResource:
    """The methods of `message`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, options: CallOptions | None = None) -> types.MessageResource:
        """Calls `library.message.get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `MessageResource`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.message.get`.
        """
        return await self._client.call(routes.MESSAGE_GET, types.MessageResource, {}, None, options)
