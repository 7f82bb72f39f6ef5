# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `parts`, with the resources below it."""

from __future__ import annotations

from typing import Any

from aiogenai.runtime.base import Json
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class PartsResource:
    """The methods of `parts`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def create(self, part: types.Part | Json, *, options: CallOptions | None = None) -> dict[str, Any]:
        """Calls `library.parts.create`.

        Args:
            part:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            What came back.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.parts.create`.
        """
        return await self._client.call(routes.PARTS_CREATE, dict[str, Any], {}, message(types.Part, part), options)
