"""Messages and the bodies that carry them: a message without what its path says, raw bytes, an answer as a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from . import converter, scalars
from .base import UNSET
from .converter import Message
from .errors import DecodeError
from .request import Method
from .response import Response

T = TypeVar("T")


def tree_of(method: Method, message: Message) -> Any:
    """The tree of a message, without what the path already says."""
    tree = converter.dump_message(message)
    for parameter in method.path_parameters:
        tree.pop(parameter.wire, None)
    return tree


def raw(tree: Mapping[str, Any]) -> tuple[bytes, str]:
    """The bytes that a message stands for, and of which type they are."""
    data = tree.get("data") or b""
    return scalars.load_bytes(data) if isinstance(data, str) else data, tree.get(
        "contentType"
    ) or "application/octet-stream"


async def read(schema: type[T] | None, unwrapped: Callable[[Any], Any] | None, response: Response) -> T | None:
    """The model of an answer; `unwrapped` takes off what the API puts around all of its answers."""
    body = await response.read()
    if schema is None:
        return None
    try:
        tree = converter.decode(body)
        return converter.load(schema, tree if unwrapped is None else unwrapped(tree))
    except DecodeError as error:
        raise DecodeError(error.message, code=response.status, headers=response.headers, body=body) from error


async def read_raw(schema: Any, response: Response) -> Any:
    """A message that holds an answer as it came."""
    body = await response.read()
    return None if schema is None else schema(content_type=response.headers.get("content-type", UNSET), data=body)
