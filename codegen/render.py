"""`Api` -> the text of each file, by its path. The only home of Jinja; what stands where is in `templates/`.

Templates place text: they loop and include, and decide nothing. A method's form and its body's form name the file.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import prose
from .api import Api, Import, Sent

TEMPLATES = Path(__file__).parent / "templates"


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
    environment.filters = {  # these alone: Jinja's own do not encode
        "comment": prose.comment,
        "docstring": prose.docstring,
        "listed": ", ".join,
        "literal": prose.literal,
        "mapping": lambda pairs: prose.literal(dict(pairs)),
        "sent": _sent,
        "statement": _statement,
    }
    return environment


def _statement(one: Import) -> str:
    names = [name.name if name.name == name.alias else f"{name.name} as {name.alias}" for name in one.names]
    return f"from {one.module} import {', '.join(names)}" if names else f"import {one.module}"


def _sent(pairs: tuple[Sent, ...]) -> str:
    return f"{{{', '.join(f'{prose.literal(pair.key)}: {pair.argument}' for pair in pairs)}}}"
