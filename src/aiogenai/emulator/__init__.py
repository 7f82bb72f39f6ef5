"""A server on your own machine that speaks the API: driven by the generated routes and types, all state in memory.

HTTP enters and HTTP leaves. It is never imported by the rest of the package, except by its command. Nothing is loaded
until it is touched, so that the pytest plugin beside costs nothing where no test uses it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .background import Background
    from .document import Document, read_document
    from .server import Emulator
    from .world import Settings

__all__ = ["Background", "Document", "Emulator", "Settings", "read_document"]

_HOME = {
    "Background": "background",
    "Document": "document",
    "Emulator": "server",
    "Settings": "world",
    "read_document": "document",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
