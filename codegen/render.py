"""`Api` -> the text of each file, by its path. The only home of Jinja; what stands where is in `templates/`.

Templates place text: they loop and include, and decide nothing. A method's form and its body's form name the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import encode, markup, prose
from .api import Api
from .package import Project

TEMPLATES = Path(__file__).parent / "templates"

ENCODERS: Mapping[str, Callable[..., str]] = {
    "annotation": encode.annotation,
    "aside": markup.aside,
    "code": markup.code,
    "comment": prose.comment,
    "docstring": prose.docstring,
    "given": encode.given,
    "literal": prose.literal,
    "mapping": encode.mapping,
    "markdown": markup.markdown,
    "module": encode.module,
    "name": encode.name,
    "names": encode.names,
    "sent": encode.sent,
    "statement": encode.statement,
    "toml": markup.toml,
}
"""All filters of templates. Whatever is written ends in one of them."""


def render(api: Api) -> dict[str, str]:
    """Every file of the package, not yet formatted."""
    text = _texts(api=api)
    return {
        "__init__.py": text("package.jinja"),
        "client.py": text("client.jinja"),
        "routes.py": text("routes.jinja"),
        "resources/__init__.py": text("resources.jinja"),
        **{f"resources/{module.name}.py": text("resource_module.jinja", module=module) for module in api.resources},
        "types/__init__.py": text("types.jinja"),
        **{f"types/{module.name}.py": text("types_module.jinja", module=module) for module in api.types},
    }


def render_project(api: Api, project: Project) -> dict[str, str]:
    """The files around a package that is a project of its own, by their paths there; and what the package shows."""
    text = _texts(api=api, project=project)
    return {
        "README.md": text("project/readme.jinja") + "\n",
        "pyproject.toml": text("project/pyproject.jinja") + "\n",
        "tests/test_smoke.py": text("project/smoke.jinja"),
        f"src/{project.name}/__init__.py": text("project/package.jinja"),
    }


def _texts(**always: object) -> Callable[..., str]:
    templates = _environment()

    def text(template: str, **context: object) -> str:
        return templates.get_template(template).render(**always, **context)

    return text


@cache  # templates are compiled once
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  # Python is written, not HTML: `prose` encodes
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.clear()  # Jinja's own do not encode
    environment.filters.update(ENCODERS)
    return environment
