"""Where a package goes: inside this project, or into a project of its own. How it is dressed for it, compared, written.

A package is replaced as a whole. Of the files around it, those whose first line is not the generator's any more are
somebody's own, and are left as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from attrs import frozen

from .api import Api
from .naming import Identifier
from .package import copied, project
from .prose import clean, comment
from .render import render_project
from .write import Difference, difference, formatted, replace, write


class Place(Protocol):
    """A place for the texts of a package."""

    @property
    def folder(self) -> Path: ...

    def dressed(self, api: Api, texts: Mapping[str, str]) -> dict[str, str]:
        """All that goes there, for the texts of the package alone."""
        ...

    def difference(self, texts: Mapping[str, str]) -> Difference:
        """What is there against what should be."""
        ...

    def write(self, texts: Mapping[str, str]) -> Difference:
        """Makes it so, and says what changed.

        Raises:
            Faults: Something else is in the way.
        """
        ...


@frozen
class Inside:
    """A folder of this project, which holds the package and nothing else. `marker` is the first line of its files."""

    folder: Path
    marker: str

    def dressed(self, api: Api, texts: Mapping[str, str]) -> dict[str, str]:  # noqa: ARG002  # the form of a place
        return dict(texts)

    def difference(self, texts: Mapping[str, str]) -> Difference:
        return difference(self.folder, texts)

    def write(self, texts: Mapping[str, str]) -> Difference:
        return write(self.folder, texts, comment(self.marker))


@frozen
class Alone:
    """The folder of a project that holds the package, the runtime that it needs, and what makes it installable."""

    folder: Path
    marker: str
    name: Identifier

    @property
    def _inner(self) -> str:
        return f"src/{self.name}/"

    def dressed(self, api: Api, texts: Mapping[str, str]) -> dict[str, str]:
        around = formatted(render_project(api, project(api, self.name)))
        return {**{self._inner + path: text for path, text in texts.items()}, **copied(api, self.name), **around}

    def difference(self, texts: Mapping[str, str]) -> Difference:
        inner, loose = self._parted(texts)
        found = difference(self.folder / self._inner, inner)
        there = {path: self._read(path) for path in loose}
        return Difference(
            tuple(self._inner + path for path in found.extra),
            (*(self._inner + path for path in found.missing), *(path for path in loose if there[path] is None)),
            (
                *(self._inner + path for path in found.different),
                *(path for path in loose if there[path] not in {None, loose[path]} and not self._is_kept(path, there)),
            ),
        )

    def write(self, texts: Mapping[str, str]) -> Difference:
        inner, loose = self._parted(texts)
        changed = self.difference(texts)
        write(self.folder / self._inner, inner, comment(self.marker))
        for path in loose.keys() & {*changed.missing, *changed.different}:
            replace(self.folder / path, loose[path])
        return changed

    def _parted(self, texts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        inner = {path.removeprefix(self._inner): text for path, text in texts.items() if path.startswith(self._inner)}
        return inner, {path: text for path, text in sorted(texts.items()) if not path.startswith(self._inner)}

    def _read(self, path: str) -> str | None:
        place = self.folder / path
        return place.read_text("utf-8", errors="replace") if place.exists() else None

    def _is_kept(self, path: str, there: Mapping[str, str | None]) -> bool:
        return clean(self.marker) not in (there[path] or "").partition("\n")[0]
