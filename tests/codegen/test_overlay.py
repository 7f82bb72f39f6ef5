"""The overlay: each kind of entry does what it says, and none is believed without its guard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from aiogenai.runtime import converter
from codegen import overlay
from codegen.__main__ import main
from codegen.fault import Faults
from codegen.overlay_report import tallies
from codegen.pipeline import Generated, generate
from codegen.resolve import Target
from codegen.source import read_source
from codegen.write import write
from tests.codegen.documents import document, method, schema, stored
from tests.codegen.golden import imported

TARGET = Target("library", "aiogenai.runtime", ("Generated from a test.",))
BOOK = "/schemas/Book"


def library(**properties: Any) -> dict[str, Any]:
    """A document with a little of everything that overlays speak of."""
    fields = {"title": {"type": "string"}, "state": {"type": "string", "enum": ["IN", "OUT"]}, **properties}
    pages = schema("BookPages", shelves={"type": "array"}, books={"type": "array"}, cursor={"type": "string"})
    pages["properties"]["shelves"]["items"] = pages["properties"]["books"]["items"] = {"$ref": "Book"}
    operation = schema(
        "Task", **{key: {"type": "object", "additionalProperties": {"type": "any"}} for key in ("response", "metadata")}
    )
    operation["properties"] |= {"name": {"type": "string"}, "done": {"type": "boolean"}, "error": {"$ref": "Book"}}
    after = {"after": {"type": "string", "location": "query"}, "limit": {"type": "integer", "location": "query"}}
    return document(
        "20260101",
        resources={
            "books": {
                "methods": {
                    "get": method("get"),
                    "list": method("list", "v1/books", response={"$ref": "BookPages"}, parameters=after),
                    "make": method("make", "v1/books:make", httpMethod="POST", response={"$ref": "Task"}),
                    "watch": method("watch", "v1/books:watch", httpMethod="POST"),
                }
            }
        },
        schemas={"Book": schema("Book", **fields), "BookPages": pages, "Task": operation},
    )


def generated(tmp_path: Path, entries: str, *documents: dict[str, Any]) -> Generated:
    tmp_path.mkdir(exist_ok=True)
    folder = stored(tmp_path / "library", *(documents or (library(),)))
    (folder / "overlay.toml").write_text(entries, "utf-8")
    return generate(folder, TARGET)


def faults(tmp_path: Path, entries: str, *documents: dict[str, Any]) -> list[str]:
    with pytest.raises(Faults) as raised:
        generated(tmp_path, entries, *documents)
    return [f"{fault.pointer}: {fault.message}" for fault in raised.value.faults]


def rows(made: Generated) -> dict[str, Any]:
    return {route.row.id.removeprefix("library.books."): route.row for route in made.api.routes}


# What entries do.


def test_a_stream_is_marked(tmp_path: Path) -> None:
    made = generated(
        tmp_path, '[[streaming]]\nmethods = ["books.watch"]\nwas = { verb = "POST" }\nreason = "A test."\n'
    )
    assert "stream" == rows(made)["watch"].kind.value
    assert ") -> Stream[types.Book]:" in made.texts["resources/books.py"]


def test_an_operation_says_what_it_carries(tmp_path: Path) -> None:
    made = generated(
        tmp_path,
        '[[operations]]\nmethods = ["books.m*"]\nwas = { response = "Task" }\nresult = "Book"\nmetadata = "BookPages"\n'
        'reason = "A test."\n',
    )
    assert ("Book", "BookPages") == (rows(made)["make"].result, rows(made)["make"].metadata)
    assert ") -> Operation[types.Book, types.BookPages]:" in made.texts["resources/books.py"]


def test_pages_are_told_where_their_items_and_tokens_are(tmp_path: Path) -> None:
    assert rows(generated(tmp_path / "plain", ""))["list"].page is None
    made = generated(
        tmp_path,
        '[[paging]]\nmethods = ["books.list"]\nwas = { response = "BookPages" }\nitems = "books"\ntoken = "after"\n'
        'next_token = "cursor"\nsize = "limit"\nreason = "A test."\n',
    )
    page = rows(made)["list"].page
    assert ("books", "after", "cursor", "limit", "query") == (
        page.items, page.token, page.next_token, page.size, page.token_in
    )  # fmt: skip
    assert "Pager[types.BookPages, types.Book]" in made.texts["resources/books.py"]


def test_bytes_travel_in_the_alphabet_that_the_overlay_names(tmp_path: Path) -> None:
    scan = {"type": "string", "format": "byte"}
    pages = {"type": "array", "items": scan}
    made = generated(
        tmp_path,
        f'[[base64]]\nat = ["{BOOK}/properties/scan", "{BOOK}/properties/pages/items"]\nreason = "A test."\n',
        library(scan=scan, pages=pages, cover=scan),
    )
    write(tmp_path / "out", made.texts, "# Generated from a test.")
    with imported(tmp_path / "out", "overlay_base64") as package:
        book = package.types.Book(scan=b"\xfb\xff", pages=[b"\xfb\xff"], cover=b"\xfb\xff")
        tree = json.loads(converter.encode(converter.dump(package.types.Book, book)))
        assert {"scan": "-_8=", "pages": ["-_8="], "cover": "+/8="} == tree
        assert book == converter.load(package.types.Book, {"scan": "-_8", "pages": ["+/8="], "cover": "-_8="})


def test_a_replacement_is_said_by_its_python_name(tmp_path: Path) -> None:
    older, newer = library(old_title={"type": "string"}), library()
    newer["revision"] = "20260202"
    newer["resources"]["books"]["methods"]["watch"]["deprecated"] = True
    made = generated(
        tmp_path,
        f'[[replacements]]\nat = ["{BOOK}/properties/old_title"]\nby = "{BOOK}/properties/title"\nreason = "A test."\n'
        '[[replacements]]\nat = ["books.watch"]\nby = "books.get"\nwas = { last = "" }\nreason = "A test."\n',
        older,
        newer,
    )
    said = "Deprecated: last listed in revision 20260101; use `Book.title` instead."
    assert said in made.texts["types/books.py"]
    assert "Deprecated since revision 20260202; use `books.get` instead." == rows(made)["watch"].deprecated


def test_a_patch_reaches_every_kind_of_place(tmp_path: Path) -> None:
    made = generated(
        tmp_path,
        f"""
[[patches]]
at = "{BOOK}/properties/title/format"
now = "int64"
reason = "It is a number."

[[patches]]
at = "{BOOK}/properties/state"
was = {{ type = "string", enum = ["IN", "OUT"] }}
reason = "It is gone."

[[patches]]
at = "/resources/books/methods/get/parameters/view"
now = {{ type = "string", location = "query" }}
reason = "The document forgot it."

[[patches]]
at = "/resources/books/methods/watch/response"
was = {{ "$ref" = "Book" }}
now = {{ "$ref" = "Task" }}
reason = "It is an operation."
""",
    )
    assert "title: Maybe[Int64]" in made.texts["types/books.py"]
    assert "state:" not in made.texts["types/books.py"]
    assert ["view"] == [parameter.name for parameter in rows(made)["get"].query_parameters]
    assert "operation" == rows(made)["watch"].kind.value


# What entries are held against.

METHODS = {
    "streaming": "",
    "safety": 'now = "safe"\n',
    "operations": 'result = "Book"\n',
    "paging": 'items = "books"\n',
}


@pytest.mark.parametrize("table", METHODS)
def test_an_entry_of_methods_that_matches_none_is_a_fault(table: str, tmp_path: Path) -> None:
    entries = f'[[{table}]]\nmethods = ["books.sell*"]\n{METHODS[table]}reason = "A test."\n'
    assert [f"/{table}/0/methods/books.sell*: matches no method"] == faults(tmp_path, entries)


@pytest.mark.parametrize("table", METHODS)
@pytest.mark.parametrize("key", ["verb", "request", "response", "path"])
def test_a_guard_of_methods_that_is_not_true_any_more_is_a_fault(table: str, key: str, tmp_path: Path) -> None:
    entries = f'[[{table}]]\nmethods = ["books.get"]\nwas = {{ {key} = "x" }}\n{METHODS[table]}reason = "A test."\n'
    (fault,) = faults(tmp_path, entries)
    assert fault.startswith(f"/{table}/0/was/{key}: books.get: 'x' expected, ")


SCHEMAS = {
    "mixins": 'schema = "{0}"\nbase = "aiogenai.gemini.mixins:ContentMixin"\n',
    "inputs": 'schema = "{0}"\naccepts = ["str"]\n',
    "alive": 'schemas = ["{0}"]\n',
}
PLACES = {
    "renames": 'at = "/schemas/{0}"\nname = "Tome"\n',
    "replacements": 'at = ["/schemas/{0}"]\nby = "/schemas/Task"\n',
}


@pytest.mark.parametrize("table", [*SCHEMAS, *PLACES])
def test_an_entry_about_what_is_not_there_is_a_fault(table: str, tmp_path: Path) -> None:
    entry = {**SCHEMAS, **PLACES}[table].format("Scroll")
    (fault,) = faults(tmp_path, f'[[{table}]]\n{entry}reason = "A test."\n')
    assert fault.endswith(("there is no schema Scroll", "there is nothing at /schemas/Scroll"))


def test_what_is_accepted_in_place_of_a_schema_has_to_be_there(tmp_path: Path) -> None:
    entry = 'schema = "Book"\naccepts = ["str", "Task", "Scroll"]\n'
    assert ["/inputs/0/accepts/2: there is no schema Scroll"] == faults(
        tmp_path, f'[[inputs]]\n{entry}reason = "A test."\n'
    )


@pytest.mark.parametrize("table", [*SCHEMAS, *PLACES])
@pytest.mark.parametrize(
    ("guard", "said"),
    [
        ('type = "array"', "'array' expected, 'object' found"),
        ('ref = "Task"', "'Task' expected, '' found"),
        ('format = "x"', "'x' expected, '' found"),
        ('fields = ["title", "pages"]', "there is no field pages"),
        ('last = "20200101"', "last listed in 20200101 expected, in the newest found"),
    ],
)
def test_a_guard_of_a_schema_that_is_not_true_any_more_is_a_fault(
    table: str, guard: str, said: str, tmp_path: Path
) -> None:
    entry = {**SCHEMAS, **PLACES}[table].format("Book")
    (fault,) = faults(tmp_path, f'[[{table}]]\n{entry}was = {{ {guard} }}\nreason = "A test."\n')
    assert fault.endswith(said)


def test_bytes_are_guarded_without_being_asked(tmp_path: Path) -> None:
    entries = f'[[base64]]\nat = ["{BOOK}/properties/title"]\nreason = "A test."\n'
    assert ["'byte' expected, '' found"] == [
        one.partition(": ")[2].partition(": ")[2] for one in faults(tmp_path, entries)
    ]


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        (f'at = "{BOOK}/properties/title"\nnow = {{ type = "string" }}\n', "nothing expected there, something found"),
        (f'at = "{BOOK}/description"\nwas = "x"\n', "'x' expected there, nothing found"),
        (f'at = "{BOOK}/properties/title/type"\nwas = "integer"\nnow = "number"\n', "something else found"),
        (f'at = "{BOOK}/properties/title/format"\nnow = 5\n', "5 can't stand there"),
        (f'at = "{BOOK}/properties/title/colour"\nnow = "red"\n', "there is no colour"),
        (f'at = "{BOOK}/properties/a/b/c"\nnow = "red"\n', "there is no a"),
        (f'at = "{BOOK}/properties"\nwas = {{}}\n', "expected there, something else found"),
        ('at = ""\nnow = "x"\n', "the whole document can't be patched"),
        (f'at = "{BOOK}/properties/new"\nnow = {{ type = 5 }}\n', "expected a string"),
    ],
)
def test_a_patch_that_does_not_fit_is_a_fault(patch: str, said: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f'[[patches]]\n{patch}reason = "A test."\n')
    assert fault.startswith("/patches/0: ")
    assert said in fault


def test_all_entries_that_miss_are_told_at_once(tmp_path: Path) -> None:
    entries = "".join(f'[[{table}]]\nmethods = ["no"]\n{more}reason = "A test."\n' for table, more in METHODS.items())
    assert len(METHODS) == len(faults(tmp_path, entries))


def test_an_overlay_of_another_api_is_a_fault(tmp_path: Path) -> None:
    assert ["/api: the overlay is of archive:v1, the document of library:v1"] == faults(
        tmp_path, 'api = "archive:v1"\n'
    )


@pytest.mark.parametrize(
    "entry", ['[[renames]]\nat = "/schemas/Book"\nname = "Tome"\n', '[[nothing]]\nat = "x"\n', "format = 2\n"]
)
def test_what_is_no_overlay_is_refused(entry: str, tmp_path: Path) -> None:
    (tmp_path / "overlay.toml").write_text(entry, "utf-8")
    with pytest.raises(Faults):
        overlay.read(tmp_path / "overlay.toml")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (f'at = ["{BOOK}/properties/title"]\nwas = "IN"\n', f"there is no enum at {BOOK}/properties/title"),
        (f'at = ["{BOOK}/properties/state"]\nwas = "OUT"\n', "'OUT' expected first, 'IN' found"),
    ],
)
def test_an_enum_is_guarded_by_its_first_value(entry: str, said: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f'[[enums]]\nname = "State"\n{entry}')
    assert fault.endswith(said)


# What is reported.


def test_hits_and_misses_are_counted_in_each_revision(tmp_path: Path) -> None:
    newer = library(pages={"type": "integer"})
    newer["revision"] = "20260202"
    folder = stored(tmp_path / "library", library(), newer)
    (folder / "overlay.toml").write_text(
        f'[[renames]]\nat = "{BOOK}/properties/pages"\nname = "page_count"\nreason = "A test."\n'
        '[[safety]]\nmethods = ["books.watch"]\nnow = "safe"\nreason = "A test."\n'
    )
    given = read_source(folder)
    found = tallies(given.overlay, given.documents)
    assert [("20260101", 2, 1), ("20260202", 2, 0)] == [(one.revision, one.entries, one.misses) for one in found]
    assert [f"there is nothing at {BOOK}/properties/pages"] == [fault.message for fault in found[0].faults]


def test_the_command_reports_them_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = stored(tmp_path / "library", library())
    (folder / "overlay.toml").write_text('[[safety]]\nmethods = ["books.watch"]\nnow = "safe"\nreason = "A test."\n')
    arguments = ["generate", str(folder), "--package", "aiolibrary", "--out", str(tmp_path / "out")]
    assert 0 == main(arguments)
    assert "overlay" not in capsys.readouterr().out
    assert 0 == main([*arguments, "-v"])
    assert "overlay, revision 20260101: 1 of 1 entries hold\n" in capsys.readouterr().out


def test_every_table_of_the_format_is_tested_here() -> None:
    tables = {*METHODS, *SCHEMAS, *PLACES, "patches", "base64", "enums"}
    assert tables == {field.name for field in attrs.fields(overlay.Overlay)} - {"format", "api", "client"}
