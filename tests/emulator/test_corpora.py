"""Corpora, documents, chunks, their search, and permissions."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api, violations

TEXTS = {
    "cats": "Cats sleep most of the day and hunt at night.",
    "bread": "Bread is made of flour, water, salt and time.",
    "ships": "Ships carry most of the goods that are traded.",
}


async def library(api: Api) -> str:
    """A corpus with two documents and three chunks, with metadata."""
    corpus: str = (await api.post("corpora", {"name": "corpora/library"}))["name"]
    for document, year in (("animals", 1990), ("things", 2010)):
        metadata = [{"key": "year", "numericValue": year}, {"key": "shelf", "stringValue": document}]
        body = {"name": f"{corpus}/documents/{document}", "customMetadata": metadata}
        await api.post(f"{corpus}/documents", body)
    for name, document in (("cats", "animals"), ("bread", "things"), ("ships", "things")):
        tags = [{"key": "tags", "stringListValue": {"values": [name, "all"]}}]
        chunk = {"data": {"stringValue": TEXTS[name]}, "customMetadata": tags}
        path = f"{corpus}/documents/{document}/chunks"
        await api.post(path, {"name": f"{path}/{name}", **chunk})
    return corpus


async def found(api: Api, path: str, query: str, **more: Any) -> list[str]:
    answer = await api.post(f"{path}:query", {"query": query, **more})
    scores = [relevant["chunkRelevanceScore"] for relevant in answer.get("relevantChunks", [])]
    assert sorted(scores, reverse=True) == scores
    return [relevant["chunk"]["name"].rpartition("/")[2] for relevant in answer.get("relevantChunks", [])]


@pytest.mark.parametrize(
    ("query", "best"), [("when do cats hunt?", "cats"), ("how is bread made", "bread"), ("goods on ships", "ships")]
)
async def test_a_query_finds_what_is_likest_first(query: str, best: str, api: Api) -> None:
    names = await found(api, await library(api), query)
    assert best == names[0]
    assert TEXTS.keys() == set(names)


async def test_a_query_may_be_limited_to_a_document_or_a_number(api: Api) -> None:
    corpus = await library(api)
    assert {"bread", "ships"} == set(await found(api, f"{corpus}/documents/things", "cats"))
    assert 1 == len(await found(api, corpus, "cats", resultsCount=1))


@pytest.mark.parametrize(
    ("key", "condition", "names"),
    [
        ("document.custom_metadata.year", {"operation": "GREATER", "numericValue": 2000}, {"bread", "ships"}),
        ("document.custom_metadata.year", {"operation": "LESS_EQUAL", "numericValue": 1990}, {"cats"}),
        ("document.custom_metadata.shelf", {"operation": "EQUAL", "stringValue": "animals"}, {"cats"}),
        ("chunk.custom_metadata.tags", {"operation": "INCLUDES", "stringValue": "ships"}, {"ships"}),
        ("chunk.custom_metadata.tags", {"operation": "EXCLUDES", "stringValue": "ships"}, {"bread", "cats"}),
        ("tags", {"operation": "INCLUDES", "stringValue": "all"}, {"bread", "cats", "ships"}),
        ("chunk.custom_metadata.nothing", {"operation": "EQUAL", "stringValue": "x"}, set()),
    ],
)
async def test_metadata_filters_choose_chunks(key: str, condition: Any, names: set[str], api: Api) -> None:
    filters = [{"key": key, "conditions": [condition]}]
    assert names == set(await found(api, await library(api), "anything", metadataFilters=filters))


async def test_a_chunk_that_changed_is_found_by_its_new_text(api: Api) -> None:
    corpus = await library(api)
    name = f"{corpus}/documents/things/chunks/bread"
    requests = [{"chunk": {"name": name, "data": {"stringValue": "Moons of Jupiter"}}, "updateMask": "data"}]
    await api.post(f"{corpus}/documents/things/chunks:batchUpdate", {"requests": requests})
    assert "bread" == (await found(api, corpus, "moons of jupiter"))[0]
    await api.post(f"{corpus}/documents/things/chunks:batchDelete", {"requests": [{"name": name}]})
    assert "bread" not in await found(api, corpus, "moons of jupiter")


async def test_a_batch_is_all_or_nothing(api: Api) -> None:
    corpus = await library(api)
    path = f"{corpus}/documents/animals/chunks"
    good, bad = {"chunk": {"data": {"stringValue": "x"}}}, {"chunk": {}}
    assert {"data"} == violations(await api.post(f"{path}:batchCreate", {"requests": [good, bad]}, status=400)).keys()
    requests = [{"name": f"{path}/cats"}, {"name": f"{path}/none"}]
    await api.post(f"{path}:batchDelete", {"requests": requests}, status=404)
    assert ["cats"] == [chunk["name"].rpartition("/")[2] for chunk in (await api.get(path))["chunks"]]
    other = [{"name": f"{corpus}/documents/things/chunks/bread"}]
    assert violations(await api.post(f"{path}:batchDelete", {"requests": other}, status=400))


async def test_a_query_that_asks_nothing_is_refused(api: Api) -> None:
    corpus = await library(api)
    assert {"query"} == violations(await api.post(f"{corpus}:query", {}, status=400)).keys()
    body = {"query": "x", "resultsCount": 101}
    assert {"results_count"} == violations(await api.post(f"{corpus}:query", body, status=400)).keys()


async def test_permissions_have_one_entry_for_each_grantee(api: Api) -> None:
    path = f"{await library(api)}/permissions"
    reader = {"granteeType": "USER", "emailAddress": "a@example.com", "role": "READER"}
    made = await api.post(path, reader)
    await api.post(path, reader, status=409)
    await api.post(path, {"granteeType": "EVERYONE", "role": "READER"})
    await api.post(path, {"granteeType": "EVERYONE", "role": "WRITER"}, status=409)
    assert 2 == len((await api.get(path))["permissions"])
    assert "WRITER" == (await api.patch(made["name"], {"role": "WRITER"}, updateMask="role"))["role"]
    changed = {"emailAddress": "b@example.com"}
    assert violations(await api.patch(made["name"], changed, status=400, updateMask="emailAddress"))


@pytest.mark.parametrize(
    "body",
    [
        {"granteeType": "USER", "emailAddress": "a@example.com"},
        {"granteeType": "USER", "role": "READER"},
        {"granteeType": "EVERYONE", "emailAddress": "a@example.com", "role": "READER"},
        {"granteeType": "USER", "emailAddress": "a@example.com", "role": "OWNER"},
    ],
)
async def test_a_permission_that_makes_no_sense_is_refused(body: Any, api: Api) -> None:
    assert violations(await api.post(f"{await library(api)}/permissions", body, status=400))
