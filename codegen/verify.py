"""Texts of a package -> what in them the IR does not say. The last stage before writing: it trusts no template.

Every module is parsed and held against its `Api`: it declares what the outline says, its syntax, calls and imports are
of the few kinds that its file needs, and every name, value and docstring in it is one that was said.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from types import EllipsisType
from typing import Any

from . import outline
from .api import Api
from .fault import Fault, pointer
from .filekinds import kind_of
from .prose import is_clear
from .said import Said, heard, said

_COMPARED = frozenset({"annotation", "returns", "ctx", "op"})
"""Parts that are not walked, and signatures: the outline has compared them word by word, or they say nothing."""

Calls = frozenset[str]
Look = Callable[[Any, Calls], bool]
"""Looks at a node, knowing what may be called there, and says whether to look below it."""


def verify(api: Api, texts: Mapping[str, str]) -> tuple[Fault, ...]:
    """All that the texts hold and the IR does not say, by file and line."""
    known = said(api)
    expected = outline.expected(api)
    found = [Fault(pointer(path), "not a file of the package") for path in texts.keys() ^ expected.keys()]
    classes = frozenset(str(cls.name) for module in api.resources for cls in module.classes)
    for path in sorted(texts.keys() & expected.keys()):
        found += _Module(path, texts[path], known, classes).faults(expected[path])
    return tuple(found)


class _Module:
    """One module while it is looked at."""

    def __init__(self, path: str, text: str, known: Said, classes: Calls) -> None:
        self._path, self._text, self._known = path, text, known
        self._kind = kind_of(path)
        self._inside = self._kind.inside | classes
        self._found: list[Fault] = []
        self._looks: Mapping[type[ast.AST], Look] = {
            ast.Expr: self._expression,
            ast.Constant: self._value,
            ast.Name: self._name,
            ast.Attribute: self._attribute,
            ast.Call: self._call,
            ast.Import: self._import,
            ast.ImportFrom: self._import_from,
            ast.arguments: self._signature,
        }

    def faults(self, expected: list[str]) -> list[Fault]:
        try:
            tree = ast.parse(self._text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            return [Fault(pointer(self._path), f"no Python: {error}")]
        if not is_clear(self._text):
            self._found.append(Fault(pointer(self._path), "a character that can't be seen"))
        declared = outline.found(tree, self._text)
        if declared != expected:
            self._found.append(Fault(pointer(self._path), _first_difference(expected, declared)))
        self._walk(tree)
        return self._found

    def _walk(self, tree: ast.Module) -> None:
        allowed = frozenset(self._kind.nodes)
        todo: list[tuple[ast.AST, Calls]] = [(tree, self._kind.outside)]
        while todo:
            node, calls = todo.pop()
            if type(node) not in allowed:
                self._fault(node, f"{type(node).__name__} is no part of such a file")
                continue
            look = self._looks.get(type(node))
            if look is not None and not look(node, calls):
                continue
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                calls = self._inside
            todo.extend((below, calls) for below in _below(node))

    def _fault(self, node: Any, said: str) -> None:
        self._found.append(Fault(pointer(self._path, getattr(node, "lineno", 0)), said))

    def _signature(self, _: ast.arguments, __: Calls) -> bool:
        return False

    def _expression(self, node: ast.Expr, _: Calls) -> bool:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            text = node.value.value
            if heard(text) not in self._known.docs and text not in self._kind.texts:
                self._fault(node, "a docstring that nothing says")
            return False
        if not isinstance(node.value, ast.Await):
            self._fault(node, "an expression that nobody asked for")
        return True

    def _value(self, node: ast.Constant, _: Calls) -> bool:
        value = node.value
        trivial = value is None or isinstance(value, bool | EllipsisType)
        told = isinstance(value, str | int) and (value in self._known.values or value in self._kind.texts)
        if not trivial and not told:
            self._fault(node, f"the value {value!r} that nothing says")
        return False

    def _name(self, node: ast.Name, _: Calls) -> bool:
        return self._word(node, node.id)

    def _attribute(self, node: ast.Attribute, _: Calls) -> bool:
        if not isinstance(node.value, ast.Name | ast.Attribute):
            self._fault(node, f"{node.attr} of what has no name")
        return self._word(node, node.attr)

    def _word(self, node: ast.AST, word: str) -> bool:
        if word not in self._known.names and word not in self._kind.words:
            self._fault(node, f"the name {word} that nothing says")
        return True

    def _call(self, node: ast.Call, calls: Calls) -> bool:
        if _dotted(node.func) not in calls:
            self._fault(node, f"a call of {_dotted(node.func) or 'what has no name'}")
        return True

    def _import(self, node: ast.Import, _: Calls) -> bool:
        for one in node.names:
            if one.asname or (one.name, "", "") not in self._known.imports:
                self._fault(node, f"an import of {one.name}")
        return False

    def _import_from(self, node: ast.ImportFrom, _: Calls) -> bool:
        home = "." * node.level + (node.module or "")
        for one in node.names:
            key = (home, one.name, one.asname or one.name)
            if key not in self._known.imports and key not in self._kind.imports:
                self._fault(node, f"an import of {one.name} from {home}")
        return False


def _below(node: ast.AST) -> Iterator[ast.AST]:
    for name in node._fields:
        below: Any = None if name in _COMPARED else getattr(node, name)
        for one in below if below.__class__ is list else (below,):
            if isinstance(one, ast.AST):
                yield one


def _dotted(node: ast.expr) -> str:
    """`self._client.call`; nothing for what is more than names and dots."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            return f"{_dotted(value)}.{attribute}"
        case _:
            return ""


def _first_difference(expected: list[str], found: list[str]) -> str:
    for one, other in zip(expected, found, strict=False):
        if one != other:
            return f"declares {other[:200]}, where {one[:200]} was said"
    return f"declares {len(found)} things, where {len(expected)} were said"
