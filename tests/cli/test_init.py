from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import pytest
import yaml

from corpuslint.cli import init
from corpuslint.config import ConfigError
from corpuslint.config_file import load_settings


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    init.add_parser(parser.add_subparsers())
    return init.run(parser.parse_args(["init", *arguments]))


def hooks(path: Path) -> list[str]:
    """The ids of the hooks in a file."""
    repos = yaml.safe_load(path.read_text(encoding="utf-8"))["repos"]
    return [hook["id"] for repo in repos for hook in repo["hooks"]]


def test_new_project_gets_both_files_and_is_told_what_to_run(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 0
    assert load_settings([project]).source == str(project / "corpuslint.toml")
    assert hooks(project / ".pre-commit-config.yaml") == ["corpuslint"]
    told = capsys.readouterr().out
    assert "corpuslint.toml: written" in told
    assert ".pre-commit-config.yaml: written" in told
    assert "corpuslint check ." in told


def test_second_run_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run()
    before = {path: path.read_bytes() for path in project.iterdir()}
    capsys.readouterr()
    assert run() == 0
    assert {path: path.read_bytes() for path in project.iterdir()} == before
    assert capsys.readouterr().out.count("left as it is") == 2


def test_force_replaces_the_configuration_and_nothing_else(project: Path) -> None:
    (project / "corpuslint.toml").write_text('language = "en"')
    hooks_text = "# mine\nrepos:\n- repo: local\n  hooks:\n  - id: corpuslint\n"
    (project / ".pre-commit-config.yaml").write_text(hooks_text)
    assert run("--force") == 0
    assert load_settings([project]).language is None
    assert (project / ".pre-commit-config.yaml").read_text() == hooks_text


def test_table_is_added_to_pyproject_once(project: Path) -> None:
    text = '# a comment\n[project]\nname = "news"\n'
    (project / "pyproject.toml").write_text(text)
    assert run("--pyproject") == 0
    added = (project / "pyproject.toml").read_text()
    assert added.startswith(text)
    assert tomllib.loads(added)["tool"] == {"corpuslint": {}}
    assert not (project / "corpuslint.toml").exists()
    assert run("--pyproject", "--force") == 0
    assert (project / "pyproject.toml").read_text() == added


def test_own_file_does_not_silently_overrule_a_table_in_pyproject(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.corpuslint]\n")
    assert run() == 0
    assert not (project / "corpuslint.toml").exists()


def test_table_in_pyproject_is_not_added_where_it_would_not_be_read(project: Path) -> None:
    (project / "corpuslint.toml").write_text("")
    (project / "pyproject.toml").write_text("[project]\n")
    assert run("--pyproject") == 0
    assert (project / "pyproject.toml").read_text() == "[project]\n"


def test_hook_of_an_inner_folder_stands_in_the_repository_and_names_the_folder(
    project: Path,
) -> None:
    (project / ".git").mkdir()
    (project / "my news").mkdir()
    assert run("my news") == 0
    assert (project / "my news" / "corpuslint.toml").is_file()
    text = (project / ".pre-commit-config.yaml").read_text()
    assert yaml.safe_load(text)["repos"][0]["hooks"][0]["entry"] == (
        "corpuslint check --since HEAD 'my news'"
    )


def test_hook_is_added_to_those_that_are_there(project: Path) -> None:
    text = "# ours\nrepos:\n  - repo: meta\n    hooks:\n      - id: identity # first\n"
    (project / ".pre-commit-config.yaml").write_text(text)
    assert run() == 0
    assert (project / ".pre-commit-config.yaml").read_text().startswith(text)
    assert hooks(project / ".pre-commit-config.yaml") == ["identity", "corpuslint"]


def test_list_that_cannot_be_added_to_is_shown_the_entry_instead(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "repos: [{repo: meta, hooks: [{id: identity}]}]\n"
    (project / ".pre-commit-config.yaml").write_text(text)
    assert run() == 0
    assert (project / ".pre-commit-config.yaml").read_text() == text
    assert "- id: corpuslint" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--pyproject"], ["missing"]])
def test_missing_file_or_folder_is_an_error_and_nothing_is_written(
    project: Path, arguments: list[str]
) -> None:
    with pytest.raises(ConfigError, match=r"(pyproject\.toml: No|missing: no) such f"):
        run(*arguments)
    assert list(project.iterdir()) == []
