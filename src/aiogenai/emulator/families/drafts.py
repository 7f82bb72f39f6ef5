"""A request for content -> the candidates of its answer: said by somebody, called for, retrieved, or made up."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from attrs import evolve

from aiogenai.emulator import content, errors
from aiogenai.emulator.content import Draft
from aiogenai.emulator.instances import instance
from aiogenai.emulator.scripted import Answer
from aiogenai.emulator.trees import Json, is_object
from aiogenai.emulator.world import World

from . import catalogue, grounding

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
_SIGNATURE = base64.b64encode(b"what the emulator thought").decode()


def drafts(world: World, model: str, body: Json, answer: Answer | None) -> list[Draft]:
    """The candidates. Whatever they say, stop sequences and the token limit end it."""
    config: Json = body.get("generationConfig", _NOTHING)
    stops, limit = config.get("stopSequences", ()), config.get("maxOutputTokens", 0)
    found = [_ended(draft, stops, limit) for draft in _drafts(world, model, body, config, answer)]
    return [_thought(draft, model, body, config) for draft in found]


def _drafts(world: World, model: str, body: Json, config: Json, answer: Answer | None) -> list[Draft]:
    count = config.get("candidateCount", 1)
    if answer is not None:
        said = Draft(
            answer.text, answer.finish_reason or "STOP", answer.parts, answer.thoughts, None, answer.safety_ratings
        )
        return [said] * count
    prompt = content.last_text(body["contents"])
    call = _function_call(body, prompt)
    if call is not None:
        return [Draft("", "STOP", ({"functionCall": call},))]
    schema = _wanted_schema(config)
    if schema is not None:
        return [Draft(orjson.dumps(instance(schema, prompt)).decode(), "STOP")] * count
    retrieved = grounding.draft(world, body, prompt)
    if retrieved is not None:
        return [retrieved] * count
    salt = config.get("seed", 0)
    return [Draft(content.write(prompt, model, index, salt), "STOP") for index in range(count)]


def _ended(draft: Draft, stops: Sequence[str], limit: int) -> Draft:
    ended = content.draft(draft.text, stops, limit)
    if ended.text == draft.text:
        return draft
    return evolve(draft, text=ended.text, finish=ended.finish, parts=())


def _thought(draft: Draft, model: str, body: Json, config: Json) -> Draft:
    """The draft with its thoughts, where the request asks for them."""
    thinking: Json = config.get("thinkingConfig", _NOTHING)
    if not thinking.get("includeThoughts") or thinking.get("thinkingBudget") == 0:
        return evolve(draft, thoughts="")
    parts = tuple({**part, "thoughtSignature": _SIGNATURE} if "functionCall" in part else part for part in draft.parts)
    prompt = content.last_text(body["contents"])
    return evolve(draft, parts=parts, thoughts=draft.thoughts or content.write(prompt, model, "thoughts"))


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
        if is_object(config.get(wire)):
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


def check_config(model: str, config: Json) -> None:
    for wire, proto, low, high in _RANGES:
        value = config.get(wire)
        if value is not None and not low <= value <= high:
            message = f"{proto} must be between {low} and {high}, not {value}."
            raise errors.invalid(message, f"generation_config.{proto}")
    if len(config.get("stopSequences", ())) > _STOPS:
        raise errors.invalid(f"At most {_STOPS} stop sequences are allowed.", "generation_config.stop_sequences")
    thinking: Json = config.get("thinkingConfig", _NOTHING)
    wants = thinking.get("includeThoughts") or thinking.get("thinkingBudget") or "thinkingLevel" in thinking
    if wants and model in catalogue.MODELS and not catalogue.MODELS[model].get("thinking"):
        raise errors.invalid(f"Thinking is not enabled for {model}.", "generation_config.thinking_config")
