"""Inputs from object stores, and results to them: whole files, by URL (extra `remote`). Never a ledger.

What can't be appended to can't be a ledger, so a job's files stay on a disk: its input is fetched before, its output
delivered after. Both may be done again.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from ..runtime.converter import decode, encode
from ..runtime.errors import ConfigurationError
from . import disk
from .errors import DeliveryFailed, InputRefused

_PIECE = 4 * 1024 * 1024


def is_url(given: str) -> bool:
    return "://" in given


def fetch(url: str, folder: Path) -> Path:
    """Copies what a URL names into a folder; not again, while it is the same there.

    Raises:
        InputRefused: It is not there, or can't be read.
    """
    store, place = _opened(url)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"input{PurePosixPath(urlsplit(url).path).suffix}"
    note = folder / "input.fetched"
    try:
        there = store.get_file_info(place)
        if not there.is_file:
            raise InputRefused(f"{url} is not there")
        stamp = {"url": url, "size": there.size, "modified": there.mtime_ns}
        if path.exists() and note.exists() and decode(note.read_bytes()) == stamp:
            return path
        made = path.with_name(path.name + ".new")
        with store.open_input_stream(place) as source, made.open("wb") as target:
            while piece := source.read(_PIECE):
                target.write(piece)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise InputRefused(f"{url} can't be read: {error}") from error
    note.unlink(missing_ok=True)
    made.replace(path)
    disk.replace(note, encode(stamp))
    return path


def deliver(path: Path, url: str) -> None:
    """Copies a finished file to where a URL says, over what is there.

    Raises:
        DeliveryFailed: It is not there as it should be; the file is where it was.
    """
    store, place = _opened(url)
    try:
        with path.open("rb") as source, store.open_output_stream(place) as target:
            while piece := source.read(_PIECE):
                target.write(piece)
        size = store.get_file_info(place).size
    except OSError as error:
        raise DeliveryFailed(f"{path} can't be written to {url}: {error}") from error
    if size != path.stat().st_size:
        raise DeliveryFailed(f"{url} has {size} bytes, and {path} has {path.stat().st_size}: deliver it again")


def beside(url: str, name: str) -> str:
    """The URL of another name in the same place."""
    parts = urlsplit(url)
    return parts._replace(path=str(PurePosixPath(parts.path).with_name(name))).geturl()


def _opened(url: str) -> tuple[Any, str]:
    """A store, and the place in it."""
    try:
        stores: Any = import_module("pyarrow.fs")
    except ImportError as error:
        raise ConfigurationError(f"{urlsplit(url).scheme}:// needs pyarrow: pip install 'aiogenai[remote]'") from error
    try:
        store, place = stores.FileSystem.from_uri(url)
    except (ValueError, OSError) as error:
        raise ConfigurationError(f"{url}: {error}") from error
    return store, str(place)
