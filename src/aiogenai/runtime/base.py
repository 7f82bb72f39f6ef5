"""What every generated model is made of: the class decorator, the base class, `UNSET`, and the scalar aliases.

Knows neither JSON nor HTTP: `converter.py` turns these classes into wire values and back.
"""

from __future__ import annotations

import difflib
import enum
import inspect
from collections.abc import Iterable, Mapping, Sequence
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


class _Signature:
    """What `inspect.signature` shows of a model: its fields, by keyword."""

    def __get__(self, instance: object, owner: type[Any]) -> inspect.Signature:
        kind = inspect.Parameter.KEYWORD_ONLY
        return inspect.Signature(
            [inspect.Parameter(f.name, kind, default=UNSET, annotation=f.type) for f in attrs.fields(owner)]
        )


class Model:
    """A message of the API. Fields that a newer server adds are kept, and sent back (`extra_fields`).

    An instance holds what was given or came, and nothing else: most fields of most messages are absent, and those are
    the class's `UNSET`. What attrs would write for each class anew is written once here, so that a class costs little.
    """

    __wire__: ClassVar[Mapping[str, str]] = {}
    """Field name -> wire name, where the two differ."""

    __fields__: ClassVar[frozenset[str]] = frozenset()
    """Names of its fields."""

    __signature__: ClassVar[Any] = _Signature()

    __attrs_attrs__: ClassVar[tuple[Any, ...]] = ()
    """As attrs has it: every model is an attrs class, and the base is one without fields."""

    _extra: dict[str, Any] | None = None

    def __init__(self, **fields: Any) -> None:
        """Sets the fields that are given.

        Raises:
            TypeError: There is no such field.
        """
        own = self.__dict__
        for name, value in fields.items():
            if name not in self.__fields__:
                raise TypeError(self._no_field(name))
            if value is not UNSET:
                own[name] = value

    def __setattr__(self, name: str, value: object) -> None:
        if not hasattr(type(self), name):
            raise AttributeError(self._no_field(name))
        super().__setattr__(name, value)

    @classmethod
    def _no_field(cls, name: str) -> str:
        close = difflib.get_close_matches(name, sorted(cls.__fields__), 1)
        return f"{cls.__name__} has no field {name!r}" + (f": did you mean {close[0]!r}?" if close else "")

    @classmethod
    def _coerce(cls, value: object) -> Json | None:  # noqa: ARG003  # of those that override it
        """What else is accepted where this message is expected, as a mapping; `None` for what is not."""
        return None

    @classmethod
    def _gather(cls, values: Sequence[object]) -> Sequence[object]:
        """What a list of this message stands for, item by item; several that are one message together become one."""
        return values

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
        return _present(self) == _present(other)

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # mutable, as lists and dicts are

    def __repr__(self) -> str:
        shown = ((f.name, getattr(self, f.name)) for f in attrs.fields(self.__class__))
        return f"{self.__class__.__name__}({', '.join(f'{n}={v!r}' for n, v in shown if v is not UNSET)})"


def _present(model: object) -> dict[str, Any]:
    """What a model holds, without what was set to `UNSET`, or has no extra field."""
    return {name: value for name, value in vars(model).items() if value is not UNSET and (value or name != "_extra")}


def extra_fields(model: Model) -> dict[str, Any]:
    """The fields of `model` that its schema does not know, by wire name. Change the mapping to send more."""
    if model._extra is None:  # noqa: SLF001  # the accessor of it
        model._extra = {}  # noqa: SLF001  # the same
    return model._extra  # noqa: SLF001  # the same


M = TypeVar("M", bound=type[Model])


@dataclass_transform(kw_only_default=True, eq_default=False)
def model(cls: M) -> M:
    """Makes an attrs class of a generated message: keyword-only, and fields are absent unless given."""
    made = attrs.define(slots=False, init=False, kw_only=True, eq=False, repr=False)(cls)
    made.__fields__ = frozenset(field.name for field in attrs.fields(made))
    for name in made.__fields__:
        setattr(made, name, UNSET)  # attrs takes the defaults of fields out of the class
    return made
