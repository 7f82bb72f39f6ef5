"""What the forms of the page are filled with, so that most methods can be tried as they stand."""

from __future__ import annotations

from collections.abc import Mapping

from aiogenai.emulator.trees import Json
from aiogenai.runtime.request import Method, PathParameter

_CONTENTS: Json = {"contents": [{"role": "user", "parts": [{"text": "Why is the sky blue?"}]}]}
_EMBED: Json = {"content": {"parts": [{"text": "Why is the sky blue?"}]}}
_INSTANCES: Json = {"instances": [{"prompt": "A wave at sunset"}]}
_MESSAGES: Json = {"prompt": {"messages": [{"content": "Why is the sky blue?"}]}}
_EXAMPLES: Json = {"examples": [{"textInput": "one", "output": "two"}, {"textInput": "two", "output": "three"}]}

_BODIES: Mapping[str, Json] = {
    "AsyncBatchEmbedContentRequest": {
        "batch": {"displayName": "Texts", "inputConfig": {"requests": {"requests": [{"request": _EMBED}]}}}
    },
    "BatchEmbedContentsRequest": {"requests": [{"model": "models/gemini-embedding-001", **_EMBED}]},
    "BatchEmbedTextRequest": {"texts": ["one", "two"]},
    "BatchGenerateContentRequest": {
        "batch": {"displayName": "Questions", "inputConfig": {"requests": {"requests": [{"request": _CONTENTS}]}}}
    },
    "CachedContent": {
        "model": "models/gemini-2.5-flash",
        "ttl": "3600s",
        "contents": [{"role": "user", "parts": [{"text": "A text that many questions are about. " * 40}]}],
    },
    "Chunk": {"data": {"stringValue": "The Rhine flows through Basel."}},
    "Corpus": {"displayName": "Notes"},
    "CountMessageTokensRequest": _MESSAGES,
    "CountTextTokensRequest": {"prompt": {"text": "Why is the sky blue?"}},
    "CountTokensRequest": _CONTENTS,
    "CreateFileRequest": {"file": {"displayName": "Notes"}},
    "Document": {"displayName": "Rivers"},
    "EmbedContentRequest": _EMBED,
    "EmbedTextRequest": {"text": "Why is the sky blue?"},
    "FileSearchStore": {"displayName": "Shelf"},
    "GenerateAnswerRequest": {
        **_CONTENTS,
        "answerStyle": "VERBOSE",
        "inlinePassages": {"passages": [{"id": "1", "content": {"parts": [{"text": "Air scatters blue light."}]}}]},
    },
    "GenerateContentRequest": _CONTENTS,
    "GenerateMessageRequest": _MESSAGES,
    "GenerateTextRequest": {"prompt": {"text": "Why is the sky blue?"}},
    "Permission": {"granteeType": "USER", "emailAddress": "reader@example.com", "role": "READER"},
    "PredictLongRunningRequest": _INSTANCES,
    "PredictRequest": _INSTANCES,
    "QueryCorpusRequest": {"query": "the Rhine"},
    "QueryDocumentRequest": {"query": "the Rhine"},
    "RegisterFilesRequest": {"uris": ["gs://bucket/object"]},
    "TransferOwnershipRequest": {"emailAddress": "reader@example.com"},
    "TunedModel": {
        "displayName": "Next number",
        "baseModel": "models/gemini-1.5-flash-001-tuning",
        "tuningTask": {"trainingData": {"examples": _EXAMPLES}},
    },
}

_MODELS: Mapping[str, str] = {
    "EmbedContent": "gemini-embedding-001",
    "EmbedContents": "gemini-embedding-001",
    "EmbedText": "embedding-gecko-001",
    "GenerateAnswer": "aqa",
    "GenerateMessage": "chat-bison-001",
    "CountMessageTokens": "chat-bison-001",
    "GenerateText": "text-bison-001",
    "CountTextTokens": "text-bison-001",
    "Predict": "imagen-4.0-generate-001",
    "PredictLongRunning": "veo-3.0-generate-001",
}
"""By the end of a method's name, its first letter made large."""


def body_of(method: Method) -> Json:
    return dict(_BODIES.get(method.request, {}))


def parameter_of(method: Method, parameter: PathParameter) -> str:
    """A value for a path parameter: a model, or what its pattern allows only; else nothing."""
    literal = parameter.pattern.removeprefix("^").removesuffix("$")
    if literal.isidentifier():
        return literal
    if literal != "models/[^/]+":
        return ""
    action = method.id.rpartition(".")[2]
    action = action[0].upper() + action[1:]
    model = next((name for end, name in _MODELS.items() if action.endswith(end)), "gemini-2.5-flash")
    return f"models/{model}"
