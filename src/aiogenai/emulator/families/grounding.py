"""The tool fileSearch: the likest passages of the stores that a request names, said, and named as the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from aiogenai.emulator import errors, metadata, resources, vectors
from aiogenai.emulator.content import Draft
from aiogenai.emulator.store import Record
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World

_TOP = 5
_WORDS = 200
"""Of a passage, where the document's chunking says nothing else."""

_CONDITION = re.compile(r"""\s*([\w.]+)\s*(!=|<=|>=|=|<|>)\s*(?:"([^"]*)"|'([^']*)'|(-?[\d.]+)|([\w.-]+))\s*""")
_SIGNS = {
    "=": "EQUAL", "!=": "NOT_EQUAL", "<": "LESS", "<=": "LESS_EQUAL", ">": "GREATER", ">=": "GREATER_EQUAL",
}  # fmt: skip


@frozen
class _Passage:
    likeness: float
    text: str
    document: Record
    store: str


def draft(world: World, body: Json, prompt: str) -> Draft | None:
    """The answer out of the stores; `None` where the request has no such tool, or nothing in them is like it."""
    tool = next((tool["fileSearch"] for tool in body.get("tools", ()) if "fileSearch" in tool), None)
    if tool is None:
        return None
    names: list[str] = tool.get("fileSearchStoreNames", [])
    if not names:
        raise errors.invalid("The names of file search stores are required.", "tools.file_search")
    conditions = _conditions(tool.get("metadataFilter", ""))
    found = [passage for name in names for passage in _passages(world, name, prompt, conditions)]
    best = sorted(found, key=lambda passage: -passage.likeness)[: tool.get("topK") or _TOP]
    if not best or best[0].likeness <= 0:
        return None
    said = "According to the documents: "
    text = said + best[0].text
    start, end = len(said.encode()), len(text.encode())
    segment = {"startIndex": start, "endIndex": end, "text": best[0].text}
    return Draft(
        text,
        "STOP",
        grounding={
            "groundingChunks": [{"retrievedContext": _context(passage)} for passage in best],
            "groundingSupports": [{"segment": segment, "groundingChunkIndices": [0]}],
        },
    )


def _context(passage: _Passage) -> Json:
    context: Json = {
        "title": passage.document.get("displayName", "") or passage.document["name"].rpartition("/")[2],
        "text": passage.text,
        "fileSearchStore": passage.store,
    }
    if "customMetadata" in passage.document:
        context["customMetadata"] = passage.document["customMetadata"]
    return context


def _passages(world: World, store: str, prompt: str, conditions: list[Json]) -> Iterator[_Passage]:
    resources.find(world, store)
    wanted = vectors.sparse(prompt)
    for _, document in resources.present(world, f"{store}/documents"):
        if not metadata.passes(conditions, document, {}):
            continue
        words = (world.store.blob(document["name"]) or b"").decode("utf-8", "replace").split()
        size, overlap = document.get("~chunking", (_WORDS, 0))
        for start in range(0, len(words), max(size - overlap, 1)):
            text = " ".join(words[start : start + size])
            yield _Passage(vectors.similarity(wanted, vectors.sparse(text)), text, document, store)


def _conditions(text: str) -> list[Json]:
    """A filter such as `author = "x" AND year > 1990`, as the filters of a corpus."""
    conditions: list[Json] = []
    for part in re.split(r"\s+AND\s+", text.strip()) if text.strip() else ():
        found = _CONDITION.fullmatch(part)
        if found is None:
            raise errors.invalid(
                f"The metadata filter cannot be read at {part!r}.", "tools.file_search.metadata_filter"
            )
        key, sign, double, single, number, bare = found.groups()
        value: Json = (
            {"numericValue": float(number)}
            if number is not None
            else {"stringValue": next(word for word in (double, single, bare) if word is not None)}
        )
        conditions.append({"key": key, "conditions": [{"operation": _SIGNS[sign], **value}]})
    return conditions
