"""Warns of methods that the API is about to lose, or has lost: once for each, at the line that calls it."""

from __future__ import annotations

import sys
import warnings

from .request import Method

_PACKAGE = __name__.partition(".")[0]
_warned: set[str] = set()


def warn_once(method: Method) -> None:
    """Says what is known of a deprecated method, the first time that it is called."""
    if method.id not in _warned:
        _warned.add(method.id)
        warnings.warn(f"{method.id}: {method.deprecated}", DeprecationWarning, stacklevel=_level_of_the_caller())


def _level_of_the_caller() -> int:
    """How many frames up the first one is that is not of this package."""
    level, frame = 1, sys._getframe(1)  # noqa: SLF001  # `inspect` reads source files for the same answer
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == _PACKAGE:
        level, frame = level + 1, frame.f_back
    return level
