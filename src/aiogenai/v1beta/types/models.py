# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `models` reach."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from ...runtime.base import UNSET, Maybe, Model as _Model, model
from ._shared import (
    Candidate,
    CitationMetadata,
    Content,
    ContentEmbedding,
    ContentFilter,
    EmbedContentRequest,
    EmbeddingUsageMetadata,
    GenerateContentRequest,
    MetadataFilter,
    ModalityTokenCount,
    SafetyRating,
    SafetySetting,
    TextPrompt,
)


class GenerateAnswerRequestAnswerStyle(StrEnum):
    """How the returned answers should be styled.

    Other values may arrive, as plain strings.

    Values of `GenerateAnswerRequest.answerStyle`.
    """

    ANSWER_STYLE_UNSPECIFIED = "ANSWER_STYLE_UNSPECIFIED"
    ABSTRACTIVE = "ABSTRACTIVE"
    EXTRACTIVE = "EXTRACTIVE"
    VERBOSE = "VERBOSE"


class InputFeedbackBlockReason(StrEnum):
    """Why the input was blocked.

    Other values may arrive, as plain strings.

    Values of `InputFeedback.blockReason`.
    """

    BLOCK_REASON_UNSPECIFIED = "BLOCK_REASON_UNSPECIFIED"
    SAFETY = "SAFETY"
    OTHER = "OTHER"


@model
class BatchEmbedContentsRequest(_Model):
    """Asks for the embeddings of several prompts in a single call.

    Schema `BatchEmbedContentsRequest`.
    """

    requests: Maybe[list[EmbedContentRequest]] = UNSET
    """Required. Individual embed requests; each one's model has to equal `BatchEmbedContentsRequest.model`."""


@model
class BatchEmbedContentsResponse(_Model):
    """Reply to a `BatchEmbedContentsRequest`.

    Schema `BatchEmbedContentsResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"usage_metadata": "usageMetadata"}

    embeddings: Maybe[list[ContentEmbedding]] = UNSET
    """Output only. One embedding per request, in request order."""
    usage_metadata: Maybe[EmbeddingUsageMetadata] = UNSET
    """Output only. Token usage of the call.

    Since revision 20260831.
    """


@model
class BatchEmbedTextRequest(_Model):
    """Asks the model for several text embeddings in a single call.

    Schema `BatchEmbedTextRequest`.
    """

    requests: Maybe[list[EmbedTextRequest]] = UNSET
    """Individual embed requests; mutually exclusive with `texts`."""
    texts: Maybe[list[str]] = UNSET
    """Free-form texts to embed; more than 100 raises an error."""


@model
class BatchEmbedTextResponse(_Model):
    """Embeddings returned for a batch of texts.

    Schema `BatchEmbedTextResponse`.
    """

    embeddings: Maybe[list[Embedding]] = UNSET
    """Output only. Embeddings computed from the given texts."""


@model
class CountMessageTokensRequest(_Model):
    """Asks how many tokens a message `prompt` takes; `token_count` may differ from model to model.

    Schema `CountMessageTokensRequest`.
    """

    prompt: Maybe[MessagePrompt] = UNSET
    """Required. Message prompt to count the tokens of."""


@model
class CountMessageTokensResponse(_Model):
    """Reply of `models.count_message_tokens`, carrying the prompt's `token_count`.

    Schema `CountMessageTokensResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"token_count": "tokenCount"}

    token_count: Maybe[int] = UNSET
    """Token count of the `prompt` under the `model`; never negative."""


@model
class CountTextTokensRequest(_Model):
    """Asks how many tokens a text `prompt` takes; `token_count` may differ from model to model.

    Schema `CountTextTokensRequest`.
    """

    prompt: Maybe[TextPrompt] = UNSET
    """Required. Free-form prompt text to count the tokens of."""


@model
class CountTextTokensResponse(_Model):
    """Reply of `models.count_text_tokens`, carrying the prompt's `token_count`.

    Schema `CountTextTokensResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"token_count": "tokenCount"}

    token_count: Maybe[int] = UNSET
    """Token count of the `prompt` under the `model`; never negative."""


@model
class CountTokensRequest(_Model):
    """Asks how many tokens a `prompt` takes; `token_count` may differ from model to model.

    Schema `CountTokensRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"generate_content_request": "generateContentRequest"}

    contents: Maybe[list[Content]] = UNSET
    """Prompt to count; has no effect if `generate_content_request` is given."""
    generate_content_request: Maybe[GenerateContentRequest] = UNSET
    """Whole `Model` input, with prompt, system instructions and function declarations; mutually exclusive with sending
    `Model` and `Content`s.
    """


@model
class CountTokensResponse(_Model):
    """Reply of `models.count_tokens`, carrying the prompt's `token_count`.

    Schema `CountTokensResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "cache_tokens_details": "cacheTokensDetails",
        "cached_content_token_count": "cachedContentTokenCount",
        "prompt_tokens_details": "promptTokensDetails",
        "total_tokens": "totalTokens",
    }

    cache_tokens_details: Maybe[list[ModalityTokenCount]] = UNSET
    """Output only. Modalities handled in the cached content."""
    cached_content_token_count: Maybe[int] = UNSET
    """Tokens in the prompt's cached part."""
    prompt_tokens_details: Maybe[list[ModalityTokenCount]] = UNSET
    """Output only. Modalities handled in the request input."""
    total_tokens: Maybe[int] = UNSET
    """Token count of the `prompt` under the `Model`; never negative."""


@model
class EmbedTextRequest(_Model):
    """Asks the model for the embedding of one text.

    Schema `EmbedTextRequest`.
    """

    model: Maybe[str] = UNSET
    """Required. Model to use, written `model=models/{model}`."""
    text: Maybe[str] = UNSET
    """Free-form text to embed."""


@model
class EmbedTextResponse(_Model):
    """Reply to an EmbedTextRequest.

    Schema `EmbedTextResponse`.
    """

    embedding: Maybe[Embedding] = UNSET
    """Output only. Embedding computed from the given text."""


@model
class Embedding(_Model):
    """An embedding given as floats.

    Schema `Embedding`.
    """

    value: Maybe[list[float]] = UNSET
    """Values of the embedding."""


@model
class Example(_Model):
    """Input/output pair that shows the model how to respond or format its answer.

    Schema `Example`.
    """

    input: Maybe[Message] = UNSET
    """Required. Sample `Message` as a user would send it."""
    output: Maybe[Message] = UNSET
    """Required. What the model ought to answer to the input."""


@model
class GenerateAnswerRequest(_Model):
    """Asks the `Model` for an answer grounded in supplied sources.

    Schema `GenerateAnswerRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "answer_style": "answerStyle",
        "inline_passages": "inlinePassages",
        "safety_settings": "safetySettings",
        "semantic_retriever": "semanticRetriever",
    }

    answer_style: Maybe[GenerateAnswerRequestAnswerStyle | str] = UNSET
    """Required. How the returned answers should be styled."""
    contents: Maybe[list[Content]] = UNSET
    """Required. Conversation so far: one question for a single turn, or history whose last `Content` holds the
    question. English only.
    """
    inline_passages: Maybe[GroundingPassages] = UNSET
    """Grounding passages given directly in the request."""
    safety_settings: Maybe[list[SafetySetting]] = UNSET
    """Content-blocking settings, one per `SafetyCategory`, applied to input and answer; categories not listed keep the
    API defaults.
    """
    semantic_retriever: Maybe[SemanticRetrieverConfig] = UNSET
    """Grounding content fetched from Semantic Retriever API resources."""
    temperature: Maybe[float] = UNSET
    """Sampling randomness from 0.0 (direct) to 1.0 (varied). About 0.2 suits attributed question answering."""


@model
class GenerateAnswerResponse(_Model):
    """Grounded answer produced by the model.

    Schema `GenerateAnswerResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "answerable_probability": "answerableProbability",
        "input_feedback": "inputFeedback",
    }

    answer: Maybe[Candidate] = UNSET
    """The answer candidate. Grounding is always attempted, so quality may be poor when `answerable_probability` is low.
    """
    answerable_probability: Maybe[float] = UNSET
    """Output only. Estimated chance that the answer is right and grounded in the passages. Try 0.5 as the cutoff for a
    fallback reply.
    """
    input_feedback: Maybe[InputFeedback] = UNSET
    """Output only. Feedback on what was sent in (question, history and grounding sources) rather than on the generated
    answer.
    """


@model
class GenerateMessageRequest(_Model):
    """Asks the model for the next message in a dialog.

    Schema `GenerateMessageRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"candidate_count": "candidateCount", "top_k": "topK", "top_p": "topP"}

    candidate_count: Maybe[int] = UNSET
    """How many messages to return, from 1 to 8. Defaults to 1."""
    prompt: Maybe[MessagePrompt] = UNSET
    """Required. Structured text prompt from which the model predicts the following message."""
    temperature: Maybe[float] = UNSET
    """Sampling randomness from 0.0 (least surprising) to 1.0 (most varied)."""
    top_k: Maybe[int] = UNSET
    """Sample only from the `top_k` likeliest tokens; combined with nucleus sampling."""
    top_p: Maybe[float] = UNSET
    """Nucleus sampling cutoff: use the fewest tokens whose probabilities add up to `top_p`; combined with top-k."""


@model
class GenerateMessageResponse(_Model):
    """Model reply holding candidate messages and the conversation history in time order.

    Schema `GenerateMessageResponse`.
    """

    candidates: Maybe[list[Message]] = UNSET
    """Candidate messages the model generated."""
    filters: Maybe[list[ContentFilter]] = UNSET
    """Content-filter details: the `SafetyCategory` that blocked a candidate, the lowest `HarmProbability` doing so, and
    its threshold.
    """
    messages: Maybe[list[Message]] = UNSET
    """Conversation history that the model was given."""


@model
class GenerateVideoResponse(_Model):
    """Videos generated by a Veo model.

    Schema `GenerateVideoResponse`, last listed in 20250701.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "generated_samples": "generatedSamples",
        "rai_media_filtered_count": "raiMediaFilteredCount",
        "rai_media_filtered_reasons": "raiMediaFilteredReasons",
    }

    generated_samples: Maybe[list[Media]] = UNSET
    """Video samples that were generated."""
    rai_media_filtered_count: Maybe[int] = UNSET
    """Number of videos removed under responsible AI (RAI) policies."""
    rai_media_filtered_reasons: Maybe[list[str]] = UNSET
    """Reasons given for responsible AI (RAI) filtering, if there are any."""


@model
class GroundingPassage(_Model):
    """A passage embedded in a grounding configuration.

    Schema `GroundingPassage`.
    """

    content: Maybe[Content] = UNSET
    """What the passage says."""
    id: Maybe[str] = UNSET
    """ID by which grounded answers attribute this passage."""


@model
class GroundingPassages(_Model):
    """Holds several passages.

    Schema `GroundingPassages`.
    """

    passages: Maybe[list[GroundingPassage]] = UNSET
    """The passages."""


@model
class InputFeedback(_Model):
    """Feedback on the input behind an answer, rather than on the answer itself.

    Schema `InputFeedback`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"block_reason": "blockReason", "safety_ratings": "safetyRatings"}

    block_reason: Maybe[InputFeedbackBlockReason | str] = UNSET
    """Why the input was blocked. When set there are no candidates, so rephrase the input."""
    safety_ratings: Maybe[list[SafetyRating]] = UNSET
    """Safety ratings of the input, no more than one per category."""


@model
class ListModelsResponse(_Model):
    """One page of models.

    Schema `ListModelsResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    models: Maybe[list[Model]] = UNSET
    """Models on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""


@model
class Media(_Model):
    """Wraps media of various types.

    Schema `Media`, last listed in 20250701.
    """

    video: Maybe[Video] = UNSET
    """A video, the only media type so far."""


@model
class Message(_Model):
    """Basic unit of structured text: `content` plus an `author` that tags it for the model.

    Schema `Message`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"citation_metadata": "citationMetadata"}

    author: Maybe[str] = UNSET
    """Who wrote the message, as any alphanumeric string; tags the content fed to the model."""
    citation_metadata: Maybe[CitationMetadata] = UNSET
    """Output only. Sources credited for model-generated text in `content`."""
    content: Maybe[str] = UNSET
    """Required. Text of this `Message`."""


@model
class MessagePrompt(_Model):
    """Structured prompt for the model: context, example exchanges and the conversation history.

    Schema `MessagePrompt`.
    """

    context: Maybe[str] = UNSET
    """Text shown to the model before `examples` and `messages`. Send it with each request; it outlives history when
    input is truncated.
    """
    examples: Maybe[list[Example]] = UNSET
    """Sample input and output for the model to imitate. On truncation, `messages` are dropped before these."""
    messages: Maybe[list[Message]] = UNSET
    """Required. Recent history in time order, two authors taking turns. The oldest go first if input exceeds
    `input_token_limit`.
    """


@model
class Model(_Model):
    """Describes a generative language model.

    Schema `Model`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "base_model_id": "baseModelId",
        "display_name": "displayName",
        "input_token_limit": "inputTokenLimit",
        "max_temperature": "maxTemperature",
        "output_token_limit": "outputTokenLimit",
        "supported_generation_methods": "supportedGenerationMethods",
        "top_k": "topK",
        "top_p": "topP",
    }

    base_model_id: Maybe[str] = UNSET
    """Required. Base model name to pass in generation requests, such as `gemini-1.5-flash`."""
    description: Maybe[str] = UNSET
    """What the model is, in brief."""
    display_name: Maybe[str] = UNSET
    """Readable model name such as "Gemini 1.5 Flash": up to 128 characters, any UTF-8."""
    input_token_limit: Maybe[int] = UNSET
    """Most input tokens the model accepts."""
    max_temperature: Maybe[float] = UNSET
    """Highest temperature the model accepts."""
    name: Maybe[str] = UNSET
    """Required. Resource name in `models/{model}` format, where `{model}` is `{base_model_id}-{version}`, such as
    `models/gemini-1.5-flash-001`.
    """
    output_token_limit: Maybe[int] = UNSET
    """Most output tokens the model can produce."""
    supported_generation_methods: Maybe[list[str]] = UNSET
    """Generation methods the model supports, as Pascal case API method names like `generateContent`."""
    temperature: Maybe[float] = UNSET
    """Default sampling randomness, from 0.0 to `max_temperature`; higher gives more variety, near 0.0 fewer surprises.
    """
    thinking: Maybe[bool] = UNSET
    """True for models that can think."""
    top_k: Maybe[int] = UNSET
    """Default number of likeliest tokens to sample from. If empty, the model has no top-k sampling and rejects `top_k`.
    """
    top_p: Maybe[float] = UNSET
    """Default nucleus sampling cutoff: the fewest tokens whose probabilities add up to `top_p`."""
    version: Maybe[str] = UNSET
    """Required. Major version of the model, such as `1.0` or `1.5`."""


@model
class PredictLongRunningMetadata(_Model):
    """Metadata of a PredictLongRunning operation.

    Schema `PredictLongRunningMetadata`, last listed in 20250701.
    """


@model
class PredictLongRunningRequest(_Model):
    """Starts a long-running prediction.

    Schema `PredictLongRunningRequest`.
    """

    instances: Maybe[list[Any]] = UNSET
    """Required. Input instances to predict on."""
    parameters: Maybe[Any] = UNSET
    """Parameters that steer the prediction."""


@model
class PredictLongRunningResponse(_Model):
    """Outcome of a long-running prediction.

    Schema `PredictLongRunningResponse`, last listed in 20250701.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"generate_video_response": "generateVideoResponse"}

    generate_video_response: Maybe[GenerateVideoResponse] = UNSET
    """Result of generating video."""


@model
class PredictRequest(_Model):
    """Asks for a prediction.

    Schema `PredictRequest`.
    """

    instances: Maybe[list[Any]] = UNSET
    """Required. Input instances to predict on."""
    parameters: Maybe[Any] = UNSET
    """Parameters that steer the prediction."""


@model
class PredictResponse(_Model):
    """Result of a prediction call.

    Schema `PredictResponse`.
    """

    predictions: Maybe[list[Any]] = UNSET
    """What was predicted."""


@model
class SemanticRetrieverConfig(_Model):
    """Settings for fetching grounding content out of a Semantic Retriever `Corpus` or `Document`.

    Schema `SemanticRetrieverConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "max_chunks_count": "maxChunksCount",
        "metadata_filters": "metadataFilters",
        "minimum_relevance_score": "minimumRelevanceScore",
    }

    max_chunks_count: Maybe[int] = UNSET
    """Upper bound on how many relevant `Chunk`s are fetched."""
    metadata_filters: Maybe[list[MetadataFilter]] = UNSET
    """Metadata conditions that `Document`s or `Chunk`s of the resource must meet."""
    minimum_relevance_score: Maybe[float] = UNSET
    """Relevance score below which `Chunk`s are not retrieved."""
    query: Maybe[Content] = UNSET
    """Required. Text that `Chunk`s of the resource are compared with by similarity."""
    source: Maybe[str] = UNSET
    """Required. Resource to retrieve from, e.g. `corpora/123` or `corpora/123/documents/abc`."""


@model
class Video(_Model):
    """A video, by URI or raw bytes.

    Schema `Video`, last listed in 20250701.
    """

    uri: Maybe[str] = UNSET
    """Path of the video in another storage."""
    video: Maybe[bytes] = UNSET
    """Raw bytes of the video."""
