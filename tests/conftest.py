"""What tests of several folders share. Nothing of the project is imported here: the architecture is tested first."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest
from hypothesis import settings

# The same examples every time: a test that fails here fails for everyone, and the next run is about the next change.
settings.register_profile("project", derandomize=True, deadline=None)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def _no_keys_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own key and gateway stay out of the tests."""
    for name in ("GEMINI_API_KEY", "GOOGLE_API_KEY", "GEMINI_BASE_URL", "GOOGLE_APPLICATION_CREDENTIALS"):
        monkeypatch.delenv(name, raising=False)


class _SentAlready:
    """What a response asks of the writer of its request: nothing more is to come."""

    output_size = 0


class MockedResponse(aiohttp.ClientResponse):
    """For `aioresponses`, which does not know the writer that aiohttp 3.14 asks for."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"stream_writer": _SentAlready(), **named})


@pytest.fixture
def response_class() -> type[aiohttp.ClientResponse]:
    """To be passed to each `aioresponses` call."""
    return MockedResponse
