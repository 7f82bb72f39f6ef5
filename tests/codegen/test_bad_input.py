"""Bad input: all that is wrong is told at once, with pointers; the exit code is 2, and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from codegen.fault import Faults
from codegen.pipeline import generate
from codegen.reading import MAX_DEPTH, parse
from codegen.resolve import Target
from tests.codegen.documents import document, method, run, schema, stored

TARGET = Target("library", "aiogenai.runtime", ("Generated from a test.",))


def faults_of(text: bytes | str) -> list[str]:
    with pytest.raises(Faults) as caught:
        parse(text)
    return list(map(str, caught.value.faults))


def faults_in(folder: Path, *documents: dict[str, Any], overlay: str = "") -> list[str]:
    stored(folder, *documents)
    if overlay:
        (folder / "overlay.toml").write_text(overlay, "utf-8")
    with pytest.raises(Faults) as caught:
        generate(folder, TARGET)
    return list(map(str, caught.value.faults))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("<html>", "not JSON"),
        ('{"kind": ', "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        ('{"kind": NaN}', "NaN is no JSON value"),
        ("[" * 100_000, "nested too deep"),
        ("[]", "not a discovery document"),
        ("{}", "not a discovery document"),
        ('{"kind": "discovery#directoryList", "items": []}', "not a discovery document"),
    ],
)
def test_what_is_no_document_is_refused(text: bytes | str, said: str) -> None:
    (fault,) = faults_of(text)
    assert said in fault


def test_all_wrong_types_are_told_with_their_pointers() -> None:
    bad = document(
        title=5,
        schemas={
            "A": {"type": "object", "properties": {"x/y": {"type": 7, "enum": ["a", 3]}, "z": []}},
            "B": "text",
            "C": {"annotations": {"required": 1}},
        },
        resources={"r": {"methods": {"m": {"httpMethod": None, "parameters": {"p": {"required": "true"}}}}}},
        auth={"oauth2": {"scopes": []}},
    )
    assert [
        "error: /auth/oauth2/scopes: expected an object, got an array",
        "error: /resources/r/methods/m/httpMethod: expected a string, got null",
        "error: /resources/r/methods/m/parameters/p/required: expected true or false, got a string",
        "error: /schemas/A/properties/x~1y/enum/1: expected a string, got a number",
        "error: /schemas/A/properties/x~1y/type: expected a string, got a number",
        "error: /schemas/A/properties/z: expected an object, got an array",
        "error: /schemas/B: expected an object, got a string",
        "error: /schemas/C/annotations/required: expected an array, got a number",
        "error: /title: expected a string, got a number",
    ] == faults_of(json.dumps(bad))


def test_a_key_that_is_there_twice_is_told() -> None:
    text = json.dumps(document()).replace('"title": "Library API"', '"title": "A", "title": "B"')
    assert ["error: /title: the key is there twice"] == faults_of(text)


def test_too_deep_a_document_is_told_where_it_gets_too_deep() -> None:
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(MAX_DEPTH):
        deep = {"type": "array", "items": deep}
    (fault,) = faults_of(json.dumps(document(schemas={"A": deep})))
    assert f"nested deeper than {MAX_DEPTH} levels" in fault
    assert "error: /schemas/A/items/" in fault


def test_what_must_be_there_is_missed() -> None:
    assert ["error: /name: missing", "error: /rootUrl: missing", "error: /version: missing"] == faults_of(
        json.dumps(document(name="", version="", rootUrl=""))
    )


def test_all_faults_of_methods_are_told_at_once(tmp_path: Path) -> None:
    parameters = {
        "name": {"type": "string", "location": "path", "pattern": "^books/[^/$"},
        "other": {"type": "string", "location": "path"},
        "third": {"type": "string", "location": "header"},
    }
    bad = method("get", "v1/{+name}/{missing}", parameters=parameters, httpMethod="FETCH")
    told = faults_in(tmp_path, document(resources={"books": {"methods": {"get": bad}}}))
    at = "error: /resources/books/methods/get"
    assert f"{at}/path: the variable missing is not declared as a path parameter" in told
    assert f"{at}/parameters/other: a path parameter, but the path has no such variable" in told
    assert f"{at}/parameters/third/location: header is neither path nor query" in told
    assert any(fault.startswith(f"{at}/parameters/name/pattern: no regular expression") for fault in told)
    assert f"{at}/httpMethod: FETCH is none of DELETE, GET, PATCH, POST, PUT" in told


def test_two_methods_of_one_route_are_a_fault(tmp_path: Path) -> None:
    twice = {"methods": {"get": method("get"), "read": method("read")}}
    told = faults_in(tmp_path, document(resources={"books": twice}))
    assert [
        "error: /resources/books/methods/read: GET v1/books/{} is the route of /resources/books/methods/get too"
    ] == told


def test_faults_of_every_revision_are_told(tmp_path: Path) -> None:
    told = faults_in(tmp_path, document("20250101", title=1), document("20260101", version=2))
    assert [
        "error: 20250101.json#/title: expected a string, got a number",
        "error: 20260101.json#/version: expected a string, got a number",
    ] == told


def test_revisions_of_two_apis_are_a_fault(tmp_path: Path) -> None:
    told = faults_in(tmp_path, document("20250101"), document("20260101", id="archive:v1"))
    assert ["error: /id: revision 20250101 is of library:v1, revision 20260101 of archive:v1"] == told


def test_the_command_tells_all_and_writes_nothing(tmp_path: Path) -> None:
    source = stored(tmp_path / "in", document(schemas={"A": schema("A", x={"type": 5}, y={"type": 6})}))
    done = run("generate", source, "--out", tmp_path / "out")
    assert 2 == done.returncode
    assert "2 at fault, nothing written" in done.stderr
    assert "/schemas/A/properties/x/type" in done.stderr
    assert "/schemas/A/properties/y/type" in done.stderr
    assert not (tmp_path / "out").exists()
    assert not (source / "names.json").exists()


@pytest.mark.parametrize("command", ["generate", "check", "fetch"])
def test_a_source_that_is_not_there_is_told(tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path / "nothing")
    assert 2 == done.returncode
    assert "Traceback" not in done.stderr


def test_every_entry_of_an_overlay_that_misses_is_told(tmp_path: Path) -> None:
    overlay = """
        format = 1
        api = "archive:v1"
        streaming = [{ methods = ["books.watch"], reason = "r" }]
        safety = [{ methods = ["books.*"], was = { verb = "POST" }, now = "safe", reason = "r" }]
        operations = [{ methods = ["books.get"], result = "Nothing", reason = "r" }]
        mixins = [{ schema = "Gone", base = "a.b:C", reason = "r" }]
        renames = [{ at = "/schemas/Book/properties/gone", name = "x", reason = "r" }]
        enums = [{ name = "E", at = ["/schemas/Book/properties/title"], was = "A" }]
        alive = [{ schemas = ["Gone"], reason = "r" }]
        patches = [{ at = "/schemas/Book", now = { type = "object" }, reason = "r" }]
    """
    told = faults_in(tmp_path, document(), overlay=overlay)
    assert [
        "error: overlay.toml#/alive/0/schemas: there is no schema Gone",
        "error: overlay.toml#/api: the overlay is of archive:v1, the document of library:v1",
        "error: overlay.toml#/enums/0: there is no enum at /schemas/Book/properties/title",
        "error: overlay.toml#/mixins/0/schema: there is no schema Gone",
        "error: overlay.toml#/operations/0/result: there is no schema Nothing",
        "error: overlay.toml#/patches/0: /schemas/Book: nothing expected there, something found",
        "error: overlay.toml#/renames/0: there is nothing at /schemas/Book/properties/gone",
        "error: overlay.toml#/safety/0/was/verb: books.get: 'POST' expected, 'GET' found",
        "error: overlay.toml#/streaming/0/methods/books.watch: matches no method",
    ] == told


@pytest.mark.parametrize(
    ("overlay", "said"),
    [
        ("= 1", "not TOML"),
        ("format = 2", "2 is not 1"),
        ("surprise = 1", "surprise"),
        ("streaming = [{ methods = ['a'] }]", "reason"),
        ("safety = [{ methods = ['a'], now = 'perhaps', reason = 'r' }]", "perhaps"),
    ],
)
def test_what_is_no_overlay_is_refused(tmp_path: Path, overlay: str, said: str) -> None:
    assert any(said in fault for fault in faults_in(tmp_path, document(), overlay=overlay))


ELSEWHERE = [
    "http://library.googleapis.com/",
    "https://library.googleapis.com",
    "https://library.googleapis.com.evil.example/",
    "https://evil.example/",
    "https://evil.example/.googleapis.com/",
    "https://evil.example#.googleapis.com/",
    "https://user@library.googleapis.com/",
    "https://googleapis.com/",
    "https://library.googleapis.com/v1/",
    "//library.googleapis.com/",
    "https://library.googleapis.com/\n",
]


@pytest.mark.parametrize("root", ELSEWHERE)
def test_keys_go_to_google_or_where_the_overlay_says(tmp_path: Path, root: str) -> None:
    (told,) = faults_in(tmp_path, document(rootUrl=root))
    assert told.startswith(f"error: /rootUrl: {root!r} is not https on a host of Google")
    (tmp_path / "overlay.toml").write_text('[client]\nroot_url = "https://library.example/"\n', "utf-8")
    assert 'root_url="https://library.example/"' in generate(tmp_path, TARGET).texts["client.py"]


def test_aliases_of_aliases_are_spelled_only_as_deep_as_python_reads(tmp_path: Path) -> None:
    aliases: dict[str, Any] = {"Word": {"id": "Word", "type": "string"}}
    for number in range(12):
        node: dict[str, Any] = {"$ref": f"Deep{number - 1}" if number else "Word"}
        for _ in range(30):
            node = {"type": "array", "items": node}
        aliases[f"Deep{number}"] = node
    asked = method("ask", httpMethod="POST", request={"$ref": "Deep11"}, path="v1/books")
    stored(tmp_path, document(resources={"books": {"methods": {"ask": asked}}}, schemas=aliases))
    assert "types.Deep" in generate(tmp_path, TARGET).texts["resources/books.py"]
