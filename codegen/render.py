"""`Api` -> the text of each file, by its path. The only home of Jinja; what stands where is in `templates/`.

Templates place text: they loop and include, and decide nothing. A method's form and its body's form name the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import encode, prose
from .api import Api

TEMPLATES = Path(__file__).parent / "templates"

ENCODERS: Mapping[str, Callable[..., str]] = {
    "annotation": encode.annotation,
    "comment": prose.comment,
    "docstring": prose.docstring,
    "literal": prose.literal,
    "mapping": encode.mapping,
    "module": encode.module,
    "name": encode.name,
    "names": encode.names,
    "sent": encode.sent,
    "statement": encode.statement,
}
"""All filters of templates. Whatever is written ends in one of them."""


def render(api: Api) -> dict[str, str]:
    """Every file of the package, not yet formatted."""
    templates = _environment()

    def text(template: str, **context: object) -> str:
        return templates.get_template(template).render(api=api, **context)

    return {
        "__init__.py": text("package.jinja"),
        "client.py": text("client.jinja"),
        "routes.py": text("routes.jinja"),
        "resources/__init__.py": text("resources.jinja"),
        **{f"resources/{module.name}.py": text("resource_module.jinja", module=module) for module in api.resources},
        "types/__init__.py": text("types.jinja"),
        **{f"types/{module.name}.py": text("types_module.jinja", module=module) for module in api.types},
    }


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
