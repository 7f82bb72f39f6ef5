"""`aiogenai emulator`."""

from __future__ import annotations

from aiogenai.emulator.command import arguments, run

__all__ = ["arguments", "run"]
