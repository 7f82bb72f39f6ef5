# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `jobs`, with the resources below it."""

from __future__ import annotations

from typing import Any

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.operations import Operation
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class JobsResource:
    """The methods of `jobs`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, name: str, *, options: CallOptions | None = None) -> Operation[dict[str, Any], dict[str, Any]]:
        """Calls `library.jobs.get`.

        Args:
            name:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.jobs.get`.
        """
        return await self._client.operation(
            routes.JOBS_GET,
            dict[str, Any],
            dict[str, Any],
            self._client.call(routes.JOBS_GET, types.Job, {"name": name}, None, options),
        )
