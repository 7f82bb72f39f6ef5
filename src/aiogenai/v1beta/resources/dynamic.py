# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `dynamic`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence

from ...runtime.base import UNSET, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.options import CallOptions
from ...runtime.stream import Stream
from .. import routes, types


class DynamicResource:
    """The methods of `dynamic`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

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
        """Generate a response to a `GenerateContentRequest` with a dynamic model; which inputs are accepted depends on
        the model.

        Args:
            model: Name of the dynamic model that generates, as `dynamic/{id}`.
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

        Method `generativelanguage.dynamic.generateContent`.
        """
        return await self._client.call(
            routes.DYNAMIC_GENERATE_CONTENT,
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
        """Generate a response to a `GenerateContentRequest` with a dynamic model, streamed in parts.

        Args:
            model: Name of the dynamic model that generates, as `dynamic/{id}`.
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

        Method `generativelanguage.dynamic.streamGenerateContent`.
        """
        return self._client.stream(
            routes.DYNAMIC_STREAM_GENERATE_CONTENT,
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
