"""A value that does not fit its type, and where it stood."""

from __future__ import annotations


class Mismatch(Exception):
    """A value that does not fit. The path grows from the inside out, as each container adds its part."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.parts: list[str] = []

    @property
    def path(self) -> str:
        return "".join(reversed(self.parts)).removeprefix(".")

    def __str__(self) -> str:
        return f"{''.join(reversed(self.parts))}: {self.args[0]}"


def seen(value: object) -> str:
    """A value as a reason shows it."""
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 60 else text[:57] + '...'}"
