"""cachedContents: content that is kept until it expires, and counts in the prompts that name it."""

from __future__ import annotations

from aiogenai.emulator import errors, resources, tokens
from aiogenai.emulator.call import Call
from aiogenai.emulator.collection import Collection
from aiogenai.emulator.store import Record
from aiogenai.emulator.tokens import Counts
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import World, duration_of, moment, seconds_of

from . import catalogue

_TTL = 3600.0
_HELD = frozenset({"contents", "systemInstruction", "tools", "toolConfig"})


def counts(world: World, name: str, model: str) -> Counts:
    """The tokens that a cache adds to a prompt of `model`.

    Raises:
        Refusal: 404, it is not there (any more); 400, it is another model's.
    """
    record = resources.find(world, name)
    if record["model"] != model:
        message = f"The cached content is of {record['model']}, and cannot be used with {model}."
        raise errors.invalid(message, "cached_content")
    held: Counts = record["~counts"]
    return held


def _check(call: Call, record: Record) -> None:
    if not record["model"].startswith(("models/", "tunedModels/")):
        record["model"] = f"models/{record['model']}"
    catalogue.usable(call.world, record["model"], "createCachedContent")
    if "ttl" in call.body and "expireTime" in call.body:
        raise errors.invalid("Give ttl or expire_time, not both.", "ttl")
    if "ttl" in call.body and duration_of(call.body["ttl"]) <= 0:
        raise errors.invalid("The time to live must be positive.", "ttl")


def _expiry(call: Call, record: Record) -> Json:
    """The moment asked for, either way; kept as it is by a patch that says nothing of it."""
    now = seconds_of(record["updateTime"])
    if "ttl" in call.body:
        expires = now + duration_of(call.body["ttl"])
    elif "expireTime" in call.body:
        expires = seconds_of(call.body["expireTime"])
    else:
        expires = record.get("~expires", now + _TTL)
    if expires <= now:
        raise errors.invalid("The expiry must lie in the future.", "expire_time")
    return {"expireTime": moment(expires), "~expires": expires}


def _create(call: Call, record: Record) -> Json:
    contents: list[Json] = [*record.get("contents", ())]
    if "systemInstruction" in record:
        contents.append(record["systemInstruction"])
    counted = tokens.of_contents(contents)
    if not counted and "tools" not in record:
        raise errors.invalid("The cached content is empty.", "contents")
    return {
        "usageMetadata": {"totalTokenCount": sum(counted.values())},
        "~counts": counted,
        **_expiry(call, record),
    }


COLLECTIONS = {
    "cachedContents": Collection(
        "CachedContent",
        output=frozenset({"name", "createTime", "updateTime", "usageMetadata"}),
        input=_HELD | {"ttl"},
        immutable=_HELD | {"model", "displayName"},
        required=("model",),
        new_id=lambda world, _: world.new_id(40),
        check=_check,
        on_create=_create,
        on_patch=_expiry,
    )
}
