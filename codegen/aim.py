"""What the command line says of a package -> where it goes, what it is called there, and where its names are kept."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from .fault import Fault, Faults
from .naming import Identifier, is_identifier
from .overlay import Client
from .package import is_taken
from .place import Alone, Inside, Place
from .resolve import Target
from .source import LEDGER, ledger_of

SOURCE = Path("discovery/generativelanguage/v1beta")
PACKAGE = "aiogenai.v1beta"
OUT = Path("src/aiogenai/v1beta")


@frozen
class Aim:
    """Of one generation.

    Attributes:
        place: Where the package goes.
        target: What it is called there.
        ledger: Where its names are kept; `None` if nowhere.
    """

    place: Place
    target: Target
    ledger: Path | None


def aim(source: Path, package: str | None, out: Path | None) -> Aim:
    """A dotted name is inside this project; one without dots is a project of its own.

    Raises:
        Faults: The name is none that a package can have; or it is not said, or not said where to.
    """
    if package is None and out is None and source != SOURCE:
        raise _wrong("--package", f"say what the package of {source} is called, such as aiodrive; and its --out")
    name = PACKAGE if package is None else package
    if not all(map(is_identifier, name.split("."))):
        raise _wrong("--package", f"{name!r} is no name of a package")
    if is_taken(name.partition(".")[0]):
        raise _wrong("--package", f"{name} would hide a package that it needs: choose another name")
    if "." in name:
        return _inside(source, name, out)
    if out is None:
        raise _wrong("--out", f"{name} is a project of its own: say which folder is its")
    return _alone(source, name, out)


def _wrong(option: str, said: str) -> Faults:
    return Faults([Fault("", said)], option)


def _inside(source: Path, name: str, out: Path | None) -> Aim:
    anew = "make generate" if (source, name) == (SOURCE, PACKAGE) else f"codegen generate {source.as_posix()}"
    header = (
        f"Generated from {source.as_posix()}.",
        f"Do not edit: change the document, the overlay or codegen/, then run: {anew}",
    )
    place = Inside(out or Path("src", *name.split(".")), header[0])
    return Aim(place, Target(name, f"{name.partition('.')[0]}.runtime", header), ledger_of(source))


def _alone(source: Path, name: str, out: Path) -> Aim:
    header = (
        f"Generated from a discovery document, as the package {name}.",
        f"Do not edit: generate it anew, with: python -m codegen generate DOCUMENT --package {name} --out FOLDER",
    )
    client = Client(key_variables=("GOOGLE_API_KEY",), base_url_variable=f"{name.upper()}_BASE_URL")
    target = Target(name, f"{name}.runtime", header, client)
    return Aim(Alone(out, header[0], Identifier(name)), target, ledger_of(source) or out / LEDGER)
