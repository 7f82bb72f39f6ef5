# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `generatedFiles`, with the resources below it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...runtime.base import UNSET, Maybe
from ...runtime.client import BaseClient
from ...runtime.operations import Operation
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from .. import routes, types


class GeneratedFilesResource:
    """The methods of `generatedFiles`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def operations(self) -> GeneratedFilesOperationsResource:
        """The methods of `generatedFiles.operations`."""
        return GeneratedFilesOperationsResource(self._client)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.GeneratedFile:
        """Fetch a generated file.

        REST returns only its metadata unless alt=media is added to the query, which gives the content.

        Deprecated: last listed in revision 20250701.

        Args:
            name: Name of the generated file, as `generatedFiles/{generated_file}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `GeneratedFile`: File that was generated for a user.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.generatedFiles.get`.
        """
        return await self._client.call(routes.GENERATED_FILES_GET, types.GeneratedFile, {"name": name}, None, options)

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListGeneratedFilesResponse, types.GeneratedFile]:
        """List the requesting project's generated files.

        Args:
            page_size: Most `GeneratedFile`s per page: default 10, maximum 50.
            page_token: Page token from an earlier `generated_files.list` call.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `GeneratedFile` items. Awaited, it gives the first page, a `ListGeneratedFilesResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.generatedFiles.list`.
        """
        return self._client.pages(
            routes.GENERATED_FILES_LIST,
            types.ListGeneratedFilesResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )


class GeneratedFilesOperationsResource:
    """The methods of `generatedFiles.operations`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, name: str, *, options: CallOptions | None = None) -> Operation[dict[str, Any], dict[str, Any]]:
        """Fetch a generated file operation's current state, for polling at the intervals the service recommends.

        Args:
            name: Name of the operation to fetch.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.generatedFiles.operations.get`.
        """
        return await self._client.operation(
            routes.GENERATED_FILES_OPERATIONS_GET,
            dict[str, Any],
            dict[str, Any],
            self._client.call(routes.GENERATED_FILES_OPERATIONS_GET, types.Operation, {"name": name}, None, options),
        )
