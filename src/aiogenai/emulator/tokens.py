"""How many tokens things have here: text one for each four characters, media by kind and size. Only ever counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Counts: TypeAlias = dict[str, int]
"""Tokens by modality."""

CHARACTERS = 4
_IMAGE = 258
_MODALITIES = {"image": "IMAGE", "video": "VIDEO", "audio": "AUDIO", "application": "DOCUMENT"}
# Characters of base64 for one token, about what the API counts for a second of usual quality.
_BASE64_PER_TOKEN = {"AUDIO": 160, "VIDEO": 640, "DOCUMENT": 256}


def of_text(text: str) -> int:
    return -(-len(text) // CHARACTERS)


def cut(text: str, tokens: int) -> str:
    """The first so many tokens of a text."""
    return text[: tokens * CHARACTERS]


def of_contents(contents: Iterable[Mapping[str, Any]]) -> Counts:
    counts: Counts = {}
    for content in contents:
        for part in content.get("parts", ()):
            text = part.get("text")
            if text is not None:
                counts["TEXT"] = counts.get("TEXT", 0) - (-len(text) // CHARACTERS)
            else:
                _count_part(part, counts)
    return counts


def details(counts: Counts) -> list[dict[str, Any]]:
    """Counts as a list of `ModalityTokenCount`."""
    return [{"modality": modality, "tokenCount": count} for modality, count in counts.items() if count]


def added(*several: Counts) -> Counts:
    total: Counts = {}
    for counts in several:
        for modality, count in counts.items():
            total[modality] = total.get(modality, 0) + count
    return total


def modality_of(mime_type: str) -> str:
    return _MODALITIES.get(mime_type.partition("/")[0], "TEXT")


def _count_part(part: Mapping[str, Any], counts: Counts) -> None:
    blob = part.get("inlineData") or part.get("fileData")
    if blob is None:
        # Calls, their results and code count as the text that they are.
        modality, count = (
            "TEXT",
            of_text(str({wire: value for wire, value in part.items() if wire != "thoughtSignature"})),
        )
    else:
        modality = modality_of(blob.get("mimeType", ""))
        length = len(blob.get("data", ""))
        if modality == "TEXT":
            count = of_text(blob.get("data", ""))
        elif modality == "IMAGE":
            count = _IMAGE
        else:
            count = max(_IMAGE, length // _BASE64_PER_TOKEN[modality])
    counts[modality] = counts.get(modality, 0) + count
