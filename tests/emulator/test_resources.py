"""What all collections share: create, get, list by pages, patch by masks, delete."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from aiogenai.emulator import Emulator
from aiogenai.emulator.paging import LIFETIME

from .conftest import MODEL, Api, violations


async def corpora(api: Api, count: int) -> list[str]:
    return [(await api.post("corpora", {"displayName": f"Corpus {at}"}))["name"] for at in range(count)]


async def walk(api: Api, path: str, items: str, **query: Any) -> list[list[Any]]:
    pages = []
    token = ""
    while True:
        answer = await api.get(path, **query, **({"pageToken": token} if token else {}))
        pages.append(answer.get(items, []))
        token = answer.get("nextPageToken", "")
        if not token:
            return pages


async def test_the_server_sets_the_names_and_times(api: Api) -> None:
    given = {"displayName": "My Corpus!", "createTime": "1999-01-01T00:00:00Z"}
    corpus = await api.post("corpora", given)
    assert corpus["name"].startswith("corpora/my-corpus-")
    assert "1999" not in corpus["createTime"]
    assert corpus["createTime"] == corpus["updateTime"]
    assert corpus == await api.get(corpus["name"])


async def test_a_caller_may_choose_an_id_where_the_api_lets_it(api: Api) -> None:
    assert "corpora/mine-1" == (await api.post("corpora", {"name": "corpora/mine-1"}))["name"]
    assert "ALREADY_EXISTS" == (await api.post("corpora", {"name": "corpora/mine-1"}, status=409))["error"]["status"]
    for name in ("corpora/UPPER", "corpora/-x", "corpora/x-", "corpora/" + "x" * 41, "files/x", "corpora/a/b"):
        assert {"name"} == violations(await api.post("corpora", {"name": name}, status=400)).keys()


async def test_pages_cover_everything_once_and_in_order(api: Api) -> None:
    names = await corpora(api, 7)
    pages = await walk(api, "corpora", "corpora", pageSize=3)
    assert [3, 3, 1] == [len(page) for page in pages]
    assert names == [corpus["name"] for page in pages for corpus in page]
    assert [7] == [len(page) for page in await walk(api, "corpora", "corpora", pageSize=7)]


async def test_pages_have_a_default_size_and_a_largest(api: Api) -> None:
    await corpora(api, 25)
    assert 10 == len((await api.get("corpora"))["corpora"])
    assert 20 == len((await api.get("corpora", pageSize=1000))["corpora"])


async def test_an_empty_list_is_an_empty_message(api: Api) -> None:
    assert {} == await api.get("corpora")


async def test_deletes_between_pages_shift_nothing(api: Api) -> None:
    names = await corpora(api, 6)
    first = await api.get("corpora", pageSize=2)
    for name in (names[0], names[1], names[3]):
        await api.delete(name)
    rest = await api.get("corpora", pageSize=10, pageToken=first["nextPageToken"])
    assert [names[2], names[4], names[5]] == [corpus["name"] for corpus in rest["corpora"]]


async def test_a_token_that_was_changed_or_is_of_another_list_is_refused(api: Api) -> None:
    await corpora(api, 3)
    token = (await api.get("corpora", pageSize=1))["nextPageToken"]
    data = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    data[7] ^= 1
    changed = base64.urlsafe_b64encode(data).decode().rstrip("=")
    for path, wrong in (("corpora", changed), ("corpora", token[:-2]), ("files", token), ("models", token)):
        assert {"page_token"} == violations(await api.get(path, status=400, pageToken=wrong)).keys()


async def test_a_token_is_not_good_for_ever(api: Api, emulator: Emulator) -> None:
    await corpora(api, 3)
    token = (await api.get("corpora", pageSize=1))["nextPageToken"]
    now = emulator.world.clock()
    emulator.world.clock = lambda: now + LIFETIME + 1
    assert {"page_token"} == violations(await api.get("corpora", status=400, pageToken=token)).keys()


async def test_a_patch_changes_what_its_mask_names(api: Api) -> None:
    (name,) = await corpora(api, 1)
    path = (await api.post(f"{name}/documents", {"displayName": "a", "customMetadata": [{"key": "k"}]}))["name"]
    changed = await api.patch(path, {"displayName": "b", "customMetadata": []}, updateMask="displayName")
    assert ("b", [{"key": "k"}]) == (changed["displayName"], changed["customMetadata"])
    cleared = await api.patch(path, {}, updateMask="custom_metadata,display_name")
    assert {"customMetadata", "displayName"}.isdisjoint(cleared)
    unmasked = await api.patch(path, {"displayName": "c"})
    assert "c" == unmasked["displayName"]
    assert unmasked["updateTime"] > changed["updateTime"]


async def test_a_star_replaces_everything_that_can_be_replaced(api: Api) -> None:
    (name,) = await corpora(api, 1)
    document = await api.post(f"{name}/documents", {"displayName": "a", "customMetadata": [{"key": "k"}]})
    replaced = await api.patch(document["name"], {"displayName": "b"}, updateMask="*")
    assert "customMetadata" not in replaced
    assert document["name"] == replaced["name"]
    assert document["createTime"] == replaced["createTime"]


@pytest.mark.parametrize("mask", ["nothing", "name", "createTime", "displayName.first", "display_name,nope"])
async def test_a_mask_that_names_no_field_that_can_change_is_refused(mask: str, api: Api) -> None:
    (name,) = await corpora(api, 1)
    refused = await api.patch(name, {"displayName": "b"}, status=400, updateMask=mask)
    assert {"update_mask"} == violations(refused).keys()


async def test_a_resource_can_be_sent_back_as_it_came(api: Api) -> None:
    (name,) = await corpora(api, 1)
    corpus = await api.get(name)
    sent_back = await api.patch(name, corpus)
    assert {**corpus, "updateTime": ""} == {**sent_back, "updateTime": ""}


async def test_what_is_deleted_is_gone_with_all_below_it(api: Api) -> None:
    (name,) = await corpora(api, 1)
    document = (await api.post(f"{name}/documents", {}))["name"]
    chunk = (await api.post(f"{document}/chunks", {"data": {"stringValue": "x"}}))["name"]
    assert "FAILED_PRECONDITION" == (await api.delete(name, status=400))["error"]["status"]
    assert {} == await api.delete(name, force="true")
    for gone in (name, document, chunk):
        assert "NOT_FOUND" == (await api.get(gone, status=404))["error"]["status"]
        await api.delete(gone, status=404)
    await api.get(f"{document}/chunks", status=404)


@pytest.mark.parametrize(
    "path", ["corpora/none", "files/none", "cachedContents/none", "batches/none", "tunedModels/none", f"{MODEL}x"]
)
async def test_an_unknown_name_is_not_found(path: str, api: Api) -> None:
    answer = await api.get(path, status=404)
    assert (404, "NOT_FOUND") == (answer["error"]["code"], answer["error"]["status"])


async def test_nothing_can_be_made_below_what_is_not_there(api: Api) -> None:
    await api.post("corpora/none/documents", {}, status=404)
    await api.post("tunedModels/none/permissions", {"granteeType": "EVERYONE", "role": "READER"}, status=404)


async def test_the_catalogue_of_models_is_paged(api: Api) -> None:
    pages = await walk(api, "models", "models", pageSize=10)
    models = [model for page in pages for model in page]
    assert len(models) >= 30
    assert len({model["name"] for model in models}) == len(models)
    assert models[0] == await api.get(models[0]["name"])
    assert all(model["supportedGenerationMethods"] for model in models)
