"""One request of the API and its answer: read, written in the ledger, let in, run, and sent back as faults allow."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import partial

from aiohttp import web
from attrs import define, field

from . import bundles, delivery, metering, reading, sending
from .bundles import Bundles
from .call import Media, Reply, Stream
from .dispatch import Dispatcher, Target
from .errors import Refusal
from .faults import HEADER, NOTHING, Fault, Faults
from .ledger import Entry, Ledger
from .limits import Limits
from .metering import Use
from .partial import selection
from .scripted import HEADER as ANSWER, Answer, Unready, answer_in
from .sessions import Sessions
from .trees import Json, is_object
from .uploads import UploadRequest, Uploads
from .world import World


@define
class Exchanges:
    """What answers requests of the API."""

    world: World
    dispatcher: Dispatcher
    ledger: Ledger
    faults: Faults
    limits: Limits
    sessions: Sessions
    batch_path: str
    uploads: Uploads = field(init=False)
    bundles: Bundles = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.uploads = Uploads(self.dispatcher.read, self._finish_upload, self.world.new_token, self.sessions)
        self.bundles = Bundles(
            self.batch_path, self.world, self.dispatcher, self.ledger, self.faults, partial(self._run, answer=None)
        )

    async def answer(self, request: web.BaseRequest, path: str, query: str) -> web.StreamResponse:
        started = time.perf_counter()
        entry = self.ledger.open(self.world.clock(), request.method, path, query, request.headers)
        status = 0
        try:
            response = await self._answer(request, path, query, entry)
            dropped = request.transport is None or request.transport.is_closing()
            status = 0 if dropped and not response.prepared else response.status
        finally:
            self.ledger.close(entry, status, time.perf_counter() - started)
        return response

    async def _answer(self, request: web.BaseRequest, path: str, query: str, entry: Entry) -> web.StreamResponse:
        fault, target = NOTHING, None
        try:
            if self.bundles.serves(request.method, path):
                return await self._reply_to_bundle(request, entry)
            target = self.dispatcher.target(request.method, path, query, request.headers)
            entry.method = target.method.id
            fault = self.faults.choose(target.method.id, request.headers.get(HEADER))
            entry.faults = fault.done
            await fault.hold_up()
            if fault.refuses_at_once:
                await self._receive(request, target, entry, fault)
                raise fault.refusal()
            return await self._reply(request, target, entry, fault)
        except Refusal as refusal:
            return await self._send(request, _error(refusal, target, fault), fault, entry)

    async def _receive(self, request: web.BaseRequest, target: Target, entry: Entry, fault: Fault) -> None:
        """Takes the body of a request that is refused whatever it says."""
        if target.form == "upload":
            await request.release()
        else:
            self.ledger.keep_body(entry, await reading.whole(request, entry, fault))

    async def _reply(self, request: web.BaseRequest, target: Target, entry: Entry, fault: Fault) -> web.StreamResponse:
        if request.headers.get("Expect", "").lower() == "100-continue":
            await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if target.form == "upload":
            return await self._reply_to_upload(request, target, entry, fault)
        body = await reading.whole(request, entry, fault)
        self.ledger.keep_body(entry, body)
        wanted = selection(target.query.get("fields") or request.headers.get("X-Goog-FieldMask"))
        answer = answer_in(request.headers.get(ANSWER))
        reply = await self._run(target, self.dispatcher.read(target, body), answer)
        await self._settle()
        fault.refuse_at_last()
        if isinstance(reply, Stream):
            return await self._send_stream(request, target, wanted.each(reply.chunks), fault, entry)
        if isinstance(reply, Media):
            return await self._send(request, delivery.media_response(reply), fault, entry)
        return await self._send(request, delivery.message_response(wanted(reply), target.query), fault, entry)

    async def _run(self, target: Target, message: Json, answer: Answer | None) -> Reply:
        """The family's reply, as far as the limits let it come."""
        use = metering.use_of(target.method, target.params, message) if self.limits.rules else None
        if use is None:
            return await self._reply_of(target, message, answer)
        self.limits.admit(use, self.world.clock())
        reply = await self._reply_of(target, message, answer)
        if isinstance(reply, Stream):
            return Stream(self._spending(use, reply.chunks))
        if is_object(reply):
            self.limits.spend(use, reply.get("usageMetadata", {}), self.world.clock())
        return reply

    async def _reply_of(self, target: Target, message: Json, answer: Answer | None) -> Reply:
        """The family's reply; waits where somebody has to think of it."""
        try:
            return self.dispatcher.run(target, message, answer=answer)
        except Unready as unready:
            return self.dispatcher.run(target, message, answer=await unready.answer())

    def _spending(self, use: Use, chunks: Iterable[Json]) -> Iterator[Json]:
        usage: Json = {}
        try:
            for chunk in chunks:
                usage = chunk.get("usageMetadata", usage)
                yield chunk
        finally:
            self.limits.spend(use, usage, self.world.clock())

    async def _reply_to_upload(
        self, request: web.BaseRequest, target: Target, entry: Entry, fault: Fault
    ) -> web.StreamResponse:
        url = self.world.url + request.raw_path.partition("?")[0]
        chunks = reading.pieces(request, entry, fault)
        upload = UploadRequest(request.method, request.headers, target.query, target, url, chunks)
        answer = await self.uploads.answer(upload)
        await self._settle()
        fault.refuse_at_last()
        response = (
            delivery.empty_response(answer.status)
            if answer.body is None
            else delivery.json_response(answer.status, answer.body, target.query)
        )
        response.headers.update(answer.headers)
        return await self._send(request, response, fault, entry)

    async def _reply_to_bundle(self, request: web.BaseRequest, entry: Entry) -> web.StreamResponse:
        entry.method = bundles.NAME
        body = await reading.whole(request, entry, NOTHING)
        self.ledger.keep_body(entry, body)
        response = await self.bundles.response(request.headers, body)
        await self._settle()
        return await self._send(request, response, NOTHING, entry)

    async def _send_stream(
        self, request: web.BaseRequest, target: Target, chunks: Iterable[Json], fault: Fault, entry: Entry
    ) -> web.StreamResponse:
        if fault.harms:
            chunks = sending.harmed_chunks(chunks, fault)
        sse = target.query.get("alt") == "sse"
        headers = delivery.SSE_HEADERS if sse else delivery.JSON_HEADERS
        pieces = (delivery.events if sse else delivery.elements)(chunks, target.query)
        pace = self.world.settings.pace
        note = self._noting(entry, headers["Content-Type"])
        if not fault.harms:
            return await sending.stream(request, headers, pieces, pace, note)
        return await sending.harmed_stream(request, headers, pieces, pace, fault, note)

    async def _send(
        self, request: web.BaseRequest, response: web.Response, fault: Fault, entry: Entry
    ) -> web.StreamResponse:
        note = self._noting(entry, response.headers.get("Content-Type", ""))
        if fault.harms:
            return await sending.harmed(request, response, fault, note)
        if isinstance(response.body, bytes):
            note(response.body)
        delivery.pack(response, request.headers.get("Accept-Encoding", ""))
        return response

    def _noting(self, entry: Entry, content_type: str) -> sending.Note:
        entry.response_type = content_type
        return partial(self.ledger.add_response, entry)

    async def _settle(self) -> None:
        """What an answer tells of is kept before it is sent."""
        if self.world.store.unsettled:
            await self.world.store.settled()

    def _finish_upload(self, target: Target, message: Json, media: Media) -> Json:
        reply = self.dispatcher.run(target, message, media)
        if not is_object(reply):
            raise TypeError(f"{target.method.id} must answer an upload with a message")
        return reply


def _error(refusal: Refusal, target: Target | None, fault: Fault) -> web.Response:
    if fault.refuses:
        if fault.retry_after:
            refusal.headers["Retry-After"] = fault.retry_after
        if fault.html:
            fault.did("html")
            return delivery.html_response(refusal)
    if target is None:
        return delivery.error_response(refusal)
    listed = target.method.kind == "stream" and target.query.get("alt") != "sse"  # an array was asked for
    return delivery.error_response(refusal, target.query, listed=listed)
