"""Names: what wire names become, that they never collide, and that a name which was given stays given."""

from __future__ import annotations

import inspect
import json
import keyword
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from aiogenai.runtime.base import Model
from aiogenai.runtime.client import BaseClient
from codegen.fault import Faults
from codegen.naming import (
    CLIENT_RESERVED,
    Names,
    is_identifier,
    ledger_text,
    pascal,
    read_ledger,
    relative,
    snake,
    upper_snake,
)

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("mimeType", "mime_type"),
        ("sha256Hash", "sha256_hash"),
        ("md5Hash", "md5_hash"),
        ("topK", "top_k"),
        ("HTTPHealthCheck", "http_health_check"),
        ("blobstore2Info", "blobstore2_info"),
        ("streamableHttpTransport", "streamable_http_transport"),
        ("page_token", "page_token"),
        ("_responseJsonSchema", "response_json_schema"),
        ("$.xgafv", "xgafv"),
        ("options.requestedPolicyVersion", "options_requested_policy_version"),
        ("getOpenid-configuration", "get_openid_configuration"),
        ("\uff46\uff4f\uff4f", "foo"),
    ],
)
def test_wire_names_become_snake_case(wire: str, expected: str) -> None:
    assert expected == snake(wire)


def test_class_and_constant_names_are_made_of_all_their_words() -> None:
    assert "CachedContentsResource" == pascal("cachedContents", "Resource")
    assert "GoogleLongrunningOperation" == pascal("GoogleLongrunning_Operation")
    assert "CORPORA_DOCUMENTS_CHUNKS_BATCH_CREATE" == upper_snake("corpora", "documents", "chunks", "batchCreate")


@pytest.mark.parametrize("word", keyword.kwlist)
def test_a_keyword_gets_an_underscore(word: str) -> None:
    (name,) = Names().fields({"/p": word.lower()}).values()
    assert is_identifier(name)


def test_the_nearest_wire_name_gets_the_plain_name() -> None:
    names = Names().fields({"/p/_foo": "_foo", "/p/foo": "foo", "/p/Foo": "Foo"})
    assert {"/p/foo": "foo", "/p/Foo": "foo_2", "/p/_foo": "foo_3"} == names


wires = st.one_of(
    st.text(max_size=20), st.sampled_from(["", "_", "1a", "import", "self", "list", "foo", "_foo", "FOO", "éa"])
)


@given(st.lists(wires, unique=True, max_size=12))
def test_every_name_is_a_name_and_no_two_are_the_same(found: list[str]) -> None:
    by_pointer = {f"/schemas/X/properties/{number}": wire for number, wire in enumerate(found)}
    for given_names in (
        Names().fields(by_pointer),
        Names().arguments(by_pointer),
        Names().members(by_pointer),
        Names().values(by_pointer),
        Names().modules(by_pointer),
        Names().constants({at: (wire,) for at, wire in by_pointer.items()}),
        Names().classes({at: (wire,) for at, wire in by_pointer.items()}),
    ):
        assert len(found) == len(set(given_names.values()))
        assert all(map(is_identifier, given_names.values()))
        assert not any(name.startswith("_") for name in given_names.values())


@given(st.lists(wires, unique=True, min_size=1, max_size=10), st.integers(min_value=0))
def test_a_name_that_was_given_stays_whatever_comes_beside_it(found: list[str], cut: int) -> None:
    pointers = {f"/p/{wire}": wire for wire in found}
    first = dict(list(pointers.items())[: cut % len(pointers) + 1])
    before = Names()
    given_names = before.fields(first)
    after = Names(json.loads(ledger_text(before)))
    again = after.fields(pointers)
    assert given_names == {at: again[at] for at in first}
    assert len(pointers) == len(set(again.values()))
    assert not after.faults


def test_a_rename_against_the_ledger_is_a_fault() -> None:
    names = Names({"/p/a": "a"})
    assert {"/p/a": "a"} == names.fields({"/p/a": "a"}, {"/p/a": "b"})
    assert ["error: /p/a: renamed b, but the ledger has given it a"] == [str(fault) for fault in names.faults]


@pytest.mark.parametrize("name", ["a b", "import", "__init__", "", "a;b", "é", "a\n"])
def test_a_ledger_or_a_rename_that_is_no_name_is_a_fault(name: str) -> None:
    for names in (Names({"/p/a": name}), Names()):
        names.fields({"/p/a": "a"}, {"/p/a": name})
        assert names.faults


def test_a_ledger_that_gives_one_name_twice_is_a_fault() -> None:
    names = Names({"/p/a": "x", "/p/b": "x"})
    names.fields({"/p/a": "a", "/p/b": "b"})
    assert ["error: /p/b: the name x is taken by /p/a"] == [str(fault) for fault in names.faults]


def test_nothing_is_ever_taken_out_of_the_ledger() -> None:
    names = Names({"/gone": "gone"})
    names.fields({"/p/a": "a"})
    assert {"/gone": "gone", "/p/a": "a"} == json.loads(ledger_text(names))


@pytest.mark.parametrize("text", ["[]", '{"a": 1}', "{", "\xff"])
def test_a_file_that_is_no_ledger_is_a_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "names.json"
    path.write_text(text, "latin-1")
    with pytest.raises(Faults):
        read_ledger(path)


def test_a_missing_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert {} == read_ledger(tmp_path / "names.json")


def test_what_the_client_has_is_reserved_on_it() -> None:
    assert {name for name in dir(BaseClient) if not name.startswith("_")} <= CLIENT_RESERVED


def test_models_have_no_public_attributes_that_fields_could_hide() -> None:
    assert [] == [name for name, _ in inspect.getmembers(Model) if not name.startswith("_")]


def test_modules_say_each_other_by_the_shortest_way() -> None:
    assert "...runtime.base" == relative("aiogenai.v1beta.types.models", "aiogenai.runtime.base")
    assert "._shared" == relative("aiogenai.v1beta.types.models", "aiogenai.v1beta.types._shared")
    assert ".." == relative("aiogenai.v1beta.resources.models", "aiogenai.v1beta")
    assert "aiogenai.runtime.base" == relative("drive.types.models", "aiogenai.runtime.base")
