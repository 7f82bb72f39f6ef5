# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `models`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Json, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.converter import message
from aiogenai.runtime.options import CallOptions
from aiogenai.runtime.stream import Stream

from .. import routes, types


class ModelsResource:
    """The methods of `models`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    def stream_answer(
        self,
        *,
        text: Maybe[str] = UNSET,
        request: types.PromptRequest | Json | None = None,
        options: CallOptions | None = None,
    ) -> Stream[types.Chunk]:
        """Answer, piece by piece.

        Args:
            text: Required. What to say.
            request: The whole message, in place of its fields.
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            A stream of chunks, each a `Chunk`: A piece of the answer.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.models.streamAnswer`.
        """
        return self._client.stream(
            routes.MODELS_STREAM_ANSWER, types.Chunk, {}, message(types.PromptRequest, request, {"text": text}), options
        )
