"""What is said of a method and its arguments: by the docstring of the generated method, or by a document."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from attrs import frozen

from aiogenai.emulator.shapes import snake
from aiogenai.runtime.request import Method

_ARGUMENT = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)
_OWN = frozenset({"self", "request", "options", "media"})


@frozen
class Words:
    """`argument` is the one that takes the whole message, empty where its fields are arguments."""

    summary: str
    arguments: Mapping[str, str]
    argument: str = ""


def words_of(method: Method, document: str | None) -> Words:
    """What is said. `document` is what a discovery document says of the method, where there is one."""
    if document is not None:
        whole = method.request and not method.request.endswith("Request")
        return Words(document, {}, snake(method.request) if whole else "")
    function = _function(method)
    text = inspect.getdoc(function) or ""
    summary, _, rest = text.partition("\n\nArgs:\n")
    arguments = {name: " ".join(said.split()) for name, said in _ARGUMENT.findall(rest.partition("\n\n")[0])}
    return Words(" ".join(summary.split("\n\n")[0].split()), arguments, _whole(method, function))


def _whole(method: Method, function: Any) -> str:
    given = inspect.signature(function).parameters
    if not method.request or "request" in given:
        return ""
    known = {p.name for p in method.path_parameters} | {p.name for p in method.query_parameters} | _OWN
    return next((name for name in given if name not in known), "")


def _function(method: Method) -> Any:
    """The generated method: in the module of its first resource, in the class that is named after all of them."""
    _, *path, name = method.id.split(".")
    module = import_module(f"aiogenai.v1beta.resources.{snake(path[0])}")
    words = [word for part in path for word in snake(part).split("_")]
    owner = getattr(module, "".join(word.capitalize() for word in words) + "Resource")
    return getattr(owner, snake(name))
