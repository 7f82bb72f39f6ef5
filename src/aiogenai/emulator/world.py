"""The state that all families share: records, time, made-up ids, page tokens, and how the server was set up.

Nothing here is about one family or one request.
"""

from __future__ import annotations

import base64
import datetime
import random
import re
import secrets
import string
import time
from collections.abc import Callable

from attrs import Factory, define, frozen

from .batching import Batching
from .paging import Pages
from .scripted import Answers
from .shapes import SchemaSource
from .store import Store
from .validation import Validator
from .work import Work

_ALPHABET = string.ascii_lowercase + string.digits
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@frozen
class Settings:
    """How a server behaves.

    `step` is in seconds: operations, batches and files move one state further for each that
    passes, and for each time they are asked for. `pace` is the time between two chunks of a stream.
    `keys` are the API keys that are let in; empty lets any in. `seed` makes ids come out the same in every run.
    """

    step: float = 1.0
    pace: float = 0.0
    keys: frozenset[str] = frozenset()
    seed: int | None = None


@define
class World:
    """What there is, and when."""

    schemas: SchemaSource
    settings: Settings = Settings()
    clock: Callable[[], float] = time.time
    url: str = ""
    """Where this server is, for the links that it gives out; no slash at the end."""
    store: Store = Factory(Store)
    answers: Answers = Factory(Answers)
    batches: Batching = Factory(Batching)
    work: Work = Factory(Work)
    validator: Validator = Factory(Validator)
    pages: Pages = Factory(lambda self: Pages(secrets.token_bytes(32), self.seconds), takes_self=True)
    random: random.Random = Factory(
        lambda self: random.Random(self.settings.seed),  # noqa: S311  # ids must be repeatable; tokens are signed apart
        takes_self=True,
    )

    def reset(self) -> None:
        """Forgets every resource, and starts ids, answers and the plan for batches anew."""
        self.store.clear()
        self.work.clear()
        self.answers.reset()
        self.batches.reset()
        self.random.seed(self.settings.seed)

    def resume(self, secret: bytes) -> None:
        """Goes on with what a store has kept: page tokens stay good, and ids go on where they would repeat."""
        self.pages = Pages(secret, self.seconds)
        if self.settings.seed is not None and self.store.last_place:
            self.random.seed(f"{self.settings.seed} {self.store.last_place}")

    def seconds(self) -> float:
        """The time by the clock that there is now: tests change it."""
        return self.clock()

    def now(self) -> str:
        return moment(self.clock())

    def new_id(self, length: int = 12) -> str:
        """Lower-case letters and digits, a letter first."""
        return self.random.choice(string.ascii_lowercase) + "".join(self.random.choices(_ALPHABET, k=length - 1))

    def new_token(self) -> str:
        """Letters and digits of any case, hard to guess, short."""
        return base64.urlsafe_b64encode(self.random.randbytes(15)).decode()

    def named_id(self, label: str) -> str:
        """An id made of a display name and 12 random characters, at most 40 in all; random only without a name."""
        slug = _NOT_WORD.sub("-", label.lower()).strip("-")[:27].rstrip("-")
        return f"{slug}-{self.new_id()}" if slug else self.new_id()


def moment(seconds: float) -> str:
    """Seconds since the epoch as the API writes times."""
    at = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def seconds_of(text: str) -> float:
    """The inverse of `moment`, for any RFC 3339 time."""
    return datetime.datetime.fromisoformat(text.upper()).timestamp()


def duration_of(text: str) -> float:
    """Seconds in a duration such as `3.5s`."""
    return float(text.removesuffix("s"))
