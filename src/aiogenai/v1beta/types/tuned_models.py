# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that only the methods of `tuned_models` reach."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from ...runtime.base import UNSET, Int64, Maybe, Model, model


class TunedModelState(StrEnum):
    """Current state of this model.

    Other values may arrive, as plain strings.

    Values of `TunedModel.state`.
    """

    STATE_UNSPECIFIED = "STATE_UNSPECIFIED"
    CREATING = "CREATING"
    ACTIVE = "ACTIVE"
    FAILED = "FAILED"


@model
class Dataset(Model):
    """Examples used for training or for validation.

    Schema `Dataset`.
    """

    examples: Maybe[TuningExamples] = UNSET
    """Examples given inline as plain input/output text."""


@model
class Hyperparameters(Model):
    """Settings that govern a tuning run.

    Schema `Hyperparameters`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "batch_size": "batchSize",
        "epoch_count": "epochCount",
        "learning_rate": "learningRate",
        "learning_rate_multiplier": "learningRateMultiplier",
    }

    batch_size: Maybe[int] = UNSET
    """Immutable. Tuning batch size. Defaults to 4 or 16, depending on how many training examples there are."""
    epoch_count: Maybe[int] = UNSET
    """Immutable. How many passes to make over the training data. Default: 5."""
    learning_rate: Maybe[float] = UNSET
    """Immutable. Tuning learning rate. Defaults to 0.001 or 0.0002, depending on how many training examples there are.
    """
    learning_rate_multiplier: Maybe[float] = UNSET
    """Immutable. Factor applied to the default learning rate, which varies with dataset size and base model. Default:
    1.0.
    """


@model
class ListTunedModelsResponse(Model):
    """One page of tuned models.

    Schema `ListTunedModelsResponse`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"next_page_token": "nextPageToken", "tuned_models": "tunedModels"}

    next_page_token: Maybe[str] = UNSET
    """Pass as `page_token` to get the next page; absent on the last one."""
    tuned_models: Maybe[list[TunedModel]] = UNSET
    """Tuned models on this page."""


@model
class TransferOwnershipRequest(Model):
    """Asks for a tuned model to be given to another owner.

    Schema `TransferOwnershipRequest`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"email_address": "emailAddress"}

    email_address: Maybe[str] = UNSET
    """Required. Email address of the tuned model's new owner."""


@model
class TransferOwnershipResponse(Model):
    """Reply to a `tuned_models.transfer_ownership` call.

    Schema `TransferOwnershipResponse`.
    """


@model
class TunedModel(Model):
    """Fine-tuned model made with ModelService.CreateTunedModel.

    Schema `TunedModel`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "base_model": "baseModel",
        "create_time": "createTime",
        "display_name": "displayName",
        "reader_project_numbers": "readerProjectNumbers",
        "top_k": "topK",
        "top_p": "topP",
        "tuned_model_source": "tunedModelSource",
        "tuning_task": "tuningTask",
        "update_time": "updateTime",
    }

    base_model: Maybe[str] = UNSET
    """Immutable. `Model` to tune, e.g. `models/gemini-1.5-flash-001`."""
    create_time: Maybe[datetime.datetime] = UNSET
    """Output only. Time of the model's creation."""
    description: Maybe[str] = UNSET
    """Short text describing the model."""
    display_name: Maybe[str] = UNSET
    """Name shown for the model in user interfaces, at most 40 characters with spaces counted."""
    name: Maybe[str] = UNSET
    """Output only. Unique name assigned on creation, e.g. `tunedModels/az2mb0bpw6i`; with a display_name set, its
    hyphenated words plus a random part.
    """
    reader_project_numbers: Maybe[list[Int64]] = UNSET
    """Numbers of the projects allowed to read the tuned model."""
    state: Maybe[TunedModelState | str] = UNSET
    """Output only. Current state of this model."""
    temperature: Maybe[float] = UNSET
    """Randomness of the output, in `[0.0,1.0]`: higher is more varied, lower less surprising. Defaults to the base
    model's value at creation.
    """
    top_k: Maybe[int] = UNSET
    """How many of the most probable tokens Top-k sampling considers; defaults to the base model's value at creation."""
    top_p: Maybe[float] = UNSET
    """Probability sum the token set for nucleus sampling must reach; defaults to the base model's value at creation."""
    tuned_model_source: Maybe[TunedModelSource] = UNSET
    """Tuned model from which training of the new one starts."""
    tuning_task: Maybe[TuningTask] = UNSET
    """Required. Tuning task that produces the model."""
    update_time: Maybe[datetime.datetime] = UNSET
    """Output only. Time of the model's last update."""


@model
class TunedModelSource(Model):
    """Tuned model used as the start for training another.

    Schema `TunedModelSource`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"base_model": "baseModel", "tuned_model": "tunedModel"}

    base_model: Maybe[str] = UNSET
    """Output only. Base `Model` of this `TunedModel`, e.g. `models/gemini-1.5-flash-001`."""
    tuned_model: Maybe[str] = UNSET
    """Immutable. `TunedModel` that training starts from, e.g. `tunedModels/my-tuned-model`."""


@model
class TuningExample(Model):
    """One tuning example.

    Schema `TuningExample`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"text_input": "textInput"}

    output: Maybe[str] = UNSET
    """Required. Output the model is expected to give."""
    text_input: Maybe[str] = UNSET
    """Text given to the model as input."""


@model
class TuningExamples(Model):
    """Examples for tuning, used to train or to validate.

    Schema `TuningExamples`.
    """

    examples: Maybe[list[TuningExample]] = UNSET
    """Examples of the set, for text or discuss input; one set may not mix types."""


@model
class TuningSnapshot(Model):
    """Record of one step of tuning.

    Schema `TuningSnapshot`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"compute_time": "computeTime", "mean_loss": "meanLoss"}

    compute_time: Maybe[datetime.datetime] = UNSET
    """Output only. Time at which the metric was computed."""
    epoch: Maybe[int] = UNSET
    """Output only. Epoch the step belongs to."""
    mean_loss: Maybe[float] = UNSET
    """Output only. Mean loss over the step's training examples."""
    step: Maybe[int] = UNSET
    """Output only. Number of the tuning step."""


@model
class TuningTask(Model):
    """Task that creates a tuned model.

    Schema `TuningTask`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "complete_time": "completeTime",
        "start_time": "startTime",
        "training_data": "trainingData",
    }

    complete_time: Maybe[datetime.datetime] = UNSET
    """Output only. Time at which tuning finished."""
    hyperparameters: Maybe[Hyperparameters] = UNSET
    """Immutable. Hyperparameters of the tuning process; defaults apply when omitted."""
    snapshots: Maybe[list[TuningSnapshot]] = UNSET
    """Output only. Metrics gathered while tuning."""
    start_time: Maybe[datetime.datetime] = UNSET
    """Output only. Time at which tuning began."""
    training_data: Maybe[Dataset] = UNSET
    """Required. Input only. Immutable. Data to train the model on."""


@model
class V1mainCreateTunedModelMetadata(Model):
    """Progress and state of a tuned model's creation, from its long-running operation.

    Schema `V1mainCreateTunedModelMetadata`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "completed_percent": "completedPercent",
        "completed_steps": "completedSteps",
        "total_steps": "totalSteps",
        "tuned_model": "tunedModel",
    }

    completed_percent: Maybe[float] = UNSET
    """How much of the tuning is done, as a percentage."""
    completed_steps: Maybe[int] = UNSET
    """Tuning steps finished so far."""
    snapshots: Maybe[list[V1mainTuningSnapshot]] = UNSET
    """Metrics gathered while tuning."""
    total_steps: Maybe[int] = UNSET
    """Number of steps the tuning takes in all."""
    tuned_model: Maybe[str] = UNSET
    """Tuned model that the operation concerns."""


@model
class V1mainTuningSnapshot(Model):
    """Record of one step of tuning.

    Schema `V1mainTuningSnapshot`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"compute_time": "computeTime", "mean_loss": "meanLoss"}

    compute_time: Maybe[datetime.datetime] = UNSET
    """Output only. Time at which the metric was computed."""
    epoch: Maybe[int] = UNSET
    """Output only. Epoch the step belongs to."""
    mean_loss: Maybe[float] = UNSET
    """Output only. Mean loss over the step's training examples."""
    step: Maybe[int] = UNSET
    """Output only. Number of the tuning step."""
