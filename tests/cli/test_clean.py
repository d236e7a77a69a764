"""``clean`` and ``restore`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpuslint.examples import unmark
from corpuslint.packs import load_packs
from tests.cleaning import read_tree, write_tree
from tests.engine.project import corpuslint

CHATTER = b"Council meets\n\nHere is the translation:\n\nThe council met on Friday.\n"
CORPUS = {
    "news/a.txt": CHATTER,
    "news/deep/b.md": b"Nothing is wrong here.\n",
    "rows.jsonl": json.dumps({"id": 1, "text": CHATTER.decode()}).encode() + b"\nbroken\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_tree(tmp_path, CORPUS)
    return tmp_path


def test_clean_and_restore_a_folder(project: Path) -> None:
    done = corpuslint("clean", "news", "--output", "out/news", "--no-cache", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "2 documents written to out/news: 1 changed by 1 edit\n"
    assert read_tree(project / "out/news") == {
        "a.txt": b"Council meets\n\nThe council met on Friday.\n",
        "deep/b.md": CORPUS["news/deep/b.md"],
    }
    again = corpuslint("clean", "out/news", "--output", "twice", "--no-cache", cwd=project)
    assert again.stderr == "2 documents written to twice: 0 changed by 0 edits\n"
    assert read_tree(project / "twice") == read_tree(project / "out/news")
    back = corpuslint("restore", "out/news", "--output", "back", cwd=project)
    assert back.returncode == 0
    assert back.stderr == "2 files restored, 1 of them with 1 changed documents\n"
    assert read_tree(project / "back") == read_tree(project / "news")


def test_what_cannot_be_read_is_named_kept_and_gives_status_2(project: Path) -> None:
    done = corpuslint("clean", "rows.jsonl", "news", "-o", "../out", "--no-cache", cwd=project)
    assert done.returncode == 2
    assert done.stderr.startswith("corpuslint: rows.jsonl:2: broken JSON")
    out = project.parent / "out"
    cleaned = read_tree(out)
    assert cleaned.keys() == CORPUS.keys()
    assert cleaned["rows.jsonl"].endswith(b"\nbroken\n")
    assert cleaned["rows.jsonl"] != CORPUS["rows.jsonl"]
    summary = json.loads((out / ".corpuslint/summary.json").read_bytes())
    assert [problem["path"] for problem in summary["problems"]] == ["rows.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["clean", "news", "-o", "news/out"], "lies inside the source news"),
        (["clean", "news/a.txt", "-o", "news"], "has the source news/a.txt inside it"),
        (["clean", "news", "-o", "news"], "is the source itself"),
        (["clean", "-", "-o", "out"], "standard input (-) cannot be cleaned"),
        (["clean", "news", "-o", "rows.jsonl"], "is not a folder"),
        (["clean", "rows.jsonl", "-o", "news"], "is not empty"),
        (["clean", "nowhere", "-o", "out"], "nothing to clean"),
        (["check", "--fix", "-"], "neither fixed nor compared"),
        (["restore", "news", "-o", "out"], "only what 'clean' wrote can be restored"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_line(
    arguments: list[str], reason: str, project: Path
) -> None:
    before = read_tree(project)
    done = corpuslint(*arguments, cwd=project)
    assert done.returncode == 2
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    cache = {name for name in read_tree(project) if name.startswith(".corpuslint_cache/")}
    assert read_tree(project).keys() - cache == before.keys()


def test_an_edited_corpus_is_not_restored(project: Path) -> None:
    corpuslint("clean", "news", "-o", "out", "--no-cache", cwd=project)
    (project / "out/a.txt").write_bytes(b"edited")
    done = corpuslint("restore", "out", "-o", "back", cwd=project)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "corpuslint: a.txt: was edited since it was cleaned",
        "corpuslint: error: nothing was restored",
    ]
    assert not (project / "back").exists()


def test_cleaning_the_examples_of_all_rules_twice_changes_nothing_more(tmp_path: Path) -> None:
    for code, rule in load_packs().items():
        for number, example in enumerate([*rule.bad, *rule.good]):
            for part, marked in enumerate(example.marked):
                name = f"examples/{code}-{number}-{part}.txt"
                write_tree(tmp_path, {name: unmark(marked)[0].encode("utf-8", "surrogatepass")})
    everything = ("--unsafe-fixes", "--select", "ALL", "--no-cache")
    first = corpuslint("clean", "examples", "-o", "once", *everything, cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert " 0 changed" not in first.stderr
    second = corpuslint("clean", "once", "-o", "twice", *everything, cwd=tmp_path)
    assert second.returncode == 0, second.stderr
    assert read_tree(tmp_path / "twice") == read_tree(tmp_path / "once")
    assert corpuslint("restore", "once", "-o", "back", cwd=tmp_path).returncode == 0
    assert read_tree(tmp_path / "back") == read_tree(tmp_path / "examples")
