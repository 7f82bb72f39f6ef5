"""generateContent, streamGenerateContent and countTokens, of models, tuned models and dynamic models.

`respond` and `stream_chunks` are also what a batch runs for each of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from aiogenai.emulator import content, errors, tokens
from aiogenai.emulator.call import Call, Handler, Stream
from aiogenai.emulator.content import Draft
from aiogenai.emulator.instances import instance
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

from . import caches, catalogue

_ROLES = frozenset({"", "user", "model", "function", "system"})
_RANGES = (
    ("candidateCount", "candidate_count", 1, 8),
    ("maxOutputTokens", "max_output_tokens", 1, 2**31),
    ("temperature", "temperature", 0, 2),
    ("topK", "top_k", 1, 2**31),
    ("topP", "top_p", 0, 1),
    ("presencePenalty", "presence_penalty", -2, 2),
    ("frequencyPenalty", "frequency_penalty", -2, 2),
)
_STOPS = 5
_NOTHING: Json = {}


def respond(world: World, model: str, body: Json) -> Json:
    """The whole response of one request."""
    usage, drafts = _prepare(world, model, body)
    candidates = [_candidate(index, draft, draft.text, draft.finish) for index, draft in enumerate(drafts)]
    return _response(world, model, candidates, _spent(usage, sum(_cost(draft, draft.text) for draft in drafts)))


def stream_chunks(world: World, model: str, body: Json) -> Iterator[Json]:
    """The same response in chunks; joined, their texts are its text, and the last chunk's usage is its usage."""
    usage, drafts = _prepare(world, model, body)
    return _chunks(world, model, usage, drafts)


def _chunks(world: World, model: str, usage: Json, drafts: Sequence[Draft]) -> Iterator[Json]:
    pieces = [list(content.pieces(draft.text)) for draft in drafts]
    sent = [""] * len(drafts)
    response_id = world.new_token()
    for at in range(max(map(len, pieces))):
        candidates: list[Json] = []
        for index, draft in enumerate(drafts):
            if at < len(pieces[index]):
                finish = draft.finish if at + 1 == len(pieces[index]) else ""
                candidates.append(_candidate(index, draft, pieces[index][at], finish))
                sent[index] += pieces[index][at]
        spent = sum(_cost(draft, text) for draft, text in zip(drafts, sent, strict=True))
        yield _response(world, model, candidates, _spent(usage, spent), response_id)


def _prepare(world: World, model: str, body: Json) -> tuple[Json, list[Draft]]:
    """Everything that can be refused, then the prompt's usage and the drafts."""
    contents: list[Json] = body.get("contents", [])
    config: Json = body.get("generationConfig", _NOTHING)
    facts = catalogue.usable(world, model, "generateContent")
    check_contents(contents)
    _check_config(config)
    usage = _prompt_usage(world, model, body)
    if usage["promptTokenCount"] > facts["inputTokenLimit"]:
        raise errors.invalid(
            f"The input token count ({usage['promptTokenCount']}) exceeds the most that the model takes"
            f" ({facts['inputTokenLimit']})."
        )
    return usage, _drafts(model, body, config)


def _drafts(model: str, body: Json, config: Json) -> list[Draft]:
    contents: list[Json] = body["contents"]
    prompt = content.last_text(contents)
    call = _function_call(body, prompt)
    if call is not None:
        return [Draft("", "STOP", {"functionCall": call})]
    stops, limit = config.get("stopSequences", ()), config.get("maxOutputTokens", 0)
    salt = config.get("seed", 0)
    schema = _wanted_schema(config)
    drafts: list[Draft] = []
    for index in range(config.get("candidateCount", 1)):
        if schema is not None:
            text = orjson.dumps(instance(schema, prompt)).decode()
        else:
            text = content.write(prompt, model, index, salt)
        drafts.append(content.draft(text, stops, limit))
    return drafts


def _wanted_schema(config: Json) -> Mapping[str, Any] | None:
    """The schema of the answer, where JSON was asked for; any object when no schema came with that."""
    mime_type = config.get("responseMimeType", "text/plain")
    if mime_type == "text/plain":
        return None
    if mime_type not in {"application/json", "text/x.enum"}:
        raise errors.invalid(
            f"The response MIME type {mime_type!r} is not offered: use text/plain, application/json or text/x.enum.",
            "generation_config.response_mime_type",
        )
    for wire in ("responseSchema", "responseJsonSchema", "_responseJsonSchema"):
        if isinstance(config.get(wire), dict):
            found: Mapping[str, Any] = config[wire]
            return found
    return {"type": "object", "properties": {"answer": {"type": "string"}}}


def _function_call(body: Json, prompt: str) -> Json | None:
    """A call of the first function that may be called, unless the newest turn brings a function's result."""
    functions = [f for tool in body.get("tools", ()) for f in tool.get("functionDeclarations", ())]
    config = body.get("toolConfig", _NOTHING).get("functionCallingConfig", _NOTHING)
    mode = config.get("mode", "AUTO")
    answered = any("functionResponse" in part for part in body["contents"][-1]["parts"])
    if not functions or mode == "NONE" or (answered and mode != "ANY"):
        return None
    allowed = config.get("allowedFunctionNames") or [function["name"] for function in functions]
    function = next((function for function in functions if function.get("name") in allowed), None)
    if function is None:
        raise errors.invalid("None of the allowed function names is declared.", "tool_config.function_calling_config")
    schema = function.get("parameters") or function.get("parametersJsonSchema") or {"type": "object"}
    return {"name": function["name"], "args": instance(schema, prompt)}


def check_contents(contents: Sequence[Json], field: str = "contents") -> None:
    if not contents:
        raise errors.invalid(f"* GenerateContentRequest.{field}: {field} is not specified", field)
    for index, turn in enumerate(contents):
        if turn.get("role", "") not in _ROLES:
            raise errors.invalid("Please use a valid role: user, model.", f"{field}[{index}].role")
        if not turn.get("parts"):
            raise errors.invalid(f"* {field}[{index}].parts must not be empty.", f"{field}[{index}].parts")


def _check_config(config: Json) -> None:
    for wire, proto, low, high in _RANGES:
        value = config.get(wire)
        if value is not None and not low <= value <= high:
            message = f"{proto} must be between {low} and {high}, not {value}."
            raise errors.invalid(message, f"generation_config.{proto}")
    if len(config.get("stopSequences", ())) > _STOPS:
        raise errors.invalid(f"At most {_STOPS} stop sequences are allowed.", "generation_config.stop_sequences")


def _prompt_usage(world: World, model: str, body: Json) -> Json:
    """What the prompt costs: instruction, contents and cached content."""
    parts: list[Json] = [*body.get("contents", ())]
    if "systemInstruction" in body:
        parts.append(body["systemInstruction"])
    counts = tokens.of_contents(parts)
    if body.get("tools"):
        counts = tokens.added(counts, {"TEXT": tokens.of_text(orjson.dumps(body["tools"]).decode())})
    if "cachedContent" not in body:
        return {"promptTokenCount": sum(counts.values()), "promptTokensDetails": tokens.details(counts)}
    cached = caches.counts(world, body["cachedContent"], model)
    counts = tokens.added(counts, cached)
    return {
        "promptTokenCount": sum(counts.values()),
        "cachedContentTokenCount": sum(cached.values()),
        "promptTokensDetails": tokens.details(counts),
        "cacheTokensDetails": tokens.details(cached),
    }


def _spent(usage: Json, spent: int) -> Json:
    return {
        **usage,
        "candidatesTokenCount": spent,
        "totalTokenCount": usage["promptTokenCount"] + spent,
        "candidatesTokensDetails": [{"modality": "TEXT", "tokenCount": spent}],
    }


def _cost(draft: Draft, text: str) -> int:
    return tokens.of_text(text) if draft.part is None else tokens.of_text(orjson.dumps(draft.part).decode())


def _candidate(index: int, draft: Draft, text: str, finish: str) -> Json:
    part = draft.part or {"text": text}
    candidate: Json = {"content": {"parts": [part], "role": "model"}, "index": index}
    if finish:
        candidate["finishReason"] = finish
    return candidate


def _response(world: World, model: str, candidates: list[Json], usage: Json, response_id: str = "") -> Json:
    return {
        "candidates": candidates,
        "usageMetadata": usage,
        "modelVersion": model.partition("/")[2],
        "responseId": response_id or world.new_token(),
    }


def _generate(call: Call) -> Json:
    return respond(call.world, call.params["model"], call.body)


def _stream(call: Call) -> Stream:
    return Stream(stream_chunks(call.world, call.params["model"], call.body))


def _count_tokens(call: Call) -> Json:
    whole = call.body.get("generateContentRequest")
    if whole is not None and call.body.get("contents"):
        raise errors.invalid("Give contents or generate_content_request, not both.", "contents")
    body = whole if whole is not None else call.body
    catalogue.usable(call.world, call.params["model"], "countTokens")
    check_contents(body.get("contents", []))
    usage = _prompt_usage(call.world, call.params["model"], body)
    counted: Json = {"totalTokens": usage["promptTokenCount"], "promptTokensDetails": usage["promptTokensDetails"]}
    if "cachedContentTokenCount" in usage:
        counted["cachedContentTokenCount"] = usage["cachedContentTokenCount"]
        counted["cacheTokensDetails"] = usage["cacheTokensDetails"]
    return counted


HANDLERS: dict[str, Handler] = {
    "models.generateContent": _generate,
    "models.streamGenerateContent": _stream,
    "models.countTokens": _count_tokens,
    "tunedModels.generateContent": _generate,
    "tunedModels.streamGenerateContent": _stream,
    "dynamic.generateContent": _generate,
    "dynamic.streamGenerateContent": _stream,
}
