"""What became of a hostile document: it was refused for a reason; or its package is what was said, and harmless."""

from __future__ import annotations

import ast
import builtins
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import re
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from types import ModuleType
from typing import Any

from attrs import frozen

from aiogenai.runtime.base import Model
from aiogenai.runtime.converter import dump, load
from aiogenai.runtime.errors import DecodeError
from codegen.api import Api
from codegen.fault import Faults
from codegen.naming import Identifier
from codegen.overlay import Overlay
from codegen.package import project
from codegen.pipeline import settle
from codegen.prose import is_clear
from codegen.reading import parse
from codegen.render import render, render_project
from codegen.resolve import Target
from codegen.source import Source
from codegen.verify import verify
from codegen.write import formatted

TARGET = Target("hostile", "aiogenai.runtime", ("Generated from a hostile document.", "Do not edit."))
FILE = re.compile(r"(resources|types)/_?[a-z][a-z0-9_]*\.py|(resources/|types/)?__init__\.py|client\.py|routes\.py")

heard: list[str] = []
"""Who called the canary."""


def _canary(*_: object, **__: object) -> None:
    heard.append("the canary was called")


builtins.CANARY = _canary  # type: ignore[attr-defined]  # found by whatever code a payload becomes


class Broken(AssertionError):
    """The generator did what it must never do."""


@frozen
class Made:
    """A package before it is formatted; `api` is what it was made of."""

    api: Api
    texts: dict[str, str]


def make(texts: Sequence[str]) -> Made | Faults:
    """A package of the revisions of a document, or why there is none.

    Raises:
        Broken: It was refused without a place or a reason, or its files are not where they belong.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            made = _made(texts)
    except Faults as refused:
        if not refused.faults or not all(fault.message for fault in refused.faults):
            raise Broken("refused without a reason") from refused
        str(refused).encode("utf-8", "backslashreplace")
        return refused
    paths = list(made.texts)
    if not all(FILE.fullmatch(path) for path in paths):
        raise Broken(f"files outside: {[path for path in paths if not FILE.fullmatch(path)]}")
    if len({path.casefold() for path in paths}) < len(paths):
        raise Broken("two files of one name")
    return made


def _made(texts: Sequence[str]) -> Made:
    settled = settle(Source(tuple(parse(text) for text in texts), Overlay(), {}, has_overlay=False), TARGET)
    if not all(fault.pointer.startswith("/") for fault in settled.warnings):
        raise Broken(f"warnings without a place: {settled.warnings}")
    settled.ledger.encode("ascii")
    "".join(map(str, settled.warnings)).encode("utf-8", "backslashreplace")
    _look_around(render_project(settled.api, project(settled.api, Identifier("hostile"))))
    return Made(settled.api, render(settled.api))


def _look_around(texts: Mapping[str, str]) -> None:
    """The files around a package: one table of TOML, Python that calls nobody, Markdown that can be seen."""
    found = tomllib.loads(texts["pyproject.toml"])
    if set(found) != {"build-system", "project", "tool"} or len(found["project"]) != 10:
        raise Broken(f"another table of TOML: {found}")
    for path, text in texts.items():
        if not is_clear(text):
            raise Broken(f"{path}: a character that can't be seen")
        if path.endswith(".py"):
            nodes = ast.walk(ast.parse(text))
            if any(isinstance(node, ast.Name) and node.id == "CANARY" for node in nodes):
                raise Broken(f"{path}: a payload became code")


def finished(packages: Mapping[str, Made]) -> dict[str, dict[str, str]]:
    """The packages as they would be written: all are formatted at once."""
    together = {f"{name}/{path}": text for name, made in packages.items() for path, text in made.texts.items()}
    found: dict[str, dict[str, str]] = {name: {} for name in packages}
    for place, text in formatted(together).items():
        name, _, path = place.partition("/")
        found[name][path] = text
    return found


def look(made: Made, texts: Mapping[str, str]) -> None:
    """Raises `Broken` unless a finished package holds just what was said, and does nothing when it is used."""
    strays = verify(made.api, texts)
    if strays:
        raise Broken(f"not what was said: {strays[0]}")
    heard.clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with imported(texts) as package:
            _use(package, made.api)
    if heard:
        raise Broken(heard[0])


def _use(package: ModuleType, api: Api) -> None:
    """Touches everything: each class is made, loaded and dumped, each resource reached."""
    for name in package.types.__all__:
        found = getattr(package.types, name)
        if isinstance(found, type) and issubclass(found, Model):
            nothing = {found.__wire__.get(field, field): None for field in found.__annotations__ if field != "__wire__"}
            try:
                kept = load(found, {**nothing, "unknown": "CANARY()"})
            except DecodeError as error:
                if "nested too deep" in str(error):  # a thousand types, each in the next: refused where it is used
                    continue
                raise
            if {**nothing, "unknown": "CANARY()"} != dump(found, kept):
                raise Broken(f"{name} comes back as something else")
            repr(kept)
    methods = [*api.client.methods, *(one for module in api.resources for cls in module.classes for one in cls.methods)]
    if len(methods) != _reached(package.Client(api_key="key")):
        raise Broken("methods that can't be reached")


def _reached(resource: Any) -> int:
    count = 0
    for name, member in list(vars(type(resource)).items()):
        if isinstance(member, cached_property):
            count += _reached(getattr(resource, name))
        elif callable(member) and not name.startswith("_"):
            count += 1
    return count


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Modules whose texts are in memory."""

    def __init__(self, name: str, texts: Mapping[str, str]) -> None:
        self._texts = {
            ".".join((name, *path.removesuffix(".py").removesuffix("__init__").strip("/").split("/"))).rstrip("."): (
                text,
                path.endswith("__init__.py"),
            )
            for path, text in texts.items()
        }

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        found = self._texts.get(fullname)
        return None if found is None else importlib.util.spec_from_loader(fullname, self, is_package=found[1])

    def exec_module(self, module: ModuleType) -> None:
        text, _ = self._texts[module.__name__]
        exec(compile(text, f"<{module.__name__}>", "exec", dont_inherit=True), module.__dict__)


@contextmanager
def imported(texts: Mapping[str, str]) -> Iterator[ModuleType]:
    """A package that was never on disk; forgotten in the end."""
    finder = _Finder("hostile", texts)
    sys.meta_path.insert(0, finder)
    try:
        yield importlib.import_module("hostile")
    finally:
        sys.meta_path.remove(finder)
        for name in [one for one in sys.modules if one == "hostile" or one.startswith("hostile.")]:
            del sys.modules[name]


Shape = frozenset[tuple[tuple[str, str, str], int]]


def shape(texts: Mapping[str, str]) -> Shape:
    """What syntax a package is made of, whatever its names and values: how often each kind of node stands in which."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for text in texts.values():
        for node in ast.walk(ast.parse(text)):
            for name, below in ast.iter_fields(node):
                for one in below if isinstance(below, list) else [below]:
                    if isinstance(one, ast.AST) and not isinstance(one, ast.expr_context):
                        counted[type(node).__name__, name, type(one).__name__] += 1
    return frozenset(counted.items())


def text_of(tree: Any) -> str:
    return json.dumps(tree)
