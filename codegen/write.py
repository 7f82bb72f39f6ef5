"""Texts by path -> a folder: formatted, compared both ways, replaced as a whole.

Never looks inside a text, and never touches a folder that holds something it did not write.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from attrs import frozen

from .fault import Fault, Faults

_RUFF = (sys.executable, "-m", "ruff")
_RULES = "I,F401,PIE790"
_SETTINGS = ("--isolated", "--quiet", "--config", "line-length = 120", "--config", "target-version = 'py311'")
_IMPORTS = (
    "--config",
    "lint.isort.split-on-trailing-comma = false",
    "--config",
    "lint.isort.combine-as-imports = true",
)
_COMMAS = ("--config", "format.skip-magic-trailing-comma = true")


@frozen
class Difference:
    """How a folder differs from what it should hold: paths, relative to it."""

    extra: tuple[str, ...]
    missing: tuple[str, ...]
    different: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.extra or self.missing or self.different)

    def __str__(self) -> str:
        kinds = (("extra", self.extra), ("missing", self.missing), ("different", self.different))
        return "\n".join(f"{kind}: {path}" for kind, paths in kinds for path in paths)


def formatted(texts: Mapping[str, str]) -> dict[str, str]:
    """The same files, as they are committed.

    Raises:
        Faults: Something is no Python, or a path leads out of the folder.
    """
    with tempfile.TemporaryDirectory(prefix="codegen-") as name:
        folder = Path(name)
        for path, text in texts.items():
            _check_path(path)
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8", newline="\n")
        _ruff("check", *_SETTINGS, *_IMPORTS, "--select", _RULES, "--fix", str(folder))
        _ruff("format", *_SETTINGS, *_COMMAS, str(folder))
        return {path: (folder / path).read_text("utf-8") for path in texts}


def _check_path(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path:
        raise Faults([Fault("", f"{path!r} leads out of the folder")], "render")


def _ruff(*arguments: str) -> None:
    done = subprocess.run([*_RUFF, *arguments], capture_output=True, text=True, check=False)  # noqa: S603  # fixed words
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise Faults([Fault("", line) for line in said.splitlines()[:20]], "ruff")


def difference(folder: Path, texts: Mapping[str, str]) -> Difference:
    """What is in `folder` against what should be."""
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    return Difference(
        tuple(sorted(found.keys() - texts.keys())),
        tuple(sorted(texts.keys() - found.keys())),
        tuple(sorted(p for p in found.keys() & texts.keys() if found[p].read_bytes() != texts[p].encode())),
    )


def write(folder: Path, texts: Mapping[str, str], header: str) -> Difference:
    """Makes `folder` hold `texts` and nothing else, and says what changed. Interrupted, the old folder is still whole.

    Raises:
        Faults: The folder holds a file that does not begin with `header`.
    """
    _recover(folder)
    changed = difference(folder, texts)
    foreign = [path for path in (*changed.extra, *changed.different) if not _is_ours(folder / path, header)]
    if foreign:
        raise Faults([Fault("", f"{path} was not generated: it is not replaced") for path in foreign], str(folder))
    if changed or not folder.exists():
        with _staging(folder) as new:
            for path, text in texts.items():
                _place(new / path, text, None if path in (*changed.missing, *changed.different) else folder / path)
            _swap(new, folder)
    return changed


def _place(place: Path, text: str, unchanged: Path | None) -> None:
    """A file that did not change keeps its time: it is the same file."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if unchanged is None:
        place.write_text(text, "utf-8", newline="\n")
    else:
        os.link(unchanged, place)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _is_ours(path: Path, header: str) -> bool:
    return path.read_text("utf-8", errors="replace").startswith(header)


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _recover(folder: Path) -> None:
    """After an interruption between the two renames of `_swap`, or after the second."""
    old = _old(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    elif old.exists():
        shutil.rmtree(old)


@contextmanager
def _staging(folder: Path) -> Generator[Path]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    new.chmod(0o755)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, folder: Path) -> None:
    if folder.exists():
        folder.rename(_old(folder))
    new.rename(folder)
    shutil.rmtree(_old(folder), ignore_errors=True)
