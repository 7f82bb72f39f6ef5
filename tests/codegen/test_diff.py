"""What a change means: to who sends, to who reads; at any depth; told to people, to changelogs, and to machines."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codegen import diff_report
from codegen.__main__ import main
from codegen.diff import Comparison, compare
from codegen.diff_change import KINDS, Impact
from codegen.diff_report import BUMPS, EXIT_CODES
from codegen.reading import parse, read
from tests.codegen import diff_corpus
from tests.codegen.corpus import wheel
from tests.codegen.documents import ROOT, V1BETA, document, method, run, schema, stored
from tests.codegen.json_schema import assert_fits

NEWEST = "2.202.0"
with Path(__file__).with_name("diff_expectations.toml").open("rb") as file:
    SAMPLE = tomllib.load(file)["pair"]


def compared(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    return compare(parse(json.dumps(old)), parse(json.dumps(new)))


def told(comparison: Comparison) -> list[str]:
    """Every change as `impact kind name`."""
    return [f"{change.impact.name.lower()} {change.kind} {change.name}" for change in comparison.changes]


def library(sent: dict[str, Any] | None = None, read: dict[str, Any] | None = None, **schemas: Any) -> dict[str, Any]:
    """A document of one method: the fields of what it sends (`Ask`), and of what it answers with (`Book`)."""
    asked = method("find", "v1/books:find", httpMethod="POST", request={"$ref": "Ask"})
    return document(
        resources={"books": {"methods": {"find": asked}}},
        schemas={"Ask": schema("Ask", **(sent or {})), "Book": schema("Book", **(read or {})), **schemas},
    )


def of_fields(sent: tuple[Any, Any] = ({}, {}), read: tuple[Any, Any] = ({}, {})) -> list[str]:
    return told(compared(library(sent[0], read[0]), library(sent[1], read[1])))


TEXT = {"type": "string"}


# Nothing


def test_the_same_document_has_no_change() -> None:
    comparison = compared(document(), document("20260201"))
    assert () == comparison.changes
    assert comparison.impact is None
    assert "no change" in diff_report.text(comparison)


def test_the_order_of_keys_is_no_change() -> None:
    backwards = {key: document()[key] for key in reversed(document())}
    assert () == compared(document(), backwards).changes


# Methods


def test_a_method_that_is_gone_breaks_and_a_new_one_adds() -> None:
    other = {"books": {"methods": {"get": method("get"), "list": method("list", "v1/books")}}}
    assert ["breaking method-removed books.list"] == told(compared(document(resources=other), document()))
    assert ["additive method-added books.list"] == told(compared(document(), document(resources=other)))


def test_a_method_that_moved_up_on_its_route_is_renamed() -> None:
    moved = document(resources={"shelves": {"resources": {"books": {"methods": {"read": method("get")}}}}})
    assert ["breaking method-renamed shelves.books.read"] == told(compared(document(), moved))


def test_a_method_of_another_name_and_id_has_two_changes() -> None:
    renamed = document(resources={"books": {"methods": {"read": method("read")}}})
    changes = told(compared(document(), renamed))
    assert ["breaking method-renamed books.read", "wording method-id books.read"] == changes


@pytest.mark.parametrize("change", [{"httpMethod": "POST"}, {"flatPath": "v1/tomes/{tomesId}"}])
def test_a_method_with_another_route_has_moved(change: dict[str, Any]) -> None:
    moved = document(resources={"books": {"methods": {"get": method("get", **change)}}})
    assert ["breaking method-moved books.get"] == told(compared(document(), moved))


def test_two_methods_that_changed_their_names_with_each_other_are_renamed() -> None:
    one, other = method("get"), method("list", "v1/books")
    old = document(resources={"books": {"methods": {"get": one, "list": other}}})
    new = document(resources={"books": {"methods": {"get": other, "list": one}}})
    assert ["breaking method-renamed books.get", "breaking method-renamed books.list"] == sorted(
        told(compared(old, new))
    )


def test_an_escaped_variable_is_another_path() -> None:
    new = document(resources={"books": {"methods": {"get": method("get", "v1/{name}", flatPath="v1/books/{booksId}")}}})
    assert ["breaking method-path books.get"] == told(compared(document(), new))


def test_a_variable_of_another_name_is_renamed() -> None:
    asked = method("get", "v1/{+book}")
    asked["parameters"] = {"book": asked["parameters"]["name"]}
    new = document(resources={"books": {"methods": {"get": asked}}})
    changes = compared(document(), new).changes
    assert [("parameter-renamed", "books.get(book)", "name")] == [(one.kind, one.name, one.old) for one in changes]


def test_bodies_and_answers_come_and_go() -> None:
    bare, full = method("get"), method("get", request={"$ref": "Book"})
    del bare["response"]
    old = document(resources={"books": {"methods": {"get": bare}}})
    new = document(resources={"books": {"methods": {"get": full}}})
    assert [
        "additive request-added books.get request",
        "additive response-added books.get response",
    ] == told(compared(old, new))
    assert [
        "breaking request-removed books.get request",
        "breaking response-removed books.get response",
    ] == told(compared(new, old))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"scopes": ["a"]}, "behavioural scopes"),
        ({"scopes": ["a", "b"]}, {"scopes": ["b", "a"]}, ""),
        ({}, {"deprecated": True}, "behavioural deprecated"),
        ({"deprecated": True}, {}, "behavioural undeprecated"),
        ({}, {"description": "Gets."}, "wording description"),
        ({}, {"apiVersion": "v2"}, "behavioural api-version"),
        ({"streamingType": "NONE"}, {}, ""),
        ({"streamingType": "SERVER_SIDE"}, {}, "behavioural streaming"),
        ({"supportsSubscription": True}, {}, "wording subscription"),
        ({}, {"supportsMediaDownload": True}, "additive download-added"),
        ({"supportsMediaDownload": True}, {}, "breaking download-removed"),
        ({}, {"supportsMediaUpload": True, "mediaUpload": {}}, "additive upload-added"),
        ({"supportsMediaUpload": True, "mediaUpload": {}}, {}, "breaking upload-removed"),
        ({"parameterOrder": ["a", "b"]}, {"parameterOrder": ["b", "a"]}, "breaking argument-order"),
    ],
)
def test_marks_of_a_method(old: dict[str, Any], new: dict[str, Any], expected: str) -> None:
    was, now = (document(resources={"books": {"methods": {"get": method("get", **marks)}}}) for marks in (old, new))
    assert [f"{expected} books.get"] * bool(expected) == told(compared(was, now))


def test_uploads_are_compared_inside() -> None:
    def upload(size: str, **paths: str) -> dict[str, Any]:
        protocols = {name: {"path": path, "multipart": True} for name, path in paths.items()}
        media = {"accept": ["*/*"], "maxSize": size, "protocols": protocols}
        asked = method("get", supportsMediaUpload=True, mediaUpload=media)
        return document(resources={"books": {"methods": {"get": asked}}})

    assert [
        "breaking upload-protocol-removed books.get upload resumable",
        "breaking upload-path books.get upload simple",
        "behavioural upload-limits books.get",
    ] == told(compared(upload("1", simple="/a", resumable="/b"), upload("2", simple="/c")))


# Parameters


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, {}, "additive parameter-added"),
        (None, {"required": True}, "breaking parameter-added-required"),
        ({}, None, "breaking parameter-removed"),
        ({}, {"required": True}, "breaking required"),
        ({"required": True}, {}, "additive optional"),
        ({}, {"repeated": True}, "breaking repeated"),
        ({}, {"format": "int64"}, "breaking type"),
        ({"type": "number", "format": "float"}, {"type": "number", "format": "double"}, "behavioural format"),
        ({}, {"location": "path"}, "breaking location"),
        ({}, {"pattern": "^a$"}, "behavioural pattern"),
        ({}, {"default": "a"}, "behavioural default"),
        ({"minimum": "1"}, {"minimum": "2"}, "behavioural minimum"),
        ({"maximum": "1"}, {}, "behavioural maximum"),
        ({}, {"deprecated": True}, "behavioural deprecated"),
        ({"enum": ["A"]}, {"enum": ["A", "B"]}, "additive value-added"),
        ({"enum": ["A", "B"]}, {"enum": ["A"]}, "breaking value-removed"),
        ({"enum": ["A", "B"]}, {"enum": ["B", "A"]}, ""),
        ({}, {"enum": ["A"]}, "behavioural enum-added"),
        ({"enum": ["A"]}, {}, "breaking enum-removed"),
        ({}, {"description": "Which."}, "wording description"),
    ],
)
def test_a_parameter(old: dict[str, Any] | None, new: dict[str, Any] | None, expected: str) -> None:
    def asked(parameter: dict[str, Any] | None) -> dict[str, Any]:
        found = method("list", "v1/books")
        if parameter is not None:
            found["parameters"]["view"] = {"type": "string", "location": "query", **parameter}
        return document(resources={"books": {"methods": {"list": found}}})

    assert [f"{expected} books.list(view)"] * bool(expected) == told(compared(asked(old), asked(new)))


# Fields: where they travel decides


@pytest.mark.parametrize(
    ("old", "new", "kind", "sent", "read"),
    [
        (None, TEXT, "field-added", "additive", "additive"),
        (TEXT, None, "field-removed", "breaking", "breaking"),
        (None, TEXT | {"annotations": {"required": ["x"]}}, "field-added-required", "breaking", "additive"),
        (None, TEXT | {"description": "Required. A."}, "field-added-said-required", "additive", "additive"),
        (TEXT, TEXT | {"annotations": {"required": ["x"]}}, "required", "breaking", "wording"),
        (TEXT | {"annotations": {"required": ["x"]}}, TEXT, "optional", "additive", "wording"),
        (TEXT, TEXT | {"readOnly": True}, "read-only", "behavioural", "wording"),
        (TEXT, TEXT | {"pattern": "a"}, "pattern", "behavioural", "wording"),
        (TEXT, TEXT | {"default": "a"}, "default", "behavioural", "behavioural"),
        (TEXT, TEXT | {"deprecated": True}, "deprecated", "behavioural", "behavioural"),
        (TEXT, {"type": "integer", "format": "int32"}, "type", "breaking", "breaking"),
        (TEXT, TEXT | {"format": "int64"}, "type", "breaking", "breaking"),
        (TEXT, {"type": "array", "items": TEXT}, "type", "breaking", "breaking"),
        (TEXT, {"$ref": "Book"}, "type", "breaking", "breaking"),
        (TEXT | {"enum": ["A"]}, TEXT | {"enum": ["A", "B"]}, "value-added", "additive", "additive"),
        (TEXT | {"enum": ["A", "B"]}, TEXT | {"enum": ["A"]}, "value-removed", "breaking", "breaking"),
        (TEXT, TEXT | {"enum": ["A"]}, "enum-added", "behavioural", "additive"),
    ],
)
def test_a_field(old: Any, new: Any, kind: str, sent: str, read: str) -> None:
    before, now = ({} if old is None else {"title": old}), ({} if new is None else {"title": new})
    assert [f"{sent} {kind} Ask.title"] == of_fields(sent=(before, now))
    assert [f"{read} {kind} Book.title"] == of_fields(read=(before, now))


def test_a_field_that_may_be_written_now_is_behavioural_to_writers_only() -> None:
    read_only = {"title": TEXT | {"readOnly": True}}
    assert ["behavioural writable Ask.title"] == of_fields(sent=(read_only, {"title": TEXT}))
    assert ["wording writable Book.title"] == of_fields(read=(read_only, {"title": TEXT}))


def test_a_description_that_says_required_is_wording_of_its_own_kind() -> None:
    said = {"title": TEXT | {"description": "Required. Its title."}}
    assert ["wording description Ask.title", "wording said-required Ask.title"] == of_fields(
        sent=({"title": TEXT}, said)
    )


def test_values_are_deprecated_one_by_one() -> None:
    enum = TEXT | {"enum": ["A", "B"]}
    marked = enum | {"enumDeprecated": [False, True]}
    assert ["behavioural value-deprecated Book.title"] == of_fields(read=({"title": enum}, {"title": marked}))


def test_descriptions_follow_their_values() -> None:
    old = TEXT | {"enum": ["A", "B"], "enumDescriptions": ["a", "b"]}
    new = TEXT | {"enum": ["N", "A", "B"], "enumDescriptions": ["n", "a", "other"]}
    assert [
        "additive value-added Book.title",
        "wording value-description Book.title",
    ] == of_fields(read=({"title": old}, {"title": new}))


def test_inline_objects_are_compared_to_any_depth() -> None:
    def nested(leaf: dict[str, Any]) -> dict[str, Any]:
        inner = {
            "type": "object",
            "properties": {"c": {"type": "array", "items": {"type": "object", "properties": leaf}}},
        }
        return {"a": {"type": "object", "properties": {"b": {"type": "object", "additionalProperties": inner}}}}

    comparison = compared(library(read=nested({"d": TEXT})), library(read=nested({"d": {"type": "boolean"}})))
    assert ["breaking type Book.a.b{}.c[].d"] == told(comparison)
    assert (
        "/schemas/Book/properties/a/properties/b/additionalProperties/properties/c/items/properties/d"
        == comparison.changes[0].pointer
    )


def test_what_stands_inside_a_read_only_field_is_not_sent() -> None:
    """A resource that is sent holds a state that only the server sets: writers never see the pattern of it."""
    state = schema("State", code=TEXT), schema("State", code=TEXT | {"pattern": "a"})
    held = {"state": {"$ref": "State", "readOnly": True}}
    old, new = (library(sent=held, State=one) for one in state)
    assert ["wording pattern State.code"] == told(compared(old, new))
    old, new = (library(sent={"state": {"$ref": "State"}}, State=one) for one in state)
    assert ["behavioural pattern State.code"] == told(compared(old, new))


def test_a_field_is_judged_by_what_refers_to_its_schema() -> None:
    part = schema("Part"), schema("Part", title=TEXT | {"annotations": {"required": ["x"]}})
    held = {"part": {"$ref": "Part"}}
    assert ["breaking"] == [one.split()[0] for one in told(compared(*(library(sent=held, Part=p) for p in part)))]
    assert ["additive"] == [one.split()[0] for one in told(compared(*(library(read=held, Part=p) for p in part)))]
    unreached = compared(*(library(Part=one) for one in part))
    assert [("additive", "none")] == [(one.impact.name.lower(), one.reach.value) for one in unreached.changes]


# Schemas


def test_a_schema_is_renamed_when_what_refers_to_it_says_so() -> None:
    fields = {"title": TEXT, "author": {"$ref": "Person"}}
    old = library(read={"part": {"$ref": "Part"}}, Part=schema("Part", **fields), Person=schema("Person", name=TEXT))
    new = library(
        read={"part": {"$ref": "V1Part"}},
        V1Part=schema("V1Part", title=TEXT, author={"$ref": "V1Person"}, pages=TEXT),
        V1Person=schema("V1Person", name=TEXT),
    )
    assert [
        "breaking schema-renamed V1Part",
        "breaking schema-renamed V1Person",
        "additive field-added V1Part.pages",
    ] == told(compared(old, new))


def test_a_schema_that_nobody_refers_to_is_renamed_when_it_is_the_same() -> None:
    fields = {"name": TEXT, "done": {"type": "boolean"}}
    old = library(OperationMetadata=schema("OperationMetadata", **fields))
    new = library(V1OperationMetadata=schema("V1OperationMetadata", **fields))
    assert ["breaking schema-renamed V1OperationMetadata"] == told(compared(old, new))


def test_a_schema_with_little_in_common_is_gone() -> None:
    old = library(read={"part": {"$ref": "Part"}}, Part=schema("Part", a=TEXT, b=TEXT, c=TEXT))
    new = library(read={"part": {"$ref": "Whole"}}, Whole=schema("Whole", x=TEXT, y=TEXT, c=TEXT))
    assert [
        "breaking type Book.part",
        "breaking schema-removed Part",
        "additive schema-added Whole",
    ] == told(compared(old, new))


def test_another_schema_of_the_same_fields_is_another_type_while_both_are_there() -> None:
    parts = {"Part": schema("Part", a=TEXT), "Other": schema("Other", a=TEXT)}
    old, new = (library(read={"part": {"$ref": name}}, **parts) for name in parts)
    assert ["breaking type Book.part"] == told(compared(old, new))


# The document


def test_the_document_itself() -> None:
    old = document(auth={"oauth2": {"scopes": {"a": {"description": "A"}, "b": {}}}})
    new = document(
        rootUrl="https://books.googleapis.com/",
        features=["dataWrapper"],
        title="Books",
        auth={"oauth2": {"scopes": {"a": {"description": "B"}, "c": {}}}},
        parameters={"alt": {"type": "string", "location": "query"}},
        newKey=1,
    )
    assert [
        "breaking wrapper library",
        "breaking address library",
        "behavioural scope-removed library scope b",
        "additive scope-added library scope c",
        "additive parameter-added library(alt)",
        "wording key library",
        "wording description library scope a",
        "wording label library title",
    ] == told(compared(old, new))


def test_a_resource_can_be_deprecated() -> None:
    marked = document()
    marked["resources"]["books"]["deprecated"] = True
    assert ["behavioural deprecated books"] == told(compared(document(), marked))


# The revisions that are kept here


def revisions(old: str, new: str) -> Comparison:
    return compare(read(V1BETA / f"{old}.json"), read(V1BETA / f"{new}.json"))


def counts(comparison: Comparison) -> list[int]:
    return [len(comparison.of(impact)) for impact in reversed(Impact)]


def test_20250701_to_20260327() -> None:
    comparison = revisions("20250701", "20260327")
    assert [40, 8, 118] == counts(comparison)[:3]
    changes = told(comparison)
    assert 18 == sum(1 for one in changes if one.startswith("breaking method-removed"))
    assert 19 == sum(1 for one in changes if one.startswith("additive method-added"))
    assert 22 == sum(1 for one in changes if one.startswith("breaking schema-removed"))
    assert {
        "breaking method-removed corpora.documents.chunks.batchCreate",
        "breaking method-removed files.download",
        "breaking method-removed generatedFiles.get",
        "breaking schema-removed PredictLongRunningResponse",
        "behavioural pattern cachedContents.patch(updateMask)",
        "behavioural deprecated VideoMetadata",
        "additive method-added fileSearchStores.importFile",
    } <= set(changes)
    assert not any("renamed" in one for one in changes)


def test_20260327_to_20260831() -> None:
    comparison = revisions("20260327", "20260831")
    assert [5, 34, 77] == counts(comparison)[:3]
    changes = told(comparison)
    assert 6 == sum(1 for one in changes if one.startswith("additive method-added"))
    assert 17 == sum(1 for one in changes if re.match("behavioural deprecated [a-z]", one))
    assert not any("method-removed" in one for one in changes)
    assert {
        "breaking type Part.mediaResolution",
        "breaking value-removed GenerateContentRequest.serviceTier",
        "behavioural deprecated tunedModels.create",
        "behavioural scopes files.get",
        "additive method-added environments.create",
        "additive value-added Candidate.finishReason",
    } <= set(changes)


def test_backwards_what_was_added_is_gone() -> None:
    forwards, backwards = revisions("20260327", "20260831"), revisions("20260831", "20260327")
    for added, removed in (("method-added", "method-removed"), ("field-added", "field-removed")):
        gone = {change.name for change in backwards.changes if change.kind == removed}
        assert gone
        assert {change.name for change in forwards.changes if change.kind == added} == gone


def test_one_revision_after_the_other_and_both_at_once_lose_the_same_methods() -> None:
    def lost(old: str, new: str) -> set[str]:
        return {one.name for one in revisions(old, new).changes if one.kind == "method-removed"}

    assert lost("20250701", "20260831") == lost("20250701", "20260327") | lost("20260327", "20260831")


# Documents of two releases


@pytest.fixture(scope="module")
def _wheels() -> None:
    try:
        for version in {NEWEST, *(pair["old"] for pair in SAMPLE)}:
            wheel.wheel(version)
    except wheel.Unavailable as error:
        pytest.skip(str(error))


def test_the_sample_is_of_forty_documents_of_every_class() -> None:
    assert 40 == len({(pair["document"], pair["old"]) for pair in SAMPLE})
    assert {"breaking", "behavioural", "additive", "wording"} == {pair["expect"] for pair in SAMPLE}


@pytest.mark.usefixtures("_wheels")
@pytest.mark.parametrize("pair", SAMPLE, ids=lambda pair: f"{pair['document']}-{pair['old']}")
def test_a_document_of_the_sample_is_judged_as_by_hand(pair: dict[str, Any]) -> None:
    old, new = wheel.document(pair["document"], pair["old"]), wheel.document(pair["document"], NEWEST)
    comparison = compare(parse(old), parse(new))
    assert comparison.impact is not None
    assert pair["expect"] == comparison.impact.name.lower()
    if comparison.impact >= Impact.BEHAVIOURAL:
        found = {f"{change.kind} {change.name}" for change in comparison.of(comparison.impact)}
        assert set(pair["changes"]) == found
    raw = list(diff_corpus.keys(json.loads(old), json.loads(new)))
    assert pair["flat"] == diff_corpus.flat(raw)
    assert (pair["expect"] == "breaking") == bool(diff_corpus.evidence(raw))


# Telling


def test_people_read_the_weightiest_first() -> None:
    text = diff_report.text(revisions("20260327", "20260831"))
    assert text.startswith("generativelanguage:v1beta 20260327 -> 20260831\n\nbreaking: 5\n")
    assert text.index("behavioural: 34") < text.index("additive: 77")
    assert text.endswith("5 breaking, 34 behavioural, 77 additive: version bump major")
    assert "\x1b" not in text
    assert "✗ Part.mediaResolution: type is V1mainMediaResolution, was MediaResolution (sent and read)" in text


def test_a_terminal_is_given_colours() -> None:
    comparison = revisions("20260327", "20260831")
    coloured = diff_report.text(comparison, colour=True)
    assert "\x1b[1;31mbreaking: 5\x1b[0m" in coloured
    assert diff_report.text(comparison) == re.sub("\x1b\\[[0-9;]*m", "", coloured)


def test_wording_is_counted_and_listed_when_asked_for() -> None:
    comparison = compared(document(), document(title="Other"))
    assert "label" not in diff_report.text(comparison)
    assert "1 wording: version bump patch" in diff_report.text(comparison)
    assert "library title: Other, was Library API" in diff_report.text(comparison, wording=True)


def test_a_changelog_is_markdown_that_says_what_it_shows() -> None:
    old = library(read={"title": TEXT | {"pattern": "^[a-z]*_<b>$"}})
    text = diff_report.markdown(compared(old, library(read={"title": TEXT}, Part=schema("Part"))), wording=True)
    assert text.splitlines()[0] == "## library:v1 20260101 -> 20260101"
    assert "### Additive\n\n- `Part`: schema added (in no method)" in text
    assert r"- `Book.title`: pattern is none, was ^\[a-z\]\*\_\<b\>$" in text


@pytest.mark.parametrize("form", [diff_report.text, diff_report.markdown])
def test_a_document_can_write_nothing_but_letters(form: Callable[[Comparison], str]) -> None:
    hostile = "a\x1b[2Jb\n### Breaking\r\u202ec`"
    comparison = compared(
        library(read={hostile: TEXT | {"pattern": hostile}}), library(read={hostile: TEXT, "x": TEXT})
    )
    plain = compared(library(read={"a": TEXT | {"pattern": "b"}}), library(read={"a": TEXT, "x": TEXT}))
    assert form(plain).count("\n") == form(comparison).count("\n")
    assert not {"\x1b", "\r", "\u202e"} & set(form(comparison))


def test_machines_are_given_what_the_schema_says() -> None:
    described = json.loads((ROOT / "codegen/diff.schema.json").read_text("utf-8"))
    made = json.loads(diff_report.machine(revisions("20250701", "20260327")))
    assert_fits(made, described, described)
    assert (made["impact"], made["bump"]) == ("breaking", "major")
    assert sum(made["counts"].values()) == len(made["changes"])
    assert {change["kind"] for change in made["changes"]} <= set(KINDS)


def test_every_kind_says_what_happened() -> None:
    assert {"{old}", "{new}"} >= {mark for kind in KINDS.values() for mark in re.findall(r"\{.*?\}", kind.said)}
    for kind in KINDS.values():
        assert kind.read <= kind.sent, "who only reads is never worse off"


# The command


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, 0),
        ({"title": "Other"}, 0),
        ({"schemas": {**document()["schemas"], "Part": schema("Part")}}, 3),
        ({"schemas": {"Book": {**document()["schemas"]["Book"], "deprecated": True}}}, 4),
        ({"schemas": {}}, 5),
    ],
    ids=["nothing", "wording", "additive", "behavioural", "breaking"],
)
def test_the_exit_code_says_how_much(tmp_path: Path, changes: dict[str, Any], code: int) -> None:
    folder = stored(tmp_path / "in", document("20260101"), document("20260201", **changes))
    assert code == main(["diff", str(folder / "20260101.json"), str(folder / "20260201.json")])
    assert code == main(["diff", str(folder)]), "the newest two of a folder"


def test_an_input_at_fault_has_an_exit_code_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = stored(tmp_path / "in", document("20260101"))
    (tmp_path / "other.json").write_text("{}")
    assert 2 == main(["diff", str(folder / "20260101.json"), str(tmp_path / "other.json")])
    assert 2 == main(["diff", str(folder)]), "one revision"
    assert 2 == main(["diff", str(tmp_path / "nothing.json"), str(folder / "20260101.json")])
    assert "Traceback" not in capsys.readouterr().err


def test_exit_codes_and_bumps_grow_with_the_impact() -> None:
    order = (None, *Impact)
    assert set(order) == set(EXIT_CODES) == set(BUMPS)
    assert [EXIT_CODES[one] for one in order] == sorted(EXIT_CODES.values())
    assert 1 not in EXIT_CODES.values()
    for impact, code in EXIT_CODES.items():
        assert impact is None or f"{code} " in diff_report.HELP


def test_the_command_as_people_run_it() -> None:
    done = run("diff", "--json")
    assert 5 == done.returncode
    assert "20260831" == json.loads(done.stdout)["new"]["revision"]
    assert "" == done.stderr
    told_help = run("diff", "--help").stdout
    assert "Exit codes: 0 no change, or wording only" in told_help
