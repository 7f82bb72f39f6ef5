"""Templates only place text: their own syntax tree says so. A choice is a form, and a form is a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from codegen.api import BodyForm, MethodForm
from codegen.render import ENCODERS, TEMPLATES

ALLOWED = {
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Filter, nodes.For, nodes.Include,
    nodes.Name, nodes.Getattr, nodes.Const, nodes.Concat,
}  # fmt: skip
FILES = sorted(TEMPLATES.rglob("*.jinja"))


def _tree(path: Path) -> nodes.Template:
    environment = Environment(trim_blocks=True, lstrip_blocks=True)  # nothing is rendered
    environment.filters.update(ENCODERS)
    return environment.parse(path.read_text("utf-8"))


def _named(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_a_template_loops_includes_and_places_and_does_nothing_else(path: Path) -> None:
    tree = _tree(path)
    assert set() == {type(node) for node in tree.find_all(nodes.Node)} - ALLOWED
    assert [] == [loop.lineno for loop in tree.find_all(nodes.For) if loop.test or loop.else_ or loop.recursive]


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_whatever_a_template_writes_goes_through_an_encoder(path: Path) -> None:
    for output in _tree(path).find_all(nodes.Output):
        for node in output.nodes:
            if not isinstance(node, nodes.TemplateData):
                assert isinstance(node, nodes.Filter), f"{_named(path)}:{node.lineno} is written raw"
                assert node.name in ENCODERS


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_names_of_included_files_are_made_of_forms_only(path: Path) -> None:
    for include in _tree(path).find_all(nodes.Include):
        attributes = {node.attr for node in include.template.find_all(nodes.Getattr)}
        assert attributes <= {"form", "body"}


def test_forms_of_methods_are_files() -> None:
    assert set(MethodForm) == {path.stem for path in (TEMPLATES / "methods").iterdir()}


def test_forms_of_bodies_are_files() -> None:
    assert set(BodyForm) == {path.stem for path in (TEMPLATES / "bodies").iterdir()}
