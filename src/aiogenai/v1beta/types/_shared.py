# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that methods of several resources reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from ...gemini.mixins import BlobMixin, ContentMixin, FileDataMixin, FileMixin, GenerateContentResponseMixin, PartMixin
from ...runtime.base import UNSET, Int64, Maybe, Model, model


class AudioResponseFormatMimeType(StrEnum):
    """MIME type wanted for the generated audio.

    Other values may arrive, as plain strings.

    Values of `AudioResponseFormat.mimeType`.
    """

    MIME_TYPE_UNSPECIFIED = "MIME_TYPE_UNSPECIFIED"
    AUDIO_MP3 = "AUDIO_MP3"
    AUDIO_OGG_OPUS = "AUDIO_OGG_OPUS"
    AUDIO_L16 = "AUDIO_L16"
    AUDIO_WAV = "AUDIO_WAV"
    AUDIO_ALAW = "AUDIO_ALAW"
    AUDIO_MULAW = "AUDIO_MULAW"


class AudioTranscriptionConfigMode(StrEnum):
    """`VERBATIM` (default) or `SMART`, which drops disfluencies, tidies grammar and formats the text; `SMART` cannot be
    combined with timestamps or diarization.

    Other values may arrive, as plain strings.

    Values of `AudioTranscriptionConfig.mode`.
    """

    MODE_UNSPECIFIED = "MODE_UNSPECIFIED"
    VERBATIM = "VERBATIM"
    SMART = "SMART"


class BatchState(StrEnum):
    """State this batch is in.

    Other values may arrive, as plain strings.

    Values of `EmbedContentBatch.state` and `GenerateContentBatch.state`.
    """

    BATCH_STATE_UNSPECIFIED = "BATCH_STATE_UNSPECIFIED"
    BATCH_STATE_PENDING = "BATCH_STATE_PENDING"
    BATCH_STATE_RUNNING = "BATCH_STATE_RUNNING"
    BATCH_STATE_SUCCEEDED = "BATCH_STATE_SUCCEEDED"
    BATCH_STATE_FAILED = "BATCH_STATE_FAILED"
    BATCH_STATE_CANCELLED = "BATCH_STATE_CANCELLED"
    BATCH_STATE_EXPIRED = "BATCH_STATE_EXPIRED"


class Behavior(StrEnum):
    """How the function behaves; works with BidiGenerateContent only at present.

    Other values may arrive, as plain strings.

    Values of `FunctionDeclaration.behavior`.
    """

    UNSPECIFIED = "UNSPECIFIED"
    BLOCKING = "BLOCKING"
    NON_BLOCKING = "NON_BLOCKING"


class BlockReason(StrEnum):
    """Why the prompt was blocked.

    Other values may arrive, as plain strings.

    Values of `PromptFeedback.blockReason`.
    """

    BLOCK_REASON_UNSPECIFIED = "BLOCK_REASON_UNSPECIFIED"
    SAFETY = "SAFETY"
    OTHER = "OTHER"
    BLOCKLIST = "BLOCKLIST"
    PROHIBITED_CONTENT = "PROHIBITED_CONTENT"
    IMAGE_SAFETY = "IMAGE_SAFETY"


class ComputerUseDisabledSafetyPolicies(StrEnum):
    """Safety policies to turn off for computer use.

    Other values may arrive, as plain strings.

    Values of `ComputerUse.disabledSafetyPolicies`.
    """

    SAFETY_POLICY_UNSPECIFIED = "SAFETY_POLICY_UNSPECIFIED"
    FINANCIAL_TRANSACTIONS = "FINANCIAL_TRANSACTIONS"
    SENSITIVE_DATA_MODIFICATION = "SENSITIVE_DATA_MODIFICATION"
    COMMUNICATION_TOOL = "COMMUNICATION_TOOL"
    ACCOUNT_CREATION = "ACCOUNT_CREATION"
    DATA_MODIFICATION = "DATA_MODIFICATION"
    USER_CONSENT_MANAGEMENT = "USER_CONSENT_MANAGEMENT"
    LEGAL_TERMS_AND_AGREEMENTS = "LEGAL_TERMS_AND_AGREEMENTS"


class ComputerUseEnvironment(StrEnum):
    """Environment in which the model operates.

    Other values may arrive, as plain strings.

    Values of `ComputerUse.environment`.
    """

    ENVIRONMENT_UNSPECIFIED = "ENVIRONMENT_UNSPECIFIED"
    ENVIRONMENT_BROWSER = "ENVIRONMENT_BROWSER"
    ENVIRONMENT_MOBILE = "ENVIRONMENT_MOBILE"
    """Since revision 20260831."""
    ENVIRONMENT_DESKTOP = "ENVIRONMENT_DESKTOP"
    """Since revision 20260831."""


class ConditionOperation(StrEnum):
    """Operator that decides whether the key-value pair meets the condition.

    Other values may arrive, as plain strings.

    Values of `Condition.operation`.
    """

    OPERATOR_UNSPECIFIED = "OPERATOR_UNSPECIFIED"
    LESS = "LESS"
    LESS_EQUAL = "LESS_EQUAL"
    EQUAL = "EQUAL"
    GREATER_EQUAL = "GREATER_EQUAL"
    GREATER = "GREATER"
    NOT_EQUAL = "NOT_EQUAL"
    INCLUDES = "INCLUDES"
    EXCLUDES = "EXCLUDES"


class ContentFilterReason(StrEnum):
    """Why content got blocked while the request was processed.

    Other values may arrive, as plain strings.

    Values of `ContentFilter.reason`.
    """

    BLOCKED_REASON_UNSPECIFIED = "BLOCKED_REASON_UNSPECIFIED"
    SAFETY = "SAFETY"
    OTHER = "OTHER"


class Delivery(StrEnum):
    """How the generated audio is delivered.

    Other values may arrive, as plain strings.

    Values of `AudioResponseFormat.delivery` and `ImageResponseFormat.delivery`.
    """

    DELIVERY_UNSPECIFIED = "DELIVERY_UNSPECIFIED"
    INLINE = "INLINE"
    URI = "URI"


class DocumentState(StrEnum):
    """State this `Document` is in now.

    Other values may arrive, as plain strings.

    Values of `Document.state`.
    """

    STATE_UNSPECIFIED = "STATE_UNSPECIFIED"
    STATE_PENDING = "STATE_PENDING"
    STATE_ACTIVE = "STATE_ACTIVE"
    STATE_FAILED = "STATE_FAILED"


class DynamicRetrievalConfigMode(StrEnum):
    """Which predictor mode dynamic retrieval uses.

    Other values may arrive, as plain strings.

    Values of `DynamicRetrievalConfig.mode`.
    """

    MODE_UNSPECIFIED = "MODE_UNSPECIFIED"
    MODE_DYNAMIC = "MODE_DYNAMIC"


class FileSource(StrEnum):
    """Where this File comes from.

    Other values may arrive, as plain strings.

    Values of `File.source`.
    """

    SOURCE_UNSPECIFIED = "SOURCE_UNSPECIFIED"
    UPLOADED = "UPLOADED"
    GENERATED = "GENERATED"
    REGISTERED = "REGISTERED"
    """Since revision 20260327."""


class FileState(StrEnum):
    """How far processing of the File has come.

    Other values may arrive, as plain strings.

    Values of `File.state`.
    """

    STATE_UNSPECIFIED = "STATE_UNSPECIFIED"
    PROCESSING = "PROCESSING"
    ACTIVE = "ACTIVE"
    FAILED = "FAILED"


class FinishReason(StrEnum):
    """Why token generation ended; empty while the model is still generating.

    Other values may arrive, as plain strings.

    Values of `Candidate.finishReason`.
    """

    FINISH_REASON_UNSPECIFIED = "FINISH_REASON_UNSPECIFIED"
    STOP = "STOP"
    MAX_TOKENS = "MAX_TOKENS"
    SAFETY = "SAFETY"
    RECITATION = "RECITATION"
    LANGUAGE = "LANGUAGE"
    OTHER = "OTHER"
    BLOCKLIST = "BLOCKLIST"
    PROHIBITED_CONTENT = "PROHIBITED_CONTENT"
    SPII = "SPII"
    MALFORMED_FUNCTION_CALL = "MALFORMED_FUNCTION_CALL"
    IMAGE_SAFETY = "IMAGE_SAFETY"
    IMAGE_PROHIBITED_CONTENT = "IMAGE_PROHIBITED_CONTENT"
    """Since revision 20260327."""
    IMAGE_OTHER = "IMAGE_OTHER"
    """Since revision 20260327."""
    NO_IMAGE = "NO_IMAGE"
    """Since revision 20260327."""
    IMAGE_RECITATION = "IMAGE_RECITATION"
    """Since revision 20260327."""
    UNEXPECTED_TOOL_CALL = "UNEXPECTED_TOOL_CALL"
    """Since revision 20260327."""
    TOO_MANY_TOOL_CALLS = "TOO_MANY_TOOL_CALLS"
    """Since revision 20260327."""
    MISSING_THOUGHT_SIGNATURE = "MISSING_THOUGHT_SIGNATURE"
    """Since revision 20260327."""
    MALFORMED_RESPONSE = "MALFORMED_RESPONSE"
    """Since revision 20260327."""
    ESCALATION = "ESCALATION"
    """Since revision 20260831."""


class FunctionCallingMode(StrEnum):
    """Function calling mode; AUTO when unspecified.

    Other values may arrive, as plain strings.

    Values of `FunctionCallingConfig.mode`.
    """

    MODE_UNSPECIFIED = "MODE_UNSPECIFIED"
    AUTO = "AUTO"
    ANY = "ANY"
    NONE = "NONE"
    VALIDATED = "VALIDATED"


class FunctionResponseScheduling(StrEnum):
    """When the response enters the conversation; default WHEN_IDLE, ignored unless the call is NON_BLOCKING.

    Other values may arrive, as plain strings.

    Values of `FunctionResponse.scheduling`.
    """

    SCHEDULING_UNSPECIFIED = "SCHEDULING_UNSPECIFIED"
    SILENT = "SILENT"
    WHEN_IDLE = "WHEN_IDLE"
    INTERRUPT = "INTERRUPT"


class HarmBlockThreshold(StrEnum):
    """Probability of harm from which content is blocked.

    Other values may arrive, as plain strings.

    Values of `SafetySetting.threshold`.
    """

    HARM_BLOCK_THRESHOLD_UNSPECIFIED = "HARM_BLOCK_THRESHOLD_UNSPECIFIED"
    BLOCK_LOW_AND_ABOVE = "BLOCK_LOW_AND_ABOVE"
    BLOCK_MEDIUM_AND_ABOVE = "BLOCK_MEDIUM_AND_ABOVE"
    BLOCK_ONLY_HIGH = "BLOCK_ONLY_HIGH"
    BLOCK_NONE = "BLOCK_NONE"
    OFF = "OFF"


class HarmCategory(StrEnum):
    """Harm category that was rated.

    Other values may arrive, as plain strings.

    Values of `SafetyRating.category` and `SafetySetting.category`.
    """

    HARM_CATEGORY_UNSPECIFIED = "HARM_CATEGORY_UNSPECIFIED"
    HARM_CATEGORY_DEROGATORY = "HARM_CATEGORY_DEROGATORY"
    HARM_CATEGORY_TOXICITY = "HARM_CATEGORY_TOXICITY"
    HARM_CATEGORY_VIOLENCE = "HARM_CATEGORY_VIOLENCE"
    HARM_CATEGORY_SEXUAL = "HARM_CATEGORY_SEXUAL"
    HARM_CATEGORY_MEDICAL = "HARM_CATEGORY_MEDICAL"
    HARM_CATEGORY_DANGEROUS = "HARM_CATEGORY_DANGEROUS"
    HARM_CATEGORY_HARASSMENT = "HARM_CATEGORY_HARASSMENT"
    HARM_CATEGORY_HATE_SPEECH = "HARM_CATEGORY_HATE_SPEECH"
    HARM_CATEGORY_SEXUALLY_EXPLICIT = "HARM_CATEGORY_SEXUALLY_EXPLICIT"
    HARM_CATEGORY_DANGEROUS_CONTENT = "HARM_CATEGORY_DANGEROUS_CONTENT"
    HARM_CATEGORY_CIVIC_INTEGRITY = "HARM_CATEGORY_CIVIC_INTEGRITY"
    """Deprecated since revision 20260327."""
    HARM_CATEGORY_JAILBREAK = "HARM_CATEGORY_JAILBREAK"
    """Since revision 20260831."""


class HarmProbability(StrEnum):
    """How probable harm is for this content.

    Other values may arrive, as plain strings.

    Values of `SafetyRating.probability`.
    """

    HARM_PROBABILITY_UNSPECIFIED = "HARM_PROBABILITY_UNSPECIFIED"
    NEGLIGIBLE = "NEGLIGIBLE"
    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class ImageResponseFormatAspectRatio(StrEnum):
    """Width to height ratio of output images.

    Other values may arrive, as plain strings.

    Values of `ImageResponseFormat.aspectRatio`.
    """

    ASPECT_RATIO_UNSPECIFIED = "ASPECT_RATIO_UNSPECIFIED"
    ASPECT_RATIO_ONE_BY_ONE = "ASPECT_RATIO_ONE_BY_ONE"
    ASPECT_RATIO_TWO_BY_THREE = "ASPECT_RATIO_TWO_BY_THREE"
    ASPECT_RATIO_THREE_BY_TWO = "ASPECT_RATIO_THREE_BY_TWO"
    ASPECT_RATIO_THREE_BY_FOUR = "ASPECT_RATIO_THREE_BY_FOUR"
    ASPECT_RATIO_FOUR_BY_THREE = "ASPECT_RATIO_FOUR_BY_THREE"
    ASPECT_RATIO_FOUR_BY_FIVE = "ASPECT_RATIO_FOUR_BY_FIVE"
    ASPECT_RATIO_FIVE_BY_FOUR = "ASPECT_RATIO_FIVE_BY_FOUR"
    ASPECT_RATIO_NINE_BY_SIXTEEN = "ASPECT_RATIO_NINE_BY_SIXTEEN"
    ASPECT_RATIO_SIXTEEN_BY_NINE = "ASPECT_RATIO_SIXTEEN_BY_NINE"
    ASPECT_RATIO_TWENTY_ONE_BY_NINE = "ASPECT_RATIO_TWENTY_ONE_BY_NINE"
    ASPECT_RATIO_ONE_BY_EIGHT = "ASPECT_RATIO_ONE_BY_EIGHT"
    ASPECT_RATIO_EIGHT_BY_ONE = "ASPECT_RATIO_EIGHT_BY_ONE"
    ASPECT_RATIO_ONE_BY_FOUR = "ASPECT_RATIO_ONE_BY_FOUR"
    ASPECT_RATIO_FOUR_BY_ONE = "ASPECT_RATIO_FOUR_BY_ONE"


class ImageResponseFormatImageSize(StrEnum):
    """Size of output images.

    Other values may arrive, as plain strings.

    Values of `ImageResponseFormat.imageSize`.
    """

    IMAGE_SIZE_UNSPECIFIED = "IMAGE_SIZE_UNSPECIFIED"
    IMAGE_SIZE_FIVE_TWELVE = "IMAGE_SIZE_FIVE_TWELVE"
    IMAGE_SIZE_ONE_K = "IMAGE_SIZE_ONE_K"
    IMAGE_SIZE_TWO_K = "IMAGE_SIZE_TWO_K"
    IMAGE_SIZE_FOUR_K = "IMAGE_SIZE_FOUR_K"


class ImageResponseFormatMimeType(StrEnum):
    """MIME type of output images.

    Other values may arrive, as plain strings.

    Values of `ImageResponseFormat.mimeType`.
    """

    MIME_TYPE_UNSPECIFIED = "MIME_TYPE_UNSPECIFIED"
    IMAGE_JPEG = "IMAGE_JPEG"


class Language(StrEnum):
    """Language that the `code` is written in.

    Other values may arrive, as plain strings.

    Values of `ExecutableCode.language`.
    """

    LANGUAGE_UNSPECIFIED = "LANGUAGE_UNSPECIFIED"
    PYTHON = "PYTHON"


class MediaModality(StrEnum):
    """Modality that was counted.

    Other values may arrive, as plain strings.

    Values of `ModalityTokenCount.modality`.
    """

    MODALITY_UNSPECIFIED = "MODALITY_UNSPECIFIED"
    TEXT = "TEXT"
    IMAGE = "IMAGE"
    VIDEO = "VIDEO"
    AUDIO = "AUDIO"
    DOCUMENT = "DOCUMENT"


class MediaResolution(StrEnum):
    """Media resolution to use.

    Other values may arrive, as plain strings.

    Values of `GenerationConfig.mediaResolution`.
    """

    MEDIA_RESOLUTION_UNSPECIFIED = "MEDIA_RESOLUTION_UNSPECIFIED"
    MEDIA_RESOLUTION_LOW = "MEDIA_RESOLUTION_LOW"
    MEDIA_RESOLUTION_MEDIUM = "MEDIA_RESOLUTION_MEDIUM"
    MEDIA_RESOLUTION_HIGH = "MEDIA_RESOLUTION_HIGH"


class Modality(StrEnum):
    """Exact modalities the response must have; unsupported combinations are rejected.

    Other values may arrive, as plain strings.

    Values of `GenerationConfig.responseModalities`.
    """

    MODALITY_UNSPECIFIED = "MODALITY_UNSPECIFIED"
    TEXT = "TEXT"
    IMAGE = "IMAGE"
    AUDIO = "AUDIO"


class ModelStatusModelStage(StrEnum):
    """Stage that the underlying model is in.

    Other values may arrive, as plain strings.

    Values of `ModelStatus.modelStage`.
    """

    MODEL_STAGE_UNSPECIFIED = "MODEL_STAGE_UNSPECIFIED"
    UNSTABLE_EXPERIMENTAL = "UNSTABLE_EXPERIMENTAL"
    """Deprecated since revision 20260327."""
    EXPERIMENTAL = "EXPERIMENTAL"
    PREVIEW = "PREVIEW"
    STABLE = "STABLE"
    LEGACY = "LEGACY"
    DEPRECATED = "DEPRECATED"
    """Deprecated since revision 20260327."""
    RETIRED = "RETIRED"


class Outcome(StrEnum):
    """How the code run ended.

    Other values may arrive, as plain strings.

    Values of `CodeExecutionResult.outcome`.
    """

    OUTCOME_UNSPECIFIED = "OUTCOME_UNSPECIFIED"
    OUTCOME_OK = "OUTCOME_OK"
    OUTCOME_FAILED = "OUTCOME_FAILED"
    OUTCOME_DEADLINE_EXCEEDED = "OUTCOME_DEADLINE_EXCEEDED"


class PartMediaProcessing(StrEnum):
    """How the model interprets the media of a video part; ignored by other parts.

    Other values may arrive, as plain strings.

    Values of `Part.mediaProcessing`.
    """

    MEDIA_PROCESSING_UNSPECIFIED = "MEDIA_PROCESSING_UNSPECIFIED"
    STATIC = "STATIC"
    AGENTIC = "AGENTIC"


class PermissionGranteeType(StrEnum):
    """Kind of grantee.

    Other values may arrive, as plain strings.

    Values of `Permission.granteeType`.
    """

    GRANTEE_TYPE_UNSPECIFIED = "GRANTEE_TYPE_UNSPECIFIED"
    USER = "USER"
    GROUP = "GROUP"
    EVERYONE = "EVERYONE"


class PermissionRole(StrEnum):
    """Role that is granted.

    Other values may arrive, as plain strings.

    Values of `Permission.role`.
    """

    ROLE_UNSPECIFIED = "ROLE_UNSPECIFIED"
    OWNER = "OWNER"
    WRITER = "WRITER"
    READER = "READER"


class ServiceTier(StrEnum):
    """Service tier that should handle this request.

    Other values may arrive, as plain strings.

    Values of `GenerateContentRequest.serviceTier` and `UsageMetadata.serviceTier`.
    """

    UNSPECIFIED = "unspecified"
    STANDARD = "standard"
    FLEX = "flex"
    PRIORITY = "priority"
    SERVICE_TIER_UNSPECIFIED = "SERVICE_TIER_UNSPECIFIED"
    """Deprecated: last listed in revision 20260327."""
    SERVICE_TIER_STANDARD = "SERVICE_TIER_STANDARD"
    """Deprecated: last listed in revision 20260327."""
    SERVICE_TIER_FLEX = "SERVICE_TIER_FLEX"
    """Deprecated: last listed in revision 20260327."""
    SERVICE_TIER_PRIORITY = "SERVICE_TIER_PRIORITY"
    """Deprecated: last listed in revision 20260327."""


class TaskType(StrEnum):
    """What task the embedding serves.

    Other values may arrive, as plain strings.

    Values of `EmbedContentConfig.taskType` and `EmbedContentRequest.taskType`.
    """

    TASK_TYPE_UNSPECIFIED = "TASK_TYPE_UNSPECIFIED"
    RETRIEVAL_QUERY = "RETRIEVAL_QUERY"
    RETRIEVAL_DOCUMENT = "RETRIEVAL_DOCUMENT"
    SEMANTIC_SIMILARITY = "SEMANTIC_SIMILARITY"
    CLASSIFICATION = "CLASSIFICATION"
    CLUSTERING = "CLUSTERING"
    QUESTION_ANSWERING = "QUESTION_ANSWERING"
    FACT_VERIFICATION = "FACT_VERIFICATION"
    CODE_RETRIEVAL_QUERY = "CODE_RETRIEVAL_QUERY"


class TextResponseFormatMimeType(StrEnum):
    """MIME type for the text output.

    Other values may arrive, as plain strings.

    Values of `TextResponseFormat.mimeType`.
    """

    MIME_TYPE_UNSPECIFIED = "MIME_TYPE_UNSPECIFIED"
    APPLICATION_JSON = "APPLICATION_JSON"
    TEXT_PLAIN = "TEXT_PLAIN"


class ThinkingLevel(StrEnum):
    """Caps how deeply the model reasons before responding; default varies by model.

    Other values may arrive, as plain strings.

    Values of `ThinkingConfig.thinkingLevel`.
    """

    THINKING_LEVEL_UNSPECIFIED = "THINKING_LEVEL_UNSPECIFIED"
    MINIMAL = "MINIMAL"
    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class ToolType(StrEnum):
    """Kind of tool called.

    Other values may arrive, as plain strings.

    Values of `ToolCall.toolType` and `ToolResponse.toolType`.
    """

    TOOL_TYPE_UNSPECIFIED = "TOOL_TYPE_UNSPECIFIED"
    GOOGLE_SEARCH_WEB = "GOOGLE_SEARCH_WEB"
    GOOGLE_SEARCH_IMAGE = "GOOGLE_SEARCH_IMAGE"
    URL_CONTEXT = "URL_CONTEXT"
    GOOGLE_MAPS = "GOOGLE_MAPS"
    FILE_SEARCH = "FILE_SEARCH"


class Type(StrEnum):
    """Kind of data the schema describes.

    Other values may arrive, as plain strings.

    Values of `Schema.type`.
    """

    TYPE_UNSPECIFIED = "TYPE_UNSPECIFIED"
    STRING = "STRING"
    NUMBER = "NUMBER"
    INTEGER = "INTEGER"
    BOOLEAN = "BOOLEAN"
    ARRAY = "ARRAY"
    OBJECT = "OBJECT"
    NULL = "NULL"


class UrlMetadataUrlRetrievalStatus(StrEnum):
    """How the retrieval of the URL ended.

    Other values may arrive, as plain strings.

    Values of `UrlMetadata.urlRetrievalStatus`.
    """

    URL_RETRIEVAL_STATUS_UNSPECIFIED = "URL_RETRIEVAL_STATUS_UNSPECIFIED"
    URL_RETRIEVAL_STATUS_SUCCESS = "URL_RETRIEVAL_STATUS_SUCCESS"
    URL_RETRIEVAL_STATUS_ERROR = "URL_RETRIEVAL_STATUS_ERROR"
    URL_RETRIEVAL_STATUS_PAYWALL = "URL_RETRIEVAL_STATUS_PAYWALL"
    """Since revision 20260327."""
    URL_RETRIEVAL_STATUS_UNSAFE = "URL_RETRIEVAL_STATUS_UNSAFE"
    """Since revision 20260327."""


class V1mainMediaResolutionLevel(StrEnum):
    """Tokenization quality for the given media.

    Other values may arrive, as plain strings.

    Values of `V1mainMediaResolution.level`.
    """

    MEDIA_RESOLUTION_UNSPECIFIED = "MEDIA_RESOLUTION_UNSPECIFIED"
    MEDIA_RESOLUTION_LOW = "MEDIA_RESOLUTION_LOW"
    MEDIA_RESOLUTION_MEDIUM = "MEDIA_RESOLUTION_MEDIUM"
    MEDIA_RESOLUTION_HIGH = "MEDIA_RESOLUTION_HIGH"
    MEDIA_RESOLUTION_ULTRA_HIGH = "MEDIA_RESOLUTION_ULTRA_HIGH"


@model
class AsyncBatchEmbedContentRequest(Model):
    """Payload that starts an `AsyncBatchEmbedContent` job.

    Schema `AsyncBatchEmbedContentRequest`, since revision 20260327.
    """

    batch: Maybe[EmbedContentBatch] = UNSET
    """Required. Embedding batch that should be created."""


@model
class AttributionSourceId(Model):
    """Names the source that fed this attribution.

    Schema `AttributionSourceId`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "grounding_passage": "groundingPassage",
        "semantic_retriever_chunk": "semanticRetrieverChunk",
    }

    grounding_passage: Maybe[GroundingPassageId] = UNSET
    """Points at a passage given inline."""
    semantic_retriever_chunk: Maybe[SemanticRetrieverChunk] = UNSET
    """Points at a `Chunk` that Semantic Retriever returned."""


@model
class AudioResponseFormat(Model):
    """Settings for the format of generated audio.

    Schema `AudioResponseFormat`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "bit_rate": "bitRate",
        "mime_type": "mimeType",
        "sample_rate": "sampleRate",
    }

    bit_rate: Maybe[int] = UNSET
    """Bits per second (bps); used for compressed formats only (MP3, Opus)."""
    delivery: Maybe[Delivery | str] = UNSET
    """How the generated audio is delivered."""
    mime_type: Maybe[AudioResponseFormatMimeType | str] = UNSET
    """MIME type wanted for the generated audio."""
    sample_rate: Maybe[int] = UNSET
    """Audio sampling frequency in Hz."""


@model
class AudioTranscription(Model):
    """Transcript of an audio part; with several speakers, every speaker segment is its own Part whose
    AudioTranscription holds a speaker_label.

    Schema `AudioTranscription`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"speaker_label": "speakerLabel"}

    speaker_label: Maybe[str] = UNSET
    """Who speaks in this segment, such as "spk_1" or "spk_2"; filled in when diarization is on."""
    text: Maybe[str] = UNSET
    """Required. What was said in this segment, as text."""
    words: Maybe[list[WordInfo]] = UNSET
    """Per-word transcript with timings; filled in when word_timestamp is on."""


@model
class AudioTranscriptionConfig(Model):
    """Settings for transcribing audio.

    Schema `AudioTranscriptionConfig`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "adaptation_phrases": "adaptationPhrases",
        "custom_vocabulary": "customVocabulary",
        "language_auto": "languageAuto",
        "language_codes": "languageCodes",
        "language_hints": "languageHints",
        "word_timestamp": "wordTimestamp",
    }

    adaptation_phrases: Maybe[list[str]] = UNSET
    """Phrases for speech adaptation that steer the ASR model toward recognizing those terms.

    Deprecated since revision 20260831.
    """
    custom_vocabulary: Maybe[list[str]] = UNSET
    """Vocabulary phrases (such as jargon, proper nouns, product names) that speech recognition should favor."""
    diarization: Maybe[bool] = UNSET
    """Settings for telling speakers apart (diarization)."""
    language_auto: Maybe[LanguageAuto] = UNSET
    """Let the model work out the spoken language by itself.

    Deprecated since revision 20260831.
    """
    language_codes: Maybe[list[str]] = UNSET
    """BCP-47 codes hinting which languages are spoken; leave unset or empty for automatic detection."""
    language_hints: Maybe[LanguageHints] = UNSET
    """Hints naming one or several languages spoken in the audio.

    Deprecated since revision 20260831.
    """
    mode: Maybe[AudioTranscriptionConfigMode | str] = UNSET
    """`VERBATIM` (default) or `SMART`, which drops disfluencies, tidies grammar and formats the text; `SMART` cannot be
    combined with timestamps or diarization.
    """
    word_timestamp: Maybe[bool] = UNSET
    """Settings for producing timestamps per word."""


@model
class BatchGenerateContentRequest(Model):
    """Payload that starts a `BatchGenerateContent` job.

    Schema `BatchGenerateContentRequest`, since revision 20260327.
    """

    batch: Maybe[GenerateContentBatch] = UNSET
    """Required. Generation batch that should be created."""


@model
class BatchStats(Model):
    """Request counts of a batch.

    Schema `BatchStats`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "failed_request_count": "failedRequestCount",
        "pending_request_count": "pendingRequestCount",
        "request_count": "requestCount",
        "successful_request_count": "successfulRequestCount",
    }

    failed_request_count: Maybe[Int64] = UNSET
    """Output only. How many requests failed."""
    pending_request_count: Maybe[Int64] = UNSET
    """Output only. How many requests still await processing."""
    request_count: Maybe[Int64] = UNSET
    """Output only. How many requests the batch holds."""
    successful_request_count: Maybe[Int64] = UNSET
    """Output only. How many requests succeeded."""


@model
class Blob(BlobMixin, Model):
    """Inline media bytes; for text, use the 'text' field instead.

    Schema `Blob`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"display_name": "displayName", "mime_type": "mimeType"}

    data: Maybe[bytes] = UNSET
    """The media's raw bytes."""
    display_name: Maybe[str] = UNSET
    """Name by which the model knows this blob, such as "my_blob.png"; its reference ID when `verbalization_mode` is
    `REFERENCE_ONLY`.

    Since revision 20260831.
    """
    mime_type: Maybe[str] = UNSET
    """IANA MIME type of the data, such as image/png, audio/*, video/*, text/plain or application/pdf."""


@model
class Candidate(Model):
    """One of the model's possible responses.

    Schema `Candidate`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "avg_logprobs": "avgLogprobs",
        "citation_metadata": "citationMetadata",
        "finish_message": "finishMessage",
        "finish_reason": "finishReason",
        "grounding_attributions": "groundingAttributions",
        "grounding_metadata": "groundingMetadata",
        "logprobs_result": "logprobsResult",
        "safety_ratings": "safetyRatings",
        "token_count": "tokenCount",
        "url_context_metadata": "urlContextMetadata",
    }

    avg_logprobs: Maybe[float] = UNSET
    """Output only. Mean log probability of this candidate."""
    citation_metadata: Maybe[CitationMetadata] = UNSET
    """Output only. Citations for this candidate; may list passages of `content` recited from copyrighted training data.
    """
    content: Maybe[Content] = UNSET
    """Output only. What the model generated."""
    finish_message: Maybe[str] = UNSET
    """Output only. Explains the stop reason; given only along with `finish_reason`.

    Since revision 20260327.
    """
    finish_reason: Maybe[FinishReason | str] = UNSET
    """Output only. Why token generation ended; empty while the model is still generating."""
    grounding_attributions: Maybe[list[GroundingAttribution]] = UNSET
    """Output only. Sources behind a grounded answer; filled in for `models.generate_answer`."""
    grounding_metadata: Maybe[GroundingMetadata] = UNSET
    """Output only. Grounding details of this candidate; filled in for `GenerateContent`."""
    index: Maybe[int] = UNSET
    """Output only. Position of this candidate among the response's candidates."""
    logprobs_result: Maybe[LogprobsResult] = UNSET
    """Output only. Log-likelihoods of the response tokens and of the top tokens."""
    safety_ratings: Maybe[list[SafetyRating]] = UNSET
    """Safety ratings of this candidate, no more than one per category."""
    token_count: Maybe[int] = UNSET
    """Output only. Tokens in this candidate."""
    url_context_metadata: Maybe[UrlContextMetadata] = UNSET
    """Output only. Details from the URL context retrieval tool."""


@model
class ChunkingConfig(Model):
    """Settings that tell the service how to split a file into chunks.

    Schema `ChunkingConfig`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"white_space_config": "whiteSpaceConfig"}

    white_space_config: Maybe[WhiteSpaceConfig] = UNSET
    """Settings for splitting on white space."""


@model
class CitationMetadata(Model):
    """Source attributions gathered for some content.

    Schema `CitationMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"citation_sources": "citationSources"}

    citation_sources: Maybe[list[CitationSource]] = UNSET
    """Sources cited for a given response."""


@model
class CitationSource(Model):
    """Cites a source for part of a given response.

    Schema `CitationSource`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"end_index": "endIndex", "start_index": "startIndex"}

    end_index: Maybe[int] = UNSET
    """Where the attributed segment ends, exclusive."""
    license: Maybe[str] = UNSET
    """License of the GitHub project cited for the segment; needed for code citations."""
    start_index: Maybe[int] = UNSET
    """Byte offset at which the segment attributed to this source starts."""
    uri: Maybe[str] = UNSET
    """URI of the source credited for part of the text."""


@model
class CodeExecution(Model):
    """Tool that runs model-written code and hands the result back to the model; yields `ExecutableCode` and
    `CodeExecutionResult`.

    Schema `CodeExecution`.
    """


@model
class CodeExecutionResult(Model):
    """Outcome of running `ExecutableCode`; appears only with the `CodeExecution` tool.

    Schema `CodeExecutionResult`.
    """

    id: Maybe[str] = UNSET
    """ID of the matching `ExecutableCode` part; present only if that part carries one.

    Since revision 20260327.
    """
    outcome: Maybe[Outcome | str] = UNSET
    """Required. How the code run ended."""
    output: Maybe[str] = UNSET
    """Stdout after a successful run, otherwise stderr or another description."""


@model
class ComputerUse(Model):
    """Tool type for Computer Use.

    Schema `ComputerUse`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "disabled_safety_policies": "disabledSafetyPolicies",
        "enable_prompt_injection_detection": "enablePromptInjectionDetection",
        "excluded_predefined_functions": "excludedPredefinedFunctions",
    }

    disabled_safety_policies: Maybe[list[ComputerUseDisabledSafetyPolicies | str]] = UNSET
    """Safety policies to turn off for computer use.

    Since revision 20260831.
    """
    enable_prompt_injection_detection: Maybe[bool] = UNSET
    """Whether computer-use requests are checked for prompt injection.

    Since revision 20260831.
    """
    environment: Maybe[ComputerUseEnvironment | str] = UNSET
    """Required. Environment in which the model operates."""
    excluded_predefined_functions: Maybe[list[str]] = UNSET
    """Predefined functions to leave out of the final model call, to narrow the action space or redefine them; all are
    included by default.
    """


@model
class Condition(Model):
    """Filter test on one key.

    Schema `Condition`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"numeric_value": "numericValue", "string_value": "stringValue"}

    numeric_value: Maybe[float] = UNSET
    """Number to compare the metadata with."""
    operation: Maybe[ConditionOperation | str] = UNSET
    """Required. Operator that decides whether the key-value pair meets the condition."""
    string_value: Maybe[str] = UNSET
    """String to compare the metadata with."""


@model
class Content(ContentMixin, Model):
    """Multi-part content of one message turn: `parts` hold the data and `role` says who produced it.

    Schema `Content`.
    """

    parts: Maybe[list[Part]] = UNSET
    """Parts of one message, in order; their MIME types may differ."""
    role: Maybe[str] = UNSET
    """Who produced the content, 'user' or 'model'; of use in multi-turn conversations, else leave blank or unset."""


@model
class ContentEmbedding(Model):
    """An embedding given as floats.

    Schema `ContentEmbedding`.
    """

    shape: Maybe[list[int]] = UNSET
    """Tensor frame shape of the soft tokens, such as [1, 1, 256, 2048].

    Since revision 20260327.
    """
    values: Maybe[list[float]] = UNSET
    """Values of the embedding; for 3P users only, left empty in 1P calls."""


@model
class ContentFilter(Model):
    """Why content was filtered for one request: a reason (possibly unspecified) plus an optional message.

    Schema `ContentFilter`.
    """

    message: Maybe[str] = UNSET
    """Text explaining the filtering further."""
    reason: Maybe[ContentFilterReason | str] = UNSET
    """Why content got blocked while the request was processed."""


@model
class CustomMetadata(Model):
    """Key-value metadata set by the user.

    Schema `CustomMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "numeric_value": "numericValue",
        "string_list_value": "stringListValue",
        "string_value": "stringValue",
    }

    key: Maybe[str] = UNSET
    """Required. Key under which the metadata is stored."""
    numeric_value: Maybe[float] = UNSET
    """Number stored under the key."""
    string_list_value: Maybe[StringList] = UNSET
    """StringList stored under the key."""
    string_value: Maybe[str] = UNSET
    """String stored under the key."""


@model
class Document(Model):
    """A set of `Chunk`s.

    Schema `Document`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "create_time": "createTime",
        "custom_metadata": "customMetadata",
        "display_name": "displayName",
        "mime_type": "mimeType",
        "size_bytes": "sizeBytes",
        "update_time": "updateTime",
    }

    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `Document` was created."""
    custom_metadata: Maybe[list[CustomMetadata]] = UNSET
    """User key-value metadata to query by; up to 20 `CustomMetadata` entries in a `Document`."""
    display_name: Maybe[str] = UNSET
    """Readable name of the `Document`, at most 512 characters with spaces, such as "Semantic Retriever Documentation".
    """
    mime_type: Maybe[str] = UNSET
    """Output only. MIME type of this document.

    Since revision 20260327.
    """
    name: Maybe[str] = UNSET
    """Immutable. Identifier. `fileSearchStores/{file_search_store_id}/documents/{id}`; ID: up to 40 lowercase letters,
    digits, inner dashes; if empty, `display_name` plus 12 random characters.
    """
    size_bytes: Maybe[Int64] = UNSET
    """Output only. How many raw bytes were ingested for this document.

    Since revision 20260327.
    """
    state: Maybe[DocumentState | str] = UNSET
    """Output only. State this `Document` is in now.

    Since revision 20260327.
    """
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `Document` last changed."""


@model
class DynamicRetrievalConfig(Model):
    """Options for tuning dynamic retrieval.

    Schema `DynamicRetrievalConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"dynamic_threshold": "dynamicThreshold"}

    dynamic_threshold: Maybe[float] = UNSET
    """Threshold for dynamic retrieval; the system default applies when unset."""
    mode: Maybe[DynamicRetrievalConfigMode | str] = UNSET
    """Which predictor mode dynamic retrieval uses."""


@model
class EmbedContentBatch(Model):
    """A batch made up of `models.embed_content` requests.

    Schema `EmbedContentBatch`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "batch_stats": "batchStats",
        "create_time": "createTime",
        "display_name": "displayName",
        "end_time": "endTime",
        "input_config": "inputConfig",
        "update_time": "updateTime",
    }

    batch_stats: Maybe[EmbedContentBatchStats] = UNSET
    """Output only. Request counts of this batch."""
    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this batch was created."""
    display_name: Maybe[str] = UNSET
    """Required. Name that the user gave this batch."""
    end_time: Maybe[datetime.datetime] = UNSET
    """Output only. When processing of the batch finished."""
    input_config: Maybe[InputEmbedContentConfig] = UNSET
    """Required. Where the instances to process come from."""
    model: Maybe[str] = UNSET
    """Required. Model that generates the completion, as `models/{model}`."""
    name: Maybe[str] = UNSET
    """Output only. Identifier. Name of this batch, as `batches/{batch_id}`."""
    output: Maybe[EmbedContentBatchOutput] = UNSET
    """Output only. Results of this batch."""
    priority: Maybe[Int64] = UNSET
    """Batches with larger values go first; may be negative, default 0."""
    state: Maybe[BatchState | str] = UNSET
    """Output only. State this batch is in."""
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this batch last changed."""


@model
class EmbedContentBatchOutput(Model):
    """Results of a batch, found in `AsyncBatchEmbedContentResponse` or `EmbedContentBatch.output`.

    Schema `EmbedContentBatchOutput`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"inlined_responses": "inlinedResponses", "responses_file": "responsesFile"}

    inlined_responses: Maybe[InlinedEmbedContentResponses] = UNSET
    """Output only. Responses of a batch built from inlined requests, in request order."""
    responses_file: Maybe[str] = UNSET
    """Output only. ID of a JSONL file with one JSON `EmbedContentResponse` per line, in request order."""


@model
class EmbedContentBatchStats(Model):
    """Request counts of an embedding batch.

    Schema `EmbedContentBatchStats`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "failed_request_count": "failedRequestCount",
        "pending_request_count": "pendingRequestCount",
        "request_count": "requestCount",
        "successful_request_count": "successfulRequestCount",
    }

    failed_request_count: Maybe[Int64] = UNSET
    """Output only. How many requests failed."""
    pending_request_count: Maybe[Int64] = UNSET
    """Output only. How many requests still await processing."""
    request_count: Maybe[Int64] = UNSET
    """Output only. How many requests the batch holds."""
    successful_request_count: Maybe[Int64] = UNSET
    """Output only. How many requests succeeded."""


@model
class EmbedContentConfig(Model):
    """Settings of an EmbedContent call.

    Schema `EmbedContentConfig`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "audio_track_extraction": "audioTrackExtraction",
        "auto_truncate": "autoTruncate",
        "document_ocr": "documentOcr",
        "output_dimensionality": "outputDimensionality",
        "task_type": "taskType",
    }

    audio_track_extraction: Maybe[bool] = UNSET
    """Whether a video's audio track is extracted."""
    auto_truncate: Maybe[bool] = UNSET
    """Whether input beyond the maximum sequence length is cut off without an error."""
    document_ocr: Maybe[bool] = UNSET
    """Whether documents are run through OCR."""
    output_dimensionality: Maybe[int] = UNSET
    """Smaller embedding size to return; surplus values are cut from the end."""
    task_type: Maybe[TaskType | str] = UNSET
    """What task the embedding serves."""
    title: Maybe[str] = UNSET
    """Title belonging to the text."""


@model
class EmbedContentRequest(Model):
    """Carries the `Content` to be embedded.

    Schema `EmbedContentRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "embed_content_config": "embedContentConfig",
        "output_dimensionality": "outputDimensionality",
        "task_type": "taskType",
    }

    content: Maybe[Content] = UNSET
    """Required. What to embed; nothing but `parts.text` fields is counted."""
    embed_content_config: Maybe[EmbedContentConfig] = UNSET
    """Settings of this EmbedContent call.

    Since revision 20260831.
    """
    model: Maybe[str] = UNSET
    """Required. Resource name of the model to use, one listed by `models.list`, as `models/{model}`."""
    output_dimensionality: Maybe[int] = UNSET
    """Smaller embedding size, cut from the end; models since 2024 only, not `models/embedding-001`.

    Deprecated since revision 20260831; use `EmbedContentConfig.output_dimensionality` instead.
    """
    task_type: Maybe[TaskType | str] = UNSET
    """What task the embeddings serve; not for earlier models (`models/embedding-001`).

    Deprecated since revision 20260831; use `EmbedContentConfig.task_type` instead.
    """
    title: Maybe[str] = UNSET
    """Text title, for task type `RETRIEVAL_DOCUMENT` only, where it improves the embeddings.

    Deprecated since revision 20260831; use `EmbedContentConfig.title` instead.
    """


@model
class EmbedContentResponse(Model):
    """Reply to an `EmbedContentRequest`.

    Schema `EmbedContentResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"usage_metadata": "usageMetadata"}

    embedding: Maybe[ContentEmbedding] = UNSET
    """Output only. Embedding computed from the given content."""
    usage_metadata: Maybe[EmbeddingUsageMetadata] = UNSET
    """Output only. Token usage of the call.

    Since revision 20260831.
    """


@model
class EmbeddingUsageMetadata(Model):
    """Usage figures of an embedding request.

    Schema `EmbeddingUsageMetadata`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "prompt_token_count": "promptTokenCount",
        "prompt_token_details": "promptTokenDetails",
    }

    prompt_token_count: Maybe[int] = UNSET
    """Output only. Prompt size in tokens."""
    prompt_token_details: Maybe[list[ModalityTokenCount]] = UNSET
    """Output only. Modalities handled in the request input."""


@model
class Empty(Model):
    """Message without fields, for methods that take or return nothing.

    Schema `Empty`.
    """


@model
class ExecutableCode(Model):
    """Model-written code that the `CodeExecution` tool runs automatically, giving a matching `CodeExecutionResult`.

    Schema `ExecutableCode`.
    """

    code: Maybe[str] = UNSET
    """Required. Source code to run."""
    id: Maybe[str] = UNSET
    """Unique ID of this `ExecutableCode` part; the server's `CodeExecutionResult` carries the same `id`.

    Since revision 20260327.
    """
    language: Maybe[Language | str] = UNSET
    """Required. Language that the `code` is written in."""


@model
class File(FileMixin, Model):
    """File that was uploaded to the API.

    Schema `File`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "create_time": "createTime",
        "display_name": "displayName",
        "download_uri": "downloadUri",
        "expiration_time": "expirationTime",
        "mime_type": "mimeType",
        "sha256_hash": "sha256Hash",
        "size_bytes": "sizeBytes",
        "update_time": "updateTime",
        "video_metadata": "videoMetadata",
    }

    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `File` was created."""
    display_name: Maybe[str] = UNSET
    """Readable name of the `File`, at most 512 characters with spaces, such as "Welcome Image"."""
    download_uri: Maybe[str] = UNSET
    """Output only. URI for downloading this `File`."""
    error: Maybe[Status] = UNSET
    """Output only. Error status of failed File processing."""
    expiration_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `File` is to be deleted; given only if an expiry is scheduled."""
    mime_type: Maybe[str] = UNSET
    """Output only. File's MIME type."""
    name: Maybe[str] = UNSET
    """Immutable. Identifier. `files/{id}`; ID of up to 40 lowercase letters, digits or inner dashes; generated if
    empty. For example `files/123-456`.
    """
    sha256_hash: Maybe[bytes] = UNSET
    """Output only. SHA-256 digest of the bytes uploaded."""
    size_bytes: Maybe[Int64] = UNSET
    """Output only. File size in bytes."""
    source: Maybe[FileSource | str] = UNSET
    """Where this File comes from."""
    state: Maybe[FileState | str] = UNSET
    """Output only. How far processing of the File has come."""
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this `File` last changed."""
    uri: Maybe[str] = UNSET
    """Output only. URI of this `File`."""
    video_metadata: Maybe[VideoFileMetadata] = UNSET
    """Output only. Details of a video file."""


@model
class FileData(FileDataMixin, Model):
    """Data referred to by URI.

    Schema `FileData`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "display_name": "displayName",
        "file_uri": "fileUri",
        "mime_type": "mimeType",
    }

    display_name: Maybe[str] = UNSET
    """Name by which the model knows this file, such as "my_file.pdf"; its reference ID when `verbalization_mode` is
    `REFERENCE_ONLY`.

    Since revision 20260831.
    """
    file_uri: Maybe[str] = UNSET
    """Required. URI of the file."""
    mime_type: Maybe[str] = UNSET
    """IANA MIME type of the data."""


@model
class FileSearch(Model):
    """Tool that looks up knowledge in Semantic Retrieval corpora, into which ImportFile brings files.

    Schema `FileSearch`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "file_search_store_names": "fileSearchStoreNames",
        "metadata_filter": "metadataFilter",
        "top_k": "topK",
    }

    file_search_store_names: Maybe[list[str]] = UNSET
    """Required. File search stores to query, such as `fileSearchStores/my-file-search-store-123`."""
    metadata_filter: Maybe[str] = UNSET
    """Restricts the documents and chunks by their metadata."""
    top_k: Maybe[int] = UNSET
    """How many semantic retrieval chunks to return."""


@model
class FunctionCall(Model):
    """Call predicted by the model: a `FunctionDeclaration.name` plus arguments and their values.

    Schema `FunctionCall`.
    """

    args: Maybe[dict[str, Any]] = UNSET
    """Parameters and their values as a JSON object."""
    id: Maybe[str] = UNSET
    """Unique ID of the call; when given, the client answers with a response carrying the same `id`."""
    name: Maybe[str] = UNSET
    """Required. Function to call: letters, digits, underscores and dashes, at most 128 characters."""


@model
class FunctionCallingConfig(Model):
    """Settings for how functions are called.

    Schema `FunctionCallingConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"allowed_function_names": "allowedFunctionNames"}

    allowed_function_names: Maybe[list[str]] = UNSET
    """Only functions that the model may call, each matching a FunctionDeclaration.name; set it only in mode ANY or
    VALIDATED.
    """
    mode: Maybe[FunctionCallingMode | str] = UNSET
    """Function calling mode; AUTO when unspecified."""


@model
class FunctionDeclaration(Model):
    """Declares a function (name and parameters, per OpenAPI 3.03) that the model can use as a `Tool` and the client
    executes.

    Schema `FunctionDeclaration`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "parameters_json_schema": "parametersJsonSchema",
        "response_json_schema": "responseJsonSchema",
    }

    behavior: Maybe[Behavior | str] = UNSET
    """How the function behaves; works with BidiGenerateContent only at present."""
    description: Maybe[str] = UNSET
    """Required. Short account of what the function does."""
    name: Maybe[str] = UNSET
    """Required. Function name: letters, digits, dots, colons, dashes and underscores, at most 128 characters."""
    parameters: Maybe[Schema] = UNSET
    """Function parameters as an Open API 3.03 Parameter Object: case-sensitive names mapped to the Schema of each type.
    """
    parameters_json_schema: Maybe[Any] = UNSET
    """Function parameters as the properties of a JSON Schema object; mutually exclusive with `parameters`."""
    response: Maybe[Schema] = UNSET
    """Function output as an Open API 3.03 Response Object, whose Schema gives the type of the returned value."""
    response_json_schema: Maybe[Any] = UNSET
    """JSON Schema of the value that the function returns; mutually exclusive with `response`."""


@model
class FunctionResponse(Model):
    """Result of a `FunctionCall` that the model predicted: the `FunctionDeclaration.name` and a JSON object of output,
    used as model context.

    Schema `FunctionResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"will_continue": "willContinue"}

    id: Maybe[str] = UNSET
    """ID of the call being answered; the client sets it to the function call's `id`."""
    name: Maybe[str] = UNSET
    """Required. Name of the called function: letters, digits, underscores and dashes, at most 128 characters."""
    parts: Maybe[list[FunctionResponsePart]] = UNSET
    """Parts that make up the function response, in order; their IANA MIME types may differ.

    Since revision 20260327.
    """
    response: Maybe[dict[str, Any]] = UNSET
    """Required. Function output as a JSON object with keys of your choice, such as "output" or "error"; a "$ref"
    subobject may name a part's `inline_data.display_name`.
    """
    scheduling: Maybe[FunctionResponseScheduling | str] = UNSET
    """When the response enters the conversation; default WHEN_IDLE, ignored unless the call is NON_BLOCKING."""
    will_continue: Maybe[bool] = UNSET
    """Whether more responses follow for this call; ignored unless it is NON_BLOCKING. To end without triggering
    generation, use false with `scheduling` `SILENT`.
    """


@model
class FunctionResponseBlob(Model):
    """Inline media bytes of a function response; for text, use 'FunctionResponse.response' instead.

    Schema `FunctionResponseBlob`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"mime_type": "mimeType"}

    data: Maybe[bytes] = UNSET
    """The media's raw bytes."""
    mime_type: Maybe[str] = UNSET
    """IANA MIME type of the data, such as image/png or image/jpeg; unsupported types raise an error."""


@model
class FunctionResponsePart(Model):
    """Media within a `FunctionResponse`, of one accepted `FunctionResponsePart.data` type; raw bytes in `inline_data`
    need one fixed IANA MIME type.

    Schema `FunctionResponsePart`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"inline_data": "inlineData"}

    inline_data: Maybe[FunctionResponseBlob] = UNSET
    """Media bytes given inline."""


@model
class GenerateContentBatch(Model):
    """A batch job made of `GenerateContent` requests.

    Schema `GenerateContentBatch`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "batch_stats": "batchStats",
        "create_time": "createTime",
        "display_name": "displayName",
        "end_time": "endTime",
        "input_config": "inputConfig",
        "update_time": "updateTime",
    }

    batch_stats: Maybe[BatchStats] = UNSET
    """Output only. Statistics on this batch."""
    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this batch was created."""
    display_name: Maybe[str] = UNSET
    """Required. Name the user gave this batch."""
    end_time: Maybe[datetime.datetime] = UNSET
    """Output only. When processing of this batch finished."""
    input_config: Maybe[InputConfig] = UNSET
    """Required. Where the batch gets the instances it processes."""
    model: Maybe[str] = UNSET
    """Required. `Model` that generates the completions. Format: `models/{model}`."""
    name: Maybe[str] = UNSET
    """Output only. Identifier. Batch resource name, in the form `batches/{batch_id}`."""
    output: Maybe[GenerateContentBatchOutput] = UNSET
    """Output only. What the batch produced."""
    priority: Maybe[Int64] = UNSET
    """Scheduling priority: larger values run first and negatives are accepted. Default: 0."""
    state: Maybe[BatchState | str] = UNSET
    """Output only. Current batch state."""
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. When this batch last changed."""


@model
class GenerateContentBatchOutput(Model):
    """Result of a batch, found in `BatchGenerateContentResponse` or in `GenerateContentBatch.output`.

    Schema `GenerateContentBatchOutput`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"inlined_responses": "inlinedResponses", "responses_file": "responsesFile"}

    inlined_responses: Maybe[InlinedResponses] = UNSET
    """Output only. Responses in request order, present if the batch was created from inlined requests."""
    responses_file: Maybe[str] = UNSET
    """Output only. ID of a JSONL file with one `GenerateContentResponse` per line, ordered like the requests."""


@model
class GenerateContentRequest(Model):
    """Asks the model to generate content.

    Schema `GenerateContentRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "cached_content": "cachedContent",
        "generation_config": "generationConfig",
        "safety_settings": "safetySettings",
        "service_tier": "serviceTier",
        "system_instruction": "systemInstruction",
        "tool_config": "toolConfig",
    }

    cached_content: Maybe[str] = UNSET
    """Cached content that serves as context for the prediction. Format: `cachedContents/{cachedContent}`."""
    contents: Maybe[list[Content]] = UNSET
    """Required. Conversation with the model: one item for a single turn, or the history plus the newest message for
    chat.
    """
    generation_config: Maybe[GenerationConfig] = UNSET
    """Settings that control generation and output."""
    model: Maybe[str] = UNSET
    """Required. `Model` that produces the completion. Format: `models/{model}`."""
    safety_settings: Maybe[list[SafetySetting]] = UNSET
    """Content-blocking settings, at most one per `SafetyCategory`, applied to prompt and candidates; unlisted
    categories keep API defaults.
    """
    service_tier: Maybe[ServiceTier | str] = UNSET
    """Service tier that should handle this request.

    Since revision 20260327.
    """
    store: Maybe[bool] = UNSET
    """Whether this request is logged; overrides the logging config of the project.

    Since revision 20260327.
    """
    system_instruction: Maybe[Content] = UNSET
    """System instruction written by the developer; text is the only kind supported now."""
    tool_config: Maybe[ToolConfig] = UNSET
    """Settings shared by the tools listed in this request."""
    tools: Maybe[list[Tool]] = UNSET
    """Tools the `Model` may call while producing its next response, such as functions or `code_execution`."""


@model
class GenerateContentResponse(GenerateContentResponseMixin, Model):
    """Model reply with one or more candidates.

    All requested candidates come back or none; when none do, see `prompt_feedback`.

    Schema `GenerateContentResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "model_status": "modelStatus",
        "model_version": "modelVersion",
        "prompt_feedback": "promptFeedback",
        "response_id": "responseId",
        "usage_metadata": "usageMetadata",
    }

    candidates: Maybe[list[Candidate]] = UNSET
    """Candidates the model generated."""
    model_status: Maybe[ModelStatus] = UNSET
    """Output only. Present status of the model.

    Since revision 20260327.
    """
    model_version: Maybe[str] = UNSET
    """Output only. Version of the model that wrote this response."""
    prompt_feedback: Maybe[PromptFeedback] = UNSET
    """Content-filter feedback on the prompt."""
    response_id: Maybe[str] = UNSET
    """Output only. ID unique to this response."""
    usage_metadata: Maybe[UsageMetadata] = UNSET
    """Output only. Token counts for this generation request."""


@model
class GenerateTextRequest(Model):
    """Asks the model to complete a piece of text.

    Schema `GenerateTextRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "candidate_count": "candidateCount",
        "max_output_tokens": "maxOutputTokens",
        "safety_settings": "safetySettings",
        "stop_sequences": "stopSequences",
        "top_k": "topK",
        "top_p": "topP",
    }

    candidate_count: Maybe[int] = UNSET
    """How many completions to return, from 1 to 8. Defaults to 1."""
    max_output_tokens: Maybe[int] = UNSET
    """Token cap for each candidate. Defaults to the `output_token_limit` of the `Model`."""
    prompt: Maybe[TextPrompt] = UNSET
    """Required. Free-form prompt text that the model will complete."""
    safety_settings: Maybe[list[SafetySetting]] = UNSET
    """Content-blocking settings, at most one per `SafetyCategory`, applied to prompt and candidates; unlisted
    categories keep API defaults.
    """
    stop_sequences: Maybe[list[str]] = UNSET
    """Up to 5 strings that end generation where one first appears; the matched string is left out of the output."""
    temperature: Maybe[float] = UNSET
    """Sampling randomness from 0.0 (direct) to 1.0 (varied). The default comes from `Model.temperature`."""
    top_k: Maybe[int] = UNSET
    """Sample only from the `top_k` likeliest tokens, along with nucleus sampling. Default: 40, though `Model.top_k`
    varies by model.
    """
    top_p: Maybe[float] = UNSET
    """Nucleus sampling cutoff on summed token probability, used together with top-k. The default comes from
    `Model.top_p`.
    """


@model
class GenerateTextResponse(Model):
    """Model reply with its candidate completions.

    Schema `GenerateTextResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"safety_feedback": "safetyFeedback"}

    candidates: Maybe[list[TextCompletion]] = UNSET
    """Completions the model generated."""
    filters: Maybe[list[ContentFilter]] = UNSET
    """Content-filter details for prompt and output, showing the smallest `SafetySettings` change that would unblock a
    response.
    """
    safety_feedback: Maybe[list[SafetyFeedback]] = UNSET
    """Safety feedback from content filtering, if there is any."""


@model
class GenerationConfig(Model):
    """Generation and output settings; a given model may not support them all.

    Schema `GenerationConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "audio_transcription_config": "audioTranscriptionConfig",
        "candidate_count": "candidateCount",
        "enable_affective_dialog": "enableAffectiveDialog",
        "enable_enhanced_civic_answers": "enableEnhancedCivicAnswers",
        "frequency_penalty": "frequencyPenalty",
        "image_config": "imageConfig",
        "legacy_response_json_schema": "_responseJsonSchema",
        "max_output_tokens": "maxOutputTokens",
        "media_resolution": "mediaResolution",
        "presence_penalty": "presencePenalty",
        "response_format": "responseFormat",
        "response_json_schema": "responseJsonSchema",
        "response_logprobs": "responseLogprobs",
        "response_mime_type": "responseMimeType",
        "response_modalities": "responseModalities",
        "response_schema": "responseSchema",
        "speech_config": "speechConfig",
        "stop_sequences": "stopSequences",
        "thinking_config": "thinkingConfig",
        "top_k": "topK",
        "top_p": "topP",
        "translation_config": "translationConfig",
    }

    audio_transcription_config: Maybe[AudioTranscriptionConfig] = UNSET
    """Settings for transcribing speech in audio.

    Since revision 20260831.
    """
    candidate_count: Maybe[int] = UNSET
    """How many responses to generate. Defaults to 1; has no effect on Gemini 1.0 models."""
    enable_affective_dialog: Maybe[bool] = UNSET
    """Lets the model sense emotion and adjust its replies to it.

    Since revision 20260831.
    """
    enable_enhanced_civic_answers: Maybe[bool] = UNSET
    """Turns on enhanced civic answers, which some models lack."""
    frequency_penalty: Maybe[float] = UNSET
    """Logprob penalty that grows with each use of a token: positive values widen the vocabulary, negative ones
    encourage repetition.
    """
    image_config: Maybe[ImageConfig] = UNSET
    """Image generation settings. Models without support for them return an error.

    Since revision 20260327.
    """
    legacy_response_json_schema: Maybe[Any] = UNSET
    """Output schema as a JSON Schema subset. Replaces `response_schema`, which must then be unset; needs
    `response_mime_type`.

    Since revision 20260327.

    Deprecated since revision 20260831; use `GenerationConfig.response_json_schema` instead.
    """
    logprobs: Maybe[int] = UNSET
    """How many top logprobs to return per decoding step, from 0 to 20; needs `response_logprobs` set to true."""
    max_output_tokens: Maybe[int] = UNSET
    """Token cap per candidate. The default varies; see `Model.output_token_limit`."""
    media_resolution: Maybe[MediaResolution | str] = UNSET
    """Media resolution to use."""
    presence_penalty: Maybe[float] = UNSET
    """Flat logprob penalty for any token already seen, whatever its count; positive values widen the vocabulary,
    negative ones narrow it.
    """
    response_format: Maybe[ResponseFormatConfig] = UNSET
    """Output format settings, one set per modality: text, audio and image.

    Since revision 20260831.
    """
    response_json_schema: Maybe[Any] = UNSET
    """Output schema in JSON Schema form; `responseJsonSchema` is the name to use."""
    response_logprobs: Maybe[bool] = UNSET
    """Whether logprobs are included in the response."""
    response_mime_type: Maybe[str] = UNSET
    """MIME type of candidate text: `text/plain` (default), `application/json`, or `text/x.enum` for an enum as a
    string.
    """
    response_modalities: Maybe[list[Modality | str]] = UNSET
    """Exact modalities the response must have; unsupported combinations are rejected. Empty means text only."""
    response_schema: Maybe[Schema] = UNSET
    """Output schema, from a subset of OpenAPI schema; needs a matching `response_mime_type` such as `application/json`.

    Deprecated since revision 20260831.
    """
    seed: Maybe[int] = UNSET
    """Decoding seed. Random when unset."""
    speech_config: Maybe[SpeechConfig] = UNSET
    """Settings for generated speech."""
    stop_sequences: Maybe[list[str]] = UNSET
    """Up to 5 strings that end generation where one first appears; the matched string is left out of the output."""
    temperature: Maybe[float] = UNSET
    """Sampling randomness, from 0.0 to 2.0. The default varies; see `Model.temperature`."""
    thinking_config: Maybe[ThinkingConfig] = UNSET
    """Settings for thinking. Models that cannot think return an error."""
    top_k: Maybe[int] = UNSET
    """Sample only from the `top_k` likeliest tokens. The default varies by `Model`; models with an empty `top_k` reject
    it.
    """
    top_p: Maybe[float] = UNSET
    """Nucleus sampling cutoff on summed token probability, used together with top-k. The default varies; see
    `Model.top_p`.
    """
    translation_config: Maybe[TranslationConfig] = UNSET
    """Settings for translation.

    Since revision 20260831.
    """


@model
class GoogleMaps(Model):
    """Tool that adds Google Maps geospatial context to a query.

    Schema `GoogleMaps`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"enable_widget": "enableWidget"}

    enable_widget: Maybe[bool] = UNSET
    """Whether GroundingMetadata carries a widget context token, with which developers show a Google Maps widget for the
    places mentioned.
    """


@model
class GoogleSearch(Model):
    """Tool that lets the model use Google Search.

    Schema `GoogleSearch`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"search_types": "searchTypes", "time_range_filter": "timeRangeFilter"}

    search_types: Maybe[SearchTypes] = UNSET
    """Kinds of search to enable. Defaults to web search.

    Since revision 20260327.
    """
    time_range_filter: Maybe[Interval] = UNSET
    """Keep only results within this time range; start and end must be set together."""


@model
class GoogleSearchRetrieval(Model):
    """Tool that grounds answers in public web data found by Google.

    Schema `GoogleSearchRetrieval`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"dynamic_retrieval_config": "dynamicRetrievalConfig"}

    dynamic_retrieval_config: Maybe[DynamicRetrievalConfig] = UNSET
    """Dynamic retrieval settings for this source."""


@model
class GroundingAttribution(Model):
    """Credits a source that helped form an answer.

    Schema `GroundingAttribution`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"source_id": "sourceId"}

    content: Maybe[Content] = UNSET
    """Source content behind this attribution."""
    source_id: Maybe[AttributionSourceId] = UNSET
    """Output only. ID of the contributing source."""


@model
class GroundingChunk(Model):
    """Evidence backing the response: a chunk of a web page, file context or Google Maps data.

    Schema `GroundingChunk`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"retrieved_context": "retrievedContext"}

    image: Maybe[Image] = UNSET
    """Chunk that came from image search.

    Since revision 20260327.
    """
    maps: Maybe[Maps] = UNSET
    """Chunk that came from Google Maps.

    Since revision 20260327.
    """
    retrieved_context: Maybe[RetrievedContext] = UNSET
    """Chunk that the file search tool retrieved.

    Since revision 20260327.
    """
    web: Maybe[Web] = UNSET
    """Chunk that came from the web."""


@model
class GroundingChunkCustomMetadata(Model):
    """Metadata that a user attached to the GroundingFact.

    Schema `GroundingChunkCustomMetadata`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "numeric_value": "numericValue",
        "string_list_value": "stringListValue",
        "string_value": "stringValue",
    }

    key: Maybe[str] = UNSET
    """Metadata key."""
    numeric_value: Maybe[float] = UNSET
    """Value as a number; the range expected depends on `key`."""
    string_list_value: Maybe[GroundingChunkStringList] = UNSET
    """Value as a list of strings."""
    string_value: Maybe[str] = UNSET
    """Value as a string."""


@model
class GroundingChunkStringList(Model):
    """Holds a list of strings.

    Schema `GroundingChunkStringList`, since revision 20260327.
    """

    values: Maybe[list[str]] = UNSET
    """Strings in this list."""


@model
class GroundingMetadata(Model):
    """Metadata sent to the client when an answer is grounded.

    Schema `GroundingMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "google_maps_widget_context_token": "googleMapsWidgetContextToken",
        "grounding_chunks": "groundingChunks",
        "grounding_supports": "groundingSupports",
        "image_search_queries": "imageSearchQueries",
        "retrieval_metadata": "retrievalMetadata",
        "search_entry_point": "searchEntryPoint",
        "web_search_queries": "webSearchQueries",
    }

    google_maps_widget_context_token: Maybe[str] = UNSET
    """Widget context token (resource name) for a PlacesContextElement to show contextual data. Set only with Google
    Maps grounding.

    Since revision 20260327.
    """
    grounding_chunks: Maybe[list[GroundingChunk]] = UNSET
    """Supporting references from the grounding source. While streaming, holds only chunks not already sent."""
    grounding_supports: Maybe[list[GroundingSupport]] = UNSET
    """Grounding supports for this response."""
    image_search_queries: Maybe[list[str]] = UNSET
    """Image searches run for grounding.

    Since revision 20260327.
    """
    retrieval_metadata: Maybe[RetrievalMetadata] = UNSET
    """Retrieval details from the grounding flow."""
    search_entry_point: Maybe[SearchEntryPoint] = UNSET
    """Google Search entry point for follow-up web searches."""
    web_search_queries: Maybe[list[str]] = UNSET
    """Queries to use in a follow-up web search."""


@model
class GroundingPassageId(Model):
    """Points to one part inside a `GroundingPassage`.

    Schema `GroundingPassageId`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"part_index": "partIndex", "passage_id": "passageId"}

    part_index: Maybe[int] = UNSET
    """Output only. Index of the part in `GroundingPassage.content` of the `GenerateAnswerRequest`."""
    passage_id: Maybe[str] = UNSET
    """Output only. ID equal to the `GroundingPassage.id` of a passage in the `GenerateAnswerRequest`."""


@model
class GroundingSupport(Model):
    """Links a part of the response to the sources that back it.

    Schema `GoogleAiGenerativelanguageV1betaGroundingSupport`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "confidence_scores": "confidenceScores",
        "grounding_chunk_indices": "groundingChunkIndices",
        "rendered_parts": "renderedParts",
    }

    confidence_scores: Maybe[list[float]] = UNSET
    """Confidence per supporting reference, 0 to 1 with 1 the surest; as long as `grounding_chunk_indices`."""
    grounding_chunk_indices: Maybe[list[int]] = UNSET
    """Indices of the grounding chunks cited for the claim, counted over all streamed responses, which the client must
    collect in order.
    """
    rendered_parts: Maybe[list[int]] = UNSET
    """Output only. Positions in the candidate content's `parts` of the rendered parts tied to this support.

    Since revision 20260327.
    """
    segment: Maybe[Segment] = UNSET
    """Piece of the content that is being supported."""


@model
class Image(Model):
    """An image search chunk.

    Schema `Image`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"image_uri": "imageUri", "source_uri": "sourceUri"}

    domain: Maybe[str] = UNSET
    """Root domain of the page with the image, for instance "example.com"."""
    image_uri: Maybe[str] = UNSET
    """URL of the image itself."""
    source_uri: Maybe[str] = UNSET
    """URI of the page to credit."""
    title: Maybe[str] = UNSET
    """Title of the page with the image."""


@model
class ImageConfig(Model):
    """Settings for generating images.

    Schema `ImageConfig`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"aspect_ratio": "aspectRatio", "image_size": "imageSize"}

    aspect_ratio: Maybe[str] = UNSET
    """Width to height ratio: 1:8, 1:4, 9:16, 2:3, 3:4, 4:5, 1:1, 5:4, 4:3, 3:2, 16:9, 21:9, 4:1 or 8:1. By default the
    model picks one from any reference images.
    """
    image_size: Maybe[str] = UNSET
    """Size of the images produced: `512`, `1K`, `2K` or `4K`. Default: `1K`."""


@model
class ImageResponseFormat(Model):
    """Settings for the format of output images.

    Schema `ImageResponseFormat`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "aspect_ratio": "aspectRatio",
        "image_size": "imageSize",
        "mime_type": "mimeType",
    }

    aspect_ratio: Maybe[ImageResponseFormatAspectRatio | str] = UNSET
    """Width to height ratio of output images."""
    delivery: Maybe[Delivery | str] = UNSET
    """How output images are delivered."""
    image_size: Maybe[ImageResponseFormatImageSize | str] = UNSET
    """Size of output images."""
    mime_type: Maybe[ImageResponseFormatMimeType | str] = UNSET
    """MIME type of output images."""


@model
class ImageSearch(Model):
    """Settings for grounding with image search.

    Schema `ImageSearch`, since revision 20260327.
    """


@model
class InlinedEmbedContentRequest(Model):
    """One embed request within a batch.

    Schema `InlinedEmbedContentRequest`, since revision 20260327.
    """

    metadata: Maybe[dict[str, Any]] = UNSET
    """Metadata to attach to this request."""
    request: Maybe[EmbedContentRequest] = UNSET
    """Required. Embed request to process."""


@model
class InlinedEmbedContentRequests(Model):
    """Embed requests sent inline when creating a batch.

    Schema `InlinedEmbedContentRequests`, since revision 20260327.
    """

    requests: Maybe[list[InlinedEmbedContentRequest]] = UNSET
    """Required. Embed requests that make up the batch."""


@model
class InlinedEmbedContentResponse(Model):
    """Outcome of one embed request in a batch.

    Schema `InlinedEmbedContentResponse`, since revision 20260327.
    """

    error: Maybe[Status] = UNSET
    """Output only. Error met while handling this request."""
    metadata: Maybe[dict[str, Any]] = UNSET
    """Output only. Metadata attached to the request."""
    response: Maybe[EmbedContentResponse] = UNSET
    """Output only. Embed response for this request."""


@model
class InlinedEmbedContentResponses(Model):
    """Outcomes of the embed requests in a batch.

    Schema `InlinedEmbedContentResponses`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"inlined_responses": "inlinedResponses"}

    inlined_responses: Maybe[list[InlinedEmbedContentResponse]] = UNSET
    """Output only. One outcome for each embed request in the batch."""


@model
class InlinedRequest(Model):
    """One generate request within a batch.

    Schema `InlinedRequest`, since revision 20260327.
    """

    metadata: Maybe[dict[str, Any]] = UNSET
    """Metadata to attach to this request."""
    request: Maybe[GenerateContentRequest] = UNSET
    """Required. Generate request to process."""


@model
class InlinedRequests(Model):
    """Generate requests sent inline when creating a batch.

    Schema `InlinedRequests`, since revision 20260327.
    """

    requests: Maybe[list[InlinedRequest]] = UNSET
    """Required. Generate requests that make up the batch."""


@model
class InlinedResponse(Model):
    """Outcome of one generate request in a batch.

    Schema `InlinedResponse`, since revision 20260327.
    """

    error: Maybe[Status] = UNSET
    """Output only. Error met while handling this request."""
    metadata: Maybe[dict[str, Any]] = UNSET
    """Output only. Metadata attached to the request."""
    response: Maybe[GenerateContentResponse] = UNSET
    """Output only. Generate response for this request."""


@model
class InlinedResponses(Model):
    """Outcomes of the generate requests in a batch.

    Schema `InlinedResponses`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"inlined_responses": "inlinedResponses"}

    inlined_responses: Maybe[list[InlinedResponse]] = UNSET
    """Output only. One outcome for each generate request in the batch."""


@model
class InputConfig(Model):
    """Input of a generate batch.

    Schema `InputConfig`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"file_name": "fileName"}

    file_name: Maybe[str] = UNSET
    """Name of the `File` that holds the requests."""
    requests: Maybe[InlinedRequests] = UNSET
    """Requests for the batch to process."""


@model
class InputEmbedContentConfig(Model):
    """Input of an embed batch.

    Schema `InputEmbedContentConfig`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"file_name": "fileName"}

    file_name: Maybe[str] = UNSET
    """Name of the `File` that holds the requests."""
    requests: Maybe[InlinedEmbedContentRequests] = UNSET
    """Embed requests for the batch to process."""


@model
class Interval(Model):
    """Time span with inclusive start and exclusive end.

    Start must not exceed end; equal bounds match nothing, and two unset bounds match any time.

    Schema `Interval`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"end_time": "endTime", "start_time": "startTime"}

    end_time: Maybe[datetime.datetime] = UNSET
    """End of the span, exclusive; matching timestamps fall before it."""
    start_time: Maybe[datetime.datetime] = UNSET
    """Start of the span, inclusive; matching timestamps fall on or after it."""


@model
class LanguageAuto(Model):
    """Asks for automatic detection of the audio language.

    Deprecated since revision 20260831.

    Schema `LanguageAuto`, since revision 20260831.
    """


@model
class LanguageHints(Model):
    """Tells the model which languages the audio may contain.

    Deprecated since revision 20260831.

    Schema `LanguageHints`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"language_codes": "languageCodes"}

    language_codes: Maybe[list[str]] = UNSET
    """Required. Languages, as BCP-47 codes.

    Deprecated since revision 20260831.
    """


@model
class LatLng(Model):
    """A latitude and longitude in degrees, following WGS84 unless stated otherwise.

    Schema `LatLng`, since revision 20260327.
    """

    latitude: Maybe[float] = UNSET
    """Latitude in degrees, from -90.0 to +90.0."""
    longitude: Maybe[float] = UNSET
    """Longitude in degrees, from -180.0 to +180.0."""


@model
class ListDocumentsResponse(Model):
    """One page of `Document`s, oldest `document.create_time` first.

    Schema `ListDocumentsResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    documents: Maybe[list[Document]] = UNSET
    """`Document`s on this page."""
    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""


@model
class ListOperationsResponse(Model):
    """One page of long-running operations.

    Schema `ListOperationsResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    next_page_token: Maybe[str] = UNSET
    """Token for the next page."""
    operations: Maybe[list[Operation]] = UNSET
    """Operations that pass the request's filter."""
    unreachable: Maybe[list[str]] = UNSET
    """Unordered list. Resources that could not be reached; set with `ListOperationsRequest.return_partial_success` on
    reads across collections.

    Since revision 20260327.
    """


@model
class ListPermissionsResponse(Model):
    """One page of permissions.

    Schema `ListPermissionsResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken"}

    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""
    permissions: Maybe[list[Permission]] = UNSET
    """Permissions on this page."""


@model
class LogprobsResult(Model):
    """Token log probabilities of a response.

    Schema `LogprobsResult`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "chosen_candidates": "chosenCandidates",
        "log_probability_sum": "logProbabilitySum",
        "top_candidates": "topCandidates",
    }

    chosen_candidates: Maybe[list[LogprobsResultCandidate]] = UNSET
    """Chosen token at each decoding step, which `top_candidates` may or may not include."""
    log_probability_sum: Maybe[float] = UNSET
    """Log probabilities of all tokens, added up.

    Since revision 20260327.
    """
    top_candidates: Maybe[list[TopCandidates]] = UNSET
    """Top candidate tokens, with one entry per decoding step."""


@model
class LogprobsResultCandidate(Model):
    """A token with its log probability.

    Schema `LogprobsResultCandidate`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"log_probability": "logProbability", "token_id": "tokenId"}

    log_probability: Maybe[float] = UNSET
    """Log probability of this candidate."""
    token: Maybe[str] = UNSET
    """Token text of this candidate."""
    token_id: Maybe[int] = UNSET
    """Token ID of this candidate."""


@model
class Maps(Model):
    """Google Maps chunk describing one place.

    Schema `Maps`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"place_answer_sources": "placeAnswerSources", "place_id": "placeId"}

    place_answer_sources: Maybe[PlaceAnswerSources] = UNSET
    """Sources in Google Maps that answer questions about the place's features."""
    place_id: Maybe[str] = UNSET
    """Place ID in `places/{place_id}` format, usable to look the place up."""
    text: Maybe[str] = UNSET
    """Text that describes the answer about this place."""
    title: Maybe[str] = UNSET
    """Name shown for the place."""
    uri: Maybe[str] = UNSET
    """URI of this place."""


@model
class McpServer(Model):
    """Server speaking the MCP protocol, which the model may call to perform actions.

    Schema `McpServer`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"streamable_http_transport": "streamableHttpTransport"}

    name: Maybe[str] = UNSET
    """Name of this MCP server."""
    streamable_http_transport: Maybe[StreamableHttpTransport] = UNSET
    """Transport that streams HTTP requests and responses."""


@model
class MetadataFilter(Model):
    """Limits retrieval by metadata values of a `Chunk` or `Document`.

    Schema `MetadataFilter`.
    """

    conditions: Maybe[list[Condition]] = UNSET
    """Required. `Condition`s on the key, combined with OR."""
    key: Maybe[str] = UNSET
    """Required. Metadata key to filter by."""


@model
class ModalityTokenCount(Model):
    """Token count of one modality.

    Schema `ModalityTokenCount`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"token_count": "tokenCount"}

    modality: Maybe[MediaModality | str] = UNSET
    """Modality that was counted."""
    token_count: Maybe[int] = UNSET
    """How many tokens there are."""


@model
class ModelStatus(Model):
    """Stage the underlying model is in, plus its retirement time where one applies.

    Schema `ModelStatus`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"model_stage": "modelStage", "retirement_time": "retirementTime"}

    message: Maybe[str] = UNSET
    """Explains the status."""
    model_stage: Maybe[ModelStatusModelStage | str] = UNSET
    """Stage that the underlying model is in."""
    retirement_time: Maybe[datetime.datetime] = UNSET
    """When the model is due to retire."""


@model
class MultiSpeakerVoiceConfig(Model):
    """Voice settings for several speakers.

    Schema `MultiSpeakerVoiceConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"speaker_voice_configs": "speakerVoiceConfigs"}

    speaker_voice_configs: Maybe[list[SpeakerVoiceConfig]] = UNSET
    """Required. Voices of all enabled speakers."""


@model
class Operation(Model):
    """A long-running operation started by an API call.

    Schema `Operation`.
    """

    done: Maybe[bool] = UNSET
    """False while in progress; true once finished, when `error` or `response` is set."""
    error: Maybe[Status] = UNSET
    """Error of an operation that failed or was cancelled."""
    metadata: Maybe[dict[str, Any]] = UNSET
    """Metadata specific to the service, such as progress and creation time; some services give none."""
    name: Maybe[str] = UNSET
    """Name given by the server, unique within its service; by default it ends with `operations/{unique_id}`."""
    response: Maybe[dict[str, Any]] = UNSET
    """Result on success: `google.protobuf.Empty` when there is no data, the resource for Get/Create/Update, or else
    `XxxResponse`.
    """


@model
class Part(PartMixin, Model):
    """One piece of a multi-part `Content`, holding a single kind of data.

    Raw bytes in `inline_data` need an IANA MIME type.

    Schema `Part`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "audio_transcription": "audioTranscription",
        "code_execution_result": "codeExecutionResult",
        "executable_code": "executableCode",
        "file_data": "fileData",
        "function_call": "functionCall",
        "function_response": "functionResponse",
        "inline_data": "inlineData",
        "media_processing": "mediaProcessing",
        "media_resolution": "mediaResolution",
        "part_metadata": "partMetadata",
        "thought_signature": "thoughtSignature",
        "tool_call": "toolCall",
        "tool_response": "toolResponse",
        "video_metadata": "videoMetadata",
    }

    audio_transcription: Maybe[AudioTranscription] = UNSET
    """Transcript of the input or output audio, set only on parts with audio data.

    Since revision 20260831.
    """
    code_execution_result: Maybe[CodeExecutionResult] = UNSET
    """Outcome of running the `ExecutableCode`."""
    executable_code: Maybe[ExecutableCode] = UNSET
    """Model-written code that should be run."""
    file_data: Maybe[FileData] = UNSET
    """Data referenced by URI."""
    function_call: Maybe[FunctionCall] = UNSET
    """`FunctionCall` predicted by the model: the `FunctionDeclaration.name`, arguments and their values."""
    function_response: Maybe[FunctionResponse] = UNSET
    """Output of a `FunctionCall`, as the `FunctionDeclaration.name` and a JSON object, given to the model as context.
    """
    inline_data: Maybe[Blob] = UNSET
    """Media bytes included directly."""
    media_processing: Maybe[PartMediaProcessing | str] = UNSET
    """How the model interprets the media of a video part; ignored by other parts.

    Since revision 20260831.
    """
    media_resolution: Maybe[PartMediaResolution] = UNSET
    """Resolution to use for input media.

    Since revision 20260327.
    """
    part_metadata: Maybe[dict[str, Any]] = UNSET
    """Custom metadata for this Part, such as a source file name or a key for multiplexing streams.

    Since revision 20260327.
    """
    text: Maybe[str] = UNSET
    """Text included directly."""
    thought: Maybe[bool] = UNSET
    """True when this part is a thought of the model."""
    thought_signature: Maybe[bytes] = UNSET
    """Opaque signature that lets later requests reuse the thought."""
    tool_call: Maybe[ToolCall] = UNSET
    """Tool call the model wants run on the server; clients should send it back to the API.

    Since revision 20260327.
    """
    tool_response: Maybe[ToolResponse] = UNSET
    """Result of running a server-side `ToolCall`, filled in by the client.

    Since revision 20260327.
    """
    video_metadata: Maybe[VideoMetadata] = UNSET
    """Video metadata; set only with video in `inline_data` or `file_data`."""


@model
class PartMediaResolution(Model):
    """Resolution at which media is turned into tokens.

    Schema `V1mainMediaResolution`, since revision 20260831.
    """

    level: Maybe[V1mainMediaResolutionLevel | str] = UNSET
    """Tokenization quality for the given media."""


@model
class Permission(Model):
    """Grants a user, a group or everyone a role on a resource: reader (inference), writer (also edit, share) or owner
    (also delete).

    Schema `Permission`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"email_address": "emailAddress", "grantee_type": "granteeType"}

    email_address: Maybe[str] = UNSET
    """Immutable. Email of the user or group; unset if the grantee type is EVERYONE."""
    grantee_type: Maybe[PermissionGranteeType | str] = UNSET
    """Immutable. Kind of grantee."""
    name: Maybe[str] = UNSET
    """Output only. Identifier. Permission name, made on create: `tunedModels/{tuned_model}/permissions/{permission}` or
    `corpora/{corpus}/permissions/{permission}`.
    """
    role: Maybe[PermissionRole | str] = UNSET
    """Required. Role that is granted."""


@model
class PlaceAnswerSources(Model):
    """Where Google Maps found answers to questions about one place's features; only review snippets so far.

    Schema `PlaceAnswerSources`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"review_snippets": "reviewSnippets"}

    review_snippets: Maybe[list[ReviewSnippet]] = UNSET
    """Review snippets behind answers about the place's features."""


@model
class PrebuiltVoiceConfig(Model):
    """Chooses a prebuilt speaker voice.

    Schema `PrebuiltVoiceConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"voice_name": "voiceName"}

    voice_name: Maybe[str] = UNSET
    """Preset voice to use, by name."""


@model
class PromptFeedback(Model):
    """Feedback on the prompt in `GenerateContentRequest.content`.

    Schema `PromptFeedback`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"block_reason": "blockReason", "safety_ratings": "safetyRatings"}

    block_reason: Maybe[BlockReason | str] = UNSET
    """Why the prompt was blocked. When set there are no candidates, so rephrase the prompt."""
    safety_ratings: Maybe[list[SafetyRating]] = UNSET
    """Safety ratings of the prompt, no more than one per category."""


@model
class ResponseFormatConfig(Model):
    """Response format settings, with an optional field for each output modality.

    Schema `ResponseFormatConfig`, since revision 20260831.
    """

    audio: Maybe[AudioResponseFormat] = UNSET
    """Format of audio output."""
    image: Maybe[ImageResponseFormat] = UNSET
    """Format of image output."""
    text: Maybe[TextResponseFormat] = UNSET
    """Format of text output."""


@model
class RetrievalConfig(Model):
    """Settings for retrieval.

    Schema `RetrievalConfig`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"language_code": "languageCode", "lat_lng": "latLng"}

    language_code: Maybe[str] = UNSET
    """Language of the user, as a BCP47 tag."""
    lat_lng: Maybe[LatLng] = UNSET
    """Where the user is."""


@model
class RetrievalMetadata(Model):
    """Retrieval details from grounding.

    Schema `RetrievalMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "google_search_dynamic_retrieval_score": "googleSearchDynamicRetrievalScore"
    }

    google_search_dynamic_retrieval_score: Maybe[float] = UNSET
    """Score, 0 to 1, for how likely Google Search is to help, checked against the threshold. Set only under search
    grounding with dynamic retrieval.
    """


@model
class RetrievedContext(Model):
    """A chunk that file search retrieved.

    Schema `RetrievedContext`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "custom_metadata": "customMetadata",
        "file_search_store": "fileSearchStore",
        "media_id": "mediaId",
        "page_number": "pageNumber",
    }

    custom_metadata: Maybe[list[GroundingChunkCustomMetadata]] = UNSET
    """Metadata users attached to this context."""
    file_search_store: Maybe[str] = UNSET
    """`FileSearchStore` that holds the document, such as `fileSearchStores/123`."""
    media_id: Maybe[str] = UNSET
    """Media blob of a multimodal file search result. Format: `fileSearchStores/{file_search_store_id}/media/{blob_id}`.

    Since revision 20260831.
    """
    page_number: Maybe[int] = UNSET
    """Page the context came from, where that applies.

    Since revision 20260831.
    """
    text: Maybe[str] = UNSET
    """Chunk text."""
    title: Maybe[str] = UNSET
    """Document title."""
    uri: Maybe[str] = UNSET
    """URI of the document used in semantic retrieval."""


@model
class ReviewSnippet(Model):
    """Extract from a review by a user, about features of a Google Maps place.

    Schema `ReviewSnippet`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"google_maps_uri": "googleMapsUri", "review_id": "reviewId"}

    google_maps_uri: Maybe[str] = UNSET
    """Link to the review on Google Maps."""
    review_id: Maybe[str] = UNSET
    """ID of this review snippet."""
    title: Maybe[str] = UNSET
    """Review title."""


@model
class SafetyFeedback(Model):
    """Safety feedback on a whole request, given when content is blocked: the settings used and the lowest
    HarmProbability to allow.

    Schema `SafetyFeedback`.
    """

    rating: Maybe[SafetyRating] = UNSET
    """Rating that the content received."""
    setting: Maybe[SafetySetting] = UNSET
    """Safety settings the request used."""


@model
class SafetyRating(Model):
    """Harm category of a piece of content and how probable that harm is.

    Schema `SafetyRating`.
    """

    blocked: Maybe[bool] = UNSET
    """Whether this rating caused the content to be blocked."""
    category: Maybe[HarmCategory | str] = UNSET
    """Required. Harm category that was rated."""
    probability: Maybe[HarmProbability | str] = UNSET
    """Required. How probable harm is for this content."""


@model
class SafetySetting(Model):
    """Sets how readily content in one harm category is blocked.

    Schema `SafetySetting`.
    """

    category: Maybe[HarmCategory | str] = UNSET
    """Required. Harm category this applies to."""
    threshold: Maybe[HarmBlockThreshold | str] = UNSET
    """Required. Probability of harm from which content is blocked."""


@model
class Schema(Model):
    """Defines an input or output data type (object, primitive or array), using a subset of the OpenAPI 3.0 schema
    object.

    Schema `Schema`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "any_of": "anyOf",
        "max_items": "maxItems",
        "max_length": "maxLength",
        "max_properties": "maxProperties",
        "min_items": "minItems",
        "min_length": "minLength",
        "min_properties": "minProperties",
        "property_ordering": "propertyOrdering",
    }

    any_of: Maybe[list[Schema]] = UNSET
    """Subschemas, at least one of which the value must satisfy."""
    default: Maybe[Any] = UNSET
    """Default value, for documentation only: accepted so schemas with `default` do not fail, but otherwise ignored."""
    description: Maybe[str] = UNSET
    """What the parameter is, in brief, perhaps with examples; Markdown is allowed."""
    enum: Maybe[list[str]] = UNSET
    """Allowed values of a Type.STRING element with enum format, such as "EAST" or "WEST"."""
    example: Maybe[Any] = UNSET
    """Example object, set only at the root."""
    format: Maybe[str] = UNSET
    """Data format. Anything is accepted, though most values have no effect."""
    items: Maybe[Schema] = UNSET
    """Schema that Type.ARRAY elements follow."""
    max_items: Maybe[Int64] = UNSET
    """Most elements a Type.ARRAY may have."""
    max_length: Maybe[Int64] = UNSET
    """Greatest length of a Type.STRING."""
    max_properties: Maybe[Int64] = UNSET
    """Most properties a Type.OBJECT may have."""
    maximum: Maybe[float] = UNSET
    """Largest value for Type.INTEGER or Type.NUMBER."""
    min_items: Maybe[Int64] = UNSET
    """Fewest elements a Type.ARRAY may have."""
    min_length: Maybe[Int64] = UNSET
    """Shortest length of a Type.STRING."""
    min_properties: Maybe[Int64] = UNSET
    """Fewest properties a Type.OBJECT may have."""
    minimum: Maybe[float] = UNSET
    """Smallest value for Type.INTEGER or Type.NUMBER."""
    nullable: Maybe[bool] = UNSET
    """Whether null is allowed."""
    pattern: Maybe[str] = UNSET
    """Regular expression that a Type.STRING must match."""
    properties: Maybe[dict[str, Schema]] = UNSET
    """Maps each property name of an OBJECT type to its schema."""
    property_ordering: Maybe[list[str]] = UNSET
    """Order in which properties appear in the response; an addition to standard OpenAPI."""
    required: Maybe[list[str]] = UNSET
    """Names of the properties an OBJECT must have."""
    title: Maybe[str] = UNSET
    """Title given to this schema."""
    type: Maybe[Type | str] = UNSET
    """Required. Kind of data the schema describes."""


@model
class SearchEntryPoint(Model):
    """Entry point to Google Search.

    Schema `SearchEntryPoint`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"rendered_content": "renderedContent", "sdk_blob": "sdkBlob"}

    rendered_content: Maybe[str] = UNSET
    """Snippet of web content, ready to place in a page or app webview."""
    sdk_blob: Maybe[bytes] = UNSET
    """JSON array of tuples, encoded as Base64."""


@model
class SearchTypes(Model):
    """Kinds of search the GoogleSearch tool may run.

    Schema `SearchTypes`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"image_search": "imageSearch", "web_search": "webSearch"}

    image_search: Maybe[ImageSearch] = UNSET
    """Turns on image search, which returns image bytes."""
    web_search: Maybe[WebSearch] = UNSET
    """Turns on web search, which returns text results only."""


@model
class Segment(Model):
    """A slice of some content.

    Schema `GoogleAiGenerativelanguageV1betaSegment`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "end_index": "endIndex",
        "part_index": "partIndex",
        "start_index": "startIndex",
    }

    end_index: Maybe[int] = UNSET
    """Where the segment ends in its Part: zero-based byte offset, exclusive."""
    part_index: Maybe[int] = UNSET
    """Position of the Part inside its parent Content."""
    start_index: Maybe[int] = UNSET
    """Where the segment starts in its Part: zero-based byte offset, inclusive."""
    text: Maybe[str] = UNSET
    """Response text that this segment covers."""


@model
class SemanticRetrieverChunk(Model):
    """Points to a `Chunk` that Semantic Retriever fetched through the `SemanticRetrieverConfig` of a
    `GenerateAnswerRequest`.

    Schema `SemanticRetrieverChunk`.
    """

    chunk: Maybe[str] = UNSET
    """Output only. `Chunk` that holds the attributed text, e.g. `corpora/123/documents/abc/chunks/xyz`."""
    source: Maybe[str] = UNSET
    """Output only. Source as given in `SemanticRetrieverConfig.source`, e.g. `corpora/123` or
    `corpora/123/documents/abc`.
    """


@model
class SpeakerVoiceConfig(Model):
    """Voice settings for one speaker in a setup with several.

    Schema `SpeakerVoiceConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"voice_config": "voiceConfig"}

    speaker: Maybe[str] = UNSET
    """Required. Speaker name, matching the one used in the prompt."""
    voice_config: Maybe[VoiceConfig] = UNSET
    """Required. Voice this speaker uses."""


@model
class SpeechConfig(Model):
    """Settings for generating and transcribing speech.

    Schema `SpeechConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "language_code": "languageCode",
        "multi_speaker_voice_config": "multiSpeakerVoiceConfig",
        "voice_config": "voiceConfig",
    }

    language_code: Maybe[str] = UNSET
    """BCP-47 code of the app's configured language, used to recognize and synthesize speech; one of 30 locales such as
    `en-US`, `de-DE` or `cmn-CN`.
    """
    multi_speaker_voice_config: Maybe[MultiSpeakerVoiceConfig] = UNSET
    """Voices for a multi-speaker setup; cannot be combined with voice_config."""
    voice_config: Maybe[VoiceConfig] = UNSET
    """Voice for output with a single speaker."""


@model
class Status(Model):
    """Error model shared by REST and gRPC APIs: a code, a message and details.

    Schema `Status`.
    """

    code: Maybe[int] = UNSET
    """Status code; a value of the google.rpc.Code enum."""
    details: Maybe[list[dict[str, Any]]] = UNSET
    """Messages with further error details, drawn from a set of common types."""
    message: Maybe[str] = UNSET
    """Error message for developers, in English; localized text for users goes in google.rpc.Status.details or is made
    by the client.
    """


@model
class StreamableHttpTransport(Model):
    """MCP transport with streaming HTTP requests and responses.

    Schema `StreamableHttpTransport`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "sse_read_timeout": "sseReadTimeout",
        "terminate_on_close": "terminateOnClose",
    }

    headers: Maybe[dict[str, str]] = UNSET
    """Header fields to send where needed, such as authentication or timeouts."""
    sse_read_timeout: Maybe[datetime.timedelta] = UNSET
    """How long to wait on reads of server-sent events (SSE)."""
    terminate_on_close: Maybe[bool] = UNSET
    """Whether closing the transport also closes the client session."""
    timeout: Maybe[datetime.timedelta] = UNSET
    """Timeout of ordinary HTTP operations."""
    url: Maybe[str] = UNSET
    """Complete URL of the MCP server endpoint, e.g. "https://api.example.com/mcp"."""


@model
class StringList(Model):
    """String values that a user stores under one metadata key.

    Schema `StringList`.
    """

    values: Maybe[list[str]] = UNSET
    """Strings to store as the metadata value."""


@model
class TextCompletion(Model):
    """Text that a model produced as output.

    Schema `TextCompletion`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"citation_metadata": "citationMetadata", "safety_ratings": "safetyRatings"}

    citation_metadata: Maybe[CitationMetadata] = UNSET
    """Output only. Citations for `output`; may attribute any of the text it contains."""
    output: Maybe[str] = UNSET
    """Output only. Text the model generated."""
    safety_ratings: Maybe[list[SafetyRating]] = UNSET
    """Safety ratings of the response, no more than one per category."""


@model
class TextPrompt(Model):
    """Prompt text from which the model generates a text completion.

    Schema `TextPrompt`.
    """

    text: Maybe[str] = UNSET
    """Required. Text of the prompt."""


@model
class TextResponseFormat(Model):
    """Settings for the format of text output.

    Schema `TextResponseFormat`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"mime_type": "mimeType"}

    mime_type: Maybe[TextResponseFormatMimeType | str] = UNSET
    """MIME type for the text output."""
    schema: Maybe[Any] = UNSET
    """JSON schema for the output to follow; used only with a mime_type of APPLICATION_JSON."""


@model
class ThinkingConfig(Model):
    """Settings for the model's thinking.

    Schema `ThinkingConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "include_thoughts": "includeThoughts",
        "thinking_budget": "thinkingBudget",
        "thinking_level": "thinkingLevel",
    }

    include_thoughts: Maybe[bool] = UNSET
    """Whether the response carries thoughts; when true, they come only if available."""
    thinking_budget: Maybe[int] = UNSET
    """How many thought tokens the model should produce."""
    thinking_level: Maybe[ThinkingLevel | str] = UNSET
    """Caps how deeply the model reasons before responding; default varies by model. Meant for Gemini 3 and newer, an
    error on earlier models.

    Since revision 20260327.
    """


@model
class Tool(Model):
    """Code that lets the model reach external systems to act beyond its own knowledge and scope while generating a
    response.

    Schema `Tool`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "code_execution": "codeExecution",
        "computer_use": "computerUse",
        "file_search": "fileSearch",
        "function_declarations": "functionDeclarations",
        "google_maps": "googleMaps",
        "google_search": "googleSearch",
        "google_search_retrieval": "googleSearchRetrieval",
        "mcp_servers": "mcpServers",
        "url_context": "urlContext",
    }

    code_execution: Maybe[CodeExecution] = UNSET
    """Lets the model run code while generating."""
    computer_use: Maybe[ComputerUse] = UNSET
    """Lets the model operate a computer directly; adds the function declarations for computer use by itself.

    Since revision 20260327.
    """
    file_search: Maybe[FileSearch] = UNSET
    """FileSearch tool, which draws knowledge out of Semantic Retrieval corpora.

    Since revision 20260327.
    """
    function_declarations: Maybe[list[FunctionDeclaration]] = UNSET
    """Functions the model may ask the client to run: it returns a FunctionCall, and the client may answer with a
    FunctionResponse under Content.role "function".
    """
    google_maps: Maybe[GoogleMaps] = UNSET
    """Grounds the response in geospatial context for the user's query.

    Since revision 20260327.
    """
    google_search: Maybe[GoogleSearch] = UNSET
    """GoogleSearch tool, which gives the model Google Search."""
    google_search_retrieval: Maybe[GoogleSearchRetrieval] = UNSET
    """Retrieval tool backed by Google Search."""
    mcp_servers: Maybe[list[McpServer]] = UNSET
    """MCP servers that the model may use.

    Since revision 20260327.
    """
    url_context: Maybe[UrlContext] = UNSET
    """Tool that retrieves the content of URLs as context."""


@model
class ToolCall(Model):
    """Server-side tool invocation the model predicted.

    Do not execute it; return it in a later turn's `Content` along with its `ToolResponse`.

    Schema `ToolCall`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"tool_name": "toolName", "tool_type": "toolType"}

    args: Maybe[dict[str, Any]] = UNSET
    """Arguments of the call, e.g. {"arg1": "value1", "arg2": "value2"}."""
    id: Maybe[str] = UNSET
    """Unique ID of the call; the server's tool response carries the same `id`."""
    tool_name: Maybe[str] = UNSET
    """Name of the called tool.

    Since revision 20260831.
    """
    tool_type: Maybe[ToolType | str] = UNSET
    """Required. Kind of tool called."""


@model
class ToolConfig(Model):
    """Parameters governing `Tool` use in a request.

    Schema `ToolConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "function_calling_config": "functionCallingConfig",
        "include_server_side_tool_invocations": "includeServerSideToolInvocations",
        "retrieval_config": "retrievalConfig",
    }

    function_calling_config: Maybe[FunctionCallingConfig] = UNSET
    """Settings for function calling."""
    include_server_side_tool_invocations: Maybe[bool] = UNSET
    """If true, `Content` in the response also shows tool calls and responses made on the server, so that clients can
    observe them.

    Since revision 20260327.
    """
    retrieval_config: Maybe[RetrievalConfig] = UNSET
    """Settings for retrieval.

    Since revision 20260327.
    """


@model
class ToolResponse(Model):
    """Result of a server-side `ToolCall` the model started.

    Send it back in a later turn's `Content` along with that `ToolCall`.

    Schema `ToolResponse`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"tool_type": "toolType"}

    id: Maybe[str] = UNSET
    """ID of the tool call being answered."""
    response: Maybe[dict[str, Any]] = UNSET
    """What the tool returned."""
    tool_type: Maybe[ToolType | str] = UNSET
    """Required. Kind of tool called, the same as the `tool_type` of its `ToolCall`."""


@model
class TopCandidates(Model):
    """Candidates with the highest log probabilities, per decoding step.

    Schema `TopCandidates`.
    """

    candidates: Maybe[list[LogprobsResultCandidate]] = UNSET
    """Candidates ordered from highest to lowest log probability."""


@model
class TranslationConfig(Model):
    """Settings that control translation.

    Schema `TranslationConfig`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "echo_target_language": "echoTargetLanguage",
        "target_language_code": "targetLanguageCode",
    }

    echo_target_language: Maybe[bool] = UNSET
    """If true, speech already in the target language is echoed as audio; if false, it yields no audio."""
    target_language_code: Maybe[str] = UNSET
    """Required. Language to translate into, as a BCP-47 code (e.g. "en", "es", "fr")."""


@model
class UploadToFileSearchStoreResponse(Model):
    """Outcome of uploading a file to a `FileSearchStore`.

    Schema `UploadToFileSearchStoreResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "document_name": "documentName",
        "mime_type": "mimeType",
        "size_bytes": "sizeBytes",
    }

    document_name: Maybe[str] = UNSET
    """The `Document` that was made of the upload, by name."""
    mime_type: Maybe[str] = UNSET
    """Media type of the upload."""
    parent: Maybe[str] = UNSET
    """The `FileSearchStore` that holds the document, by name."""
    size_bytes: Maybe[Int64] = UNSET
    """Size of the upload."""


@model
class UrlContext(Model):
    """Tool that retrieves the content of URLs as context.

    Schema `UrlContext`.
    """


@model
class UrlContextMetadata(Model):
    """Metadata from the URL context tool.

    Schema `UrlContextMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"url_metadata": "urlMetadata"}

    url_metadata: Maybe[list[UrlMetadata]] = UNSET
    """One entry per URL retrieved as context."""


@model
class UrlMetadata(Model):
    """Details of a single URL's retrieval.

    Schema `UrlMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "retrieved_url": "retrievedUrl",
        "url_retrieval_status": "urlRetrievalStatus",
    }

    retrieved_url: Maybe[str] = UNSET
    """URL that the tool fetched."""
    url_retrieval_status: Maybe[UrlMetadataUrlRetrievalStatus | str] = UNSET
    """How the retrieval of the URL ended."""


@model
class UsageMetadata(Model):
    """Token counts of a generation request.

    Schema `UsageMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "cache_tokens_details": "cacheTokensDetails",
        "cached_content_token_count": "cachedContentTokenCount",
        "candidates_token_count": "candidatesTokenCount",
        "candidates_tokens_details": "candidatesTokensDetails",
        "prompt_token_count": "promptTokenCount",
        "prompt_tokens_details": "promptTokensDetails",
        "service_tier": "serviceTier",
        "thoughts_token_count": "thoughtsTokenCount",
        "tool_use_prompt_token_count": "toolUsePromptTokenCount",
        "tool_use_prompt_tokens_details": "toolUsePromptTokensDetails",
        "total_token_count": "totalTokenCount",
    }

    cache_tokens_details: Maybe[list[ModalityTokenCount]] = UNSET
    """Output only. Cached input content, listed by modality."""
    cached_content_token_count: Maybe[int] = UNSET
    """Tokens in the prompt's cached part."""
    candidates_token_count: Maybe[int] = UNSET
    """Tokens in all generated response candidates together."""
    candidates_tokens_details: Maybe[list[ModalityTokenCount]] = UNSET
    """Output only. Modalities that the response contains."""
    prompt_token_count: Maybe[int] = UNSET
    """Tokens in the prompt's full effective size, including any from `cached_content`."""
    prompt_tokens_details: Maybe[list[ModalityTokenCount]] = UNSET
    """Output only. Modalities processed in the input of the request."""
    service_tier: Maybe[ServiceTier | str] = UNSET
    """Output only. Service tier that handled the request.

    Since revision 20260831.
    """
    thoughts_token_count: Maybe[int] = UNSET
    """Output only. Thought tokens used, for models that think."""
    tool_use_prompt_token_count: Maybe[int] = UNSET
    """Output only. Tokens in the prompts for tool use."""
    tool_use_prompt_tokens_details: Maybe[list[ModalityTokenCount]] = UNSET
    """Output only. Modalities processed in the inputs for tool use."""
    total_token_count: Maybe[int] = UNSET
    """Total tokens of the request: prompt, thoughts and response candidates."""


@model
class VideoFileMetadata(Model):
    """Metadata of a `File` that is a video.

    Schema `VideoFileMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"video_duration": "videoDuration"}

    video_duration: Maybe[datetime.timedelta] = UNSET
    """Length of the video."""


@model
class VideoMetadata(Model):
    """Metadata of the input video.

    Deprecated in favor of `GenerateContentRequest.processing_options`.

    Deprecated since revision 20260327.

    Schema `VideoMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"end_offset": "endOffset", "start_offset": "startOffset"}

    end_offset: Maybe[datetime.timedelta] = UNSET
    """Offset at which the video ends."""
    fps: Maybe[float] = UNSET
    """Frames per second at which the model sees the video, in (0.0, 24.0]; default 1.0."""
    start_offset: Maybe[datetime.timedelta] = UNSET
    """Offset at which the video starts."""


@model
class VoiceConfig(Model):
    """Selects the voice to use.

    Schema `VoiceConfig`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"prebuilt_voice_config": "prebuiltVoiceConfig"}

    prebuilt_voice_config: Maybe[PrebuiltVoiceConfig] = UNSET
    """Selects one of the prebuilt voices."""


@model
class Web(Model):
    """Grounding chunk found on the web.

    Schema `Web`.
    """

    title: Maybe[str] = UNSET
    """Output only. Title of the web chunk."""
    uri: Maybe[str] = UNSET
    """Output only. URI of the web chunk."""


@model
class WebSearch(Model):
    """Ordinary web search for grounding, with its related settings.

    Schema `WebSearch`, since revision 20260327.
    """


@model
class WhiteSpaceConfig(Model):
    """Settings for chunking that splits text on white space.

    Schema `WhiteSpaceConfig`, since revision 20260327.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "max_overlap_tokens": "maxOverlapTokens",
        "max_tokens_per_chunk": "maxTokensPerChunk",
    }

    max_overlap_tokens: Maybe[int] = UNSET
    """Most tokens that two neighboring chunks may share."""
    max_tokens_per_chunk: Maybe[int] = UNSET
    """Most tokens in one chunk, where a token is a word set off by whitespace, not a tokenizer's token; at most 512."""


@model
class WordInfo(Model):
    """One recognized word.

    Schema `WordInfo`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"end_offset": "endOffset", "start_offset": "startOffset"}

    end_offset: Maybe[datetime.timedelta] = UNSET
    """When the word ends, counted from where the audio starts."""
    start_offset: Maybe[datetime.timedelta] = UNSET
    """When the word begins, counted from where the audio starts."""
    word: Maybe[str] = UNSET
    """Required. The word as transcribed."""
