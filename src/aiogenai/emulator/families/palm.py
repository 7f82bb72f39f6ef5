"""The methods of the PaLM models: generateText, generateMessage, embedText, batchEmbedText and their token counts."""

from __future__ import annotations

from typing import Any

from aiogenai.emulator import content, errors, tokens, vectors
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.trees import Json

from . import catalogue

_DIMENSIONS = 768
_MOST_CANDIDATES = 8
_MOST_TEXTS = 100


def _generate_text(call: Call) -> Json:
    body, model = call.body, _model(call, "generateText")
    prompt = _prompt_text(body)
    stops, limit = body.get("stopSequences", ()), body.get("maxOutputTokens", 0)
    drafts = [content.draft(content.write(prompt, model, at), stops, limit) for at in range(_candidates(body))]
    return {"candidates": [{"output": draft.text} for draft in drafts]}


def _generate_message(call: Call) -> Json:
    model = _model(call, "generateMessage")
    messages = _messages(call.body)
    prompt: str = messages[-1]["content"]
    answers = [content.write(prompt, model, at) for at in range(_candidates(call.body))]
    return {"candidates": [{"author": "1", "content": answer} for answer in answers], "messages": messages}


def _embed_text(call: Call) -> Json:
    _model(call, "embedText")
    return {"embedding": _embedding(call.body.get("text", ""), "text")}


def _embed_texts(call: Call) -> Json:
    _model(call, "batchEmbedText")
    texts = [*call.body.get("texts", ()), *(request.get("text", "") for request in call.body.get("requests", ()))]
    if not 1 <= len(texts) <= _MOST_TEXTS:
        raise errors.invalid(f"A batch has 1 to {_MOST_TEXTS} texts, not {len(texts)}.", "texts")
    return {"embeddings": [_embedding(text, f"texts[{index}]") for index, text in enumerate(texts)]}


def _count_text(call: Call) -> Json:
    _model(call, "countTextTokens")
    return {"tokenCount": tokens.of_text(_prompt_text(call.body))}


def _count_messages(call: Call) -> Json:
    _model(call, "countMessageTokens")
    prompt: Json = call.body.get("prompt", {})
    said = [prompt.get("context", ""), *(message["content"] for message in _messages(call.body))]
    for example in prompt.get("examples", ()):
        said += [example.get(side, {}).get("content", "") for side in ("input", "output")]
    return {"tokenCount": sum(map(tokens.of_text, said))}


def _model(call: Call, action: str) -> str:
    model = call.params["model"]
    catalogue.usable(call.world, model, action)
    return model


def _prompt_text(body: Json) -> str:
    text: str = body.get("prompt", {}).get("text", "")
    if not text:
        raise errors.invalid("The prompt must not be empty.", "prompt.text")
    return text


def _messages(body: Json) -> list[Json]:
    messages: list[Json] = body.get("prompt", {}).get("messages", [])
    if not messages or any(not message.get("content") for message in messages):
        raise errors.invalid("The prompt needs messages, each with content.", "prompt.messages")
    return messages


def _candidates(body: Json) -> int:
    count: int = body.get("candidateCount", 1)
    if not 1 <= count <= _MOST_CANDIDATES:
        raise errors.invalid(f"candidate_count must be between 1 and {_MOST_CANDIDATES}.", "candidate_count")
    return count


def _embedding(text: str, field: str) -> dict[str, Any]:
    if not text:
        raise errors.invalid("The text must not be empty.", field)
    return {"value": vectors.dense(text, _DIMENSIONS)}


HANDLERS: dict[str, Handler] = {
    "models.generateText": _generate_text,
    "models.generateMessage": _generate_message,
    "models.embedText": _embed_text,
    "models.batchEmbedText": _embed_texts,
    "models.countTextTokens": _count_text,
    "models.countMessageTokens": _count_messages,
    "tunedModels.generateText": _generate_text,
}
