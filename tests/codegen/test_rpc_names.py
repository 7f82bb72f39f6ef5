"""Prose calls methods as their service does; docstrings call them as Python does, where it is clear which is meant."""

from __future__ import annotations

import pytest

from codegen.marks import without_deprecation
from codegen.rpc_names import in_python, rpc_names

NAMES = rpc_names(
    [
        (("models", "list"), "models.list"),
        (("models", "generateContent"), "models.generate_content"),
        (("tunedModels", "generateContent"), "tuned_models.generate_content"),
        (("files", "patch"), "files.patch"),
        (("files", "register"), "files.register"),
        (("environments", "create"), "environments.create"),
        (("shelves", "file"), "shelves.file"),
    ],
    {"FileShelves"},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What `ListModels` returns.", "What `models.list` returns."),
        ("An `UpdateFile` call.", "A `files.patch` call."),
        ("Of a `CreateEnvironment` call.", "Of an `environments.create` call."),
        ("Of a `RegisterFiles` call.", "Of a `files.register` call."),
        ("A `GenerateContent` call.", "A `GenerateContent` call."),  # of two resources
        ("A `FileShelves`.", "A `FileShelves`."),  # a message
        ("A `File`, and ListModels.", "A `File`, and ListModels."),  # one word, and no quotes
    ],
)
def test_a_method_is_called_as_in_python(text: str, expected: str) -> None:
    assert expected == in_python(text, NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deprecated in favor of Config.title. The title.", "The title."),
        ("Deprecated: use `b` instead. What it is.", "What it is."),
        ("Deprecated.", "Deprecated."),  # else nothing would be said
        ("The title. Deprecated in v2.", "The title. Deprecated in v2."),
    ],
)
def test_a_sentence_that_only_deprecates_is_left_out(text: str, expected: str) -> None:
    assert expected == without_deprecation(text)
