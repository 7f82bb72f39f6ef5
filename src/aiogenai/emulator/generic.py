"""What a method of any API does, told by its verb, its path and its schemas: the behaviour of resources everywhere.

Creates, gets, lists, patches, updates and deletes have state, media is kept; other methods answer with a valid message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from aiogenai.runtime.request import Method

from . import errors, generic_records as records, masks
from .call import Call, Handler, Media, Reply
from .document import Document
from .generic_paths import Place, place_of
from .generic_records import Facts
from .narrowing import Test, test_of
from .store import Record
from .trees import Json, is_list

_MAKES = frozenset({"add", "create", "insert"})
_OVERWRITES = frozenset({"set", "update"})
_DEFAULT_PAGE = 100
_LARGEST_PAGE = 1000
_NARROWING = ("q", "filter")
_SIZES = ("pageSize", "maxResults", "page_size")


def handlers(document: Document) -> Mapping[str, Handler]:
    """Who answers each method of a document, by id."""
    return _Behaviour(document).handlers()


Act: TypeAlias = Callable[[Call, Facts, Place], Reply]


class _Behaviour:
    """The resources of one document."""

    def __init__(self, document: Document) -> None:
        self._schemas = document.schemas
        self._facts = records.facts_of(document)

    def handlers(self) -> Mapping[str, Handler]:
        return {method.id: self._handler(method, facts) for method, facts in self._facts}

    def _handler(self, method: Method, facts: Facts) -> Handler:
        act = self._act(method, facts)
        required = [parameter.wire for parameter in method.query_parameters if parameter.required]

        def handle(call: Call) -> Reply:
            missing = [wire for wire in required if wire not in call.query]
            if missing:
                raise errors.violations((wire, f"Required parameter: {wire}") for wire in missing)
            return act(call, facts, place_of(method, call))

        return handle

    def _act(self, method: Method, facts: Facts) -> Act:
        action, verb = facts.action, method.verb
        if method.kind == "download":
            return self._download
        if facts.items:
            return self._list
        if verb in {"POST", "PUT"} and action in _MAKES and facts.schema:
            return self._create
        if verb == "GET" and action == "get":
            return self._get
        if verb == "DELETE" and action == "delete":
            return self._delete
        if facts.schema and (verb == "PATCH" or (verb in {"PUT", "POST"} and action in _OVERWRITES)):
            return self._update
        return self._custom

    def _create(self, call: Call, facts: Facts, place: Place) -> Json:
        self._require_parent(call, place)
        given = {wire: value for wire, value in call.body.items() if wire not in facts.output}
        id_ = records.chosen_id(call, facts, place)
        name = place.collection_name(id_)
        known = call.world.store.get(name)
        if known is not None and call.media is None:
            raise errors.exists(name)
        record = records.stamped(call, facts, {**given, **records.identity(facts, name, id_)}, known)
        self._keep(call, name, record)
        return self._answer(call, facts, record)

    def _get(self, call: Call, facts: Facts, place: Place) -> Reply:
        if not place.item and not call.query.get("id"):  # of which there is one: it is always there
            return records.shown(call.world.store.get(place.collection) or dict(facts.response_defaults))
        name, record = self._found(call, place)
        if call.query.get("alt") == "media":
            return self._media(call, name, record)
        return records.shown(record)

    def _list(self, call: Call, facts: Facts, place: Place) -> Json:
        self._require_parent(call, place)
        wanted, texts = call.query.get("id"), [call.query[wire] for wire in _NARROWING if call.query.get(wire)]
        entries = _matching(call.world.store.records(place.collection), _ids(wanted), list(map(test_of, texts)))
        size = next((call.query[wire] for wire in _SIZES if call.query.get(wire)), _DEFAULT_PAGE)
        if size < 0:
            raise errors.invalid("The page size must not be negative.", "pageSize")
        token = call.query.get("pageToken", "")
        scope = f"{call.method.id} {place.collection} {wanted or ''} {texts}"
        found, following = call.world.pages.cut(entries, scope, token, min(size, _LARGEST_PAGE))
        page = dict(facts.response_defaults)
        if found:
            page[facts.items] = [records.shown(record) for record in found]
        if following and facts.next_token:
            page[facts.next_token] = following
        return page

    def _update(self, call: Call, facts: Facts, place: Place) -> Json:
        name, record = self._found(call, place)
        fixed = facts.output | {facts.id_field}
        given = {wire: value for wire, value in call.body.items() if wire not in fixed}
        mask = call.query.get("updateMask", "")
        if mask or call.method.verb == "PATCH":
            changed = masks.patched(self._schemas[facts.schema], record, given, mask, fixed)
        else:  # the whole is replaced, save what is the server's
            changed = {wire: value for wire, value in record.items() if wire in fixed or wire[0] == "~"} | given
        changed = records.stamped(call, facts, changed, record)
        self._keep(call, name, changed)
        return self._answer(call, facts, changed)

    def _delete(self, call: Call, facts: Facts, place: Place) -> Json:
        name, _ = self._found(call, place)
        call.world.store.remove(name)
        return self._answer(call, facts, {}) if facts.operation else {}

    def _custom(self, call: Call, facts: Facts, place: Place) -> Json:
        if not (place.item and facts.made):
            return self._answer(call, facts, dict(facts.response_defaults))
        name, record = self._found(call, place)
        if facts.response != facts.schema:
            return self._answer(call, facts, dict(facts.response_defaults))
        if "copy" not in facts.action.lower():
            return records.shown(record)
        id_ = call.world.new_id(28)
        copy = {**record, **call.body, **records.identity(facts, place.collection_name(id_), id_)}
        copy = records.stamped(call, facts, copy, None)
        blob = call.world.store.blob(name)
        call.world.store.put(place.collection_name(id_), copy)
        if blob is not None:
            call.world.store.put_blob(place.collection_name(id_), blob)
        return records.shown(copy)

    def _download(self, call: Call, _facts: Facts, place: Place) -> Reply:
        name, record = self._found(call, place)
        return self._media(call, name, record)

    def _media(self, call: Call, name: str, record: Record) -> Media:
        data = call.world.store.blob(name)
        if data is None:
            raise errors.precondition(f"{name!r} has no content to download.")
        return Media(data, record.get("~mime") or "application/octet-stream")

    def _keep(self, call: Call, name: str, record: Record) -> None:
        if call.media is not None:
            record = {**record, "~mime": call.media.mime_type}
        call.world.store.put(name, record)
        if call.media is not None:
            call.world.store.put_blob(name, call.media.data)

    def _found(self, call: Call, place: Place) -> tuple[str, Record]:
        """The record that a call is about: named by its path, its query or its body."""
        id_ = place.item or call.query.get("id") or call.body.get("id")
        if not id_ or not isinstance(id_, str):
            raise errors.invalid("The call does not say which resource it is about.", "id")
        name = place.collection_name(id_)
        record = call.world.store.get(name)
        if record is None:
            raise errors.missing(name)
        return name, record

    def _require_parent(self, call: Call, place: Place) -> None:
        parent = place.collection.rpartition("/")[0]
        above = parent.rpartition("/")[0]
        if parent and self._is_made(place.parent_template) and call.world.store.get(parent) is None:
            raise errors.missing(parent if above else place.collection)

    def _is_made(self, template: str) -> bool:
        return any(facts.made and facts.template == template for _, facts in self._facts)

    def _answer(self, call: Call, facts: Facts, record: Record) -> Json:
        """A record, or the operation that made it, which is done."""
        shown = records.shown(record)
        if not facts.operation:
            return shown
        name = f"operations/{call.world.new_id(20)}"
        operation = {**facts.response_defaults, **records.operation(facts, name, shown)}
        call.world.store.put(name, operation)
        return operation


def _ids(wanted: Any) -> set[str] | None:
    """The ids that a listing asks for: repeated, or one text with commas; `None` for all."""
    if not wanted:
        return None
    texts: list[str] = wanted if is_list(wanted) else [wanted]
    return {id_ for text in texts for id_ in text.split(",")}


def _matching(
    entries: Iterator[tuple[int, Record]], ids: set[str] | None, tests: Sequence[Test]
) -> Iterator[tuple[int, Record]]:
    for place, record in entries:
        if (ids is None or record.get("id") in ids) and all(test(records.shown(record)) for test in tests):
            yield place, record
