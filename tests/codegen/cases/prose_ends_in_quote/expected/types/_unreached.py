# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Text(Model):
    """Say "please".

    Schema `Text`.
    """

    backslash: Maybe[str] = UNSET
    """It ends in \\."""
    bidi: Maybe[str] = UNSET
    """Left and right and none."""
    code: Maybe[str] = UNSET
    """\"\"\" import os os.abort() \"\"\"."""
    comment: Maybe[str] = UNSET
    """# noqa # type: ignore."""
    default: Maybe[str] = UNSET
    """The default is `"`."""
    escapes: Maybe[str] = UNSET
    """A \\N name, a \\x41 and a \\."""
    lines: Maybe[str] = UNSET
    """One. Two. Three. Four.

    A paragraph.
    """
    long: Maybe[str] = UNSET
    """Word word word word word word word word word word word word word word word word word word word word word word
    word word word word word word word word word word word word word word word word word word \"\"\".
    """
    only: Maybe[str] = UNSET
    """"."""
    quote: Maybe[str] = UNSET
    """It ends in "."""
    quotes: Maybe[str] = UNSET
    """It holds \"\"\" and ends in \"\"\"."""
    template: Maybe[str] = UNSET
    """{{ 7 * 7 }} {% if x %} {# comment #} ${x} %s {x}."""
