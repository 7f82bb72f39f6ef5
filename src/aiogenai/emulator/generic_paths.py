"""A call's path -> its place among resources: the collection, and the item in it. Strings only."""

from __future__ import annotations

import re
from urllib.parse import quote

from attrs import frozen

from aiogenai.runtime.request import Method

from .call import Call

_VERSION = re.compile(r"^(?:[^{}]*?/)?v\d\w*/")
_VARIABLE = re.compile(r"\{\+?([^}]+)\}")


@frozen
class Place:
    """`collection` is a path such as `files/1/comments`; `item` is an id, empty where the call is about all of it."""

    collection: str
    item: str
    parent_template: str
    """Of the path that the collection belongs to, such as `files/*`."""

    def collection_name(self, id_: str) -> str:
        """The name that a record of the collection is stored under."""
        return f"{self.collection}/{quote(id_, safe='')}" if self.collection else quote(id_, safe="")


def template_of(method: Method) -> tuple[str, str]:
    """The collection and the item of a method's path: `files/{fileId}/comments`, `{commentId}`.

    The version, a custom verb after a colon, and one that is a last segment (`files/{fileId}/copy`) are no part of it.
    """
    template = _VERSION.sub("", method.path)
    head, slash, last = template.rpartition("/")
    if ":" in last.rpartition("}")[2]:
        last = last.rpartition(":")[0]
    action = method.id.rpartition(".")[2]
    if last == action and head:
        head, slash, last = head.rpartition("/")
    if not _VARIABLE.fullmatch(last):
        return head + slash + last, ""
    if last.startswith("{+") and not head:
        return _named(method, last)
    return head, last


def _named(method: Method, variable: str) -> tuple[str, str]:
    """A path that is one full name, such as `projects/1/topics/2`: it ends in an id, or is a parent of all."""
    flat = _VERSION.sub("", method.flat_path).partition(":")[0]
    return (variable, "{+}") if flat.endswith("}") else (variable, "")


def place_of(method: Method, call: Call) -> Place:
    collection, item = template_of(method)
    path = _filled(collection, call)
    if item == "{+}":
        path, _, id_ = path.rpartition("/")
        return Place(path, id_, "")
    id_ = call.params.get(item.strip("{+}"), "") if item else ""
    return Place(path, id_, erased(collection.rpartition("/")[0]))


def erased(template: str) -> str:
    """A template with its variables nameless, so that two that differ in names are the same."""
    return _VARIABLE.sub("*", template)


def _filled(template: str, call: Call) -> str:
    def fill(variable: re.Match[str]) -> str:
        return quote(call.params[variable[1]], safe="/" if variable[0].startswith("{+") else "")

    return _VARIABLE.sub(fill, template)
