"""One document, generated, and looked at from outside: does it compile, import, reach its methods, build their URLs?

What is expected is read from the raw document, by code of this folder; nothing of the generator's own view is used.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import attrs

from aiogenai.runtime import converter
from aiogenai.runtime.base import Model
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import Message
from aiogenai.runtime.request import Method, build
from codegen.pipeline import generate
from codegen.prose import comment
from codegen.resolve import Target
from codegen.write import write
from tests.codegen.corpus import expander
from tests.codegen.corpus.samples import Samples, path_value, query_value
from tests.codegen.golden import imported

HEADER = ("Generated from a document of the corpus.", "Do not edit: it is looked at, and deleted")


@attrs.define
class Found:
    """What one document gave. `faults` is what is wrong with the code that came out; `warnings` are the generator's."""

    name: str
    methods: int = 0
    models: int = 0
    samples: int = 0
    lines: int = 0
    seconds: float = 0.0
    generating: float = 0.0
    warnings: list[str] = attrs.field(factory=list)
    faults: list[str] = attrs.field(factory=list)


def look_at_one(one: tuple[str, bytes]) -> Found:
    """As `look_at`, for a pool of processes."""
    return look_at(*one)


def look_at(name: str, text: bytes) -> Found:
    """Everything that is asked of a document; whatever raises is a fault of it. Its package is gone afterwards."""
    began = time.perf_counter()
    found = Found(name)
    try:
        with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
            _look(found, text, Path(folder))
    except Exception as error:  # noqa: BLE001  # it is what is looked for
        found.faults.append(f"{type(error).__name__}: {error}"[:1000])
    found.seconds = time.perf_counter() - began
    return found


def write_package(name: str, text: bytes, folder: Path, found: Found | None = None) -> Path:
    """The package of a document in `folder`, and its ledger beside it."""
    package = package_name(name)
    source = folder / f"{name}.json"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(text)
    began = time.perf_counter()
    made = generate(source, Target(package, "aiogenai.runtime", HEADER))
    write(folder / package, made.texts, comment(HEADER[0]))
    (folder / f"{package}.names.json").write_text(made.ledger, "utf-8")
    if found is not None:
        found.generating = time.perf_counter() - began
        found.lines = sum(text.count("\n") for text in made.texts.values())
        found.warnings = [str(fault) for fault in made.warnings]
    return folder / package


def package_name(name: str) -> str:
    return "corpus_" + "".join(c if c.isalnum() else "_" for c in name)


def _look(found: Found, text: bytes, folder: Path) -> None:
    place = write_package(found.name, text, folder, found)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path in place.rglob("*.py"):
            compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        with imported(place, place.name) as package:
            document = json.loads(text)
            client = _recording(package.Client)(api_key="key")
            _look_at_methods(found, document, client)
            ledger = json.loads((folder / f"{place.name}.names.json").read_text("utf-8"))
            _look_at_models(found, document, package, ledger)


# Methods: each is called with arguments that can be told apart, and the client notes what arrives at its verbs.


@attrs.frozen
class Call:
    method: Method
    parameters: Mapping[str, object]
    message: Message | None
    types: tuple[Any, ...]


@attrs.frozen
class Argument:
    name: str


def _recording(client: type[BaseClient]) -> Any:
    """The client, with verbs that send nothing and note what they were given."""

    def noted(self: Any, *given: Any) -> None:
        self.calls.append(given)

    async def awaited(self: Any, *given: Any) -> None:
        self.calls.append(given)

    async def operation(self: Any, method: Method, result: Any, metadata: Any, started: Any) -> None:
        await started
        [(called, *given)] = self.calls
        assert called is method
        self.calls[:] = [(method, result, metadata, *given)]

    verbs: dict[str, Callable[..., Any]] = dict.fromkeys(("stream", "pages", "download"), noted)
    verbs |= {"operation": operation, **dict.fromkeys(("call", "upload"), awaited)}
    return type("Recording", (client,), {**verbs, "calls": []})


def _look_at_methods(found: Found, document: Mapping[str, Any], client: Any) -> None:
    raw = {method["id"]: method for method in raw_methods(document)}
    reached: dict[str, str] = {}
    for name, bound in reachable(client):
        call = _called(client, bound, found, name)
        if call.method.id not in raw:
            found.faults.append(f"{name}: there is no method {call.method.id}")
            continue
        reached[call.method.id] = name
        found.faults += [f"{name}: {fault}" for fault in _faults(document, raw[call.method.id], client, call)]
    found.methods = len(reached)
    found.faults += [f"{lost}: not reachable by attribute" for lost in raw.keys() - reached.keys()]


def raw_methods(resource: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from resource.get("methods", {}).values()
    for child in resource.get("resources", {}).values():
        yield from raw_methods(child)


def reachable(resource: Any, above: str = "client") -> Iterator[tuple[str, Any]]:
    """Every method that attributes lead to, with the way to it."""
    kinds = [kind for kind in type(resource).__mro__ if kind.__module__.startswith("corpus_")]
    for name, member in ((name, member) for kind in kinds for name, member in vars(kind).items()):
        if isinstance(member, cached_property):
            yield from reachable(getattr(resource, name), f"{above}.{name}")
        elif inspect.isfunction(member) and not name.startswith("_"):
            yield f"{above}.{name}", getattr(resource, name)


def _called(client: Any, bound: Any, found: Found, name: str) -> Call:
    """What a method hands on when all its arguments are given; `request` is in place of the others, so it is not."""
    signature = inspect.signature(bound)
    given = {one: Argument(one) for one in signature.parameters if one not in {"request", "options"}}
    client.calls.clear()
    result = bound(**given)
    if inspect.isawaitable(result):
        asyncio.run(_awaited(result))
    [(method, *rest)] = client.calls
    *_, options = rest
    if options is not None or list(signature.parameters)[-1] != "options":
        found.faults.append(f"{name}: it has no options")
    parameters = next(one for one in rest if isinstance(one, dict))
    message = next((one for one in rest if isinstance(one, Message)), None)
    kinds = tuple(rest[: rest.index(parameters)])
    arrived = {one.name for one in _arguments((parameters, message))} | {"media", "mime_type"}
    lost = given.keys() - arrived
    if lost:
        found.faults.append(f"{name}: {', '.join(sorted(lost))} is not handed on")
    return Call(method, parameters, message, kinds)


async def _awaited(result: Any) -> None:
    await result


def _arguments(tree: object) -> Iterator[Argument]:
    if isinstance(tree, Argument):
        yield tree
    elif isinstance(tree, Message):
        yield from _arguments(tree.value)
    elif isinstance(tree, dict | tuple):
        for item in tree.values() if isinstance(tree, dict) else tree:
            yield from _arguments(item)


def _faults(document: Mapping[str, Any], raw: Mapping[str, Any], client: Any, call: Call) -> Iterator[str]:
    method = call.method
    declared = raw.get("parameters", {})
    known = {one.wire: one.name for one in (*method.path_parameters, *method.query_parameters)}
    if known.keys() != declared.keys():
        yield f"its parameters are {sorted(known)}, not {sorted(declared)}"
        return
    if set(call.parameters) != set(known.values()):
        yield f"it hands on {sorted(call.parameters)}, not {sorted(known.values())}"
    if method.verb != raw["httpMethod"]:
        yield f"its verb is {method.verb}, not {raw['httpMethod']}"
    yield from _url_faults(document, raw, client, method, known)
    if ("request" in raw) != (call.message is not None):
        yield "its message is not where the document has one"
    elif call.message is not None and isinstance(call.message.value, dict):
        fields = {one.name for one in attrs.fields(call.message.schema)}
        yield from (f"its message has no field {name}" for name in call.message.value.keys() - fields)
    for kind in call.types:
        if isinstance(kind, type) and issubclass(kind, Model):
            converter.load(kind, {})


def _url_faults(
    document: Mapping[str, Any],
    raw: Mapping[str, Any],
    client: Any,
    method: Method,
    known: Mapping[str, str],
) -> Iterator[str]:
    """The URL that the runtime builds against the one that RFC 6570 gives."""
    path: dict[str, str] = {}
    given: dict[str, object] = {}
    pairs: list[tuple[str, str]] = []
    for wire, parameter in raw.get("parameters", {}).items():
        if parameter["location"] == "path":
            path[wire] = path_value(parameter, reserved=f"{{+{wire}}}" in raw["path"])
            given[known[wire]] = path[wire]
        else:
            value, text = query_value(parameter)
            times = 2 if parameter.get("repeated") else 1
            given[known[wire]] = [value] * times if times > 1 else value
            pairs += [(wire, text)] * times
    url = urlsplit(build(method, client._root + client._api.service_path, given).url)
    expected = document["rootUrl"] + document["servicePath"] + expander.expand(raw["path"], path)
    if f"{url.scheme}://{url.netloc}{url.path}" != expected:
        yield f"its URL is {url.geturl()}, not {expected}"
    if sorted(filter(None, url.query.split("&"))) != expander.query(pairs):
        yield f"its query is {url.query}, not {expander.query(pairs)}"


# Models: a message of each schema is loaded, and dumped again.


def _look_at_models(found: Found, document: Mapping[str, Any], package: ModuleType, ledger: Mapping[str, str]) -> None:
    found.models = len(package.types.__all__)
    for name in package.types.__all__:
        getattr(package.types, name)
    schemas = document.get("schemas", {})
    samples = Samples(schemas, document["id"])
    for name, node in schemas.items():
        cls = getattr(package.types, ledger[f"/schemas/{name}"])
        sample = samples.of(node)
        found.samples += 1
        back = converter.decode(converter.encode(converter.dump(cls, converter.load(cls, sample))))
        if back != sample:
            found.faults.append(f"{name}: {json.dumps(sample)[:300]} came back as {json.dumps(back)[:300]}")
