"""What a template may write beside prose: names, annotations, imports, arguments. Each value is held against its form.

An encoder refuses what it was not given to write; after `check`, none ever does.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import lru_cache

from .api import Import, Sent
from .naming import is_identifier
from .prose import literal

_IN_ANNOTATIONS = (
    ast.Expression, ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.BinOp, ast.BitOr, ast.Load, ast.Constant,
)  # fmt: skip


class Refused(ValueError):
    """A value that would have been written as something else than it is."""


def name(text: str) -> str:
    """An identifier, or several with dots between."""
    if not all(map(is_identifier, text.split("."))):
        raise Refused(f"{text!r} is no name")
    return text


def names(texts: Iterable[str]) -> str:
    """Identifiers with commas between."""
    return ", ".join(map(name, texts))


def module(text: str) -> str:
    """A module as an import says it: `...runtime.base`, or just dots."""
    below = text.lstrip(".")
    if not re.fullmatch(r"\.*", text.removesuffix(below)):
        raise Refused(f"{text!r} is no module")
    if below:
        name(below)
    return text


@lru_cache(maxsize=4096)
def annotation(text: str) -> str:
    """A type: names, dots, brackets, `|` and `None`."""
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError:
        raise Refused(f"{text!r} is no type") from None
    for node in ast.walk(tree):
        if not isinstance(node, _IN_ANNOTATIONS) or (isinstance(node, ast.Constant) and node.value is not None):
            raise Refused(f"{text!r} is no type")
    return text


def statement(one: Import) -> str:
    """An import statement."""
    if not one.names:
        return f"import {module(one.module)}"
    spelled = (name(it.name) if it.name == it.alias else f"{name(it.name)} as {name(it.alias)}" for it in one.names)
    return f"from {module(one.module)} import {', '.join(spelled)}"


def sent(pairs: Iterable[Sent]) -> str:
    """A mapping of keys to arguments."""
    return f"{{{', '.join(f'{literal(pair.key)}: {name(pair.argument)}' for pair in pairs)}}}"


def given(arguments: Iterable[str]) -> str:
    """Arguments of a call that someone has yet to write."""
    return ", ".join(f'{name(one)}="..."' for one in arguments)


def mapping(pairs: Iterable[tuple[str, str]]) -> str:
    """A mapping of texts to texts."""
    return literal(dict(pairs))
