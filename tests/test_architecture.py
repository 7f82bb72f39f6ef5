"""Who may import whom, and where each word is at home. These tables are the architecture; a fault names the home.

Reads source only: nothing of the project is imported, so a broken module cannot hide a broken wall.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
TREES = {"aiogenai": ROOT / "src/aiogenai", "codegen": ROOT / "codegen"}

# From the ground up: a module imports only from floors below its own. What a package holds stands where its row says,
# save modules with a row of their own.
HOUSE: tuple[set[str], ...] = (
    {
        "runtime",
        "runtime.base",
        "runtime.mismatch",
        "runtime.polling",
        "runtime.renewal",
        "runtime.scalars",
        "runtime.sse",
        "runtime.trees",
        "runtime.version",
    },
    {"runtime.json_array", "runtime.error_details", "runtime.merging", "runtime.hints", "runtime.scalar_hooks"},
    {"runtime.framing", "runtime.error_body", "runtime.container_hooks", "runtime.model_hooks"},
    {"runtime.error_base", "runtime.hooks"},
    {"runtime.error_status", "runtime.error_transfer"},
    {"runtime.error_response"},
    {"runtime.errors"},
    {"runtime.request", "runtime.content", "runtime.media", "runtime.upload_protocols"},
    {
        "runtime.api",
        "runtime.converter",
        "runtime.retry",
        "runtime.deprecation",
        "runtime.given",
        "runtime.chunking",
        "runtime.multipart",
        "runtime.exchange",
        "runtime.translation",
    },
    {"runtime.options", "runtime.response"},
    {"runtime.attempts", "runtime.auth", "runtime.transport"},
    {"runtime.google_auth", "runtime.chunks", "runtime.bodies", "runtime.transfer", "runtime.downloads"},
    {"runtime.send", "runtime.pagination", "runtime.operations", "runtime.uploads", "runtime.stream"},
    {"runtime.preparation", "gemini.values"},
    {"runtime.operation_verbs"},
    {"runtime.verbs"},
    {"runtime.client", "gemini.mixins"},
    {"v1beta"},
    {"gemini", "batch", "emulator"},
    {"gemini.functions"},
    {"gemini.chat"},
    {""},
    {"cli"},
)
FLOORS: dict[str, int] = {room: floor for floor, rooms in enumerate(HOUSE) for room in rooms}

# Rooms that are reached by some only: nobody else imports them, however high they stand.
GUESTS: dict[str, set[str]] = {
    "emulator": {"cli"},
    "runtime.send": {"runtime.client", "runtime.preparation"},
    "cli": set(),
}

# What the emulator takes: it plays the server, so it never learns from the client how a call is made.
EMULATOR_TAKES = {"runtime.base", "runtime.converter", "runtime.errors", "runtime.request", "runtime.scalars", "v1beta"}

# A word is said only at home: a package that is imported, or a function that is called.
HOMES: dict[str, set[str]] = {
    "aiohttp": {"runtime.transport", "runtime.exchange", "runtime.response", "runtime.translation", "emulator"},
    "cattrs": {"runtime.hooks", "gemini.values", "codegen.reading", "codegen.overlay"},
    "orjson": {"runtime.converter", "runtime.error_body", "runtime.chunks", "emulator"},
    "jinja2": {"codegen.render"},
    "keyword": {"codegen.naming", "emulator"},
    "textwrap": {"codegen.prose"},
    "subprocess": {"codegen.write"},
    "google": {"runtime.google_auth"},
    "googleapiclient": set(),  # these two are installed for tests alone
    "pydantic": set(),
    "base64": {"runtime.scalars", "runtime.content", "emulator"},
    "random": {"runtime.retry", "runtime.polling", "batch.governor", "emulator"},
    "rich": {"cli"},
    "asyncio.sleep": {
        "runtime.send",
        "runtime.operations",
        "runtime.transfer",
        "runtime.downloads",
        "runtime.chunks",
        "emulator",
        "gemini.files",
    },
}

# An import inside a function is for what is loaded only when touched: the lazy faces, and optional extras.
LATE_IMPORTS = {"", "v1beta", "runtime.auth", "cli"}

# `if TYPE_CHECKING` is for the lazy faces, which show checkers what they load when touched, and for mixins, which are
# bases of the models that they speak of.
CHECKER_IMPORTS = {"", "v1beta", "gemini.mixins", "emulator"}

REASON = re.compile(r"#\s*(?:noqa|type: ignore|pyright: ignore|pragma)[^#]*#\s*\S+")
EXCUSE = re.compile(r"#\s*(?:noqa|type: ignore|pyright: ignore|pragma: no)\b")


class Module(NamedTuple):
    tree: str  # aiogenai or codegen
    name: str  # runtime.base; "" is the package itself
    path: Path


class Import(NamedTuple):
    importer: Module
    target: str  # absolute and dotted: `aiogenai.runtime.base`, `aiohttp`
    line: int
    late: bool  # inside a function
    checker: bool  # under TYPE_CHECKING

    def __str__(self) -> str:
        return f"{self.importer.path.relative_to(ROOT)}:{self.line}: {self.target}"


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for tree, folder in TREES.items():
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            found.append(Module(tree, ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return tuple(found)


@cache
def source(module: Module) -> ast.Module:
    return ast.parse(module.path.read_text("utf-8"))


def inside(name: str, room: str) -> bool:
    return name == room or (room != "" and name.startswith(room + "."))


def room(name: str, rooms: dict[str, int]) -> str | None:
    """The row that speaks for a module: its own, else its nearest package's. The root speaks for itself only."""
    return max((r for r in rooms if inside(name, r)), key=len, default=None)


@cache
def imports() -> tuple[Import, ...]:
    known = {f"{m.tree}.{m.name}".rstrip(".") for m in modules()}
    return tuple(found for module in modules() for found in _imports_of(module, known))


def _imports_of(module: Module, known: set[str]) -> Iterator[Import]:
    package = [module.tree, *filter(None, module.name.split("."))]
    if module.path.name != "__init__.py":
        package.pop()
    tree = list(ast.walk(source(module)))
    late = {n for f in tree if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef) for n in ast.walk(f)}
    guards = (n for n in tree if isinstance(n, ast.If) and ast.unparse(n.test).endswith("TYPE_CHECKING"))
    checker = {n for guard in guards for n in ast.walk(guard)}
    for node in tree:
        targets: list[str] = []
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *filter(None, [node.module])])
            names = [f"{origin}.{alias.name}" for alias in node.names]
            targets = sorted({name if name in known else origin for name in names})
        for target in targets:
            yield Import(module, target, node.lineno, node in late, node in checker)


def within(found: Import) -> str | None:
    """The name within aiogenai of what is imported there; `None` for what is outside."""
    head, _, rest = found.target.partition(".")
    return rest if head == "aiogenai" else None


def fail_on(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(sorted(faults)), pytrace=False)


def test_every_module_has_a_floor() -> None:
    ours = [m for m in modules() if m.tree == "aiogenai"]
    homeless = [m for m in ours if room(m.name, FLOORS) in {None, "runtime"} and m.name != "runtime"]
    fail_on([f"{m.path.relative_to(ROOT)}: give {m.name} a floor in HOUSE" for m in homeless])
    empty = set(FLOORS) - {room(m.name, FLOORS) for m in ours} - {"batch", "gemini"}  # to come
    assert empty == set(), "rows that no module stands on"


def test_a_module_imports_only_from_floors_below() -> None:
    faults = []
    for found in imports():
        target = within(found)
        if found.importer.tree != "aiogenai" or target is None:
            continue
        mine, theirs = room(found.importer.name, FLOORS), room(target, FLOORS)
        assert mine is not None, found
        if theirs is None:
            faults.append(f"{found} does not exist")
        elif mine != theirs and FLOORS[theirs] >= FLOORS[mine] and not _is_lazy_face(found):
            faults.append(f"{found} is on floor {FLOORS[theirs]}, and {mine or 'the root'} stands on {FLOORS[mine]}")
    fail_on(faults)


def _is_lazy_face(found: Import) -> bool:
    """What is loaded only when touched, or seen by checkers only, is no part of how the house stands."""
    name = found.importer.name
    return (found.late and name in LATE_IMPORTS) or (found.checker and name in CHECKER_IMPORTS)


def test_guests_are_imported_by_their_hosts_only() -> None:
    faults = []
    for found in imports():
        target = within(found)
        for guest, hosts in GUESTS.items():
            mine = found.importer.name
            if target is not None and inside(target, guest) and not any(inside(mine, host) for host in {guest, *hosts}):
                faults.append(f"{found} is for {', '.join(sorted(hosts)) or 'nobody'} only")
    fail_on(faults)


def test_the_emulator_never_learns_from_the_client() -> None:
    faults = []
    for found in imports():
        target = within(found)
        if target is None or found.importer.tree != "aiogenai" or not inside(found.importer.name, "emulator"):
            continue
        if not any(inside(target, taken) for taken in {"emulator", *EMULATOR_TAKES}):
            faults.append(f"{found} is not among what the emulator takes")
    fail_on(faults)


def test_the_generator_and_the_package_know_nothing_of_each_other() -> None:
    fail_on(
        [
            f"{found} is across the wall between codegen and src"
            for found in imports()
            if found.target.partition(".")[0] in TREES and found.target.partition(".")[0] != found.importer.tree
        ]
    )


def test_a_word_is_said_only_at_home() -> None:
    said = [(f.target, f.importer, f.line) for f in imports()]
    for module in modules():
        dotted = (n for n in ast.walk(source(module)) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name))
        said.extend((ast.unparse(node), module, node.lineno) for node in dotted)
    faults = []
    for target, module, line in said:
        name = module.name if module.tree == "aiogenai" else f"codegen.{module.name}"
        for word, homes in HOMES.items():
            if inside(target, word) and not any(inside(name, home) for home in homes):
                where = f"{module.path.relative_to(ROOT)}:{line}"
                faults.append(f"{where}: {word} is at home in {', '.join(sorted(homes))}")
    fail_on(list(dict.fromkeys(faults)))


def test_imports_stand_at_the_top() -> None:
    faults = []
    for found in imports():
        ours = found.importer.tree == "aiogenai"
        for is_so, rooms, what in [
            (found.late, LATE_IMPORTS, "imports inside functions"),
            (found.checker, CHECKER_IMPORTS, "imports for checkers only"),
        ]:
            if is_so and not (ours and any(inside(found.importer.name, r) for r in rooms)):
                faults.append(f"{found}: {what} are for {', '.join(sorted(r or 'the root' for r in rooms))}")
    fail_on(faults)


def test_there_are_no_import_cycles() -> None:
    graph: dict[str, set[str]] = {f"{m.tree}.{m.name}".rstrip("."): set() for m in modules()}
    for found in imports():
        importer = f"{found.importer.tree}.{found.importer.name}".rstrip(".")
        if not (found.late or found.checker) and found.target in graph and found.target != importer:
            graph[importer].add(found.target)
    while leaves := {name for name, targets in graph.items() if not targets & set(graph)}:
        graph = {name: targets for name, targets in graph.items() if name not in leaves}
    while tops := set(graph) - {t for targets in graph.values() for t in targets}:
        graph = {name: targets for name, targets in graph.items() if name not in tops}
    fail_on([f"{name} -> {', '.join(sorted(targets & set(graph)))}" for name, targets in graph.items()])


def test_a_folder_is_all_generated_or_all_written_by_hand() -> None:
    generated = {m.path for m in modules() if m.path.read_text("utf-8").startswith("# Generated from ")}
    assert {p for p in generated if "v1beta" not in p.parts} == set()
    assert {m.path for m in modules() if inside(m.name, "v1beta") and m.tree == "aiogenai"} == generated


def test_every_excuse_gives_its_reason() -> None:
    faults = []
    for module in modules():
        for number, line in enumerate(module.path.read_text("utf-8").splitlines(), 1):
            if EXCUSE.search(line) and not REASON.search(line):
                faults.append(f"{module.path.relative_to(ROOT)}:{number}: say why: {line.strip()}")
    fail_on(faults)
