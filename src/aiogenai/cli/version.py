"""`aiogenai version`."""

from __future__ import annotations

import argparse

from aiogenai import __version__
from aiogenai.v1beta import REVISION


def arguments(_parser: argparse.ArgumentParser) -> None:
    pass


def run(_options: argparse.Namespace) -> int:
    print(f"aiogenai {__version__}, v1beta of {REVISION}")
    return 0
