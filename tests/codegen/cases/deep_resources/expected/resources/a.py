# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `a`, with the resources below it."""

from __future__ import annotations

from functools import cached_property

from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class AResource:
    """The methods of `a`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def b(self) -> ABResource:
        """The methods of `a.b`."""
        return ABResource(self._client)


class ABResource:
    """The methods of `a.b`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def c(self) -> ABCResource:
        """The methods of `a.b.c`."""
        return ABCResource(self._client)


class ABCResource:
    """The methods of `a.b.c`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def d(self) -> ABCDResource:
        """The methods of `a.b.c.d`."""
        return ABCDResource(self._client)


class ABCDResource:
    """The methods of `a.b.c.d`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, a_id: str, b_id: str, c_id: str, d_id: str, *, options: CallOptions | None = None) -> types.R:
        """Calls `library.a.b.c.d.get`.

        Args:
            a_id:
            b_id:
            c_id:
            d_id:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `R`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.a.b.c.d.get`.
        """
        return await self._client.call(
            routes.A_B_C_D_GET, types.R, {"a_id": a_id, "b_id": b_id, "c_id": c_id, "d_id": d_id}, None, options
        )
