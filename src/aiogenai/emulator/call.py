"""What a family is given (`Call`) and what it may answer (`Reply`). Plain data; nothing here reads or writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from aiogenai.runtime.request import Method

from .query import Query
from .scripted import Answer
from .trees import Json
from .world import World


@frozen
class Media:
    """Bytes with their type: what an upload brought, or what a download gives."""

    data: bytes
    mime_type: str
    file_name: str = ""


@frozen
class Stream:
    """An answer in several messages, made as they are sent."""

    chunks: Iterable[Json]


Reply: TypeAlias = Json | Stream | Media


class Call:
    """A request that was found in order: its method, its path parameters and query by wire name, and its message."""

    __slots__ = ("answer", "body", "media", "method", "params", "path", "query", "world")

    def __init__(
        self,
        world: World,
        method: Method,
        path: str,
        params: Mapping[str, str],
        query: Query,
        body: Json,
        media: Media | None = None,
        *,
        answer: Answer | None = None,
    ) -> None:
        self.world: World = world
        self.method: Method = method
        self.path: str = path
        """The resource path: without the version, the custom verb and the query."""
        self.params: Mapping[str, str] = params
        self.query: Query = query
        self.body: Json = body
        self.media: Media | None = media
        self.answer: Answer | None = answer
        """What a model shall say, where the call itself brings that."""


Handler: TypeAlias = Callable[[Call], Reply]
"""Answers a call, or raises `Refusal`; or `Unready`, before it has changed anything. Never awaits."""
