"""Commits: a change is judged against the whole corpus, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.articles import DRIFTED, GOOD, article
from tests.engine.project import corpuslint, git, jsonl, write

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = 'corpus = ["articles/**"]\nselect = ["NAM001", "DUP001"]\n'
TOWNS = ["Brenholm", "Varsnes", "Solmark", "Lindby"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A committed corpus in which three articles spell one name."""
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, {"corpuslint.toml": CONFIG})
    for town in TOWNS[:3]:
        write(tmp_path, {f"articles/{town}.txt": article(GOOD, "school", town)})
    commit(tmp_path)
    return tmp_path


def commit(folder: Path) -> None:
    git(folder, "add", "--all", ".", ":!.corpuslint_cache")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")


def since(folder: Path, *arguments: str) -> list[dict[str, object]]:
    """The findings of a hook's run; with and without the index they are the same."""
    found = []
    for extra in ((), ("--no-cache",)):
        done = corpuslint(
            "check", "--since", "HEAD", "--output-format", "jsonl", *extra, *arguments, cwd=folder
        )
        assert done.returncode in (0, 1), done.stderr
        found.append(jsonl(done.stdout))
    assert found[0] == found[1]
    return found[0]


def test_added_article_is_judged_against_the_others(project: Path) -> None:
    write(project, {"articles/new.txt": article(DRIFTED, "bridge", "Lindby")})
    git(project, "add", ".")
    found = since(project)
    assert {row["path"] for row in found} == {"articles/new.txt"}
    assert {edit["replacement"] for row in found for edit in row["fix"]["edits"]} == {GOOD}  # type: ignore[index]


def test_first_commit_is_all_new(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, {"corpuslint.toml": 'corpus = ["articles/**"]\nselect = ["FRN"]\n'})
    french = "Le conseil municipal a voté vendredi le budget de la ville pour l’année prochaine.\n"
    write(tmp_path, {"articles/a.txt": french * 4})
    for town in TOWNS:
        write(tmp_path, {f"articles/{town}.txt": article(GOOD, "school", town) * 3})
    git(tmp_path, "add", ".")
    assert [row["rule"] for row in since(tmp_path)] == ["FRN005"]


def test_old_findings_outside_the_change_stay_silent(project: Path) -> None:
    write(project, {"articles/old.txt": article(DRIFTED, "bridge", "Lindby")})
    commit(project)
    write(project, {"articles/clean.txt": "Ferry stops\n\nThe ferry stopped on Friday.\n"})
    git(project, "add", ".")
    assert since(project) == []


def test_change_that_flips_a_majority_is_shown_once_where_it_was_made(project: Path) -> None:
    for town in TOWNS[:2]:
        (project / f"articles/{town}.txt").unlink()
    write(project, {"articles/a.txt": article(GOOD, "school", "Lindby")})
    commit(project)
    # Two articles say GOOD; now come three that say DRIFTED.
    for number in range(3):
        write(project, {f"articles/z{number}.txt": article(DRIFTED, "bridge", TOWNS[number])})
    git(project, "add", ".")
    found = since(project)
    (shown,) = [row for row in found if "affects" in row["evidence"]]  # type: ignore[operator]
    assert shown["path"] == "articles/z0.txt"
    assert shown["fix"] is None
    affected = {place["path"] for place in shown["evidence"]["affects"]}  # type: ignore[index]
    assert affected == {"articles/a.txt", "articles/Solmark.txt"}


def test_deleted_articles_can_leave_the_others_wrong(project: Path) -> None:
    write(project, {"articles/d1.txt": article(DRIFTED, "bridge", "Lindby")})
    write(project, {"articles/d2.txt": article(DRIFTED, "tram line", "Lindby")})
    commit(project)
    for town in TOWNS[:2]:
        (project / f"articles/{town}.txt").unlink()
    git(project, "add", "--all", "articles")
    found = since(project)
    assert found
    assert all(row["fix"] is None and "affects" in row["evidence"] for row in found)  # type: ignore[operator]
    assert {row["path"] for row in found} == {"articles/Solmark.txt"}


def test_renamed_article_is_no_change(project: Path) -> None:
    write(project, {"articles/old.txt": article(DRIFTED, "bridge", "Lindby")})
    commit(project)
    git(project, "mv", "articles/old.txt", "articles/renamed.txt")
    assert since(project) == []


def test_renamed_and_edited_article_is_a_target(project: Path) -> None:
    write(project, {"articles/old.txt": article(DRIFTED, "bridge", "Lindby")})
    commit(project)
    git(project, "mv", "articles/old.txt", "articles/renamed.txt")
    path = project / "articles/renamed.txt"
    path.write_text(path.read_text() + "\nThe bridge is 300 metres long.\n")
    git(project, "add", ".")
    assert {row["path"] for row in since(project)} == {"articles/renamed.txt"}


def test_untracked_articles_are_no_knowledge(project: Path) -> None:
    for number in range(9):
        write(project, {f"articles/u{number}.txt": article(DRIFTED, "bridge", TOWNS[number % 4])})
    write(project, {"articles/new.txt": article(GOOD, "bridge", "Lindby")})
    git(project, "add", "articles/new.txt")
    assert since(project) == []


def test_changed_names_file_makes_every_article_a_target(project: Path) -> None:
    names = '[[name]]\ncanonical = "Oleksandr Hrytsenko"\nvariants = ["Oleksandr Hrycenko"]\n'
    write(project, {"articles/old.txt": article(DRIFTED, "bridge", "Lindby")})
    commit(project)
    assert since(project) == []
    write(project, {"names.toml": names})
    git(project, "add", ".")
    assert {row["path"] for row in since(project, "--select", "names")} == {"articles/old.txt"}


def test_changed_rows_of_a_container_are_the_targets(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, {"corpuslint.toml": 'corpus = ["*.jsonl"]\nselect = ["DUP001"]\n'})
    text = "Ferry line stops for good\\n\\n" * 2 + "It stopped on Friday.\\n"
    old = f'{{"id": "a", "text": "{text}"}}\n'
    write(tmp_path, {"rows.jsonl": old})
    commit(tmp_path)
    write(tmp_path, {"rows.jsonl": old.replace('"a"', '"b"') + old})
    git(tmp_path, "add", ".")
    assert [row["document"] for row in since(tmp_path)] == ["b"]


def test_first_commit_is_compared_with_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, {"a.txt": "Ferry line stops for good\n\n" * 2 + "It stopped on Friday.\n"})
    git(tmp_path, "add", ".")
    assert [row["rule"] for row in since(tmp_path, "--select", "DUP001")] == ["DUP001"]


def test_all_files_of_a_clean_tree_can_be_asked_for(project: Path) -> None:
    write(project, {"articles/old.txt": article(DRIFTED, "bridge", "Lindby")})
    commit(project)
    assert since(project) == []
    found = since(project, "articles/old.txt", "articles/Brenholm.txt")
    assert {row["path"] for row in found} == {"articles/old.txt"}


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=stolen.txt"])
def test_unknown_revision_is_an_error_in_one_line(project: Path, revision: str) -> None:
    done = corpuslint("check", f"--since={revision}", cwd=project)
    assert done.returncode == 2
    assert "git knows no such revision" in done.stderr
    assert not (project / "stolen.txt").exists()


def test_since_outside_a_repository_is_an_error_in_one_line(tmp_path: Path) -> None:
    done = corpuslint(
        "check", "--since", "HEAD", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
    )
    assert done.returncode == 2
    assert done.stderr.startswith("corpuslint: error: git rev-parse:")
