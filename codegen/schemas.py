"""The schemas of a document as definitions: models, enums and aliases, with the shape of every field.

Inline objects become models of their own; enums become classes where they stand, or share one where the overlay says
so. Faults are noted, and the shape degrades: a reference to nothing is an open object.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from .document import Document, Schema
from .facts import Facts
from .fault import Fault, Level, join, pointer
from .naming import Identifier
from .shape import ANYTHING, OBJECT_FORMATS, SCALARS, Class, List, Map, Scalar, Shape, Word, classes


@frozen
class Property:
    at: str
    wire: str
    shape: Shape
    node: Schema


@frozen
class ModelDefinition:
    """A message. `words` make up the name of its class; `owner` is the schema that it stands in."""

    key: str
    at: str
    owner: str
    words: tuple[str, ...]
    node: Schema
    properties: tuple[Property, ...]


@frozen
class AliasDefinition:
    """A schema that is no object."""

    key: str
    at: str
    owner: str
    words: tuple[str, ...]
    node: Schema
    shape: Shape


@frozen
class Site:
    """One place of an enum: `path` is for people (`Candidate.finishReason`), `says` is the node that is described."""

    at: str
    owner: str
    path: str
    node: Schema
    says: Schema


@define
class EnumDefinition:
    key: str
    words: tuple[str, ...]
    sites: list[Site] = field(factory=list)

    def values(self) -> dict[str, tuple[str, str]]:
        """Every value of every site, with the pointer to it and what is said of it."""
        found: dict[str, tuple[str, str]] = {}
        for site in self.sites:
            said = site.node.enum_descriptions
            for position, value in enumerate(site.node.enum):
                text = said[position] if position < len(said) else ""
                if not found.get(value, ("", ""))[1]:
                    found[value] = (join(site.at, "enum", value), text)
        return found


Message: TypeAlias = ModelDefinition | AliasDefinition
"""What a schema is."""


@define
class Schemas:
    """All definitions, by key. `key` of a schema is its pointer."""

    document: Document
    facts: Facts
    faults: list[Fault]
    models: dict[str, ModelDefinition] = field(factory=dict)
    aliases: dict[str, AliasDefinition] = field(factory=dict)
    enums: dict[str, EnumDefinition] = field(factory=dict)
    _refers: dict[str, set[str]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for name, node in self.document.schemas.items():
            self._schema(name, node)
        for key, alias in self.aliases.items():
            if self._comes_back(alias):
                self.faults.append(Fault(alias.at, "made of itself and nothing else; read as Any", Level.WARNING))
                self.aliases[key] = evolve(alias, shape=ANYTHING)

    def _comes_back(self, alias: AliasDefinition) -> bool:
        """Whether an alias leads to itself by way of aliases alone."""
        seen: set[str] = set()
        todo = [found.key for found in classes(alias.shape)]
        while todo:
            key = todo.pop()
            if key in self.aliases and key not in seen:
                seen.add(key)
                todo += [found.key for found in classes(self.aliases[key].shape)]
        return alias.key in seen

    def reached(self, name: str) -> frozenset[str]:
        """The schemas that a schema is made of, itself included."""
        seen: set[str] = set()
        todo = [name]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo += self._refers.get(here, ())
        return frozenset(seen)

    def _schema(self, name: str, node: Schema) -> None:
        at = pointer("schemas", name)
        if node.type in ("object", "") and not node.ref and node.additional_properties is None:
            self.models[at] = self._model(at, at, name, (name,), (name,), node)
        else:
            self.aliases[at] = AliasDefinition(at, at, name, (name,), node, self.shape(at, name, (name,), node))

    def _model(
        self, key: str, at: str, owner: str, words: tuple[str, ...], path: tuple[str, ...], node: Schema
    ) -> ModelDefinition:
        properties = tuple(
            Property(
                join(at, "properties", wire),
                wire,
                self.shape(join(at, "properties", wire), owner, (*path, wire), child),
                child,
            )
            for wire, child in (node.properties or {}).items()
        )
        return ModelDefinition(key, at, owner, words, node, properties)

    def shape(self, at: str, owner: str, path: tuple[str, ...], node: Schema, says: Schema | None = None) -> Shape:
        """What a node is. `owner` is the schema that it stands in, or empty; `path` leads to it by wire names."""
        if node.ref:
            return self._referred(at, owner, node.ref)
        if node.enum and node.type == "string":
            return self._enum(at, owner, path, node, says or node)
        if node.type == "array":
            return List(self._inner(join(at, "items"), owner, path, node.items, says or node))
        if node.additional_properties is not None:
            inner = join(at, "additionalProperties")
            return Map(self._inner(inner, owner, path, node.additional_properties, says or node))
        if node.properties:
            key = join(at, "properties")
            self.models[key] = self._model(key, at, owner, path, path, node)
            return Class(key)
        return self._scalar(at, node)

    def _inner(self, at: str, owner: str, path: tuple[str, ...], node: Schema | None, says: Schema) -> Shape:
        return ANYTHING if node is None else self.shape(at, owner, path, node, says)

    def _referred(self, at: str, owner: str, name: str) -> Shape:
        if name not in self.document.schemas:
            self.faults.append(
                Fault(join(at, "$ref"), f"there is no schema {name}; an open object stands in", Level.WARNING)
            )
            return Map(ANYTHING)
        self._refers.setdefault(owner, set()).add(name)
        return Class(pointer("schemas", name))

    def _enum(self, at: str, owner: str, path: tuple[str, ...], node: Schema, says: Schema) -> Shape:
        name = self.facts.enums.get(at)
        key = join(at, "enum") if name is None else pointer("enums", name)
        words = path if name is None else (name,)
        definition = self.enums.setdefault(key, EnumDefinition(key, words))
        definition.sites.append(Site(at, owner, ".".join(path), node, says))
        return Class(key, is_enum=True)

    def _scalar(self, at: str, node: Schema) -> Shape:
        if node.type == "object":
            if node.format not in OBJECT_FORMATS:
                self.faults.append(Fault(join(at, "format"), f"unknown format {node.format}", Level.WARNING))
            return Map(ANYTHING)
        word = SCALARS.get((node.type, node.format))
        if word is Word.BYTES and at in self.facts.url_safe:
            word = Word.URL_BYTES
        if word is None:
            plain = SCALARS.get((node.type, ""))
            key, said = ("type", node.type or "none") if plain is None else ("format", node.format)
            word = plain or Word.ANY
            self.faults.append(Fault(join(at, key), f"unknown {key} {said}; read as {word}", Level.WARNING))
        return Scalar(word)

    @property
    def messages(self) -> dict[str, Message]:
        """All that a schema may be."""
        return {**self.models, **self.aliases}

    def users(self, reach: Mapping[str, frozenset[Identifier]]) -> dict[str, frozenset[Identifier]]:
        """Who reaches each definition, for who reaches each schema."""
        none: frozenset[Identifier] = frozenset()
        found = {key: reach.get(message.owner, none) for key, message in self.messages.items()}
        for key, enum in self.enums.items():
            found[key] = none.union(*(reach.get(site.owner, none) for site in enum.sites))
        return found


def referred(definition: Message) -> frozenset[str]:
    """The keys of the definitions that one is made of."""
    shapes = [p.shape for p in definition.properties] if isinstance(definition, ModelDefinition) else [definition.shape]
    return frozenset(found.key for shape in shapes for found in classes(shape))
