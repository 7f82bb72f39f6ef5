"""A conversation: each message goes out with all that was said before, and function calls are answered on the way."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from typing import Any, TypeAlias

from ..runtime.base import UNSET, Json, Maybe
from ..runtime.converter import dump, load
from ..runtime.errors import Error
from ..runtime.options import CallOptions
from ..v1beta.client import Client
from ..v1beta.types import (
    Blob,
    Content,
    File,
    FileData,
    GenerateContentResponse,
    GenerationConfig,
    Part,
    SafetySetting,
    Tool,
    ToolConfig,
)
from .functions import Functions

Said: TypeAlias = Content | Json | str | Part | Blob | File | FileData
"""What can be said: as the `contents` of `generate_content`."""


class Chat:
    """A conversation with a model. One message at a time: the next one waits for the answer to this one.

    ```python
    chat = Chat(client, "gemini-2.5-flash", system_instruction="Be brief.", functions=[weather_in])
    print((await chat.send("Do I need an umbrella in Oslo?")).text)
    async for chunk in chat.stream("And in Rome?"):
        print(chunk.text, end="")
    ```

    A message that fails, is blocked, or whose stream is left early has not been said: `history` is as it was before.

    Attributes:
        history: What was said so far, to be kept, changed, or given to another chat.
    """

    def __init__(  # noqa: PLR0913  # what a call takes, by name
        self,
        client: Client,
        model: str,
        *,
        history: Said | Sequence[Said] = (),
        functions: Sequence[Callable[..., object]] = (),
        rounds: int = 10,
        system_instruction: Maybe[Said] = UNSET,
        generation_config: Maybe[GenerationConfig | Json] = UNSET,
        safety_settings: Maybe[Sequence[SafetySetting | Json]] = UNSET,
        tools: Sequence[Tool | Json] = (),
        tool_config: Maybe[ToolConfig | Json] = UNSET,
        cached_content: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> None:
        """Sends nothing yet.

        Args:
            client: Sends the messages.
            model: The model, or a tuned one (`tunedModels/...`).
            history: What was said before.
            functions: Python functions that the model may call; see `Functions`.
            rounds: How many times in a row it may, for one message.
            system_instruction: How the model should behave.
            generation_config: Settings that control generation and output.
            safety_settings: What is blocked.
            tools: Other tools.
            tool_config: Settings of the tools.
            cached_content: What was cached before, as context.
            options: Timeouts, deadline, retry, headers and query of each call.

        Raises:
            ValidationError: What is in the history can't be said, or a function can't be declared.
        """
        self.history: list[Content] = _contents(history)
        self._model = model
        self._resource = client.tuned_models if model.startswith("tunedModels/") else client.models
        self._functions = Functions(*functions)
        self._rounds = rounds
        self._options = options
        declared = [*tools, *([self._functions.tool] if self._functions else [])]
        self._settings: dict[str, Any] = {
            "system_instruction": system_instruction,
            "generation_config": generation_config,
            "safety_settings": safety_settings,
            "tools": declared or UNSET,
            "tool_config": tool_config,
            "cached_content": cached_content,
        }

    async def send(self, message: Said | Sequence[Said]) -> GenerateContentResponse:
        """Says something, and gives the answer: the last one, if functions were called before it.

        Raises:
            Error: A call failed, or the model called functions in every round.
        """
        turns = [*self.history, *_contents(message)]
        for _ in range(self._rounds):
            response = await self._resource.generate_content(
                self._model, request={**self._settings, "contents": turns}, options=self._options
            )
            if not await self._goes_on(turns, response):
                return response
        raise self._never_answered()

    async def stream(self, message: Said | Sequence[Said]) -> AsyncGenerator[GenerateContentResponse, None]:
        """Says something, and gives the answer as it comes, with the function calls on the way.

        Raises:
            Error: A call failed, or the model called functions in every round.
        """
        turns = [*self.history, *_contents(message)]
        for _ in range(self._rounds):
            async with self._resource.stream_generate_content(
                self._model, request={**self._settings, "contents": turns}, options=self._options
            ) as stream:
                async for chunk in stream:
                    yield chunk
                response = await stream.final()
            if not await self._goes_on(turns, response):
                return
        raise self._never_answered()

    async def _goes_on(self, turns: list[Content], response: GenerateContentResponse) -> bool:
        """Adds an answer to the turns, and what functions gave that it calls; after those the model goes on."""
        content = response.candidates[0].content if response.candidates else None
        if not content:  # blocked
            return False
        turns.append(content)
        if self._functions and response.function_calls:
            turns.append(await self._functions.answer(response.function_calls))
            return True
        self.history = turns
        return False

    def _never_answered(self) -> Error:
        return Error(f"the model called functions {self._rounds} times, and did not answer")


def _contents(said: Said | Sequence[Said]) -> list[Content]:
    return load(list[Content], dump(list[Content], said))
