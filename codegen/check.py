"""`Api` -> what is wrong with it. Reads names and nothing else; repairs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from .api import Api, Method, ResourceClass, TypesModule
from .fault import Fault, pointer
from .naming import is_identifier


def check(api: Api) -> tuple[Fault, ...]:
    """All faults of an api, each at its place in the generated package."""
    found: list[Fault] = []
    for module in api.types:
        found.extend(_types(module))
    for place in api.resources:
        for cls in place.classes:
            found.extend(_resource(pointer("resources", place.name, cls.name), cls))
    found.extend(_methods(pointer("client"), api.client.methods, [one.name for one in api.client.resources]))
    found.extend(_taken(pointer("routes"), [route.constant for route in api.routes]))
    found.extend(_taken(pointer("types"), [name for module in api.types for name in module.classes]))
    found.extend(_taken(pointer("resources"), [module.name for module in api.resources]))
    return tuple(found)


def _types(module: TypesModule) -> Iterator[Fault]:
    for model in module.models:
        yield from _taken(pointer("types", module.name, model.name), [field.name for field in model.fields])
    for enum in module.enums:
        yield from _taken(pointer("types", module.name, enum.name), [value.name for value in enum.values])


def _resource(at: str, cls: ResourceClass) -> Iterator[Fault]:
    yield from _methods(at, cls.methods, [one.name for one in cls.resources])


def _methods(at: str, methods: Iterable[Method], others: list[str]) -> Iterator[Fault]:
    yield from _taken(at, [*(method.name for method in methods), *others])
    for method in methods:
        names = [
            *(one.name for one in (*method.positional, *method.required)),
            *(one.name for one in method.defaulted),
            *(one.name for one in method.keywords),
        ]
        yield from _taken(f"{at}/{method.name}", ["self", *names])


def _taken(at: str, names: list[str]) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Fault(at, f"the name {name} is taken {count} times")
        if not is_identifier(name):
            yield Fault(at, f"{name!r} is no name")
