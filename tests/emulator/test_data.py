"""State that is kept in a folder: over a restart, over kill -9 in the middle of writing, and for one server only."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import time
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from aiogenai.emulator import Emulator, Settings
from aiogenai.emulator.disk_store import DiskStore

from .conftest import MODEL, Api, asks
from .test_batches import finished, results, start_from_file
from .test_command import served


def files(folder: Path) -> list[Path]:
    return list((folder / "bytes").iterdir())


async def download(api: Api, name: str) -> bytes:
    async with api.session.get(f"{api.url}/download/v1beta/{name}:download", params={"alt": "media"}) as response:
        assert 200 == response.status
        return await response.read()


async def test_resources_files_and_tokens_outlive_a_restart(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    settings = Settings(step=3600.0, seed=1)
    async with Emulator(data=tmp_path, settings=settings) as emulator:
        api = Api(emulator.url, session)
        names = [(await api.post("corpora", {"displayName": f"C{number}"}))["name"] for number in range(4)]
        await api.patch(names[0], {"displayName": "changed"}, updateMask="displayName")
        await api.delete(names[1])
        document = (await api.post(f"{names[2]}/documents", {"displayName": "D"}))["name"]
        await api.post(f"{document}/chunks", {"data": {"stringValue": "a text about bees"}})
        file = await api.upload(b"bytes \x00\xff" * 1000)
        token = (await api.get("corpora", pageSize=1))["nextPageToken"]
        batch = await start_from_file(api, [b'{"key": "a", "request": {"contents": [{"parts": [{"text": "x"}]}]}}'])
    async with Emulator(data=tmp_path, settings=settings) as emulator:
        api = Api(emulator.url, session)
        corpora = (await api.get("corpora"))["corpora"]
        assert [names[0], *names[2:]] == [corpus["name"] for corpus in corpora]
        assert "changed" == corpora[0]["displayName"]
        assert names[2] == (await api.get("corpora", pageSize=1, pageToken=token))["corpora"][0]["name"]
        found = (await api.post(f"{names[2]}:query", {"query": "bees"}))["relevantChunks"]
        assert "a text about bees" == found[0]["chunk"]["data"]["stringValue"]
        assert b"bytes \x00\xff" * 1000 == await download(api, file["name"])
        (row,) = await results(api, await finished(api, batch))
        assert "a" == row["key"]
        assert (await api.post("corpora", {}))["name"] not in names, "ids go on"
        assert 1 == len(await _children(api, names[2]))
        await api.delete(names[2], force="true")
    async with Emulator(data=tmp_path, settings=settings) as emulator:
        api = Api(emulator.url, session)
        await api.get(document, status=404)
        await api.control("POST", "reset")
        assert {} == await api.get("corpora")
    async with Emulator(data=tmp_path, settings=settings) as emulator:
        assert {} == await Api(emulator.url, session).get("corpora")
        assert not files(tmp_path)


async def _children(api: Api, corpus: str) -> list[Any]:
    documents: list[Any] = (await api.get(f"{corpus}/documents"))["documents"]
    return documents


async def test_what_was_answered_outlives_kill_9(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    corpora: set[str] = set()
    digests: dict[str, str] = {}
    deleted: set[str] = set()

    async def write(api: Api, worker: int, goal: int, reached: asyncio.Event) -> None:
        """Creates, uploads and deletes until the server is gone; notes what was answered."""
        for number in range(10_000):
            corpora.add((await api.post("corpora", {"displayName": f"{worker} {number}"}))["name"])
            if len(corpora) >= goal:
                reached.set()
            data = f"{worker} {number} ".encode() * 5000
            file = (await api.upload(data))["name"]
            digests[file] = hashlib.sha256(data).hexdigest()
            if number % 5 == 4:
                name = (await api.post("corpora", {}))["name"]
                deleted.add(name)
                await api.delete(name)

    for kill in range(3):
        async with served("aiogenai.emulator", "--data", str(tmp_path)) as (process, exported):
            api = Api(exported["GEMINI_BASE_URL"], session)
            await _check(api, corpora, digests, deleted)
            goal, reached = len(corpora) + 60 + 17 * kill, asyncio.Event()
            workers = [asyncio.create_task(write(api, worker, goal, reached)) for worker in range(8)]
            await reached.wait()
            process.kill()
            await process.wait()
            gone = await asyncio.gather(*workers, return_exceptions=True)
            assert all(isinstance(error, aiohttp.ClientError) for error in gone), gone
    async with Emulator(data=tmp_path) as emulator:
        await _check(Api(emulator.url, session), corpora, digests, deleted)
        assert len(files(tmp_path)) == emulator.world.store.counts()["files"], "no bytes are left over"


async def test_what_one_turn_of_the_loop_writes_is_kept_whole(tmp_path: Path) -> None:
    def killed_now(name: str) -> DiskStore:
        shutil.copytree(tmp_path / "data", tmp_path / name)
        store = DiskStore(tmp_path / name)
        store.open()
        return store

    store = DiskStore(tmp_path / "data")
    store.open()
    store.put("files/a", {"name": "files/a"})
    time.sleep(0.05)  # noqa: ASYNC251  # the turn goes on, and the journal's thread has all the time to write half of it
    early = killed_now("early")
    store.put_blob("files/a", b"bytes")
    await store.settled()
    late = killed_now("late")
    for opened in (store, early, late):
        opened.close()
    assert (None, None) == (early.get("files/a"), early.blob("files/a"))
    assert b"bytes" == late.blob("files/a")
    assert late.get("files/a") is not None


async def _check(api: Api, corpora: set[str], digests: dict[str, str], deleted: set[str]) -> None:
    listed: set[str] = set()
    token = ""
    while True:
        page = await api.get("corpora", pageSize=20, pageToken=token)
        listed |= {corpus["name"] for corpus in page.get("corpora", ())}
        token = page.get("nextPageToken", "")
        if not token:
            break
    assert corpora <= listed
    for name, digest in digests.items():
        assert digest == hashlib.sha256(await download(api, name)).hexdigest()
    # The last delete of each worker may have been sent and not answered; of those that were, nothing came back.
    assert len(deleted & listed) <= 8


async def test_a_folder_is_of_one_server(tmp_path: Path) -> None:
    async with Emulator(data=tmp_path):
        with pytest.raises(OSError, match="cannot be used"):
            await Emulator(data=tmp_path).start()
    (tmp_path / "state.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(OSError, match="cannot be used"):
        await Emulator(data=tmp_path).start()


async def test_a_server_that_cannot_listen_lets_go_of_its_folder(tmp_path: Path) -> None:
    async with Emulator() as other:
        port = int(other.url.rpartition(":")[2])
        with pytest.raises(OSError, match="address"):
            await Emulator(data=tmp_path, port=port).start()
    async with Emulator(data=tmp_path) as emulator:
        assert emulator.url


async def test_bytes_are_replaced_as_a_whole(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    async with Emulator(data=tmp_path) as emulator:
        store = emulator.world.store
        for number in range(20):
            store.put_blob("files/x", b"%d" % number)
            assert b"%d" % number == store.blob("files/x")
        await store.settled()
        assert b"19" == store.blob("files/x")
        store.remove("files/x")
        assert store.blob("files/x") is None
        await store.settled()
        assert not files(tmp_path)
        await Api(emulator.url, session).post(f"{MODEL}:generateContent", asks("x"))
