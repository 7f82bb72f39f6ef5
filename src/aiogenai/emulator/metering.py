"""What a call uses of its quotas: requests and input tokens before it runs, and its price after. Counts, refuses none.

Prices are in dollars, plausible ones of no one day.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from aiogenai.runtime.request import Method

from . import tokens
from .trees import Json

# Last part of a method's id -> (metric, the word that its quota ids begin with).
_METERED = {
    "generateContent": ("generate_content", "Generate"),
    "streamGenerateContent": ("generate_content", "Generate"),
    "embedContent": ("embed_content", "EmbedContent"),
    "batchEmbedContents": ("embed_content", "EmbedContent"),
    "predict": ("predict", "Predict"),
}
# A word of the model's name -> dollars for a million tokens in, and out. The first that fits.
_PRICES = {"embedding": (0.15, 0.0), "flash-lite": (0.10, 0.40), "flash": (0.30, 2.50), "pro": (1.25, 10.0)}
_PRICE = (0.30, 2.50)


@frozen
class Use:
    """What one call asks of the quotas of its model."""

    model: str
    """Without `models/`."""
    metric: str
    word: str
    tokens: int


def use_of(method: Method, params: Mapping[str, str], body: Json) -> Use | None:
    """What a call is going to use; `None` for methods that no quota counts."""
    known = _METERED.get(method.id.rpartition(".")[2])
    if known is None:
        return None
    return Use(params.get("model", "").rpartition("/")[2], *known, _input_tokens(body))


def price(model: str, usage: Mapping[str, Any]) -> float:
    """The dollars that an answer cost, by its usage."""
    coming, going = next((prices for word, prices in _PRICES.items() if word in model), _PRICE)
    prompt: int = usage.get("promptTokenCount", 0)
    spent: int = usage.get("candidatesTokenCount", 0) + usage.get("thoughtsTokenCount", 0)
    return (prompt * coming + spent * going) / 1_000_000


def _input_tokens(body: Json) -> int:
    contents = [*body.get("contents", ())]
    for request in (body, *body.get("requests", ())):
        contents += [request[wire] for wire in ("systemInstruction", "content") if isinstance(request.get(wire), dict)]
    return sum(tokens.of_contents(contents).values())
