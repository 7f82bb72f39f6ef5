"""What descriptions say in words where the format has a key for it: the one home of these words."""

from __future__ import annotations

import re

_OTHERS = r"^\W*(?:(?:Optional|Required|Immutable|Identifier|Input only|Output only|Deprecated)[.:;,]\s*)*"
_REQUIRED = re.compile(_OTHERS + r"Required[.:;,]", re.IGNORECASE)
_OUTPUT_ONLY = re.compile(_OTHERS + r"\[?Output[- ]only\b", re.IGNORECASE)
_DEPRECATED = re.compile(
    _OTHERS + r"(?:Deprecated\b|This (?:API|enum|field|message|method|parameter|value) is deprecated\b)", re.IGNORECASE
)
_DEPRECATION = re.compile(r"^Deprecated\b[^.]*(?:\.\w[^.]*)*\.\s+")
_MARKS = re.compile(r"^(?:(?:Required|Optional|Immutable|Identifier|Output only|Input only)\.\s*)+")
_OPTIONAL = re.compile(r"^Optional\.\s+")


def says_required(description: str) -> bool:
    """It opens by saying that a caller must give the part."""
    return _REQUIRED.search(description) is not None


def says_output_only(description: str) -> bool:
    """It opens by saying that only the server sets the part."""
    return _OUTPUT_ONLY.search(description) is not None


def says_deprecated(description: str) -> bool:
    """It opens by saying that the part should no longer be used."""
    return _DEPRECATED.search(description) is not None


def without_optional(description: str) -> str:
    """Without what nearly every part says, and every signature shows."""
    return _OPTIONAL.sub("", description)


def without_marks(description: str) -> str:
    """Without all that it says of the part before it says what the part is."""
    return _MARKS.sub("", description)


def without_deprecation(description: str) -> str:
    """Without an opening sentence that only says that the part is deprecated, where another one follows."""
    return _DEPRECATION.sub("", description)
