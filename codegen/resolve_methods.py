"""Methods of the document -> methods of resource classes: how they are written, what they give back, the one call."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from .api import Annotation, Argument, DefaultedArgument, KeywordArgument, Method, MethodForm, Route, Sent
from .arguments import ArgumentMaker
from .document import Schema
from .facts import Facts
from .fault import Fault
from .naming import Identifier, Names
from .resolve_routes import Place, Routes
from .resolve_types import Types
from .row import Kind, Method as Row
from .shape import Class, List, Map, Shape, Words, says
from .wording import DOWNLOAD, Wording, media

OPEN = Annotation("dict[str, Any]")
UNSET = Identifier("UNSET")
NONE = Identifier("None")


@frozen
class Resolved:
    """A method, its row, and the words that its module has to import. One that gives media, too, is written twice."""

    place: Place
    methods: tuple[Method, ...]
    route: Route
    words: frozenset[str]


class Methods:
    """Makes methods. Shapes of requests and responses are given: the types were made of them."""

    def __init__(self, types: Types, names: Names, facts: Facts, wording: Wording, faults: list[Fault]) -> None:
        def name(key: str) -> str:
            return f"types.{types.name(key)}"

        inputs = {
            f"/schemas/{schema}": (
                tuple(word if word == "str" else name(f"/schemas/{word}") for word in entry.accepts),
                entry.single,
            )
            for schema, entry in facts.inputs.items()
        }
        aliases = {key: alias.shape for key, alias in types.schemas.aliases.items()}
        self._types, self._wording = types, wording
        self._words = Words(frozenset(), name, inputs, aliases)
        self._arguments = ArgumentMaker(types, names, wording, self._words)
        self._routes = Routes(types, facts, wording, faults)

    def method(
        self,
        place: Place,
        called: tuple[Identifier, ...],
        constant: Identifier,
        request: Shape | None,
        response: Shape | None,
    ) -> Resolved:
        """One method, under the name that its class gave it; a second name is for its media."""
        names = self._arguments.names(place, request)
        row = self._routes.row(place, request, response, names)
        inputs = self._arguments.inputs(place, request, names, row.kind)
        form = self._form(row.kind, response)
        method = Method(
            name=called[0],
            form=form,
            client=Identifier("self._client" if place.path else "self"),
            constant=constant,
            doc=self._wording.method(place.at, place.method, inputs.said(), self._returns(form, row, response)),
            positional=tuple(Argument(one.name, one.annotation) for one in inputs.positional),
            defaulted=tuple(DefaultedArgument(one.name, one.annotation, one.default) for one in inputs.defaulted),
            required=tuple(Argument(one.name, one.annotation) for one in inputs.required),
            keywords=(
                *(KeywordArgument(one.name, one.annotation, UNSET) for one in inputs.optional),
                *(KeywordArgument(one.name, one.annotation, NONE) for one in inputs.nullable),
                KeywordArgument(Identifier("options"), Annotation("CallOptions | None"), NONE),
            ),
            parameters=(
                *(Sent(one.name, Identifier(one.name)) for one in row.path_parameters),
                *(Sent(one.name, Identifier(one.name)) for one in row.query_parameters),
            ),
            body=inputs.message,
            response=OPEN if response is None else self._words.held(response),
            item=self._item(row, response),
            result=self._carried(row.result),
            metadata=self._carried(row.metadata),
        )
        methods = (method, *(_of_media(method, name) for name in called[1:]))
        words = frozenset[str]().union(*map(_words, methods))
        return Resolved(place, methods, Route(constant, row), words)

    def _form(self, kind: Kind, response: Shape | None) -> MethodForm:
        if kind is Kind.UPLOAD and self._routes.is_operation(response):
            return MethodForm.UPLOAD_OPERATION
        return MethodForm(kind.value)

    def _carried(self, name: str) -> Annotation:
        return Annotation(f"types.{name}") if name else OPEN

    def _item(self, row: Row, response: Shape | None) -> Annotation:
        """What a pager gives, one by one: of a map, keys with values."""
        if row.page is None or not isinstance(response, Class):
            return OPEN
        fields = self._types.fields
        properties = self._types.schemas.models[response.key].properties
        shape = next(p.shape for p in properties if fields[p.at] == row.page.items)
        match shape:
            case List(item):
                return self._words.held(item)
            case Map(value):
                return Annotation(f"tuple[str, {self._words.held(value)}]")
            case _:
                return OPEN

    def _returns(self, form: MethodForm, row: Row, response: Shape | None) -> str:
        what = self._wording.brief(row.response, self._schema(response)) if row.response else "What came back."
        match form:
            case MethodForm.UNARY | MethodForm.UPLOAD:
                return what
            case MethodForm.VOID:
                return ""
            case MethodForm.STREAM:
                return f"A stream of chunks, each a {what}"
            case MethodForm.PAGED:
                item = self._item(row, response).removeprefix("types.")
                return f"A pager over `{item}` items. Awaited, it gives the first page, a `{row.response}`."
            case MethodForm.OPERATION | MethodForm.UPLOAD_OPERATION:
                carried = (("result", row.result), ("metadata", row.metadata))
                known = " and ".join(f"its {what} is `{name}`" for what, name in carried if name)
                return f"An operation, running or done{': ' if known else ''}{known}."
            case MethodForm.DOWNLOAD:
                return DOWNLOAD

    def _schema(self, shape: Shape | None) -> Schema | None:
        message = self._types.schemas.messages.get(shape.key) if isinstance(shape, Class) else None
        return message.node if message else None


def _of_media(method: Method, name: Identifier) -> Method:
    """The same call, for the media: it is a GET, and so has no message."""
    return evolve(method, name=name, form=MethodForm.DOWNLOAD, doc=media(method.doc, method.name))


_FORM_WORDS: Mapping[MethodForm, frozenset[str]] = {
    MethodForm.STREAM: frozenset({"Stream"}),
    MethodForm.PAGED: frozenset({"Pager"}),
    MethodForm.OPERATION: frozenset({"Operation"}),
    MethodForm.UPLOAD_OPERATION: frozenset({"Operation"}),
    MethodForm.DOWNLOAD: frozenset({"Download"}),
}
_SCANNED = (
    "Any",
    "CallOptions",
    "FieldMask",
    "Json",
    "Mapping",
    "Maybe",
    "MediaSource",
    "Sequence",
    "datetime",
    "types",
)


def _words(method: Method) -> frozenset[str]:
    """The words of a method that are not its own."""
    annotations = [
        *(one.annotation for one in (*method.positional, *method.required)),
        *(one.annotation for one in method.defaulted),
        *(one.annotation for one in method.keywords),
    ]
    shown = {
        MethodForm.VOID: (),
        MethodForm.DOWNLOAD: (),
        MethodForm.PAGED: (method.response, method.item),
        MethodForm.OPERATION: (method.response, method.result, method.metadata),
        MethodForm.UPLOAD_OPERATION: (method.response, method.result, method.metadata),
    }.get(method.form, (method.response,))
    text = " ".join([*annotations, *shown, method.body.schema])
    words = {word for word in _SCANNED if says(text, word)}
    if any(one.default == UNSET for one in method.keywords):
        words.add("UNSET")
    if method.body.schema:
        words.add("message")
    return frozenset(words) | _FORM_WORDS.get(method.form, frozenset())
