"""Definitions of schemas -> modules of types: which class lives where, what it is called, and what it imports."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from .api import Alias, Annotation, EnumClass, EnumValue, Field, ModelClass, TypesModule, Wire
from .facts import Facts
from .naming import ClassName, Identifier, Names
from .prose import Doc
from .schemas import AliasDefinition, EnumDefinition, ModelDefinition, Schemas, referred
from .shape import Shape, Words, imports, says
from .wording import Wording

SHARED = Identifier("_shared")
UNREACHED = Identifier("_unreached")


@frozen
class Types:
    """The classes of an API by key: their names, their modules, and the names of their fields by pointer."""

    schemas: Schemas
    names: Mapping[str, ClassName]
    fields: Mapping[str, Identifier]
    homes: Mapping[str, Identifier]

    def name(self, key: str) -> ClassName:
        return self.names[key]


def name_types(schemas: Schemas, names: Names, facts: Facts, reach: Mapping[str, frozenset[Identifier]]) -> Types:
    """Every class its name and module. `reach` says which resource modules a schema is reached from."""
    words = {key: message.words for key, message in schemas.messages.items()}
    words |= {key: enum.words for key, enum in schemas.enums.items()}
    renames = {
        **facts.renames,
        **{key: enum.words[0] for key, enum in schemas.enums.items() if key == f"/enums/{enum.words[0]}"},
    }
    classes = names.classes(words, renames)
    fields: dict[str, Identifier] = {}
    for model in schemas.models.values():
        fields |= names.fields({p.at: p.wire for p in model.properties}, facts.renames)
    users = schemas.users(reach)
    return Types(schemas, classes, fields, {key: _home(users[key]) for key in words})


def _home(users: frozenset[Identifier]) -> Identifier:
    if not users:
        return UNREACHED
    return next(iter(users)) if len(users) == 1 else SHARED


def types_modules(
    types: Types, names: Names, facts: Facts, wording: Wording, package: str, runtime: str
) -> tuple[TypesModule, ...]:
    """The modules of the types folder, in the order of their names."""
    homes = sorted(set(types.homes.values()))
    return tuple(_Module(types, names, facts, wording, package, runtime, home).made() for home in homes)


class _Module:
    """One module while it is made: it notes the words and names that it uses."""

    def __init__(
        self, types: Types, names: Names, facts: Facts, wording: Wording, package: str, runtime: str, home: Identifier
    ) -> None:
        self._types, self._names, self._facts, self._wording = types, names, facts, wording
        self._package, self._runtime, self._home = package, runtime, home
        schemas = types.schemas
        self._models = self._here(schemas.models)
        self._aliases = self._here(schemas.aliases)
        self._enums = self._here(schemas.enums)
        messages = schemas.messages
        used = {key for own in (*self._models, *self._aliases) for key in referred(messages[own])}
        self._foreign = {key for key in used if types.homes[key] != home}
        taken = {types.names[key] for key in (*self._models, *self._aliases, *self._enums, *self._foreign)}
        self._taken = frozenset[str](taken)
        self._words = Words(self._taken, types.name)
        self._used: set[str] = set()

    def _here(self, definitions: Mapping[str, object]) -> list[str]:
        return sorted((key for key in definitions if self._types.homes[key] == self._home), key=self._types.name)

    def made(self) -> TypesModule:
        schemas = self._types.schemas
        enums = tuple(self._enum(schemas.enums[key]) for key in self._enums)
        models = tuple(self._model(schemas.models[key]) for key in self._models)
        aliases = tuple(self._alias(schemas.aliases[key]) for key in _in_order(self._aliases, schemas.aliases))
        others: dict[str, set[str]] = {}
        for key in self._foreign:
            others.setdefault(f"{self._package}.types.{self._types.homes[key]}", set()).add(self._types.names[key])
        for key in self._models:
            mixin = self._facts.mixins.get(schemas.models[key].owner)
            if mixin is not None and schemas.models[key].at == key:
                module, _, name = mixin.base.partition(":")
                others.setdefault(module, set()).add(name)
        return TypesModule(
            self._home,
            Doc((self._about(),)),
            imports(f"{self._package}.types.{self._home}", self._runtime, self._used, self._taken, others),
            enums,
            models,
            aliases,
        )

    def _about(self) -> str:
        if self._home == SHARED:
            return "Types that methods of several resources reach."
        if self._home == UNREACHED:
            return "Types that no method reaches: the document lists them, or messages carry them as `Any`."
        return f"Types that only the methods of `{self._home}` reach."

    def _say(self, word: str) -> str:
        self._used.add(word)
        return self._words.say(word)

    def _enum(self, enum: EnumDefinition) -> EnumClass:
        values = enum.values()
        key = f"/enums/{self._types.names[enum.key]}"
        named = self._names.values({f"{key}/{value}": value for value in values})
        return EnumClass(
            self._types.names[enum.key],
            (ClassName(self._say("StrEnum")),),
            self._wording.enum(enum),
            tuple(
                EnumValue(named[f"{key}/{value}"], value, self._wording.enum_value(at, text))
                for value, (at, text) in values.items()
            ),
        )

    def _model(self, model: ModelDefinition) -> ModelClass:
        fields = tuple(
            Field(
                self._types.fields[p.at],
                p.wire,
                self._annotation(p.shape),
                Identifier(self._say("UNSET")),
                self._wording.field(p.at, model.at, p.node),
            )
            for p in sorted(model.properties, key=lambda one: self._types.fields[one.at])
        )
        differing = tuple((made.name, made.wire) for made in fields if made.name != made.wire)
        wire = (
            Wire(Annotation(f"{self._say('ClassVar')}[{self._say('Mapping')}[str, str]]"), differing)
            if differing
            else None
        )
        self._used.add("model")
        mixin = self._facts.mixins.get(model.owner) if model.at == f"/schemas/{model.owner}" else None
        mixins = (ClassName(mixin.base.partition(":")[2]),) if mixin else ()
        return ModelClass(
            self._types.names[model.key],
            (*mixins, ClassName(self._say("Model"))),
            self._wording.model(model),
            (wire,) if wire else (),
            fields,
        )

    def _annotation(self, shape: Shape) -> Annotation:
        self._note(shape)
        self._used.add("Maybe")
        return self._words.maybe(shape)

    def _note(self, shape: Shape) -> None:
        text = self._words.held(shape)
        self._used |= {
            word for word in ("Any", "Int64", "FieldMask", "UrlBytes", "datetime") if says(text, self._words.say(word))
        }

    def _alias(self, alias: AliasDefinition) -> Alias:
        self._note(alias.shape)
        return Alias(
            self._types.names[alias.key],
            Annotation(self._say("TypeAlias")),
            self._words.held(alias.shape),
            self._wording.alias(alias.at, alias.owner, alias.node),
        )


def _in_order(keys: list[str], aliases: Mapping[str, AliasDefinition]) -> list[str]:
    """Aliases after the aliases that they are made of: they are evaluated when the module is imported."""
    ordered: list[str] = []

    def add(key: str, above: tuple[str, ...]) -> None:
        if key in ordered or key in above:
            return
        for inner in sorted(referred(aliases[key])):
            if inner in aliases:
                add(inner, (*above, key))
        ordered.append(key)

    for key in keys:
        add(key, ())
    return [key for key in ordered if key in keys]
