"""curl, in the words of Google's own documentation, with another host: what people paste into a shell."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from aiogenai.emulator import Emulator

pytestmark = [
    pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed"),
]


@pytest.fixture
def shell(emulator: Emulator, tmp_path: Path) -> Any:
    async def run(script: str) -> str:
        process = await asyncio.create_subprocess_exec(
            *("bash", "-euo", "pipefail", "-c", script),
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "BASE_URL": emulator.url, "GEMINI_API_KEY": "test"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        assert 0 == process.returncode, err.decode()
        return out.decode()

    return run


async def test_generate_content(shell: Any) -> None:
    answer = json.loads(
        await shell("""
curl -s "$BASE_URL/v1beta/models/gemini-2.5-flash:generateContent" \\
  -H "x-goog-api-key: $GEMINI_API_KEY" \\
  -H 'Content-Type: application/json' \\
  -X POST \\
  -d '{
    "contents": [
      {
        "parts": [
          {
            "text": "Explain how AI works in a few words"
          }
        ]
      }
    ]
  }'
""")
    )
    assert "Explain how AI works" in answer["candidates"][0]["content"]["parts"][0]["text"]


async def test_the_key_may_stand_in_the_query_and_names_in_snake_case(shell: Any) -> None:
    answer = json.loads(
        await shell("""
curl -s "$BASE_URL/v1beta/models/gemini-2.5-flash:generateContent?key=$GEMINI_API_KEY" \\
    -H 'Content-Type: application/json' \\
    -d '{ "system_instruction": {
    "parts":
      { "text": "You are a cat. Your name is Neko."}},
    "contents": {
      "parts": {
        "text": "Hello there"}}}'
""")
    )
    assert answer["candidates"]


async def test_stream_generate_content(shell: Any) -> None:
    text = await shell("""
curl -s "$BASE_URL/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse" \\
  -H "x-goog-api-key: $GEMINI_API_KEY" \\
  -H 'Content-Type: application/json' \\
  --no-buffer \\
  -d '{ "contents":[{"parts":[{"text": "Explain how AI works"}]}]}'
""")
    events = [json.loads(line.removeprefix("data: ")) for line in text.splitlines() if line]
    assert len(events) > 1
    assert "STOP" == events[-1]["candidates"][0]["finishReason"]


async def test_embed_content(shell: Any) -> None:
    answer = json.loads(
        await shell("""
curl -s "$BASE_URL/v1beta/models/gemini-embedding-001:embedContent" \\
-H "x-goog-api-key: $GEMINI_API_KEY" \\
-H 'Content-Type: application/json' \\
-d '{"model": "models/gemini-embedding-001",
     "content": {"parts":[{"text": "What is the meaning of life?"}]}
    }'
""")
    )
    assert 3072 == len(answer["embedding"]["values"])


async def test_a_picture_goes_along_inline(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(300))
    answer = json.loads(
        await shell("""
IMG_PATH=picture.jpg
B64FLAGS="-w0"
curl -s "$BASE_URL/v1beta/models/gemini-2.5-flash:generateContent" \\
-H "x-goog-api-key: $GEMINI_API_KEY" \\
-H 'Content-Type: application/json' \\
-X POST \\
-d '{
    "contents": [{
    "parts":[
        {
            "inline_data": {
            "mime_type":"image/jpeg",
            "data": "'"$(base64 $B64FLAGS $IMG_PATH)"'"
            }
        },
        {"text": "Caption this image."}
    ]
    }]
}' 2> /dev/null
""")
    )
    assert "Caption this image." in answer["candidates"][0]["content"]["parts"][0]["text"]
    assert answer["usageMetadata"]["promptTokenCount"] > 200


async def test_the_files_api_by_the_resumable_protocol(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_text("some text " * 5000, "utf-8")
    texts = await shell("""
MIME_TYPE=$(printf text/plain)
NUM_BYTES=$(wc -c < sample.txt)
DISPLAY_NAME=TEXT
tmp_header_file=upload-header.tmp

# Initial resumable request defining metadata.
# The upload url is in the response headers dump them to a file.
curl -s "${BASE_URL}/upload/v1beta/files" \\
  -D "${tmp_header_file}" \\
  -H "x-goog-api-key: $GEMINI_API_KEY" \\
  -H "X-Goog-Upload-Protocol: resumable" \\
  -H "X-Goog-Upload-Command: start" \\
  -H "X-Goog-Upload-Header-Content-Length: ${NUM_BYTES}" \\
  -H "X-Goog-Upload-Header-Content-Type: ${MIME_TYPE}" \\
  -H "Content-Type: application/json" \\
  -d "{'file': {'display_name': '${DISPLAY_NAME}'}}" 2> /dev/null

upload_url=$(grep -i "x-goog-upload-url: " "${tmp_header_file}" | cut -d" " -f2 | tr -d "\\r")
rm "${tmp_header_file}"

# Upload the actual bytes.
curl -s "${upload_url}" \\
  -H "Content-Length: ${NUM_BYTES}" \\
  -H "X-Goog-Upload-Offset: 0" \\
  -H "X-Goog-Upload-Command: upload, finalize" \\
  --data-binary "@sample.txt" 2> /dev/null > file_info.json

cat file_info.json
""")
    file = json.loads(texts)["file"]
    assert ("TEXT", "50000", "text/plain") == (file["displayName"], file["sizeBytes"], file["mimeType"])


async def test_a_cache_by_curl_is_made_listed_and_deleted(shell: Any) -> None:
    body = {
        "model": "models/gemini-2.5-flash",
        "contents": [{"role": "user", "parts": [{"text": "long " * 3000}]}],
        "ttl": "300s",
    }
    text = base64.b64encode(json.dumps(body).encode()).decode()
    answer = await shell(f"""
echo {text} | base64 -d > request.json
curl -s -X POST "$BASE_URL/v1beta/cachedContents?key=$GEMINI_API_KEY" \\
 -H 'Content-Type: application/json' \\
 -d @request.json > cache.json
CACHE_NAME=$(sed -n 's/.*"name": *"\\(cachedContents[^"]*\\)".*/\\1/p' cache.json)
curl -s "$BASE_URL/v1beta/cachedContents?key=$GEMINI_API_KEY"
curl -s -X DELETE "$BASE_URL/v1beta/$CACHE_NAME?key=$GEMINI_API_KEY"
""")
    listed, deleted = answer.rsplit("{", 1)
    assert 1 == len(json.loads(listed)["cachedContents"])
    assert {} == json.loads("{" + deleted)


async def test_models_are_listed(shell: Any) -> None:
    answer = json.loads(await shell('curl -s "$BASE_URL/v1beta/models?pageSize=5&key=$GEMINI_API_KEY"'))
    assert 5 == len(answer["models"])
    assert answer["nextPageToken"]


async def test_a_method_may_be_named_in_a_header_and_answers_be_packed(shell: Any) -> None:
    answer = json.loads(
        await shell("""
curl -s --compressed -X POST "$BASE_URL/v1beta/models/gemini-2.5-flash" \\
  -H "X-HTTP-Method-Override: GET" -H "x-goog-api-key: $GEMINI_API_KEY"
""")
    )
    assert "models/gemini-2.5-flash" == answer["name"]
