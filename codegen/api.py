"""The API as it will be written: everything decided, frozen, in order. Names, annotations, kinds, imports are final.

A later stage that has to ask "is this ...?" has found a field that is missing here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from attrs import frozen

from . import row
from .naming import ClassName, Identifier
from .prose import Doc

Annotation = NewType("Annotation", str)
"""A type as it is written, in a module whose imports provide every word of it."""

NOTHING = Identifier("")
NO_TYPE = Annotation("")


class MethodForm(StrEnum):
    """How a method is written: a file of `templates/methods` each."""

    UNARY = "unary"
    VOID = "void"
    STREAM = "stream"
    PAGED = "paged"
    OPERATION = "operation"
    UPLOAD = "upload"
    UPLOAD_OPERATION = "upload_operation"
    DOWNLOAD = "download"


class BodyForm(StrEnum):
    """How a method makes its message: a file of `templates/bodies` each."""

    NONE = "none"
    FIELDS = "fields"
    WHOLE = "whole"


@frozen(order=True)
class ImportedName:
    name: Identifier | ClassName
    alias: Identifier | ClassName


@frozen
class Import:
    """`from module import name as alias, ...`; without names, `import module`."""

    module: str
    names: tuple[ImportedName, ...] = ()


@frozen
class EnumValue:
    name: Identifier
    value: str
    doc: tuple[Doc, ...]


@frozen
class EnumClass:
    name: ClassName
    bases: tuple[ClassName, ...]
    doc: Doc
    values: tuple[EnumValue, ...]


@frozen
class Field:
    name: Identifier
    wire: str
    annotation: Annotation
    default: Identifier
    doc: tuple[Doc, ...]


@frozen
class Wire:
    """The table of wire names of a class: there is one only where a name differs."""

    annotation: Annotation
    names: tuple[tuple[Identifier, str], ...]


@frozen
class ModelClass:
    name: ClassName
    bases: tuple[ClassName, ...]
    doc: Doc
    wire: tuple[Wire, ...]
    fields: tuple[Field, ...]


@frozen
class Alias:
    """A schema that is no object: its name stands for another type."""

    name: ClassName
    annotation: Annotation
    value: Annotation
    doc: Doc


@frozen
class TypesModule:
    name: Identifier
    doc: Doc
    imports: tuple[Import, ...]
    enums: tuple[EnumClass, ...]
    models: tuple[ModelClass, ...]
    aliases: tuple[Alias, ...]

    @property
    def classes(self) -> tuple[ClassName, ...]:
        """What other modules may import."""
        names = [
            *(one.name for one in self.enums),
            *(one.name for one in self.models),
            *(one.name for one in self.aliases),
        ]
        return tuple(sorted(names))


@frozen
class Argument:
    name: Identifier
    annotation: Annotation


@frozen
class DefaultedArgument:
    """One that is a literal unless given."""

    name: Identifier
    annotation: Annotation
    default: object


@frozen
class KeywordArgument:
    """One that is given by name; `default` is a name too, such as `UNSET`."""

    name: Identifier
    annotation: Annotation
    default: Identifier


@frozen
class Sent:
    """An argument on its way: into the path, the query or the message, under `key`."""

    key: str
    argument: Identifier


@frozen
class Body:
    """The message of a method. `schema` is its class; `argument` holds it whole; `fields` make it up."""

    form: BodyForm
    schema: Annotation = NO_TYPE
    argument: Identifier = NOTHING
    fields: tuple[Sent, ...] = ()


@frozen
class Method:
    """A method of a class. `client` is how its body says the client; `required` arguments are given by name."""

    name: Identifier
    form: MethodForm
    client: Identifier
    constant: Identifier
    doc: Doc
    positional: tuple[Argument, ...]
    defaulted: tuple[DefaultedArgument, ...]
    required: tuple[Argument, ...]
    keywords: tuple[KeywordArgument, ...]
    parameters: tuple[Sent, ...]
    body: Body
    response: Annotation
    item: Annotation
    result: Annotation
    metadata: Annotation


@frozen
class SubResource:
    """An attribute that leads to another resource. `module` holds its class, as the importing module says it."""

    name: Identifier
    cls: ClassName
    module: str
    doc: Doc


@frozen
class ResourceClass:
    name: ClassName
    doc: Doc
    resources: tuple[SubResource, ...]
    methods: tuple[Method, ...]


@frozen
class ResourceModule:
    name: Identifier
    doc: Doc
    imports: tuple[Import, ...]
    classes: tuple[ResourceClass, ...]


@frozen
class Route:
    constant: Identifier
    row: row.Method


@frozen
class Setting:
    """A fact of an API that the runtime has to know, by its name there. Most APIs have none."""

    name: Identifier
    value: str | bool


@frozen
class Client:
    """The client class and its module. `checked_imports` are for type checkers only: resources load when touched."""

    module_doc: Doc
    doc: Doc
    imports: tuple[Import, ...]
    checked_imports: tuple[Import, ...]
    title: str
    root_url: str
    service_path: str
    key_variables: tuple[str, ...]
    base_url_variable: str
    settings: tuple[Setting, ...]
    resources: tuple[SubResource, ...]
    methods: tuple[Method, ...]


@frozen
class Api:
    """All of one generated package. `header` are the comment lines that every file opens with."""

    header: tuple[str, ...]
    doc: Doc
    types_doc: Doc
    routes_doc: Doc
    revision: str
    runtime: str
    types: tuple[TypesModule, ...]
    resources: tuple[ResourceModule, ...]
    routes: tuple[Route, ...]
    route_imports: tuple[Import, ...]
    client: Client

    @property
    def type_names(self) -> tuple[ClassName, ...]:
        """All that the face of the types shows."""
        return tuple(sorted(name for module in self.types for name in module.classes))
