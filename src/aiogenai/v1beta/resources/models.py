# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""The resource `models`, with the resources below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ...runtime.base import UNSET, Json, Maybe
from ...runtime.client import BaseClient
from ...runtime.converter import message
from ...runtime.operations import Operation
from ...runtime.options import CallOptions
from ...runtime.pagination import Pager
from ...runtime.stream import Stream
from .. import routes, types


class ModelsResource:
    """The methods of `models`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    @cached_property
    def operations(self) -> ModelsOperationsResource:
        """The methods of `models.operations`."""
        return ModelsOperationsResource(self._client)

    async def async_batch_embed_content(
        self,
        model: str,
        *,
        batch: Maybe[types.EmbedContentBatch | Json] = UNSET,
        request: types.AsyncBatchEmbedContentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Operation[types.EmbedContentBatchOutput, types.EmbedContentBatch]:
        """Queue `models.embed_content` requests as one batch; the asynchronous counterpart of
        `models.batch_embed_contents`.

        Args:
            model: `Model` that embeds, as `models/{model}`.
            batch: Required. Embedding batch that should be created.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `EmbedContentBatchOutput` and its metadata is
            `EmbedContentBatch`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.asyncBatchEmbedContent`, since revision 20260327.
        """
        return await self._client.operation(
            routes.MODELS_ASYNC_BATCH_EMBED_CONTENT,
            types.EmbedContentBatchOutput,
            types.EmbedContentBatch,
            self._client.call(
                routes.MODELS_ASYNC_BATCH_EMBED_CONTENT,
                types.Operation,
                {"model": model},
                message(types.AsyncBatchEmbedContentRequest, request, {"batch": batch}),
                options,
            ),
        )

    async def batch_embed_contents(
        self,
        model: str,
        *,
        requests: Maybe[Sequence[types.EmbedContentRequest | Json]] = UNSET,
        request: types.BatchEmbedContentsRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.BatchEmbedContentsResponse:
        """Compute several embedding vectors, one for each `EmbedContentRequest` in the batch.

        Args:
            model: Name of the model that embeds, one that `models.list` returns, as `models/{model}`.
            requests: Required. Individual embed requests; each one's model has to equal
                `BatchEmbedContentsRequest.model`.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `BatchEmbedContentsResponse`: Reply to a `BatchEmbedContentsRequest`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.batchEmbedContents`.
        """
        return await self._client.call(
            routes.MODELS_BATCH_EMBED_CONTENTS,
            types.BatchEmbedContentsResponse,
            {"model": model},
            message(types.BatchEmbedContentsRequest, request, {"requests": requests}),
            options,
        )

    async def batch_embed_text(
        self,
        model: str,
        *,
        requests: Maybe[Sequence[types.EmbedTextRequest | Json]] = UNSET,
        texts: Maybe[Sequence[str]] = UNSET,
        request: types.BatchEmbedTextRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.BatchEmbedTextResponse:
        """Compute embeddings of several texts in one synchronous call.

        Deprecated since revision 20260831; use `models.batch_embed_contents` instead.

        Args:
            model: Name of the `Model` that embeds, e.g. `models/embedding-gecko-001`.
            requests: Individual embed requests; mutually exclusive with `texts`.
            texts: Free-form texts to embed; more than 100 raises an error.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `BatchEmbedTextResponse`: Embeddings returned for a batch of texts.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.batchEmbedText`.
        """
        return await self._client.call(
            routes.MODELS_BATCH_EMBED_TEXT,
            types.BatchEmbedTextResponse,
            {"model": model},
            message(types.BatchEmbedTextRequest, request, {"requests": requests, "texts": texts}),
            options,
        )

    async def batch_generate_content(
        self,
        model: str,
        *,
        batch: Maybe[types.GenerateContentBatch | Json] = UNSET,
        request: types.BatchGenerateContentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Operation[types.GenerateContentBatchOutput, types.GenerateContentBatch]:
        """Queue `GenerateContent` requests as one batch.

        Args:
            model: Name of the `Model` that generates, as `models/{model}`.
            batch: Required. Generation batch that should be created.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `GenerateContentBatchOutput` and its metadata is
            `GenerateContentBatch`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.batchGenerateContent`, since revision 20260327.
        """
        return await self._client.operation(
            routes.MODELS_BATCH_GENERATE_CONTENT,
            types.GenerateContentBatchOutput,
            types.GenerateContentBatch,
            self._client.call(
                routes.MODELS_BATCH_GENERATE_CONTENT,
                types.Operation,
                {"model": model},
                message(types.BatchGenerateContentRequest, request, {"batch": batch}),
                options,
            ),
        )

    async def count_message_tokens(
        self,
        model: str,
        *,
        prompt: Maybe[types.MessagePrompt | Json] = UNSET,
        request: types.CountMessageTokensRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.CountMessageTokensResponse:
        """Count the tokens of a string with a model's tokenizer.

        Deprecated since revision 20260831; use `models.count_tokens` instead.

        Args:
            model: Name of the model whose tokenizer counts, one that `models.list` returns, as `models/{model}`.
            prompt: Required. Message prompt to count the tokens of.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `CountMessageTokensResponse`: Reply of `models.count_message_tokens`, carrying the prompt's `token_count`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.countMessageTokens`.
        """
        return await self._client.call(
            routes.MODELS_COUNT_MESSAGE_TOKENS,
            types.CountMessageTokensResponse,
            {"model": model},
            message(types.CountMessageTokensRequest, request, {"prompt": prompt}),
            options,
        )

    async def count_text_tokens(
        self,
        model: str,
        *,
        prompt: Maybe[types.TextPrompt | Json] = UNSET,
        request: types.CountTextTokensRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.CountTextTokensResponse:
        """Count the tokens of a text with a model's tokenizer.

        Deprecated since revision 20260831; use `models.count_tokens` instead.

        Args:
            model: Name of the model whose tokenizer counts, one that `models.list` returns, as `models/{model}`.
            prompt: Required. Free-form prompt text to count the tokens of.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `CountTextTokensResponse`: Reply of `models.count_text_tokens`, carrying the prompt's `token_count`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.countTextTokens`.
        """
        return await self._client.call(
            routes.MODELS_COUNT_TEXT_TOKENS,
            types.CountTextTokensResponse,
            {"model": model},
            message(types.CountTextTokensRequest, request, {"prompt": prompt}),
            options,
        )

    async def count_tokens(
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
        generate_content_request: Maybe[types.GenerateContentRequest | Json] = UNSET,
        request: types.CountTokensRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.CountTokensResponse:
        """Count the tokens of input `Content` with a model's tokenizer.

        Args:
            model: Name of the model whose tokenizer counts, one that `models.list` returns, as `models/{model}`.
            contents: Prompt to count; has no effect if `generate_content_request` is given.
            generate_content_request: Whole `Model` input, with prompt, system instructions and function declarations;
                mutually exclusive with sending `Model` and `Content`s.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `CountTokensResponse`: Reply of `models.count_tokens`, carrying the prompt's `token_count`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.countTokens`.
        """
        return await self._client.call(
            routes.MODELS_COUNT_TOKENS,
            types.CountTokensResponse,
            {"model": model},
            message(
                types.CountTokensRequest,
                request,
                {"contents": contents, "generate_content_request": generate_content_request},
            ),
            options,
        )

    async def embed_content(
        self,
        model: str,
        *,
        content: Maybe[types.Content | Json | str | types.Part | types.Blob | types.File | types.FileData] = UNSET,
        embed_content_config: Maybe[types.EmbedContentConfig | Json] = UNSET,
        output_dimensionality: Maybe[int] = UNSET,
        task_type: Maybe[types.TaskType | str] = UNSET,
        title: Maybe[str] = UNSET,
        request: types.EmbedContentRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.EmbedContentResponse:
        """Compute a text embedding vector of the input `Content` with a Gemini embedding model.

        Args:
            model: Name of the model that embeds, one that `models.list` returns, as `models/{model}`.
            content: Required. What to embed; nothing but `parts.text` fields is counted.
            embed_content_config: Settings of this EmbedContent call. Since revision 20260831.
            output_dimensionality: Smaller embedding size, cut from the end; models since 2024 only, not
                `models/embedding-001`. Deprecated since revision 20260831; use
                `EmbedContentConfig.output_dimensionality` instead.
            task_type: What task the embeddings serve; not for earlier models (`models/embedding-001`). Deprecated since
                revision 20260831; use `EmbedContentConfig.task_type` instead.
            title: Text title, for task type `RETRIEVAL_DOCUMENT` only, where it improves the embeddings. Deprecated
                since revision 20260831; use `EmbedContentConfig.title` instead.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `EmbedContentResponse`: Reply to an `EmbedContentRequest`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.embedContent`.
        """
        return await self._client.call(
            routes.MODELS_EMBED_CONTENT,
            types.EmbedContentResponse,
            {"model": model},
            message(
                types.EmbedContentRequest,
                request,
                {
                    "content": content,
                    "embed_content_config": embed_content_config,
                    "output_dimensionality": output_dimensionality,
                    "task_type": task_type,
                    "title": title,
                },
            ),
            options,
        )

    async def embed_text(
        self,
        model: str,
        *,
        text: Maybe[str] = UNSET,
        request: types.EmbedTextRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.EmbedTextResponse:
        """Compute the embedding of an input message.

        Deprecated since revision 20260831; use `models.embed_content` instead.

        Args:
            model: Name of the model that embeds, as model=models/{model}.
            text: Free-form text to embed.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `EmbedTextResponse`: Reply to an EmbedTextRequest.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.embedText`.
        """
        return await self._client.call(
            routes.MODELS_EMBED_TEXT,
            types.EmbedTextResponse,
            {"model": model},
            message(types.EmbedTextRequest, request, {"text": text}),
            options,
        )

    async def generate_answer(
        self,
        model: str,
        *,
        answer_style: Maybe[types.GenerateAnswerRequestAnswerStyle | str] = UNSET,
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
        inline_passages: Maybe[types.GroundingPassages | Json] = UNSET,
        safety_settings: Maybe[Sequence[types.SafetySetting | Json]] = UNSET,
        semantic_retriever: Maybe[types.SemanticRetrieverConfig | Json] = UNSET,
        temperature: Maybe[float] = UNSET,
        request: types.GenerateAnswerRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.GenerateAnswerResponse:
        """Generate a grounded answer to a `GenerateAnswerRequest`.

        Deprecated since revision 20260831.

        Args:
            model: Name of the `Model` that answers, as `model=models/{model}`.
            answer_style: Required. How the returned answers should be styled.
            contents: Required. Conversation so far: one question for a single turn, or history whose last `Content`
                holds the question. English only.
            inline_passages: Grounding passages given directly in the request.
            safety_settings: Content-blocking settings, one per `SafetyCategory`, applied to input and answer;
                categories not listed keep the API defaults.
            semantic_retriever: Grounding content fetched from Semantic Retriever API resources.
            temperature: Sampling randomness from 0.0 (direct) to 1.0 (varied). About 0.2 suits attributed question
                answering.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `GenerateAnswerResponse`: Grounded answer produced by the model.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.generateAnswer`.
        """
        return await self._client.call(
            routes.MODELS_GENERATE_ANSWER,
            types.GenerateAnswerResponse,
            {"model": model},
            message(
                types.GenerateAnswerRequest,
                request,
                {
                    "answer_style": answer_style,
                    "contents": contents,
                    "inline_passages": inline_passages,
                    "safety_settings": safety_settings,
                    "semantic_retriever": semantic_retriever,
                    "temperature": temperature,
                },
            ),
            options,
        )

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
        """Generate a response to a `GenerateContentRequest`; which inputs are accepted depends on the model.

        Args:
            model: Name of the `Model` that generates, as `models/{model}`.
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

        Method `generativelanguage.models.generateContent`.
        """
        return await self._client.call(
            routes.MODELS_GENERATE_CONTENT,
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

    async def generate_message(
        self,
        model: str,
        *,
        prompt: Maybe[types.MessagePrompt | Json] = UNSET,
        candidate_count: Maybe[int] = UNSET,
        temperature: Maybe[float] = UNSET,
        top_k: Maybe[int] = UNSET,
        top_p: Maybe[float] = UNSET,
        request: types.GenerateMessageRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.GenerateMessageResponse:
        """Generate a response to a `MessagePrompt`.

        Deprecated since revision 20260831; use `models.generate_content` instead.

        Args:
            model: Name of the model that replies, as `name=models/{model}`.
            prompt: Required. Structured text prompt from which the model predicts the following message.
            candidate_count: How many messages to return, from 1 to 8. Defaults to 1.
            temperature: Sampling randomness from 0.0 (least surprising) to 1.0 (most varied).
            top_k: Sample only from the `top_k` likeliest tokens; combined with nucleus sampling.
            top_p: Nucleus sampling cutoff: use the fewest tokens whose probabilities add up to `top_p`; combined with
                top-k.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `GenerateMessageResponse`: Model reply holding candidate messages and the conversation history in time
            order.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.generateMessage`.
        """
        return await self._client.call(
            routes.MODELS_GENERATE_MESSAGE,
            types.GenerateMessageResponse,
            {"model": model},
            message(
                types.GenerateMessageRequest,
                request,
                {
                    "candidate_count": candidate_count,
                    "prompt": prompt,
                    "temperature": temperature,
                    "top_k": top_k,
                    "top_p": top_p,
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

        Deprecated since revision 20260831; use `models.generate_content` instead.

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

        Method `generativelanguage.models.generateText`.
        """
        return await self._client.call(
            routes.MODELS_GENERATE_TEXT,
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

    async def get(self, name: str, *, options: CallOptions | None = None) -> types.Model:
        """Fetch a `Model`'s metadata, such as version number, token limits and parameters.

        Args:
            name: Name of the model, one that `models.list` returns, as `models/{model}`.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Model`: Describes a generative language model.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.get`.
        """
        return await self._client.call(routes.MODELS_GET, types.Model, {"name": name}, None, options)

    def list(
        self, *, page_size: Maybe[int] = UNSET, page_token: Maybe[str] = UNSET, options: CallOptions | None = None
    ) -> Pager[types.ListModelsResponse, types.Model]:
        """List the `Model`s that the Gemini API offers.

        Args:
            page_size: Most `Models` per page: default 50, capped at 1000.
            page_token: The `page_token` that an earlier `models.list` call returned; keep all other parameters the
                same.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A pager over `Model` items. Awaited, it gives the first page, a `ListModelsResponse`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.list`.
        """
        return self._client.pages(
            routes.MODELS_LIST,
            types.ListModelsResponse,
            {"page_size": page_size, "page_token": page_token},
            None,
            options,
        )

    async def predict(
        self,
        model: str,
        *,
        instances: Maybe[Sequence[Any]] = UNSET,
        parameters: Maybe[Any] = UNSET,
        request: types.PredictRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> types.PredictResponse:
        """Run a prediction.

        Args:
            model: Name of the model that predicts, as `name=models/{model}`.
            instances: Required. Input instances to predict on.
            parameters: Parameters that steer the prediction.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `PredictResponse`: Result of a prediction call.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.predict`.
        """
        return await self._client.call(
            routes.MODELS_PREDICT,
            types.PredictResponse,
            {"model": model},
            message(types.PredictRequest, request, {"instances": instances, "parameters": parameters}),
            options,
        )

    async def predict_long_running(
        self,
        model: str,
        *,
        instances: Maybe[Sequence[Any]] = UNSET,
        parameters: Maybe[Any] = UNSET,
        request: types.PredictLongRunningRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Operation[types.PredictLongRunningResponse, types.PredictLongRunningMetadata]:
        """Run a prediction as a long-running operation.

        Args:
            model: Name of the model that predicts, as `name=models/{model}`.
            instances: Required. Input instances to predict on.
            parameters: Parameters that steer the prediction.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done: its result is `PredictLongRunningResponse` and its metadata is
            `PredictLongRunningMetadata`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.predictLongRunning`.
        """
        return await self._client.operation(
            routes.MODELS_PREDICT_LONG_RUNNING,
            types.PredictLongRunningResponse,
            types.PredictLongRunningMetadata,
            self._client.call(
                routes.MODELS_PREDICT_LONG_RUNNING,
                types.Operation,
                {"model": model},
                message(types.PredictLongRunningRequest, request, {"instances": instances, "parameters": parameters}),
                options,
            ),
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
        """Generate a response to a `GenerateContentRequest`, streamed in parts.

        Args:
            model: Name of the `Model` that generates, as `models/{model}`.
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

        Method `generativelanguage.models.streamGenerateContent`.
        """
        return self._client.stream(
            routes.MODELS_STREAM_GENERATE_CONTENT,
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


class ModelsOperationsResource:
    """The methods of `models.operations`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get(self, name: str, *, options: CallOptions | None = None) -> Operation[dict[str, Any], dict[str, Any]]:
        """Fetch a model operation's current state, for polling at the intervals the service recommends.

        Args:
            name: Name of the operation to fetch.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            An operation, running or done.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `generativelanguage.models.operations.get`.
        """
        return await self._client.operation(
            routes.MODELS_OPERATIONS_GET,
            dict[str, Any],
            dict[str, Any],
            self._client.call(routes.MODELS_OPERATIONS_GET, types.Operation, {"name": name}, None, options),
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
        """List a model's operations matching a filter; servers lacking support return `UNIMPLEMENTED`.

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

        Method `generativelanguage.models.operations.list`.
        """
        return self._client.pages(
            routes.MODELS_OPERATIONS_LIST,
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
