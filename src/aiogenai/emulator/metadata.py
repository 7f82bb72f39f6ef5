"""Custom metadata, and the filters that choose by it. Pure: records in, yes or no out."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

_NUMERIC: Mapping[str, Callable[[float, float], bool]] = {
    "LESS": operator.lt,
    "LESS_EQUAL": operator.le,
    "EQUAL": operator.eq,
    "GREATER_EQUAL": operator.ge,
    "GREATER": operator.gt,
    "NOT_EQUAL": operator.ne,
}


def passes(filters: list[dict[str, Any]], document: Mapping[str, Any], chunk: Mapping[str, Any]) -> bool:
    """Whether all filters pass.

    A key such as `document.custom_metadata.year` or `chunk.custom_metadata.year` says
    whose metadata it is; a bare key looks at the chunk's, then at the document's.
    """
    return all(_one_passes(one, document, chunk) for one in filters)


def _one_passes(one: dict[str, Any], document: Mapping[str, Any], chunk: Mapping[str, Any]) -> bool:
    """The conditions of a filter are alternatives."""
    key: str = one.get("key", "")
    owner, _, name = key.rpartition("custom_metadata.")
    if owner:
        values = _values(document if owner.startswith("document") else chunk, name)
    else:
        values = _values(chunk, key) or _values(document, key)
    return any(_holds(condition, values) for condition in one.get("conditions", ()))


def _values(record: Mapping[str, Any], key: str) -> list[str | float]:
    found: list[str | float] = []
    for entry in record.get("customMetadata", ()):
        if entry.get("key") == key:
            found.extend(entry.get("stringListValue", {}).get("values", ()))
            found.extend(entry[kind] for kind in ("stringValue", "numericValue") if kind in entry)
    return found


def _holds(condition: Mapping[str, Any], values: list[str | float]) -> bool:
    operation = condition.get("operation", "")
    wanted = condition.get("numericValue", condition.get("stringValue"))
    if operation == "INCLUDES":
        return wanted in values
    if operation == "EXCLUDES":
        return wanted not in values
    if isinstance(wanted, str):
        return (wanted in values) is (operation == "EQUAL") if operation in {"EQUAL", "NOT_EQUAL"} else False
    compare = _NUMERIC.get(operation)
    if compare is None or wanted is None:
        return False
    return any(compare(value, wanted) for value in values if not isinstance(value, str))
