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

    async def get(self, any: types.Any | Json, *, options: CallOptions | None = None) -> types.Warning_:
        """Calls `library.things.get`.

        Args:
            any: A schema named Any.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Warning_`: A schema named Warning.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.things.get`.
        """
        return await self._client.call(routes.THINGS_GET, types.Warning_, {}, message(types.Any, any), options)
