"""What `q` and `filter` of a listing let through, in one plain language for every API. Pure: records in, yes or no out.

- Alternatives are joined by `or`, terms by `and`; `not` (or `-`) stands before a term. There are no parentheses.
- A comparison is `field = value`, or with `!=`, `<`, `<=`, `>`, `>=`, `:` (contains, or has), `eq`, `ne`, `contains`;
  or `value in field`. A field may be a path with dots; a list holds where one of its values does. A field that is not
  there is false, zero and empty.
- Any other term is words: each is somewhere in a text of the record, in any case.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from . import errors
from .trees import Json, is_list, is_object

Test: TypeAlias = Callable[[Json], bool]

_VALUE = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\S+"
_TOKEN = re.compile(rf"\s*({_VALUE})")
_JOINT = r"(?i:\b{}\b)(?=(?:[^'\"]|'[^']*'|\"[^\"]*\")*$)"
_OR, _AND = re.compile(_JOINT.format("or")), re.compile(_JOINT.format("and"))
_NOT = re.compile(r"\s*(?:((?:(?i:not)\s+)+)|-(?=\w))")
_COMPARISON = re.compile(rf"\s*([\w.]+)\s*(!=|<=|>=|=|<|>|:|\b(?i:eq|ne|contains)\b)\s*({_VALUE})\s*", re.DOTALL)
_MEMBER = re.compile(rf"\s*({_VALUE})\s+(?i:in)\s+([\w.]+)\s*")


def _has(value: Any, wanted: Any) -> bool:
    return str(wanted).lower() in str(value).lower()


_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "eq": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    ":": _has,
    "contains": _has,
}


def test_of(text: str) -> Test:
    """What a text asks of a record.

    Raises:
        Refusal: 400, it cannot be read.
    """
    alternatives = [[_term(term, text) for term in _AND.split(one)] for one in _OR.split(text)]
    return lambda record: any(all(term(record) for term in terms) for terms in alternatives)


def _term(term: str, text: str) -> Test:
    denied = _NOT.match(term)
    if denied is not None:
        inner = _plain(term[denied.end() :], text)
        even = len((denied[1] or "not").split()) % 2 == 0
        return lambda record: inner(record) is even
    return _plain(term, text)


def _plain(term: str, text: str) -> Test:
    """A term without a `not`."""
    member, found = _MEMBER.fullmatch(term), _COMPARISON.fullmatch(term)
    if member is not None:
        return _comparison(member[2], "=", _bare(member[1]))
    if found is not None:
        return _comparison(found[1], found[2].lower(), _bare(found[3]))
    words = [_bare(word).lower() for word in _TOKEN.findall(term)]
    if not words or re.search(r"[()=<>]", term):
        raise errors.invalid(f"The filter {text!r} cannot be read at {term.strip()!r}.", "filter")
    return lambda record: all(any(word in one.lower() for one in _texts(record)) for word in words)


def _comparison(path: str, sign: str, wanted: str) -> Test:
    if sign in {"!=", "ne"}:
        equal = _comparison(path, "=", wanted)
        return lambda record: not equal(record)
    compare = _SIGNS[sign]

    def holds(value: Any) -> bool:
        if isinstance(value, bool):
            return compare(str(value).lower(), wanted.lower())
        try:
            return compare(float(value), float(wanted)) if compare is not _has else _has(value, wanted)
        except (TypeError, ValueError):
            return compare(str(value), wanted)

    def test(record: Json) -> bool:
        values = list(_values(record, path.split(".")))
        return any(map(holds, values)) if values else sign == "=" and wanted.lower() in {"false", "0", ""}

    return test


def _values(tree: Any, path: list[str]) -> Iterator[Any]:
    if is_list(tree):
        for item in tree:
            yield from _values(item, path)
    elif not path:
        yield tree
    elif is_object(tree) and path[0] in tree:
        yield from _values(tree[path[0]], path[1:])


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif is_list(tree) or is_object(tree):
        for item in tree.values() if is_object(tree) else tree:
            yield from _texts(item)


def _bare(value: str) -> str:
    """A value without its quotes."""
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value[0] in "\"'" and len(value) > 1 else value
