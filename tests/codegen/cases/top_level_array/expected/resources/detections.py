# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `detections`, with the resources below it."""

from __future__ import annotations

from collections.abc import Mapping

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class DetectionsResource:
    """The methods of `detections`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def list(self, *, options: CallOptions | None = None) -> types.Detections:
        """Calls `library.detections.list`.

        Args:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Detections`: What was found.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.detections.list`.
        """
        return await self._client.call(routes.DETECTIONS_LIST, types.Detections, {}, None, options)

    async def set(self, labels: Mapping[str, str], *, options: CallOptions | None = None) -> types.Nested:
        """Calls `library.detections.set`.

        Args:
            labels: The message.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Nested`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.detections.set`.
        """
        return await self._client.call(routes.DETECTIONS_SET, types.Nested, {}, message(types.Labels, labels), options)
