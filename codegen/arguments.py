"""The arguments of a method and the message that they make up: names, annotations, order, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from .api import Annotation, Body, BodyForm, Sent
from .document import Parameter
from .fault import join
from .marks import says_required
from .naming import Identifier, Names
from .prose import clean
from .resolve_routes import Place, only_name
from .resolve_types import Types
from .row import Kind
from .schemas import ModelDefinition
from .shape import ANYTHING, SCALARS, Class, List, Scalar, Shape, Words
from .wording import MEDIA, MIME_TYPE, OPTIONS, REQUEST, Wording

ENUM_VALUES_SAID = 30
"""A parameter with more values than this does not list them."""


@frozen
class Input:
    """One argument. `default` is a literal; `needed` says whether it must be given, or is worth giving first."""

    name: Identifier
    annotation: Annotation
    said: str
    default: object = None
    needed: bool = False


@frozen
class Inputs:
    """The arguments of a method, by how they are given, and its message. `nullable` ones are `None` unless given."""

    path: tuple[Input, ...]
    body: tuple[Input, ...]
    media: tuple[Input, ...]
    query: tuple[Input, ...]
    fields: tuple[Input, ...]
    nullable: tuple[Input, ...]
    message: Body

    @property
    def positional(self) -> tuple[Input, ...]:
        return (*(one for one in self.path if one.default is None), *self.body, *self.media)

    @property
    def defaulted(self) -> tuple[Input, ...]:
        return tuple(one for one in self.path if one.default is not None)

    @property
    def required(self) -> tuple[Input, ...]:
        return tuple(one for one in self.query if one.needed)

    @property
    def optional(self) -> tuple[Input, ...]:
        """Fields that the service asks for come first; the client leaves it to the service to miss them."""
        query = (one for one in self.query if not one.needed)
        return (
            *sorted(self.fields, key=lambda one: (not one.needed, one.name)),
            *sorted(query, key=lambda one: one.name),
        )

    def said(self) -> dict[str, str]:
        """What is said of each argument, in the order of the signature."""
        ordered = (*self.positional, *self.defaulted, *self.required, *self.optional, *self.nullable)
        return {**{one.name: one.said for one in ordered}, "options": OPTIONS}


class ArgumentMaker:
    """Makes arguments, method by method."""

    def __init__(self, types: Types, names: Names, wording: Wording, words: Words) -> None:
        self._types, self._names, self._wording, self._words = types, names, wording, words

    def names(self, place: Place, request: Shape | None) -> dict[str, Identifier]:
        """The Python names of a method's arguments by pointer: its parameters, and the fields of its message."""
        wanted = {join(place.at, "parameters", wire): wire for wire in place.method.parameters}
        if request is not None:
            model = self._made_for_it(request)
            if model is None:
                wanted[join(place.at, "request")] = self._whole_name(place, request)
            else:
                wanted |= {join(place.at, "request", wire): wire for wire in self._fields(place, model)}
        return self._names.arguments(wanted)

    def inputs(self, place: Place, request: Shape | None, names: Mapping[str, Identifier], kind: Kind) -> Inputs:
        """The arguments of a method."""
        path = tuple(self._path(place, wire, names) for wire in self._path_order(place))
        query = tuple(
            self._query(place, wire, names) for wire, one in place.method.parameters.items() if one.location == "query"
        )
        model = None if request is None else self._made_for_it(request)
        body: tuple[Input, ...] = ()
        fields: tuple[Input, ...] = ()
        nullable: tuple[Input, ...] = ()
        media: tuple[Input, ...] = ()
        message = Body(BodyForm.NONE)
        if model is not None and isinstance(request, Class):
            fields, message = self._field_inputs(place, request, model, names)
            text = f"{self._words.held(request)} | Json | None"
            nullable = (Input(Identifier("request"), Annotation(text), REQUEST),)
        elif request is not None:
            name = names[join(place.at, "request")]
            body = (Input(name, self._words.accepted(request), self._said_of_whole(place, request)),)
            message = Body(BodyForm.WHOLE, self._words.held(request), name)
        if kind is Kind.UPLOAD:
            if body:  # a resource can be made without media
                nullable = (Input(Identifier("media"), Annotation("MediaSource | None"), MEDIA),)
            else:
                media = (Input(Identifier("media"), Annotation("MediaSource"), MEDIA),)
            if all(one.name != "mime_type" for one in (*path, *query, *fields)):
                fields = (*fields, Input(Identifier("mime_type"), Annotation("Maybe[str]"), MIME_TYPE))
        return Inputs(path, body, media, query, fields, nullable, message)

    def _made_for_it(self, request: Shape) -> ModelDefinition | None:
        """The model of a request that is a message made for the method, not a resource."""
        model = self._types.schemas.models.get(request.key) if isinstance(request, Class) else None
        return model if model is not None and (model.words[-1].endswith("Request") or len(model.words) > 1) else None

    def _whole_name(self, place: Place, request: Shape) -> str:
        given = place.method.request.parameter_name if place.method.request else ""
        if given and given != "resource":
            return given
        message = self._types.schemas.messages.get(request.key) if isinstance(request, Class) else None
        return message.words[-1] if message else "body"

    def _fields(self, place: Place, model: ModelDefinition) -> list[str]:
        """Fields that are arguments: one that the path says already is not sent twice."""
        path = {wire for wire, parameter in place.method.parameters.items() if parameter.location == "path"}
        return [p.wire for p in model.properties if p.wire not in path]

    def _field_inputs(
        self, place: Place, request: Class, model: ModelDefinition, names: Mapping[str, Identifier]
    ) -> tuple[tuple[Input, ...], Body]:
        properties = {p.wire: p for p in model.properties}
        inputs: list[Input] = []
        sent: list[Sent] = []
        for wire in self._fields(place, model):
            found = properties[wire]
            name = names[join(place.at, "request", wire)]
            annotation = Annotation(f"Maybe[{self._words.accepted(found.shape)}]")
            said = self._wording.argument(found.at, found.node, model.at)
            inputs.append(Input(name, annotation, said, needed=says_required(found.node.description)))
            sent.append(Sent(self._types.fields[found.at], name))
        return tuple(inputs), Body(BodyForm.FIELDS, self._words.held(request), fields=tuple(sent))

    def _path_order(self, place: Place) -> list[str]:
        parameters = place.method.parameters
        path = [
            wire for wire in place.method.parameter_order if wire in parameters and parameters[wire].location == "path"
        ]
        return [
            *path,
            *(wire for wire in sorted(parameters) if parameters[wire].location == "path" and wire not in path),
        ]

    def _path(self, place: Place, wire: str, names: Mapping[str, Identifier]) -> Input:
        parameter = place.method.parameters[wire]
        word = self._words.accepted(_shape(parameter))
        text = only_name(parameter.pattern) or parameter.default
        default: str | int | None = text if text and word == "str" else None
        if word == "int" and re.fullmatch(r"-?[0-9]{1,19}", text):
            default = int(text)
        said = " ".join(filter(None, (self._wording.path_argument(parameter), _values(parameter))))
        return Input(names[join(place.at, "parameters", wire)], word, said, default)

    def _query(self, place: Place, wire: str, names: Mapping[str, Identifier]) -> Input:
        parameter = place.method.parameters[wire]
        shape = List(_shape(parameter)) if parameter.repeated else _shape(parameter)
        word = self._words.accepted(shape)
        annotation = word if parameter.required else Annotation(f"Maybe[{word}]")
        name = names[join(place.at, "parameters", wire)]
        return Input(name, annotation, self._said(place, wire), needed=parameter.required)

    def _said(self, place: Place, wire: str) -> str:
        parameter = place.method.parameters[wire]
        said = self._wording.argument(join(place.at, "parameters", wire), parameter, place.at)
        return " ".join(filter(None, (said, _values(parameter))))

    def _said_of_whole(self, place: Place, request: Shape) -> str:
        model = self._types.schemas.models.get(request.key) if isinstance(request, Class) else None
        return self._wording.argument(model.at, model.node, place.at) if model else "The message."


def _values(parameter: Parameter) -> str:
    listed = parameter.enum if len(parameter.enum) <= ENUM_VALUES_SAID else ()
    return f"One of {', '.join(f'`{clean(value)}`' for value in listed)}." if listed else ""


def _shape(parameter: Parameter) -> Shape:
    """Parameters are scalars; what is not reads as text."""
    word = SCALARS.get((parameter.type, parameter.format)) or SCALARS.get((parameter.type, ""))
    return Scalar(word) if word is not None else ANYTHING
