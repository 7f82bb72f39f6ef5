"""What a JSON value is, said so that type checkers believe it."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_object(tree: object) -> TypeGuard[dict[str, Any]]:
    """Whether it is a JSON object."""
    return isinstance(tree, dict)


def is_array(tree: object) -> TypeGuard[list[Any]]:
    """Whether it is a JSON array."""
    return isinstance(tree, list)
