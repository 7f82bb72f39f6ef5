"""What Google's prose calls methods, and what they are called here: `ListModels` is `models.list`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

_QUOTED = re.compile(r"(?:\b([Aa])n? )?`([A-Za-z]+)`")
_SEVERAL_WORDS = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]*)+")


def rpc_names(methods: Iterable[tuple[tuple[str, ...], str]], schemas: Collection[str]) -> dict[str, str]:
    """By the name that a service has for a method, what it is called here; no name that several could have.

    Args:
        methods: The path of each in the document, its own name last, and what it is called.
        schemas: Names that are those of messages, and so of no method.
    """
    found: dict[str, set[str]] = {}
    for path, called in methods:
        for name in _names(path):
            found.setdefault(name, set()).add(called)
    return {
        name: min(called)
        for name, called in found.items()
        if len(called) == 1 and name not in schemas and _SEVERAL_WORDS.fullmatch(name)
    }


def _names(path: tuple[str, ...]) -> Iterator[str]:
    *above, verb = path
    does = "Update" if verb == "patch" else _capital(verb)
    yield does
    for collection in above[-1:]:
        yield does + _capital(collection)
        yield does + _capital(collection).removesuffix("s")


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def in_python(text: str, names: Mapping[str, str]) -> str:
    """A text in which quoted methods have their names here."""

    def said(quoted: re.Match[str]) -> str:
        called = names.get(quoted[2])
        if called is None:
            return quoted[0]
        article = quoted[1] or ""
        return f"{article and article + ('n ' if called[0] in 'aeiou' else ' ')}`{called}`"

    return _QUOTED.sub(said, text)
