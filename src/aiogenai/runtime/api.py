"""What a generated client says of its API: facts, and where its parts are."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from .request import Method


@frozen(kw_only=True)
class Api:
    """What a generated client says of its API.

    Attributes:
        title: Its name, for people.
        root_url: Where the API is, with a slash at the end.
        service_path: What stands between the root and a method's path; empty, or with a slash at the end.
        key_variables: Environment variables that an API key is taken from, the first that is set.
        base_url_variable: Environment variable that replaces `root_url`.
        routes: All methods.
        types: Module of the schemas.
        alt: What answers are asked for in, of an API that would answer in something else than JSON.
        wrapped: Whether JSON bodies are inside a `data` field, both ways.
    """

    title: str
    root_url: str
    service_path: str = ""
    key_variables: Sequence[str] = ()
    base_url_variable: str = ""
    routes: Sequence[Method] = field(repr=False, default=())
    types: str = ""
    alt: str = ""
    wrapped: bool = False
