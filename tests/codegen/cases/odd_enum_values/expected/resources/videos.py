# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `videos`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from aiogenai.runtime.base import UNSET, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class VideosResource:
    """The methods of `videos`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def list(
        self, *, filter: Maybe[str] = UNSET, order: Maybe[Sequence[str]] = UNSET, options: CallOptions | None = None
    ) -> types.Video:
        """Calls `library.videos.list`.

        Args:
            filter: Which. One of `not-mature`, `2d`.
            order: One of `a`, `b`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Video`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.videos.list`.
        """
        return await self._client.call(
            routes.VIDEOS_LIST, types.Video, {"filter": filter, "order": order}, None, options
        )
