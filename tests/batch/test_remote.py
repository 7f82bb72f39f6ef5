"""Jobs from and to an object store, a server of which runs here. `make soak` runs it."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from aiogenai.batch import remote
from aiogenai.batch.errors import DeliveryFailed, InputRefused
from aiogenai.runtime.errors import ConfigurationError
from tests.batch.jobs import read, texts
from tests.batch.processes import reached, serving, start, stats

needs_store = pytest.mark.skipif(
    find_spec("moto") is None or find_spec("pyarrow") is None, reason="needs moto and pyarrow; `make soak` has them"
)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """URLs of objects in a bucket, by their names."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    server = import_module("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    where = f"endpoint_override={host}:{port}&scheme=http&region=us-east-1&allow_bucket_creation=true"
    bucket, place = import_module("pyarrow.fs").FileSystem.from_uri(f"s3://bucket?{where}")
    bucket.create_dir(place)
    yield lambda name: f"s3://bucket/{name}?{where}"
    server.stop()


def _put(path: Path, rows: int, url: str) -> None:
    path.write_text("".join(json.dumps({"key": f"k{n}", "prompt": f"p{n}"}) + "\n" for n in range(1, rows + 1)))
    remote.deliver(path, url)


@needs_store
async def test_a_killed_job_from_a_store_goes_on_and_its_results_are_delivered(tmp_path: Path, store: Any) -> None:
    rows, output = 1500, tmp_path / "out.jsonl"
    _put(tmp_path / "made.jsonl", rows, store("in.jsonl"))
    command = ("run", store("in.jsonl"), str(output), "--model", "m", "--in-flight", "16", "--progress", "none")
    async with serving("--latency", "0.02") as url:
        process = await start(url, *command, "--deliver", store("results/out.jsonl"))
        await reached(url, 300)
        process.send_signal(signal.SIGKILL)
        await process.communicate()
        again = await start(url, *command, "--deliver", store("results/out.jsonl"))
        _, said = await again.communicate()
        assert 0 == again.returncode, said.decode()
        assert sum((await stats(url))["seen"].values()) <= rows + 16 + 100
    delivered = remote.fetch(store("results/out.jsonl"), tmp_path / "back")
    assert output.read_bytes() == delivered.read_bytes()
    assert {n: f"p{n}" for n in range(1, rows + 1)} == texts(read(delivered))


@needs_store
def test_what_is_the_same_in_the_store_is_not_fetched_again(tmp_path: Path, store: Any) -> None:
    _put(tmp_path / "made.jsonl", 10, store("in.jsonl"))
    path = remote.fetch(store("in.jsonl"), tmp_path / "job")
    first = path.stat().st_ino
    assert first == remote.fetch(store("in.jsonl"), tmp_path / "job").stat().st_ino
    _put(tmp_path / "made.jsonl", 11, store("in.jsonl"))
    assert 11 == len(read(remote.fetch(store("in.jsonl"), tmp_path / "job")))


@needs_store
def test_what_is_not_there_is_named(tmp_path: Path, store: Any) -> None:
    with pytest.raises(InputRefused, match=r"none\.jsonl.* is not there"):
        remote.fetch(store("none.jsonl"), tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(DeliveryFailed):
        remote.deliver(tmp_path / "file", store("out.jsonl").replace("bucket/", "other/"))


def test_dead_letters_go_beside_the_results() -> None:
    assert "s3://b/x/out.dead.jsonl?region=r" == remote.beside("s3://b/x/out.jsonl?region=r", "out.dead.jsonl")


@pytest.mark.skipif(find_spec("pyarrow") is not None, reason="pyarrow is there")
def test_without_the_extra_the_next_step_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"aiogenai\[remote\]"):
        remote.fetch("s3://bucket/in.jsonl", tmp_path)
