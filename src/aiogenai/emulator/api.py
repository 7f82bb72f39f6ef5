"""What is served (`Api`): the Gemini API, with its families, or any API that a document describes. Facts only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from attrs import frozen

from aiogenai import v1beta
from aiogenai.runtime.request import Method
from aiogenai.v1beta import routes, types

from . import families, generic
from .call import Handler
from .document import Document
from .shapes import Schemas, SchemaSource

_GEMINI = "generativelanguage"
_VARIABLES = ("GEMINI_BASE_URL", "GEMINI_API_KEY")


@frozen
class Api:
    """`variables` are those by which clients of it are told of another server and of a key."""

    title: str
    revision: str
    methods: tuple[Method, ...]
    schemas: SchemaSource
    handlers: Mapping[str, Handler]
    words: Mapping[str, str] | None = None
    """What is said of each method, by id, where there is a document."""
    batch_path: str = "batch"
    """Where many calls are sent in one request; empty where that is not offered."""
    variables: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Self:
        """The API of a document. What the families know of Gemini, they do for other versions of it too."""
        known = generic.handlers(document)
        if document.name == _GEMINI:
            known = {**known, **{m.id: families.handler_of(m) for m in document.methods if families.has(m)}}
        return cls(
            document.title,
            document.revision,
            document.methods,
            document.schemas,
            known,
            document.words,
            document.batch_path,
            _VARIABLES if document.name == _GEMINI else (),
        )


def gemini() -> Api:
    """The Gemini API, as the package has it."""
    handlers = {method.id: families.handler_of(method) for method in routes.ROUTES}
    methods = tuple(routes.ROUTES)
    return Api("Gemini API", v1beta.REVISION, methods, Schemas(types), handlers, variables=_VARIABLES)
