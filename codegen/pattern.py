"""What is wrong with a pattern of a document, by the one test of all stages: whether Python compiles it, and gladly."""

from __future__ import annotations

import re
import warnings


def flaw(pattern: str) -> str:
    """Why a pattern is no regular expression; empty for one that is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # one that Python only warns of is one whose meaning will change
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return str(error) or type(error).__name__
    return ""
