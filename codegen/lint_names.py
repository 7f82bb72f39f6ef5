"""Lint: names that stand in each other's way in any language, and routes that only one key tells apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator

from .document import Method
from .fault import join
from .history import route
from .lint_finding import Spot, Subject, called, quoted


def methods_and_resources(subject: Subject) -> Iterator[Spot]:
    """A method and a resource beside it have one name: only one of them can be the attribute of that name."""
    for at, resource in subject.resources:
        for name in sorted(resource.methods.keys() & resource.resources.keys()):
            yield Spot(
                join(at, "methods", name),
                f"`{name}` is both a method and a resource of `{called(at)}`, so one of them hides the other.",
            )


def underscores(subject: Subject) -> Iterator[Spot]:
    """Two names differ in leading underscores only."""
    yield from _clashes(subject, lambda name: name.lstrip("_"), "leading underscores")


def cases(subject: Subject) -> Iterator[Spot]:
    """Two names differ in case only, or in how they set words apart."""
    yield from _clashes(subject, _folded, "case or separators")


def shared_paths(subject: Subject) -> Iterator[Spot]:
    """Several methods have one verb and one `path`: only `flatPath` tells them apart."""
    groups = _groups(subject, lambda method: (method.http_method, method.path))
    for (verb, path), places in groups.items():
        yield Spot(
            join(places[0], "path"),
            f"{len(places)} methods have the one verb and path `{verb} {path}`, so that only `flatPath` tells them"
            f" apart: {quoted([called(at) for at in places])}.",
        )


def shared_routes(subject: Subject) -> Iterator[Spot]:
    """Several methods have one verb and one `flatPath`: nothing tells them apart."""
    for (verb, path), places in _groups(subject, route).items():
        yield Spot(
            join(places[0], "flatPath"),
            f"{quoted([called(at) for at in places])} have the one route `{verb} {path}`: nothing tells them apart.",
        )


def variables(subject: Subject) -> Iterator[Spot]:
    """A variable of a path is no parameter of it, or a parameter of the path is not in it."""
    for at, method in subject.methods:
        named = re.findall(r"\{\+?([^{}]*)\}", method.path)
        for name in named:
            parameter = method.parameters.get(name)
            if parameter is None or parameter.location != "path":
                yield Spot(join(at, "path"), f"The path of `{called(at)}` has `{name}`, which is no parameter of it.")
            elif not parameter.required:
                yield Spot(
                    join(at, "parameters", name), f"`{called(at)}` has `{name}` in its path, which is not required."
                )
        for name, parameter in method.parameters.items():
            if parameter.location == "path" and name not in named:
                yield Spot(
                    join(at, "parameters", name), f"`{called(at)}` has the path parameter `{name}`, not in its path."
                )


def _groups(subject: Subject, key: Callable[[Method], tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Where the methods are that have one key, when there are several."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for at, method in subject.methods:
        groups[key(method)].append(at)
    return {found: places for found, places in sorted(groups.items()) if len(places) > 1}


def _clashes(subject: Subject, fold: Callable[[str], str], what: str) -> Iterator[Spot]:
    for at, names in _siblings(subject):
        folded: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            folded[fold(name)].append(name)
        for clash in folded.values():
            if len(clash) > 1:
                place = names.index(clash[1]) if isinstance(names, tuple) else clash[1]
                yield Spot(
                    join(at, place), f"{quoted(clash)} of `{called(at.rpartition('/')[0])}` differ in {what} only."
                )


def _siblings(subject: Subject) -> Iterator[tuple[str, Collection[str]]]:
    """Names that stand beside each other, with the pointer of what holds them."""
    yield "/schemas", subject.document.schemas
    for at, resource in subject.resources:
        yield join(at, "methods"), resource.methods
        yield join(at, "resources"), resource.resources
    for at, method in subject.methods:
        yield join(at, "parameters"), method.parameters
    for at, node in subject.schemas():
        yield join(at, "properties"), node.properties or ()
        yield join(at, "enum"), node.enum


def _folded(name: str) -> str:
    """One form for `fooBar`, `FooBar`, `foo_bar` and `foo-bar`; leading underscores stay."""
    rest = name.lstrip("_")
    return name[: len(name) - len(rest)] + re.sub(r"[-_.]", "", rest).casefold()
