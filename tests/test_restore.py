from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from corpuslint.changelog import ChangeLogError, read_log
from corpuslint.cleaning import LOG
from corpuslint.corpus.base import WriteError
from corpuslint.restore import RestoreError, is_inside, restore
from corpuslint.restoring import sha256
from corpuslint.rewriting import Treatment
from tests.cleaning import clean_folder, read_tree, write_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CORPUS = {
    "a.txt": b"Zelenski spoke.\n",
    "sub/b.txt": b"Nothing.\n",
    "copy.txt": b"a copy of it all\n",
    "rows.jsonl": (
        b'{"id": "a", "text": "a copy of it all"}\r\n{"id": "b", "text": "Zelenski"}\n'
        b'{"id": "c", "text": "a copy of it all"}'
    ),
}

ON_WINDOWS = pytest.mark.skipif(
    sys.platform != "win32", reason="a backslash and a colon lead somewhere on Windows only"
)


@pytest.fixture
def cleaned(tmp_path: Path) -> Path:
    write_tree(tmp_path / "source", CORPUS)
    clean_folder(tmp_path / "source", tmp_path / "cleaned", Treatment(drop_duplicates=True))
    return tmp_path / "cleaned"


def change_log(corpus: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    records = [json.loads(line) for line in (corpus / LOG).read_bytes().splitlines()]
    change(records)
    lines = [json.dumps(record) + "\n" for record in records]
    (corpus / LOG).write_text("".join(lines))


def refusal(corpus: Path, output: Path) -> list[tuple[str, str]]:
    """Why nothing is restored; and nothing is."""
    with pytest.raises(RestoreError) as error:
        restore(corpus, output)
    assert not output.exists()
    assert [path.name for path in output.parent.glob(".corpuslint-*")] == []
    return [(problem.path, problem.message) for problem in error.value.problems]


def test_dropped_documents_and_rows_come_back(cleaned: Path, tmp_path: Path) -> None:
    assert read_tree(cleaned)["rows.jsonl"] == b'{"id": "b", "text": "Zelensky"}\n'
    assert "copy.txt" not in read_tree(cleaned)
    summary = restore(cleaned, tmp_path / "back")
    assert read_tree(tmp_path / "back") == CORPUS
    assert (summary.files, summary.files_changed, summary.documents) == (4, 3, 5)


def test_what_was_edited_since_is_refused_by_name(cleaned: Path, tmp_path: Path) -> None:
    (cleaned / "sub/b.txt").write_bytes(b"Something.\n")
    (cleaned / "rows.jsonl").unlink()
    assert refusal(cleaned, tmp_path / "back") == [
        ("rows.jsonl", "is gone since it was cleaned"),
        ("sub/b.txt", "was edited since it was cleaned"),
    ]


def test_files_that_the_log_does_not_know_are_left_out_and_named(
    cleaned: Path, tmp_path: Path
) -> None:
    (cleaned / "new.txt").write_bytes(b"new")
    assert restore(cleaned, tmp_path / "back").unknown == ("new.txt",)
    assert read_tree(tmp_path / "back") == CORPUS


def test_output_must_be_empty_and_apart(cleaned: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    restore(cleaned, tmp_path / "taken")
    with pytest.raises(WriteError, match="not empty"):
        restore(cleaned, tmp_path / "taken")
    restore(cleaned, tmp_path / "taken", force=True)
    for output in (cleaned, cleaned / "back", tmp_path):
        with pytest.raises(WriteError, match="name a"):
            restore(cleaned, output, force=True)
    assert read_tree(tmp_path / "taken") == CORPUS


def test_without_a_log_there_is_nothing_to_restore(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    problems = refusal(tmp_path / "folder", tmp_path / "back")
    assert "only what 'clean' wrote" in problems[0][1]


@pytest.mark.parametrize(
    "path",
    [
        "../a.txt",
        "sub/../../a.txt",
        "/etc/passwd",
        pytest.param("C:/a.txt", marks=ON_WINDOWS),
        pytest.param("c:a.txt", marks=ON_WINDOWS),
        "//host/share/a.txt",
        pytest.param("..\\a.txt", marks=ON_WINDOWS),
        "a\0.txt",
        "",
        ".",
        "./a.txt",
        "a//b.txt",
        ".corpuslint/changes.jsonl",
    ],
)
def test_no_path_of_a_log_leaves_the_folder(path: str, cleaned: Path, tmp_path: Path) -> None:
    assert not is_inside(path)
    secret = tmp_path / "a.txt"
    secret.write_bytes(b"secret")

    def lead_astray(records: list[dict[str, Any]]) -> None:
        for record in records:
            if record.get("path") == "sub/b.txt":
                record |= {"path": path, "sha256": sha256(b"secret")}

    change_log(cleaned, lead_astray)
    assert refusal(cleaned, tmp_path / "back")[0][1].endswith("outside the corpus")
    assert secret.read_bytes() == b"secret"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (".git/hooks/a.txt", "a file of a version control system"),
        ("sub/.GIT/a.txt", "a file of a version control system"),
        (".hg/a.txt", "a file of a version control system"),
        ("a/" * 2000 + "a.txt", "a file more than 500 folders deep"),
    ],
)
def test_a_path_that_no_corpus_has_is_refused(
    path: str, reason: str, cleaned: Path, tmp_path: Path
) -> None:
    def lead_astray(records: list[dict[str, Any]]) -> None:
        for record in records:
            if record.get("path") == "sub/b.txt":
                record["path"] = path

    change_log(cleaned, lead_astray)
    assert refusal(cleaned, tmp_path / "back")[0] == (path, f"the change log names {reason}")


def test_nothing_stands_after_the_end_of_a_log(cleaned: Path, tmp_path: Path) -> None:
    change_log(cleaned, lambda records: records.append(records[-1]))
    assert refusal(cleaned, tmp_path / "back")[0][1].endswith(": a line after the end of the log")


def test_links_are_not_followed_out_of_the_corpus(cleaned: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write_tree(outside, {"b.txt": b"Nothing.\n"})
    (cleaned / "sub/b.txt").unlink()
    (cleaned / "sub").rmdir()
    (cleaned / "sub").symlink_to(outside)
    expected = [("sub/b.txt", "has become a link since it was cleaned")]
    assert refusal(cleaned, tmp_path / "back") == expected


def _of_kind(records: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [record for record in records if record["kind"] == kind]


def _rename(records: list[dict[str, Any]], old: str, new: str) -> None:
    for record in records:
        if record.get("path") == old:
            record["path"] = new


BROKEN: dict[str, Callable[[list[dict[str, Any]]], None]] = {
    "no end": lambda records: records.__delitem__(-1),
    "a file less": lambda records: records.__delitem__(1),
    "an edit less": lambda r: r.remove(_of_kind(r, "edit")[0]),
    "no header": lambda records: records.__delitem__(0),
    "another version": lambda records: records[0].update(version=99),
    "an unknown record": lambda records: records[1].update(kind="magic"),
    "a field of the wrong kind": lambda records: records[1].update(path=7),
    "an edit elsewhere": lambda r: _of_kind(r, "edit")[0].update(start=5),
    "an edit far away": lambda r: _of_kind(r, "edit")[0].update(start=10**12),
    "a negative edit": lambda r: _of_kind(r, "edit")[0].update(start=-4),
    "another text before": lambda r: _of_kind(r, "edit")[0].update(before="Gorbachev"),
    "an offset before the file": lambda r: _of_kind(r, "document")[0].update(offset=-3),
    "an offset far away": lambda r: _of_kind(r, "document")[0].update(offset=10**15),
    "a negative length": lambda r: _of_kind(r, "document")[0].update(length_after=-1),
    "a huge length": lambda r: _of_kind(r, "document")[0].update(length_after=10**15),
    "no such encoding": lambda r: _of_kind(r, "document")[0].update(encoding="klingon"),
    "an encoding that is none": lambda r: _of_kind(r, "document")[0].update(encoding_after="zlib"),
    "raw bytes that are none": lambda r: _of_kind(r, "document")[1].update(
        raw=None, raw_base64="%%%"
    ),
    "other raw bytes": lambda r: _of_kind(r, "document")[1].update(raw="other"),
    "a file twice": lambda r: r.insert(-1, dict(r[-2])),
    "another hash before": lambda r: _of_kind(r, "file")[0].update(sha256_before="0"),
    "no file at all for a change": lambda r: _of_kind(r, "file")[0].update(sha256=None),
    "a format that is none": lambda records: _rename(records, "copy.txt", "copy.exe"),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN)
def test_a_broken_or_hostile_log_is_refused(
    damage: Callable[[list[dict[str, Any]]], None], cleaned: Path, tmp_path: Path
) -> None:
    change_log(cleaned, damage)
    assert refusal(cleaned, tmp_path / "back")


@pytest.mark.parametrize("data", [b"", b"\n", b"[]", b'{"kind":', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_log_is_refused(data: bytes) -> None:
    with pytest.raises(ChangeLogError, match="line 1"):
        read_log([data])
