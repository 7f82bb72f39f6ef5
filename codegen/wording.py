"""What docstrings say: the document's descriptions, and the sentences that the generator adds to them.

Gives plain text (`Doc`); `prose` lays it out and escapes it.
"""

from __future__ import annotations

from collections.abc import Mapping

from .document import Method, Resource, Schema
from .facts import Facts
from .fault import split
from .history import History
from .marks import without_deprecation, without_marks, without_optional
from .prose import Doc, clean, first_sentence, paragraphs, sentence
from .rpc_names import in_python
from .schemas import EnumDefinition, ModelDefinition

OPTIONS = "Timeouts, deadline, retry, headers and query of this call."
REQUEST = "The whole message, in place of its fields."
MEDIA = "What to upload: a path, bytes, a binary file, or an async iterable of bytes."
DOWNLOAD = "A download; nothing is fetched before it is read."
MIME_TYPE = "Media type of what is uploaded; guessed from the path where there is one."
RAISES = {"Error": "The call failed; or an argument does not fit (`ValidationError`), and nothing was sent."}

OPEN = "Other values may arrive, as plain strings."


class Wording:
    """The words of one API, with its history at hand."""

    def __init__(self, history: History, facts: Facts, called: Mapping[str, str], methods: Mapping[str, str]) -> None:
        """`called` are the names of parts in Python, by pointer; `methods` those of methods, by what prose says."""
        self._history = history
        self._facts = facts
        self._called = called
        self._methods = methods

    def deprecation(self, at: str, parent: str = "") -> str:
        """Why a part is deprecated, as a sentence; empty when it is not, or when all of `parent` is gone with it."""
        if self._alive(at):
            return ""
        dropped = self._history.dropped(at)
        if dropped:
            if parent and self._history.dropped(parent):
                return ""
            return f"Deprecated: last listed in revision {dropped}{self._instead(at)}."
        flagged = self._history.flagged(at)
        if not flagged:
            return ""
        since = f" since revision {flagged}" if flagged != self._history.oldest else ""
        return f"Deprecated{since}{self._instead(at)}."

    def _instead(self, at: str) -> str:
        """What takes the place of a part, where that is known."""
        now = self._facts.replacements.get(at) or self._history.renamed.get(at, "")
        return f"; use `{self._called.get(now, split(now)[-1])}` instead" if now else ""

    def _since(self, at: str, parent: str) -> list[str]:
        """When a part was added to something older."""
        since = self._history.since(at)
        return [f"Since revision {since}."] if since and since != self._history.since(parent) else []

    def _alive(self, at: str) -> bool:
        name = at.removeprefix("/schemas/")
        return name in self._facts.alive

    def _source(self, what: str, at: str) -> str:
        since = self._history.since(at)
        dropped = self._history.dropped(at) if self._alive(at) else ""
        return (
            what
            + (f", since revision {since}" if since else "")
            + (f", last listed in {dropped}" if dropped else "")
            + "."
        )

    def field(self, at: str, parent: str, node: Schema) -> tuple[Doc, ...]:
        """What is said of a field; nothing when there is nothing to say."""
        said = self._own(at, node, parent)
        notes = []
        if node.read_only and not any("output only" in text.lower() for text in said):
            notes.append("Output only.")
        if node.default:
            notes.append(f"The default is `{clean(node.default)}`.")
        said = [" ".join([*notes[:1], *said[:1]]), *said[1:], *notes[1:]] if said and notes else said or notes
        said += [*self._since(at, parent), *filter(None, [self.deprecation(at, parent)])]
        return (Doc(tuple(said)),) if said else ()

    def model(self, model: ModelDefinition) -> Doc:
        """A model says what it is, and which schema it comes from."""
        what = f"Schema `{model.words[0]}`" if len(model.words) == 1 else f"The object at `{'.'.join(model.words)}`"
        return self._of_class(model.at, model.node.description, self._source(what, model.at))

    def alias(self, at: str, name: str, node: Schema) -> Doc:
        """An alias reads as a model does."""
        return self._of_class(at, node.description, self._source(f"Schema `{name}`", at))

    def _of_class(self, at: str, description: str, source: str) -> Doc:
        said = self._with_summary(description)
        deprecation = self.deprecation(at)
        if deprecation:
            said.append(deprecation)
        return Doc(tuple(said), source=source) if said else Doc((source,))

    def enum(self, enum: EnumDefinition) -> Doc:
        """An enum says what its field says, that it is open, and where its values stand."""
        said = next(filter(None, (self._summary(site.says.description) for site in enum.sites)), "")
        where = " and ".join(f"`{site.path}`" for site in enum.sites)
        return Doc(tuple(filter(None, (said, OPEN))), source=f"Values of {where}.")

    def enum_value(self, at: str, text: str) -> tuple[Doc, ...]:
        said = self._sentences(text)
        site = at.rpartition("/enum/")[0]
        said += [*self._since(at, site), *filter(None, [self.deprecation(at, site)])]
        return (Doc(tuple(said)),) if said else ()

    def resource(self, path: tuple[str, ...], resource: Resource) -> Doc:
        """A resource is a collection; the document says no more of it."""
        said = [f"The methods of `{'.'.join(path)}`."]
        if resource.deprecated:
            said.append("Deprecated.")
        return Doc(tuple(said))

    def module(self, top: str) -> Doc:
        """A module of resources holds one top-level resource and all below it."""
        return Doc((f"The resource `{top}`, with the resources below it.",))

    def client(self, title: str, description: str) -> Doc:
        """The client class."""
        use = "Use it as `async with Client() as client:`; its resources are attributes."
        return Doc((f"The client of the {title}. {use}", *self._sentences(description)))

    def method(self, at: str, method: Method, arguments: Mapping[str, str], returns: str) -> Doc:
        """A method says what it does, takes, gives and raises."""
        said = self._with_summary(method.description) or [f"Calls `{method.id}`."]
        deprecation = self.deprecation(at)
        if deprecation:
            said.append(deprecation)
        sections: dict[str, Mapping[str, str]] = {"Args": arguments}
        if returns:
            sections["Returns"] = {"": returns}
        return Doc(tuple(said), {**sections, "Raises": RAISES}, self._source(f"Method `{method.id}`", at))

    def path_argument(self, node: Schema) -> str:
        """An argument that a call can't do without, and that the name of a resource goes into."""
        return " ".join(self._sentences(without_marks(node.description)))

    def argument(self, at: str, node: Schema, parent: str = "") -> str:
        """What is said of an argument, in one paragraph."""
        said = [*self._own(at, node, parent), *self._since(at, parent), self.deprecation(at, parent)]
        return " ".join(filter(None, said))

    def _own(self, at: str, node: Schema, parent: str) -> list[str]:
        """What the document says of a part; that it is deprecated is said once, by who knows since when."""
        text = without_optional(node.description)
        told = self.deprecation(at, parent)
        return self._sentences(without_deprecation(text) if "; use " in told else text)

    def brief(self, schema: str, node: Schema | None) -> str:
        """A schema in one sentence, for where a method returns it."""
        said = self._summary(node.description) if node is not None else ""
        return f"`{schema}`: {said}" if said else f"`{schema}`."

    def _sentences(self, text: str) -> list[str]:
        said = list(paragraphs(in_python(text, self._methods)))
        if said:
            said[-1] = sentence(said[-1])
        return said

    def _with_summary(self, text: str) -> list[str]:
        """The first sentence stands by itself, as docstrings have it."""
        said = self._sentences(text)
        if not said:
            return []
        summary = first_sentence(said[0])
        return [summary, *filter(None, (said[0].removeprefix(summary).strip(),)), *said[1:]]

    def _summary(self, text: str) -> str:
        """The first sentence, without the marks of a field (`Required.`, `Output only.`)."""
        found = next(iter(self._sentences(text)), "")
        return sentence(first_sentence(without_marks(found)))


def media(doc: Doc, name: str) -> Doc:
    """A method that downloads what another one, which says `doc`, describes."""
    said = f"Download the media that `{name}` describes."
    return Doc((said, *doc.paragraphs[1:]), {**doc.sections, "Returns": {"": DOWNLOAD}}, doc.source)
