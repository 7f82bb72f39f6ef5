"""The benign twin of any document: the same in all but its prose, which says nothing where it says anything at all."""

from __future__ import annotations

import json
import re
from typing import Any

from codegen.prose import clean

PROSE = frozenset({"description", "title", "documentationLink", "canonicalName"})
MARKS = re.compile(r"(?:(?:Required|Optional|Output only)\. )?(?:Deprecated\. )?")


def twin(text: str) -> str | None:
    """The text of the twin; nothing for what is no JSON, or says a thing twice."""
    try:
        tree = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    return json.dumps(_benign(tree))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key is there twice")
    return made


def _benign(tree: Any) -> Any:
    if isinstance(tree, list):
        return [_benign(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    made = {key: _benign(value) for key, value in tree.items()}
    for key in PROSE & made.keys():
        if isinstance(made[key], str):
            made[key] = _said(made[key])
    said = made.get("enumDescriptions")
    if isinstance(said, list):
        made["enumDescriptions"] = [_said(one) if isinstance(one, str) else one for one in said]
    return made


def _said(text: str) -> str:
    """The marks that a text starts with, and a word if there is any text after them."""
    marks = MARKS.match(text)
    start = marks[0] if marks else ""
    return start + ("Benign." if clean(text[len(start) :]) else "")
