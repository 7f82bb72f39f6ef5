"""Files of rows as the server's batches take them: written from the input, split, and matched with results by key.

The key of a line is its number and the user's own key: `17 my-key`. Results are told apart by the number alone, never
by where they stand. A row's metadata is no part of that form: it stays here, in a file beside the part's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from attrs import define, frozen

from ..runtime.converter import decode, encode
from ..runtime.errors import DecodeError, ValidationError
from ..runtime.trees import is_array, is_object
from . import disk
from .bitset import Bitset
from .estimate import raw
from .rows import Row


@frozen(kw_only=True)
class Sizes:
    """What one part holds at most. The server takes 2 GB; of smaller ones, less is lost when one expires."""

    rows: int = 50_000
    bytes: int = 200 * 1024 * 1024
    tokens: float = 1_000_000.0


@define
class Line:
    """A line of a part's file. `number` is the row's in the input, `tokens` an estimate; `metadata` is not sent."""

    number: int
    key: str
    data: bytes
    tokens: float
    metadata: Any = None


def line_of(row: Row, tree: dict[str, Any]) -> Line:
    """A row in the form of the server's files.

    Raises:
        ValidationError: The server's batches would not do what it asks.
    """
    if row.parameters:
        raise ValidationError(f"batches have no place for {', '.join(row.parameters)}", path="parameters")
    tree = batchable(tree)
    made = {"key": f"{row.line} {row.key}" if row.key else str(row.line), "request": tree}
    return Line(row.line, row.key, encode(made), raw(tree), row.metadata)


class PartFile:
    """A part in the making."""

    def __init__(self, path: Path, sizes: Sizes) -> None:
        self.id: str = path.stem
        self._path = path
        self._sizes = sizes
        self._file = path.open("wb")
        self._metadata = metadata_of(path).open("wb")
        self.rows: int = 0
        self.bytes: int = 0
        self.tokens: float = 0.0

    def fits(self, line: Line) -> bool:
        """Whether the line has room; the first has it always."""
        sizes = self._sizes
        return not self.rows or (
            self.rows < sizes.rows
            and self.bytes + len(line.data) < sizes.bytes
            and self.tokens + line.tokens <= sizes.tokens
        )

    def add(self, line: Line) -> None:
        self._file.write(line.data + b"\n")
        if line.metadata is not None:
            self._metadata.write(encode({"number": line.number, "metadata": line.metadata}) + b"\n")
        self.rows += 1
        self.bytes += len(line.data) + 1
        self.tokens += line.tokens

    def drop(self) -> None:
        """It will be no part."""
        self._file.close()
        self._metadata.close()
        remove(self._path)

    def close(self) -> None:
        """Returns when it is on disk."""
        for file in (self._metadata, self._file):
            file.flush()
            os.fsync(file.fileno())
            file.close()
        disk.sync_folder(self._path.parent)


def metadata_of(path: Path) -> Path:
    """Where the metadata of a part's rows are."""
    return path.with_suffix(".metadata")


def remove(path: Path) -> None:
    """Removes what there is of a part."""
    for each in (path, metadata_of(path)):
        each.unlink(missing_ok=True)


def keep(folder: Path, files: Iterable[Path]) -> None:
    """Removes what a crash left of other parts."""
    kept = {each for path in files for each in (path, metadata_of(path))}
    for path in [*folder.iterdir()]:
        if path not in kept:
            path.unlink()


def metadata(path: Path) -> dict[int, Any]:
    """The metadata of a part's rows, by their numbers."""
    return {tree["number"]: tree["metadata"] for tree, _ in _trees(metadata_of(path))}


def lines(path: Path) -> Iterator[Line]:
    """The lines of a part's file."""
    noted = metadata(path)
    for tree, data in _trees(path):
        number, key = number_of(tree["key"]) or 0, tree["key"].partition(" ")[2]
        yield Line(number, key, data.rstrip(b"\n"), raw(tree["request"]), noted.get(number))


def numbers(path: Path) -> Bitset:
    """The lines of the input that a part has, as their numbers less one."""
    found = Bitset()
    found.update((number_of(tree["key"]) or 0) - 1 for tree, _ in _trees(path))
    return found


def _trees(path: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    with path.open("rb") as file:
        for data in file:
            yield cast("dict[str, Any]", decode(data)), data


def number_of(key: str) -> int | None:
    """The line that a key stands for."""
    head = key.partition(" ")[0]
    return int(head) if head.isascii() and head.isdecimal() else None


def write(path: Path, some: Iterable[Line]) -> PartFile:
    """A part's file of these lines, which is on disk then."""
    made = PartFile(path, Sizes())
    for line in some:
        made.add(line)
    made.close()
    return made


@frozen
class Answer:
    """A line of a results file: a response, or a status."""

    number: int
    key: str
    response: dict[str, Any] | None
    status: dict[str, Any]


def answers(path: Path) -> Iterator[Answer | None]:
    """The lines of a results file; `None` for one that says nothing that can be matched."""
    with path.open("rb") as file:
        for data in file:
            if data.strip():
                yield _answer(data)


def _answer(data: bytes) -> Answer | None:
    try:
        tree = decode(data)
    except DecodeError:
        return None
    number = number_of(str(tree.get("key", ""))) if is_object(tree) else None
    if number is None:
        return None
    response = tree.get("response")
    status: Any = tree.get("error") or tree.get("status") or None
    key = str(tree["key"]).partition(" ")[2]
    if is_object(response):
        return Answer(number, key, response, {})
    return Answer(number, key, None, status) if is_object(status) else None


_WORDS = frozenset(
    {"type", "format", "title", "description", "nullable", "enum", "items", "maxItems", "minItems", "properties",
     "required", "minProperties", "maxProperties", "minimum", "maximum", "minLength", "maxLength", "pattern", "example",
     "anyOf", "propertyOrdering", "default"}
)  # fmt: skip


def batchable(tree: dict[str, Any]) -> dict[str, Any]:
    """The request, with `responseJsonSchema` put as `responseSchema`: the server's batches disregard the first.

    Raises:
        ValidationError: The schema says something that the other form has no word for.
    """
    config = tree.get("generationConfig")
    if not is_object(config) or "responseJsonSchema" not in config:
        return tree
    kept = {name: value for name, value in config.items() if name != "responseJsonSchema"}
    kept.setdefault("responseSchema", _plain(config["responseJsonSchema"], "responseJsonSchema"))
    return {**tree, "generationConfig": kept}


def _plain(schema: Any, path: str) -> dict[str, Any]:
    if not is_object(schema):
        raise ValidationError("has no form as responseSchema, which batches need", path=path)
    strange = sorted(schema.keys() - _WORDS - {"additionalProperties", "$schema"})
    if strange or schema.get("additionalProperties") not in (None, False):
        word = strange[0] if strange else "additionalProperties"
        raise ValidationError(f"{word} has no form in responseSchema, which batches need", path=path)
    if not all(isinstance(value, str) for value in schema.get("enum", ())):
        raise ValidationError("enum is of texts in responseSchema, which batches need", path=path)
    made: dict[str, Any] = {}
    for name, value in schema.items():
        if name == "type":
            made |= _type(value)
        elif name == "properties":
            properties = cast("Mapping[str, Any]", value)
            made[name] = {key: _plain(inner, f"{path}.{key}") for key, inner in properties.items()}
        elif name == "items":
            made[name] = _plain(value, f"{path}[]")
        elif name == "anyOf":
            made[name] = [_plain(inner, path) for inner in value]
        elif name not in {"additionalProperties", "$schema"}:
            made[name] = value
    return made


def _type(value: Any) -> dict[str, Any]:
    names = [str(name).upper() for name in (value if is_array(value) else [value])]
    plain = [name for name in names if name != "NULL"]
    nullable = {"nullable": True} if len(plain) < len(names) else {}
    if len(plain) < 2:
        return {"type": plain[0], **nullable} if plain else {"type": "NULL"}
    return {"anyOf": [{"type": name} for name in plain], **nullable}
