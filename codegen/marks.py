"""What descriptions say in words where the format has a key for it: the one home of these words."""

from __future__ import annotations

import re

_LEADING = r"^\W*(?:(?:Optional|Required|Immutable|Identifier|Input only|Output only|Deprecated)[.:;,]\s*)*"

_REQUIRED = re.compile(_LEADING + r"Required[.:;,]", re.IGNORECASE)
_OUTPUT_ONLY = re.compile(
    r"(?:^\W*|[.;:]\s*\W*)(?:\[?Output[- ]only\]?)[.:;,\]]|^\W*Output only\b|\[Output Only\]", re.IGNORECASE
)
_DEPRECATED = re.compile(
    _LEADING + r"(?:\[?Deprecated\b(?! by)|This (?:field|method|value|parameter|API) is deprecated\b)", re.IGNORECASE
)


def says_required(description: str) -> bool:
    """It opens by saying that a caller must give the part."""
    return _REQUIRED.search(description) is not None


def says_output_only(description: str) -> bool:
    """It says that only the server sets the part."""
    return _OUTPUT_ONLY.search(description) is not None


def says_deprecated(description: str) -> bool:
    """It opens by saying that the part should no longer be used."""
    return _DEPRECATED.search(description) is not None
