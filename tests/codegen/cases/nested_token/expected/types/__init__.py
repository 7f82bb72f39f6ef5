# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All types, each loaded with its module when it is first touched."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .shelves import ListMeta, Shelf, ShelfList

_MODULES: dict[str, tuple[str, ...]] = {"shelves": ("ListMeta", "Shelf", "ShelfList")}
_MODULE = {name: module for module, names in _MODULES.items() for name in names}

__all__ = ["ListMeta", "Shelf", "ShelfList"]


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_MODULE[name]}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
