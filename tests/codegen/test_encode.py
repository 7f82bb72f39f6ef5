"""What templates write is what they were given, or nothing."""

from __future__ import annotations

import pytest

from codegen import encode
from codegen.api import Import, ImportedName, Sent
from codegen.naming import Identifier


@pytest.mark.parametrize("text", ["a", "self._client", "types.Content", "_x"])
def test_names_are_written(text: str) -> None:
    assert text == encode.name(text)


@pytest.mark.parametrize("text", ["", "a b", "a.", "a()", "import", "__class__", "a\n", "é", "a;b", "x=1"])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(encode.Refused):
        encode.name(text)


@pytest.mark.parametrize(
    "text", ["int", "Maybe[list[Part]]", "types.A | None", "dict[str, Any]", "Sequence[types.A | str] | None"]
)
def test_types_are_written(text: str) -> None:
    assert text == encode.annotation(text)


@pytest.mark.parametrize(
    "text", ["", "f()", "1", '"x"', "a if b else c", "[x for x in y]", "a; b", "a = b", "lambda: 0"]
)
def test_what_is_no_type_is_refused(text: str) -> None:
    with pytest.raises(encode.Refused):
        encode.annotation(text)


@pytest.mark.parametrize("text", ["...runtime.base", ".", "..", "datetime", "collections.abc"])
def test_modules_are_written(text: str) -> None:
    assert text == encode.module(text)


@pytest.mark.parametrize("text", ["a b", ".a..b", "a.", ".import", "a-b", ". a"])
def test_what_is_no_module_is_refused(text: str) -> None:
    with pytest.raises(encode.Refused):
        encode.module(text)


def test_imports_are_statements() -> None:
    model = ImportedName(Identifier("Model"), Identifier("_Model"))
    maybe = ImportedName(Identifier("Maybe"), Identifier("Maybe"))
    assert "from .base import Maybe, Model as _Model" == encode.statement(Import(".base", (maybe, model)))
    assert "import datetime" == encode.statement(Import("datetime"))


def test_what_is_sent_is_a_mapping_of_keys_to_names() -> None:
    assert "{'a\"b': a_b}" == encode.sent((Sent('a"b', Identifier("a_b")),))
