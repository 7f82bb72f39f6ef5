"""The folder holds what was generated and nothing else; it is replaced as a whole, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from codegen import write as write_module
from codegen.fault import Faults
from codegen.write import difference, formatted, write
from tests.codegen.documents import document, run, schema, stored

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
