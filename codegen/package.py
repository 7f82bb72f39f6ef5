"""A generated package as a project of its own, which is installed from its folder: all that stands around the code.

Decides what its `pyproject.toml` and README say, and copies the runtime, as text. Never looks into what it copies.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from .api import Api, Method, MethodForm, ResourceClass, SubResource
from .naming import ClassName, Identifier
from .prose import comment

HOME = Path(__file__).parents[1]
RUNTIME = HOME / "src/aiogenai/runtime"


@frozen
class Example:
    """A call, as the README shows it: attributes with dots between, and the arguments that have to be given."""

    path: Identifier
    arguments: tuple[Identifier, ...]


@frozen
class Listed:
    """A resource, as the README lists it."""

    path: str
    methods: str


@frozen
class Project:
    """What the files around a package say."""

    name: Identifier
    version: str
    summary: str
    about: tuple[str, ...]
    python: str
    dependencies: tuple[str, ...]
    auth_dependencies: tuple[str, ...]
    folders: tuple[str, ...]
    examples: tuple[Example, ...]
    resources: tuple[Listed, ...]


def is_taken(name: str) -> bool:
    """Whether a package of this name would hide one that it needs: Python's own, or what the runtime is made with."""
    needed = {re.split(r"[^A-Za-z0-9_-]", text)[0] for text in _ours()["dependencies"]}
    return name in {*sys.stdlib_module_names, *needed, "attr", "google"}


def _ours() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def project(api: Api, name: Identifier) -> Project:
    """What is said around the package of an API."""
    ours = _ours()
    resources = list(_resources(api))
    return Project(
        name=name,
        version=_version(api.revision),
        summary=f"An async client of the {api.client.title}.",
        about=api.client.doc.paragraphs[1:],
        python=ours["requires-python"],
        dependencies=tuple(ours["dependencies"]),
        auth_dependencies=tuple(ours["optional-dependencies"]["auth"]),
        folders=(f"src/{name}",),
        examples=tuple(_examples(resources, api.client.methods)),
        resources=tuple(
            Listed(path, ", ".join(method.name for method in cls.methods)) for path, cls in resources if cls.methods
        ),
    )


def copied(api: Api, name: Identifier) -> dict[str, str]:
    """Files that are the same in every project, by path: the runtime, under the header of the package; the licence."""
    header = "".join(f"{comment(line)}\n" for line in api.header)
    runtime = {path.relative_to(RUNTIME).as_posix(): path.read_text("utf-8") for path in sorted(RUNTIME.rglob("*.py"))}
    return {
        "LICENSE": (HOME / "LICENSE").read_text("utf-8"),
        f"src/{name}/py.typed": header,
        **{f"src/{name}/runtime/{path}": header + text for path, text in runtime.items()},
    }


def _version(revision: str) -> str:
    """`20260831` is a day: 2026.8.31. What is no day is no version, either."""
    if len(revision) == 8 and revision.isascii() and revision.isdigit():
        return f"{int(revision[:4])}.{int(revision[4:6])}.{int(revision[6:])}"
    return "0"


def _resources(api: Api) -> Iterator[tuple[str, ResourceClass]]:
    """Every resource with the attributes that lead to it."""
    classes = {cls.name: cls for module in api.resources for cls in module.classes}
    yield from _below(api.client.resources, classes, "")


def _below(
    resources: tuple[SubResource, ...], classes: Mapping[ClassName, ResourceClass], above: str
) -> Iterator[tuple[str, ResourceClass]]:
    for resource in resources:
        path = f"{above}{resource.name}"
        yield path, classes[resource.cls]
        yield from _below(classes[resource.cls].resources, classes, f"{path}.")


_SHOWN = (MethodForm.UNARY, MethodForm.PAGED)


def _examples(resources: list[tuple[str, ResourceClass]], own: tuple[Method, ...]) -> Iterator[Example]:
    """The call that asks for least, if there is any: reading before writing."""
    methods = [(f"{path}.{method.name}", method) for path, cls in resources for method in cls.methods]
    methods += [(str(method.name), method) for method in own]
    simple = [(path, method) for path, method in methods if method.form in _SHOWN and not method.body.schema]
    for path, method in sorted(simple, key=lambda one: (len(_asked(one[1])), one[0].count("."), one[0]))[:1]:
        yield Example(Identifier(path), _asked(method))


def _asked(method: Method) -> tuple[Identifier, ...]:
    return tuple(argument.name for argument in (*method.positional, *method.required))
