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
    from .resources.con_ import ConResource
    from .resources.global_ import GlobalResource
    from .resources.http_things import HTTPThingsResource
    from .resources.http_things_2 import HttpThingsResource
    from .resources.message import MessageResource
    from .resources.types_ import TypesResource
    from .resources.well_known import WellKnownResource


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
    def con(self) -> ConResource:
        """The methods of `con`."""
        from .resources.con_ import ConResource  # noqa: PLC0415  # loaded when touched

        return ConResource(self)

    @cached_property
    def global_(self) -> GlobalResource:
        """The methods of `global`."""
        from .resources.global_ import GlobalResource  # noqa: PLC0415  # loaded when touched

        return GlobalResource(self)

    @cached_property
    def http_things(self) -> HTTPThingsResource:
        """The methods of `HTTPThings`."""
        from .resources.http_things import HTTPThingsResource  # noqa: PLC0415  # loaded when touched

        return HTTPThingsResource(self)

    @cached_property
    def http_things_2(self) -> HttpThingsResource:
        """The methods of `httpThings`."""
        from .resources.http_things_2 import HttpThingsResource  # noqa: PLC0415  # loaded when touched

        return HttpThingsResource(self)

    @cached_property
    def message_(self) -> MessageResource:
        """The methods of `message`."""
        from .resources.message import MessageResource  # noqa: PLC0415  # loaded when touched

        return MessageResource(self)

    @cached_property
    def types_(self) -> TypesResource:
        """The methods of `types`."""
        from .resources.types_ import TypesResource  # noqa: PLC0415  # loaded when touched

        return TypesResource(self)

    @cached_property
    def well_known(self) -> WellKnownResource:
        """The methods of `well-known`."""
        from .resources.well_known import WellKnownResource  # noqa: PLC0415  # loaded when touched

        return WellKnownResource(self)
