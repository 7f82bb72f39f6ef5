"""Bodies of APIs that are not Gemini's: raw, wrapped, of a version, asked for as JSON; uploads that have no media."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import ClassVar

import attrs
import pytest
from aiohttp import web

from aiogenai import CallOptions, DecodeError
from aiogenai.runtime.api import Api
from aiogenai.runtime.base import UNSET, Maybe, Model, model
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.request import Method, Upload


@model
class HttpBody(Model):
    """A body as it is."""

    __wire__: ClassVar[dict[str, str]] = {"content_type": "contentType"}

    content_type: Maybe[str] = UNSET
    data: Maybe[bytes] = UNSET


@model
class Book(Model):
    """Something that travels as JSON."""

    title: Maybe[str] = UNSET


def route(kind: str = "unary", **more: object) -> Method:
    facts = {"id": "library.put", "verb": "POST", "path": "v1/books", "flat_path": "v1/books", "safety": "safe"}
    return Method(**{**facts, "kind": kind, **more})  # type: ignore[arg-type]  # facts of one method


@attrs.define
class Server:
    url: str = ""
    answer: bytes = b"{}"
    answer_type: str = "application/json"
    path: str = ""
    body: bytes = b""
    headers: dict[str, str] = attrs.field(factory=dict)

    async def handle(self, request: web.Request) -> web.Response:
        self.path, self.body = request.raw_path, await request.read()
        self.headers = {name.lower(): value for name, value in request.headers.items()}
        return web.Response(body=self.answer, content_type=self.answer_type)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


def client(server: Server, **facts: object) -> BaseClient:
    api = Api(title="Library API", root_url="https://library.example/", **facts)  # type: ignore[arg-type]  # of one test
    return type("Client", (BaseClient,), {"_api": api})(api_key="key", base_url=server.url)


@pytest.mark.parametrize("data", [b"\x00\xff", "AP8="])
async def test_a_raw_body_goes_as_it_is(server: Server, data: object) -> None:
    async with client(server) as library:
        given = message(HttpBody, {"content_type": "image/png", "data": data})
        await library.call(route(raw_request=True), None, {}, given, None)
    assert (b"\x00\xff", "image/png") == (server.body, server.headers["content-type"])


async def test_a_raw_body_without_a_type_is_bytes(server: Server) -> None:
    async with client(server) as library:
        await library.call(route(raw_request=True), None, {}, message(HttpBody, {}), None)
    assert (b"", "application/octet-stream") == (server.body, server.headers["content-type"])


async def test_a_raw_answer_is_never_read_as_json(server: Server) -> None:
    server.answer, server.answer_type = b"{not json", "text/plain"
    async with client(server) as library:
        answer = await library.call(route(raw_response=True), HttpBody, {}, None, None)
        assert await library.call(route(raw_response=True), None, {}, None, None) is None
    assert (b"{not json", "text/plain") == (answer.data, answer.content_type)


async def test_wrapped_bodies_are_wrapped_and_unwrapped(server: Server) -> None:
    server.answer = b'{"data": {"title": "b"}}'
    async with client(server, wrapped=True) as library:
        answer = await library.call(route(), Book, {}, message(Book, {"title": "a"}), None)
    assert (b'{"data":{"title":"a"}}', "b") == (server.body, answer.title)


async def test_an_answer_that_is_not_wrapped_is_read_all_the_same(server: Server) -> None:
    server.answer = b'{"title": "b"}'
    async with client(server, wrapped=True) as library:
        assert "b" == (await library.call(route(), Book, {}, None, None)).title
        server.answer = b"[1]"
        with pytest.raises(DecodeError, match="expected an object"):
            await library.call(route(), Book, {}, None, None)


async def test_what_answers_are_in_is_asked_for_and_a_call_may_ask_otherwise(server: Server) -> None:
    async with client(server, alt="json") as library:
        await library.call(route(), Book, {}, None, None)
        assert "/v1/books?alt=json" == server.path
        await library.call(route(), Book, {}, None, CallOptions(query={"alt": "proto"}))
        assert "/v1/books?alt=proto" == server.path


async def test_the_version_of_a_method_is_in_a_header(server: Server) -> None:
    async with client(server) as library:
        await library.call(route(api_version="2026-11-01"), Book, {}, None, None)
        assert "2026-11-01" == server.headers["x-goog-api-version"]
        await library.call(route(), Book, {}, None, None)
        assert "x-goog-api-version" not in server.headers


async def test_an_upload_without_media_is_a_plain_call(server: Server) -> None:
    server.answer = b'{"title": "b"}'
    facts = Upload("/upload/v1/books", "/resumable/upload/v1/books", ("*/*",), 0)
    async with client(server) as library:
        method = route("upload", upload=facts)
        book = await library.upload(method, Book, {}, message(Book, {"title": "a"}), None, UNSET, None)
    assert ("/v1/books", b'{"title":"a"}', "b") == (server.path, server.body, book.title)
