"""What `q` and `filter` of a listing let through."""

from __future__ import annotations

from typing import Any

import pytest

from aiogenai.emulator.errors import Refusal
from aiogenai.emulator.narrowing import test_of as asking

BEES: dict[str, Any] = {
    "id": "1",
    "name": "Bees and or flowers",
    "mimeType": "text/plain",
    "size": "200",
    "starred": True,
    "parents": ["root", "house"],
    "labels": {"kind": "insect"},
    "parts": [{"text": "They dance"}, {"text": "They don't sing"}],
    "updated": "2026-03-01T00:00:00Z",
}


@pytest.mark.parametrize(
    "text",
    [
        "name = 'Bees and or flowers'",
        'name="Bees and or flowers" and starred=true',
        "name contains 'bees' and not trashed = true",
        "trashed = false",
        "'house' in parents",
        "parents = house",
        "size > 99 and size <= 200.0",
        "labels.kind:INSECT",
        "labels.kind eq insect",
        "parts.text : dance",
        "parts.text contains 'don\\'t'",
        "updated > 2026-02-28T00:00:00Z",
        "name = x or size != 7",
        "bees FLOWERS",
        "wasps OR dance and not silent",
        "not name = x and not nothing",
        "not not bees",
        "not " * 2000 + "bees",
        "starred ne false",
    ],
)
def test_these_let_it_through(text: str) -> None:
    assert asking(text)(BEES)


@pytest.mark.parametrize(
    "text",
    [
        "name = bees",
        "trashed = true",
        "'attic' in parents",
        "size > 200",
        "size < 30",
        "labels.color:red",
        "not bees",
        "-bees",
        "bees and wasps",
        "name = x or size = 7",
        "labels.kind = insect and starred = false",
    ],
)
def test_these_do_not(text: str) -> None:
    assert not asking(text)(BEES)


@pytest.mark.parametrize("text", ["(name = x)", "name = 'a' and", "size >", "and", "name = x y z = 3"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        asking(text)
