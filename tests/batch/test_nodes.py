"""Ray on more than one machine: they are namespaces of this one. `make soak` runs it, where it is root."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.batch.machines import refused
from tests.batch.nodes import Loss, cluster, loss_trial, made

pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="needs the extra ray; `make soak` has it"),
    pytest.mark.skipif(bool(why := refused()), reason=why or "there are machines"),
]


@pytest.mark.parametrize(("loss", "token"), [("machine", True), ("driver", False)])
async def test_two_machines_share_a_job_and_a_loss_loses_nothing(tmp_path: Path, loss: Loss, token: bool) -> None:
    assert 4000 > await loss_trial(tmp_path, 4000, 0.4, loss, token=token)


@pytest.mark.parametrize("token", [True, False])
async def test_a_driver_that_authenticates_otherwise_than_the_cluster_is_told_how(tmp_path: Path, token: bool) -> None:
    other = {"RAY_AUTH_MODE": "disabled"} if token else {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "a" * 64}
    async with cluster(tmp_path, token=token) as there:
        running = await there.batch("run", *made(tmp_path, 10, "refused", 600), **other)
        said = await running.said()
    assert 1 == running.door.returncode
    assert "have RAY_AUTH_MODE as they have it" in said
    assert "Traceback" not in said
