"""What servers say of uploads and downloads, whatever it is, has a meaning or is an error of ours."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, strategies as st

from aiogenai.runtime.content import Content
from aiogenai.runtime.errors import DownloadError, UploadProtocolError
from aiogenai.runtime.upload_protocols import Classic, UploadProtocol, XGoogUpload

STATUSES = st.integers(100, 599) | st.sampled_from([200, 201, 206, 308, 400, 404, 416, 499, 503])
NUMBERS = st.integers(-1, 10**20).map(str) | st.text(max_size=5)
RANGES = st.builds("{}{}-{}/{}".format, st.sampled_from(["bytes ", "bytes=", ""]), NUMBERS, NUMBERS, NUMBERS)
VALUES = NUMBERS | RANGES | st.sampled_from(["active", "FINAL ", "cancelled", "bytes=0-99", '"1"', 'W/"1"', "gzip"])


def headers(*names: str) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(names), VALUES)


SAID_OF_UPLOADS = headers(
    "x-goog-upload-status",
    "x-goog-upload-url",
    "x-goog-upload-chunk-granularity",
    "x-goog-upload-size-received",
    "x-http-status-code-override",
    "location",
    "range",
)
SAID_OF_DOWNLOADS = headers(
    "etag", "last-modified", "content-range", "content-length", "content-encoding", "x-goog-hash", "content-md5"
)


@pytest.mark.parametrize("protocol", [XGoogUpload(), Classic()], ids=["resumable", "classic"])
@given(status=STATUSES, said=SAID_OF_UPLOADS)
def test_any_answer_to_an_upload_has_a_verdict(protocol: UploadProtocol, status: int, said: dict[str, str]) -> None:
    for judge in (protocol.after_chunk, protocol.after_query):
        with contextlib.suppress(UploadProtocolError):
            judge(status, said)
    with contextlib.suppress(UploadProtocolError):
        session = protocol.session(said)
        assert session is None or 0 < session.chunk_size(1) <= 64 * 2**20


@given(st.lists(st.tuples(st.sampled_from([200, 206]), SAID_OF_DOWNLOADS, st.binary(max_size=20)), max_size=4))
def test_a_download_never_goes_back_whatever_the_answers_say(answers: list[tuple[int, dict[str, str], bytes]]) -> None:
    content, came = Content(), b""
    with contextlib.suppress(DownloadError):
        for status, said, piece in answers:
            asked = content.wanted_headers().get("range", f"bytes={max(0, len(came) - 1)}-")
            assert f"bytes={max(0, len(came) - 1)}-" == asked
            content.begin(status, said)
            came += content.take(piece)
        content.check()
