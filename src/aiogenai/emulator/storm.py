"""A bit of everything that goes wrong: what the word `storm` stands for in a rule. Data; the rule draws from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STORM: list[Mapping[str, Any]] = [
    {"delay": "lognormal:0.05:1"},
    {"status": 429, "retry_delay": "uniform:0.01:0.1", "quota": "GenerateRequestsPerMinutePerProjectPerModel"},
    {"status": 500},
    {"status": 500, "commit": True},
    {"status": 503, "retry_delay": "uniform:0.01:0.1"},
    {"status": 502, "html": True},
    {"cut": "head"},
    {"cut": "head", "reset": True},
    {"cut": "uniform:0:2000"},
    {"cut": "uniform:0:2000", "reset": True},
    {"cut": "end"},
    {"empty": True},
    {"read_cut": "uniform:0:40"},
    {"stall": "uniform:0.05:0.2", "stall_at": "uniform:0:500"},
    {"trickle": "uniform:5000:50000"},
    {"read_rate": "uniform:5000:50000"},
    {"length": 7},
    {"length": -7},
    {"corrupt": "uniform:0:500"},
    {"duplicate": 0},
    {"reorder": 0},
    {"lose": 1},
    {"error_after": 1, "status": 503},
]
