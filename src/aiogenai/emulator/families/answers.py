"""generateAnswer: the likest passages, given inline or found in a corpus, quoted and named as the answer's sources."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from aiogenai.emulator import content, errors, resources, tokens, vectors
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.trees import Json

from . import catalogue, corpora
from .drafts import check_contents

_SOURCES = 3
_CHUNKS = 5
_QUOTED = 400


@frozen
class _Passage:
    text: str
    likeness: float
    source: Json
    """As `AttributionSourceId`."""


def _generate_answer(call: Call) -> Json:
    body = call.body
    model = call.params["model"]
    catalogue.usable(call.world, model, "generateAnswer")
    check_contents(body.get("contents", []))
    style = body.get("answerStyle", "ANSWER_STYLE_UNSPECIFIED")
    if style == "ANSWER_STYLE_UNSPECIFIED":
        raise errors.invalid("The answer style is required.", "answer_style")
    if ("inlinePassages" in body) == ("semanticRetriever" in body):
        raise errors.invalid("Give either inline_passages or semantic_retriever.", "inline_passages")
    question = content.last_text(body["contents"])
    passages = sorted(_passages(call, question), key=lambda passage: -passage.likeness)[:_SOURCES]
    likeness = max((passage.likeness for passage in passages), default=0.0)
    text = _answer(passages, style) if likeness > 0 else content.write(question, model)
    candidate: Json = {
        "content": {"parts": [{"text": text}], "role": "model"},
        "finishReason": "STOP",
        "index": 0,
        "tokenCount": tokens.of_text(text),
        "groundingAttributions": [_attribution(passage) for passage in passages],
    }
    return {"answer": candidate, "answerableProbability": round(max(0.0, min(likeness, 1.0)), 6)}


def _answer(passages: list[_Passage], style: str) -> str:
    quoted = [passage.text[:_QUOTED] for passage in passages]
    if style == "EXTRACTIVE":
        return quoted[0]
    if style == "VERBOSE":
        return "The passages say: " + " ".join(quoted)
    return f"According to the passages: {quoted[0]}"


def _attribution(passage: _Passage) -> Json:
    return {"sourceId": passage.source, "content": {"parts": [{"text": passage.text}]}}


def _passages(call: Call, question: str) -> Iterator[_Passage]:
    wanted = vectors.sparse(question)
    for passage in call.body.get("inlinePassages", {}).get("passages", ()):
        for index, part in enumerate(passage.get("content", {}).get("parts", ())):
            source = {"groundingPassage": {"passageId": passage.get("id", ""), "partIndex": index}}
            text = part.get("text", "")
            yield _Passage(text, vectors.similarity(wanted, vectors.sparse(text)), source)
    retriever = call.body.get("semanticRetriever")
    if retriever is not None:
        yield from _retrieved(call, retriever)


def _retrieved(call: Call, retriever: Json) -> Iterator[_Passage]:
    world, source = call.world, retriever.get("source", "")
    if not source.startswith("corpora/"):
        raise errors.invalid("The source must be a corpus or a document.", "semantic_retriever.source")
    record = resources.find(world, source)
    documents = iter([record]) if "/documents/" in source else corpora.documents_of(world, source)
    query = content.last_text([retriever.get("query", {})])
    if not query:
        raise errors.invalid("The query is required.", "semantic_retriever.query")
    found = corpora.ranked(world, documents, query, retriever.get("metadataFilters", []))
    for likeness, chunk in found[: retriever.get("maxChunksCount") or _CHUNKS]:
        if likeness >= retriever.get("minimumRelevanceScore", 0.0):
            where = {"semanticRetrieverChunk": {"source": source, "chunk": chunk["name"]}}
            yield _Passage(corpora.chunk_text(chunk), likeness, where)


HANDLERS: dict[str, Handler] = {"models.generateAnswer": _generate_answer}
