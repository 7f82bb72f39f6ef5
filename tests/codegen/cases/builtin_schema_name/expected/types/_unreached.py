# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from enum import StrEnum as _StrEnum
from typing import Any, ClassVar, TypeAlias as _TypeAlias

from aiogenai.runtime.base import (
    UNSET as _UNSET,
    FieldMask as _FieldMask,
    Int64 as _Int64,
    Maybe as _Maybe,
    Model as _Model,
    model,
)


class CallOptionsKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `CallOptions.kind`.
    """

    X = "X"


class ClassVarKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `ClassVar.kind`.
    """

    X = "X"


class ClientKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Client.kind`.
    """

    X = "X"


class ConnectionErrorKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `ConnectionError.kind`.
    """

    X = "X"


class ErrorKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Error.kind`.
    """

    X = "X"


class ExceptionKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Exception.kind`.
    """

    X = "X"


class FieldMaskKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `FieldMask.kind`.
    """

    X = "X"


class Int64Kind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Int64.kind`.
    """

    X = "X"


class JsonKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Json.kind`.
    """

    X = "X"


class ListKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `List.kind`.
    """

    X = "X"


class MappingKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Mapping.kind`.
    """

    X = "X"


class MaybeKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Maybe.kind`.
    """

    X = "X"


class ModelKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Model.kind`.
    """

    X = "X"


class OperationKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Operation.kind`.
    """

    X = "X"


class ProtocolKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Protocol.kind`.
    """

    X = "X"


class ServiceKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Service.kind`.
    """

    X = "X"


class StrEnumKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `StrEnum.kind`.
    """

    X = "X"


class StreamKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Stream.kind`.
    """

    X = "X"


class TypeAliasKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `TypeAlias.kind`.
    """

    X = "X"


class TypeKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Type.kind`.
    """

    X = "X"


class UNSETKind(_StrEnum):
    """Other values may arrive, as plain strings.

    Values of `UNSET.kind`.
    """

    X = "X"


@model
class CallOptions(_Model):
    """A schema named CallOptions.

    Schema `CallOptions`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[CallOptionsKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class ClassVar_(_Model):
    """A schema named ClassVar.

    Schema `ClassVar`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ClassVarKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Client(_Model):
    """A schema named Client.

    Schema `Client`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ClientKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class ConnectionError_(_Model):
    """A schema named ConnectionError.

    Schema `ConnectionError`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ConnectionErrorKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Error(_Model):
    """A schema named Error.

    Schema `Error`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ErrorKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Exception_(_Model):
    """A schema named Exception.

    Schema `Exception`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ExceptionKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class FieldMask(_Model):
    """A schema named FieldMask.

    Schema `FieldMask`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[FieldMaskKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Int64(_Model):
    """A schema named Int64.

    Schema `Int64`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[Int64Kind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Json(_Model):
    """A schema named Json.

    Schema `Json`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[JsonKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class List(_Model):
    """A schema named List.

    Schema `List`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ListKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Mapping(_Model):
    """A schema named Mapping.

    Schema `Mapping`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[MappingKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Maybe(_Model):
    """A schema named Maybe.

    Schema `Maybe`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[MaybeKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Model(_Model):
    """A schema named Model.

    Schema `Model`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ModelKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Operation(_Model):
    """A schema named Operation.

    Schema `Operation`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[OperationKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Protocol(_Model):
    """A schema named Protocol.

    Schema `Protocol`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ProtocolKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Service(_Model):
    """A schema named Service.

    Schema `Service`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[ServiceKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class StrEnum(_Model):
    """A schema named StrEnum.

    Schema `StrEnum`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[StrEnumKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Stream(_Model):
    """A schema named Stream.

    Schema `Stream`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[StreamKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class Type(_Model):
    """A schema named Type.

    Schema `Type`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[TypeKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class TypeAlias(_Model):
    """A schema named TypeAlias.

    Schema `TypeAlias`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[TypeAliasKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


@model
class UNSET(_Model):
    """A schema named UNSET.

    Schema `UNSET`.
    """

    __wire__: ClassVar[_Mapping[str, str]] = {"wire_name": "wireName"}

    any: _Maybe[Any] = _UNSET
    kind: _Maybe[UNSETKind | str] = _UNSET
    mask: _Maybe[_FieldMask] = _UNSET
    size: _Maybe[_Int64] = _UNSET
    wire_name: _Maybe[str] = _UNSET


Text: _TypeAlias = str
"""Schema `Text`."""
