"""A row of the routes table, as the generated code writes it: the mirror of `runtime/request.py`, field by field.

The generator imports nothing of `src`; a test holds the two against each other.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Kind(StrEnum):
    """How a method is called; the verbs of the client."""

    UNARY = "unary"
    VOID = "void"
    STREAM = "stream"
    PAGED = "paged"
    OPERATION = "operation"
    UPLOAD = "upload"
    DOWNLOAD = "download"


@frozen
class PathParameter:
    name: str
    wire: str
    pattern: str = r"[^/]+"
    prefix: str = ""


@frozen
class QueryParameter:
    name: str
    wire: str
    format: str
    repeated: bool = False
    required: bool = False
    pattern: str = ""


@frozen
class Page:
    items: str
    token: str = "page_token"
    next_token: str = "next_page_token"
    size: str = "page_size"
    token_in: str = "query"


@frozen
class Upload:
    simple: str
    resumable: str
    accept: tuple[str, ...]
    max_size: int


@frozen
class Method:
    id: str
    verb: str
    path: str
    flat_path: str
    kind: Kind
    safety: str
    path_parameters: tuple[PathParameter, ...] = ()
    query_parameters: tuple[QueryParameter, ...] = ()
    request: str = ""
    response: str = ""
    page: Page | None = None
    upload: Upload | None = None
    download: str = ""
    result: str = ""
    metadata: str = ""
    scopes: tuple[str, ...] = ()
    deprecated: str = ""
    raw_request: bool = False
    raw_response: bool = False
    api_version: str = ""
