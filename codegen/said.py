"""All that an `Api` says: its names, the words of its types, its values, its prose. Nothing else may be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import Factory, define, fields, has

from .api import Api, Import, TypesModule
from .filekinds import Imported
from .prose import Doc

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@define
class Said:
    """What was said, by how it may be written. `docs` are heard: without their layout."""

    names: set[str] = Factory(set[str])
    values: set[object] = Factory(set[object])
    docs: set[str] = Factory(set[str])
    imports: set[Imported] = Factory(set[Imported])


def said(api: Api) -> Said:
    """Everything in an api, wherever it stands."""
    gathered = Said()
    _gather(api, "", gathered)
    return gathered


def heard(text: str) -> str:
    """A text without its layout."""
    return " ".join(text.split())


def _told(doc: Doc) -> str:
    sections = [f"{title}: {_entries(entries.items())}" for title, entries in doc.sections.items()]
    return heard(" ".join([*doc.paragraphs, *sections, doc.source]))


def _entries(entries: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{name}: {text}" if name else text for name, text in entries)


def _gather(value: Any, kind: str, into: Said) -> None:  # noqa: PLR0912  # a case for each kind of value
    """What a value says. `kind` is the type of its field, as it is written there: it tells names from texts."""
    whole, cls = value, value.__class__
    if isinstance(value, Doc):
        into.docs.add(_told(value))
    elif isinstance(value, Import):
        into.imports.update((value.module, one.name, one.alias) for one in value.names)
        into.names.update(one.alias for one in value.names)
        if not value.names:
            into.imports.add((value.module, "", ""))
    elif isinstance(value, str):
        into.values.add(str(value))
        if "Identifier" in kind or "ClassName" in kind:
            into.names.update(value.split("."))
        elif "Annotation" in kind:
            into.names.update(_WORD.findall(value))
    elif isinstance(value, tuple):
        for item in whole:
            _gather(item, kind, into)
    elif isinstance(value, Mapping):
        for pair in whole.items():
            _gather(pair, kind, into)
    elif has(cls):
        if isinstance(value, TypesModule):
            into.imports.update((f".{value.name}", name, name) for name in value.classes)
        for one in fields(cls):
            _gather(getattr(value, one.name), str(one.type), into)
    else:
        into.values.add(value)
