"""Words of a command line as values, for `argparse`: what does not fit is named with its option."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiogenai.batch import Price
from aiogenai.runtime.converter import decode
from aiogenai.runtime.errors import DecodeError


def positive(said: str) -> float:
    return _number(said, lambda value: value > 0, "a number above 0")


def not_negative(said: str) -> float:
    return _number(said, lambda value: value >= 0, "a number, 0 or more")


def count(said: str) -> int:
    return int(_number(said, lambda value: value >= 1 and value == int(value), "a whole number, 1 or more"))


def whole(said: str) -> int:
    return int(_number(said, lambda value: value == int(value), "a whole number"))


def file(said: str) -> Path:
    """Where a file can be written: not where a folder is, and not below what is none."""
    path = Path(said)
    if path.is_dir() or not path.name:
        raise ArgumentTypeError(f"{said} is a folder, and a file is to be written there")
    above = next((folder for folder in path.parents if folder.exists()), path)
    if not above.is_dir():
        raise ArgumentTypeError(f"{above} is no folder")
    if not os.access(above, os.W_OK):
        raise ArgumentTypeError(f"{above} can't be written to")
    return path


def price(said: str) -> Price:
    """Two numbers, as in `0.3,2.5`."""
    into, comma, out = said.partition(",")
    if not comma:
        raise ArgumentTypeError(f"expected two numbers, as in 0.3,2.5, not {said!r}")
    return Price(input=not_negative(into), output=not_negative(out))


def text(said: str) -> str:
    """What was said, or the content of a file: `@FILE`."""
    return _content(said[1:]) if said.startswith("@") else said


def json(said: str) -> Any:
    try:
        return decode(text(said))
    except DecodeError as error:
        raise ArgumentTypeError(error.message) from error


def json_file(said: str) -> Any:
    return json(f"@{said}")


def _content(name: str) -> str:
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ArgumentTypeError(f"{name}: {why}") from error


def _number(said: str, fits: Callable[[float], bool], wanted: str) -> float:
    try:
        value = float(said)
        good = fits(value) and value < float("inf")
    except (ValueError, OverflowError):
        good, value = False, 0.0
    if not good:
        raise ArgumentTypeError(f"expected {wanted}, not {said!r}")
    return value
