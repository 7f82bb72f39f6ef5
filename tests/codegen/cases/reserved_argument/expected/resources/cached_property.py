# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `cached_property`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class CachedPropertyResource:
    """The methods of `cached_property`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, *, options: CallOptions | None = None) -> types.Thing:
        """Calls `library.cpp.get`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Thing`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.cpp.get`.
        """
        return await self._client.call(routes.CACHED_PROPERTY_GET, types.Thing, {}, None, options)
