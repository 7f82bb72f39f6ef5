"""Bespoke Labs' curator, as its documentation shows it: `curator URL SOURCE OUTPUT`."""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from .work import IN_FLIGHT


def _tokens() -> str:
    """The folder of the encoding that it counts tokens with; it would be downloaded, if litellm did not bring it."""
    found = find_spec("litellm")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parent / "litellm_core_utils/tokenizers")


def main(url: str, source: Path, output: Path) -> None:
    os.environ |= {
        "TIKTOKEN_CACHE_DIR": _tokens(),
        "TELEMETRY_ENABLED": "false",
        "OPENAI_API_KEY": "test",
        "CURATOR_CACHE_DIR": str(output.with_suffix(".cache")),
        "CURATOR_DISABLE_RICH_DISPLAY": "1",
    }
    from bespokelabs import curator  # after the environment is set: it reads it as it is imported

    limits = {"max_requests_per_minute": 1_000_000, "max_tokens_per_minute": 1_000_000_000}
    model = curator.LLM(
        model_name="gpt-4",
        backend="openai",
        backend_params={"base_url": f"{url}/v1", "max_concurrent_requests": IN_FLIGHT, **limits},
    )
    rows = [json.loads(line)["messages"][0]["content"] for line in source.read_text("utf-8").splitlines()]
    answers = model(rows)
    with output.open("w", encoding="utf-8") as file:
        for row in answers.dataset if hasattr(answers, "dataset") else answers:
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
