"""Every rule finds its trouble, at its place, in one sentence, and nothing in a sound document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from codegen.__main__ import main
from codegen.fault import split
from codegen.lint import RULES, lint
from codegen.lint_finding import called
from codegen.reading import parse, read
from tests.codegen.documents import ROOT, V1BETA, document, method, run, schema, stored
from tests.codegen.json_schema import assert_fits

REVISIONS = ("20250701", "20260327", "20260831")
TEXT = {"type": "string"}


def found(of: dict[str, Any], *rules: str) -> list[tuple[str, str, str]]:
    return [(one.rule, one.pointer, one.message) for one in lint(parse(json.dumps(of)), rules)]


def with_methods(resource: str = "books", **methods: dict[str, Any]) -> dict[str, Any]:
    return document(resources={resource: {"methods": methods}})


def with_parameter(**parameter: Any) -> dict[str, Any]:
    asked = method("list", "v1/books")
    asked["parameters"]["view"] = {"type": "string", "location": "query", **parameter}
    return with_methods(list=asked)


def with_fields(**fields: Any) -> dict[str, Any]:
    return document(schemas={"Book": schema("Book", **fields)})


VIEW = "/resources/books/methods/list/parameters/view"
TITLE = "/schemas/Book/properties/title"
GET = "/resources/books/methods/get"

CASES: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "dangling-reference",
        with_fields(title={"$ref": "Title"}),
        f"{TITLE}/$ref",
        "`Book.title` refers to the schema `Title`, which the document does not have.",
    ),
    (
        "dangling-reference",
        with_methods(get=method("get", response={"$ref": "Tome"})),
        f"{GET}/response/$ref",
        "`books.get.response` refers to the schema `Tome`, which the document does not have.",
    ),
    (
        "type-or-reference",
        with_fields(title={"type": "object", "$ref": "Book"}),
        TITLE,
        "`Book.title` has both a type (`object`) and a reference (`Book`).",
    ),
    ("type-or-reference", with_fields(title={}), TITLE, "`Book.title` has neither a type nor a reference."),
    (
        "type-or-reference",
        with_fields(title={"type": "array"}),
        TITLE,
        "`Book.title` is an array and does not say of what.",
    ),
    (
        "unknown-type",
        with_fields(title={"type": "text"}),
        f"{TITLE}/type",
        "`Book.title` has the type `text`, which is not known.",
    ),
    (
        "unknown-type",
        with_parameter(format="int128"),
        f"{VIEW}/format",
        "`books.list(view)` has the format `int128` of the type `string`, which is not known.",
    ),
    (
        "unknown-key",
        with_fields(title=TEXT | {"colour": "red"}),
        f"{TITLE}/colour",
        "`Book.title` has the key `colour`, which the format does not know.",
    ),
    ("unknown-key", document(x=1), "/x", "`the document` has the key `x`, which the format does not know."),
    (
        "schema-id",
        document(schemas={"Book": schema("Tome")}),
        "/schemas/Book/id",
        "The schema `Book` has the id `Tome`.",
    ),
    (
        "method-id",
        with_methods(get=method("get"), list=method("get", "v1/books")),
        f"{GET}/id",
        "`books.get` and `books.list` have the one id `library.books.get`.",
    ),
    (
        "method-and-resource",
        document(resources={"books": {"methods": {"get": method("get")}, "resources": {"get": {}}}}),
        GET,
        "`get` is both a method and a resource of `books`, so one of them hides the other.",
    ),
    (
        "underscore-clash",
        with_fields(title=TEXT, _title=TEXT),
        TITLE,
        "`_title` and `title` of `Book` differ in leading underscores only.",
    ),
    (
        "case-clash",
        document(schemas={"HTTPBook": schema("HTTPBook"), "HttpBook": schema("HttpBook"), "Book": schema("Book")}),
        "/schemas/HttpBook",
        "`HTTPBook` and `HttpBook` of `the document` differ in case or separators only.",
    ),
    (
        "case-clash",
        with_fields(title=TEXT | {"enum": ["A", "timeOnly", "TIME_ONLY"]}),
        f"{TITLE}/enum/2",
        "`timeOnly` and `TIME_ONLY` of `Book.title` differ in case or separators only.",
    ),
    (
        "shared-path",
        with_methods(get=method("get"), read=method("read", flatPath="v1/tomes/{tomesId}")),
        f"{GET}/path",
        (
            "2 methods have the one verb and path `GET v1/{+name}`, so that only `flatPath` tells them apart:"
            " `books.get` and `books.read`."
        ),
    ),
    (
        "shared-route",
        with_methods(get=method("get", "v1/{name}"), read=method("read", "v1/{title}", parameters={})),
        f"{GET}/flatPath",
        "`books.get` and `books.read` have the one route `GET v1/{}`: nothing tells them apart.",
    ),
    (
        "path-variable",
        with_methods(get=method("get", parameters={})),
        f"{GET}/path",
        "The path of `books.get` has `name`, which is no parameter of it.",
    ),
    (
        "path-variable",
        with_methods(get=method("get", parameters={"name": {"type": "string", "location": "path"}})),
        f"{GET}/parameters/name",
        "`books.get` has `name` in its path, which is not required.",
    ),
    (
        "path-variable",
        with_parameter(location="path", required=True),
        VIEW,
        "`books.list` has the path parameter `view`, not in its path.",
    ),
    (
        "bad-pattern",
        with_parameter(pattern="^(a$"),
        f"{VIEW}/pattern",
        "The pattern of `books.list(view)` is no regular expression: `^(a$`.",
    ),
    (
        "unanchored-pattern",
        with_parameter(pattern="[a-z]+"),
        f"{VIEW}/pattern",
        (
            "The pattern of `books.list(view)` is not anchored by `^` and `$`: a search finds it inside what does not"
            " fit. It is `[a-z]+`."
        ),
    ),
    (
        "default-not-listed",
        with_parameter(enum=["A", "B"], default="C"),
        f"{VIEW}/default",
        "`C`, the default of `books.list(view)`, is none of its values.",
    ),
    (
        "uneven-enum",
        with_parameter(enum=["A", "A"]),
        f"{VIEW}/enum",
        "`books.list(view)` lists the value `A` 2 times.",
    ),
    (
        "uneven-enum",
        with_parameter(enum=["A", "B"], enumDescriptions=["a"]),
        f"{VIEW}/enumDescriptions",
        "`books.list(view)` has 2 values, and 1 `enumDescriptions`.",
    ),
    (
        "undeclared-scope",
        with_methods(get=method("get", scopes=["books"])),
        f"{GET}/scopes",
        "`books.get` asks for the scope `books`, which `auth` does not declare.",
    ),
    (
        "alt-without-sse",
        {
            **with_methods(streamPages=method("streamPages", streamingType="SERVER_SIDE")),
            "parameters": {"alt": {"type": "string", "location": "query", "enum": ["json"]}},
        },
        "/parameters/alt/enum",
        "`alt` does not list `sse`, with which `books.streamPages` answers in server-sent events.",
    ),
    (
        "unmarked-streaming",
        with_methods(streamPages=method("streamPages")),
        "/resources/books/methods/streamPages",
        "`books.streamPages` streams by its name, and nothing in the document says that it does.",
    ),
    (
        "unmarked-required",
        with_fields(title=TEXT | {"description": "Required. Its title."}),
        f"{TITLE}/description",
        "`Book.title` is required by its description, and `annotations.required` does not say so.",
    ),
    (
        "unmarked-required",
        with_parameter(description="Optional. Immutable. Required. What to show."),
        f"{VIEW}/description",
        "`books.list(view)` is required by its description, and `required` does not say so.",
    ),
    (
        "unmarked-output-only",
        with_fields(title=TEXT | {"description": "Output only. Its title."}),
        f"{TITLE}/description",
        "`Book.title` is output only by its description, and `readOnly` does not say so.",
    ),
    (
        "output-only-parameter",
        with_parameter(description="Output only. Its title."),
        f"{VIEW}/description",
        "`books.list(view)` is a parameter, which the caller sets, and is output only by its description.",
    ),
    (
        "unmarked-deprecated",
        with_methods(get=method("get", description="Deprecated: use list.")),
        f"{GET}/description",
        "`books.get` is deprecated by its description, and `deprecated` does not say so.",
    ),
    (
        "unmarked-deprecated",
        with_fields(title=TEXT | {"enum": ["A", "B"], "enumDescriptions": ["A.", "This value is deprecated."]}),
        f"{TITLE}/enumDescriptions/1",
        "The value `B` of `Book.title` is deprecated by its description, and `enumDeprecated` does not say so.",
    ),
]


@pytest.mark.parametrize(("rule", "of", "pointer", "message"), CASES, ids=[f"{one[0]}-{one[2]}" for one in CASES])
def test_a_rule_finds_its_trouble(rule: str, of: dict[str, Any], pointer: str, message: str) -> None:
    assert [(rule, pointer, message)] == found(of, rule)


@pytest.mark.parametrize("pattern", ["[", "a{99999999999}", "(" * 500 + ")" * 500, "[[a]"])
def test_a_pattern_that_no_program_takes_is_told(pattern: str) -> None:
    assert [VIEW + "/pattern"] == [one[1] for one in found(with_parameter(pattern=pattern), "bad-pattern")]


def test_every_rule_has_a_case() -> None:
    assert set(RULES) == {rule for rule, *_ in CASES}


MARKED: dict[str, dict[str, Any]] = {
    "required field": with_fields(title=TEXT | {"description": "Required. A.", "annotations": {"required": ["x"]}}),
    "required parameter": with_parameter(description="Required. A.", required=True),
    "read-only field": with_fields(title=TEXT | {"description": "Output only. A.", "readOnly": True}),
    "deprecated field": with_fields(title=TEXT | {"description": "Deprecated: no.", "deprecated": True}),
    "deprecated value": with_fields(
        title=TEXT | {"enum": ["A"], "enumDescriptions": ["Deprecated."], "enumDeprecated": [True]}
    ),
    "streaming method": with_methods(streamPages=method("streamPages", streamingType="SERVER_SIDE")),
    "declared scope": {
        **with_methods(get=method("get", scopes=["books"])),
        "auth": {"oauth2": {"scopes": {"books": {"description": ""}}}},
    },
    "words inside a text": with_fields(
        title=TEXT | {"description": "The title. It is required. It is output only. A deprecated title is kept."}
    ),
    "a property named as a key": with_fields(**{"$ref": TEXT, "items": TEXT, "properties": TEXT, "enum": TEXT}),
    "names alike in different places": document(
        schemas={"Book": schema("Book", name=TEXT), "Name": schema("Name", Name=TEXT)}
    ),
}


@pytest.mark.parametrize("of", [document(), *MARKED.values()], ids=["nothing", *MARKED])
def test_nothing_is_found_in_a_sound_document(of: dict[str, Any]) -> None:
    assert [] == found(of)


@pytest.mark.parametrize(
    ("pointer", "name"),
    [
        ("", "the document"),
        ("/schemas/Part/properties/a/items/additionalProperties/properties/b", "Part.a[]{}.b"),
        ("/schemas/properties/properties/items", "properties.items"),
        ("/resources/a/resources/methods/methods/get", "a.methods.get"),
        ("/resources/a/methods/get/parameters/x.y", "a.get(x.y)"),
        ("/methods/get", "get"),
        ("/parameters/alt", "(alt)"),
    ],
)
def test_a_place_has_the_name_that_people_give_it(pointer: str, name: str) -> None:
    assert name == called(pointer)


# The revisions that are kept here

EXPECTED = {
    "20250701": {
        "shared-path": 10,
        "alt-without-sse": 1,
        "unmarked-streaming": 3,
        "unmarked-required": 62,
        "unmarked-output-only": 3,
        "output-only-parameter": 4,
        "unmarked-deprecated": 3,
    },
    "20260327": {
        "dangling-reference": 1,
        "underscore-clash": 1,
        "shared-path": 11,
        "alt-without-sse": 1,
        "unmarked-streaming": 3,
        "unmarked-required": 71,
        "output-only-parameter": 6,
        "unmarked-deprecated": 3,
    },
    "20260831": {
        "underscore-clash": 1,
        "shared-path": 11,
        "alt-without-sse": 1,
        "unmarked-streaming": 3,
        "unmarked-required": 77,
        "output-only-parameter": 6,
    },
}


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_findings_of_a_revision(revision: str) -> None:
    findings = lint(read(V1BETA / f"{revision}.json"))
    counts = {rule: sum(1 for one in findings if one.rule == rule) for rule in RULES}
    assert EXPECTED[revision] == {rule: count for rule, count in counts.items() if count}


def test_the_findings_of_the_revisions_one_by_one() -> None:
    """`lint_findings.txt` has them all: look at what changed in it before you write it anew."""
    findings = [
        f"{revision} {one.rule} {one.pointer}"
        for revision in REVISIONS
        for one in lint(read(V1BETA / f"{revision}.json"))
    ]
    assert Path(__file__).with_name("lint_findings.txt").read_text("utf-8").splitlines() == findings


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_finding_leads_somewhere_and_ends_as_a_sentence(revision: str) -> None:
    path = V1BETA / f"{revision}.json"
    tree = json.loads(path.read_text("utf-8"))
    for one in lint(read(path)):
        at = tree
        for part in split(one.pointer):
            at = at[int(part)] if isinstance(at, list) else at[part]
        assert one.message.endswith(".")
        assert one.message.count("\n") == 0


# The command


def test_the_command_tells_by_rule_and_says_where() -> None:
    done = run("lint", V1BETA / "20260327.json", "--rule", "dangling-reference", "--rule", "underscore-clash")
    assert 1 == done.returncode
    assert (
        "dangling-reference: 1\n"
        "  /schemas/Part/properties/mediaResolution/$ref\n"
        "    `Part.mediaResolution` refers to the schema `MediaResolution`, which the document does not have.\n"
    ) in done.stdout
    assert done.stdout.endswith("20260327.json: 2 findings\n")


def test_a_folder_is_linted_document_by_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = stored(tmp_path / "in", document("20260101"), document("20260201", x=1))
    assert 1 == main(["lint", str(folder)])
    told = capsys.readouterr().out
    assert "20260101.json: no findings" in told
    assert "20260201.json: 1 finding" in told


def test_nothing_found_is_exit_code_0_and_no_document_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = stored(tmp_path / "in", document())
    assert 0 == main(["lint", str(folder)])
    (folder / "20260201.json").write_text("{}")
    assert 2 == main(["lint", str(folder)])
    assert "not a discovery document" in capsys.readouterr().err


def test_a_document_can_write_nothing_but_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "a\x1b[2Jb\n### Breaking\r\u202ec`"
    assert 1 == main(["lint", str(stored(tmp_path / "in", with_fields(**{hostile: {"$ref": hostile}})))])
    told = capsys.readouterr().out
    assert 5 == told.count("\n")
    assert not {"\x1b", "\r", "\u202e"} & set(told)


def test_machines_are_given_what_the_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    described = json.loads((ROOT / "codegen/lint.schema.json").read_text("utf-8"))
    assert 1 == main(["lint", str(V1BETA), "--json"])
    made = json.loads(capsys.readouterr().out)
    assert_fits(made, described, described)
    assert list(REVISIONS) == [one["revision"] for one in made["documents"]]
    assert list(EXPECTED.values()) == [one["counts"] for one in made["documents"]]


def test_help_lists_the_rules() -> None:
    told = run("lint", "--help").stdout
    assert [] == [rule for rule in RULES if f"  {rule} " not in told]
    assert "Exit codes: 0 nothing found" in told
    assert 2 == run("lint", V1BETA, "--rule", "no-such-rule").returncode
