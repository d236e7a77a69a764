from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import msgspec
import pytest

from corpuslint.config import Settings
from corpuslint.corpus.base import Entry, ReadError, Source
from corpuslint.corpus.discover import find_files
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.scanner import Scanner
from corpuslint.corpus.spool import Spool
from corpuslint.corpus.stdin import stdin_entry
from corpuslint.document import DocumentKey
from tests.corpus.reading import FIELDS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("a.txt", "b.md", "c.html", "news/a.txt", "news/old/b.txt", "other/c.txt"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text\n")
    (folder / "rows.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    return folder


class Found(msgspec.Struct):
    targets: list[str]
    corpus: list[str]
    problems: list[str]
    outside: list[str]


def find(*paths: str, **settings: object) -> Found:
    defaults: dict[str, object] = {"root": str(Path.cwd())}
    found = find_files(paths, msgspec.convert(defaults | settings, Settings))
    with Spool() as spool:
        scanner = Scanner(FIELDS, spool)
        targets = _names(found.targets, scanner)
        problems = sorted({*found.problems, *scanner.problems})
        corpus = _names(found.corpus, scanner)
        outside = sorted({*found.problems, *scanner.problems} - set(problems))
    return Found(targets, corpus, list(map(str, problems)), list(map(str, outside)))


def _names(sources: dict[str, Source], scanner: Scanner) -> list[str]:
    keys = [key for source in sources.values() for key in scanner.scan(source)]
    return [key.path if key.path == key.id else f"{key.path}#{key.id}" for key in keys]


@pytest.mark.usefixtures("project")
def test_a_folder_is_its_own_corpus() -> None:
    found = find("news")
    assert found == Found(["news/a.txt", "news/old/b.txt"], found.targets, [], [])
    everything = ["a.txt", "b.md", "news/a.txt", "news/old/b.txt", "other/c.txt"]
    assert find(".").corpus == everything
    assert find("news", ".", "news/old", "a.txt").targets == everything


@pytest.mark.usefixtures("project")
def test_a_file_is_judged_against_its_folder() -> None:
    assert find("news/a.txt") == Found(["news/a.txt"], ["news/a.txt", "news/old/b.txt"], [], [])


@pytest.mark.usefixtures("project")
def test_isolated_the_corpus_is_the_targets() -> None:
    found = find("news/a.txt", "other", isolated=True, corpus=["**/*.txt"])
    assert found == Found(["news/a.txt", "other/c.txt"], found.targets, [], [])


@pytest.mark.usefixtures("project")
def test_the_corpus_is_what_the_configuration_names() -> None:
    corpus = ["news/a.txt", "news/old/b.txt"]
    assert find("news/a.txt", corpus=["news/**/*.txt"]) == Found(["news/a.txt"], corpus, [], [])
    assert find(".", corpus=["news/**/*.txt"]) == Found(corpus, corpus, [], [])
    new = find("other", corpus=["news/**/*.txt"])
    assert new == Found(["other/c.txt"], [*corpus, "other/c.txt"], [], [])
    rows = find("news/a.txt", corpus=["*.jsonl"])
    assert rows.corpus == ["news/a.txt", "rows.jsonl#0", "rows.jsonl#1"]


@pytest.mark.usefixtures("project")
def test_a_container_is_its_own_corpus() -> None:
    rows = ["rows.jsonl#0", "rows.jsonl#1"]
    assert find("rows.jsonl") == Found(rows, rows, [], [])
    assert find(".", include=["**/*.jsonl"]).targets == rows


def test_problems_of_the_targets_and_of_the_rest(project: Path) -> None:
    (project / "rows.jsonl").write_text("broken\n")
    assert len(find("rows.jsonl").problems) == 1
    found = find("a.txt", corpus=["*.jsonl"])
    assert (found.problems, len(found.outside)) == ([], 1)


def test_files_that_govern_the_corpus_stand_for_it(project: Path) -> None:
    for name in ("names.toml", "terms.toml", "corpuslint.toml", "base.json"):
        (project / name).touch()
        found = find(
            name,
            source=str(project / "corpuslint.toml"),
            baseline="base.json",
            corpus=["news/**/*.txt"],
        )
        assert found == Found(["news/a.txt", "news/old/b.txt"], found.targets, [], [])
    assert find("names.toml").targets == find(".").targets


def test_what_is_named_is_taken_whatever_the_settings_say(project: Path) -> None:
    (project / ".gitignore").write_text("a.txt\n")
    found = find("a.txt", "other", exclude=["*.txt"], include=["*.md"])
    assert found == Found(["a.txt"], ["a.txt", "b.md"], [], [])


@pytest.mark.usefixtures("project")
def test_include_and_exclude() -> None:
    assert find(".", include=["news/**"], exclude=["old"]).targets == ["news/a.txt"]
    assert find(".", include=["*.html"]).problems == [
        "c.html: in no known format: its name must end in .txt, .md, .jsonl, .jsonl.gz, .jsonl.zst"
    ]


def test_what_cannot_be_found_or_read_is_named(project: Path) -> None:
    (project / "dangling.txt").symlink_to("nowhere")
    (project / "loop.txt").symlink_to("loop.txt")
    found = find("gone.txt", "dangling.txt", "loop.txt", "c.html", "a.txt")
    assert found.targets == ["a.txt"]
    assert [problem.partition(": ")[::2] for problem in found.problems] == [
        (
            "c.html",
            "in no known format: its name must end in .txt, .md, .jsonl, .jsonl.gz, .jsonl.zst",
        ),
        ("dangling.txt", "a link that leads nowhere"),
        ("gone.txt", "no such file"),
        ("loop.txt", "a link that leads nowhere"),
    ]
    assert find(".").problems == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.usefixtures("project")
def test_a_pipe_is_no_file() -> None:
    os.mkfifo("pipe.txt")
    assert find("pipe.txt").problems == [
        "pipe.txt: not a regular file: use - to read standard input"
    ]
    assert "pipe.txt" not in find(".").targets


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root can read everything"
)
def test_what_is_forbidden_is_named(project: Path) -> None:
    (project / "news" / "old").chmod(0)
    (project / "a.txt").chmod(0)
    try:
        assert find(".").problems == ["news/old: folder cannot be listed: Permission denied"]
        path = str(project / "a.txt")
        with Reader(FIELDS) as reader, pytest.raises(ReadError, match="Permission denied"):
            reader.document(Entry(DocumentKey("a.txt", "a.txt"), path, path))
    finally:
        (project / "news" / "old").chmod(0o755)


def test_links(project: Path) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (outside / "o.txt").touch()
    news = project / "news"
    (news / "leaves.txt").symlink_to(outside / "o.txt")
    (news / "folder").symlink_to(outside)
    (news / "loop").symlink_to(project)
    (news / "same.txt").symlink_to("a.txt")
    (news / "page.txt").symlink_to("page.html")
    (news / "page.html").touch()
    (news / "page2.txt").symlink_to("page.html")
    assert find(".").targets == [
        *("a.txt", "b.md", "news/a.txt", "news/old/b.txt", "news/page.txt", "other/c.txt")
    ]
    named = find("news/same.txt")
    assert named.targets == ["news/same.txt"]
    assert named.corpus == ["news/old/b.txt", "news/page.txt", "news/same.txt"]
    assert find("news/loop/news/a.txt").targets == ["news/a.txt"]
    assert find("news/loop").targets == find(".").targets


def test_names_are_relative_to_the_root_or_absolute(project: Path) -> None:
    found = find("news", root=str(project / "news"))
    assert found.targets == ["a.txt", "old/b.txt"]
    outside = find("other/c.txt", root=str(project / "news"))
    assert outside.targets == [(project / "other/c.txt").as_posix()]
    assert find("other", root=str(project / "news")).targets == outside.targets


def test_a_root_behind_a_link(project: Path) -> None:
    alias = project.parent / "alias"
    alias.symlink_to(project)
    assert find(str(alias / "a.txt")).targets == ["a.txt"]
    assert find(str(project / "news"), root=str(alias)).targets == find("news").targets


def test_folders_that_are_never_entered(project: Path) -> None:
    for name in (".git", ".hg", ".svn", ".jj", ".corpuslint", ".corpuslint_cache"):
        (project / name).mkdir()
        (project / name / "a.txt").touch()
    (project / ".corpuslint-1-0.txt").touch()
    (project / ".hidden.txt").touch()
    assert find(".").targets == [".hidden.txt", *find("a.txt").corpus[1:]]
    assert len(find(".").targets) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_name_that_is_not_utf8(project: Path) -> None:
    path = os.fsencode(project) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123  pathlib takes no bytes
        file.write(b"Text")
    assert "caf\\xe9.txt" in find(".").targets
    found = find_files(["."], Settings(root=str(project)))
    with Spool() as spool, Reader(FIELDS) as reader:
        (entry,) = Scanner(FIELDS, spool).scan(found.targets["caf\\xe9.txt"]).values()
        texts = {entry.key.path: reader.document(entry).text}
    assert texts["caf\\xe9.txt"] == "Text"


def test_standard_input_that_is_closed_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, spool: Spool
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError, match=r"^-: standard input is closed$"):
        stdin_entry(spool)


def test_standard_input_is_one_document(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    class Input:
        buffer = io.BytesIO(b"From a pipe\r\n")

    monkeypatch.setattr(sys, "stdin", Input)
    found = find_files(["-"], Settings(root=str(project)))
    assert found.has_stdin
    assert found.corpus == found.targets == {}
    with Spool() as spool, Reader(FIELDS) as reader:
        document = reader.document(stdin_entry(spool))
    assert (document.key, document.text) == (DocumentKey("-", "-"), "From a pipe\r\n")


def test_the_state_of_each_file_is_noted(project: Path) -> None:
    found = find_files(["a.txt", "news", "rows.jsonl"], Settings(root=str(project)))
    for source in found.targets.values():
        state = Path(source.path).stat()
        stamp = source.stamp
        assert (stamp.size, stamp.mtime_ns, stamp.inode) == (
            *(state.st_size, state.st_mtime_ns, state.st_ino),
        )


def test_an_empty_path_is_not_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("a.txt").write_text("A text.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = find_files([""], Settings(root="."))
    assert not found.targets
    assert [problem.message for problem in found.problems] == ["an empty path"]
