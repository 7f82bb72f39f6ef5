# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The client of the Library API: its resources are attributes, loaded when touched."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from aiogenai.runtime.api import Api
from aiogenai.runtime.client import BaseClient

from . import routes

if TYPE_CHECKING:
    from .resources.shelves import ShelvesResource


class Client(BaseClient):
    """The client of the Library API. Use it as `async with Client() as client:`; its resources are attributes."""

    _api = Api(
        title="Library API",
        root_url="https://library.googleapis.com/",
        service_path="",
        key_variables=(),
        base_url_variable="",
        routes=routes.ROUTES,
        types=f"{__package__}.types",
    )

    @cached_property
    def shelves(self) -> ShelvesResource:
        """The methods of `shelves`."""
        from .resources.shelves import ShelvesResource  # noqa: PLC0415  # loaded when touched

        return ShelvesResource(self)
