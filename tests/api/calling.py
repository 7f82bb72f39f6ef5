"""Calls a generated method from what the documents say of it, and reads its result as its kind asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

import attrs

from aiogenai import UNSET, Client, Model, types
from aiogenai.runtime.base import FieldMask
from aiogenai.runtime.converter import load
from aiogenai.runtime.stream import Stream
from tests.api.documents import Documented, snake

MEDIA = b"\x89PNG the bytes of a file"


def method_of(client: Client, documented: Documented) -> Any:
    return reduce(getattr, documented.python_path, client)


def arguments(documented: Documented) -> dict[str, Any]:
    """By keyword: path parameters, query parameters, the message or its fields, and media."""
    given: dict[str, Any] = {snake(name): value for name, value in documented.path_arguments.items()}
    given |= {snake(name): _python(value) for name, value in documented.query.items()}
    if documented.request:
        given |= _message(documented)
    if "upload" in documented.traits:
        given |= {"media": MEDIA, "mime_type": "image/png"}
    return given


def _message(documented: Documented) -> dict[str, Any]:
    """The fields of a message made for the method, or a resource under its own name."""
    message: Model = load(getattr(types, documented.request), documented.body)
    if not documented.request.endswith("Request"):
        return {snake(documented.request): message}
    fields = {f.name: getattr(message, f.name) for f in attrs.fields(type(message)) if f.init}
    return {name: value for name, value in fields.items() if value is not UNSET}


def _python(sample: Any) -> Any:
    """A query parameter as one would write it in Python."""
    if sample == "displayName,ttl":
        return FieldMask("display_name", "ttl")
    return sample


async def result_of(client: Client, documented: Documented, given: Mapping[str, Any]) -> Any:
    """What the call gives: a model, `None`, a list of chunks, the first page, an operation, or bytes."""
    called = method_of(client, documented)(**given)
    if isinstance(called, Stream):
        return [chunk async for chunk in called]
    if "download" in documented.traits:
        return await called.read()
    return await called
