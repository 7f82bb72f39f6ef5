# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `environments`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ...runtime.base import UNSET, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.downloads import Download
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from .. import routes, types


class EnvironmentsResource:
    """The methods of `environments`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def files(self) -> EnvironmentsFilesResource:
        """The methods of `environments.files`."""
        return EnvironmentsFilesResource(self._client)

    async def create(
        self,
        *,
        network_allowlist: Maybe[types.EnvironmentNetworkEgressAllowlist | Json] = UNSET,
        network_mode: Maybe[types.NetworkMode | str] = UNSET,
        sources: Maybe[Sequence[types.Source | Json]] = UNSET,
        request: types.CreateEnvironmentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.Environment:
        """Create an environment.

        Args:
            network_allowlist: Restricts access to the domains given.
            network_mode: How outgoing network traffic is treated.
            sources: What to mount into the new environment.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Environment`: Environment that an agent runs in.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.environments.create`, since revision 20260831.
        """
        return await self._client.call(
            routes.ENVIRONMENTS_CREATE,
            types.Environment,
            {},
            message(
                types.CreateEnvironmentRequest,
                request,
                {"network_allowlist": network_allowlist, "network_mode": network_mode, "sources": sources},
            ),
            options,
        )

    async def delete(self, id: str, *, options: CallOptions | None = None) -> None:
        """Delete an environment.

        Args:
            id: ID of the environment being deleted.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.environments.delete`, since revision 20260831.
        """
        await self._client.call(routes.ENVIRONMENTS_DELETE, None, {"id": id}, None, options)

    async def get(self, id: str, *, options: CallOptions | None = None) -> types.Environment:
        """Fetch an environment.

        Args:
            id: ID of the environment being fetched.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Environment`: Environment that an agent runs in.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.environments.get`, since revision 20260831.
        """
        return await self._client.call(routes.ENVIRONMENTS_GET, types.Environment, {"id": id}, None, options)

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListEnvironmentsResponse, types.Environment]:
        """List existing environments.

        Args:
            page_size: Most environments to return: default 50, maximum 1000.
            page_token: Token of the page to fetch.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Environment` items. Awaited, it gives the first page, a `ListEnvironmentsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.environments.list`, since revision 20260831.
        """
        return self._client.pages(
            routes.ENVIRONMENTS_LIST,
            types.ListEnvironmentsResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )


class EnvironmentsFilesResource:
    """The methods of `environments.files`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def media(self) -> EnvironmentsFilesMediaResource:
        """The methods of `environments.files.media`."""
        return EnvironmentsFilesMediaResource(self._client)


class EnvironmentsFilesMediaResource:
    """The methods of `environments.files.media`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    def download(
        self,
        parent: str,
        path: str,
        *,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        recursive: Maybe[bool] = UNSET,
        options: CallOptions | None = None,
    ) -> Download:
        """Download one file or directory out of an environment's snapshot, over HTTP.

        Args:
            parent: Name of the environment, as `environments/{environment_id}`.
            path: File or directory path inside the environment, e.g. "workspace/src/main.py"; the workspace root if
                empty.
            page_size: Most directory entries per page: default 100, maximum 1000.
            page_token: Token of the page to fetch in a directory listing.
            recursive: Whether to list a directory with everything below it; by default false, which lists immediate
                children only.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A download; nothing is fetched before it is read.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.environments.files.media.download`, since revision 20260831.
        """
        return self._client.download(
            routes.ENVIRONMENTS_FILES_MEDIA_DOWNLOAD,
            {"parent": parent, "path": path, "page_size": page_size, "page_token": page_token, "recursive": recursive},
            options,
        )
