"""The folder holds what was generated and nothing else; it is replaced as a whole, or not at all."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from codegen import write as write_module
from codegen.fault import Faults
from codegen.write import difference, formatted, replace, write
from tests.codegen.documents import ROOT, document, run, schema, stored

HEADER = "# Generated from a test."
TEXTS = {"__init__.py": f"{HEADER}\n", "types/a.py": f"{HEADER}\nA = 1\n"}


def held(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_a_folder_is_compared_both_ways(tmp_path: Path) -> None:
    write(tmp_path / "out", TEXTS, HEADER)
    (tmp_path / "out/types/a.py").write_text("A = 2\n", "utf-8")
    (tmp_path / "out/extra.py").write_text("", "utf-8")
    (tmp_path / "out/__init__.py").unlink()
    found = difference(tmp_path / "out", TEXTS)
    assert (("extra.py",), ("__init__.py",), ("types/a.py",)) == (found.extra, found.missing, found.different)
    assert "extra: extra.py\nmissing: __init__.py\ndifferent: types/a.py" == str(found)


def test_an_added_line_at_the_end_is_a_difference(tmp_path: Path) -> None:
    write(tmp_path / "out", TEXTS, HEADER)
    with (tmp_path / "out/types/a.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert ("types/a.py",) == difference(tmp_path / "out", TEXTS).different


def test_what_python_leaves_behind_is_no_difference(tmp_path: Path) -> None:
    write(tmp_path / "out", TEXTS, HEADER)
    (tmp_path / "out/__pycache__").mkdir()
    (tmp_path / "out/__pycache__/a.pyc").write_bytes(b"")
    assert not difference(tmp_path / "out", TEXTS)


def test_stale_files_go_and_files_that_did_not_change_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {**TEXTS, "types/b.py": f"{HEADER}\nB = 1\n"}, HEADER)
    before = (out / "types/a.py").stat()
    changed = write(out, {**TEXTS, "__init__.py": f"{HEADER}\nX = 1\n"}, HEADER)
    assert (("types/b.py",), (), ("__init__.py",)) == (changed.extra, changed.missing, changed.different)
    assert {"__init__.py", "types/a.py"} == set(held(out))
    assert before.st_mtime_ns == (out / "types/a.py").stat().st_mtime_ns
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("path", ["types/a.py", "mine.py"])
def test_a_file_that_was_not_generated_is_never_replaced(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    write(out, TEXTS, HEADER)
    (out / path).write_text("# My own.\n", "utf-8")
    before = held(out)
    with pytest.raises(Faults, match=f"{path} was not generated"):
        write(out, {**TEXTS, "types/c.py": HEADER}, HEADER)
    assert before == held(out)


class Interrupted(BaseException):
    pass


@pytest.mark.parametrize("at", ["_place", "_swap"])
def test_interrupted_the_old_folder_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    def interrupt(*_: object) -> None:
        raise Interrupted

    out = tmp_path / "out"
    write(out, TEXTS, HEADER)
    monkeypatch.setattr(write_module, at, interrupt)
    with pytest.raises(Interrupted):
        write(out, {"__init__.py": f"{HEADER}\nX = 1\n"}, HEADER)
    assert TEXTS == held(out)
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


def test_interrupted_between_the_renames_the_old_folder_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, TEXTS, HEADER)
    out.rename(tmp_path / ".out.old")
    assert not write(out, TEXTS, HEADER)
    assert TEXTS == held(out)
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


def test_interrupted_after_the_renames_what_is_left_goes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, TEXTS, HEADER)
    shutil.copytree(out, tmp_path / ".out.old")
    write(out, TEXTS, HEADER)
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("path", ["../a.py", "/a.py", "a/../../b.py", "a\\b.py", "a\0.py", ""])
def test_no_path_leads_out_of_the_folder(path: str) -> None:
    with pytest.raises(Faults, match="leads out of the folder"):
        formatted({path: ""})


def test_what_is_no_python_is_told() -> None:
    with pytest.raises(Faults, match=r"a\.py"):
        formatted({"a.py": "def\n"})


def test_check_says_what_is_extra_missing_and_different(tmp_path: Path) -> None:
    source = stored(tmp_path / "in", document())
    out = tmp_path / "out"
    assert 0 == run("generate", source, "--out", out).returncode
    assert 0 == run("check", source, "--out", out).returncode
    (out / "client.py").write_text("", "utf-8")
    (out / "routes.py").rename(out / "roads.py")
    before = held(out)
    done = run("check", source, "--out", out)
    assert 1 == done.returncode
    assert ["extra: roads.py", "missing: routes.py", "different: client.py"] == done.stderr.splitlines()[1:]
    assert before == held(out)


def test_check_misses_names_that_are_not_in_the_ledger(tmp_path: Path) -> None:
    source = stored(tmp_path / "in", document())
    run("generate", source, "--out", tmp_path / "out")
    (source / "names.json").write_text("{}\n", "utf-8")
    done = run("check", source, "--out", tmp_path / "out")
    assert 1 == done.returncode
    assert "does not hold all names" in done.stderr


def test_a_refused_folder_leaves_the_ledger_alone(tmp_path: Path) -> None:
    source = stored(tmp_path / "in", document())
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.py").write_text("", "utf-8")
    done = run("generate", source, "--out", tmp_path / "out")
    assert 2 == done.returncode
    assert "mine.py was not generated" in done.stderr
    assert not (source / "names.json").exists()


def test_a_newer_revision_with_the_same_surface_changes_the_revision_only(tmp_path: Path) -> None:
    out = tmp_path / "out"
    same = {"schemas": {"Book": schema("Book", title={"type": "string"})}}
    source = stored(tmp_path / "in", document("20260101", **same))
    run("generate", source, "--out", out)
    before = held(out)
    stored(source, document("20260201", **same))
    done = run("generate", source, "--out", out)
    assert "1 changed" in done.stdout, done.stdout + done.stderr
    assert ["__init__.py"] == [path for path, text in held(out).items() if text != before[path]]


def test_what_is_no_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("# My own.\n", "utf-8")
    with pytest.raises(Faults, match="it is no folder"):
        write(tmp_path / "out", TEXTS, HEADER)
    assert "# My own.\n" == (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize("leads_to", ["mine.py", "folder", "nowhere"])
@pytest.mark.parametrize("path", ["types/a.py", "link"])
def test_a_link_is_never_followed_nor_replaced(tmp_path: Path, path: str, leads_to: str) -> None:
    out = tmp_path / "out"
    write(out, TEXTS, HEADER)
    (tmp_path / "folder").mkdir()
    (tmp_path / "mine.py").write_text(TEXTS["types/a.py"], "utf-8")
    (out / path).unlink(missing_ok=True)
    (out / path).symlink_to(tmp_path / leads_to)
    with pytest.raises(Faults, match=f"{path} was not generated"):
        write(out, TEXTS, HEADER)
    assert (out / path).is_symlink()
    assert TEXTS["types/a.py"] == (tmp_path / "mine.py").read_text("utf-8")


def test_a_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    write(tmp_path / "out", TEXTS, HEADER)
    write(tmp_path / "out", {"__init__.py": f"{HEADER}\n"}, HEADER)
    assert (tmp_path / "out").is_symlink()
    assert {"__init__.py": f"{HEADER}\n"} == held(tmp_path / "real")
    assert {"out", "real"} == {path.name for path in tmp_path.iterdir()}


def test_interrupted_between_the_renames_the_old_folder_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write(out, TEXTS, HEADER)
    renamed = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target == out and path.name != ".out.old":
            raise Interrupted
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(Interrupted):
        write(out, {"__init__.py": f"{HEADER}\nX = 1\n"}, HEADER)
    assert TEXTS == held(out)
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


def test_a_disk_without_links_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    out = tmp_path / "out"
    write(out, TEXTS, HEADER)
    before = (out / "types/a.py").stat().st_mtime_ns
    monkeypatch.setattr(write_module.os, "link", link)
    write(out, {**TEXTS, "types/b.py": HEADER}, HEADER)
    assert before == (out / "types/a.py").stat().st_mtime_ns
    assert {*TEXTS, "types/b.py"} == set(held(out))


def test_a_disk_that_refuses_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(Faults, match=r"file.*(Not a directory|File exists)"):
        write(tmp_path / "file/out", TEXTS, HEADER)


def test_a_file_that_is_replaced_is_the_old_one_until_it_is_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "names.json"
    replace(ledger, "old\n")
    assert "old\n" == ledger.read_text("utf-8")

    def interrupt(*_: object) -> None:
        raise Interrupted

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(Interrupted):
        replace(ledger, "new\n")
    assert "old\n" == ledger.read_text("utf-8")
    assert ["names.json"] == [path.name for path in tmp_path.iterdir()]


KILLED = """
import sys
from pathlib import Path
from codegen.write import write
for turn in range(10**6):
    write(Path(sys.argv[1]), {f"{n}.py": f"# Generated.\\nX = {turn % 2}\\n" for n in range(30)}, "# Generated.")
    if not turn:
        print("ready", flush=True)
"""


def test_killed_at_any_time_the_folder_is_all_old_or_all_new(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", KILLED, out], stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(random.uniform(0.01, 0.06))  # any time will do
            process.kill()
        if not out.exists():  # killed between two renames: the next run brings it back
            (tmp_path / ".out.old").rename(out)
        values = {path.read_text("utf-8") for path in out.rglob("*.py")}
        assert 30 == len(list(out.rglob("*.py")))
        assert 1 == len(values)
