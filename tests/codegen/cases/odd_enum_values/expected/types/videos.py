# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that only the methods of `videos` reach."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from aiogenai.runtime.base import UNSET, Maybe, Model, model


class VideoByKey(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Video.byKey`.
    """

    A = "A"
    B = "B"


class VideoOne(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Video.one`.
    """

    ONLY = "ONLY"


class VideoRate(StrEnum):
    """Frames.

    Other values may arrive, as plain strings.

    Values of `Video.rate`.
    """

    VALUE_30FPS = "30fps"
    """Slow."""
    VALUE_60FPS = "60fps"
    """Fast."""


class VideoRegion(StrEnum):
    """Other values may arrive, as plain strings.

    Values of `Video.region`.
    """

    US_CENTRAL1_2 = "us-central1"
    US_CENTRAL1_3 = "us_central1"
    US_CENTRAL1 = "US-CENTRAL1"


class VideoWords(StrEnum):
    """Words with a meaning elsewhere.

    Other values may arrive, as plain strings.

    Values of `Video.words`.
    """

    NAME = "name"
    TITLE = "title"
    MRO = "mro"
    NONE = "None"
    VALUE_ = ""
    VALUE__2 = "-"
    VALUE_1 = "\u2460"
    VALUE_LINE = "value\nline"


@model
class Video(Model):
    """Schema `Video`."""

    __wire__: ClassVar[Mapping[str, str]] = {"by_key": "byKey"}

    by_key: Maybe[dict[str, VideoByKey | str]] = UNSET
    one: Maybe[VideoOne | str] = UNSET
    rate: Maybe[VideoRate | str] = UNSET
    """Frames."""
    region: Maybe[VideoRegion | str] = UNSET
    words: Maybe[list[VideoWords | str]] = UNSET
    """Words with a meaning elsewhere."""
