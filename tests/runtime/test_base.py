"""Models as Python objects: what they hold, what they refuse, and what attrs, copy, pickle and inspect make of them."""

from __future__ import annotations

import copy
import inspect
import pickle

import attrs
import pytest

from aiogenai import UNSET, extra_fields, types
from aiogenai.runtime import converter


def test_a_field_that_there_is_not_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(TypeError, match=r"^Part has no field 'txt': did you mean 'text'\?$"):
        types.Part(txt="a")  # type: ignore[call-arg]  # what is tested
    part = types.Part()
    with pytest.raises(AttributeError, match=r"^Blob has no field 'mimeType': did you mean 'mime_type'\?$"):
        types.Blob().mimeType = "a"  # type: ignore[attr-defined]  # what is tested
    with pytest.raises(AttributeError, match=r"^Part has no field 'zzz'$"):
        part.zzz = 1  # type: ignore[attr-defined]  # what is tested
    with pytest.raises(AttributeError):
        part.zzz  # type: ignore[attr-defined]  # noqa: B018  # what is tested


def test_a_field_that_is_not_given_is_unset_and_becomes_so_again() -> None:
    part = types.Part(text="a", thought=UNSET)
    assert UNSET is part.thought
    assert types.Part(text="a") == part
    part.text = UNSET
    assert types.Part() == part
    part.text = "b"
    del part.text
    assert UNSET is part.text
    assert types.Part(text=None) != types.Part()


def test_a_property_of_a_mixin_is_not_set() -> None:
    with pytest.raises(AttributeError):
        types.GenerateContentResponse().text = "a"  # type: ignore[misc]  # what is tested


def test_copies_and_pickles_are_equal_and_their_own() -> None:
    part = converter.load(types.Part, {"text": "a", "newer": [1]})
    for twin in (copy.deepcopy(part), pickle.loads(pickle.dumps(part))):  # of our own
        assert part == twin
        extra_fields(twin)["newer"].append(2)
        twin.text = "b"
        assert {"newer": [1]} == extra_fields(part)
        assert "a" == part.text
    shallow = copy.copy(part)
    shallow.text = "b"
    assert "a" == part.text


def test_attrs_knows_the_fields() -> None:
    blob = types.Blob(mime_type="a/b", data=b"c")
    assert {"display_name": UNSET, "mime_type": "a/b", "data": b"c"}.items() >= attrs.asdict(blob).items()
    assert types.Blob(mime_type="d/e", data=b"c") == attrs.evolve(blob, mime_type="d/e")


def test_a_signature_names_the_fields() -> None:
    assert "(*, data: 'Maybe[bytes]' = UNSET, " in str(inspect.signature(types.Blob))


def test_extra_fields_that_were_only_looked_at_change_nothing() -> None:
    part = types.Part(text="a")
    assert {} == extra_fields(part)
    assert types.Part(text="a") == part
    assert {"text": "a"} == converter.dump(types.Part, part)
    extra_fields(part)["newer"] = 1
    assert {"text": "a", "newer": 1} == converter.dump(types.Part, part)
    assert types.Part(text="a") != part
