# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `batches`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from ...runtime.base import UNSET, FieldMask, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.operations import Operation
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from .. import routes, types


class BatchesResource:
    """The methods of `batches`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def cancel(self, name: str, *, options: CallOptions | None = None) -> None:
        """Request asynchronous cancellation of a batch, on a best-effort basis.

        A cancelled operation is kept, its Operation.error code set to `1` (`Code.CANCELLED`).

        Args:
            name: Name of the batch operation to cancel.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.batches.cancel`.
        """
        await self._client.call(routes.BATCHES_CANCEL, None, {"name": name}, None, options)

    async def delete(self, name: str, *, options: CallOptions | None = None) -> None:
        """Delete a batch operation whose result is no longer wanted, without cancelling it; servers lacking support
        return `google.rpc.Code.UNIMPLEMENTED`.

        Args:
            name: Name of the batch operation to delete.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.batches.delete`.
        """
        await self._client.call(routes.BATCHES_DELETE, None, {"name": name}, None, options)

    async def get(
        self, name: str, *, options: CallOptions | None = None
    ) -> Operation[types.GenerateContentBatchOutput, types.GenerateContentBatch]:
        """Fetch a batch operation's current state, for polling at the intervals the service recommends.

        Args:
            name: Name of the batch operation.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `GenerateContentBatchOutput` and its metadata is
            `GenerateContentBatch`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.batches.get`.
        """
        return await self._client.operation(
            routes.BATCHES_GET,
            types.GenerateContentBatchOutput,
            types.GenerateContentBatch,
            self._client.call(routes.BATCHES_GET, types.Operation, {"name": name}, None, options),
        )

    def list(
        self,
        name: str = "batches",
        *,
        filter: Maybe[str] = UNSET,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        return_partial_success: Maybe[bool] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListOperationsResponse, types.Operation]:
        """List batch operations matching a filter; servers lacking support return `UNIMPLEMENTED`.

        Args:
            name: Name of the parent whose operations are listed.
            filter: Filter to apply to the list.
            page_size: Number of operations per page.
            page_token: Token of the page to fetch.
            return_partial_success: If true, return reachable operations and name others in
                ListOperationsResponse.unreachable; only for reads across collections, else `UNIMPLEMENTED` unless
                documented. Since revision 20260327.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Operation` items. Awaited, it gives the first page, a `ListOperationsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.batches.list`.
        """
        return self._client.pages(
            routes.BATCHES_LIST,
            types.ListOperationsResponse,
            {
                "name": name,
                "filter": filter,
                "page_size": page_size,
                "page_token": page_token,
                "return_partial_success": return_partial_success,
            },
            None,
            options,
        )

    async def update_embed_content_batch(
        self,
        name: str,
        embed_content_batch: types.EmbedContentBatch | Json,
        *,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        options: CallOptions | None = None,
    ) -> types.EmbedContentBatch:
        """Update an EmbedContent batch.

        Args:
            name: Name of the batch, as `batches/{batch_id}`.
            embed_content_batch: A batch made up of `models.embed_content` requests.
            update_mask: Fields to update.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `EmbedContentBatch`: A batch made up of `models.embed_content` requests.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.batches.updateEmbedContentBatch`, since revision 20260327.
        """
        return await self._client.call(
            routes.BATCHES_UPDATE_EMBED_CONTENT_BATCH,
            types.EmbedContentBatch,
            {"name": name, "update_mask": update_mask},
            message(types.EmbedContentBatch, embed_content_batch),
            options,
        )

    async def update_generate_content_batch(
        self,
        name: str,
        generate_content_batch: types.GenerateContentBatch | Json,
        *,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        options: CallOptions | None = None,
    ) -> types.GenerateContentBatch:
        """Update a GenerateContent batch.

        Args:
            name: Name of the batch, as `batches/{batch_id}`.
            generate_content_batch: A batch job made of `GenerateContent` requests.
            update_mask: Fields to update.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `GenerateContentBatch`: A batch job made of `GenerateContent` requests.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.batches.updateGenerateContentBatch`, since revision 20260327.
        """
        return await self._client.call(
            routes.BATCHES_UPDATE_GENERATE_CONTENT_BATCH,
            types.GenerateContentBatch,
            {"name": name, "update_mask": update_mask},
            message(types.GenerateContentBatch, generate_content_batch),
            options,
        )
