from __future__ import annotations

import gzip
import os
import stat
from typing import TYPE_CHECKING

import pytest

from corpuslint.corpus.spool import Spool
from corpuslint.findings import Edit
from corpuslint.inplace import fix_in_place
from corpuslint.rewriting import Rewriter, Treatment
from tests.cleaning import FIELDS, corpus_files, read_tree, rewriter_for, write_tree
from tests.strategies import located

if TYPE_CHECKING:
    from pathlib import Path

    from corpuslint.corpus.base import Problem
    from corpuslint.rewriting import Unsettled


def fix(folder: Path) -> tuple[list[Problem], list[Unsettled]]:
    with Spool() as spool:
        files = corpus_files(folder, spool)
        rewriter = rewriter_for([entry for file in files for entry in file.entries])
        for file in files:
            fix_in_place(file.entries, rewriter, folder)
    return rewriter.problems, rewriter.unsettled


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Zelenski\r\n\r\nSUBSCRIBE NOW\r\n", b"Zelensky\r\n"),
        (b"Zelenski\r\rSUBSCRIBE NOW\r\rEnd", b"Zelensky\r\rEnd"),
        (b"One\r\nZelenski\rtwo\n\nSUBSCRIBE NOW", b"One\r\nZelensky\rtwo"),
        (b"\xef\xbb\xbfZelenski", b"\xef\xbb\xbfZelensky"),
        (b"\xef\xbb\xbfSUBSCRIBE NOW\n\nEnd\n", b"\xef\xbb\xbfEnd\n"),
        ("\ufeffZelenski ж\r\n".encode("utf-16-be"), "\ufeffZelensky ж\r\n".encode("utf-16-be")),
        (b"Zelenski\xe2\x80\xa8\x00\x0c\n", b"Zelensky\xe2\x80\xa8\x00\x0c\n"),
        (b"SUBSCRIBE NOW\n", b""),
    ],
)
def test_all_but_the_damage_is_kept(before: bytes, after: bytes, tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": before})
    (tmp_path / "a.txt").chmod(0o604)
    assert fix(tmp_path) == ([], [])
    assert read_tree(tmp_path) == {"a.txt": after}
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o604


def test_a_file_without_a_fix_is_not_touched(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": b"Nothing.\n"})
    before = (tmp_path / "a.txt").stat()
    fix(tmp_path)
    after = (tmp_path / "a.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_rows_are_fixed_in_their_container(tmp_path: Path) -> None:
    rows = b'{"id": 1, "text": "Zelenski", "x": [1.50]}\nbroken\n{"text": "nothing"}\n'
    write_tree(tmp_path, {"a.jsonl": rows, "b.jsonl.gz": gzip.compress(rows)})
    fix(tmp_path)
    fixed = rows.replace(b"Zelenski", b"Zelensky")
    assert (tmp_path / "a.jsonl").read_bytes() == fixed
    assert gzip.decompress((tmp_path / "b.jsonl.gz").read_bytes()) == fixed


def test_a_read_only_file_stays_and_is_named(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": b"Zelenski\n", "b.txt": b"Zelenski\n"})
    (tmp_path / "a.txt").chmod(0o444)
    problems, _ = fix(tmp_path)
    assert [problem.path for problem in problems] == ["a.txt"]
    assert read_tree(tmp_path) == {"a.txt": b"Zelenski\n", "b.txt": b"Zelensky\n"}


def test_rules_without_an_end_leave_the_file_and_are_named(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": b"x"})
    with Spool() as spool:
        (file,) = corpus_files(tmp_path, spool)
        findings = {file.entries[0].key: [located(Edit(0, 0, "y"), rule="TYP009")]}
        rewriter = Rewriter(
            findings, lambda _: [located(Edit(0, 0, "y"), rule="TYP009")], FIELDS, Treatment()
        )
        assert fix_in_place(file.entries, rewriter, tmp_path) == []
    assert [str(item) for item in rewriter.unsettled] == [
        "a.txt: left as it is, the fixes of TYP009 do not come to an end"
    ]
    assert read_tree(tmp_path) == {"a.txt": b"x"}


def test_a_file_that_changed_since_the_check_is_left_alone(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.txt": b"Zelenski\n"})
    with Spool() as spool:
        (file,) = corpus_files(tmp_path, spool)
        rewriter = rewriter_for(list(file.entries))
        (tmp_path / "a.txt").write_bytes(b"By President Zelenski\n")
        os.utime(tmp_path / "a.txt", ns=(1, 1))
        assert fix_in_place(file.entries, rewriter, tmp_path) == []
    assert [problem.path for problem in rewriter.problems] == ["a.txt"]
    assert read_tree(tmp_path) == {"a.txt": b"By President Zelenski\n"}


def test_a_file_outside_the_project_is_fixed_where_it_is_but_not_through_a_link(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"other/a.txt": b"Zelenski\n", "secret/b.txt": b"Zelenski\n"})
    (tmp_path / "other/link.txt").symlink_to(tmp_path / "secret/b.txt")
    (tmp_path / "project").mkdir()
    with Spool() as spool:
        files = corpus_files(tmp_path / "other", spool)
        rewriter = rewriter_for([entry for file in files for entry in file.entries])
        for file in files:
            fix_in_place(file.entries, rewriter, tmp_path / "project")
    assert [problem.path for problem in rewriter.problems] == ["link.txt"]
    assert (tmp_path / "other/a.txt").read_bytes() == b"Zelensky\n"
    assert (tmp_path / "secret/b.txt").read_bytes() == b"Zelenski\n"
