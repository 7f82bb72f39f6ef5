"""History and overlay -> `Api`. The only stage that decides; what it decides is final.

Faults are gathered on the way, so that one run tells them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from . import overlay
from .api import Api, Client, Import, ImportedName, Method, ResourceClass, ResourceModule, Setting, SubResource
from .document import Document, Resource, method_pointer as method_at, methods, unknown_keys
from .facts import Facts
from .fault import Fault, join, pointer
from .history import History
from .naming import ClassName, Identifier, Names
from .prose import Doc, clean, sentence
from .resolve_methods import Methods, Resolved
from .resolve_routes import Place, clashes, media_name
from .resolve_types import name_types, types_modules
from .row import Method as Row
from .rpc_names import rpc_names
from .schemas import Schemas
from .shape import Shape, imports
from .wording import Wording

_OF_GOOGLE = re.compile(r"https://(?:[a-z0-9-]+\.)+googleapis\.com/")

ROOT = Identifier("_root")
"""The module name under which types of top-level methods would live."""


@frozen
class Target:
    """Where the package goes. `package` and `runtime` are dotted; `header` opens every file.

    `client` is what its client goes by where the overlay says nothing.
    """

    package: str
    runtime: str
    header: tuple[str, ...]
    client: overlay.Client = overlay.NO_CLIENT


@frozen
class Resolution:
    api: Api
    faults: tuple[Fault, ...]


def resolve(history: History, facts: Facts, names: Names, target: Target) -> Resolution:
    """Everything that will be written, and what was found wrong on the way."""
    return _Resolver(history, facts, names, target).resolution()


class _Resolver:
    def __init__(self, history: History, facts: Facts, names: Names, target: Target) -> None:
        self._document, self._names, self._target = history.document, names, target
        self._history = history
        self._faults: list[Fault] = list(unknown_keys(history.document))
        self._schemas = Schemas(history.document, facts, self._faults)
        self._places = [Place(method_at(path, name), path, name, one) for path, name, one in methods(history.document)]
        self._faults.extend(clashes(self._places, history.renamed))
        self._shapes = {place.at: self._shapes_of(place) for place in self._places}
        self._modules = names.modules(
            {join(pointer("resources", name), "module"): name for name in history.document.resources}
        )
        self._types = name_types(self._schemas, names, facts, self._reach(facts))
        self._facts = facts
        self._classes = self._class_names()

    def _shapes_of(self, place: Place) -> tuple[Shape | None, Shape | None]:
        request, response = place.method.request, place.method.response
        words = (*place.path, place.name)
        return (
            self._schemas.shape(join(place.at, "request"), place.at, (*words, "Request"), request) if request else None,
            self._schemas.shape(join(place.at, "response"), place.at, (*words, "Response"), response)
            if response
            else None,
        )

    def _module(self, path: tuple[str, ...]) -> Identifier:
        return self._modules[join(pointer("resources", path[0]), "module")] if path else ROOT

    def _reach(self, facts: Facts) -> dict[str, frozenset[Identifier]]:
        """Which resource modules reach each schema, and each method's own inline objects."""
        found: dict[str, set[Identifier]] = {}
        for place in self._places:
            operation = facts.operations.get(place.dotted)
            carried = [operation.result, operation.metadata] if operation else []
            for name in frozenset[str]().union(*(self._schemas.reached(name) for name in [place.at, *carried] if name)):
                found.setdefault(name, set()).add(self._module(place.path))
        return {name: frozenset(modules) for name, modules in found.items()}

    def resolution(self) -> Resolution:
        members = self._members()
        called = self._called(members)
        methods = rpc_names(
            (((*place.path, place.name), called[place.at]) for place in self._places), self._document.schemas
        )
        self._wording = Wording(self._history, self._facts, called, methods)
        maker = Methods(self._types, self._names, self._facts, self._wording, self._faults)
        constants = self._names.constants({join(p.at, "constant"): (*p.path, p.name) for p in self._places})
        resolved = [
            maker.method(
                place,
                (members[place.at], *filter(None, [members.get(join(place.at, "media"))])),
                constants[join(place.at, "constant")],
                *self._shapes[place.at],
            )
            for place in self._places
        ]
        target = self._target
        types = types_modules(self._types, self._names, self._facts, self._wording, target.package, target.runtime)
        rows = sorted((one.route for one in resolved), key=lambda route: (route.row.id, route.constant))
        used = {type(value).__name__ for route in rows for value in _inside(route.row)} | {"Method"}
        title = sentence(clean(self._document.title) or clean(self._document.name)).removesuffix(".")
        api = Api(
            header=target.header,
            doc=Doc((f"{title}, {clean(self._document.version)}: its client, its resources and its types.",)),
            types_doc=Doc(("All types, each loaded with its module when it is first touched.",)),
            routes_doc=Doc(("All methods, as they are on the wire.",)),
            revision=self._document.revision,
            runtime=target.runtime,
            types=types,
            resources=self._resources(resolved, members),
            routes=tuple(rows),
            route_imports=imports(f"{target.package}.routes", target.runtime, used, frozenset(), {}),
            client=self._client(resolved, members, title),
        )
        return Resolution(api, tuple(self._faults + self._names.faults))

    def _root_url(self) -> str:
        """Where requests go, with their keys: a host of Google, unless the overlay names another."""
        root, trusted = self._document.root_url, self._facts.client.root_url
        if not trusted and not _OF_GOOGLE.fullmatch(root):
            self._faults.append(
                Fault(
                    pointer("rootUrl"),
                    f"{root!r} is not https on a host of Google, and keys would be sent there: if they should be, the"
                    " overlay has to say so (root_url of client)",
                )
            )
        return trusted or root

    def _members(self) -> dict[str, Identifier]:
        """The name of every method and resource, by pointer, unique beside its siblings."""
        found: dict[str, Identifier] = {}

        def walk(resource: Resource, at: str, *, of_client: bool) -> None:
            wanted = {join(at, "resources", name): name for name in resource.resources}
            for name, method in resource.methods.items():
                wanted[join(at, "methods", name)] = name
                if media := media_name(name, method):
                    wanted[join(at, "methods", name, "media")] = media
            found.update(self._names.members(wanted, of_client=of_client))
            for name, child in resource.resources.items():
                walk(child, join(at, "resources", name), of_client=False)

        walk(self._document, "", of_client=True)
        return found

    def _called(self, members: Mapping[str, Identifier]) -> dict[str, str]:
        """How people say methods, classes and fields, by pointer."""
        called: dict[str, str] = {}
        for place in self._places:
            ways = [_resource_at(place.path[: length + 1]) for length in range(len(place.path))]
            called[place.at] = ".".join(members[at] for at in (*ways, place.at))
        for model in self._schemas.models.values():
            called[model.at] = self._types.name(model.key)
            called |= {p.at: f"{self._types.name(model.key)}.{self._types.fields[p.at]}" for p in model.properties}
        return called

    def _class_names(self) -> dict[tuple[str, ...], ClassName]:
        paths = list(_paths(self._document, ()))
        wanted = {join(_resource_at(path), "class"): (*path, "Resource") for path in paths}
        names = self._names.classes(wanted)
        return {path: names[join(_resource_at(path), "class")] for path in paths}

    def _resources(self, resolved: Iterable[Resolved], members: Mapping[str, Identifier]) -> tuple[ResourceModule, ...]:
        by_path: dict[tuple[str, ...], list[Resolved]] = {}
        for one in resolved:
            by_path.setdefault(one.place.path, []).append(one)
        made: list[ResourceModule] = []
        for top, resource in self._document.resources.items():
            inside = list(_paths_below((top,), resource))
            here = [
                ResourceClass(
                    self._classes[path],
                    self._wording.resource(path, found),
                    self._children(path, found, members),
                    _sorted(by_path.get(path, [])),
                )
                for path, found in inside
            ]
            words = frozenset[str]().union(*(one.words for path, _ in inside for one in by_path.get(path, [])))
            extra = {"cached_property"} if any(one.resources for one in here) else set[str]()
            name = self._module((top,))
            module = f"{self._target.package}.resources.{name}"
            siblings = {"routes", "types"} & ({"routes"} | words) if any(one.methods for one in here) else set[str]()
            others = {self._target.package: siblings}
            made.append(
                ResourceModule(
                    name,
                    self._wording.module(top),
                    imports(module, self._target.runtime, {*words, *extra, "BaseClient"}, frozenset(), others),
                    tuple(here),
                )
            )
        return tuple(sorted(made, key=lambda one: one.name))

    def _children(
        self, path: tuple[str, ...], resource: Resource, members: Mapping[str, Identifier]
    ) -> tuple[SubResource, ...]:
        made: list[SubResource] = []
        for name, child in resource.resources.items():
            inner = (*path, name)
            module = "" if path else f".resources.{self._module(inner)}"
            doc = self._wording.resource(inner, child)
            made.append(SubResource(members[_resource_at(inner)], self._classes[inner], module, doc))
        return tuple(sorted(made, key=lambda one: one.name))

    def _client(self, resolved: list[Resolved], members: Mapping[str, Identifier], title: str) -> Client:
        own = [one for one in resolved if not one.place.path]
        words = frozenset[str]().union(*(one.words for one in own))
        resources = self._children((), self._document, members)
        module = f"{self._target.package}.client"
        extra = {"cached_property"} if resources else set[str]()
        others = {self._target.package: {"routes"} | ({"types"} & words)}
        checked = tuple(Import(one.module, (ImportedName(one.cls, one.cls),)) for one in resources)
        known = self._target.client if self._facts.client == overlay.NO_CLIENT else self._facts.client
        return Client(
            module_doc=Doc((f"The client of the {title}: its resources are attributes, loaded when touched.",)),
            doc=self._wording.client(title, self._document.description),
            imports=imports(module, self._target.runtime, {*words, *extra, "Api", "BaseClient"}, frozenset(), others),
            checked_imports=checked,
            title=title,
            root_url=self._root_url(),
            service_path=self._document.service_path,
            key_variables=known.key_variables,
            base_url_variable=known.base_url_variable,
            settings=tuple(_settings(self._document)),
            resources=resources,
            methods=_sorted(own),
        )


def _sorted(resolved: Iterable[Resolved]) -> tuple[Method, ...]:
    return tuple(sorted((method for one in resolved for method in one.methods), key=lambda method: method.name))


def _settings(document: Document) -> Iterator[Setting]:
    """How the API differs from others on the wire: what it answers in unless it is asked, what it wraps bodies in."""
    alt = document.parameters.get("alt")
    if alt is not None and alt.default not in {"", "json"}:
        yield Setting(Identifier("alt"), "json")
    if "dataWrapper" in document.features:
        yield Setting(Identifier("wrapped"), True)


def _inside(row: Row) -> list[object]:
    """The values of a row that are written as calls of their classes."""
    return [*row.path_parameters, *row.query_parameters, *filter(None, (row.page, row.upload))]


def _resource_at(path: tuple[str, ...]) -> str:
    return "".join(pointer("resources", part) for part in path)


def _paths(resource: Resource, path: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    for name, child in resource.resources.items():
        yield (*path, name)
        yield from _paths(child, (*path, name))


def _paths_below(path: tuple[str, ...], resource: Resource) -> Iterable[tuple[tuple[str, ...], Resource]]:
    yield path, resource
    for name, child in resource.resources.items():
        yield from _paths_below((*path, name), child)
