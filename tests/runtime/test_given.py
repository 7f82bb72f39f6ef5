"""What has to be there is given, or its absence is told."""

from __future__ import annotations

import pytest

from aiogenai import UNSET, ValidationError, given, types


@pytest.mark.parametrize("value", ["files/a", "", 0, False, []])
def test_a_value_is_given_as_it_is(value: object) -> None:
    assert value is given(value)


@pytest.mark.parametrize(("value", "seen"), [(UNSET, "UNSET"), (None, "None")])
def test_what_is_absent_is_told_by_the_name_of_its_field(value: None, seen: str) -> None:
    with pytest.raises(ValidationError, match=rf"^file\.name: expected a value, got {seen}$") as told:
        given(value, "file.name")
    assert "file.name" == told.value.path


def test_a_field_needs_no_name() -> None:
    with pytest.raises(ValidationError, match=r"^expected a value, got UNSET$"):
        given(types.File().name)
