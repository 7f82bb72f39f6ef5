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
    from .resources.aclose import AcloseResource
    from .resources.cached_property import CachedPropertyResource
    from .resources.resume import ResumeResource
    from .resources.things import ThingsResource
    from .resources.upload_operation import UploadOperationResource


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
    def aclose_(self) -> AcloseResource:
        """The methods of `aclose`."""
        from .resources.aclose import AcloseResource  # noqa: PLC0415  # loaded when touched

        return AcloseResource(self)

    @cached_property
    def cached_property_(self) -> CachedPropertyResource:
        """The methods of `cached_property`."""
        from .resources.cached_property import CachedPropertyResource  # noqa: PLC0415  # loaded when touched

        return CachedPropertyResource(self)

    @cached_property
    def resume_(self) -> ResumeResource:
        """The methods of `resume`."""
        from .resources.resume import ResumeResource  # noqa: PLC0415  # loaded when touched

        return ResumeResource(self)

    @cached_property
    def things(self) -> ThingsResource:
        """The methods of `things`."""
        from .resources.things import ThingsResource  # noqa: PLC0415  # loaded when touched

        return ThingsResource(self)

    @cached_property
    def upload_operation(self) -> UploadOperationResource:
        """The methods of `upload_operation`."""
        from .resources.upload_operation import UploadOperationResource  # noqa: PLC0415  # loaded when touched

        return UploadOperationResource(self)
