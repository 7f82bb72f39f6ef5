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
_NAMED = 5


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
        tuple(sorted(path for path in found.keys() & texts.keys() if not _is(found[path], texts[path]))),
    )


def write(folder: Path, texts: Mapping[str, str], header: str) -> Difference:
    """Makes `folder` hold `texts` and nothing else, and says what changed. Interrupted, the old folder is still whole.

    Raises:
        Faults: The folder is none, or holds something that does not begin with `header`; or the disk refuses.
    """
    try:
        return _write(folder.resolve(), texts, header)
    except OSError as error:
        raise Faults([Fault("", f"{error.filename or folder}: {error.strerror or error}")], str(folder)) from None


def replace(path: Path, text: str) -> None:
    """Makes a file hold a text; interrupted, it holds the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as name:
        new = Path(name) / path.name
        new.write_text(text, "utf-8", newline="\n")
        new.replace(path)


def _write(folder: Path, texts: Mapping[str, str], header: str) -> Difference:
    _recover(folder)
    if folder.exists() and not folder.is_dir():
        raise Faults([Fault("", "it is no folder, and was not generated: it is not replaced")], str(folder))
    changed = difference(folder, texts)
    foreign = [path for path in (*changed.extra, *changed.different) if not _is_ours(folder / path, header)]
    if foreign:
        raise Faults(_in_the_way(foreign), str(folder))
    if changed or not folder.exists():
        with _staging(folder) as new:
            for path, text in texts.items():
                _place(new / path, text, None if path in (*changed.missing, *changed.different) else folder / path)
            _swap(new, folder)
    return changed


def _in_the_way(paths: list[str]) -> Iterator[Fault]:
    """A few of them: whoever named a wrong folder need not see all that is in it."""
    for path in paths[:_NAMED]:
        yield Fault("", f"{path} was not generated: it is not replaced")
    if len(paths) > _NAMED:
        yield Fault("", f"so it is with {len(paths) - _NAMED:,} more: is this the folder of the package?")


def _place(place: Path, text: str, unchanged: Path | None) -> None:
    """A file that did not change keeps its time: it is the same file."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if unchanged is None:
        place.write_text(text, "utf-8", newline="\n")
    else:
        try:
            os.link(unchanged, place)
        except OSError:  # a disk without links
            shutil.copy2(unchanged, place)


def _files(folder: Path) -> Iterator[Path]:
    """All that is no folder. A link is never followed: what it leads to is not in the folder."""
    for path in folder.rglob("*"):
        if (path.is_symlink() or not path.is_dir()) and "__pycache__" not in path.relative_to(folder).parts:
            yield path


def _is(path: Path, text: str) -> bool:
    return _is_file(path) and path.read_bytes() == text.encode()


def _is_ours(path: Path, header: str) -> bool:
    return _is_file(path) and path.read_text("utf-8", errors="replace").startswith(header)


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


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
    old = _old(folder)
    try:
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
