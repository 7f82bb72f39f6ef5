"""What descriptions say in words where the format has a key for it: the one home of these words."""

from __future__ import annotations

import re

_OTHERS = r"^\W*(?:(?:Optional|Required|Immutable|Identifier|Input only|Output only|Deprecated)[.:;,]\s*)*"
_REQUIRED = re.compile(_OTHERS + r"Required[.:;,]", re.IGNORECASE)
_OUTPUT_ONLY = re.compile(_OTHERS + r"\[?Output[- ]only\b", re.IGNORECASE)
_DEPRECATED = re.compile(
    _OTHERS + r"(?:Deprecated\b|This (?:API|enum|field|message|method|parameter|value) is deprecated\b)", re.IGNORECASE
)


def says_required(description: str) -> bool:
    """It opens by saying that a caller must give the part."""
    return _REQUIRED.search(description) is not None


def says_output_only(description: str) -> bool:
    """It opens by saying that only the server sets the part."""
    return _OUTPUT_ONLY.search(description) is not None


def says_deprecated(description: str) -> bool:
    """It opens by saying that the part should no longer be used."""
    return _DEPRECATED.search(description) is not None
