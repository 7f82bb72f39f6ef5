"""Documents that nobody would write, from a seed: most have the form of a document, and nothing else that is good.

Texts are payloads and pieces of them; names fold together; references lead anywhere; and now and then a document breaks
the format itself: it is cut, or far too deep, or says a thing twice, or is something else where a text should be.
"""

from __future__ import annotations

import json
import random
from typing import Any

from .payloads import PAYLOADS, SHORT
from .spoiling import SPOILERS, any_value

WORDS = [
    "foo",
    "Foo",
    "_foo",
    "fooBar",
    "foo_bar",
    "FOO",
    "bar",
    "get",
    "list",
    "type",
    "name",
    "id",
    "value",
    "data",
    "Empty",
]
TYPES = ["string", "string", "string", "integer", "number", "boolean", "any", "object", "array"]
FORMATS = ["int64", "uint64", "int32", "uint32", "byte", "date", "date-time", "google-datetime", "google-duration"]
FORMATS += ["google-fieldmask", "double", "float", "google.protobuf.Any", "google.protobuf.Value"]
VERBS = ["GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE"]


def invented(seed: str) -> list[str]:
    """The texts of one document, or of a few revisions of it."""
    return _Inventor(random.Random(seed)).texts()


class _Inventor:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._schemas: list[str] = []

    def texts(self) -> list[str]:
        first = self.document("20250101")
        more = [{**self.document("20260101"), "id": first["id"]}] if self._now(0.15) else []
        return [self._spoiled(one) for one in (first, *more)]

    def _now(self, chance: float) -> bool:
        return self._chance.random() < chance

    def _some(self, most: int) -> range:
        return range(self._chance.randint(0, most))

    def word(self) -> str:
        """A name, or what stands for one."""
        match self._chance.randrange(10):
            case 0 | 1 | 2 | 3:
                return self._chance.choice(WORDS)
            case 4 | 5:
                return self._chance.choice(WORDS) + self._chance.choice(WORDS).capitalize()
            case 6:
                return self._chance.choice(WORDS) + self._chance.choice(SHORT)
            case _:
                return self._chance.choice(SHORT)

    def prose(self) -> str:
        """A description."""
        starts = ["", "", "Required. ", "Output only. ", "Optional. Deprecated. "]
        pieces = (self._chance.choice(PAYLOADS if self._now(0.02) else SHORT) for _ in self._some(4))
        return self._chance.choice(starts) + self._chance.choice(["", " ", ". ", "\n\n"]).join(pieces)

    def _names(self, most: int) -> list[str]:
        return list(dict.fromkeys(self.word() for _ in self._some(most)))

    def document(self, revision: str) -> dict[str, Any]:
        self._schemas = [*self._names(6), "Book"]
        made: dict[str, Any] = {
            "kind": "discovery#restDescription",
            "id": self.prose(),
            "name": self.word() or "name",
            "version": self.word() or "v1",
            "revision": self.word() if self._now(0.1) else revision,
            "title": self.prose(),
            "description": self.prose(),
            "rootUrl": "https://library.googleapis.com/",
            "servicePath": self.word() if self._now(0.2) else "",
            "schemas": {name: {"id": self.word(), **self.schema(0)} for name in self._schemas},
            "resources": {name: self.resource(0) for name in self._names(3)},
            "methods": {name: self.method() for name in self._names(2)},
            "parameters": {name: self.parameter("query") for name in self._names(2)},
            "features": self._names(2),
        }
        for _ in self._some(2):
            made[self.word()] = any_value(self._chance)
        return made

    def resource(self, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {"methods": {name: self.method() for name in self._names(3)}}
        if depth < 3 and self._now(0.4):
            made["resources"] = {name: self.resource(depth + 1) for name in self._names(2)}
        if self._now(0.1):
            made["deprecated"] = True
        return made

    def method(self) -> dict[str, Any]:
        path = self._names(2)
        path = [name for name in path if not set("{}+") & set(name) and name]
        parameters = {name: self.parameter("path") for name in path}
        parameters |= {name: self.parameter("query") for name in self._names(3) if name not in parameters}
        template = "/".join(["v1", *(f"{{{self._chance.choice(['', '+'])}{name}}}" for name in path)])
        made: dict[str, Any] = {
            "id": self.prose(),
            "httpMethod": self._chance.choice(VERBS),
            "path": f"{template}/{self.word()}" if self._now(0.2) else template,
            "flatPath": f"v1/{self._chance.random()}/{self.word()}",
            "description": self.prose(),
            "parameters": parameters,
            "parameterOrder": self._chance.sample(path, len(path)) if self._now(0.8) else self._names(2),
            "scopes": self._names(2),
        }
        for body in ("request", "response"):
            if self._now(0.7):
                made[body] = self.schema(0) if self._now(0.2) else {"$ref": self._schema_name()}
        if "request" in made and self._now(0.2):
            made["request"]["parameterName"] = self.word()
        if self._now(0.1):
            made["mediaUpload"] = {
                "accept": self._names(2),
                "maxSize": self._chance.choice(["1GB", "", "10", self.word()]),
                "protocols": {self._chance.choice(["simple", "resumable", self.word()]): {"path": self.word()}},
            }
        for mark in ("supportsMediaDownload", "supportsMediaUpload", "deprecated", "useMediaDownloadService"):
            if self._now(0.1):
                made[mark] = True
        if self._now(0.1):
            made["streamingType"] = self._chance.choice(["SERVER_SIDE", "NONE", self.word()])
        return made

    def parameter(self, location: str) -> dict[str, Any]:
        made = {"type": self._chance.choice(TYPES[:6]), "location": location, "description": self.prose()}
        if self._now(0.3):
            made["format"] = self._chance.choice([*FORMATS, self.word()])
        if self._now(0.3):
            made["pattern"] = self._chance.choice(["^books/[^/]+$", "^books$", "[^/]+", self.word()])
        if self._now(0.3):
            made["default"] = self._chance.choice(["7", "me", self.word()])
        if self._now(0.2):
            made |= self.enum()
        return made | {mark: True for mark in ("required", "repeated", "deprecated") if self._now(0.2)}

    def enum(self) -> dict[str, Any]:
        values = self._names(5)
        made: dict[str, Any] = {"enum": values}
        if self._now(0.5):
            made["enumDescriptions"] = [self.prose() for _ in values]
        if self._now(0.2):
            made["enumDeprecated"] = [self._now(0.5) for _ in values]
        return made

    def _schema_name(self) -> str:
        return self.word() if self._now(0.1) else self._chance.choice(self._schemas)

    def schema(self, depth: int) -> dict[str, Any]:
        """Any schema: mostly an object at the top, anything below."""
        deep = depth > 3
        kind = self._chance.choice(TYPES[:7] if deep else [*TYPES, "ref", "ref", "object"]) if depth else "object"
        made: dict[str, Any] = {"description": self.prose()} if self._now(0.7) else {}
        if not depth and self._now(0.15):
            kind = self._chance.choice([*TYPES, "ref"])
        if kind == "ref":
            return {**made, "$ref": self._schema_name()}
        made["type"] = self.word() if self._now(0.03) else kind
        if kind == "array" and self._now(0.95):
            made["items"] = self.schema(depth + 1)
        elif kind == "object" and (self._now(0.2) if depth == 0 else self._now(0.5)):
            made["additionalProperties"] = self.schema(depth + 1)
        elif kind == "object" and not deep:
            made["properties"] = {name: self.schema(depth + 1) for name in self._names(5)}
        elif kind == "string" and self._now(0.3):
            made |= self.enum()
        elif self._now(0.4):
            made["format"] = self._chance.choice([*FORMATS, self.word()])
        for key, chance in (("default", 0.1), ("pattern", 0.05), ("minimum", 0.05), ("maximum", 0.05)):
            if self._now(chance):
                made[key] = self.word()
        return made | {mark: True for mark in ("readOnly", "deprecated") if self._now(0.1)}

    def _spoiled(self, made: dict[str, Any]) -> str:
        """The text of a document, now and then with something wrong in it that no document has."""
        if not self._now(0.12):
            return json.dumps(made)
        return self._chance.choice(SPOILERS)(self._chance, made)
