"""What every generated model is made of: the class decorator, the base class, `UNSET`, and the scalar aliases.

Knows neither JSON nor HTTP: `converter.py` turns these classes into wire values and back.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Literal,
    Self,
    TypeAlias,
    TypeVar,
    dataclass_transform,
)

import attrs

T = TypeVar("T")


class Unset(enum.Enum):
    """The type of `UNSET`; falsy, so `if model.field:` narrows both `None` and `UNSET` away."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""A field that is absent. `None` is a field that is present and null."""

Maybe: TypeAlias = T | Unset | None
"""A field that may be absent (`UNSET`) or null (`None`)."""

Json: TypeAlias = Mapping[str, Any]
"""A mapping given in place of a model: keys are field names, or wire names."""

Int64: TypeAlias = Annotated[int, "int64"]
"""An integer that travels as a JSON string (formats `int64` and `uint64`)."""

UrlBytes: TypeAlias = Annotated[bytes, "base64url"]
"""Bytes that travel in the base64 alphabet of URLs."""


class FieldMask(tuple[str, ...]):
    """Names of fields, as in `update_mask`: `FieldMask("display_name", "ttl")` or `FieldMask("display_name,ttl")`."""

    __slots__ = ()

    def __new__(cls, *paths: str) -> Self:
        return super().__new__(cls, [path for text in paths for path in text.split(",") if path])

    def __getnewargs__(self) -> tuple[str, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        return f"FieldMask({', '.join(map(repr, self))})"


@attrs.define(kw_only=True, eq=False, repr=False)
class Model:
    """A message of the API. Fields that a newer server adds are kept, and sent back (`extra_fields`).

    Equality, `repr` and pickling are written once here, over the fields, so that making a class stays cheap.
    """

    __wire__: ClassVar[Mapping[str, str]] = {}
    """Field name -> wire name, where the two differ."""

    _extra: dict[str, Any] | None = attrs.field(default=None, init=False)

    @classmethod
    def _coerce(cls, value: object) -> Json | None:  # noqa: ARG003  # of those that override it
        """What else is accepted where this message is expected, as a mapping; `None` for what is not."""
        return None

    @classmethod
    def _merge(cls, chunks: Iterable[Self]) -> Self | None:
        """The chunks of one stream as one message; `None` when there were none. Without better knowledge, the last."""
        last = None
        for chunk in chunks:
            last = chunk
        return last

    def _ends_stream(self) -> bool:
        """Whether a stream may end after this chunk. `True` where an API marks no end."""
        return True

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, f.name) == getattr(other, f.name) for f in attrs.fields(self.__class__))

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # mutable, as lists and dicts are

    def __repr__(self) -> str:
        shown = ((f.name, getattr(self, f.name)) for f in attrs.fields(self.__class__) if f.init)
        return f"{self.__class__.__name__}({', '.join(f'{n}={v!r}' for n, v in shown if v is not UNSET)})"


def extra_fields(model: Model) -> dict[str, Any]:
    """The fields of `model` that its schema does not know, by wire name. Change the mapping to send more."""
    if model._extra is None:  # noqa: SLF001  # the accessor of it
        model._extra = {}  # noqa: SLF001  # the same
    return model._extra  # noqa: SLF001  # the same


M = TypeVar("M", bound=type[Model])


@dataclass_transform(kw_only_default=True, eq_default=False)
def model(cls: M) -> M:
    """Makes an attrs class of a generated message: keyword-only, slotted, fields absent unless given."""
    made = attrs.define(kw_only=True, eq=False, repr=False)(cls)
    # Set, not declared: checkers know the fields, and should miss what is none.
    setattr(made, "__getattr__", _Absent(made).__getitem__)  # noqa: B010  # as said
    return made


class _Absent(dict[str, object]):
    """What the fields are that the loader left empty: it sets what came, and no other slot.

    Its `__getitem__` is a class's `__getattr__`: a function in C, asked only for slots that are empty.
    """

    def __init__(self, cls: type[Model]) -> None:
        super().__init__({f.name: UNSET if f.init else None for f in attrs.fields(cls)})
        self._name = cls.__name__

    def __missing__(self, name: str) -> object:
        raise AttributeError(f"{self._name!r} object has no attribute {name!r}")
