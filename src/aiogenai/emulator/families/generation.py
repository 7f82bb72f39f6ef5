"""generateContent, streamGenerateContent and countTokens, of models, tuned models and dynamic models.

`respond` and `stream_chunks` are also what a batch runs for each of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson
from attrs import frozen

from aiogenai.emulator import content, errors, tokens
from aiogenai.emulator.call import Call, Handler, Stream
from aiogenai.emulator.content import Draft
from aiogenai.emulator.scripted import Answer
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

from . import caches, catalogue
from .drafts import check_config, check_contents, drafts

_NOTHING: Json = {}


@frozen
class _Prepared:
    """An answer before it is written out: the usage of its prompt, and its candidates or why there is none."""

    usage: Json
    drafts: list[Draft]
    blocked: Json | None = None


def respond(world: World, model: str, body: Json, answer: Answer | None = None) -> Json:
    """The whole response of one request."""
    prepared = _prepare(world, model, body, answer)
    if prepared.blocked is not None:
        return _blocked(world, model, prepared)
    candidates = [_candidate(index, draft, _parts(draft), last=True) for index, draft in enumerate(prepared.drafts)]
    return _response(world, model, candidates, _spent(prepared.usage, [_said(draft) for draft in prepared.drafts]))


def stream_chunks(world: World, model: str, body: Json, answer: Answer | None = None) -> Iterator[Json]:
    """The same response in chunks; joined, their texts are its text, and the last chunk's usage is its usage."""
    prepared = _prepare(world, model, body, answer)
    if prepared.blocked is not None:
        return iter([_blocked(world, model, prepared)])
    return _chunks(world, model, prepared)


def _chunks(world: World, model: str, prepared: _Prepared) -> Iterator[Json]:
    rows = [_pieces(draft) for draft in prepared.drafts]
    sent = [_Said() for _ in rows]
    response_id = world.new_token()
    for at in range(max(map(len, rows))):
        candidates: list[Json] = []
        for index, (draft, row) in enumerate(zip(prepared.drafts, rows, strict=True)):
            if at < len(row):
                candidates.append(_candidate(index, draft, row[at], last=at + 1 == len(row)))
                sent[index] = sent[index].and_then(row[at])
        yield _response(world, model, candidates, _spent(prepared.usage, sent), response_id)


def _prepare(world: World, model: str, body: Json, answer: Answer | None) -> _Prepared:
    """Everything that can be refused, then the prompt's usage and the drafts."""
    facts = catalogue.usable(world, model, "generateContent")
    check_contents(body.get("contents", []))
    check_config(model, body.get("generationConfig", _NOTHING))
    usage = _prompt_usage(world, model, body)
    if usage["promptTokenCount"] > facts["inputTokenLimit"]:
        raise errors.invalid(
            f"The input token count ({usage['promptTokenCount']}) exceeds the most that the model takes"
            f" ({facts['inputTokenLimit']})."
        )
    answer = world.answers.choose(model, body, answer)
    if answer is not None:
        answer.check()
        if answer.block_reason:
            blocked: Json = {"blockReason": answer.block_reason}
            if answer.safety_ratings:
                blocked["safetyRatings"] = list(answer.safety_ratings)
            return _Prepared(usage, [], blocked)
    return _Prepared(usage, drafts(world, model, body, answer))


def _parts(draft: Draft) -> list[Json]:
    parts: list[Json] = [{"text": draft.thoughts, "thought": True}] if draft.thoughts else []
    if draft.text or (not draft.parts and draft.finish in {"STOP", "MAX_TOKENS"}):
        parts.append({"text": draft.text})
    return [*parts, *draft.parts]


def _pieces(draft: Draft) -> list[list[Json]]:
    """The parts of a draft, as chunks bring them; never none."""
    pieces: list[list[Json]] = []
    for part in _parts(draft):
        if "text" in part:
            pieces.extend([{**part, "text": text}] for text in content.pieces(part["text"]))
        else:
            pieces.append([part])
    return pieces or [[]]


@frozen
class _Said:
    """What came so far of a candidate; tokens are counted of the whole, so that chunks add up."""

    text: str = ""
    thoughts: str = ""
    others: int = 0

    def and_then(self, parts: Sequence[Json]) -> _Said:
        text, thoughts, others = self.text, self.thoughts, self.others
        for part in parts:
            if part.get("thought"):
                thoughts += part["text"]
            elif "text" in part:
                text += part["text"]
            else:
                others += tokens.of_text(orjson.dumps(part).decode())
        return _Said(text, thoughts, others)


def _said(draft: Draft) -> _Said:
    return _Said().and_then(_parts(draft))


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


def _spent(usage: Json, said: Sequence[_Said]) -> Json:
    spent = sum(tokens.of_text(one.text) + one.others for one in said)
    thought = sum(tokens.of_text(one.thoughts) for one in said)
    return {
        **usage,
        "candidatesTokenCount": spent,
        **({"thoughtsTokenCount": thought} if thought else {}),
        "totalTokenCount": usage["promptTokenCount"] + spent + thought,
        "candidatesTokensDetails": [{"modality": "TEXT", "tokenCount": spent}],
    }


def _candidate(index: int, draft: Draft, parts: list[Json], *, last: bool) -> Json:
    candidate: Json = {"content": {"parts": parts, "role": "model"}} if parts else {}
    candidate["index"] = index
    if last:
        candidate["finishReason"] = draft.finish
        if draft.ratings:
            candidate["safetyRatings"] = list(draft.ratings)
        if draft.grounding is not None:
            candidate["groundingMetadata"] = draft.grounding
    return candidate


def _blocked(world: World, model: str, prepared: _Prepared) -> Json:
    usage = {**prepared.usage, "totalTokenCount": prepared.usage["promptTokenCount"]}
    return {
        "promptFeedback": prepared.blocked,
        "usageMetadata": usage,
        "modelVersion": model.partition("/")[2],
        "responseId": world.new_token(),
    }


def _response(world: World, model: str, candidates: list[Json], usage: Json, response_id: str = "") -> Json:
    return {
        "candidates": candidates,
        "usageMetadata": usage,
        "modelVersion": model.partition("/")[2],
        "responseId": response_id or world.new_token(),
    }


def _generate(call: Call) -> Json:
    return respond(call.world, call.params["model"], call.body, call.answer)


def _stream(call: Call) -> Stream:
    return Stream(stream_chunks(call.world, call.params["model"], call.body, call.answer))


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
