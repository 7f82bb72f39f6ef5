# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `cachedContents`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from ...runtime.base import UNSET, FieldMask, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from .. import routes, types


class CachedContentsResource:
    """The methods of `cachedContents`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def create(
        self, cached_content: types.CachedContent | Json, *, options: CallOptions | None = None
    ) -> types.CachedContent:
        """Create cached content.

        Args:
            cached_content: Preprocessed content reusable in later GenerativeService requests, only with the model it
                was made for.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `CachedContent`: Preprocessed content reusable in later GenerativeService requests, only with the model it
            was made for.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.cachedContents.create`.
        """
        return await self._client.call(
            routes.CACHED_CONTENTS_CREATE,
            types.CachedContent,
            {},
            message(types.CachedContent, cached_content),
            options,
        )

    async def delete(self, name: str, *, options: CallOptions | None = None) -> None:
        """Delete cached content.

        Args:
            name: Name of the cache entry to delete, as `cachedContents/{id}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.cachedContents.delete`.
        """
        await self._client.call(routes.CACHED_CONTENTS_DELETE, None, {"name": name}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.CachedContent:
        """Fetch cached content.

        Args:
            name: Name of the cache entry to fetch, as `cachedContents/{id}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `CachedContent`: Preprocessed content reusable in later GenerativeService requests, only with the model it
            was made for.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.cachedContents.get`.
        """
        return await self._client.call(routes.CACHED_CONTENTS_GET, types.CachedContent, {"name": name}, None, options)

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListCachedContentsResponse, types.CachedContent]:
        """List cached contents.

        Args:
            page_size: Most cached contents to return, at most 1000 (larger values are lowered to it); fewer may come
                back.
            page_token: Page token from an earlier `cached_contents.list` call; keep all other parameters the same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `CachedContent` items. Awaited, it gives the first page, a `ListCachedContentsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.cachedContents.list`.
        """
        return self._client.pages(
            routes.CACHED_CONTENTS_LIST,
            types.ListCachedContentsResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def patch(
        self,
        name: str,
        cached_content: types.CachedContent | Json,
        *,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        options: CallOptions | None = None,
    ) -> types.CachedContent:
        """Update cached content; only its expiration can change.

        Args:
            name: Name of the cached content, as `cachedContents/{id}`.
            cached_content: Preprocessed content reusable in later GenerativeService requests, only with the model it
                was made for.
            update_mask: Fields to update.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `CachedContent`: Preprocessed content reusable in later GenerativeService requests, only with the model it
            was made for.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.cachedContents.patch`.
        """
        return await self._client.call(
            routes.CACHED_CONTENTS_PATCH,
            types.CachedContent,
            {"name": name, "update_mask": update_mask},
            message(types.CachedContent, cached_content),
            options,
        )
