"""What a kill in the middle leaves behind: real processes, stopped at a known point."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpuslint.corpus.base import WriteError
from corpuslint.corpus.spool import Spool
from corpuslint.inplace import fix_in_place
from corpuslint.restore import restore
from tests.cleaning import clean_folder, corpus_files, read_tree, rewriter_for, write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = {f"{number}.txt": b"Zelenski spoke.\n" * (number + 1) for number in range(6)}
ROOT = Path(__file__).parent.parent

# A process that says when it has come to the middle, and then waits to be killed.
PREPARE = """
import os, sys
from pathlib import Path
import tests.cleaning as cleaning
from corpuslint.corpus.spool import Spool
from corpuslint.inplace import fix_in_place

def stop():
    print("in the middle", flush=True)
    sys.stdin.read()
"""
CLEAN = """
first_check, count = cleaning.check, 0
def check(document):
    global count
    count += 1
    if count == 9:
        stop()
    return first_check(document)
cleaning.check = check
cleaning.clean_folder(Path("source"), Path("out"))
"""
FIX = """
os.fsync = lambda _: stop()
folder = Path("source").resolve()
with Spool() as spool:
    (file,) = cleaning.corpus_files(folder, spool)
    fix_in_place(file.entries, cleaning.rewriter_for(list(file.entries)), folder)
"""
CHECK = """
import corpuslint.cli as cli
from corpuslint.engines import local
first_unpacked = local._unpacked
def unpacked(chunk, result):
    stop()
    return first_unpacked(chunk, result)
local._unpacked = unpacked
sys.argv = ["corpuslint", "check", "source", "--fix", "--jobs", "2"]
cli.run()
"""


@contextmanager
def in_the_middle(program: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PREPARE + program],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"in the middle\n"
        yield process


def kill_in_the_middle(program: str, folder: Path) -> None:
    with in_the_middle(program, folder) as process:
        process.kill()


def test_a_kill_in_the_middle_of_clean_leaves_no_output(tmp_path: Path) -> None:
    write_tree(tmp_path / "source", CORPUS)
    kill_in_the_middle(CLEAN, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".corpuslint-tmp-out", "source"]
    assert 0 < len(read_tree(tmp_path / ".corpuslint-tmp-out")) < len(CORPUS)
    clean_folder(tmp_path / "source", tmp_path / "out")
    restore(tmp_path / "out", tmp_path / "back")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["back", "out", "source"]
    assert read_tree(tmp_path / "back") == CORPUS


def test_a_second_run_leaves_the_folder_to_the_run_that_writes_it(tmp_path: Path) -> None:
    write_tree(tmp_path / "source", CORPUS)
    with in_the_middle(CLEAN, tmp_path) as process:
        written = read_tree(tmp_path / ".corpuslint-tmp-out")
        with pytest.raises(WriteError, match="out: another run is writing it"):
            clean_folder(tmp_path / "source", tmp_path / "out")
        assert read_tree(tmp_path / ".corpuslint-tmp-out") == written
        process.communicate()
    assert process.returncode == 0
    restore(tmp_path / "out", tmp_path / "back")
    assert read_tree(tmp_path / "back") == CORPUS


def test_a_kill_in_the_middle_of_clean_leaves_the_earlier_output(tmp_path: Path) -> None:
    write_tree(tmp_path / "source", {"earlier.txt": b"Zelenski\n"})
    clean_folder(tmp_path / "source", tmp_path / "out")
    write_tree(tmp_path / "source", CORPUS)
    kill_in_the_middle(CLEAN, tmp_path)
    assert read_tree(tmp_path / "out") == {"earlier.txt": b"Zelensky\n"}


def test_a_kill_in_the_middle_of_a_fix_leaves_the_file(tmp_path: Path) -> None:
    row = b'{"text": "Zelenski"}\n'
    write_tree(tmp_path / "source", {"rows.jsonl": row * 5000})
    kill_in_the_middle(FIX, tmp_path)
    source = tmp_path / "source"
    assert (source / "rows.jsonl").read_bytes() == row * 5000
    assert len(list(source.iterdir())) == 2, "the part that was written stands beside it"
    with Spool() as spool:
        (file,) = corpus_files(source, spool)
        fix_in_place(file.entries, rewriter_for(list(file.entries)), source)
    assert (source / "rows.jsonl").read_bytes() == row.replace(b"ski", b"sky") * 5000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes at once")
@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGKILL", -9)])
def test_an_ended_run_leaves_no_worker(tmp_path: Path, name: str, status: int) -> None:
    corpus = {f"{number}.txt": b"Zelenski spoke.\n" * 2_500 for number in range(60)}
    write_tree(tmp_path / "source", corpus)
    with in_the_middle(CHECK, tmp_path) as process:
        process.send_signal(getattr(signal, name))
        # This waits for all who hold the output open, the workers among them.
        process.communicate(timeout=100)
    assert process.returncode == status
    assert read_tree(tmp_path / "source") == corpus
