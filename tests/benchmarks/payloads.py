"""The bytes and values that every contender sends and receives, made once here so that the work is the same for all."""

from __future__ import annotations

import base64
import json

CHUNKS = 500
IMAGE = bytes(range(256)) * (10 * 2**20 // 256)
HISTORY = [
    ("user" if turn % 2 == 0 else "model", f"Turn {turn}: what happened next, in a line?") for turn in range(400)
]
PROMPT = "Why is the sky blue?"
MODEL = "models/gemini-2.5-flash"
BIG_MODEL = "models/big"

_USAGE = {
    "promptTokenCount": 7,
    "candidatesTokenCount": 180,
    "totalTokenCount": 187,
    "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 7}],
}
_TEXT = "Light from the sun is scattered by the air, and blue light more than red. " * 10


def _answer(part: dict[str, object], finish: str | None) -> bytes:
    candidate: dict[str, object] = {"content": {"parts": [part], "role": "model"}, "index": 0}
    if finish:
        candidate |= {
            "finishReason": finish,
            "safetyRatings": [
                {"category": f"HARM_CATEGORY_{name}", "probability": "NEGLIGIBLE"}
                for name in ("SEXUALLY_EXPLICIT", "HATE_SPEECH", "HARASSMENT", "DANGEROUS_CONTENT")
            ],
        }
    tree = {
        "candidates": [candidate],
        "usageMetadata": _USAGE,
        "modelVersion": "gemini-2.5-flash",
        "responseId": "d2hhdGV2ZXI",
    }
    return json.dumps(tree).encode()


ANSWER = _answer({"text": _TEXT}, "STOP")
CHUNK = _answer({"text": _TEXT[:40]}, None)
LAST_CHUNK = _answer({"text": _TEXT[:40]}, "STOP")
BIG_CHUNK = _answer(
    {
        "inlineData": {
            "mimeType": "image/png",
            "data": base64.b64encode(bytes(range(256)) * (12 * 2**20 // 256)).decode(),
        }
    },
    "STOP",
)
