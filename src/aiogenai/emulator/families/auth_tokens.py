"""auth_tokens.create: short-lived tokens for clients that must not hold a key. They are made, and never checked."""

from __future__ import annotations

from aiogenai.emulator import errors
from aiogenai.emulator.call import Call, Handler
from aiogenai.emulator.shapes import snake
from aiogenai.emulator.trees import Json
from aiogenai.emulator.world import moment, seconds_of

_LIFETIME = 30 * 60.0
_OPENING = 60.0
_LONGEST = 20 * 3600.0


def _create(call: Call) -> Json:
    now = call.world.clock()
    times = {
        "expireTime": call.body.get("expireTime", moment(now + _LIFETIME)),
        "newSessionExpireTime": call.body.get("newSessionExpireTime", moment(now + _OPENING)),
    }
    for wire, text in times.items():
        if not now < seconds_of(text) <= now + _LONGEST:
            raise errors.invalid("The time must lie in the future, less than 20 hours ahead.", snake(wire))
    name = f"auth_tokens/{call.world.new_token()}{call.world.new_token()}"
    call.world.store.put(name, {**call.body, **times, "name": name})
    return {"name": name}


HANDLERS: dict[str, Handler] = {"auth_tokens.create": _create}
