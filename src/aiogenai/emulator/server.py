"""The HTTP server around the dispatcher: who may connect, reading, the ledger, faults, and what is sent back."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage

from aiogenai import v1beta
from aiogenai.runtime.request import Method
from aiogenai.v1beta import routes, types

from . import delivery, reading
from .control import PREFIX, Control
from .dispatch import Dispatcher
from .errors import Refusal
from .exchange import Exchanges
from .faults import Faults
from .ledger import Ledger
from .limits import Limits
from .shapes import Schemas, SchemaSource
from .world import Settings, World

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
        faults: What goes wrong, each as the fields of a `Rule` and a `Fault`, such as `{"status": 503, "rate": 0.1}`.
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
        faults: Sequence[Mapping[str, Any]] = (),
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
        self.faults: Faults = Faults(faults)
        self.limits: Limits = Limits(limits)
        methods = tuple(methods)
        dispatcher = Dispatcher(self.world, methods)
        self._exchanges = Exchanges(self.world, dispatcher, self.ledger, self.faults, self.limits)
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
        self._exchanges.uploads.sessions.clear()

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
            return await self._exchanges.answer(request, path, query)
        except Refusal as refusal:
            return delivery.error_response(refusal)
        except OSError:
            return web.Response()  # the caller has gone, and nobody reads it
        except Exception:  # noqa: BLE001  # a bug of ours must answer 500 in JSON, and be told in the log
            _log.exception("%s %s", request.method, path)
            return delivery.error_response(
                Refusal("INTERNAL", "An internal error has occurred: the emulator's log tells it.")
            )

    async def _handle_control(self, request: web.BaseRequest, path: str, query: str) -> web.StreamResponse:
        if not _is_loopback(request.remote or "") or "Origin" in request.headers:
            raise Refusal("PERMISSION_DENIED", "The control endpoint is for programs on this machine.")
        body = await request.read()
        return delivery.json_response(200, self._control.answer(request.method, path, query, body))


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=reading.MOST_BYTES)


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
