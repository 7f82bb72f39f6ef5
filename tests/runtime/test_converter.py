"""Models to JSON and back: each rule of `runtime/converter.py`, on classes made as the generator makes them."""

import datetime
import math
import pickle
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

import pytest

from aiogenai.runtime import converter
from aiogenai.runtime.base import UNSET, FieldMask, Int64, Json, Maybe, Model, extra_fields, model
from aiogenai.runtime.errors import DecodeError, ValidationError


class Colour(StrEnum):
    RED = "RED"


@model
class Part(Model):
    __wire__: ClassVar[Mapping[str, str]] = {"mime_type": "mimeType"}

    text: Maybe[str] = UNSET
    data: Maybe[bytes] = UNSET
    mime_type: Maybe[str] = UNSET

    @classmethod
    def _coerce(cls, value: object) -> Json | None:
        return {"text": value} if isinstance(value, str) else None


@model
class Tree(Model):
    __wire__: ClassVar[Mapping[str, str]] = {"small": "small32"}

    name: Maybe[str] = UNSET
    parts: Maybe[list[Part]] = UNSET
    children: Maybe[dict[str, "Tree"]] = UNSET
    big: Maybe[Int64] = UNSET
    bigs: Maybe[list[Int64]] = UNSET
    small: Maybe[int] = UNSET
    ratio: Maybe[float] = UNSET
    flag: Maybe[bool] = UNSET
    colour: Maybe[Colour | str] = UNSET
    at: Maybe[datetime.datetime] = UNSET
    on: Maybe[datetime.date] = UNSET
    ttl: Maybe[datetime.timedelta] = UNSET
    mask: Maybe[FieldMask] = UNSET
    anything: Maybe[Any] = UNSET


@model
class Empty(Model):
    pass


def sent(value: object, schema: type[Model] = Tree) -> Any:
    """What goes over the wire."""
    return converter.decode(converter.encode(converter.dump(schema, value)))


@pytest.mark.parametrize(
    ("field", "value", "wire"),
    [
        ("name", "x", "x"),
        ("big", 2**63 - 1, "9223372036854775807"),
        ("bigs", [1, -2], ["1", "-2"]),
        ("ratio", math.inf, "Infinity"),
        ("ratio", 0.5, 0.5),
        ("flag", False, False),
        ("colour", Colour.RED, "RED"),
        ("colour", "MAUVE", "MAUVE"),
        ("at", datetime.datetime(2026, 1, 2, 3, 4, 5, 6000, datetime.UTC), "2026-01-02T03:04:05.006000Z"),
        ("on", datetime.date(2026, 1, 2), "2026-01-02"),
        ("ttl", datetime.timedelta(seconds=-3, milliseconds=-500), "-3.5s"),
        ("mask", FieldMask("display_name", "ttl"), "displayName,ttl"),
        ("anything", {"a": [None, 1]}, {"a": [None, 1]}),
        ("name", None, None),
        ("children", {"a": Tree(name="b")}, {"a": {"name": "b"}}),
        ("parts", [Part(data=b"\xfb\xff")], [{"data": "+/8="}]),
    ],
)
def test_a_field_has_its_form_on_the_wire_and_comes_back(field: str, value: object, wire: object) -> None:
    tree = Tree(**{field: value})
    assert {field: wire} == sent(tree)
    back = converter.load(Tree, {field: wire})
    assert (FieldMask("displayName", "ttl") if field == "mask" else value) == getattr(back, field)
    assert sent(back) == sent(tree)


def test_names_on_the_wire_are_kept_apart() -> None:
    assert {"small32": 5} == sent(Tree(small=5))
    assert Tree(small=5) == converter.load(Tree, {"small32": 5})


def test_absent_is_not_null() -> None:
    assert {} == sent(Tree())
    assert {"name": None} == sent(Tree(name=None))
    assert converter.load(Tree, {}).name is UNSET
    assert converter.load(Tree, {"name": None}).name is None


def test_unknown_fields_are_kept_shown_and_sent_back() -> None:
    tree = converter.load(Tree, {"name": "a", "newer": {"x": 1}})
    assert {"newer": {"x": 1}} == extra_fields(tree)
    assert {"name": "a", "newer": {"x": 1}} == sent(tree)


def test_an_unlisted_enum_value_stays_text_and_a_listed_one_is_a_member() -> None:
    assert "MAUVE" == converter.load(Tree, {"colour": "MAUVE"}).colour
    assert converter.load(Tree, {"colour": "RED"}).colour is Colour.RED


@pytest.mark.parametrize("text", ["2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.000000001Z"])
def test_nanoseconds_of_a_time_are_kept(text: str) -> None:
    tree = pickle.loads(pickle.dumps(converter.load(Tree, {"at": text})))
    assert {"at": text} == sent(tree)


@pytest.mark.parametrize("text", ["45.837906927s", "-0.000000001s", "34s", "0s", "315576000000s"])
def test_nanoseconds_of_a_duration_are_kept(text: str) -> None:
    tree = pickle.loads(pickle.dumps(converter.load(Tree, {"ttl": text})))
    assert {"ttl": text} == sent(tree)


@pytest.mark.parametrize("text", ["+/8=", "-_8=", "-_8", "+/8"])
def test_bytes_are_read_in_either_alphabet_padded_or_not(text: str) -> None:
    assert b"\xfb\xff" == converter.load(Part, {"data": text}).data


def test_a_mapping_is_accepted_by_field_names_or_wire_names_and_in_wire_form() -> None:
    given = {"small": 1, "big": "7", "at": "2026-01-02T03:04:05Z", "parts": [{"mimeType": "a/b", "data": "+/8="}]}
    wire = {"small32": 1, "big": "7", "at": "2026-01-02T03:04:05Z", "parts": [{"mimeType": "a/b", "data": "+/8="}]}
    assert wire == sent(given)
    assert wire == sent({**wire, "name": UNSET})


def test_what_a_model_coerces_is_accepted_alone_or_in_a_list() -> None:
    assert {"parts": [{"text": "hi"}]} == sent({"parts": "hi"})
    assert {"parts": [{"text": "hi"}, {"text": "ho"}]} == sent({"parts": ["hi", Part(text="ho")]})


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (Tree(name=3), "name"),
        (Tree(parts=[Part(), Part(text=3)]), "parts[1].text"),
        (Tree(children={"a": Tree(parts=[Part(data=3)])}), "children['a'].parts[0].data"),
        ({"parts": [{"text": 3}]}, "parts[0].text"),
        (Tree(big=True), "big"),
        (Tree(at=datetime.datetime(2026, 1, 1)), "at"),  # noqa: DTZ001  # the fault under test
        (Tree(flag="yes"), "flag"),
        (Tree(parts=3), "parts"),
        (3, "Tree"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_the_path_of_its_field(value: object, path: str) -> None:
    with pytest.raises(ValidationError) as caught:
        converter.dump(Tree, value)
    assert path == caught.value.path
    assert str(caught.value).startswith(path + ": expected")


@pytest.mark.parametrize(
    ("tree", "says"),
    [
        ({"parts": [{"text": "a"}, {"text": 3}]}, "Tree.parts[1].text: expected str, got int 3"),
        ({"children": {"a": []}}, "Tree.children['a']: expected an object, got list []"),
        ([], "Tree: expected an object"),
        ({"big": "many"}, "Tree.big: expected an integer"),
        ({"ttl": "3"}, "Tree.ttl: expected a duration"),
        ({"at": "yesterday"}, "Tree.at: "),
        ({"parts": [{"data": "!"}]}, "Tree.parts[0].data: expected base64 text"),
    ],
)
def test_an_answer_of_the_wrong_shape_is_a_decode_error_that_names_the_field(tree: object, says: str) -> None:
    with pytest.raises(DecodeError) as caught:
        converter.load(Tree, tree)
    assert says in str(caught.value)


def test_depth_ends_in_an_error_and_not_in_the_interpreter() -> None:
    deep: dict[str, Any] = {}
    for _ in range(1000):
        deep = {"children": {"a": deep}}
    with pytest.raises(DecodeError, match="nested too deep"):
        converter.load(Tree, deep)
    with pytest.raises(DecodeError):
        converter.decode("[" * 100_000)
    own = Tree(children={})
    assert isinstance(own.children, dict)
    own.children["me"] = own
    with pytest.raises(ValidationError, match="contains itself"):
        converter.dump(Tree, own)


def test_the_whole_message_and_its_fields_are_not_given_together() -> None:
    with pytest.raises(ValidationError, match="give it or name, not both"):
        converter.message(Tree, Tree(), {"name": "x", "big": UNSET})
    assert {"name": "x"} == converter.dump_message(converter.message(Tree, None, {"name": "x", "big": UNSET}))


def test_large_bytes_leave_the_loop_and_are_the_same_json() -> None:
    small = Part(data=b"x" * 1000)
    large = Part(data=bytes(range(256)) * 8192)
    assert converter.encode(converter.dump(Part, small)) == converter.encode_small(converter.dump(Part, small))
    assert converter.encode_small(converter.dump(Part, large)) is None
    assert large == converter.load(Part, converter.decode(converter.encode(converter.dump(Part, large))))


def test_a_wrong_keyword_is_refused_by_its_name() -> None:
    with pytest.raises(TypeError, match=r"Part.*texts"):
        Part(texts="x")  # type: ignore[call-arg]


def test_models_pickle_compare_and_show_what_is_set() -> None:
    tree = converter.load(Tree, {"name": "a", "parts": [{"text": "t"}], "newer": 1})
    assert tree == pickle.loads(pickle.dumps(tree))
    assert tree != Tree(name="a")
    assert "Tree(name='a', parts=[Part(text='t')])" == repr(tree)
    assert Empty() == converter.load(Empty, {})
    with pytest.raises(TypeError):
        hash(tree)


def test_what_has_no_json_form_is_said() -> None:
    with pytest.raises(ValidationError, match="no JSON form"):
        converter.encode(converter.dump(Tree, Tree(anything=object())))
    assert {"anything": {"text": "t"}} == sent(Tree(anything=Part(text="t")))
