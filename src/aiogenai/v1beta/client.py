# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The client of the Gemini API: its resources are attributes, loaded when touched."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..runtime.api import Api
from ..runtime.client import BaseClient
from . import routes

if TYPE_CHECKING:
    from .resources.auth_tokens import AuthTokensResource
    from .resources.batches import BatchesResource
    from .resources.cached_contents import CachedContentsResource
    from .resources.corpora import CorporaResource
    from .resources.dynamic import DynamicResource
    from .resources.environments import EnvironmentsResource
    from .resources.file_search_stores import FileSearchStoresResource
    from .resources.files import FilesResource
    from .resources.generated_files import GeneratedFilesResource
    from .resources.media import MediaResource
    from .resources.models import ModelsResource
    from .resources.tuned_models import TunedModelsResource


class Client(BaseClient):
    """The client of the Gemini API. Use it as `async with Client() as client:`; its resources are attributes.

    Generative Language API: generate content, embeddings, answers and batches with Gemini models.
    """

    _api = Api(
        title="Gemini API",
        root_url="https://generativelanguage.googleapis.com/",
        service_path="",
        key_variables=("GEMINI_API_KEY", "GOOGLE_API_KEY"),
        base_url_variable="GEMINI_BASE_URL",
        routes=routes.ROUTES,
        types=f"{__package__}.types",
    )

    @cached_property
    def auth_tokens(self) -> AuthTokensResource:
        """The methods of `auth_tokens`."""
        from .resources.auth_tokens import AuthTokensResource  # noqa: PLC0415  # loaded when touched

        return AuthTokensResource(self)

    @cached_property
    def batches(self) -> BatchesResource:
        """The methods of `batches`."""
        from .resources.batches import BatchesResource  # noqa: PLC0415  # loaded when touched

        return BatchesResource(self)

    @cached_property
    def cached_contents(self) -> CachedContentsResource:
        """The methods of `cachedContents`."""
        from .resources.cached_contents import CachedContentsResource  # noqa: PLC0415  # loaded when touched

        return CachedContentsResource(self)

    @cached_property
    def corpora(self) -> CorporaResource:
        """The methods of `corpora`."""
        from .resources.corpora import CorporaResource  # noqa: PLC0415  # loaded when touched

        return CorporaResource(self)

    @cached_property
    def dynamic(self) -> DynamicResource:
        """The methods of `dynamic`."""
        from .resources.dynamic import DynamicResource  # noqa: PLC0415  # loaded when touched

        return DynamicResource(self)

    @cached_property
    def environments(self) -> EnvironmentsResource:
        """The methods of `environments`."""
        from .resources.environments import EnvironmentsResource  # noqa: PLC0415  # loaded when touched

        return EnvironmentsResource(self)

    @cached_property
    def file_search_stores(self) -> FileSearchStoresResource:
        """The methods of `fileSearchStores`."""
        from .resources.file_search_stores import FileSearchStoresResource  # noqa: PLC0415  # loaded when touched

        return FileSearchStoresResource(self)

    @cached_property
    def files(self) -> FilesResource:
        """The methods of `files`."""
        from .resources.files import FilesResource  # noqa: PLC0415  # loaded when touched

        return FilesResource(self)

    @cached_property
    def generated_files(self) -> GeneratedFilesResource:
        """The methods of `generatedFiles`."""
        from .resources.generated_files import GeneratedFilesResource  # noqa: PLC0415  # loaded when touched

        return GeneratedFilesResource(self)

    @cached_property
    def media(self) -> MediaResource:
        """The methods of `media`."""
        from .resources.media import MediaResource  # noqa: PLC0415  # loaded when touched

        return MediaResource(self)

    @cached_property
    def models(self) -> ModelsResource:
        """The methods of `models`."""
        from .resources.models import ModelsResource  # noqa: PLC0415  # loaded when touched

        return ModelsResource(self)

    @cached_property
    def tuned_models(self) -> TunedModelsResource:
        """The methods of `tunedModels`."""
        from .resources.tuned_models import TunedModelsResource  # noqa: PLC0415  # loaded when touched

        return TunedModelsResource(self)
