"""Which method a verb and a path call."""

from __future__ import annotations

import pytest

from aiogenai.emulator.routing import Router
from aiogenai.v1beta.routes import ROUTES

ROUTER = Router(ROUTES)


def called(verb: str, path: str) -> str | None:
    found = ROUTER.match(verb, path)
    return found[0].method.id.removeprefix("generativelanguage.") if found else None


@pytest.mark.parametrize(
    ("verb", "path", "method"),
    [
        ("POST", "/v1beta/models/m:generateContent", "models.generateContent"),
        ("POST", "/v1beta/tunedModels/m:generateContent", "tunedModels.generateContent"),
        ("POST", "/v1beta/dynamic/m:generateContent", "dynamic.generateContent"),
        ("GET", "/v1beta/models/m", "models.get"),
        ("GET", "/v1beta/models", "models.list"),
        ("GET", "/v1beta/models/m/operations", "models.operations.list"),
        ("GET", "/v1beta/batches", "batches.list"),
        ("GET", "/v1beta/batches/b", "batches.get"),
        ("GET", "/v1beta/corpora/c/documents/d/chunks/k", "corpora.documents.chunks.get"),
        ("POST", "/v1beta/corpora/c/documents/d/chunks:batchCreate", "corpora.documents.chunks.batchCreate"),
        ("GET", "/v1beta/fileSearchStores/s/operations/o", "fileSearchStores.operations.get"),
        ("GET", "/v1beta/fileSearchStores/s/upload/operations/o", "fileSearchStores.upload.operations.get"),
        ("GET", "/v1beta/environments:list", "environments.list"),
        ("DELETE", "/v1beta/environments/e:delete", "environments.delete"),
        ("GET", "/v1beta/environments/e/files/a/b/c.txt", "environments.files.media.download"),
        ("POST", "/v1beta/files", "media.upload"),
        ("POST", "/upload/v1beta/files", "media.upload"),
        ("POST", "/resumable/upload/v1beta/files", "media.upload"),
        ("POST", "/upload/v1beta/fileSearchStores/s:uploadToFileSearchStore", "media.uploadToFileSearchStore"),
        ("GET", "/v1beta/files/f:download", "files.download"),
        ("GET", "/download/v1beta/files/f:download", "files.download"),
    ],
)
def test_a_path_reaches_its_method(verb: str, path: str, method: str) -> None:
    assert method == called(verb, path)


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("GET", "/"),
        ("GET", "/v1beta"),
        ("GET", "/v1beta/"),
        ("GET", "/v1/models"),
        ("GET", "/v1beta/models/"),
        ("GET", "/v1beta/models/m/"),
        ("GET", "/v1beta/models/m/more"),
        ("GET", "/v1beta/models/m:generateContent"),
        ("POST", "/v1beta/models/m:generateContents"),
        ("POST", "/v1beta/models/m:generateContent/x"),
        ("POST", "/v1beta/models/a/b:generateContent"),
        ("POST", "/v1beta/models:generateContent"),
        ("POST", "/v1beta/models/m:"),
        ("PUT", "/v1beta/models/m"),
        ("GET", "/download/v1beta/models/m"),
        ("POST", "/upload/v1beta/corpora"),
    ],
)
def test_what_no_method_has_is_not_found(verb: str, path: str) -> None:
    assert called(verb, path) is None


def test_the_most_specific_path_comes_first() -> None:
    assert "batches.list" == called("GET", "/v1beta/batches")


def test_path_parameters_are_decoded_and_named_as_in_the_table() -> None:
    found = ROUTER.match("GET", "/v1beta/models/a%20b")
    assert found is not None
    assert {"name": "models/a b"} == found[1]
    assert "models/a b" == found[0].resource("/v1beta/models/a%20b")


def test_every_row_is_reached_by_its_flat_path() -> None:
    for method in ROUTES:
        path = "/" + method.flat_path
        while "{" in path:
            start, end = path.index("{"), path.index("}")
            path = path[:start] + "x1" + path[end + 1 :]
        assert method.id.removeprefix("generativelanguage.") == called(method.verb, path)
