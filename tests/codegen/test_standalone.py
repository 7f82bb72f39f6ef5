"""Packages that stand alone: made by the command, whole, installable; and their calls are those that Google expects."""

from __future__ import annotations

import ast
import importlib
import json
import re
import sys
import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest
from aiohttp import web

from codegen import markup
from codegen.__main__ import main
from tests.codegen.corpus import installing, wheel
from tests.codegen.documents import document, method, schema


@attrs.define
class Seen:
    """A server that notes what it is asked, and answers what it is told."""

    url: str = ""
    answers: list[web.Response] = attrs.field(factory=list)
    requests: list[tuple[str, str, Any]] = attrs.field(factory=list)
    headers: list[dict[str, str]] = attrs.field(factory=list)
    bodies: list[bytes] = attrs.field(factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.read()
        is_json = request.content_type == "application/json" and body
        self.requests.append((request.method, request.raw_path, json.loads(body) if is_json else None))
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        self.bodies.append(body)
        return self.answers.pop(0) if self.answers else web.json_response({})


@pytest.fixture
async def seen() -> AsyncIterator[Seen]:
    server = Seen()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of projects, each made when it is first asked for, and on the path of imports."""
    folder = tmp_path_factory.mktemp("alone")
    yield folder
    sys.path[:] = [place for place in sys.path if not place.startswith(str(folder))]
    for name in [name for name in sys.modules if name.partition(".")[0] in _NAMES]:
        del sys.modules[name]


_NAMES = {*installing.ALONE, "aiotranslate", "aiogroups", "aiohealth", "aiorun", "aiolibrary"}


PARTS = {"aiocompute": ("instances", "zoneOperations"), "aiovertex": ("publishers",)}
"""What is called of the largest: `make corpus` makes them whole."""


def package(projects: Path, name: str, of: str = "") -> Any:
    try:
        wheel.wheel()
    except wheel.Unavailable as error:
        pytest.skip(str(error))
    project = projects / name
    if not project.exists():
        installing.generate(name, of or installing.ALONE[name], projects, PARTS.get(name, ()))
        sys.path.insert(0, str(project / "src"))
    return importlib.import_module(name)


@asynccontextmanager
async def client(package: Any, seen: Seen) -> AsyncIterator[Any]:
    async with package.Client(api_key="key", base_url=seen.url) as made:
        yield made


# One call each, as its users make it.


async def test_drive_lists_files_page_by_page(projects: Path, seen: Seen) -> None:
    seen.answers = [
        web.json_response({"files": [{"id": "1", "size": "9007199254740993"}], "nextPageToken": "n/x"}),
        web.json_response({"files": [{"id": "2"}]}),
    ]
    async with client(package(projects, "aiodrive"), seen) as drive:
        files = [file async for file in drive.files.list(q="name contains 'a&b'", order_by="folder,name", page_size=1)]
    assert ["1", "2"] == [file.id for file in files]
    assert 9007199254740993 == files[0].size
    first = "/drive/v3/files?orderBy=folder%2Cname&pageSize=1&q=name%20contains%20%27a%26b%27"
    assert [first, first.replace("&pageSize=1", "&pageSize=1&pageToken=n%2Fx")] == [one[1] for one in seen.requests]


async def test_drive_makes_a_folder_without_media_and_a_file_with_it(projects: Path, seen: Seen) -> None:
    drive_package = package(projects, "aiodrive")
    session = {"x-goog-upload-url": f"{seen.url}/session", "x-goog-upload-status": "active"}
    end = {"x-goog-upload-status": "final"}
    seen.answers = [
        web.json_response({"id": "1"}),
        web.json_response({}, headers=session),
        web.json_response({"id": "2"}, headers=end),
    ]
    async with client(drive_package, seen) as drive:
        folder = await drive.files.create({"name": "a", "mime_type": "application/vnd.google-apps.folder"})
        file = await drive.files.create(drive_package.types.File(name="b"), media=b"content", mime_type="text/plain")
    assert ("1", "2") == (folder.id, file.id)
    sent = {"name": "a", "mimeType": "application/vnd.google-apps.folder"}
    assert [("POST", "/drive/v3/files", sent), ("POST", "/upload/drive/v3/files", {"name": "b"})] == seen.requests[:2]
    assert ("/session", b"content") == (seen.requests[2][1], seen.bodies[2])


async def test_youtube_searches(projects: Path, seen: Seen) -> None:
    seen.answers = [web.json_response({"items": [{"id": {"videoId": "v"}, "snippet": {"title": "T"}}]})]
    async with client(package(projects, "aioyoutube"), seen) as youtube:
        page = await youtube.search.list(part=["id", "snippet"], q="cats", type=["video"], max_results=5)
    assert "T" == page.items[0].snippet.title
    assert ("GET", "/youtube/v3/search?maxResults=5&part=id&part=snippet&q=cats&type=video", None) == seen.requests[0]


async def test_compute_starts_an_instance_in_the_version_of_its_document(projects: Path, seen: Seen) -> None:
    seen.answers = [web.json_response({"name": "operation-1", "status": "RUNNING", "id": "7"})]
    instance = {"name": "vm", "machine_type": "zones/z/machineTypes/e2-small", "disks": [{"boot": True}]}
    async with client(package(projects, "aiocompute"), seen) as compute:
        operation = await compute.instances.insert("my-project", "us-central1-a", instance)
    assert ("RUNNING", 7) == (operation.status, operation.id)
    sent = {"name": "vm", "machineType": "zones/z/machineTypes/e2-small", "disks": [{"boot": True}]}
    path = "/compute/v1/projects/my-project/zones/us-central1-a/instances"
    assert ("POST", path, sent) == seen.requests[0]
    assert "2026-11-01" == seen.headers[0]["x-goog-api-version"]


async def test_an_operation_of_compute_is_asked_for_where_it_goes_on(projects: Path, seen: Seen) -> None:
    statuses = ("PENDING", "RUNNING", "DONE")
    seen.answers = [web.json_response({"name": "operation-1", "status": status}) for status in statuses]
    place = ("my-project", "us-central1-a")
    async with client(package(projects, "aiocompute"), seen) as compute:
        operation = await compute.instances.delete(*place, "vm")
        while operation.status != "DONE":
            operation = await compute.zone_operations.get(*place, operation.name)
    path = "/compute/v1/projects/my-project/zones/us-central1-a"
    polled = ("GET", f"{path}/operations/operation-1", None)
    assert [("DELETE", f"{path}/instances/vm", None), polled, polled] == seen.requests


async def test_compute_gives_items_of_maps_with_their_keys(projects: Path, seen: Seen) -> None:
    seen.answers = [web.json_response({"items": {"zones/z": {"instances": [{"name": "vm"}]}}})]
    async with client(package(projects, "aiocompute"), seen) as compute:
        [(zone, scoped)] = [pair async for pair in compute.instances.aggregated_list("my-project")]
    assert ("zones/z", "vm") == (zone, scoped.instances[0].name)


async def test_run_lists_services_whose_next_page_is_told_in_their_metadata(projects: Path, seen: Seen) -> None:
    seen.answers = [
        web.json_response({"items": [{"kind": "Service"}], "metadata": {"continue": "next"}}),
        web.json_response({"items": [{"kind": "Service"}], "metadata": {}}),
        web.json_response({}),
    ]
    async with client(package(projects, "aiorun", "run.v1"), seen) as run:
        services = run.namespaces.services
        assert 2 == len([one async for one in services.list("namespaces/p", limit=1)])
        assert [] == [one async for one in services.list("namespaces/p")]
    path = "/apis/serving.knative.dev/v1/namespaces/p/services"
    asked = [f"{path}?limit=1", f"{path}?continue=next&limit=1", path]
    assert asked == [one[1] for one in seen.requests]


async def test_storage_escapes_slashes_of_object_names_and_downloads(projects: Path, seen: Seen) -> None:
    seen.answers = [web.json_response({"name": "a/b c", "generation": "1"}), web.Response(body=b"\x00content")]
    async with client(package(projects, "aiostorage"), seen) as storage:
        described = await storage.objects.get("bucket", "a/b c")
        content = await storage.objects.get_media("bucket", "a/b c").read()
    assert ("a/b c", 1, b"\x00content") == (described.name, described.generation, content)
    path = "/storage/v1/b/bucket/o/a%2Fb%20c"
    assert [path, f"/download{path}?alt=media"] == [one[1] for one in seen.requests]


async def test_vertex_generates_and_streams_content(projects: Path, seen: Seen) -> None:
    part = {"candidates": [{"content": {"parts": [{"text": "Hello"}]}, "finishReason": "STOP"}]}
    event = web.Response(text=f"data: {json.dumps(part)}\r\n\r\n", content_type="text/event-stream")
    seen.answers = [web.json_response(part), event]
    model = "publishers/google/models/gemini-2.5-flash"
    contents = [{"role": "user", "parts": [{"text": "Hi"}]}]
    async with client(package(projects, "aiovertex"), seen) as vertex:
        models = vertex.publishers.models
        answer = await models.generate_content(model, contents=contents)
        async with models.stream_generate_content(model, contents=contents) as stream:
            chunks = [chunk async for chunk in stream]
    assert "Hello" == answer.candidates[0].content.parts[0].text == chunks[0].candidates[0].content.parts[0].text
    assert ("POST", f"/v1beta1/{model}:generateContent", {"contents": contents}) == seen.requests[0]
    assert f"/v1beta1/{model}:streamGenerateContent?alt=sse" == seen.requests[1][1]


# What other documents say of the wire.


async def test_translate_wraps_bodies_both_ways(projects: Path, seen: Seen) -> None:
    seen.answers = [web.json_response({"data": {"translations": [{"translatedText": "Hallo"}]}})]
    async with client(package(projects, "aiotranslate", "translate.v2"), seen) as translate:
        answer = await translate.translations.translate(q=["Hello"], target="de")
    assert "Hallo" == answer.translations[0].translated_text
    assert ("POST", "/language/translate/v2", {"data": {"q": ["Hello"], "target": "de"}}) == seen.requests[0]


async def test_an_api_that_would_answer_otherwise_is_asked_for_json(projects: Path, seen: Seen) -> None:
    async with client(package(projects, "aiogroups", "groupssettings.v1"), seen) as groups:
        await groups.groups.get("a@b.example")
    assert "/groups/v1/groups/a%40b.example?alt=json" == seen.requests[0][1]


async def test_bodies_that_are_no_json_go_and_come_as_they_are(projects: Path, seen: Seen) -> None:
    seen.answers = [web.Response(body=b'{"resourceType": "Patient"}', content_type="application/fhir+json")]
    made = package(projects, "aiohealth", "healthcare.v1")
    parent = "projects/p/locations/l/datasets/d/fhirStores/f"
    body = made.types.HttpBody(content_type="application/fhir+json", data=b'{"name": []}')
    async with client(made, seen) as health:
        answer = await health.projects.locations.datasets.fhir_stores.fhir.create(parent, "Patient", body)
    assert b'{"resourceType": "Patient"}' == answer.data
    assert answer.content_type.startswith("application/fhir+json")
    assert b'{"name": []}' == seen.bodies[0]
    assert "application/fhir+json" == seen.headers[0]["content-type"]


# The project around a package.


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small document, and the project that it becomes."""
    source = tmp_path / "library.json"
    source.write_text(json.dumps(_document()), "utf-8")
    return _made(source, tmp_path / "project")


def _document(**more: Any) -> dict[str, Any]:
    books = {"get": method("books.get", path="v1/books", response={"$ref": "Book"})}
    return document("20260102", resources={"books": {"methods": books}}, schemas={"Book": schema("Book")}, **more)


def _made(source: Path, project: Path) -> Path:
    assert 0 == main(["generate", str(source), "--package", "aiolibrary", "--out", str(project)])
    return project


def test_a_project_has_all_it_takes_to_be_installed(library: Path) -> None:
    found = {path.relative_to(library).as_posix() for path in library.rglob("*") if path.is_file()}
    around = {"LICENSE", "README.md", "names.json", "pyproject.toml", "tests/test_smoke.py"}
    assert around == {path for path in found if not path.startswith("src/")}
    runtime = {path.name for path in (wheel.ROOT / "src/aiogenai/runtime").glob("*.py")}
    assert runtime == {path.name for path in (library / "src/aiolibrary/runtime").glob("*.py")}
    assert (library / "src/aiolibrary/py.typed").exists()
    project = tomllib.loads((library / "pyproject.toml").read_text("utf-8"))["project"]
    assert ("aiolibrary", "2026.1.2") == (project["name"], project["version"])


def test_a_project_says_nothing_of_the_one_that_made_it(library: Path) -> None:
    for path in library.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in modules if name.partition(".")[0] in {"aiogenai", "codegen"}], path


def test_what_was_made_is_as_generated_until_someone_changes_it(library: Path, capsys: Any) -> None:
    arguments = [str(library.parent / "library.json"), "--package", "aiolibrary", "--out", str(library)]
    assert 0 == main(["check", *arguments])
    (library / "src/aiolibrary/client.py").write_text("")
    (library / "pyproject.toml").unlink()
    assert 1 == main(["check", *arguments])
    said = capsys.readouterr().err
    assert "different: src/aiolibrary/client.py" in said
    assert "missing: pyproject.toml" in said


def test_files_around_the_package_that_became_somebodys_own_are_kept(library: Path) -> None:
    (library / "README.md").write_text("# Mine\n")
    (library / "notes.txt").write_text("mine, too")
    (library / "tests/test_mine.py").write_text("")
    _made(library.parent / "library.json", library)
    assert "# Mine\n" == (library / "README.md").read_text()
    assert (library / "notes.txt").exists()
    assert (library / "tests/test_mine.py").exists()


def test_names_stay_when_a_later_document_brings_others(library: Path) -> None:
    source = library.parent / "library.json"
    later = _document()
    later["schemas"]["Book"]["properties"] = {"title_": {"type": "string"}}
    source.write_text(json.dumps(later), "utf-8")
    _made(source, library)
    later["schemas"]["Book"]["properties"]["title"] = {"type": "string"}
    source.write_text(json.dumps(later), "utf-8")
    _made(source, library)
    book = (library / "src/aiolibrary/types/books.py").read_text("utf-8")
    assert '{"title": "title_", "title_2": "title"}' in book


def test_hand_written_bases_stay_behind_and_that_is_told(tmp_path: Path, capsys: Any) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "1.json").write_text(json.dumps(_document()), "utf-8")
    (folder / "overlay.toml").write_text(
        '[[mixins]]\nschema = "Book"\nbase = "aiogenai.gemini.mixins:ContentMixin"\nreason = "A test."\n'
    )
    project = _made(folder, tmp_path / "project")
    assert "class Book(Model)" in (project / "src/aiolibrary/types/books.py").read_text("utf-8")
    assert "/schemas/Book: its base aiogenai.gemini.mixins:ContentMixin stays behind" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["class", "2fast", "aio-drive", "a/../b", "__import__", ""])
def test_a_package_needs_a_name_that_python_takes(name: str, tmp_path: Path, capsys: Any) -> None:
    assert 2 == main(["generate", str(tmp_path), "--package", name, "--out", str(tmp_path / "out")])
    assert "is no name of a package" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["aiohttp", "attrs", "attr", "cattrs", "orjson", "asyncio", "json", "google"])
def test_a_package_hides_none_that_it_needs(name: str, tmp_path: Path, capsys: Any) -> None:
    assert 2 == main(["generate", str(tmp_path), "--package", name, "--out", str(tmp_path / "out")])
    assert "would hide a package" in capsys.readouterr().err


def test_a_project_needs_a_folder(tmp_path: Path, capsys: Any) -> None:
    assert 2 == main(["generate", str(tmp_path), "--package", "aiolibrary"])
    assert "say which folder" in capsys.readouterr().err


HOSTILE = (
    '"', "\\", '"""', "'''", "]\n[tool.evil]\nx = 1", "\u2028", "\u202e", "\x00", "\x7f", "{{ 1 }}", "```", "-->", "`",
    "<script>alert(1)</script>", "[a](javascript:x)", "![a](b)", "\n\n# Heading", "\ud800", "https://evil.example", "|",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_stay_text_in_every_file(text: str, tmp_path: Path) -> None:
    source = tmp_path / "library.json"
    title = f"a{text}b"
    source.write_text(json.dumps(_document(title=title, description=f"{title}\n\n{title}")), "utf-8")
    project = _made(source, tmp_path / "project")
    parsed = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    benign = tomllib.loads((_benign(tmp_path) / "pyproject.toml").read_text("utf-8"))
    parsed["project"]["description"] = benign["project"]["description"] = ""
    assert benign == parsed
    readme = (project / "README.md").read_text("utf-8")
    for mark in (
        "[^\\\\]<script",
        r"[^\\]\]\(",
        r"[^\\]!\[",
        "\n# Heading",
        "-->b",
        "\u202e",
        "\u2028",
        "https://evil",
    ):
        assert not re.search(mark, readme), mark
    assert 2 == readme.count("```")


def _benign(folder: Path) -> Path:
    source = folder / "benign.json"
    source.write_text(json.dumps(_document()), "utf-8")
    return _made(source, folder / "benign")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_of_toml_is_read_back(text: str) -> None:
    [read] = tomllib.loads(f"a = {markup.toml(text)}").values()
    assert markup.clean(text) == read


# In an environment of its own.


def test_a_project_installs_in_an_empty_environment_and_is_called_there(projects: Path, tmp_path: Path) -> None:
    package(projects, "aiodrive")
    python = installing.environment(tmp_path / "environment")
    try:
        installing.install(python, projects / "aiodrive")
    except installing.NoIndex as error:
        pytest.skip(str(error))
    assert "OK" in installing.smoke(python, projects / "aiodrive")
    installing.call(python, projects / "drive.v3.json")
