"""The same input gives the same bytes, whatever the order of its keys and whatever Python hashes to."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

from codegen.write import difference
from tests.codegen.documents import V1BETA, run


def shuffled(tree: Any, chance: random.Random) -> Any:
    if isinstance(tree, dict):
        items = [(key, shuffled(value, chance)) for key, value in tree.items()]
        chance.shuffle(items)
        return dict(items)
    return [shuffled(item, chance) for item in tree] if isinstance(tree, list) else tree


def test_the_order_of_keys_and_the_hash_seed_do_not_matter(tmp_path: Path) -> None:
    chance = random.Random(7)
    texts: list[dict[str, str]] = []
    for seed in ("1", "2"):
        source = tmp_path / seed / "in"
        shutil.copytree(V1BETA, source)
        for path in source.glob("2*.json"):
            path.write_text(json.dumps(shuffled(json.loads(path.read_text("utf-8")), chance)), "utf-8")
        (source / "names.json").unlink()  # the names themselves must come out the same
        done = run("generate", source, "--out", tmp_path / seed / "out", hash_seed=seed)
        assert 0 == done.returncode, done.stderr
        made = [*(tmp_path / seed).rglob("*.py"), source / "names.json"]
        texts.append({p.relative_to(tmp_path / seed).as_posix(): p.read_text("utf-8") for p in made})
    first, second = (
        {path: text.replace(f"/{seed}/", "/") for path, text in found.items()}
        for seed, found in zip("12", texts, strict=True)
    )
    assert first == second


def test_generating_again_changes_nothing(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(V1BETA, source)
    assert "29 files, 29 changed" in run("generate", source, "--out", out).stdout
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.py")}
    assert "29 files, 0 changed" in run("generate", source, "--out", out).stdout
    assert before == {path: path.stat().st_mtime_ns for path in out.rglob("*.py")}
    assert not difference(out, {p.relative_to(out).as_posix(): p.read_text("utf-8") for p in before})
