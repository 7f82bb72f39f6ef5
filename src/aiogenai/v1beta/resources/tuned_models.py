# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `tunedModels`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ...runtime.base import UNSET, FieldMask, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.operations import Operation
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from ...runtime.stream import Stream
from .. import routes, types


class TunedModelsResource:
    """The methods of `tunedModels`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def operations(self) -> TunedModelsOperationsResource:
        """The methods of `tunedModels.operations`."""
        return TunedModelsOperationsResource(self._client)

    @cached_property
    def permissions(self) -> TunedModelsPermissionsResource:
        """The methods of `tunedModels.permissions`."""
        return TunedModelsPermissionsResource(self._client)

    async def async_batch_embed_content(
        self,
        model: str,
        *,
        batch: Maybe[types.EmbedContentBatch | Json] = UNSET,
        request: types.AsyncBatchEmbedContentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Operation[types.EmbedContentBatchOutput, types.EmbedContentBatch]:
        """Queue `models.embed_content` requests to a tuned model as one batch; the asynchronous counterpart of
        `models.batch_embed_contents`.

        Args:
            model: Name of the tuned model that embeds, as `tunedModels/{tuned_model}`.
            batch: Required. Embedding batch that should be created.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `EmbedContentBatchOutput` and its metadata is
            `EmbedContentBatch`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.asyncBatchEmbedContent`, since revision 20260327.
        """
        return await self._client.operation(
            routes.TUNED_MODELS_ASYNC_BATCH_EMBED_CONTENT,
            types.EmbedContentBatchOutput,
            types.EmbedContentBatch,
            self._client.call(
                routes.TUNED_MODELS_ASYNC_BATCH_EMBED_CONTENT,
                types.Operation,
                {"model": model},
                message(types.AsyncBatchEmbedContentRequest, request, {"batch": batch}),
                options,
            ),
        )

    async def batch_generate_content(
        self,
        model: str,
        *,
        batch: Maybe[types.GenerateContentBatch | Json] = UNSET,
        request: types.BatchGenerateContentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Operation[types.GenerateContentBatchOutput, types.GenerateContentBatch]:
        """Queue `GenerateContent` requests to a tuned model as one batch.

        Args:
            model: Name of the tuned model that generates, as `tunedModels/{tuned_model}`.
            batch: Required. Generation batch that should be created.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `GenerateContentBatchOutput` and its metadata is
            `GenerateContentBatch`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.batchGenerateContent`, since revision 20260327.
        """
        return await self._client.operation(
            routes.TUNED_MODELS_BATCH_GENERATE_CONTENT,
            types.GenerateContentBatchOutput,
            types.GenerateContentBatch,
            self._client.call(
                routes.TUNED_MODELS_BATCH_GENERATE_CONTENT,
                types.Operation,
                {"model": model},
                message(types.BatchGenerateContentRequest, request, {"batch": batch}),
                options,
            ),
        )

    async def create(
        self,
        tuned_model: types.TunedModel | Json,
        *,
        tuned_model_id: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> Operation[types.TunedModel, types.V1mainCreateTunedModelMetadata]:
        """Create a tuned model.

        Follow its progress and get the result through Operations, e.g. GET
        /v1/tunedModels/az2mb0bpw6i/operations/000-111-222.

        Deprecated since revision 20260831.

        Args:
            tuned_model: Fine-tuned model made with ModelService.CreateTunedModel.
            tuned_model_id: Unique ID the tuned model gets, at most 40 characters, matching
                `[a-z]([a-z0-9-]{0,38}[a-z0-9])?`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `TunedModel` and its metadata is
            `V1mainCreateTunedModelMetadata`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.create`.
        """
        return await self._client.operation(
            routes.TUNED_MODELS_CREATE,
            types.TunedModel,
            types.V1mainCreateTunedModelMetadata,
            self._client.call(
                routes.TUNED_MODELS_CREATE,
                types.Operation,
                {"tuned_model_id": tuned_model_id},
                message(types.TunedModel, tuned_model),
                options,
            ),
        )

    async def delete(self, name: str, *, options: CallOptions | None = None) -> None:
        """Delete a tuned model.

        Deprecated since revision 20260831.

        Args:
            name: Name of the tuned model to delete, e.g. `tunedModels/my-model-id`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.delete`.
        """
        await self._client.call(routes.TUNED_MODELS_DELETE, None, {"name": name}, None, options)

    async def generate_content(
        self,
        model: str,
        *,
        contents: Maybe[
            types.Content
            | Json
            | str
            | types.Part
            | types.Blob
            | types.File
            | types.FileData
            | Sequence[types.Content | Json | str | types.Part | types.Blob | types.File | types.FileData]
        ] = UNSET,
        cached_content: Maybe[str] = UNSET,
        generation_config: Maybe[types.GenerationConfig | Json] = UNSET,
        safety_settings: Maybe[Sequence[types.SafetySetting | Json]] = UNSET,
        service_tier: Maybe[types.ServiceTier | str] = UNSET,
        store: Maybe[bool] = UNSET,
        system_instruction: Maybe[
            types.Content | Json | str | types.Part | types.Blob | types.File | types.FileData
        ] = UNSET,
        tool_config: Maybe[types.ToolConfig | Json] = UNSET,
        tools: Maybe[Sequence[types.Tool | Json]] = UNSET,
        request: types.GenerateContentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.GenerateContentResponse:
        """Generate a response to a `GenerateContentRequest` with a tuned model; which inputs are accepted depends on
        the model.

        Args:
            model: Name of the tuned model that generates, as `tunedModels/{tuned_model}`.
            contents: Required. Conversation with the model: one item for a single turn, or the history plus the newest
                message for chat.
            cached_content: Cached content that serves as context for the prediction. Format:
                `cachedContents/{cachedContent}`.
            generation_config: Settings that control generation and output.
            safety_settings: Content-blocking settings, at most one per `SafetyCategory`, applied to prompt and
                candidates; unlisted categories keep API defaults.
            service_tier: Service tier that should handle this request. Since revision 20260327.
            store: Whether this request is logged; overrides the logging config of the project. Since revision 20260327.
            system_instruction: System instruction written by the developer; text is the only kind supported now.
            tool_config: Settings shared by the tools listed in this request.
            tools: Tools the `Model` may call while producing its next response, such as functions or `code_execution`.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `GenerateContentResponse`: Model reply with one or more candidates.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.generateContent`.
        """
        return await self._client.call(
            routes.TUNED_MODELS_GENERATE_CONTENT,
            types.GenerateContentResponse,
            {"model": model},
            message(
                types.GenerateContentRequest,
                request,
                {
                    "cached_content": cached_content,
                    "contents": contents,
                    "generation_config": generation_config,
                    "safety_settings": safety_settings,
                    "service_tier": service_tier,
                    "store": store,
                    "system_instruction": system_instruction,
                    "tool_config": tool_config,
                    "tools": tools,
                },
            ),
            options,
        )

    async def generate_text(
        self,
        model: str,
        *,
        prompt: Maybe[types.TextPrompt | Json] = UNSET,
        candidate_count: Maybe[int] = UNSET,
        max_output_tokens: Maybe[int] = UNSET,
        safety_settings: Maybe[Sequence[types.SafetySetting | Json]] = UNSET,
        stop_sequences: Maybe[Sequence[str]] = UNSET,
        temperature: Maybe[float] = UNSET,
        top_k: Maybe[int] = UNSET,
        top_p: Maybe[float] = UNSET,
        request: types.GenerateTextRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.GenerateTextResponse:
        """Generate a text response to an input message.

        Deprecated since revision 20260831; use `tuned_models.generate_content` instead.

        Args:
            model: `Model` or `TunedModel` that generates, e.g. `models/text-bison-001` or
                `tunedModels/sentence-translator-u3b7m`.
            prompt: Required. Free-form prompt text that the model will complete.
            candidate_count: How many completions to return, from 1 to 8. Defaults to 1.
            max_output_tokens: Token cap for each candidate. Defaults to the `output_token_limit` of the `Model`.
            safety_settings: Content-blocking settings, at most one per `SafetyCategory`, applied to prompt and
                candidates; unlisted categories keep API defaults.
            stop_sequences: Up to 5 strings that end generation where one first appears; the matched string is left out
                of the output.
            temperature: Sampling randomness from 0.0 (direct) to 1.0 (varied). The default comes from
                `Model.temperature`.
            top_k: Sample only from the `top_k` likeliest tokens, along with nucleus sampling. Default: 40, though
                `Model.top_k` varies by model.
            top_p: Nucleus sampling cutoff on summed token probability, used together with top-k. The default comes from
                `Model.top_p`.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `GenerateTextResponse`: Model reply with its candidate completions.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.generateText`.
        """
        return await self._client.call(
            routes.TUNED_MODELS_GENERATE_TEXT,
            types.GenerateTextResponse,
            {"model": model},
            message(
                types.GenerateTextRequest,
                request,
                {
                    "candidate_count": candidate_count,
                    "max_output_tokens": max_output_tokens,
                    "prompt": prompt,
                    "safety_settings": safety_settings,
                    "stop_sequences": stop_sequences,
                    "temperature": temperature,
                    "top_k": top_k,
                    "top_p": top_p,
                },
            ),
            options,
        )

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.TunedModel:
        """Fetch one tuned model.

        Deprecated since revision 20260831.

        Args:
            name: Name of the tuned model to fetch, e.g. `tunedModels/my-model-id`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `TunedModel`: Fine-tuned model made with ModelService.CreateTunedModel.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.get`.
        """
        return await self._client.call(routes.TUNED_MODELS_GET, types.TunedModel, {"name": name}, None, options)

    def list(
        self,
        *,
        filter: Maybe[str] = UNSET,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListTunedModelsResponse, types.TunedModel]:
        """List tuned models.

        Deprecated since revision 20260831.

        Args:
            filter: Text sought in description and display name, with owner:me, writers:me, readers:me or
                readers:everyone; models shared with all are left out by default.
            page_size: Most `TunedModels` per page: default 10, capped at 1000; fewer may come back.
            page_token: The `page_token` that an earlier `tuned_models.list` call returned; keep all other parameters
                the same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `TunedModel` items. Awaited, it gives the first page, a `ListTunedModelsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.list`.
        """
        return self._client.pages(
            routes.TUNED_MODELS_LIST,
            types.ListTunedModelsResponse,
            {"filter": filter, "page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def patch(
        self,
        name: str,
        tuned_model: types.TunedModel | Json,
        *,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        options: CallOptions | None = None,
    ) -> types.TunedModel:
        """Update a tuned model.

        Deprecated since revision 20260831.

        Args:
            name: Unique name assigned on creation, e.g. `tunedModels/az2mb0bpw6i`; with a display_name set, its
                hyphenated words plus a random part.
            tuned_model: Fine-tuned model made with ModelService.CreateTunedModel.
            update_mask: Fields to update.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `TunedModel`: Fine-tuned model made with ModelService.CreateTunedModel.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.patch`.
        """
        return await self._client.call(
            routes.TUNED_MODELS_PATCH,
            types.TunedModel,
            {"name": name, "update_mask": update_mask},
            message(types.TunedModel, tuned_model),
            options,
        )

    def stream_generate_content(
        self,
        model: str,
        *,
        contents: Maybe[
            types.Content
            | Json
            | str
            | types.Part
            | types.Blob
            | types.File
            | types.FileData
            | Sequence[types.Content | Json | str | types.Part | types.Blob | types.File | types.FileData]
        ] = UNSET,
        cached_content: Maybe[str] = UNSET,
        generation_config: Maybe[types.GenerationConfig | Json] = UNSET,
        safety_settings: Maybe[Sequence[types.SafetySetting | Json]] = UNSET,
        service_tier: Maybe[types.ServiceTier | str] = UNSET,
        store: Maybe[bool] = UNSET,
        system_instruction: Maybe[
            types.Content | Json | str | types.Part | types.Blob | types.File | types.FileData
        ] = UNSET,
        tool_config: Maybe[types.ToolConfig | Json] = UNSET,
        tools: Maybe[Sequence[types.Tool | Json]] = UNSET,
        request: types.GenerateContentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Stream[types.GenerateContentResponse]:
        """Generate a response to a `GenerateContentRequest` with a tuned model, streamed in parts.

        Args:
            model: Name of the tuned model that generates, as `tunedModels/{tuned_model}`.
            contents: Required. Conversation with the model: one item for a single turn, or the history plus the newest
                message for chat.
            cached_content: Cached content that serves as context for the prediction. Format:
                `cachedContents/{cachedContent}`.
            generation_config: Settings that control generation and output.
            safety_settings: Content-blocking settings, at most one per `SafetyCategory`, applied to prompt and
                candidates; unlisted categories keep API defaults.
            service_tier: Service tier that should handle this request. Since revision 20260327.
            store: Whether this request is logged; overrides the logging config of the project. Since revision 20260327.
            system_instruction: System instruction written by the developer; text is the only kind supported now.
            tool_config: Settings shared by the tools listed in this request.
            tools: Tools the `Model` may call while producing its next response, such as functions or `code_execution`.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A stream of chunks, each a `GenerateContentResponse`: Model reply with one or more candidates.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.streamGenerateContent`.
        """
        return self._client.stream(
            routes.TUNED_MODELS_STREAM_GENERATE_CONTENT,
            types.GenerateContentResponse,
            {"model": model},
            message(
                types.GenerateContentRequest,
                request,
                {
                    "cached_content": cached_content,
                    "contents": contents,
                    "generation_config": generation_config,
                    "safety_settings": safety_settings,
                    "service_tier": service_tier,
                    "store": store,
                    "system_instruction": system_instruction,
                    "tool_config": tool_config,
                    "tools": tools,
                },
            ),
            options,
        )

    async def transfer_ownership(
        self,
        name: str,
        *,
        email_address: Maybe[str] = UNSET,
        request: types.TransferOwnershipRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.TransferOwnershipResponse:
        """Transfer a tuned model to another owner, the sole way to change ownership; the present owner becomes a
        writer.

        Args:
            name: Tuned model to hand over, e.g. `tunedModels/my-model-id`.
            email_address: Required. Email address of the tuned model's new owner.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `TransferOwnershipResponse`: Reply to a `tuned_models.transfer_ownership` call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.transferOwnership`.
        """
        return await self._client.call(
            routes.TUNED_MODELS_TRANSFER_OWNERSHIP,
            types.TransferOwnershipResponse,
            {"name": name},
            message(types.TransferOwnershipRequest, request, {"email_address": email_address}),
            options,
        )


class TunedModelsOperationsResource:
    """The methods of `tunedModels.operations`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(
        self, name: str, *, options: CallOptions | None = None
    ) -> Operation[types.TunedModel, types.V1mainCreateTunedModelMetadata]:
        """Fetch a tuned model operation's current state, for polling at the intervals the service recommends.

        Args:
            name: Name of the operation to fetch.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `TunedModel` and its metadata is
            `V1mainCreateTunedModelMetadata`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.operations.get`.
        """
        return await self._client.operation(
            routes.TUNED_MODELS_OPERATIONS_GET,
            types.TunedModel,
            types.V1mainCreateTunedModelMetadata,
            self._client.call(routes.TUNED_MODELS_OPERATIONS_GET, types.Operation, {"name": name}, None, options),
        )

    def list(
        self,
        name: str,
        *,
        filter: Maybe[str] = UNSET,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        return_partial_success: Maybe[bool] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListOperationsResponse, types.Operation]:
        """List a tuned model's operations matching a filter; servers lacking support return `UNIMPLEMENTED`.

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

        Method `generativelanguage.tunedModels.operations.list`.
        """
        return self._client.pages(
            routes.TUNED_MODELS_OPERATIONS_LIST,
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


class TunedModelsPermissionsResource:
    """The methods of `tunedModels.permissions`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def create(
        self, parent: str, permission: types.Permission | Json, *, options: CallOptions | None = None
    ) -> types.Permission:
        """Grant a permission on a resource.

        Args:
            parent: Resource that gets the `Permission`, as `tunedModels/{tuned_model}` or `corpora/{corpus}`.
            permission: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also edit,
                share) or owner (also delete).
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Permission`: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also
            edit, share) or owner (also delete).

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.permissions.create`.
        """
        return await self._client.call(
            routes.TUNED_MODELS_PERMISSIONS_CREATE,
            types.Permission,
            {"parent": parent},
            message(types.Permission, permission),
            options,
        )

    async def delete(self, name: str, *, options: CallOptions | None = None) -> None:
        """Delete a permission.

        Args:
            name: Permission to delete, as `tunedModels/{tuned_model}/permissions/{permission}` or
                `corpora/{corpus}/permissions/{permission}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.permissions.delete`.
        """
        await self._client.call(routes.TUNED_MODELS_PERMISSIONS_DELETE, None, {"name": name}, None, options)

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Permission:
        """Fetch one permission.

        Args:
            name: Permission to fetch, as `tunedModels/{tuned_model}/permissions/{permission}` or
                `corpora/{corpus}/permissions/{permission}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Permission`: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also
            edit, share) or owner (also delete).

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.permissions.get`.
        """
        return await self._client.call(
            routes.TUNED_MODELS_PERMISSIONS_GET, types.Permission, {"name": name}, None, options
        )

    def list(
        self,
        parent: str,
        *,
        page_size: Maybe[int] = UNSET,
        page_token: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> Pager[types.ListPermissionsResponse, types.Permission]:
        """List the permissions on a resource.

        Args:
            parent: Resource whose permissions are listed, as `tunedModels/{tuned_model}` or `corpora/{corpus}`.
            page_size: Most `Permission`s per page: default 10, capped at 1000; fewer may come back.
            page_token: The `page_token` that an earlier `ListPermissions` call returned; keep all other parameters the
                same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Permission` items. Awaited, it gives the first page, a `ListPermissionsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.permissions.list`.
        """
        return self._client.pages(
            routes.TUNED_MODELS_PERMISSIONS_LIST,
            types.ListPermissionsResponse,
            {"parent": parent, "page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def patch(
        self,
        name: str,
        permission: types.Permission | Json,
        *,
        update_mask: Maybe[FieldMask | str | Sequence[str]] = UNSET,
        options: CallOptions | None = None,
    ) -> types.Permission:
        """Update a permission.

        Args:
            name: Unique name set on creation, as `tunedModels/{tuned_model}/permissions/{permission}` or
                `corpora/{corpus}/permissions/{permission}`.
            permission: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also edit,
                share) or owner (also delete).
            update_mask: Required. Fields to update; only `role` (`Permission.role`) is accepted.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Permission`: Grants a user, a group or everyone a role on a resource: reader (inference), writer (also
            edit, share) or owner (also delete).

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.tunedModels.permissions.patch`.
        """
        return await self._client.call(
            routes.TUNED_MODELS_PERMISSIONS_PATCH,
            types.Permission,
            {"name": name, "update_mask": update_mask},
            message(types.Permission, permission),
            options,
        )
