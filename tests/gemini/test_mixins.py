"""What answers of the model say at a glance, and what the chunks of a stream are together."""

from __future__ import annotations

import copy
from typing import Any, TypedDict

import pytest
from hypothesis import given, strategies as st

from aiogenai.runtime.base import extra_fields
from aiogenai.runtime.converter import decode, dump, encode, load
from aiogenai.runtime.errors import DecodeError, ValidationError
from aiogenai.runtime.merging import Merging
from aiogenai.v1beta.types import Blob, Content, CountTokensRequest, File, FileData, GenerateContentResponse, Part


def response(*parts: dict[str, Any], **candidate: Any) -> dict[str, Any]:
    return {"candidates": [{"content": {"parts": list(parts), "role": "model"}, "index": 0, **candidate}]}


def merged(*trees: dict[str, Any]) -> dict[str, Any]:
    chunks = [load(GenerateContentResponse, tree) for tree in trees]
    whole = GenerateContentResponse._merge(chunks)
    assert list(trees) == [tree_of(chunk) for chunk in chunks], "chunks stay as they are"
    return tree_of(whole)


def tree_of(message: GenerateContentResponse | None) -> dict[str, Any]:
    return decode(encode(dump(GenerateContentResponse, message)))


def test_a_string_is_a_content_of_the_user():
    expected = {"contents": [{"parts": [{"text": "Hi"}], "role": "user"}]}
    for contents in ("Hi", ["Hi"], [Content(parts=[{"text": "Hi"}], role="user")]):
        assert expected == dump(CountTokensRequest, {"contents": contents})


IMAGE = Blob(data=b"png", mime_type="image/png")
INLINE = {"inlineData": {"data": "cG5n", "mimeType": "image/png"}}
UPLOADED = File(name="files/a", uri="https://files/a", mime_type="text/plain")
FILE = {"fileData": {"fileUri": "https://files/a", "mimeType": "text/plain"}}
VIDEO = FileData(file_uri="https://videos/1")


@pytest.mark.parametrize(
    ("contents", "turns"),
    [
        (IMAGE, [("user", [INLINE])]),
        (UPLOADED, [("user", [FILE])]),
        (VIDEO, [("user", [{"fileData": {"fileUri": "https://videos/1"}}])]),
        (Part(text="Hi"), [("user", [{"text": "Hi"}])]),
        (["What is it?", IMAGE, UPLOADED], [("user", [{"text": "What is it?"}, INLINE, FILE])]),
        (
            ["Hi", Content(parts=[Part(text="Hello")], role="model"), {"parts": ["And"], "role": "user"}, "Bye", IMAGE],
            [("user", ["Hi"]), ("model", ["Hello"]), ("user", ["And"]), ("user", ["Bye", INLINE])],
        ),
        ([], []),
    ],
    ids=lambda given: type(given).__name__,
)
def test_parts_stand_for_contents_and_in_a_row_they_are_one_turn(contents: Any, turns: list[Any]) -> None:
    expected = [
        {"parts": [{"text": part} if isinstance(part, str) else part for part in parts], "role": role}
        for role, parts in turns
    ]
    assert expected == decode(encode(dump(CountTokensRequest, {"contents": contents})))["contents"]


def test_what_is_no_part_is_refused_with_its_place() -> None:
    with pytest.raises(ValidationError, match=r"contents\[1\]: expected Content or a mapping, got int 5"):
        dump(CountTokensRequest, {"contents": ["Hi", 5]})


def test_what_was_dumped_can_be_loaded_bytes_and_all() -> None:
    given = [Content(parts=[Part(inline_data=IMAGE)], role="user")]
    assert given == load(list[Content], dump(list[Content], given))
    assert given == load(list[Content], dump(list[Content], IMAGE))


class River(TypedDict):
    name: str
    length: int


def test_an_answer_that_is_json_is_read_as_a_type() -> None:
    answer = load(GenerateContentResponse, response({"text": '[{"name": "Rhine", "length": 1233}]'}))
    assert [{"name": "Rhine", "length": 1233}] == answer.parse(list[River])


@pytest.mark.parametrize(
    ("tree", "why"),
    [
        ({}, "no text: it does not say why"),
        (response(finishReason="SAFETY"), "no text: SAFETY"),
        ({"promptFeedback": {"blockReason": "OTHER"}}, "no text: OTHER"),
        (response({"text": "{"}), "not JSON"),
        (response({"text": '[{"name": "Rhine"}]'}), "length"),
    ],
)
def test_an_answer_that_is_not_of_the_type_says_why(tree: dict[str, Any], why: str) -> None:
    with pytest.raises(DecodeError, match=why):
        load(GenerateContentResponse, tree).parse(list[River])


def test_reading_aids_are_of_the_first_candidate():
    call = {"name": "f", "args": {"a": 1}}
    parts = [{"text": "hm", "thought": True}, {"text": "Hel"}, {"functionCall": call}, {"text": "lo"}]
    answer = load(GenerateContentResponse, response(*parts))
    assert ("Hello", "hm", 4) == (answer.text, answer.thoughts, len(answer.parts))
    assert ["f"] == [found.name for found in answer.function_calls]


@pytest.mark.parametrize(
    ("tree", "why"),
    [
        ({}, ""),
        (response({"text": "a"}), ""),
        (response({"text": "a"}, finishReason="STOP"), "STOP"),
        ({"promptFeedback": {"blockReason": "OTHER"}}, "OTHER"),
        ({"promptFeedback": {}}, ""),
    ],
)
def test_why_an_answer_ended_is_said_of_blocked_prompts_too(tree: dict[str, Any], why: str) -> None:
    assert why == load(GenerateContentResponse, tree).finish_reason


@pytest.mark.parametrize("tree", [{}, {"candidates": []}, {"candidates": [{}]}, {"candidates": [{"content": {}}]}])
def test_without_candidates_they_are_empty(tree):
    answer = load(GenerateContentResponse, tree)
    assert ("", "", [], []) == (answer.text, answer.thoughts, answer.parts, answer.function_calls)


@pytest.mark.parametrize(
    ("tree", "ends"),
    [
        ({}, False),
        (response({"text": "a"}), False),
        (response({"text": "a"}, finishReason=None), False),
        (response({"text": "a"}, finishReason="STOP"), True),
        ({"candidates": [{"finishReason": "MAX_TOKENS"}]}, True),
        ({"candidates": [{"finishReason": "STOP"}, {"index": 1}]}, False),
        ({"promptFeedback": {"blockReason": "SAFETY"}}, True),
        ({"promptFeedback": {}}, False),
    ],
)
def test_a_stream_may_end_when_every_candidate_says_why_or_the_prompt_was_blocked(tree, ends):
    assert ends is load(GenerateContentResponse, tree)._ends_stream()


def test_texts_are_joined_and_thoughts_apart_from_them():
    parts = merged(
        response({"text": "h", "thought": True}),
        response({"text": "m", "thought": True}, {"text": "Hel"}),
        response({"text": "lo"}),
        response({"text": "", "thought": False}),
    )["candidates"][0]["content"]["parts"]
    assert [("hm", True), ("Hello", None)] == [(part["text"], part.get("thought")) for part in parts]


def test_what_is_more_than_text_stays_a_part_of_its_own():
    call = {"functionCall": {"name": "f", "args": {"a": 1}}}
    signed = {"text": "", "thoughtSignature": "c2ln"}
    new = {"text": "c", "fieldOfTomorrow": 1}
    whole = merged(
        response({"text": "a"}, call), response(call), response({"text": "b"}), response(signed), response(new)
    )
    assert [{"text": "a"}, call, call, {"text": "b"}, signed, new] == whole["candidates"][0]["content"]["parts"]


def test_candidates_are_merged_by_their_index():
    whole = merged(
        {"candidates": [{"index": 1, "content": {"parts": [{"text": "x"}]}}]},
        response({"text": "a"}),
        {"candidates": [{"index": 1, "content": {"parts": [{"text": "y"}]}, "finishReason": "STOP"}]},
        response({"text": "b"}, finishReason="STOP"),
    )
    found = [(c["index"], c["content"]["parts"][0]["text"], c["finishReason"]) for c in whole["candidates"]]
    assert [(0, "ab", "STOP"), (1, "xy", "STOP")] == found


def test_what_is_no_sequence_is_the_last_that_came():
    whole = merged(
        {**response({"text": "a"}), "responseId": "r", "usageMetadata": {"promptTokenCount": 5, "totalTokenCount": 6}},
        {**response({"text": "b"}, safetyRatings=[{"category": "C"}]), "usageMetadata": {"totalTokenCount": 9}},
        response(finishReason="STOP", groundingMetadata={"webSearchQueries": ["q"]}, finishMessage="m"),
    )
    candidate = whole["candidates"][0]
    assert ("r", {"totalTokenCount": 9}) == (whole["responseId"], whole["usageMetadata"])
    assert ([{"category": "C"}], ["q"]) == (
        candidate["safetyRatings"],
        candidate["groundingMetadata"]["webSearchQueries"],
    )
    assert ("STOP", "m") == (candidate["finishReason"], candidate["finishMessage"])


def test_citations_and_log_probabilities_are_sequences():
    def chunk(n: int) -> dict[str, Any]:
        return response(
            {"text": str(n)},
            citationMetadata={"citationSources": [{"uri": str(n)}]},
            logprobsResult={"chosenCandidates": [{"token": str(n)}], "topCandidates": [{"candidates": []}]},
        )

    candidate = merged(chunk(1), chunk(2))["candidates"][0]
    assert ["1", "2"] == [source["uri"] for source in candidate["citationMetadata"]["citationSources"]]
    assert ["1", "2"] == [chosen["token"] for chosen in candidate["logprobsResult"]["chosenCandidates"]]
    assert 2 == len(candidate["logprobsResult"]["topCandidates"])


def test_fields_of_tomorrow_are_kept():
    whole = merged({**response({"text": "a"}, newer=1), "new": 1}, {**response({"text": "b"}, newer=2), "newest": 2})
    assert (1, 2, 2) == (whole["new"], whole["newest"], whole["candidates"][0]["newer"])
    one = load(GenerateContentResponse, {"new": 1})
    both = GenerateContentResponse._merge([one, GenerateContentResponse()])
    assert both is not None
    extra_fields(both)["new"] = 2
    assert 1 == extra_fields(one)["new"]


def test_nothing_merges_to_nothing_and_one_to_itself():
    assert GenerateContentResponse._merge([]) is None
    one = GenerateContentResponse()
    assert GenerateContentResponse._merge([one]) is one


PARTS = st.sampled_from(
    [
        {"text": "a"},
        {"text": "b", "thought": True},
        {"functionCall": {"name": "f"}},
        {"text": "", "thoughtSignature": "c2ln"},
    ]
)
CHUNKS = st.lists(
    st.builds(
        lambda parts, index, usage: {
            **response(*parts),
            "candidates": [{"index": index, "content": {"parts": parts, "role": "model"}}],
            "usageMetadata": {"totalTokenCount": usage},
        },
        st.lists(PARTS, max_size=3),
        st.integers(0, 1),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=60,
)


@given(CHUNKS)
def test_merging_in_groups_is_merging_at_once(trees):
    chunks = [load(GenerateContentResponse, tree) for tree in trees]
    groups: Merging[GenerateContentResponse] = Merging(GenerateContentResponse, 10**6)
    for chunk in copy.deepcopy(chunks):
        groups.add(chunk, 1)
    assert GenerateContentResponse._merge(chunks) == groups.merged()
    assert len(chunks) == groups.count
