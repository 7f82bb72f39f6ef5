"""Any method of the SDK by its name, for rows of JSON: a row goes in, the answer's JSON values come out.

Requests are checked and put in wire form by the method's own schema; answers pass as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, cast

import attrs

from ..runtime.base import UNSET, Model, extra_fields, model
from ..runtime.client import BaseClient
from ..runtime.converter import Message, dump
from ..runtime.errors import ConfigurationError, ValidationError
from ..runtime.options import CallOptions
from ..runtime.request import Method
from ..runtime.retry import RetryPolicy
from ..v1beta import types
from ..v1beta.routes import ROUTES
from .rows import Row


@model
class Answer(Model):
    """A message without a schema: all that comes is kept, nothing is looked at."""


ONCE = RetryPolicy(attempts=1)
"""The governor decides on further attempts: it knows of all rows."""


def find_method(name: str) -> Method:
    """The method of a name: `generateContent`, `generate_content`, `models.generateContent`, or its id.

    Raises:
        ConfigurationError: There is none, or it is not a plain call.
    """
    wanted = _camel(name)
    found = [m for m in ROUTES if m.id == name or m.id.partition(".")[2] == wanted or m.id.rpartition(".")[2] == wanted]
    method = next((m for m in found if m.id.split(".")[1] == "models"), found[0] if found else None)
    if method is None:
        raise ConfigurationError(f"the SDK has no method {name!r}")
    if method.kind != "unary":
        raise ConfigurationError(f"{method.id} is no plain call ({method.kind}), so rows can't be calls of it")
    return method


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


class Caller:
    """Calls one method for rows, each time once."""

    def __init__(
        self,
        client: BaseClient | None,
        method: Method,
        *,
        model: str = "",
        options: CallOptions | None = None,
        defaults: Mapping[str, Any] | None = None,
    ) -> None:
        """Without a client, messages can be made, and not sent. `defaults` are fields that rows need not give."""
        self.method = method
        self.model = model
        self._client = client
        self._options = attrs.evolve(options or CallOptions(), retry=ONCE)
        self._schema = cast("type[Model]", getattr(types, method.request)) if method.request else None
        self._defaults = self._dump(defaults) if defaults else {}
        self._names = {p.name for p in method.path_parameters} | {p.name for p in method.query_parameters}
        self._needs_model = any(p.name == "model" for p in method.path_parameters)

    @property
    def fields(self) -> Collection[str]:
        """Names of the request's fields, Python's and the wire's."""
        return fields_of(self._schema)

    @property
    def prompt_field(self) -> str:
        return "contents" if "contents" in self.fields else "content"

    def model_of(self, row: Row) -> str:
        return row.model or self.model

    def message(self, row: Row) -> dict[str, Any]:
        """The request of a row in wire form.

        Raises:
            ValidationError: It does not fit the schema; the message names the field.
        """
        tree = self._dump(row.request)
        if self._defaults:
            tree = merged(self._defaults, tree)
        return tree

    async def call(self, row: Row, tree: dict[str, Any]) -> dict[str, Any]:
        """One attempt, with what `message` gave.

        Raises:
            Error: There was no answer.
        """
        parameters = dict(row.parameters) if row.parameters else {}
        if parameters and (unknown := parameters.keys() - self._names):
            raise ValidationError(f"{self.method.id} has no parameter {', '.join(sorted(unknown))}", path="parameters")
        if self._needs_model:
            parameters.setdefault("model", self.model_of(row) or UNSET)
        body = None if self._schema is None else Message(Answer, tree)
        if self._client is None:
            raise ConfigurationError("there is no client to call with")
        answer = await self._client.call(self.method, Answer, parameters, body, self._options)
        return extra_fields(answer)

    def _dump(self, request: Mapping[str, Any]) -> dict[str, Any]:
        return cast("dict[str, Any]", dump(self._schema, request)) if self._schema else {}


def fields_of(schema: type[Model] | None) -> Collection[str]:
    if schema is None:
        return frozenset[str]()
    facts: tuple[attrs.Attribute[Any], ...] = attrs.fields(schema)
    return frozenset(fact.name for fact in facts if fact.init) | frozenset(schema.__wire__.values())


def merged(defaults: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Two trees as one; where both say something, what was given holds."""
    made = {**defaults, **given}
    for name, value in made.items():
        ours = defaults.get(name)
        if isinstance(value, Mapping) and isinstance(ours, Mapping) and name in given:
            made[name] = merged(cast("Mapping[str, Any]", ours), cast("Mapping[str, Any]", value))
    return made
