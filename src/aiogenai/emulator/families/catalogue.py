"""The models that this server has, and which of them each method takes. A plausible catalogue, of no one day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogenai.emulator import errors
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

_CHAT = ("generateContent", "countTokens", "createCachedContent", "batchGenerateContent")
_PLAIN = ("generateContent", "countTokens")
_TUNABLE = (*_CHAT, "createTunedModel")
_EMBED = ("embedContent", "countTextTokens", "countTokens", "asyncBatchEmbedContent")
_PREDICT = ("predict",)
_LONG = ("predictLongRunning",)
_TEXT = ("generateText", "countTextTokens", "createTunedTextModel")
_MESSAGE = ("generateMessage", "countMessageTokens")

_M = 1024 * 1024

# Id, display name, version, input limit, output limit, methods, description.
_ROWS: tuple[tuple[str, str, str, int, int, tuple[str, ...], str], ...] = (
    ("gemini-3-pro-preview", "Gemini 3 Pro Preview", "3-pro-preview-11-2025", _M, 65536, _CHAT, "For hard problems."),
    ("gemini-3-flash-preview", "Gemini 3 Flash Preview", "3-flash-preview-12-2025", _M, 65536, _CHAT, "Quick."),
    ("gemini-2.5-pro", "Gemini 2.5 Pro", "2.5", _M, 65536, _CHAT, "For long context and hard problems."),
    ("gemini-2.5-flash", "Gemini 2.5 Flash", "001", _M, 65536, _CHAT, "A balance of price and quality."),
    ("gemini-2.5-flash-lite", "Gemini 2.5 Flash-Lite", "001", _M, 65536, _CHAT, "For many small calls."),
    ("gemini-2.5-flash-image", "Gemini 2.5 Flash Image", "2.0", 32768, 32768, _CHAT, "Makes and edits images."),
    ("gemini-2.5-flash-preview-tts", "Gemini 2.5 Flash Preview TTS", "2.5", 8192, 16384, _PLAIN, "Speaks a text."),
    ("gemini-2.5-pro-preview-tts", "Gemini 2.5 Pro Preview TTS", "2.5", 8192, 16384, _PLAIN, "Speaks a text."),
    ("gemini-2.0-flash", "Gemini 2.0 Flash", "2.0", _M, 8192, _CHAT, "The flash of the generation before."),
    ("gemini-2.0-flash-001", "Gemini 2.0 Flash 001", "2.0", _M, 8192, _CHAT, "A fixed version."),
    ("gemini-2.0-flash-lite", "Gemini 2.0 Flash-Lite", "2.0", _M, 8192, _CHAT, "Small and quick."),
    ("gemini-2.0-flash-lite-001", "Gemini 2.0 Flash-Lite 001", "2.0", _M, 8192, _CHAT, "A fixed version."),
    ("gemini-1.5-pro", "Gemini 1.5 Pro", "001", 2 * _M, 8192, _CHAT, "Two million tokens of context."),
    ("gemini-1.5-flash", "Gemini 1.5 Flash", "001", _M, 8192, _CHAT, "An older flash."),
    ("gemini-1.5-flash-001", "Gemini 1.5 Flash 001", "001", _M, 8192, _CHAT, "A fixed version."),
    ("gemini-1.5-flash-001-tuning", "Gemini 1.5 Flash 001 Tuning", "001", 16384, 8192, _TUNABLE, "To be tuned."),
    ("gemini-1.5-flash-8b", "Gemini 1.5 Flash-8B", "001", _M, 8192, _CHAT, "The smallest of its generation."),
    ("gemini-flash-latest", "Gemini Flash Latest", "latest", _M, 65536, _CHAT, "The newest flash."),
    ("gemini-flash-lite-latest", "Gemini Flash-Lite Latest", "latest", _M, 65536, _CHAT, "The newest flash-lite."),
    ("gemini-pro-latest", "Gemini Pro Latest", "latest", _M, 65536, _CHAT, "The newest pro."),
    ("gemma-3-27b-it", "Gemma 3 27B", "", 131072, 8192, _PLAIN, "Open weights."),
    ("gemma-3-4b-it", "Gemma 3 4B", "", 32768, 8192, _PLAIN, "Open weights, small."),
    ("gemini-embedding-001", "Gemini Embedding 001", "001", 2048, 1, _EMBED, "Texts to 3072 dimensions."),
    ("text-embedding-004", "Text Embedding 004", "004", 2048, 1, _EMBED, "Texts to 768 dimensions."),
    ("embedding-001", "Embedding 001", "001", 2048, 1, ("embedContent",), "Texts to 768 dimensions."),
    ("embedding-gecko-001", "Embedding Gecko", "001", 1024, 1, ("embedText", "countTextTokens"), "The first one."),
    ("aqa", "Attributed Question Answering", "001", 7168, 1024, ("generateAnswer",), "Answers with sources."),
    ("text-bison-001", "PaLM 2 Text", "001", 8196, 1024, _TEXT, "Completes texts."),
    ("chat-bison-001", "PaLM 2 Chat", "001", 4096, 1024, _MESSAGE, "Goes on with conversations."),
    ("imagen-4.0-generate-001", "Imagen 4", "001", 480, 8192, _PREDICT, "Images from words."),
    ("imagen-3.0-generate-002", "Imagen 3", "002", 480, 8192, _PREDICT, "Images from words."),
    ("veo-3.0-generate-001", "Veo 3", "3.0", 480, 8192, _LONG, "Videos from words."),
    ("veo-2.0-generate-001", "Veo 2", "2.0", 480, 8192, _LONG, "Videos from words."),
)  # fmt: skip

DIMENSIONS = {"models/gemini-embedding-001": 3072}
"""Of embedding models whose vectors do not have 768."""

# A model may be asked for more than it lists: these go by what it lists.
_ALSO = {
    "generateAnswer": {"generateContent", "generateAnswer"},
    "batchEmbedContents": {"embedContent"},
    "batchEmbedText": {"embedText"},
    "generateMessage": {"generateMessage", "generateContent"},
    "generateText": {"generateText", "generateContent"},
    "countTextTokens": {"countTextTokens", "countTokens"},
    "countMessageTokens": {"countMessageTokens", "countTokens"},
    "countTokens": {"countTokens", "generateContent", "embedContent"},
}


def _model(row: tuple[str, str, str, int, int, tuple[str, ...], str]) -> Json:
    id_, display_name, version, inputs, outputs, methods, description = row
    model: Json = {
        "name": f"models/{id_}",
        "version": version,
        "displayName": display_name,
        "description": description,
        "inputTokenLimit": inputs,
        "outputTokenLimit": outputs,
        "supportedGenerationMethods": list(methods),
    }
    if "generateContent" in methods:
        model |= {"temperature": 1, "topP": 0.95, "topK": 64, "maxTemperature": 2}
        if "gemini-3" in id_ or "2.5" in id_ or "latest" in id_:
            model["thinking"] = True
    return model


MODELS: Mapping[str, Json] = {f"models/{row[0]}": _model(row) for row in _ROWS}

_ANY_MODEL: Mapping[str, Any] = {"inputTokenLimit": _M, "outputTokenLimit": 65536}


def usable(world: World, name: str, action: str) -> Mapping[str, Any]:
    """The facts of a model that `action` may be asked of.

    Raises:
        Refusal: 404, there is no such model or it does not do that; 400, it is still being tuned.
    """
    model = MODELS.get(name)
    if model is not None:
        offered = model["supportedGenerationMethods"]
        if action in offered or not _ALSO.get(action, set()).isdisjoint(offered):
            return model
    elif name.startswith("dynamic/"):
        return _ANY_MODEL
    elif name.startswith("tunedModels/"):
        return _tuned(world, name)
    raise errors.Refusal(
        "NOT_FOUND",
        f"{name} is not found for API version v1beta, or is not supported for {action}. Call ListModels to see"
        " which models there are and what each of them does.",
    )


def _tuned(world: World, name: str) -> Mapping[str, Any]:
    record = world.store.get(name)
    if record is None:
        raise errors.missing(name)
    if record["state"] != "ACTIVE":
        raise errors.precondition(f"The model {name} is {record['state']}: it takes requests once it is ACTIVE.")
    return MODELS.get(record.get("baseModel", ""), _ANY_MODEL)
