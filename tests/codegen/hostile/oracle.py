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
from codegen import facts
from codegen.api import Api
from codegen.check import check
from codegen.fault import Faults, Level
from codegen.history import merge
from codegen.naming import Names, ledger_text
from codegen.overlay import Overlay
from codegen.reading import parse
from codegen.render import render
from codegen.resolve import Target, resolve
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
    history = merge([parse(text) for text in texts])
    document, known = facts.apply(Overlay(), history.document)
    names = Names()
    resolution = resolve(history.with_document(document), known, names, TARGET)
    faults = [*resolution.faults, *check(resolution.api)]
    errors = [fault for fault in faults if fault.level is Level.ERROR]
    if errors:
        raise Faults(errors)
    if not all(fault.pointer.startswith("/") for fault in faults):
        raise Broken(f"warnings without a place: {faults}")
    for fault in faults:
        str(fault).encode("utf-8", "backslashreplace")
    ledger_text(names).encode("utf-8")
    return Made(resolution.api, render(resolution.api))


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
