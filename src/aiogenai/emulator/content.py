"""Prompt -> the text of an answer. The same prompt, model and seed always give the same words; nothing is looked up.

The first sentence says the prompt back, so that answers can be told apart; the rest is made of a small vocabulary.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from . import tokens
from .trees import Json

_SUBJECTS = (
    "The short answer", "A longer view", "The usual approach", "Experience", "The simplest case", "The evidence",
    "A careful reading", "The first step", "What follows", "The remaining part", "A good example", "The other side",
)  # fmt: skip
_VERBS = (
    "suggests", "depends on", "begins with", "comes down to", "leaves room for", "agrees with", "points to",
    "is best seen through", "builds on", "gains from", "is limited by", "turns on",
)  # fmt: skip
_OBJECTS = (
    "what is already known", "the order of the steps", "a clear question", "small, checked pieces", "the context given",
    "patience and measurement", "the shape of the data", "how it will be used", "the cost of being wrong",
    "one idea at a time", "the people involved", "a second opinion",
)  # fmt: skip
_QUOTED = 120
_PIECE = 28


@frozen
class Draft:
    """One candidate: what was thought, its text, other parts after that, and why it ends."""

    text: str
    finish: str
    parts: tuple[Json, ...] = ()
    thoughts: str = ""
    grounding: Json | None = None
    ratings: tuple[Json, ...] = ()


def last_text(contents: Sequence[Mapping[str, Any]]) -> str:
    """The text of the newest turn that has any."""
    for content in reversed(contents):
        text = " ".join(part["text"] for part in content.get("parts", ()) if part.get("text"))
        if text:
            return text
    return ""


def write(prompt: str, *salt: object) -> str:
    """An answer to `prompt`. `salt` (model, candidate, seed) makes other answers to it."""
    number = zlib.crc32(f"{prompt}|{salt}".encode("utf-8", "replace"))
    quoted = " ".join(prompt.split())
    if len(quoted) > _QUOTED:
        quoted = quoted[: _QUOTED - 1].rstrip() + "…"
    sentences = [f'You asked: "{quoted}".' if quoted else "You asked nothing in words."]
    for _ in range(2 + number % 4):
        sentences.append(f"{_SUBJECTS[number % 12]} {_VERBS[number // 12 % 12]} {_OBJECTS[number // 144 % 12]}.")
        number = (number * 1103515245 + 12345) & 0x7FFFFFFF
    return " ".join(sentences)


def draft(text: str, stop_sequences: Sequence[str], max_tokens: int) -> Draft:
    """The text as far as the request lets it go. A stop sequence is not part of the answer."""
    ends = [at for stop in stop_sequences if stop and (at := text.find(stop)) >= 0]
    stopped = text[: min(ends)] if ends else text
    if max_tokens and tokens.of_text(stopped) > max_tokens:
        return Draft(tokens.cut(stopped, max_tokens), "MAX_TOKENS")
    return Draft(stopped, "STOP")


def pieces(text: str) -> Iterator[str]:
    """The text in pieces as a stream brings them: several words each, and joined they are the text."""
    start = 0
    while len(text) - start > _PIECE:
        space = text.find(" ", start + _PIECE)
        if space < 0:
            break
        yield text[start:space]
        start = space
    yield text[start:]
