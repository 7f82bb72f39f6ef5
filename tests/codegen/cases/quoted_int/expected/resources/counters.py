# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `counters`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from aiogenai.runtime.base import UNSET, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class CountersResource:
    """The methods of `counters`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(
        self,
        counter_id: int,
        *,
        ids: Maybe[Sequence[int]] = UNSET,
        since: Maybe[int] = UNSET,
        options: CallOptions | None = None,
    ) -> types.Counter:
        """Calls `library.counters.get`.

        Args:
            counter_id:
            ids:
            since:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Counter`: Numbers beyond 2^53 travel as strings.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.counters.get`.
        """
        return await self._client.call(
            routes.COUNTERS_GET, types.Counter, {"counter_id": counter_id, "ids": ids, "since": since}, None, options
        )
