"""Embeddings of many texts: as many calls as the service needs for them, a few at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from ..runtime.base import UNSET, Json, Maybe
from ..runtime.options import CallOptions
from ..v1beta.client import Client
from ..v1beta.types import EmbedContentConfig

_TEXTS = 100
"""Of one call, at most."""
_CALLS = 4
"""At a time."""


async def embed_texts(
    client: Client,
    model: str,
    texts: Iterable[str],
    *,
    config: Maybe[EmbedContentConfig | Json] = UNSET,
    options: CallOptions | None = None,
) -> list[list[float]]:
    """The embedding of each text, in their order.

    ```python
    vectors = await embed_texts(client, "gemini-embedding-001", texts, config={"output_dimensionality": 256})
    ```

    Args:
        client: Asks for them.
        model: The model that embeds.
        texts: Any number.
        config: What the embeddings are for, and their size.
        options: Timeouts, deadline, retry, headers and query of each call.

    Raises:
        Error: A call failed.

    Method `generativelanguage.models.batchEmbedContents`.
    """
    name = model if model.startswith("models/") else f"models/{model}"
    given = list(texts)
    turn = asyncio.Semaphore(_CALLS)

    async def embed(some: Sequence[str]) -> list[list[float]]:
        requests: list[Json] = [{"model": name, "content": text, "embed_content_config": config} for text in some]
        async with turn:
            response = await client.models.batch_embed_contents(model, requests=requests, options=options)
        return [embedding.values or [] for embedding in response.embeddings or []]

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(embed(given[at : at + _TEXTS])) for at in range(0, len(given), _TEXTS)]
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
    return [vector for task in tasks for vector in task.result()]
