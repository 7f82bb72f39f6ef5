"""The HTTP server around the dispatcher: who may connect, reading, the ledger, faults, and what is sent back."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage

from aiogenai import v1beta
from aiogenai.runtime.request import Method
from aiogenai.v1beta import routes, types

from . import delivery, metering
from .call import Media, Reply, Stream
from .control import PREFIX, Control
from .dispatch import Dispatcher, Target
from .errors import Refusal
from .faults import HEADER, Fault, Faults
from .ledger import Entry, Ledger
from .limits import Limits
from .metering import Use
from .shapes import Schemas, SchemaSource
from .trees import Json, is_object
from .uploads import UploadRequest, Uploads
from .world import Settings, World

MOST_BYTES = 100 * 1024 * 1024
"""Of a JSON request. Uploads are limited by their method."""

_log = logging.getLogger(__name__)
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Emulator:
    """A server that speaks the API, in this process and this event loop; nothing that it is told leaves memory.

    ```python
    async with Emulator() as emulator:
        ...  # emulator.url, emulator.ledger, emulator.faults
    ```

    Args:
        host: Where to listen. Any address but this machine's own needs `expose`.
        port: 0 takes a free one.
        expose: Let other machines in, and any Host header; the control endpoint stays this machine's.
        settings: How it behaves.
        limits: Quotas, each as the fields of a `Limit`, such as `{"rpm": 60, "tpm": 100_000, "model": "gemini-2.5-*"}`.
        methods: The routes table; the schemas that it names are in `schemas`.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        expose: bool = False,
        settings: Settings | None = None,
        limits: Sequence[Mapping[str, Any]] = (),
        methods: Iterable[Method] = routes.ROUTES,
        schemas: SchemaSource | None = None,
    ) -> None:
        if not expose and not _is_loopback(host):
            raise ValueError(f"other machines can reach {host}: say expose=True (--expose) if that is wanted")
        self._host = host
        self._port = port
        self._expose = expose
        self.world: World = World(schemas or Schemas(types), settings or Settings())
        self.ledger: Ledger = Ledger()
        self.faults: Faults = Faults()
        self.limits: Limits = Limits(limits)
        methods = tuple(methods)
        self._dispatcher = Dispatcher(self.world, methods)
        self._uploads = Uploads(self._dispatcher.read, self._finish_upload, self.world.new_token)
        facts = {"revision": v1beta.REVISION, "methods": len(methods)}
        self._control = Control(self.world, self.ledger, self.faults, self.limits, facts, self.reset)
        self._runner: web.ServerRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end; empty until it is started."""
        return self.world.url

    @property
    def environment(self) -> dict[str, str]:
        """The variables that point a client here."""
        return {"GEMINI_BASE_URL": self.url, "GEMINI_API_KEY": next(iter(self.world.settings.keys), "emulator")}

    def reset(self) -> None:
        """Forgets all resources and uploads."""
        self.world.reset()
        self._uploads.sessions.clear()

    async def start(self) -> None:
        server = web.Server(self._handle, request_factory=_request, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
        except BaseException:
            await runner.cleanup()
            raise
        self._runner = runner
        host = f"[{self._host}]" if ":" in self._host else self._host
        self.world.url = f"http://{host}:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.stop()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path, _, query = request.raw_path.partition("?")
        try:
            if not self._expose and not _is_local_name(request.headers.get("Host", "")):
                raise Refusal("PERMISSION_DENIED", "This server answers to the names of this machine only.")
            if path.startswith(PREFIX):
                return await self._handle_control(request, path, query)
            return await self._handle_call(request, path, query)
        except Refusal as refusal:
            return _refused(refusal)
        except OSError:
            return web.Response()  # the caller has gone, and nobody reads it
        except Exception:  # noqa: BLE001  # a bug of ours must answer 500 in JSON, and be told in the log
            _log.exception("%s %s", request.method, path)
            return _refused(Refusal("INTERNAL", "An internal error has occurred: the emulator's log tells it."))

    async def _handle_control(self, request: web.BaseRequest, path: str, query: str) -> web.StreamResponse:
        if not _is_loopback(request.remote or "") or "Origin" in request.headers:
            raise Refusal("PERMISSION_DENIED", "The control endpoint is for programs on this machine.")
        body = await request.read()
        return delivery.json_response(200, self._control.answer(request.method, path, query, body))

    async def _handle_call(self, request: web.BaseRequest, path: str, query: str) -> web.StreamResponse:
        started = time.perf_counter()
        entry = self.ledger.open(self.world.clock(), request.method, path, query, request.headers)
        try:
            response = await self._answer(request, path, query, entry)
            entry.status = response.status
        finally:
            entry.seconds = time.perf_counter() - started
        return response

    async def _answer(self, request: web.BaseRequest, path: str, query: str, entry: Entry) -> web.StreamResponse:
        fault = target = None
        try:
            target = self._dispatcher.target(request.method, path, query, request.headers)
            entry.method = target.method.id
            fault = self.faults.choose(target.method.id, request.headers.get(HEADER))
            if fault is not None:
                if fault.delay:
                    await asyncio.sleep(fault.delay)
                if fault.status and not fault.commit:
                    await (request.release() if target.form == "upload" else self._read(request, entry))
                    raise fault.refusal()
            return await self._reply(request, target, entry, fault)
        except Refusal as refusal:
            return await self._send(request, _error(refusal, target, fault), fault)

    async def _reply(
        self, request: web.BaseRequest, target: Target, entry: Entry, fault: Fault | None
    ) -> web.StreamResponse:
        if request.headers.get("Expect", "").lower() == "100-continue":
            await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if target.form == "upload":
            return await self._reply_to_upload(request, target, entry, fault)
        body = await self._read(request, entry)
        reply = self._run(target, self._dispatcher.read(target, body))
        if fault is not None and fault.status:
            raise fault.refusal()
        if isinstance(reply, Stream):
            sse = target.query.get("alt") == "sse"
            pace = self.world.settings.pace
            return await delivery.send_stream(request, reply.chunks, sse=sse, pace=pace, fault=fault)
        if isinstance(reply, Media):
            return await self._send(request, delivery.media_response(reply), fault)
        return await self._send(request, delivery.json_response(200, reply, target.query), fault)

    def _run(self, target: Target, message: Json) -> Reply:
        """The family's reply, as far as the limits let it come."""
        use = metering.use_of(target.method, target.params, message) if self.limits.rules else None
        if use is None:
            return self._dispatcher.run(target, message)
        self.limits.admit(use, self.world.clock())
        reply = self._dispatcher.run(target, message)
        if isinstance(reply, Stream):
            return Stream(self._spending(use, reply.chunks))
        if is_object(reply):
            self.limits.spend(use, reply.get("usageMetadata", {}), self.world.clock())
        return reply

    def _spending(self, use: Use, chunks: Iterable[Json]) -> Iterator[Json]:
        usage: Json = {}
        try:
            for chunk in chunks:
                usage = chunk.get("usageMetadata", usage)
                yield chunk
        finally:
            self.limits.spend(use, usage, self.world.clock())

    async def _reply_to_upload(
        self, request: web.BaseRequest, target: Target, entry: Entry, fault: Fault | None
    ) -> web.StreamResponse:
        url = self.world.url + request.raw_path.partition("?")[0]
        chunks = _counted(request, entry)
        upload = UploadRequest(request.method, request.headers, target.query, target, url, chunks)
        answer = await self._uploads.answer(upload)
        if fault is not None and fault.status:
            raise fault.refusal()
        response = (
            delivery.empty_response(answer.status)
            if answer.body is None
            else delivery.json_response(answer.status, answer.body)
        )
        response.headers.update(answer.headers)
        return await self._send(request, response, fault)

    async def _read(self, request: web.BaseRequest, entry: Entry) -> bytes:
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            message = f"The request is larger than {MOST_BYTES} bytes."
            raise Refusal("INVALID_ARGUMENT", message, code=413) from None
        self.ledger.keep_body(entry, body)
        return body

    async def _send(self, request: web.BaseRequest, response: web.Response, fault: Fault | None) -> web.StreamResponse:
        if fault is None or fault.cut is None:
            return response
        return await delivery.send_cut(request, response, fault.cut)

    def _finish_upload(self, target: Target, message: Json, media: Media) -> Json:
        reply = self._dispatcher.run(target, message, media)
        if not is_object(reply):
            raise TypeError(f"{target.method.id} must answer an upload with a message")
        return reply


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MOST_BYTES)


async def _counted(request: web.BaseRequest, entry: Entry) -> AsyncIterator[bytes]:
    async for chunk in request.content.iter_any():
        entry.size += len(chunk)
        yield chunk


def _error(refusal: Refusal, target: Target | None, fault: Fault | None) -> web.Response:
    if fault is not None and fault.html and fault.status:
        return delivery.html_response(refusal.code, refusal.message)
    if target is not None and target.method.kind == "stream" and target.query.get("alt") != "sse":
        return delivery.json_response(refusal.code, [refusal.body()])  # an array was asked for, so this is one too
    return _refused(refusal)


def _refused(refusal: Refusal) -> web.Response:
    return delivery.json_response(refusal.code, refusal.body())


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _is_local_name(host: str) -> bool:
    """Whether a Host header is one of this machine: a page elsewhere must not reach us through a name of its own."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name in _LOCAL
