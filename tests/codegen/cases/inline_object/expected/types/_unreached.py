# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from typing import Any

from aiogenai.runtime.base import UNSET, Maybe, Model, model


@model
class Volume(Model):
    """Schema `Volume`."""

    empty: Maybe[dict[str, Any]] = UNSET
    layer: Maybe[VolumeLayer] = UNSET
    """The layer."""


@model
class VolumeLayer(Model):
    """The layer.

    The object at `Volume.layer`.
    """

    extra: Maybe[dict[str, VolumeLayerExtra]] = UNSET
    words: Maybe[list[VolumeLayerWords]] = UNSET


@model
class VolumeLayerExtra(Model):
    """The object at `Volume.layer.extra`."""

    value: Maybe[Any] = UNSET


@model
class VolumeLayerWords(Model):
    """A word.

    The object at `Volume.layer.words`.
    """

    senses: Maybe[list[VolumeLayerWordsSenses]] = UNSET
    text: Maybe[str] = UNSET


@model
class VolumeLayerWordsSenses(Model):
    """The object at `Volume.layer.words.senses`."""

    meaning: Maybe[str] = UNSET
