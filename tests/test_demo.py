"""The demo, as `make demo` runs it: a process that ends by itself."""

from __future__ import annotations

import subprocess
import sys


def test_the_demo_makes_every_kind_of_call_and_ends_well() -> None:
    demo = subprocess.run([sys.executable, "-m", "aiogenai.cli", "demo"], check=False, capture_output=True, text=True)
    assert (0, "") == (demo.returncode, demo.stderr)
    for title in ("One call", "A stream", "Pages", "An operation", "1,000 calls"):
        assert title in demo.stdout
    assert "\x1b" not in demo.stdout  # plain where no terminal is
    assert ["errors", "none"] == demo.stdout.splitlines()[-1].split()
