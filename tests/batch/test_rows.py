from __future__ import annotations

import pytest

from aiogenai.batch.rows import BadLine, Row, RowReader, Template

READER = RowReader(fields=frozenset({"contents", "generationConfig"}))


def row(record: object, reader: RowReader = READER) -> Row:
    found = reader.read(1, record)  # type: ignore[arg-type]  # whatever a line may be
    assert isinstance(found, Row), found
    return found


def reason(record: object, reader: RowReader = READER) -> str:
    found = reader.read(7, record)  # type: ignore[arg-type]  # whatever a line may be
    assert isinstance(found, BadLine)
    assert found.line == 7
    return found.reason


def test_a_row_of_geminis_own_batch_files_is_a_row() -> None:
    made = row(b'{"key": "a", "request": {"contents": []}, "model": "m", "metadata": {"n": 1}}')
    assert ("a", {"contents": []}, "m", {"n": 1}) == (made.key, made.request, made.model, made.metadata)


def test_a_key_may_be_a_number_and_is_kept_as_text() -> None:
    assert row(b'{"key": 17, "request": {}}').key == "17"


def test_a_bare_request_is_a_row() -> None:
    assert row(b'{"contents": "Hi", "generationConfig": {}}').request == {"contents": "Hi", "generationConfig": {}}


@pytest.mark.parametrize("record", [b'"Hi"', b'{"prompt": "Hi"}', "Hi"])
def test_a_plain_prompt_is_a_row(record: object) -> None:
    assert row(record).request == {"contents": "Hi"}


def test_a_prompt_goes_where_the_method_takes_it() -> None:
    assert row(b'"Hi"', RowReader(prompt_field="content")).request == {"content": "Hi"}


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (b"{", "not JSON"),
        (b"3", "expected an object or a string, got int"),
        (b'{"key": "a", "request": 3}', "request must be an object, not int"),
        (b'{"key": ["a"], "request": {}}', "key must be a string, not list"),
        (b'{"text": "Hi"}', "neither a request nor a prompt"),
        (b'{"request": {}, "model": 3}', "model must be a string"),
        (b'{"request": {}, "parameters": []}', "parameters must be an object"),
    ],
)
def test_a_bad_line_says_why(record: bytes, said: str) -> None:
    assert said in reason(record)


def test_columns_become_a_prompt_by_a_template() -> None:
    reader = RowReader(template=Template("Say {word} in {{braces}}."), key_column="id")
    made = row({"id": 5, "word": "{hi}"}, reader)
    assert ("5", {"contents": "Say {hi} in {braces}."}) == (made.key, made.request)


def test_columns_become_a_request_by_a_template_in_json() -> None:
    reader = RowReader(template=Template('{"contents": "Say {word}", "generationConfig": {"topK": 3}}'))
    assert row({"word": "hi"}, reader).request == {"contents": "Say hi", "generationConfig": {"topK": 3}}


def test_a_template_may_begin_with_a_column() -> None:
    assert row({"a": "x"}, RowReader(template=Template("{a}?"))).request == {"contents": "x?"}


def test_a_template_names_the_column_that_is_missing() -> None:
    assert "'b'; there are a" in reason({"a": 1}, RowReader(template=Template("{b}")))


def test_the_key_of_a_line_is_read_alone() -> None:
    assert [READER.key_of(line) for line in (b'{"key": "a"}', b'{"x": 1}', b"{", b'{"key": []}')] == ["a", "", "", ""]
