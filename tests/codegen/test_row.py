"""The generator's rows are the runtime's, field by field: it writes calls of classes that it may not import."""

from __future__ import annotations

from typing import get_args

import attrs
import pytest

from aiogenai.runtime import request
from aiogenai.runtime.client import BaseClient
from codegen import row
from codegen.naming import CLIENT_RESERVED


@pytest.mark.parametrize("name", ["PathParameter", "QueryParameter", "Page", "Upload", "Method"])
def test_a_row_mirrors_the_class_of_the_runtime(name: str) -> None:
    ours, theirs = attrs.fields(getattr(row, name)), attrs.fields(getattr(request, name))
    assert [(one.name, one.default) for one in theirs] == [(one.name, one.default) for one in ours]


def test_the_kinds_are_those_of_the_runtime() -> None:
    assert get_args(request.Kind) == tuple(kind.value for kind in row.Kind)


def test_names_of_the_base_client_are_never_given_to_methods_and_resources() -> None:
    public = {name for name in dir(BaseClient) if not name.startswith("_")}
    assert public <= CLIENT_RESERVED
