"""What is asked of the server's batches: upload, create, find, look, fetch, cancel. Remembers nothing.

Creating is not idempotent: it is sent once, and who gets no answer looks for the batch by its display name.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, cast

from attrs import frozen

from ..runtime.errors import ConfigurationError, Error, FailedPrecondition, NotFound, ProtocolError
from ..runtime.options import CallOptions
from ..runtime.request import Method
from ..v1beta.client import Client
from .calls import ONCE

_CREATED_BY = {"generateContent": "batch_generate_content", "embedContent": "async_batch_embed_content"}

OVER = frozenset({"SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED"})
"""States in which a batch stays."""


def has_batches(method: Method) -> bool:
    """Whether the server has batches of a method."""
    return method.id.split(".")[1] == "models" and method.id.rpartition(".")[2] in _CREATED_BY


@frozen
class Seen:
    """A batch as the server shows it. `state` is without its prefix, of which there are two.

    Attributes:
        output: Name of the file of results, empty while there is none.
        answered: Rows that have a result, well or badly.
        succeeded: Rows with an answer.
    """

    name: str
    display_name: str
    state: str
    output: str = ""
    error: str = ""
    answered: int = 0
    succeeded: int = 0

    @property
    def is_over(self) -> bool:
        """Whether it stays as it is. One that has answers is over when it names their file."""
        return self.state in OVER and (self.state != "SUCCEEDED" or bool(self.output) or not self.succeeded)


class OperationMessage(Protocol):
    """An operation as the API gives it."""

    @property
    def name(self) -> Any: ...
    @property
    def done(self) -> Any: ...
    @property
    def error(self) -> Any: ...
    @property
    def metadata(self) -> Any: ...
    @property
    def response(self) -> Any: ...


class Batches:
    """The batches of one method, through a client."""

    def __init__(self, client: Client, method: Method, *, priority: int = 0) -> None:
        if not has_batches(method):
            known = ", ".join(_CREATED_BY)
            raise ConfigurationError(f"the server has no batches of {method.id}, only of {known}")
        self._client = client
        self._create = _CREATED_BY[method.id.rpartition(".")[2]]
        self._priority = priority

    async def upload(self, path: Path, display_name: str) -> str:
        """The name of the uploaded file."""
        made = await self._client.media.upload(path, file={"display_name": display_name}, mime_type="application/jsonl")
        name = made.file.name if made.file else None
        if not name:
            raise ProtocolError("the upload gave no name of a file")
        return name

    async def create(self, model: str, display_name: str, file: str) -> str:
        """The name of the new batch. Sent once, whatever happens."""
        batch: dict[str, Any] = {"display_name": display_name, "input_config": {"file_name": file}}
        if self._priority:
            batch["priority"] = self._priority
        full = model if "/" in model else f"models/{model}"
        create = getattr(self._client.models, self._create)
        operation = await create(model, batch={**batch, "model": full}, options=CallOptions(retry=ONCE))
        if not operation.name:
            raise ProtocolError("the server made a batch without a name")
        return str(operation.name)

    async def all(self) -> list[Seen]:
        """The project's batches."""
        return [_seen(cast("OperationMessage", item)) async for item in self._client.batches.list(page_size=100)]

    async def look(self, name: str) -> Seen | None:
        """How a batch stands; `None` when the server does not know it any more."""
        try:
            operation = await self._client.batches.get(name)
        except NotFound:
            return None
        return _seen(cast("OperationMessage", operation.message))

    async def fetch(self, output: str, path: Path) -> None:
        """Streams a results file to disk."""
        await self._client.files.download(output).to_path(path)

    async def cancel(self, name: str) -> None:
        """Asks for its end; one that has ended, or is not known any more, needs none."""
        with suppress(NotFound, FailedPrecondition):
            await self._client.batches.cancel(name)

    async def tidy(self, *files: str) -> None:
        """Deletes files; those that can't be stay until the server drops them."""
        for file in files:
            try:
                await self._client.files.delete(file)
            except Error:
                continue


def _seen(message: OperationMessage) -> Seen:
    facts: dict[str, Any] = message.metadata or {}
    response: dict[str, Any] = message.response or {}
    output: dict[str, Any] = facts.get("output") or {}
    # The guide reads the output from the response, google-genai from the metadata.
    file = response.get("responsesFile") or output.get("responsesFile") or ""
    state = str(facts.get("state", "")).rpartition("STATE_")[2]
    error = message.error
    if error:
        state = "CANCELLED" if error.code == 1 else state if state in OVER else "FAILED"
    elif message.done and state not in OVER:
        state = "SUCCEEDED"
    said = str(error.message or "") if error else ""
    name = str(message.name or facts.get("name", ""))
    counts: dict[str, Any] = facts.get("batchStats") or {}
    succeeded, failed = (int(counts.get(f"{how}RequestCount") or 0) for how in ("successful", "failed"))
    return Seen(name, str(facts.get("displayName", "")), state, str(file), said, succeeded + failed, succeeded)
