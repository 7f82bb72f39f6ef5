"""The pytest plugin: fixtures that give tests a server and a client of it.

Loaded by pytest wherever the package is installed, so it loads nothing itself until a test asks for a fixture.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from aiogenai.v1beta.client import Client

    from .server import Emulator

try:
    _asyncio: Any = import_module("pytest_asyncio")
except ImportError:  # then anyio's plugin, or another, runs what is async
    _asyncio = pytest
_async_fixture: Callable[..., Any] = _asyncio.fixture

_MARKER = "gemini(faults=[...], limits=[...], answer=...): how the server of `gemini_emulator` behaves in this test."


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture(scope="session")
def gemini_emulator_options() -> Mapping[str, Any]:
    """The arguments of the server, as of `aiogenai.emulator.Emulator`. Meant to be overridden."""
    return {}


@pytest.fixture(scope="session")
def _gemini_server(gemini_emulator_options: Mapping[str, Any]) -> Iterator[Emulator]:
    emulator = import_module("aiogenai.emulator")
    # Operations are over when they are first looked at, and ids are the same in every run.
    options = {"settings": emulator.Settings(step=0.0, seed=0), **gemini_emulator_options}
    with emulator.Background(emulator.Emulator(**options)) as running:
        yield running


@pytest.fixture
def gemini_emulator(
    _gemini_server: Emulator, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Emulator]:
    """A server with nothing in it, as it was started; clients that are made without arguments find it.

    One server serves all tests, in a thread of its own: so tests need not be async.
    """
    server = _gemini_server
    server.reset()
    for marker in request.node.iter_markers("gemini"):
        for facts in marker.kwargs.get("faults", ()):
            server.faults.add(facts)
        for facts in marker.kwargs.get("limits", ()):
            server.limits.add(facts)
        if "answer" in marker.kwargs:
            server.answers.use(marker.kwargs["answer"])
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    yield server
    server.reset()


@_async_fixture
async def gemini_client(gemini_emulator: Emulator) -> AsyncIterator[Client]:
    """A client of that server, in the event loop of the test; closed after it."""
    key = gemini_emulator.environment["GEMINI_API_KEY"]
    async with import_module("aiogenai").Client(api_key=key, base_url=gemini_emulator.url) as client:
        yield client
