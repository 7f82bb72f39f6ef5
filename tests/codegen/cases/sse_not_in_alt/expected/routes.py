# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method

MODELS_STREAM_ANSWER = Method(
    id="library.models.streamAnswer",
    verb="POST",
    path="v1/models:streamAnswer",
    flat_path="v1/models:streamAnswer",
    kind="stream",
    safety="unsafe",
    request="PromptRequest",
    response="Chunk",
)

ROUTES: tuple[Method, ...] = (MODELS_STREAM_ANSWER,)
"""Every method, by its id."""
