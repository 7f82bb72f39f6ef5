"""Event streams by the rules, under every split of the bytes; and JSON arrays, which come the same way."""

from __future__ import annotations

import json
import re
import time

import orjson
import pytest
from hypothesis import given, strategies as st

from aiogenai.runtime.framing import Framing
from aiogenai.runtime.json_array import ArraySplitter
from aiogenai.runtime.sse import Event, EventParser, TooLarge
from tests.runtime.splitting import splits

X = "x" * 2048

VECTORS: list[tuple[str, bytes, list[str]]] = [
    ("bom", b"\xef\xbb\xbfdata:1\n\n\xef\xbb\xbfdata:2\n\ndata:3\n\n", ["1", "3"]),
    ("bom-double", b"\xef\xbb\xbf\xef\xbb\xbfdata:1\n\ndata:2\n\ndata:3\n\n", ["2", "3"]),
    (
        "comments",
        ("data:1\r:\0\n:\r\ndata:2\n:" + X + "\rdata:3\n:data:fail\r:" + X + "\ndata:4\n\n").encode(),
        ["1\n2\n3\n4"],
    ),
    ("no-final-blank", b"retry:1000\ndata:test1\n\nid:test\ndata:test2", ["test1"]),
    ("data-forms", b"data:\n\ndata\ndata\n\ndata:test\n\n", ["", "\n", "test"]),
    ("event-empty", b"event: \ndata:data\n\n", ["data"]),
    ("event-custom", b"event:test\ndata:x\n\ndata:x\n\n", ["x", "x"]),
    (
        "field-parsing",
        b"\n".join(
            (
                b"data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5",
                b"data:3\rdata:\r\n data:32\ndata:4\n\n",
            )
        ),
        ["\0\n 2\n1\n3\n\n4"],
    ),
    (
        "field-unknown",
        b"data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n",
        ["test\n\ntest"],
    ),
    ("leading-space", b"data:\ttest\rdata: \ndata:test\n\n", ["\ttest\n\ntest"]),
    ("newlines-mixed", b"data:test\r\ndata\ndata:test\r\n\r", ["test\n\ntest"]),
    ("null-in-data", b"data:\0\n\n\n\n", ["\0"]),
    ("utf8", b"data:ok\xe2\x80\xa6\n\n", ["ok\u2026"]),
    ("retry-empty", b"retry\ndata:test\n\n", ["test"]),
    (
        "event-data-page",
        b"data:msg\ndata:msg\n\n:\nfalsefield:msg\n\nfalsefield:msg\nData:data\n\ndata\n\ndata:end\n\n",
        ["msg\nmsg", "", "end"],
    ),
    ("cr-only", b"data:a\rdata:b\r\rdata:c\r\r", ["a\nb", "c"]),
    ("id-only-no-event", b"id: 7\n\ndata:x\n\n", ["x"]),
    ("event-only-none", b"event: ping\n\ndata:x\n\n", ["x"]),
    ("retry-only-none", b"retry: 10\n\ndata:x\n\n", ["x"]),
    ("id-then-heartbeat", b"id: 7\ndata:x\n\n\n\n:hb\n\ndata:y\n\n", ["x", "y"]),
    (
        "unicode-not-newline",
        "data:a\u2028b\u0085c\u000bd\u000ce\u001cf\n\n".encode(),
        ["a\u2028b\u0085c\u000bd\u000ce\u001cf"],
    ),
    ("invalid-utf8", b"data:\xff\xfe\n\n", ["\ufffd\ufffd"]),
    ("trailing-ws-kept", b"data: a  \t\n\n", ["a  \t"]),
    ("colon-in-value", b"data:a:b: c\n\n", ["a:b: c"]),
    ("eof-mid-line", b"data:a\n\ndata:b", ["a"]),
    ("no-space-after-colon", b'data:{"a":1}\n\n', ['{"a":1}']),
    ("multi-line-json", b'data: {"a":\ndata: 1}\n\n', ['{"a":\n1}']),
    ("long-line-300k", b"data: " + b"z" * 300_000 + b"\n\n", ["z" * 300_000]),
    ("long-line-3M", b"data: " + b"z" * 3_000_000 + b"\n\n", ["z" * 3_000_000]),
]


def feed_all(reader: EventParser | ArraySplitter, pieces: list[bytes]) -> None:
    for piece in pieces:
        reader.feed(piece)


def events(pieces: list[bytes]) -> list[Event]:
    parser = EventParser()
    return [event for piece in pieces for event in parser.feed(piece)]


@pytest.mark.parametrize(("body", "expected"), [v[1:] for v in VECTORS], ids=[v[0] for v in VECTORS])
def test_the_vectors_under_every_split(body, expected):
    for pieces in splits(body):
        assert expected == [event.text for event in events(pieces)]


FIELDS = {
    "type": (b"event:test\ndata:x\n\ndata:y\n\n", [("test", ""), ("message", "")]),
    "type, empty": (b"event:a\nevent: \ndata:x\n\n", [("message", "")]),
    "type without data is forgotten": (b"event:a\n\ndata:x\n\n", [("message", "")]),
    "id stays": (b"id: 1\ndata:x\n\ndata:y\n\n", [("message", "1"), ("message", "1")]),
    "id is reset": (
        b"id: 1\ndata:x\n\nid\ndata:y\n\nid:\ndata:z\n\n",
        [("message", "1"), ("message", ""), ("message", "")],
    ),
    "id with NUL": (b"id: 1\nid: \0\nid: x\0\nid: \0x\nid: x\0x\ndata:x\n\n", [("message", "1")]),
    "id without data": (b"id: 7\n\ndata:x\n\n", [("message", "7")]),
}


@pytest.mark.parametrize(("body", "expected"), FIELDS.values(), ids=FIELDS)
def test_types_and_ids(body, expected):
    for pieces in splits(body):
        assert expected == [(event.type, event.id) for event in events(pieces)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [(b"03000", 3000), (b"1000x", None), (b"", None), (b"-1", None), (b"\xc2\xb2", None), (b"9" * 5000, None)],
)
def test_only_digits_are_a_retry(line, expected):
    parser = EventParser()
    parser.feed(b"retry:" + line + b"\n")
    assert expected == parser.retry


def test_s1_a_lone_cr_ends_a_line_without_waiting_for_more():
    parser = EventParser()
    assert ["a"] == [event.text for event in parser.feed(b"data:a\r\r")]
    assert [] == parser.feed(b"\n")
    assert ["b"] == [event.text for event in parser.feed(b"data:b\r\n\r")]
    assert ["c"] == [event.text for event in parser.feed(b"\ndata:c\n\n")]


@pytest.mark.parametrize(
    "body",
    [b"data:" + b"z" * 2000, b"z" * 2000, b"data:" + b"z" * 2000 + b"\n\n", b"data:zzzzz\n" * 100, b"data\n" * 1000],
    ids=["unterminated", "no field", "a line", "an event", "empty lines"],
)
def test_s8_what_is_longer_than_the_limit_is_refused(body):
    for pieces in splits(body):
        with pytest.raises(TooLarge):
            feed_all(EventParser(limit=1000), pieces)


def seconds(count: int) -> float:
    piece = b"data: {}\n\n" * 100
    parser = EventParser()
    start = time.process_time()
    for _ in range(count // 100):
        parser.feed(piece)
    return time.process_time() - start


def test_s9_time_is_linear_in_the_number_of_events():
    assert min(seconds(100_000) for _ in range(3)) < 30 * min(seconds(10_000) for _ in range(3))


def test_p7_the_last_event_can_be_had_without_its_blank_line():
    for body, expected in [
        (b"data:a\n\ndata:b", "b"),
        (b"data:b\n", "b"),
        (b"data:b\ndata:c", "b\nc"),
        (b"data:b\r", "b"),
    ]:
        parser = EventParser()
        parser.feed(body)
        last = parser.end()
        assert last is not None
        assert expected == last.text
        assert parser.end() is None


@pytest.mark.parametrize("body", [b"", b"\xef\xbb", b"\xef\xbb\xbf", b"data:a\n\n", b": hb", b"id: 3\n", b"event: e"])
def test_without_data_there_is_no_last_event(body):
    parser = EventParser()
    parser.feed(body)
    assert parser.end() is None


def test_p3_json_behind_the_events_is_kept_apart():
    error = {"error": {"code": 503, "message": "data: odd", "details": []}}
    for indent in (None, 2):
        tail = json.dumps(error, indent=indent).encode()
        for pieces in splits(b"data: 1\r\n\r\n" + tail):
            parser = EventParser()
            for piece in pieces:
                parser.feed(piece)
            assert parser.end() is None
            assert error == orjson.loads(parser.stray)
        parser.feed(b"\ndata: 2\n\n")
        assert b"" == parser.stray


def test_s10_stray_text_does_not_pile_up():
    parser = EventParser()
    for _ in range(1000):
        parser.feed(b"{" + b"z" * 1000 + b"\n")
    assert 64 * 1024 == len(parser.stray)


def by_the_book(body: bytes) -> list[tuple[str, str, str]]:
    """The rules as the standard words them, over text that is all there."""
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    found, data, kind, last_id = [], "", "", ""
    lines = re.split("\r\n|\r|\n", text)[:-1]
    for line in lines:
        if not line:
            if data:
                found.append((data.removesuffix("\n"), kind or "message", last_id))
            data, kind = "", ""
            continue
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            data += value + "\n"
        elif name == "event":
            kind = value
        elif name == "id" and "\0" not in value:
            last_id = value
    return found


STREAMS = st.lists(
    st.sampled_from([b"data", b"event", b"id", b"retry", b":", b" ", b"\r", b"\n", b"\r\n", b"\n\n", b"\0", b"x", b"7"])
    | st.sampled_from([b"data:", b"data: ", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xe2\x80", b"\xff", b"{", b"\t"])
    | st.binary(max_size=3),
    max_size=40,
)


@given(STREAMS, st.lists(st.integers(0, 200), max_size=6))
def test_any_bytes_in_any_pieces_give_what_the_standard_says(tokens, cuts):
    body = b"".join(tokens)
    cuts = sorted(min(cut, len(body)) for cut in cuts)
    pieces = [body[start:end] for start, end in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    assert by_the_book(body) == [(event.text, event.type, event.id) for event in events(pieces)]


# JSON arrays


def elements(pieces: list[bytes]) -> tuple[list[bytes], bool]:
    splitter = ArraySplitter()
    return [element for piece in pieces for element in splitter.feed(piece)], splitter.complete


ARRAYS: dict[str, tuple[bytes, list[bytes], bool]] = {
    "one": (b'[{"a":1}]', [b'{"a":1}'], True),
    "as the server writes it": (b'[{"a":1}\n,\r\n{"b":[2]}\n]\n', [b'{"a":1}', b'{"b":[2]}'], True),
    "empty": (b" [ ] ", [], True),
    "nothing": (b"", [], False),
    "brackets and quotes in text": (rb'[{"a":"]}\"\\"},{"b":"\\\\"}]', [rb'{"a":"]}\"\\"}', rb'{"b":"\\\\"}'], True),
    "no end": (b'[{"a":1}', [b'{"a":1}'], False),
    "no end after a comma": (b'[{"a":1},', [b'{"a":1}'], False),
    "cut in an element": (b'[{"a":1},{"a"', [b'{"a":1}'], False),
    "an object": (b'{"a":{"b":1}}', [b'{"a":{"b":1}}'], True),
    "an object, and one behind": (b'{"a":1}\n{"error":{}}', [b'{"a":1}', b'{"error":{}}'], True),
    "an object behind an element": (b'[{"a":1}{"error":{}}', [b'{"a":1}', b'{"error":{}}'], False),
    "arrays in the array": (b"[[1],[[]]]", [b"[1]", b"[[]]"], True),
}


@pytest.mark.parametrize(("body", "expected", "complete"), ARRAYS.values(), ids=ARRAYS)
def test_arrays_under_every_split(body, expected, complete):
    for pieces in splits(body):
        assert (expected, complete) == elements(pieces)


@pytest.mark.parametrize(
    "body", [b"x", b"1", b'"a"', b"[1]", b"[,", b'[{"a":1},]', b'[{"a":1},,', b"[]x", b"[][", b"]"]
)
def test_what_is_no_array_of_objects_is_refused(body):
    for pieces in splits(body):
        with pytest.raises(ValueError, match="expected"):
            elements(pieces)


def test_an_element_comes_with_its_last_byte():
    splitter = ArraySplitter()
    assert [] == splitter.feed(b'[{"a":1')
    assert [b'{"a":1}'] == splitter.feed(b"}")


@pytest.mark.parametrize("body", [b'[{"a":"' + b"z" * 2000, b"[[" + b"[" * 2000], ids=["text", "depth"])
def test_an_element_longer_than_the_limit_is_refused(body):
    for pieces in splits(body):
        with pytest.raises(TooLarge):
            feed_all(ArraySplitter(limit=1000), pieces)


TREES = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(
    st.lists(st.dictionaries(st.text(), TREES, max_size=3), max_size=5), st.booleans(), st.lists(st.integers(0, 300))
)
def test_any_array_in_any_pieces_gives_its_elements(trees, indented, cuts):
    body = json.dumps(trees, indent=2 if indented else None, ensure_ascii=False).encode("utf-8", "replace")
    cuts = sorted(min(cut, len(body)) for cut in cuts)
    pieces = [body[start:end] for start, end in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    found, complete = elements(pieces)
    assert complete
    assert json.loads(body) == [json.loads(element) for element in found]


# Which of the two it is


def test_the_first_byte_tells_events_from_an_array():
    for body, expected in [
        (b"\n\r\n data: 1\n\ndata: 2\n\n", [b"2"]),  # the first line begins with a space: no field
        (b": hi\n\ndata: 1\n\n", [b"1"]),
        (b'\r\n  [{"a":1},{"b":2}]', [b'{"a":1}', b'{"b":2}']),
        (b'{"a":1}', [b'{"a":1}']),
        (b"", []),
        (b"  \n", []),
    ]:
        for pieces in splits(body):
            framing = Framing()
            assert expected == [message for piece in pieces for message in framing.feed(piece)]
            assert framing.end() is None
            assert framing.complete
