"""The index: an incremental run gives the findings of a full one, whatever happened before."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpuslint.knowledge.index_file import open_index
from tests.engine.articles import DRIFTED, FURNISHED, GOOD, article
from tests.engine.project import REPOSITORY, as_bytes, findings, write

TEXTS = [
    article(GOOD),
    article(GOOD, "school", "Varsnes"),
    article(DRIFTED, "bridge", "Solmark"),
    article(DRIFTED, "tram line", "Ostrava Nova"),
    article(GOOD, "library") + "\nPost a Comment\n",
    FURNISHED,
    "",
    "Headline again\n\nHeadline again\n\nThe council of Brenholm met on Friday to talk of it.\n",
]
NAMES = [f"{folder}{number}.txt" for folder in ("", "old/") for number in range(4)]

STEP = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.none()),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("run"), st.none(), st.none()),
)


def take(folder: Path, step: tuple[str, str | None, str | None]) -> None:
    """Do to the folder what a step says."""
    kind, name, what = step
    if kind == "write" and name is not None and what is not None:
        write(folder, {name: what})
    elif kind == "remove" and name is not None:
        (folder / name).unlink(missing_ok=True)
    elif kind == "rename" and name is not None and what is not None and (folder / name).exists():
        (folder / what).parent.mkdir(exist_ok=True)
        (folder / name).replace(folder / what)
    elif kind == "run":
        findings(folder, use_cache=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEP, min_size=1, max_size=12))
def test_incremental_run_equals_a_full_one(
    steps: list[tuple[str, str | None, str | None]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for step in steps:
            take(folder, step)
        assert as_bytes(findings(folder, use_cache=True)) == as_bytes(findings(folder))
        assert as_bytes(findings(folder, use_cache=True)) == as_bytes(findings(folder))


def age(folder: Path) -> None:
    """Make files look as if they had been written a while ago."""
    past = time.time() - 100
    for path in folder.rglob("*.txt"):
        os.utime(path, (past, past))


def test_run_without_changes_reads_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": article(GOOD), "b.txt": article(GOOD, "school")})
    age(tmp_path)
    first = findings(tmp_path, use_cache=True)

    def refuse(*_: object) -> bytes:
        raise AssertionError("a text was read")

    monkeypatch.setattr("corpuslint.corpus.reading.Reader.data", refuse)
    assert findings(tmp_path, use_cache=True) == first


def test_change_within_the_same_moment_is_seen(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": article(GOOD) + "\nPost a Comment\n"})
    stamp = (tmp_path / "a.txt").stat()
    findings(tmp_path, use_cache=True)
    # Of the same size and with the same time: only reading tells.
    (tmp_path / "a.txt").write_bytes((article(GOOD) + "\nPost a Collage\n").encode())
    os.utime(tmp_path / "a.txt", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert as_bytes(findings(tmp_path, use_cache=True)) == as_bytes(findings(tmp_path))


@pytest.mark.parametrize("rubbish", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_broken_index_is_made_anew(tmp_path: Path, rubbish: bytes) -> None:
    write(tmp_path, {"a.txt": FURNISHED})
    expected = findings(tmp_path, use_cache=True)
    (index,) = (tmp_path / ".corpuslint_cache").glob("*.sqlite")
    index.write_bytes(rubbish)
    for extra in (tmp_path / ".corpuslint_cache").glob("*.sqlite-*"):
        extra.unlink()
    warnings: list[str] = []
    assert findings(tmp_path, use_cache=True, warnings=warnings) == expected
    assert findings(tmp_path, use_cache=True, warnings=warnings) == expected
    assert len(warnings) <= 1


def test_index_with_damaged_pages_never_gives_wrong_findings(tmp_path: Path) -> None:
    write(tmp_path, {f"{n}.txt": article(GOOD, f"school {n}") for n in range(30)})
    write(tmp_path, {"a.txt": FURNISHED, "b.txt": article(DRIFTED, "bridge")})
    expected = as_bytes(findings(tmp_path))
    findings(tmp_path, use_cache=True)
    (index,) = (tmp_path / ".corpuslint_cache").glob("*.sqlite")
    data = bytearray(index.read_bytes())
    data[4096:20000] = b"\x5a" * len(data[4096:20000])
    index.write_bytes(data)
    assert as_bytes(findings(tmp_path, use_cache=True)) == expected
    assert as_bytes(findings(tmp_path, use_cache=True)) == expected


def test_index_in_use_is_left_alone_and_said_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": FURNISHED})
    expected = findings(tmp_path, use_cache=True)
    (path,) = (tmp_path / ".corpuslint_cache").glob("*.sqlite")
    warnings: list[str] = []
    with open_index(path.parent, path.stem):
        assert findings(tmp_path, use_cache=True, warnings=warnings) == expected
    assert warnings == ["running without the index of facts: another run is using it"]


def test_cache_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": FURNISHED, ".corpuslint_cache": "a file where the folder goes"})
    warnings: list[str] = []
    assert findings(tmp_path, use_cache=True, warnings=warnings) == findings(tmp_path)
    assert len(warnings) == 1


def test_kill_in_the_middle_of_writing_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": FURNISHED})
    expected = as_bytes(findings(tmp_path, use_cache=True))
    (path,) = (tmp_path / ".corpuslint_cache").glob("*.sqlite")
    script = (
        "import os, sys; from pathlib import Path\n"
        "from corpuslint.knowledge.index_file import open_index\n"
        "with open_index(Path(sys.argv[1]), sys.argv[2]) as store:\n"
        "    store._db.execute('DELETE FROM document')\n"
        "    os._exit(9)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(path.parent), path.stem], cwd=REPOSITORY, check=False
    )
    assert killed.returncode == 9
    assert as_bytes(findings(tmp_path, use_cache=True)) == expected


def test_cache_ignores_itself_and_keeps_few_indexes(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": FURNISHED})
    for family in ("names", "boilerplate", "duplicates", "encoding", "foreign", "typography"):
        findings(tmp_path, use_cache=True, select=(family,))
    cache = tmp_path / ".corpuslint_cache"
    assert (cache / ".gitignore").read_text() == "*\n"
    assert len(list(cache.glob("*.sqlite"))) == 4


def test_index_of_another_schema_is_made_anew(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": FURNISHED})
    expected = findings(tmp_path, use_cache=True)
    (path,) = (tmp_path / ".corpuslint_cache").glob("*.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    assert findings(tmp_path, use_cache=True) == expected
