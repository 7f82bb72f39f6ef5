"""The query of a request -> the parameters of its method, by wire name, with the values that their formats allow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from attrs import frozen

from aiogenai.runtime.request import Method, QueryParameter

from . import errors, validation
from .shapes import snake

Query: TypeAlias = Mapping[str, Any]

ALTS = frozenset({"json", "media", "sse"})
GLOBALS = frozenset(
    {
        "$.xgafv",
        "$alt",
        "$fields",
        "$prettyPrint",
        "access_token",
        "alt",
        "callback",
        "fields",
        "key",
        "oauth_token",
        "prettyPrint",
        "quotaUser",
        "uploadType",
        "upload_id",
        "upload_protocol",
    }
)
"""What every method takes: Google's system parameters, and those of the upload protocols."""

_NONE: Query = {}


@frozen
class QueryCheck:
    """The compiled query of one method."""

    parameters: Mapping[str, QueryParameter]

    def __call__(self, text: str) -> Query:
        """The parameters in the text of a query.

        Raises:
            Refusal: 400 for a name that the method does not take, or a value that its format does not allow.
        """
        if not text:
            return _NONE
        query: dict[str, Any] = {}
        faults: validation.Faults = []
        for name, value in parse_qsl(text, keep_blank_values=True):
            parameter = self.parameters.get(name)
            if parameter is None:
                if name in GLOBALS:
                    query[name.removeprefix("$")] = value
                else:
                    faults.append((name, f'Invalid query. Unknown name "{name}": Cannot find the parameter.'))
                continue
            checked = _FORMATS.get(parameter.format, _text)(value, (None, snake(parameter.wire)), faults)
            if parameter.repeated:
                query.setdefault(parameter.wire, []).append(checked)
            else:
                query[parameter.wire] = checked
        if query.get(".xgafv", "2") not in {"1", "2"}:
            faults.append(("$.xgafv", f"The error format {query['.xgafv']!r} is not one of 1 and 2."))
        if query.get("alt", "json") not in ALTS:
            faults.append(("alt", f"The format {query['alt']!r} is not offered here: use json, media or sse."))
        if faults:
            raise errors.violations(faults)
        return query


def query_check(method: Method) -> QueryCheck:
    names: dict[str, QueryParameter] = {}
    for parameter in method.query_parameters:
        names[snake(parameter.wire)] = parameter
        names[parameter.wire] = parameter
    return QueryCheck(names)


Reader: TypeAlias = Callable[[str, validation.Path, validation.Faults], Any]


def _text(value: str, _path: validation.Path, _faults: validation.Faults) -> Any:
    return value


def _truth(value: str, path: validation.Path, faults: validation.Faults) -> Any:
    said = value.lower()
    if said not in {"true", "false", "1", "0", ""}:
        faults.append(_fault(path, "TYPE_BOOL", value))
    return said in {"true", "1"}


def _integer(value: str, path: validation.Path, faults: validation.Faults) -> Any:
    if re.fullmatch(r"-?[0-9]{1,19}", value):
        return int(value)
    faults.append(_fault(path, "TYPE_INT32", value))
    return 0


def _number(value: str, path: validation.Path, faults: validation.Faults) -> Any:
    try:
        return float(value)
    except ValueError:
        faults.append(_fault(path, "TYPE_DOUBLE", value))
        return 0.0


def _fault(path: validation.Path, expected: str, value: str) -> tuple[str, str]:
    where = validation.text_of(path)
    return where, f"Invalid value at '{where}' ({expected}), \"{value}\""


_FORMATS: Mapping[str, Reader] = {
    "boolean": _truth,
    "double": _number,
    "float": _number,
    "int32": _integer,
    "int64": _integer,
    "integer": _integer,
    "number": _number,
    "uint32": _integer,
    "uint64": _integer,
}
