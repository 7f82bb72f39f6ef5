"""A line of the input becomes a `Row`, or a `BadLine` that says why not. Reads no files, sends nothing.

- `{"key": ..., "request": {...}}`, as Gemini's own batch files have it; with `model`, `metadata`, `parameters` (of the
  path and the query) if wanted
- `{"key": ..., "prompt": "..."}`
- a bare request, `{"contents": [...]}`
- a plain prompt: a JSON string, or a line of a text file
- columns (CSV, Parquet, or objects), through a `Template`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias, cast

from attrs import define, frozen

from ..runtime import scalars
from ..runtime.converter import decode
from ..runtime.errors import DecodeError
from ..runtime.trees import is_array, is_object

Record: TypeAlias = bytes | str | Mapping[str, Any]
"""What a source gives for a line: bytes of JSON, a prompt, or columns."""

# Asked of every row, and written as `bytes | str` such a pair would be made anew each time.
_TEXTS = (bytes, str)
_MAPPINGS = (dict, Mapping)
_NO_KEYS = (bool, dict, list, float)


@define
class Row:
    """One call to be made. `line` counts from 1 and is its identity; `key` is the user's, empty when there is none."""

    line: int
    key: str
    request: Mapping[str, Any]
    model: str = ""
    metadata: Any = None
    parameters: Mapping[str, Any] | None = None
    size: int = 0


@define
class BadLine:
    """A line that is no row. `text` is how it begins."""

    line: int
    key: str
    reason: str
    text: str = ""


_SHOWN = 2000
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]+)\}")
_WORDS = frozenset({"key", "request", "prompt", "model", "metadata", "parameters"})


def is_blank(record: Record) -> bool:
    """Whether it is a line without anything, which is no row."""
    return isinstance(record, _TEXTS) and not record.strip()


class Template:
    """A prompt, or a request in JSON, with `{column}` where a value of the row goes; `{{` and `}}` are braces.

    In a request, placeholders stand inside of strings: `{"contents": "Summarize: {text}"}`. Bytes are put into a
    request in base64, as the API has them: `{"inlineData": {"mimeType": "image/png", "data": "{image}"}}`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._request: Any = None
        if text.lstrip().startswith("{") and not _PLACEHOLDER.match(text.lstrip()):
            try:
                self._request = decode(text)
            except DecodeError:
                self._request = None  # a prompt that begins with a brace

    def fill(self, columns: Mapping[str, Any]) -> Mapping[str, Any] | str:
        """The request, or the prompt, of a row.

        Raises:
            KeyError: The row has no such column.
            TypeError: A prompt asks for bytes.
        """
        if self._request is None:
            return _filled(self.text, columns, _word)
        return cast("Mapping[str, Any]", _filled_tree(self._request, columns))


def _word(name: str, given: Any) -> str:
    if isinstance(given, bytes):
        raise TypeError(f"column {name!r} has bytes, which are no part of a prompt")
    return "" if given is None else str(given)


def _wire(name: str, given: Any) -> str:
    return scalars.base64_text(given).decode() if isinstance(given, bytes) else _word(name, given)


def _filled(text: str, columns: Mapping[str, Any], said: Callable[[str, Any], str]) -> str:
    def value(found: re.Match[str]) -> str:
        return found[0][0] if found[1] is None else said(found[1], columns[found[1]])

    return _PLACEHOLDER.sub(value, text)


def _filled_tree(tree: Any, columns: Mapping[str, Any]) -> Any:
    if isinstance(tree, str):
        return _filled(tree, columns, _wire)
    if is_object(tree):
        return {name: _filled_tree(value, columns) for name, value in tree.items()}
    if is_array(tree):
        return [_filled_tree(value, columns) for value in tree]
    return tree


@frozen(kw_only=True)
class RowReader:
    """How the lines of a job are read.

    Attributes:
        prompt_field: Where a prompt goes in the request: `contents`, or `content` of embeddings.
        fields: Names of the request's fields, by which a bare request is known.
        template: For columns.
        key_column: The column that is the key.
    """

    prompt_field: str = "contents"
    fields: Collection[str] = frozenset({"contents"})
    template: Template | None = None
    key_column: str = "key"

    def read(self, line: int, record: Record) -> Row | BadLine:
        """The row of a line."""
        size = len(record) if isinstance(record, _TEXTS) else 256
        if isinstance(record, bytes):
            try:
                tree = decode(record)
            except DecodeError as error:
                return BadLine(line, "", error.message, record[:_SHOWN].decode(errors="replace"))
        else:
            tree = record
        if isinstance(tree, str):
            return Row(line, "", {self.prompt_field: tree}, size=size)
        if isinstance(tree, _MAPPINGS):
            found = self._of_mapping(line, cast("Mapping[str, Any]", tree), size)
        else:
            found = f"expected an object or a string, got {type(tree).__name__}"
        if isinstance(found, str):
            return BadLine(line, self.key_of(record), found, _beginning(record))
        return found

    def key_of(self, record: Record) -> str:
        """Just the key of a line, empty when it has none or is no row."""
        if isinstance(record, bytes):
            try:
                record = decode(record)
            except DecodeError:
                return ""
        key = record.get(self.key_column if self.template else "key") if isinstance(record, Mapping) else None
        return "" if key is None or isinstance(key, dict | list) else str(key)

    def _of_mapping(self, line: int, tree: Mapping[str, Any], size: int) -> Row | str:
        key = tree.get(self.key_column if self.template else "key")
        if isinstance(key, _NO_KEYS):
            return f"key must be a string, not {type(cast('object', key)).__name__}"
        key = "" if key is None else str(key)
        if None in tree:  # where a reader of CSV puts them
            return f"{len(tree[cast('str', None)])} cells more than there are columns"
        if self.template is not None:
            try:
                filled = self.template.fill(tree)
            except KeyError as error:
                return f"the template asks for the column {error.args[0]!r}; there are {', '.join(map(str, tree))}"
            except TypeError as error:
                return str(error)
            return Row(line, key, {self.prompt_field: filled} if isinstance(filled, str) else filled, size=size)
        request: Any = tree.get("request")
        if request is None and isinstance(tree.get("prompt"), str):
            request = {self.prompt_field: tree["prompt"]}
        if request is None:
            return self._of_bare(line, key, tree, size)
        if not isinstance(request, _MAPPINGS):
            return f"request must be an object, not {type(cast('object', request)).__name__}"
        return _row(line, key, cast("Mapping[str, Any]", request), tree, size)

    def _of_bare(self, line: int, key: str, tree: Mapping[str, Any], size: int) -> Row | str:
        if not any(name in self.fields for name in tree if name not in _WORDS):
            return "neither a request nor a prompt: expected {key, request}, {key, prompt} or a request itself"
        return _row(line, key, {name: value for name, value in tree.items() if name not in _WORDS}, tree, size)


def _row(line: int, key: str, request: Mapping[str, Any], tree: Mapping[str, Any], size: int) -> Row | str:
    model, parameters = tree.get("model", ""), tree.get("parameters")
    if not isinstance(model, str):
        return "model must be a string"
    if parameters is not None and not isinstance(parameters, Mapping):
        return "parameters must be an object"
    return Row(line, key, request, model, tree.get("metadata"), cast("Mapping[str, Any] | None", parameters), size)


def _beginning(record: Record) -> str:
    text = record.decode(errors="replace") if isinstance(record, bytes) else str(record)
    return text[:_SHOWN]


ReadKey: TypeAlias = Callable[[Record], str]
