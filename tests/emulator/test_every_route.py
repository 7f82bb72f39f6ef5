"""Each method of the API, called once with a good request: it answers, and its answer fits its schema."""

from __future__ import annotations

import re
from typing import Any

import pytest

from aiogenai.emulator import Emulator
from aiogenai.emulator.validation import Validator
from aiogenai.runtime.request import Method
from aiogenai.v1beta.routes import ROUTES

from .conftest import MODEL, Api, asks

TUNING = {"trainingData": {"examples": {"examples": [{"textInput": "1", "output": "2"}]}}}
BATCH = {"displayName": "b", "inputConfig": {"requests": {"requests": [{"request": asks("hello")}]}}}
EMBED = {"content": {"parts": [{"text": "hello"}]}}
EMBED_BATCH = {"displayName": "b", "inputConfig": {"requests": {"requests": [{"request": EMBED}]}}}
CHUNK = {"data": {"stringValue": "a text"}}
TEXT = {"prompt": {"text": "hello"}}
MESSAGES = {"prompt": {"messages": [{"content": "hello"}]}}
ANSWER = {"inlinePassages": {"passages": [{"id": "1", "content": {"parts": [{"text": "hello"}]}}]}}
OWNER = {"granteeType": "USER", "emailAddress": "reader@example.com", "role": "READER"}
INLINE = {"type": "INLINE", "target": "src/main.py", "content": "print()"}


async def house(api: Api) -> dict[str, str]:
    """A server with one of everything; its names by what they are."""
    names: dict[str, str] = {}
    names["corpus"] = (await api.post("corpora", {"displayName": "House"}))["name"]
    names["document"] = (await api.post(f"{names['corpus']}/documents", {"displayName": "Book"}))["name"]
    names["chunk"] = (await api.post(f"{names['document']}/chunks", CHUNK))["name"]
    names["corpus_permission"] = (await api.post(f"{names['corpus']}/permissions", OWNER))["name"]
    names["cache"] = (await api.post("cachedContents", {"model": MODEL, **asks("keep this")}))["name"]
    names["file"] = (await api.upload(b"a file"))["name"]
    names["batch"] = (await api.post(f"{MODEL}:batchGenerateContent", {"batch": BATCH}))["name"]
    embedding = "models/gemini-embedding-001"
    names["embed_batch"] = (await api.post(f"{embedding}:asyncBatchEmbedContent", {"batch": EMBED_BATCH}))["name"]
    tuned = {"baseModel": "models/gemini-1.5-flash-001-tuning", "tuningTask": TUNING}
    names["tuning"] = (await api.post("tunedModels", tuned))["name"]
    names["tuned"] = names["tuning"].partition("/operations/")[0]
    while not (await api.get(names["tuning"])).get("done"):
        pass
    names["tuned_permission"] = (await api.post(f"{names['tuned']}/permissions", OWNER))["name"]
    names["store"] = (await api.post("fileSearchStores", {"displayName": "Shelf"}))["name"]
    names["import"] = (await api.post(f"{names['store']}:importFile", {"fileName": names["file"]}))["name"]
    (document,) = (await api.get(f"{names['store']}/documents"))["documents"]
    names["store_document"] = document["name"]
    upload = f"{api.url}/upload/v1beta/{names['store']}:uploadToFileSearchStore"
    async with api.session.post(upload, data=b"more", headers={"Content-Type": "text/plain"}) as response:
        names["store_upload"] = (await response.json())["name"]
    instances = {"instances": [{"prompt": "a wave"}]}
    names["video"] = (await api.post("models/veo-3.0-generate-001:predictLongRunning", instances))["name"]
    while not (await api.get(names["video"])).get("done"):
        pass
    (generated,) = (await api.get("generatedFiles"))["generatedFiles"]
    names["generated"] = generated["name"]
    names["environment"] = (await api.post("environments:create", {"sources": [INLINE]}))["id"]
    return names


# Method -> (path with names from the house, body, query). Paths are written out, so that the table stands on its own.
CALLS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "auth_tokens.create": ("auth_tokens", {"uses": 2}, {}),
    "batches.cancel": ("{batch}:cancel", {}, {}),
    "batches.delete": ("{batch}", None, {}),
    "batches.get": ("{batch}", None, {}),
    "batches.list": ("batches", None, {"pageSize": 1}),
    "batches.updateEmbedContentBatch": (
        "{embed_batch}:updateEmbedContentBatch", {"priority": "3"}, {"updateMask": "priority"},
    ),
    "batches.updateGenerateContentBatch": (
        "{batch}:updateGenerateContentBatch", {"displayName": "c"}, {"updateMask": "displayName"},
    ),
    "cachedContents.create": ("cachedContents", {"model": MODEL, **asks("x")}, {}),
    "cachedContents.delete": ("{cache}", None, {}),
    "cachedContents.get": ("{cache}", None, {}),
    "cachedContents.list": ("cachedContents", None, {}),
    "cachedContents.patch": ("{cache}", {"ttl": "60s"}, {"updateMask": "ttl"}),
    "corpora.create": ("corpora", {}, {}),
    "corpora.delete": ("{corpus}", None, {"force": "true"}),
    "corpora.documents.chunks.batchCreate": ("{document}/chunks:batchCreate", {"requests": [{"chunk": CHUNK}]}, {}),
    "corpora.documents.chunks.batchDelete": ("{document}/chunks:batchDelete", {"requests": [{"name": "{chunk}"}]}, {}),
    "corpora.documents.chunks.batchUpdate": (
        "{document}/chunks:batchUpdate",
        {"requests": [{"chunk": {"name": "{chunk}", "data": {"stringValue": "b"}}, "updateMask": "data"}]},
        {},
    ),
    "corpora.documents.chunks.create": ("{document}/chunks", CHUNK, {}),
    "corpora.documents.chunks.delete": ("{chunk}", None, {}),
    "corpora.documents.chunks.get": ("{chunk}", None, {}),
    "corpora.documents.chunks.list": ("{document}/chunks", None, {}),
    "corpora.documents.chunks.patch": ("{chunk}", CHUNK, {"updateMask": "data"}),
    "corpora.documents.create": ("{corpus}/documents", {}, {}),
    "corpora.documents.delete": ("{document}", None, {"force": "true"}),
    "corpora.documents.get": ("{document}", None, {}),
    "corpora.documents.list": ("{corpus}/documents", None, {}),
    "corpora.documents.patch": ("{document}", {"displayName": "B"}, {"updateMask": "displayName"}),
    "corpora.documents.query": ("{document}:query", {"query": "text"}, {}),
    "corpora.get": ("{corpus}", None, {}),
    "corpora.list": ("corpora", None, {}),
    "corpora.patch": ("{corpus}", {"displayName": "H"}, {"updateMask": "display_name"}),
    "corpora.permissions.create": ("{corpus}/permissions", {"granteeType": "EVERYONE", "role": "READER"}, {}),
    "corpora.permissions.delete": ("{corpus_permission}", None, {}),
    "corpora.permissions.get": ("{corpus_permission}", None, {}),
    "corpora.permissions.list": ("{corpus}/permissions", None, {}),
    "corpora.permissions.patch": ("{corpus_permission}", {"role": "WRITER"}, {"updateMask": "role"}),
    "corpora.query": ("{corpus}:query", {"query": "text"}, {}),
    "dynamic.generateContent": ("dynamic/x:generateContent", asks("hi"), {}),
    "dynamic.streamGenerateContent": ("dynamic/x:streamGenerateContent", asks("hi"), {}),
    "environments.create": ("environments:create", {}, {}),
    "environments.delete": ("environments/{environment}:delete", None, {}),
    "environments.files.media.download": ("environments/{environment}/files/src", None, {}),
    "environments.get": ("environments/{environment}:get", None, {}),
    "environments.list": ("environments:list", None, {}),
    "fileSearchStores.create": ("fileSearchStores", {"displayName": "S"}, {}),
    "fileSearchStores.delete": ("{store}", None, {"force": "true"}),
    "fileSearchStores.documents.delete": ("{store_document}", None, {}),
    "fileSearchStores.documents.get": ("{store_document}", None, {}),
    "fileSearchStores.documents.list": ("{store}/documents", None, {}),
    "fileSearchStores.get": ("{store}", None, {}),
    "fileSearchStores.importFile": ("{store}:importFile", {"fileName": "{file}"}, {}),
    "fileSearchStores.list": ("fileSearchStores", None, {}),
    "fileSearchStores.operations.get": ("{import}", None, {}),
    "fileSearchStores.upload.operations.get": ("{store_upload}", None, {}),
    "files.delete": ("{file}", None, {}),
    "files.download": ("{file}:download", None, {}),
    "files.get": ("{file}", None, {}),
    "files.list": ("files", None, {}),
    "files.register": ("files:register", {"uris": ["gs://bucket/object"]}, {}),
    "generatedFiles.get": ("{generated}", None, {}),
    "generatedFiles.list": ("generatedFiles", None, {}),
    "media.upload": ("files", {"file": {"displayName": "only metadata"}}, {}),
    "media.uploadToFileSearchStore": ("{store}:uploadToFileSearchStore", {"displayName": "d"}, {}),
    "models.asyncBatchEmbedContent": ("models/embed:asyncBatchEmbedContent", {"batch": EMBED_BATCH}, {}),
    "models.batchEmbedContents": ("models/embed:batchEmbedContents", {"requests": [EMBED]}, {}),
    "models.batchEmbedText": ("models/gecko:batchEmbedText", {"texts": ["a"]}, {}),
    "models.batchGenerateContent": (f"{MODEL}:batchGenerateContent", {"batch": BATCH}, {}),
    "models.countMessageTokens": ("models/chat-bison-001:countMessageTokens", MESSAGES, {}),
    "models.countTextTokens": ("models/text-bison-001:countTextTokens", TEXT, {}),
    "models.countTokens": (f"{MODEL}:countTokens", asks("hello"), {}),
    "models.embedContent": ("models/embed:embedContent", EMBED, {}),
    "models.embedText": ("models/gecko:embedText", {"text": "a"}, {}),
    "models.generateAnswer": ("models/aqa:generateAnswer", asks("hello?", answerStyle="VERBOSE", **ANSWER), {}),
    "models.generateContent": (f"{MODEL}:generateContent", asks("hello"), {}),
    "models.generateMessage": ("models/chat-bison-001:generateMessage", MESSAGES, {}),
    "models.generateText": ("models/text-bison-001:generateText", TEXT, {}),
    "models.get": (MODEL, None, {}),
    "models.list": ("models", None, {"pageSize": 5}),
    "models.operations.get": ("{video}", None, {}),
    "models.operations.list": ("models/veo-3.0-generate-001/operations", None, {}),
    "models.predict": ("models/imagen-4.0-generate-001:predict", {"instances": [{"prompt": "a wave"}]}, {}),
    "models.predictLongRunning": ("models/veo-3.0-generate-001:predictLongRunning", {"instances": [{}]}, {}),
    "models.streamGenerateContent": (f"{MODEL}:streamGenerateContent", asks("hello"), {}),
    "tunedModels.asyncBatchEmbedContent": ("{tuned}:asyncBatchEmbedContent", {"batch": EMBED_BATCH}, {}),
    "tunedModels.batchGenerateContent": ("{tuned}:batchGenerateContent", {"batch": BATCH}, {}),
    "tunedModels.create": (
        "tunedModels",
        {"baseModel": "models/gemini-1.5-flash-001-tuning", "tuningTask": TUNING},
        {"tunedModelId": "mine"},
    ),
    "tunedModels.delete": ("{tuned}", None, {}),
    "tunedModels.generateContent": ("{tuned}:generateContent", asks("hello"), {}),
    "tunedModels.generateText": ("{tuned}:generateText", TEXT, {}),
    "tunedModels.get": ("{tuned}", None, {}),
    "tunedModels.list": ("tunedModels", None, {"filter": "owner:me"}),
    "tunedModels.operations.get": ("{tuning}", None, {}),
    "tunedModels.operations.list": ("{tuned}/operations", None, {}),
    "tunedModels.patch": ("{tuned}", {"description": "mine"}, {"updateMask": "description"}),
    "tunedModels.permissions.create": ("{tuned}/permissions", {"granteeType": "EVERYONE", "role": "READER"}, {}),
    "tunedModels.permissions.delete": ("{tuned_permission}", None, {}),
    "tunedModels.permissions.get": ("{tuned_permission}", None, {}),
    "tunedModels.permissions.list": ("{tuned}/permissions", None, {}),
    "tunedModels.permissions.patch": ("{tuned_permission}", {"role": "WRITER"}, {"updateMask": "role"}),
    "tunedModels.streamGenerateContent": ("{tuned}:streamGenerateContent", asks("hello"), {}),
    "tunedModels.transferOwnership": ("{tuned}:transferOwnership", {"emailAddress": "other@example.com"}, {}),
}  # fmt: skip

# No call of the API makes one of these, so there is none to be had.
NEVER_MADE = {"corpora.operations.get", "generatedFiles.operations.get"}


def short(method: Method) -> str:
    return method.id.partition(".")[2]


def test_the_table_has_every_method() -> None:
    assert {short(method) for method in ROUTES} == CALLS.keys() | NEVER_MADE


@pytest.mark.parametrize("method", [m for m in ROUTES if short(m) in CALLS], ids=short)
async def test_a_method_answers_with_what_its_schema_says(method: Method, api: Api, emulator: Emulator) -> None:
    path, body, query = CALLS[short(method)]
    names = await house(api)
    path = path.replace("models/embed", "models/gemini-embedding-001").replace(
        "models/gecko", "models/embedding-gecko-001"
    )
    answer = await api.call(method.verb, _filled(path, names), _filled(body, names), **query)
    (entry,) = [entry for entry in emulator.ledger.entries() if entry.number == emulator.ledger.total]
    assert method.id == entry.method
    if method.response:
        shape = emulator.world.schemas[method.response]
        for message in answer if isinstance(answer, list) else [answer]:
            Validator().message(message, shape)


@pytest.mark.parametrize("method", [m for m in ROUTES if short(m) in NEVER_MADE], ids=short)
async def test_what_nothing_makes_is_not_found(method: Method, api: Api) -> None:
    path = re.sub(r"\{[^}]+\}", "x", method.flat_path).removeprefix("v1beta/")
    assert "NOT_FOUND" == (await api.get(path, status=404))["error"]["status"]


def _filled(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda match: names[match[1]], value)
    if isinstance(value, list):
        return [_filled(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, names) for key, item in value.items()}
    return value
