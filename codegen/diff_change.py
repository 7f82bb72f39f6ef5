"""What can change between two revisions, and how much each kind of change matters to who sends and to who reads.

The table is the policy: a comparison names the kind, and never weighs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from attrs import frozen

from .fault import join


class Impact(IntEnum):
    """How much a change matters to code written against the older revision, from least to most."""

    WORDING = 0
    """Nothing but text."""
    ADDITIVE = 1
    """There is more; what was there is as it was."""
    BEHAVIOURAL = 2
    """Calls and answers keep their shape, and may come out otherwise."""
    BREAKING = 3
    """A name is gone, a value has another type, or a call that was accepted is refused."""


class Reach(StrEnum):
    """Where a part of the document travels."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"
    NONE = "none"
    """No method reaches it: what operations end in, mostly. It is read, and never sent."""

    @property
    def sent(self) -> bool:
        return self in {Reach.REQUEST, Reach.BOTH}

    @property
    def read(self) -> bool:
        return self in {Reach.RESPONSE, Reach.BOTH}

    def unsent(self) -> Reach:
        """What is left of it inside a part that is only read."""
        return Reach.RESPONSE if self.read else Reach.NONE

    @classmethod
    def of(cls, sent: bool, read: bool) -> Reach:  # noqa: FBT001  # the two ways, in the order of a call
        return cls.BOTH if sent and read else cls.REQUEST if sent else cls.RESPONSE if read else cls.NONE


@frozen
class Kind:
    """A kind of change: how it is told, what it means where callers send the part, and where they only read it."""

    said: str
    sent: Impact
    read: Impact


@frozen(kw_only=True, order=True)
class Change:
    """One difference. `pointer` leads into the newer document; into the older one, where the part is gone."""

    pointer: str
    kind: str
    name: str
    old: str = ""
    new: str = ""
    reach: Reach = Reach.NONE

    @property
    def impact(self) -> Impact:
        kind = KINDS[self.kind]
        return kind.sent if self.reach.sent else kind.read

    @property
    def said(self) -> str:
        """What happened, for people; `name` says to what."""
        return KINDS[self.kind].said.format(old=self.old, new=self.new)


@frozen(kw_only=True)
class Place:
    """A part of both documents: where it is in each, what people call it, and where it travels."""

    old: str
    new: str
    name: str
    reach: Reach

    def inside(self, *parts: str | int, name: str = "", read_only: bool = False) -> Place:
        """A part of this part."""
        return Place(
            old=join(self.old, *parts),
            new=join(self.new, *parts),
            name=self.name + name,
            reach=self.reach.unsent() if read_only else self.reach,
        )

    def change(self, kind: str, old: str = "", new: str = "") -> Change:
        """This part differs."""
        return Change(pointer=self.new, kind=kind, name=self.name, old=old, new=new, reach=self.reach)

    def gone(self, kind: str, old: str = "") -> Change:
        """This part is in the older document only."""
        return Change(pointer=self.old, kind=kind, name=self.name, old=old, reach=self.reach)


WORDING, ADDITIVE, BEHAVIOURAL, BREAKING = Impact

KINDS: Mapping[str, Kind] = {
    # the document
    "address": Kind("the API is served at {new}, was at {old}", BREAKING, BREAKING),
    "wrapper": Kind("bodies are wrapped otherwise: {new}, was {old}", BREAKING, BREAKING),
    "scope-added": Kind("scope declared", ADDITIVE, ADDITIVE),
    "scope-removed": Kind("scope no longer declared", BEHAVIOURAL, BEHAVIOURAL),
    # methods
    "method-added": Kind("method added", ADDITIVE, ADDITIVE),
    "method-removed": Kind("method removed", BREAKING, BREAKING),
    "method-renamed": Kind("method renamed, was {old}; its route is the same", BREAKING, BREAKING),
    "method-moved": Kind("method has another route: {new}, was {old}", BREAKING, BREAKING),
    "method-path": Kind("path is {new}, was {old}", BREAKING, BREAKING),
    "method-id": Kind("id is {new}, was {old}", WORDING, WORDING),
    "argument-order": Kind("arguments come in the order {new}, was {old}", BREAKING, BREAKING),
    "request-added": Kind("takes a body: {new}", ADDITIVE, ADDITIVE),
    "request-removed": Kind("takes no body any more, was {old}", BREAKING, BREAKING),
    "response-added": Kind("answers with {new}, was with nothing", ADDITIVE, ADDITIVE),
    "response-removed": Kind("answers with nothing, was with {old}", BREAKING, BREAKING),
    "scopes": Kind("authorization scopes are {new}, were {old}", BEHAVIOURAL, BEHAVIOURAL),
    "api-version": Kind("version header is {new}, was {old}", BEHAVIOURAL, BEHAVIOURAL),
    "streaming": Kind("streaming mark is {new}, was {old}", BEHAVIOURAL, BEHAVIOURAL),
    "subscription": Kind("subscription mark is {new}, was {old}", WORDING, WORDING),
    # media
    "upload-added": Kind("takes an upload", ADDITIVE, ADDITIVE),
    "upload-removed": Kind("takes no upload any more", BREAKING, BREAKING),
    "upload-protocol-added": Kind("upload protocol added", ADDITIVE, ADDITIVE),
    "upload-protocol-removed": Kind("upload protocol removed", BREAKING, BREAKING),
    "upload-path": Kind("upload path is {new}, was {old}", BREAKING, BREAKING),
    "upload-limits": Kind("uploads are limited to {new}, were to {old}", BEHAVIOURAL, BEHAVIOURAL),
    "download-added": Kind("media can be downloaded", ADDITIVE, ADDITIVE),
    "download-removed": Kind("media can't be downloaded any more", BREAKING, BREAKING),
    "download-service": Kind("download service is {new}, was {old}", BEHAVIOURAL, BEHAVIOURAL),
    # parameters
    "parameter-added": Kind("parameter added", ADDITIVE, ADDITIVE),
    "parameter-added-required": Kind("required parameter added", BREAKING, BREAKING),
    "parameter-removed": Kind("parameter removed", BREAKING, BREAKING),
    "parameter-renamed": Kind("parameter of the path renamed, was {old}", BREAKING, BREAKING),
    "location": Kind("parameter is in the {new}, was in the {old}", BREAKING, BREAKING),
    "repeated": Kind("is {new}, was {old}", BREAKING, BREAKING),
    # schemas and their fields
    "schema-added": Kind("schema added", ADDITIVE, ADDITIVE),
    "schema-removed": Kind("schema removed", BREAKING, BREAKING),
    "schema-renamed": Kind("schema renamed, was {old}", BREAKING, BREAKING),
    "field-added": Kind("field added", ADDITIVE, ADDITIVE),
    "field-added-required": Kind("required field added", BREAKING, ADDITIVE),
    "field-added-said-required": Kind("field added; its description says it is required", ADDITIVE, ADDITIVE),
    "field-removed": Kind("field removed", BREAKING, BREAKING),
    "read-only": Kind("is only read now", BEHAVIOURAL, WORDING),
    "writable": Kind("can be written now", BEHAVIOURAL, WORDING),
    # both
    "type": Kind("type is {new}, was {old}", BREAKING, BREAKING),
    "format": Kind("format is {new}, was {old}; the values are the same", BEHAVIOURAL, BEHAVIOURAL),
    "required": Kind("is required now", BREAKING, WORDING),
    "said-required": Kind("its description says it is required now", WORDING, WORDING),
    "optional": Kind("is optional now", ADDITIVE, WORDING),
    "value-added": Kind("value {new} added", ADDITIVE, ADDITIVE),
    "value-removed": Kind("value {old} removed", BREAKING, BREAKING),
    "value-deprecated": Kind("value {new} deprecated", BEHAVIOURAL, BEHAVIOURAL),
    "value-undeprecated": Kind("value {new} no longer deprecated", BEHAVIOURAL, BEHAVIOURAL),
    "enum-added": Kind("values are listed now: {new}", BEHAVIOURAL, ADDITIVE),
    "enum-removed": Kind("values are no longer listed, were {old}", BREAKING, BREAKING),
    "pattern": Kind("pattern is {new}, was {old}", BEHAVIOURAL, WORDING),
    "minimum": Kind("minimum is {new}, was {old}", BEHAVIOURAL, WORDING),
    "maximum": Kind("maximum is {new}, was {old}", BEHAVIOURAL, WORDING),
    "default": Kind("default is {new}, was {old}", BEHAVIOURAL, BEHAVIOURAL),
    "deprecated": Kind("deprecated", BEHAVIOURAL, BEHAVIOURAL),
    "undeprecated": Kind("no longer deprecated", BEHAVIOURAL, BEHAVIOURAL),
    # text
    "description": Kind("description changed", WORDING, WORDING),
    "value-description": Kind("description of value {new} changed", WORDING, WORDING),
    "label": Kind("{new}, was {old}", WORDING, WORDING),
    "key": Kind("keys that the format does not know: {new}, was {old}", WORDING, WORDING),
}
"""`read` holds where no caller sends the part. A value, a field or a schema that is gone breaks readers too: its name
is gone from their code. A value or a field that is new breaks nobody, since models and enums are open."""
