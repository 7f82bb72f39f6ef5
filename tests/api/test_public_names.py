"""The face of the package: what it names is there, and costs nothing before it is touched."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import aiogenai
from aiogenai import Error
from aiogenai.runtime import errors


def loaded_by(program: str) -> set[str]:
    """The modules of a fresh process after `program`."""
    shown = subprocess.run(
        [sys.executable, "-c", f"{program}; import json, sys; print(json.dumps(sorted(sys.modules)))"],
        check=True,
        capture_output=True,
    )
    return set(json.loads(shown.stdout))


@pytest.mark.parametrize("name", aiogenai.__all__)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(aiogenai, name) is not None
    assert name in dir(aiogenai)


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = aiogenai.no_such_name


def test_every_error_is_of_the_tree() -> None:
    found = [getattr(errors, name) for name in dir(errors)]
    ours = [
        kind
        for kind in found
        if isinstance(kind, type) and issubclass(kind, Exception) and "aiogenai" in kind.__module__
    ]
    assert len(ours) > 30
    assert all(issubclass(kind, Error) for kind in ours)


def test_making_a_client_loads_no_models_and_no_extras() -> None:
    loaded = loaded_by("import aiogenai; aiogenai.Client(api_key='key')")
    assert "aiogenai.v1beta.client" in loaded
    unwanted = (
        "aiogenai.v1beta.types.",
        "aiogenai.v1beta.resources.",
        "aiogenai.emulator",
        "aiogenai.cli",
        "google",
        "rich",
    )
    assert [] == sorted(name for name in loaded if name.startswith(unwanted))


def test_importing_the_package_alone_loads_nothing_else() -> None:
    assert "aiohttp" not in loaded_by("import aiogenai")
