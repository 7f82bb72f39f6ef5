"""Ray Data's processor of HTTP requests, as its documentation shows it: `ray_data URL SOURCE OUTPUT`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from .work import IN_FLIGHT


def main(url: str, source: Path, output: Path) -> None:
    os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DATA_DISABLE_PROGRESS_BARS": "1"}
    import ray  # after the environment is set: it reads it as it is imported
    from ray.data.llm import HttpRequestProcessorConfig, build_processor

    ray.init(num_cpus=4, include_dashboard=False, _node_ip_address="127.0.0.1", log_to_driver=False)
    config = HttpRequestProcessorConfig(
        url=f"{url}/v1/chat/completions", headers={"Authorization": "Bearer test"}, batch_size=IN_FLIGHT, concurrency=1
    )

    def before(row: dict[str, Any]) -> dict[str, Any]:
        return {"payload": {"model": row["model"], "messages": [dict(message) for message in row["messages"]]}}

    def after(row: dict[str, Any]) -> dict[str, Any]:
        return {"answer": json.dumps(row["http_response"])}

    process = build_processor(config, preprocess=before, postprocess=after)
    process(ray.data.read_json(str(source))).write_json(str(output.with_suffix(".parts")))
    parts = sorted(output.with_suffix(".parts").glob("*.json"))
    output.write_text("".join(part.read_text("utf-8") for part in parts), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
