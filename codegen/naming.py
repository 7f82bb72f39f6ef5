"""Wire names -> Python names: the only home of casing, keywords and reserved words, and of the ledger.

A rule changed here renames public API, except for what the ledger already holds: a name, once given, never changes.
"""

from __future__ import annotations

import builtins
import json
import keyword
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NewType

from attrs import define, field

from .fault import Fault, Faults

Identifier = NewType("Identifier", str)
"""A name that Python accepts, with no rule left to apply."""

ClassName = NewType("ClassName", str)
"""The same, of a class."""

MAX_LENGTH = 160
"""Longer names are cut; the longest of Google's is 143."""

KEYWORDS = frozenset(keyword.kwlist)
"""Soft keywords (`match`, `type`) are good names. With the wrong casing, `None`, `True` and `False` never arise."""

CLASS_RESERVED = frozenset(name for name in dir(builtins) if name[0].isupper()) | {"ClassVar"}
"""Of types: builtins, and the word by which attrs tells a class variable from a field, under no other name."""

SCALARS = frozenset({"str", "int", "float", "bool", "bytes", "list", "dict", "datetime"})
"""Words that annotations are made of: a field or method of such a name would change what they mean below it."""

FIELD_RESERVED = SCALARS | {"self"}
"""Of models: words of the annotations below a field, and of the `__init__` that attrs makes of it."""

MEMBER_RESERVED = (SCALARS - {"list"}) | {"routes", "types", "message", "cached_property"}
"""Of resource classes: words that the class says below. No annotation says `list[...]`: that is a good name."""

CLIENT_RESERVED = MEMBER_RESERVED | {
    "aclose",
    "call",
    "download",
    "operation",
    "pages",
    "resume",
    "stream",
    "upload",
}
"""Of the client class: what the base class has."""

ARGUMENT_RESERVED = frozenset({"self", "request", "options", "media", "routes", "types", "message", "str", "dict"})
"""Of methods: other arguments, and words that the body of a method says."""

CONSTANT_RESERVED = frozenset({"ROUTES"})
"""Of the routes: the table of all."""

ENUM_RESERVED = frozenset({"mro"})
"""Of enums: what Python refuses as a member."""

MODULE_RESERVED = frozenset(
    {"client", "routes", "types", "resources", "import_module", "getattr", "globals", "con", "prn", "aux", "nul"}
)
"""Of files: the package's own, words that its faces say, and names that are devices on some systems."""


def snake(wire: str) -> str:
    """`mimeType` -> `mime_type`, `HTTPHealthCheck` -> `http_health_check`, `sha256Hash` -> `sha256_hash`."""
    text = _folded(wire)
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", text)
    text = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", text)
    return re.sub(r"_+", "_", text).strip("_").lower()


def pascal(*wires: str) -> str:
    """`cachedContents`, `list` -> `CachedContentsList`. What is upper-case inside a word stays so."""
    words = [word for wire in wires for word in _folded(wire).split("_") if word]
    return "".join(word[0].upper() + word[1:] for word in words)


def upper_snake(*wires: str) -> str:
    """`models`, `generateContent` -> `MODELS_GENERATE_CONTENT`."""
    return "_".join(part for part in map(snake, wires) if part).upper()


def _folded(wire: str) -> str:
    """Compatibility-folded, with an underscore for everything that is not an ASCII letter or digit.

    By a Unicode that every Python has: a name is the same wherever it is made.
    """
    return re.sub(r"[^A-Za-z0-9]+", "_", unicodedata.ucd_3_2_0.normalize("NFKC", wire))[:MAX_LENGTH]


def is_identifier(text: str) -> bool:
    """Whether a text may stand where a name stands: ASCII, no keyword, no dunder."""
    return bool(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text)) and text not in KEYWORDS and not text.startswith("__")


@define
class Names:
    """Gives names, scope by scope, and remembers them: `ledger` holds what was given before, by pointer."""

    ledger: Mapping[str, str] = {}
    given: dict[str, str] = field(factory=dict)
    faults: list[Fault] = field(factory=list)

    def fields(self, wanted: Mapping[str, str], renames: Mapping[str, str] = {}) -> dict[str, Identifier]:
        """Names of fields by pointer, for wire names by pointer: all of one class at once."""
        words = {at: snake(wire) for at, wire in wanted.items()}
        return _identifiers(self._scope(words, FIELD_RESERVED, "value_", renames))

    def arguments(self, wanted: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, Identifier]:
        """Names of the arguments of one method; `taken` are names that its kind already uses."""
        words = {at: snake(wire) for at, wire in wanted.items()}
        return _identifiers(self._scope(words, ARGUMENT_RESERVED | frozenset(taken), "value_"))

    def members(self, wanted: Mapping[str, str], *, of_client: bool = False) -> dict[str, Identifier]:
        """Names of the methods and sub-resources of one resource class, or of the client."""
        reserved = CLIENT_RESERVED if of_client else MEMBER_RESERVED
        return _identifiers(self._scope({at: snake(wire) for at, wire in wanted.items()}, reserved, "value_"))

    def classes(self, wanted: Mapping[str, tuple[str, ...]], renames: Mapping[str, str] = {}) -> dict[str, ClassName]:
        """Names of classes that live in one namespace, for the wire names that make them up."""
        words = {at: pascal(*wires) for at, wires in wanted.items()}
        return {at: ClassName(name) for at, name in self._scope(words, CLASS_RESERVED, "Value", renames).items()}

    def constants(self, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, Identifier]:
        """Names of module constants."""
        return _identifiers(
            self._scope({at: upper_snake(*wires) for at, wires in wanted.items()}, CONSTANT_RESERVED, "VALUE_")
        )

    def values(self, wanted: Mapping[str, str]) -> dict[str, Identifier]:
        """Names of the members of one enum, upper-case whatever the wire says."""
        return _identifiers(
            self._scope({at: upper_snake(wire) for at, wire in wanted.items()}, ENUM_RESERVED, "VALUE_")
        )

    def modules(self, wanted: Mapping[str, str]) -> dict[str, Identifier]:
        """Names of the modules of one folder."""
        return _identifiers(self._scope({at: snake(wire) for at, wire in wanted.items()}, MODULE_RESERVED, "value_"))

    def _scope(
        self, wanted: Mapping[str, str], reserved: frozenset[str], prefix: str, renames: Mapping[str, str] = {}
    ) -> dict[str, str]:
        """One name for each pointer, all different: the ledger's, else the overlay's, else the plain one if free."""
        names = {at: self.ledger[at] for at in wanted if at in self.ledger}
        for at in sorted(wanted.keys() & renames.keys()):
            if names.setdefault(at, renames[at]) != renames[at]:
                self.faults.append(Fault(at, f"renamed {renames[at]}, but the ledger has given it {names[at]}"))
            if not is_identifier(renames[at]):
                self.faults.append(Fault(at, f"renamed {renames[at]!r}, which is no name"))
        seen: dict[str, str] = {}
        for at, name in sorted(names.items()):
            if name in seen:
                self.faults.append(Fault(at, f"the name {name} is taken by {seen[name]}"))
            if not is_identifier(name):
                self.faults.append(Fault(at, f"the ledger's name {name!r} is no name"))
            seen[name] = at
        numbers: dict[str, int] = {}
        for at in sorted(wanted.keys() - names.keys(), key=lambda at: (_far(at, wanted[at]), at)):
            names[at] = _free(_safe(wanted[at], reserved, prefix), seen, numbers)
            seen[names[at]] = at
        self.given.update(names)
        return {at: names[at] for at in wanted}


def _far(at: str, wanted: str) -> int:
    """How far a wire name is from the Python name it wants; the nearest gets it: `foo` before `_foo`."""
    wire = at.rpartition("/")[2]
    return 0 if wire == wanted else 1 if wire.isalnum() else 2


def _safe(name: str, reserved: frozenset[str], prefix: str) -> str:
    if not name or not name[0].isalpha():
        name = prefix + name
    return f"{name}_" if name in KEYWORDS or name in reserved else name


def _free(name: str, taken: Mapping[str, str], numbers: dict[str, int]) -> str:
    """The name, or the next number of it: `numbers` remembers how far each has come."""
    number, free = numbers.get(name, 1), name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    numbers[name] = number
    return free


def _identifiers(names: Mapping[str, str]) -> dict[str, Identifier]:
    return {at: Identifier(name) for at, name in names.items()}


def relative(module: str, target: str) -> str:
    """How `module` says `target`, both dotted: `...runtime.base`; the absolute name where the roots differ."""
    here, there = module.split(".")[:-1], target.split(".")
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    return "." * (len(here) - common + 1) + ".".join(there[common:]) if common else target


def read_ledger(path: Path) -> dict[str, str]:
    """The names given so far; none when there is no file.

    Raises:
        Faults: The file is no ledger.
    """
    try:
        ledger = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Faults([Fault("", error.strerror or str(error))], str(path)) from None
    except ValueError as error:
        raise Faults([Fault("", f"no ledger: {error}")], str(path)) from None
    if not isinstance(ledger, dict) or not all(isinstance(name, str) for name in ledger.values()):
        raise Faults([Fault("", "no ledger: expected an object of strings")], str(path))
    return ledger


def ledger_text(names: Names) -> str:
    """The ledger with the names that were given now. Nothing is ever taken out."""
    return json.dumps({**names.ledger, **names.given}, indent=0, sort_keys=True) + "\n"
