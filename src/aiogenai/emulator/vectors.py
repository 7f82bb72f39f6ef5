"""Text -> a vector of unit length; the more words and parts of words two texts share, the closer they are.

Each word and each run of three letters votes for a few directions, which its hash chooses. Pure and deterministic.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

Sparse: TypeAlias = Mapping[int, float]
"""Direction -> length. Directions are not yet those of any dimension: `dense` folds them."""

_WORD = re.compile(r"\w+")
_DIRECTIONS = 8
_LONGEST = 20_000
"""Characters of a text that count; longer ones are as close to each other as their beginnings are."""


def sparse(text: str) -> Sparse:
    """The vector of a text, as the few directions it has."""
    vector: dict[int, float] = {}
    for word in _WORD.findall(text[:_LONGEST].lower()) or [text[:_LONGEST] or " "]:
        for direction, length in _votes(word):
            vector[direction] = vector.get(direction, 0.0) + length
    return _unit(vector)


def dense(text: str, dimensions: int) -> list[float]:
    """The vector of a text in so many dimensions."""
    folded: dict[int, float] = {}
    for direction, length in sparse(text).items():
        folded[direction % dimensions] = folded.get(direction % dimensions, 0.0) + length
    vector = [0.0] * dimensions
    for direction, length in _unit(folded).items():
        vector[direction] = length
    return vector


def similarity(one: Sparse, other: Sparse) -> float:
    """The cosine between two vectors, from -1 to 1."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum(length * long.get(direction, 0.0) for direction, length in short.items())


@lru_cache(maxsize=8192)
def _votes(word: str) -> tuple[tuple[int, float], ...]:
    padded = f"<{word}>"
    parts = [(word, 1.0), *((padded[at : at + 3], 0.4) for at in range(len(padded) - 2))]
    return tuple(vote for part, weight in parts for vote in _hashed(part, weight))


def _hashed(part: str, weight: float) -> list[tuple[int, float]]:
    digest = hashlib.blake2b(part.encode("utf-8", "replace"), digest_size=4 * _DIRECTIONS).digest()
    numbers = [int.from_bytes(digest[at : at + 4]) for at in range(0, len(digest), 4)]
    return [(number >> 1, weight if number & 1 else -weight) for number in numbers]


def _unit(vector: Mapping[int, float]) -> Sparse:
    length = math.sqrt(sum(value * value for value in vector.values()))
    if length == 0.0:
        return {0: 1.0}  # votes that cancelled out; any direction will do
    return {direction: value / length for direction, value in vector.items()}
