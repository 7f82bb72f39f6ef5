"""What a caller has to name can be named: all that public signatures say is public, and every error can be caught."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, get_args

import aiogenai
from aiogenai import Client, Detail, Download, Error, Model, Operation, Pager, Stream
from aiogenai.runtime import errors
from aiogenai.runtime.verbs import Verbs
from aiogenai.v1beta import resources, types

VERBS = {name for kind in Verbs.__mro__ for name in vars(kind) if name[0] != "_"} - {"resume"}
"""Of a client: what generated code calls, with a method's facts."""


MADE_BY_US = (Error, Stream, Pager, Operation, Download, *get_args(Detail)[:-1])
"""Nobody else makes them: what they are made of is nobody's business."""


def public() -> list[Any]:
    return [getattr(aiogenai, name) for name in aiogenai.__all__ if name not in {"types", "__version__"}]


def resource_classes() -> Iterator[type]:
    for found in pkgutil.iter_modules(resources.__path__, f"{resources.__name__}."):
        module = importlib.import_module(found.name)
        yield from (kind for kind in vars(module).values() if inspect.isclass(kind) and kind.__module__ == found.name)


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Public functions, and public methods, with what they are called."""
    for thing in public():
        if inspect.isfunction(thing):
            yield thing.__name__, thing
        elif inspect.isclass(thing) and thing.__module__.startswith("aiogenai") and not issubclass(thing, Model):
            unsaid = {"__init__"} if issubclass(thing, MADE_BY_US) else VERBS if thing is Client else set()
            for name, method in methods(thing):
                if name not in unsaid:
                    yield f"{thing.__name__}.{name}", method
    for cls in resource_classes():
        yield from ((f"{cls.__name__}.{name}", method) for name, method in methods(cls) if name != "__init__")


def methods(cls: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    for kind in cls.__mro__:
        for name, member in vars(kind).items():
            if kind.__module__.startswith("aiogenai") and (name == "__init__" or not name.startswith("_")):
                plain = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
                if inspect.isfunction(plain):
                    yield name, plain


def said(function: Callable[..., Any]) -> Iterator[str]:
    """The names in its annotations, but for what Python and other packages have."""
    known = vars(sys.modules[function.__module__])
    for annotation in inspect.get_annotations(function).values():
        names = (node.id for node in ast.walk(ast.parse(str(annotation), mode="eval")) if isinstance(node, ast.Name))
        yield from (name for name in names if name in known and not is_of_others(name, known[name]))


def is_of_others(name: str, value: object) -> bool:
    """What is found under its own name where it is from; our aliases are not."""
    if isinstance(value, TypeVar) or inspect.ismodule(value):
        return True
    home = sys.modules.get(getattr(value, "__module__", "") or "")
    return home is not None and not home.__name__.startswith("aiogenai") and getattr(home, name, None) is value


def test_what_public_signatures_say_is_public() -> None:
    known = {*aiogenai.__all__, *types.__all__}
    unknown = {f"{where}: {name}" for where, function in functions() for name in said(function) if name not in known}
    assert [] == sorted(unknown)


def test_every_method_is_looked_at() -> None:
    names = [name for name, _ in functions()]
    assert {"FilesResource.delete", "MediaResource.upload", "Client.__init__", "upload_file", "Operation.result"} <= {
        *names
    }
    assert len(names) > 150


def test_every_error_can_be_caught_by_a_public_name() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Error)]
    assert [] == [kind.__name__ for kind in kinds if kind.__name__ not in aiogenai.__all__]
