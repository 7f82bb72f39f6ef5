"""Methods of the document -> rows of the routes table: kind, safety, parameters, pages, media."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from .document import MediaUpload, Method
from .facts import Facts
from .fault import Fault, join
from .history import route
from .naming import Identifier
from .overlay import Paging
from .pattern import flaw
from .resolve_types import Types
from .row import Kind, Method as Row, Page, PathParameter, QueryParameter, Upload
from .schemas import ModelDefinition
from .shape import Class, List, Map, Shape
from .wording import Wording

VERBS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
SAFETY = {"GET": "safe", "PUT": "idempotent", "PATCH": "idempotent", "DELETE": "idempotent"}
OPERATION_FIELDS = frozenset({"name", "done", "error", "response", "metadata"})
RAW_FIELDS = frozenset({"contentType", "data", "extensions"})
"""Of the message that stands for a body as it is."""
PAGE_TOKENS = ("pageToken", "page_token", "continue")
NEXT_TOKENS = ("nextPageToken", "next_page_token", "continue")
PAGE_SIZES = ("pageSize", "page_size", "maxResults", "max_results", "limit")
AUXILIARY = frozenset({"unreachable", "unreachables", "unreachableLocations", "warnings"})
ITEMS = ("items", "results", "rows")
"""Names of what a page holds, the surest first; then comes that of the resource."""
RULES = Paging(methods=(), reason="")
"""Where the overlay says nothing."""
_STREAM = re.compile(r"(?:^stream|Stream)(?:ing)?(?![a-z])")
_VARIABLE = re.compile(r"\{(\+?)([^{}]+)\}")


@frozen
class Place:
    """A method in its document: `at` points to it, `path` leads to its resource, `dotted` is what overlays call it."""

    at: str
    path: tuple[str, ...]
    name: str
    method: Method

    @property
    def dotted(self) -> str:
        return ".".join((*self.path, self.name))


def clashes(places: Iterable[Place], renamed: Collection[str]) -> Iterator[Fault]:
    """Methods that no server could tell apart, or that have the id of another. Former names are none of them."""
    routes: dict[tuple[str, str], str] = {}
    ids: dict[str, str] = {}
    for place in places:
        known = place.at if place.at in renamed else routes.setdefault(route(place.method), place.at)
        if known != place.at:
            yield Fault(place.at, f"{' '.join(route(place.method))} is the route of {known} too")
        known = ids.setdefault(place.method.id or place.dotted, place.at)
        if known != place.at:
            yield Fault(join(place.at, "id"), f"{place.method.id} is the id of {known} too")


def media_name(name: str, method: Method) -> str:
    """Of the method that gives the media of what another one describes; empty where there is none, or nothing else."""
    both = method.supports_media_download and method.response is not None and method.media_upload is None
    return f"{name}Media" if both and method.http_method == "GET" and "download" not in name.lower() else ""


class Routes:
    """Makes rows; notes faults of paths and parameters."""

    def __init__(self, types: Types, facts: Facts, wording: Wording, faults: list[Fault]) -> None:
        self._types, self._facts, self._wording, self._faults = types, facts, wording, faults
        self._service_path = types.schemas.document.service_path

    def row(
        self, place: Place, request: Shape | None, response: Shape | None, arguments: Mapping[str, Identifier]
    ) -> Row:
        """The row of a method. `arguments` are the Python names of its parameters, by pointer."""
        method = place.method
        if method.http_method not in VERBS:
            said = f"{method.http_method or 'none'} is none of {', '.join(sorted(VERBS))}"
            self._faults.append(Fault(join(place.at, "httpMethod"), said))
        page = self._page(place, request, response, arguments)
        operation = self._facts.operations.get(place.dotted)
        return Row(
            id=method.id or place.dotted,
            verb=method.http_method,
            path=method.path,
            flat_path=method.flat_path or method.path,
            kind=self._kind(place, response, page),
            safety=self._safety(place),
            path_parameters=self._path_parameters(place, arguments),
            query_parameters=self._query_parameters(place, arguments),
            request=self._class(request),
            response=self._class(response),
            page=page,
            upload=self._upload(place, method.media_upload) if method.media_upload else None,
            download=f"download/{self._service_path}{method.path}" if method.use_media_download_service else "",
            result=self._types.name(f"/schemas/{operation.result}") if operation else "",
            metadata=self._types.name(f"/schemas/{operation.metadata}") if operation and operation.metadata else "",
            scopes=tuple(sorted(method.scopes)),
            deprecated=self._wording.deprecation(place.at),
            raw_request=self._is_raw(request),
            raw_response=self._is_raw(response),
            api_version=method.api_version,
        )

    def _class(self, shape: Shape | None) -> str:
        return self._types.name(shape.key) if isinstance(shape, Class) else ""

    def _safety(self, place: Place) -> str:
        entry = self._facts.safety.get(place.dotted)
        return entry.now if entry else SAFETY.get(place.method.http_method, "unsafe")

    def _kind(self, place: Place, response: Shape | None, page: Page | None) -> Kind:
        method = place.method
        if place.dotted in self._facts.streaming or method.streaming_type == "SERVER_SIDE":
            return Kind.STREAM
        if _STREAM.search(place.name) and self._is_chunk(response):
            return Kind.STREAM
        if method.media_upload is not None:
            return Kind.UPLOAD
        if method.supports_media_download and (response is None or "download" in place.name.lower()):
            return Kind.DOWNLOAD
        if self.is_operation(response):
            return Kind.OPERATION
        if response is None or self._is_void(response):
            return Kind.VOID
        return Kind.PAGED if page is not None else Kind.UNARY

    def _is_chunk(self, shape: Shape | None) -> bool:
        """Whether a method that is called a stream gives one: not a resource of that name, and no bytes."""
        model = self._model(shape)
        plain = model is not None and bool(model.properties) and not model.owner.endswith("Stream")
        return plain and not self.is_operation(shape) and not self._is_raw(shape)

    def _is_raw(self, shape: Shape | None) -> bool:
        model = self._model(shape)
        return model is not None and {p.wire for p in model.properties} == RAW_FIELDS

    def is_operation(self, shape: Shape | None) -> bool:
        """By structure, never by name."""
        model = self._model(shape)
        return model is not None and {p.wire for p in model.properties} == OPERATION_FIELDS

    def _is_void(self, shape: Shape) -> bool:
        model = self._model(shape)
        return model is not None and not model.properties and model.owner.endswith("Empty")

    def _model(self, shape: Shape | None) -> ModelDefinition | None:
        return self._types.schemas.models.get(shape.key) if isinstance(shape, Class) else None

    def _path_parameters(self, place: Place, arguments: Mapping[str, Identifier]) -> tuple[PathParameter, ...]:
        made: list[PathParameter] = []
        for _, wire in _VARIABLE.findall(place.method.path):
            at = join(place.at, "parameters", wire)
            parameter = place.method.parameters.get(wire)
            if parameter is None or parameter.location != "path":
                self._faults.append(
                    Fault(join(place.at, "path"), f"the variable {wire} is not declared as a path parameter")
                )
                continue
            pattern = parameter.pattern.removeprefix("^").removesuffix("$") or r".+"
            self._check_pattern(at, pattern)
            made.append(PathParameter(arguments[at], wire, pattern, _prefix(pattern)))
        declared = {wire for wire, parameter in place.method.parameters.items() if parameter.location == "path"}
        for wire in sorted(declared - {wire for _, wire in _VARIABLE.findall(place.method.path)}):
            self._faults.append(
                Fault(join(place.at, "parameters", wire), "a path parameter, but the path has no such variable")
            )
        return tuple(made)

    def _check_pattern(self, at: str, pattern: str) -> None:
        if said := flaw(pattern):
            self._faults.append(Fault(join(at, "pattern"), f"no regular expression: {said}"))

    def _query_parameters(self, place: Place, arguments: Mapping[str, Identifier]) -> tuple[QueryParameter, ...]:
        made: list[QueryParameter] = []
        for wire, parameter in place.method.parameters.items():
            at = join(place.at, "parameters", wire)
            if parameter.location not in ("path", "query"):
                self._faults.append(
                    Fault(join(at, "location"), f"{parameter.location or 'none'} is neither path nor query")
                )
            if parameter.location == "query":
                pattern = parameter.pattern.removeprefix("^").removesuffix("$")
                self._check_pattern(at, pattern)
                made.append(
                    QueryParameter(
                        arguments[at],
                        wire,
                        parameter.format or parameter.type,
                        parameter.repeated,
                        parameter.required,
                        pattern,
                    )
                )
        return tuple(sorted(made, key=lambda query: query.name))

    def _page(
        self, place: Place, request: Shape | None, response: Shape | None, arguments: Mapping[str, Identifier]
    ) -> Page | None:
        answer = self._model(response)
        if answer is None:
            return None
        entry = self._facts.paging.get(place.dotted, RULES)
        next_tokens, tokens, sizes = (
            (given,) if given else usual
            for given, usual in ((entry.next_token, NEXT_TOKENS), (entry.token, PAGE_TOKENS), (entry.size, PAGE_SIZES))
        )
        next_token = self._next_token(answer, next_tokens)
        fields = self._types.fields
        inside = self._model(request)
        query = {wire: arguments[join(place.at, "parameters", wire)] for wire in place.method.parameters}
        body = {p.wire: fields[p.at] for p in inside.properties} if inside else {}
        where, names = ("query", query) if any(token in query for token in tokens) else ("body", body)
        token = next((names[wire] for wire in tokens if wire in names), None)
        items = self._items(place, answer, entry)
        if not next_token or token is None or items is None:
            return None
        size = next((names[wire] for wire in sizes if wire in names), Identifier(""))
        return Page(items, token, next_token, size, where)

    def _next_token(self, answer: ModelDefinition, wires: Collection[str]) -> str:
        """The way to it, by names with dots between: in the answer, or in a message there; empty without one."""
        fields = self._types.fields
        carried = ((f"{fields[p.at]}.", self._model(p.shape)) for p in answer.properties)
        messages = [("", answer), *((way, model) for way, model in carried if model is not None)]
        found = (way + fields[p.at] for way, model in messages for p in model.properties if p.wire in wires)
        return next(found, "")

    def _items(self, place: Place, answer: ModelDefinition, entry: Paging) -> Identifier | None:
        """What the overlay says; else the one list of messages, the one list, the one map; else by name."""
        plain = [p for p in answer.properties if p.wire not in AUXILIARY]
        lists = [p for p in plain if isinstance(p.shape, List)]
        choices = (
            [p for p in answer.properties if p.wire == entry.items],
            [
                p
                for p in lists
                if isinstance(p.shape, List) and isinstance(p.shape.item, Class) and not p.shape.item.is_enum
            ],
            lists,
            [p for p in plain if isinstance(p.shape, Map)],
            *([p for p in lists if p.wire == name] for name in (*ITEMS, *place.path[-1:])),
        )
        return next((self._types.fields[found[0].at] for found in choices if len(found) == 1), None)

    def _upload(self, place: Place, media: MediaUpload) -> Upload:
        protocols = {name: protocol.path for name, protocol in media.protocols.items()}
        at = join(place.at, "mediaUpload", "maxSize")
        return Upload(
            protocols.get("simple", ""), protocols.get("resumable", ""), media.accept, self._size(at, media.max_size)
        )

    def _size(self, at: str, text: str) -> int:
        match = re.fullmatch(r"([0-9]{1,15})\s*([KMGT]?)B?", text.upper() or "0")
        if match is None:
            self._faults.append(Fault(at, f"no size: {text!r}"))
            return 0
        return int(match[1]) << (10 * " KMGT".index(match[2] or " "))


def _prefix(pattern: str) -> str:
    """What stands before the only variable part of a name: `models/` in `models/[^/]+`."""
    match = re.fullmatch(r"([A-Za-z0-9_-]+/)\[\^/\]\+", pattern)
    return match[1] if match else ""


def only_name(pattern: str) -> str:
    """The only name that a pattern admits: `batches` in `^batches$`; else nothing."""
    match = re.fullmatch(r"\^?([A-Za-z0-9_/-]+)\$?", pattern)
    return match[1] if match else ""
