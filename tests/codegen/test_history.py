"""Several revisions make one document: the newest defines it, what it dropped stays, and when each part was listed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from codegen.api import Api
from codegen.document import methods
from codegen.facts import Facts
from codegen.fault import Faults
from codegen.history import History, merge
from codegen.naming import Names
from codegen.reading import parse
from codegen.resolve import Target, resolve
from tests.codegen.documents import document, method, schema

STATES = "/schemas/Book/properties/state"


def merged(*documents: dict[str, Any]) -> History:
    return merge([parse(json.dumps(one)) for one in documents])


def with_methods(revision: str, /, **found: dict[str, Any]) -> dict[str, Any]:
    return document(revision, resources={"books": {"methods": found}})


def with_fields(revision: str, /, **found: dict[str, Any]) -> dict[str, Any]:
    return document(revision, schemas={"Book": schema("Book", **found)})


def names(history: History) -> list[str]:
    return [name for _, name, _ in methods(history.document)]


def test_the_order_in_which_revisions_are_given_does_not_matter() -> None:
    old, middle, new = with_fields("1", a={}), with_fields("2", b={}), with_fields("3", c={})
    assert merged(old, middle, new) == merged(new, old, middle)


def test_a_dropped_field_is_as_it_last_was() -> None:
    history = merged(
        with_fields("1", a={"type": "string"}), with_fields("2", a={"type": "integer"}), with_fields("3", b={})
    )
    properties = history.document.schemas["Book"].properties or {}
    assert ["a", "b"] == list(properties)
    assert "integer" == properties["a"].type
    assert "2" == history.dropped("/schemas/Book/properties/a")
    assert "" == history.dropped("/schemas/Book/properties/b")
    assert "3" == history.since("/schemas/Book/properties/b")


def test_what_was_there_from_the_first_revision_has_no_beginning() -> None:
    history = merged(with_fields("1", a={}), with_fields("2", a={}))
    assert "" == history.since("/schemas/Book/properties/a")


def test_a_field_inside_an_inline_object_is_kept_too() -> None:
    def inline(field: str) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "object", "properties": {field: {"type": "string"}}}}

    history = merged(with_fields("1", pages=inline("old")), with_fields("2", pages=inline("new")))
    pages = (history.document.schemas["Book"].properties or {})["pages"]
    assert pages.items is not None
    assert ["new", "old"] == list(pages.items.properties or {})
    assert "1" == history.dropped("/schemas/Book/properties/pages/items/properties/old")


def test_dropped_values_of_an_enum_come_after_the_newest() -> None:
    history = merged(
        with_fields("1", state={"type": "string", "enum": ["A", "B"], "enumDescriptions": ["a", "b"]}),
        with_fields("2", state={"type": "string", "enum": ["C", "A"]}),
    )
    state = (history.document.schemas["Book"].properties or {})["state"]
    assert ("C", "A", "B") == state.enum
    assert ("", "", "b") == state.enum_descriptions
    assert ("1", "", "2") == (
        history.dropped(f"{STATES}/enum/B"),
        history.dropped(f"{STATES}/enum/A"),
        history.since(f"{STATES}/enum/C"),
    )


def test_an_enum_that_became_open_has_no_values() -> None:
    history = merged(
        with_fields("1", state={"type": "string", "enum": ["A"]}), with_fields("2", state={"type": "string"})
    )
    assert () == (history.document.schemas["Book"].properties or {})["state"].enum


def test_a_dropped_method_stays_under_its_name() -> None:
    history = merged(
        with_methods("1", get=method("get"), list=method("list", "v1/books")), with_methods("2", get=method("get"))
    )
    assert ["get", "list"] == names(history)
    assert "1" == history.dropped("/resources/books/methods/list")


FETCH, GET = "/resources/books/methods/fetch", "/resources/books/methods/get"


def test_a_renamed_method_is_kept_under_both_names_and_the_former_leads_to_the_present() -> None:
    history = merged(with_methods("1", fetch=method("fetch")), with_methods("2", get=method("get")))
    assert ["fetch", "get"] == names(history)
    assert {FETCH: GET} == history.renamed
    assert "1" == history.dropped(FETCH)
    assert "" == history.since(GET), "it is the same method"


def test_a_method_that_was_renamed_twice_has_one_present_name() -> None:
    renamed = merged(
        with_methods("1", fetch=method("fetch")),
        with_methods("2", read=method("read")),
        with_methods("3", get=method("get")),
    ).renamed
    assert {FETCH: GET, "/resources/books/methods/read": GET} == renamed


def test_a_method_that_was_renamed_and_then_dropped_leads_to_its_last_name() -> None:
    history = merged(with_methods("1", fetch=method("fetch")), with_methods("2", get=method("get")), with_methods("3"))
    assert {FETCH: GET} == history.renamed
    assert ("1", "2") == (history.dropped(FETCH), history.dropped(GET))


def test_a_name_that_came_back_is_no_former_name() -> None:
    history = merged(
        with_methods("1", fetch=method("fetch")),
        with_methods("2", get=method("get")),
        with_methods("3", fetch=method("fetch")),
    )
    assert {GET: FETCH} == history.renamed
    assert "" == history.dropped(FETCH)


def test_two_methods_of_one_document_are_never_former_names_of_each_other() -> None:
    both = with_methods("2", get=method("get"), fetch=method("fetch"))
    assert {} == merged(both).renamed
    assert {} == merged(with_methods("1", get=method("get")), both).renamed


def test_a_former_name_has_an_id_of_its_own() -> None:
    old, new = method("fetch", id="library.books.get"), method("get")
    history = merged(with_methods("1", fetch=old), with_methods("2", get=new))
    ids = {name: found.id for _, name, found in methods(history.document)}
    assert {"fetch": "library.books.fetch", "get": "library.books.get"} == ids


def test_names_of_variables_do_not_make_another_method() -> None:
    other = method("get", flatPath="v1/books/{bookId}")
    history = merged(with_methods("1", fetch=method("fetch")), with_methods("2", get=other))
    assert {FETCH: GET} == history.renamed


def test_a_name_that_was_given_to_another_route_belongs_to_the_newest() -> None:
    moved = method("get", "v2/{+name}", flatPath="v2/books/{booksId}")
    history = merged(with_methods("1", get=method("get")), with_methods("2", get=moved))
    ((_, _, found),) = methods(history.document)
    assert "v2/{+name}" == found.path


def test_a_dropped_query_parameter_stays_and_one_of_the_path_does_not() -> None:
    name = method("get")["parameters"]["name"]
    renamed = method("get", "v1/{+id}", parameters={"id": name}, flatPath="v1/books/{booksId}")
    old = method("get", parameters={"name": name, "view": {"type": "string", "location": "query"}})
    history = merged(with_methods("1", get=old), with_methods("2", get=renamed))
    ((_, _, found),) = methods(history.document)
    assert ["id", "view"] == list(found.parameters)
    assert "1" == history.dropped("/resources/books/methods/get/parameters/view")


def test_a_mark_of_deprecation_has_a_beginning_and_may_be_taken_back() -> None:
    on, off = {"type": "string", "deprecated": True}, {"type": "string"}
    history = merged(with_fields("1", a=off, b=on), with_fields("2", a=on, b=off), with_fields("3", a=on, b=off))
    assert "2" == history.flagged("/schemas/Book/properties/a")
    assert "" == history.flagged("/schemas/Book/properties/b")


def test_revisions_must_be_of_one_api_and_differ() -> None:
    with pytest.raises(Faults, match="given twice"):
        merged(document("1"), document("1"))
    with pytest.raises(Faults, match=r"archive:v1"):
        merged(document("1"), document("2", id="archive:v1"))


def said(*documents: dict[str, Any]) -> Api:
    history = merged(*documents)
    target = Target("library", "aiogenai.runtime", ("Generated from a test.",))
    return resolve(history, Facts(), Names({}), target).api


def test_docstrings_say_since_when_and_until_when_and_not_twice() -> None:
    state = {"type": "string", "enum": ["A"]}
    old = document("1", schemas={"Book": schema("Book", gone={"type": "string"}, state=state)})
    new = document("2", schemas={"Book": schema("Book", came={"type": "string"}, state={**state, "enum": ["A", "B"]})})
    new["schemas"]["Shelf"] = schema("Shelf", size={"type": "string"})
    modules = said(old, new).types
    fields = {
        f"{model.name}.{field.name}": [text for doc in field.doc for text in doc.paragraphs]
        for module in modules
        for model in module.models
        for field in model.fields
    }
    assert ["Deprecated: last listed in revision 1."] == fields["Book.gone"]
    assert ["Since revision 2."] == fields["Book.came"]
    assert [] == fields["Shelf.size"], "the shelf itself is as new"
    [values] = [enum.values for module in modules for enum in module.enums]
    assert [(), ("Since revision 2.",)] == [tuple(text for doc in one.doc for text in doc.paragraphs) for one in values]


def test_a_former_name_says_what_to_use_instead() -> None:
    api = said(with_methods("1", fetch=method("fetch")), with_methods("2", get=method("get")))
    rows = {route.row.id: route.row.deprecated for route in api.routes}
    assert {
        "library.books.fetch": "Deprecated: last listed in revision 1; use `books.get` instead.",
        "library.books.get": "",
    } == rows
