"""embedContent and batchEmbedContents: vectors of unit length, the same for the same text.

`respond` is also what an embedding batch runs for each of its rows.
"""

from __future__ import annotations

from aiogenai.emulator import errors, tokens, vectors
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

from . import catalogue

_DIMENSIONS = 768
_MOST = 100


def respond(world: World, model: str, body: Json, field: str = "") -> Json:
    catalogue.usable(world, model, "embedContent")
    content = body.get("content", {})
    if not content.get("parts"):
        raise errors.invalid("The content to embed is required.", f"{field}content")
    counts = tokens.of_contents([content])
    return {
        "embedding": {"values": vectors.dense(_text(body, content), _dimensions(model, body, field))},
        "usageMetadata": {"promptTokenCount": sum(counts.values()), "promptTokenDetails": tokens.details(counts)},
    }


def _dimensions(model: str, body: Json, field: str) -> int:
    most = catalogue.DIMENSIONS.get(model, _DIMENSIONS)
    config: Json = body.get("embedContentConfig", {})
    wanted = int(body.get("outputDimensionality") or config.get("outputDimensionality") or most)
    if not 1 <= wanted <= most:
        raise errors.invalid(f"The model has 1 to {most} dimensions, not {wanted}.", f"{field}output_dimensionality")
    return wanted


def _text(body: Json, content: Json) -> str:
    """The words of the content and its title; bytes take part by what they are."""
    words = [body["title"]] if "title" in body else []
    for part in content["parts"]:
        blob: Json = part.get("inlineData") or part.get("fileData") or {}
        words.append(part.get("text") or blob.get("data") or blob.get("fileUri") or "")
    return " ".join(words)


def _embed(call: Call) -> Json:
    return respond(call.world, call.params["model"], call.body)


def _embed_batch(call: Call) -> Json:
    model, requests = call.params["model"], call.body.get("requests", [])
    if not 1 <= len(requests) <= _MOST:
        raise errors.invalid(f"A batch has 1 to {_MOST} requests, not {len(requests)}.", "requests")
    for index, request in enumerate(requests):
        if request.get("model", model) != model:
            raise errors.invalid("The model must be that of the batch.", f"requests[{index}].model")
    answers = [respond(call.world, model, request, f"requests[{index}].") for index, request in enumerate(requests)]
    used = [answer["usageMetadata"] for answer in answers]
    counts = tokens.added(*({d["modality"]: d["tokenCount"] for d in one["promptTokenDetails"]} for one in used))
    return {
        "embeddings": [answer["embedding"] for answer in answers],
        "usageMetadata": {"promptTokenCount": sum(counts.values()), "promptTokenDetails": tokens.details(counts)},
    }


HANDLERS: dict[str, Handler] = {
    "models.embedContent": _embed,
    "models.batchEmbedContents": _embed_batch,
}
