# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `auth_tokens` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from ...runtime.base import UNSET, FieldMask, Int64, Maybe, Model, model
from ._shared import AudioTranscriptionConfig, Content, GenerationConfig, Tool


class AutomaticActivityDetectionEndOfSpeechSensitivity(StrEnum):
    """How readily the end of speech is recognized.

    Other values may arrive, as plain strings.

    Values of `AutomaticActivityDetection.endOfSpeechSensitivity`.
    """

    END_SENSITIVITY_UNSPECIFIED = "END_SENSITIVITY_UNSPECIFIED"
    END_SENSITIVITY_HIGH = "END_SENSITIVITY_HIGH"
    END_SENSITIVITY_LOW = "END_SENSITIVITY_LOW"


class AutomaticActivityDetectionStartOfSpeechSensitivity(StrEnum):
    """How readily the start of speech is recognized.

    Other values may arrive, as plain strings.

    Values of `AutomaticActivityDetection.startOfSpeechSensitivity`.
    """

    START_SENSITIVITY_UNSPECIFIED = "START_SENSITIVITY_UNSPECIFIED"
    START_SENSITIVITY_HIGH = "START_SENSITIVITY_HIGH"
    START_SENSITIVITY_LOW = "START_SENSITIVITY_LOW"


class RealtimeInputConfigActivityHandling(StrEnum):
    """What happens when there is activity.

    Other values may arrive, as plain strings.

    Values of `RealtimeInputConfig.activityHandling`.
    """

    ACTIVITY_HANDLING_UNSPECIFIED = "ACTIVITY_HANDLING_UNSPECIFIED"
    START_OF_ACTIVITY_INTERRUPTS = "START_OF_ACTIVITY_INTERRUPTS"
    NO_INTERRUPTION = "NO_INTERRUPTION"


class RealtimeInputConfigTurnCoverage(StrEnum):
    """Which input counts as part of the user's turn.

    Other values may arrive, as plain strings.

    Values of `RealtimeInputConfig.turnCoverage`.
    """

    TURN_COVERAGE_UNSPECIFIED = "TURN_COVERAGE_UNSPECIFIED"
    TURN_INCLUDES_ONLY_ACTIVITY = "TURN_INCLUDES_ONLY_ACTIVITY"
    TURN_INCLUDES_ALL_INPUT = "TURN_INCLUDES_ALL_INPUT"
    TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO = "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO"


@model
class AuthToken(Model):
    """Describes a short-lived (ephemeral) authentication token to create.

    Schema `AuthToken`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "bidi_generate_content_setup": "bidiGenerateContentSetup",
        "expire_time": "expireTime",
        "field_mask": "fieldMask",
        "new_session_expire_time": "newSessionExpireTime",
    }

    bidi_generate_content_setup: Maybe[BidiGenerateContentSetup] = UNSET
    """Input only. Immutable. Setup that applies to `BidiGenerateContent` only."""
    expire_time: Maybe[datetime.datetime] = UNSET
    """Input only. Immutable. When BidiGenerateContent messages sent with the token start being rejected; default 30
    minutes ahead, must be under 20 hours ahead.
    """
    field_mask: Maybe[FieldMask] = UNSET
    """Input only. Immutable. Fields of `bidi_generate_content_setup` that override the Live API setup; empty means the
    whole setup, if given, replaces it.
    """
    name: Maybe[str] = UNSET
    """Output only. Identifier. The token value."""
    new_session_expire_time: Maybe[datetime.datetime] = UNSET
    """Input only. Immutable. When the token stops opening new Live API sessions; default 60 seconds ahead, must be
    under 20 hours ahead.
    """
    uses: Maybe[int] = UNSET
    """Input only. Immutable. How often the token may be used; 0 is unlimited, default 1. Live API session resumption is
    not counted.
    """


@model
class AutomaticActivityDetection(Model):
    """Settings for detecting user activity automatically.

    Schema `AutomaticActivityDetection`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "end_of_speech_sensitivity": "endOfSpeechSensitivity",
        "prefix_padding_ms": "prefixPaddingMs",
        "silence_duration_ms": "silenceDurationMs",
        "start_of_speech_sensitivity": "startOfSpeechSensitivity",
    }

    disabled: Maybe[bool] = UNSET
    """True switches detection off, so the client has to send activity signals; by default voice and text input are
    treated as activity.
    """
    end_of_speech_sensitivity: Maybe[AutomaticActivityDetectionEndOfSpeechSensitivity | str] = UNSET
    """How readily the end of speech is recognized."""
    prefix_padding_ms: Maybe[int] = UNSET
    """Speech time, in ms, needed to commit start-of-speech; lower values catch shorter speech but give more false
    positives.
    """
    silence_duration_ms: Maybe[int] = UNSET
    """Non-speech time, in ms, needed to commit end-of-speech; larger values tolerate longer pauses but add latency."""
    start_of_speech_sensitivity: Maybe[AutomaticActivityDetectionStartOfSpeechSensitivity | str] = UNSET
    """How readily the start of speech is recognized."""


@model
class BidiGenerateContentSetup(Model):
    """Session settings, for the first `BidiGenerateContentClientMessage` only; wait for
    `BidiGenerateContentSetupComplete` before sending more.

    Schema `BidiGenerateContentSetup`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "context_window_compression": "contextWindowCompression",
        "generation_config": "generationConfig",
        "history_config": "historyConfig",
        "input_audio_transcription": "inputAudioTranscription",
        "output_audio_transcription": "outputAudioTranscription",
        "realtime_input_config": "realtimeInputConfig",
        "session_resumption": "sessionResumption",
        "system_instruction": "systemInstruction",
    }

    context_window_compression: Maybe[ContextWindowCompressionConfig] = UNSET
    """Context compression settings; when given, the server shrinks a context that outgrows the configured length."""
    generation_config: Maybe[GenerationConfig] = UNSET
    """Generation settings; logprobs, response schema and MIME type, stop sequences, cache skipping, routing and audio
    timestamps are unsupported.
    """
    history_config: Maybe[HistoryConfig] = UNSET
    """How client and server exchange conversation history."""
    input_audio_transcription: Maybe[AudioTranscriptionConfig] = UNSET
    """When given, voice input is transcribed, following the language configured for input audio, if any."""
    model: Maybe[str] = UNSET
    """Required. Resource name of the model to use, as `models/{model}`."""
    output_audio_transcription: Maybe[AudioTranscriptionConfig] = UNSET
    """When given, the model's speech is transcribed, following the language code configured for output audio, if any.
    """
    realtime_input_config: Maybe[RealtimeInputConfig] = UNSET
    """How realtime input is handled."""
    session_resumption: Maybe[SessionResumptionConfig] = UNSET
    """Session resumption settings; when given, the server emits `SessionResumptionUpdate` messages."""
    system_instruction: Maybe[Content] = UNSET
    """The user's system instructions; text parts only, with each part's content as its own paragraph."""
    tools: Maybe[list[Tool]] = UNSET
    """`Tools` open to the model for its next response; each lets it act on external systems beyond its own knowledge.
    """


@model
class ContextWindowCompressionConfig(Model):
    """Turns on compression that keeps the model's context window within a set length.

    Schema `ContextWindowCompressionConfig`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"sliding_window": "slidingWindow", "trigger_tokens": "triggerTokens"}

    sliding_window: Maybe[SlidingWindow] = UNSET
    """Compress by means of a sliding window."""
    trigger_tokens: Maybe[Int64] = UNSET
    """Token count before a turn that sets off compression; default 80% of the context window limit. Compressing briefly
    raises latency.
    """


@model
class HistoryConfig(Model):
    """How history messages are exchanged in a live session; set through `BidiGenerateContentSetup.history_config`.

    Schema `HistoryConfig`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"initial_history_in_client_content": "initialHistoryInClientContent"}

    initial_history_in_client_content: Maybe[bool] = UNSET
    """If true, after `setup_complete` the server first reads `client_content` as history, without a model call, until
    `turn_complete`; `realtime_input` may follow.
    """


@model
class RealtimeInputConfig(Model):
    """How `BidiGenerateContent` treats realtime input.

    Schema `RealtimeInputConfig`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "activity_handling": "activityHandling",
        "automatic_activity_detection": "automaticActivityDetection",
        "turn_coverage": "turnCoverage",
    }

    activity_handling: Maybe[RealtimeInputConfigActivityHandling | str] = UNSET
    """What happens when there is activity."""
    automatic_activity_detection: Maybe[AutomaticActivityDetection] = UNSET
    """Automatic activity detection settings. On by default; if it is disabled, the client has to signal activity."""
    turn_coverage: Maybe[RealtimeInputConfigTurnCoverage | str] = UNSET
    """Which input counts as part of the user's turn."""


@model
class SessionResumptionConfig(Model):
    """Session resumption settings of `BidiGenerateContentSetup`; setting them makes the server send
    `SessionResumptionUpdate` messages.

    Schema `SessionResumptionConfig`, since revision 20260831.
    """

    handle: Maybe[str] = UNSET
    """Handle of the session to resume, taken from an earlier `SessionResumptionUpdate.token`; omit it to start a new
    session.
    """


@model
class SlidingWindow(Model):
    """Compression that drops the oldest context, so that it starts at a USER turn; system instructions and
    `BidiGenerateContentSetup.prefix_turns` stay in front.

    Schema `SlidingWindow`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"target_tokens": "targetTokens"}

    target_tokens: Maybe[Int64] = UNSET
    """Tokens to keep, by default trigger_tokens/2. Compression briefly raises latency, so choose a value that avoids
    frequent runs.
    """
