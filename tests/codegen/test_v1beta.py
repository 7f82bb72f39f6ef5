"""The Gemini API's own documents: what was found in them, and what was made of it."""

from __future__ import annotations

import ast
import inspect
import shutil
import time
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs
import pytest

from aiogenai.runtime.base import Model
from aiogenai.v1beta import Client, routes, types
from codegen.__main__ import main
from codegen.aim import OUT
from codegen.pipeline import generate
from codegen.reading import read
from codegen.resolve import Target
from tests.codegen.documents import ROOT, V1BETA

GENERATED = ROOT / OUT
DANGLING = "/schemas/Part/properties/mediaResolution/$ref"
TARGET = Target("aiogenai.v1beta", "aiogenai.runtime", ("Generated from a test.",))


@pytest.mark.parametrize(
    ("revision", "expected"),
    [
        ("20250701", ()),
        (
            "20260327",
            (f"warning: {DANGLING}: there is no schema MediaResolution; an open object stands in",),
        ),
        ("20260831", ()),
    ],
)
def test_each_revision_alone_is_generated_and_told_of(revision: str, expected: tuple[str, ...]) -> None:
    made = generate(V1BETA / f"{revision}.json", TARGET)
    assert expected == tuple(map(str, made.warnings))


def test_all_revisions_together_are_generated_in_time() -> None:
    started = time.process_time()
    made = generate(V1BETA, TARGET)
    assert () == made.warnings
    assert time.process_time() - started < 5.0, "the budget, several times what it takes"


def test_every_method_of_every_revision_is_there() -> None:
    assert 103 == len(routes.ROUTES)
    assert 103 == len({(route.verb, route.flat_path) for route in routes.ROUTES})
    assert 18 == sum("last listed in revision 20250701" in route.deprecated for route in routes.ROUTES)
    shared = [route for route in routes.ROUTES if (route.verb, route.path) == ("GET", "v1beta/{+name}")]
    assert 17 == sum(not route.deprecated.startswith("Deprecated: last listed") for route in shared)


def test_methods_are_called_in_the_way_that_they_answer() -> None:
    kinds = Counter(route.kind for route in routes.ROUTES)
    assert {"stream": 3, "upload": 2, "download": 2, "paged": 16} == {
        kind: kinds[kind] for kind in ("stream", "upload", "download", "paged")
    }
    by_id = {route.id.removeprefix("generativelanguage."): route for route in routes.ROUTES}
    batch = by_id["models.batchGenerateContent"]
    assert ("operation", "GenerateContentBatchOutput", "GenerateContentBatch") == (
        batch.kind,
        batch.result,
        batch.metadata,
    )
    assert "safe" == by_id["models.generateContent"].safety
    assert "unsafe" == by_id["cachedContents.create"].safety
    assert "idempotent" == by_id["batches.cancel"].safety


def test_every_schema_of_every_revision_is_a_class() -> None:
    listed = {name for path in V1BETA.glob("2*.json") for name in read(path).schemas}
    renamed = {
        "V1mainMediaResolution": "PartMediaResolution",
        "GoogleAiGenerativelanguageV1betaGroundingSupport": "GroundingSupport",
        "GoogleAiGenerativelanguageV1betaSegment": "Segment",
    }
    for name in listed:
        assert issubclass(getattr(types, renamed.get(name, name)), Model)
    added = {"ImportFileResponse", "UploadToFileSearchStoreResponse"}
    models = {name for name in types.__all__ if issubclass(getattr(types, name), Model)}
    assert {renamed.get(name, name) for name in listed} | added == models


def test_the_face_of_the_types_shows_all_of_them() -> None:
    assert sorted(types.__all__) == dir(types)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = types.Nothing  # type: ignore[attr-defined]  # that is the point


def test_everything_has_a_docstring() -> None:
    """Of enum values the documents say nothing."""
    bare: list[str] = []
    for path in GENERATED.rglob("*.py"):
        module = ast.parse(path.read_text("utf-8"))
        bare += [path.name] if ast.get_docstring(module) is None else []
        for node in ast.walk(module):
            public = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_"
            if public and ast.get_docstring(node) is None:  # type: ignore[arg-type]  # narrowed above
                bare.append(f"{path.name}:{node.lineno}")
            if isinstance(node, ast.ClassDef) and any(isinstance(item, ast.AnnAssign) for item in node.body):
                bare += _fields_without_a_docstring(path, node)
    assert [] == bare


def _fields_without_a_docstring(path: Path, node: ast.ClassDef) -> list[str]:
    found: list[str] = []
    for item, after in zip(node.body, [*node.body[1:], None], strict=True):
        said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if isinstance(item, ast.AnnAssign) and ast.unparse(item.target) != "__wire__" and not said:
            found.append(f"{path.name}:{item.lineno}")
    return found


def test_wire_names_are_kept_where_they_differ() -> None:
    assert {"responseJsonSchema", "_responseJsonSchema"} <= set(types.GenerationConfig.__wire__.values())
    names = {field.name for field in attrs.fields(types.GenerationConfig) if field.init}
    assert {"response_json_schema", "legacy_response_json_schema"} <= names


def test_no_field_hides_what_a_mixin_gives() -> None:
    for name in types.__all__:
        found = getattr(types, name)
        if issubclass(found, Model):
            given = {attribute for base in found.__mro__[1:] for attribute in vars(base) if attribute[0] != "_"}
            assert not given & {field.name for field in attrs.fields(found)}


def test_every_method_takes_options_and_gives_its_arguments_to_its_route() -> None:
    rows = {route.id: route for route in routes.ROUTES}
    seen = 0
    for method in _methods(Client(api_key="key")):
        seen += 1
        source = (inspect.getdoc(method) or "").rpartition("Method `")[2].partition("`")[0]
        parameters = inspect.signature(method).parameters
        assert "options" == list(parameters)[-1]
        for one in (*rows[source].path_parameters, *rows[source].query_parameters):
            assert one.name in parameters
    assert 103 == seen


def _methods(resource: Any) -> list[Any]:
    found: list[Any] = []
    for name, member in vars(type(resource)).items():
        if isinstance(member, cached_property):
            found += _methods(getattr(resource, name))
        elif inspect.isfunction(member) and not name.startswith("_"):
            found.append(getattr(resource, name))
    return found


def test_what_is_committed_is_what_would_be_generated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert 0 == main(["check"]), capsys.readouterr().err


def test_names_come_out_the_same_without_the_ledger(tmp_path: Path) -> None:
    """So far no name was contested; the day this fails, the ledger has done its work, and this test may go."""
    source = tmp_path / "v1beta"
    shutil.copytree(V1BETA, source)
    (source / "names.json").unlink()
    assert generate(V1BETA, TARGET).texts == generate(source, TARGET).texts
