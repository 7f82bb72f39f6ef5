"""A server on your own machine that speaks the API: driven by the generated routes and types, all state in memory.

HTTP enters and HTTP leaves. It is never imported by the rest of the package, except by its command.
"""

from __future__ import annotations

from .server import Emulator
from .world import Settings

__all__ = ["Emulator", "Settings"]
