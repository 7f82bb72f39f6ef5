"""Verb and path -> the method they call, and its path parameters. Knows rows of the routes table, no method by name.

A tree of path segments finds the few rows that can fit, the most specific first; each row's own pattern decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeAlias
from urllib.parse import unquote

from attrs import Factory, define, frozen

from aiogenai.runtime.request import Method, PathParameter

Form: TypeAlias = Literal["plain", "upload", "download"]
"""How a path reaches a method: its own path, one that takes media, one that gives media."""

_VARIABLE = re.compile(r"\{(\+?)([^}]+)\}")
_LITERAL = re.compile(r"[A-Za-z0-9_~$@-]+")
_ANY_SEGMENT = "[^/]+"


@frozen
class Route:
    """One path of a method."""

    method: Method
    form: Form
    pattern: re.Pattern[str]
    wires: tuple[str, ...]
    """Path parameters in the order of the pattern's groups `p0`, `p1`..."""
    skip: int
    """Segments before the resource path: `v1beta`, or `upload/v1beta`."""

    def resource(self, path: str) -> str:
        """`/v1beta/models/x:generateContent` -> `models/x`."""
        whole = unquote(path).split("/", self.skip + 1)[-1]
        head, slash, last = whole.rpartition("/")
        return head + slash + last.partition(":")[0]

    def parameters(self, path: str) -> dict[str, str] | None:
        match = self.pattern.fullmatch(path)
        if match is None:
            return None
        return {wire: unquote(match[f"p{index}"]) for index, wire in enumerate(self.wires)}


@define
class _Node:
    literals: dict[str, _Node] = Factory(dict[str, Any])
    any: _Node | None = None
    routes: dict[tuple[str, str], list[Route]] = Factory(dict[tuple[str, str], list[Route]])
    """Rows that end here, by verb and custom verb (the text after the colon)."""
    rest: dict[str, list[Route]] = Factory(dict[str, list[Route]])
    """Rows whose last parameter takes all remaining segments, by verb."""


class Router:
    """All paths of an API."""

    def __init__(self, methods: Iterable[Method]) -> None:
        self._root = _Node()
        for method in methods:
            for form, template in _templates(method):
                self._add(method, form, template)

    def match(self, verb: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The row that `path` (as sent, still percent-encoded) calls, or `None`."""
        segments = path.split("/")
        action = ""
        if ":" in segments[-1]:
            segments[-1], _, action = segments[-1].rpartition(":")
        for route in _find(self._root, segments, 1, verb, action):
            parameters = route.parameters(path)
            if parameters is not None:
                return route, parameters
        return None

    def _add(self, method: Method, form: Form, template: str) -> None:
        parameters = {parameter.wire: parameter for parameter in method.path_parameters}
        wires: list[str] = []
        pattern, erased, end = "/", "", 0
        for variable in _VARIABLE.finditer(template):
            literal, wire = template[end : variable.start()], variable[2]
            # Without the plus, a slash in the value travels encoded: then it is one segment, whatever the pattern.
            inner = _bare(parameters.get(wire) or PathParameter(wire, wire)) if variable[1] else _ANY_SEGMENT
            pattern += f"{re.escape(literal)}(?P<p{len(wires)}>{inner})"
            erased += literal + inner.replace(_ANY_SEGMENT, "*")
            wires.append(wire)
            end = variable.end()
        pattern += re.escape(template[end:])
        erased += template[end:]
        skip = 1 + template.count("/") - method.path.count("/")
        self._insert(Route(method, form, re.compile(pattern), tuple(wires), skip), erased)

    def _insert(self, route: Route, erased: str) -> None:
        node = self._root
        segments = erased.split("/")
        segments[-1], _, action = segments[-1].partition(":")
        for segment in segments:
            if segment != "*" and not _LITERAL.fullmatch(segment):
                node.rest.setdefault(route.method.verb, []).append(route)
                return
            if segment == "*":
                node.any = node.any or _Node()
                node = node.any
            else:
                node = node.literals.setdefault(segment, _Node())
        node.routes.setdefault((route.method.verb, action), []).append(route)


def _find(node: _Node, segments: list[str], at: int, verb: str, action: str) -> Iterator[Route]:
    """Rows that end where the segments end: literals before variables, those before the ones that take the rest."""
    if at == len(segments):
        yield from node.routes.get((verb, action), ())
    else:
        literal = node.literals.get(segments[at])
        if literal is not None:
            yield from _find(literal, segments, at + 1, verb, action)
        if node.any is not None and segments[at]:
            yield from _find(node.any, segments, at + 1, verb, action)
    yield from node.rest.get(verb, ())


def _bare(parameter: PathParameter) -> str:
    return parameter.pattern.removeprefix("^").removesuffix("$") or _ANY_SEGMENT


def _templates(method: Method) -> Iterator[tuple[Form, str]]:
    """Every path that a method is reached by."""
    yield "plain", method.path
    if method.upload is not None:
        for path in {method.upload.simple, method.upload.resumable}:
            if path:
                yield "upload", path.removeprefix("/")
    if method.download:
        yield "download", method.download.removeprefix("/")
    elif method.kind == "download":
        yield "download", f"download/{method.path}"
