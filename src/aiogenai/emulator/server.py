"""The HTTP server around the dispatcher: who may connect, reading, the ledger, faults, and what is sent back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage

from . import delivery, reading
from .api import Api, gemini
from .batching import Batching
from .control import PREFIX, Control
from .disk_store import DiskStore
from .dispatch import Dispatcher
from .document import Document
from .errors import Refusal
from .exchange import Exchanges
from .faults import Faults
from .kept_sessions import KeptSessions
from .ledger import Ledger
from .limits import Limits
from .page import Access, Catalogue, Files
from .page.access import is_local_name, is_loopback
from .scripted import Answers, Source
from .sessions import Sessions
from .store import Store
from .world import Settings, World

_log = logging.getLogger(__name__)


class Emulator:
    """A server that speaks the API, in this process and this event loop.

    ```python
    async with Emulator() as emulator:
        ...  # emulator.url, emulator.ledger, emulator.faults
    ```

    Args:
        host: Where to listen. Any address but this machine's own needs `expose`.
        port: 0 takes a free one.
        expose: Let other machines in, and any Host header; the control endpoint stays this machine's.
        token: What other machines have to know to use the control endpoint, and the page with it.
        settings: How it behaves.
        limits: Quotas, each as the fields of a `Limit`, such as `{"rpm": 60, "tpm": 100_000, "model": "gemini-2.5-*"}`.
        faults: What goes wrong, each as the fields of a `Rule` and a `Fault`, such as `{"status": 503, "rate": 0.1}`.
        answer: What models answer: `echo`, a template such as `$model heard: $prompt`, a list of answers in order, or
            a function of the request's JSON that gives an answer, or `None` to have one made.
        batches: What becomes of batches, as the fields of a `BatchPlan`, such as `{"shuffle": True, "fail_rate": 0.1}`.
        data: A folder to keep resources and files in; without one, they are in memory only.
        document: The API that it speaks (`read_document`), in place of Gemini's.
    """

    def __init__(  # noqa: PLR0913  # each is one thing to be said of a server, by name
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        expose: bool = False,
        token: str = "",
        settings: Settings | None = None,
        limits: Sequence[Mapping[str, Any]] = (),
        faults: Sequence[Mapping[str, Any]] = (),
        answer: Source = None,
        batches: Mapping[str, Any] | None = None,
        data: str | Path | None = None,
        document: Document | None = None,
    ) -> None:
        if not expose and not is_loopback(host):
            raise ValueError(f"other machines can reach {host}: say expose=True (--expose) if that is wanted")
        self._host = host
        self._port = port
        self._expose = expose
        api = Api.of(document) if document is not None else gemini()
        self._store: Store = Store() if data is None else DiskStore(Path(data))
        self.world: World = World(
            api.schemas,
            settings or Settings(),
            store=self._store,
            answers=Answers(answer),
            batches=Batching(batches),
        )
        self.answers: Answers = self.world.answers
        self.batches: Batching = self.world.batches
        self.ledger: Ledger = Ledger()
        self.faults: Faults = Faults(faults)
        self.limits: Limits = Limits(limits)
        self._variables = api.variables
        dispatcher = Dispatcher(self.world, api.methods, api.handlers)
        self._sessions = Sessions() if data is None else KeptSessions(self._store, api.methods)
        self._exchanges = Exchanges(
            self.world, dispatcher, self.ledger, self.faults, self.limits, self._sessions, api.batch_path
        )
        self._access = Access(token)
        self._page = Files(api.title, api.revision)
        facts = {"api": api.title, "revision": api.revision, "methods": len(api.methods)}
        self._control = Control(self.world, self.ledger, self.faults, self.limits, facts, Catalogue(api), self.reset)
        self._runner: web.ServerRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end; empty until it is started."""
        return self.world.url

    @property
    def environment(self) -> dict[str, str]:
        """The variables that point a client here."""
        values = (self.url, next(iter(self.world.settings.keys), "emulator"))
        return dict(zip(self._variables, values, strict=False))

    def reset(self) -> None:
        """Forgets everything but the faults, limits and answers that it was started with."""
        self.world.reset()
        self._sessions.clear()
        self.ledger.clear()
        self.faults.reset()
        self.limits.reset()

    async def start(self) -> None:
        if isinstance(self._store, DiskStore):
            self.world.resume(await asyncio.to_thread(self._store.open))
            self._sessions.resume()
        try:
            await self._listen()
        except BaseException:
            await self._close_store()
            raise

    async def _close_store(self) -> None:
        if isinstance(self._store, DiskStore):
            await asyncio.to_thread(self._store.close)

    async def _listen(self) -> None:
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
            await self._close_store()

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
            if not self._expose and not is_local_name(request.headers.get("Host", "")):
                raise Refusal("PERMISSION_DENIED", "This server answers to the names of this machine only.")
            if path == "/" or path.startswith(PREFIX):
                file = self._page.answer(request.method, path)
                if file is not None:
                    return file
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
        self._access.check(request.headers, request.remote or "")
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
