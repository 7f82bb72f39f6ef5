"""How many tokens a request will be counted as, before the server says; corrected by what it said so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..runtime.trees import is_array, is_object

_BYTES_PER_TOKEN = 4.0
_IMAGE = 258
_BYTES_PER_SECOND = {"audio": 16_000, "video": 250_000}
_TOKENS_PER_SECOND = {"audio": 32, "video": 263}
_FILE = 1000
_PER_CONTENT = 2


class Estimator:
    """Estimates by size, and learns by how much it is wrong."""

    def __init__(self) -> None:
        self._factor = 1.0

    def tokens(self, size: float) -> float:
        """Input tokens of a request whose `raw` size this is."""
        return max(1.0, size * self._factor)

    def learn(self, size: float, counted: float) -> None:
        """What the server counted for a request of this `raw` size.

        Compared with the size and not with the estimate: answers come late, and correcting old estimates by a factor
        that has moved since would make it swing.
        """
        if size > 0 and counted > 0:
            self._factor += 0.05 * (min(10.0, max(0.1, counted / size)) - self._factor)


def raw(tree: Any) -> float:
    """Tokens by size alone, of a request in wire form."""
    if isinstance(tree, str):
        return (len(tree) if tree.isascii() else len(tree.encode())) / _BYTES_PER_TOKEN
    size = 0.0
    if is_array(tree):
        for item in tree:
            size += raw(item)
        return size
    if not is_object(tree):
        return _IMAGE if isinstance(tree, bytes) else 0.0
    for name, value in tree.items():
        if name == "inlineData" and is_object(value):
            return _blob(value)
        if name == "fileData":
            return _FILE
        if name not in _SETTINGS:
            size += raw(value)
    return _PER_CONTENT + size


def _blob(blob: Mapping[str, Any]) -> float:
    kind = str(blob.get("mimeType", "")).partition("/")[0]
    size = len(blob.get("data", "")) * 0.75
    if kind in _BYTES_PER_SECOND:
        return size / _BYTES_PER_SECOND[kind] * _TOKENS_PER_SECOND[kind]
    return size / _BYTES_PER_TOKEN if kind == "text" else _IMAGE


_SETTINGS = frozenset({"generationConfig", "safetySettings", "role", "model"})
