from __future__ import annotations

import json
from typing import Any

import pytest

from aiogenai.emulator.lenient import strict


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("{'file': {'display_name': 'TEXT'}}", {"file": {"display_name": "TEXT"}}),
        ("""{'a': 'it\\'s "so"', "b": "it's"}""", {"a": 'it\'s "so"', "b": "it's"}),
        ("{a: 1, b_2: [true, null,],}", {"a": 1, "b_2": [True, None]}),
        ('{"a": "b: \'c\', }"}', {"a": "b: 'c', }"}),
        ("{'a': '\\u00e9\\n'}", {"a": "é\n"}),
    ],
)
def test_what_people_type_is_read(text: str, tree: Any) -> None:
    assert tree == json.loads(strict(text))


@pytest.mark.parametrize("text", ["{'a: 1}", "{a}", "{'a': b}", "[,]x", "{{}", ""])
def test_what_cannot_be_told_stays_wrong(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        json.loads(strict(text))
