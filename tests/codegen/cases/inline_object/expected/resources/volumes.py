# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `volumes`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class VolumesResource:
    """The methods of `volumes`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def annotate(
        self,
        *,
        note: Maybe[str] = UNSET,
        properties: Maybe[str] = UNSET,
        request: types.VolumesAnnotateRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.VolumesAnnotateResponse:
        """Calls `library.volumes.annotate`.

        Args:
            note: Required. What to note.
            properties:
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `VolumesAnnotateResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.volumes.annotate`.
        """
        return await self._client.call(
            routes.VOLUMES_ANNOTATE,
            types.VolumesAnnotateResponse,
            {},
            message(types.VolumesAnnotateRequest, request, {"note": note, "properties": properties}),
            options,
        )
