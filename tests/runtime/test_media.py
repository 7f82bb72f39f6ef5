"""Sources of bytes, and the chunks that are made of them."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from aiogenai.runtime.chunking import Chunking
from aiogenai.runtime.errors import SourceChanged, UnseekableSource, ValidationError
from aiogenai.runtime.media import Media, as_media, open_source
from aiogenai.runtime.upload_protocols import Chunk


async def iterator(data: bytes, size: int = 3) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


MADE = [
    ("photo.png", "photo.png", "image/png"),
    (Path("a/b/clip.mp4"), "clip.mp4", "video/mp4"),
    ("data.unknown", "data.unknown", "application/octet-stream"),
    (b"x", "", "application/octet-stream"),
    (bytearray(b"x"), "", "application/octet-stream"),
    (Media("x.png", mime_type="text/plain", file_name="y.txt"), "y.txt", "text/plain"),
    (Media(b"x", file_name="notes.txt"), "notes.txt", "text/plain"),
    (iterator(b""), "", "application/octet-stream"),
    (io.BytesIO(b""), "", "application/octet-stream"),
]


@pytest.mark.parametrize(("source", "name", "mime_type"), MADE)
def test_the_name_and_the_type_are_guessed_and_can_be_given(source, name, mime_type):
    media = as_media(source)
    assert (name, mime_type) == (media.file_name, media.mime_type)


def test_a_file_has_its_name_and_one_that_has_a_number_instead_has_none(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    with path.open("rb") as file, open(file.fileno(), "rb", closefd=False) as numbered:  # by number
        assert ("a.txt", "") == (as_media(file).file_name, as_media(numbered).file_name)


@pytest.mark.parametrize("mime_type", ["x", "a/b\r\nc: d", "a/b\n", "ä/b", "a b/c", "/", "a/"])
def test_what_is_no_mime_type_is_refused(mime_type):
    with pytest.raises(ValidationError, match=r"media\.mime_type"):
        as_media(Media(b"x", mime_type=mime_type))


def test_the_session_of_an_upload_is_not_shown():
    assert "secret" not in repr(Media(b"x", session_url="https://example.com/?upload_id=secret"))


async def test_a_file_is_read_from_where_it_stands(tmp_path):
    path = tmp_path / "data"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        file.seek(4)
        source = await open_source(file)
        assert 6 == source.size
        assert b"456" == await source.read(3)
        await source.rewind(1)
        assert b"56789" == await source.read(99)
        await source.close()
        assert not file.closed


async def chunks_of(source: Any, size: int) -> list[tuple[Chunk, bytes]]:
    opened = await open_source(source)
    chunking = Chunking(opened)
    found = [await chunking.at(0, size)]
    while not found[-1][0].last:
        found.append(await chunking.at(found[-1][0].end, size))
    await opened.close()
    return found


@given(st.binary(max_size=40), st.integers(1, 12), st.booleans())
async def test_chunks_are_the_whole_source_in_order(data, size, known):
    found = await chunks_of(data if known else iterator(data), size)
    assert data == b"".join(piece for _, piece in found)
    assert [n * size for n in range(len(found))] == [chunk.offset for chunk, _ in found]
    assert [len(piece) for _, piece in found] == [chunk.size for chunk, _ in found]
    assert max(1, -(-len(data) // size)) == len(found), "no empty chunk at the end"
    assert [False] * (len(found) - 1) + [True] == [chunk.last for chunk, _ in found]
    assert len(data) == found[-1][0].total


@given(st.binary(min_size=1, max_size=40), st.integers(1, 12), st.lists(st.integers(0, 40), max_size=8))
async def test_any_offset_can_be_asked_for_of_what_can_go_back(data, size, offsets):
    chunking = Chunking(await open_source(data))
    for offset in (min(offset, len(data)) for offset in offsets):
        chunk, piece = await chunking.at(offset, size)
        assert (offset, data[offset : offset + len(piece)]) == (chunk.offset, piece)
        assert (offset + len(piece) == len(data)) == chunk.last
        assert piece or chunk.last


async def test_what_can_not_go_back_gives_what_it_holds():
    chunking = Chunking(await open_source(iterator(b"0123456789")))
    await chunking.at(0, 4)
    assert b"23" == (await chunking.at(2, 4))[1]
    assert b"4567" == (await chunking.at(4, 4))[1]
    with pytest.raises(UnseekableSource):
        await chunking.at(3, 4)


@pytest.mark.parametrize("size", [90_000, 110_000])
async def test_a_source_that_changes_its_size_is_told(size, tmp_path):
    path = tmp_path / "data"
    path.write_bytes(bytes(100_000))
    source = await open_source(path)
    chunking = Chunking(source)
    await chunking.at(0, 50_000)
    path.write_bytes(bytes(size))
    try:
        with pytest.raises(SourceChanged):
            await chunking.at(50_000, 99_999)
    finally:
        await source.close()
