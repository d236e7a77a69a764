"""The hooks, as pre-commit runs them in a real repository, installed from this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.articles import DRIFTED, GOOD, article
from tests.engine.project import REPOSITORY, git, write

CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: {hook}
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This checkout as a repository that pre-commit can install from, and its revision."""
    folder = tmp_path_factory.mktemp("published")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
    )
    if listed.returncode != 0:
        pytest.skip("the hooks are installed from a git checkout, and this is none")
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        source, target = REPOSITORY / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    git(folder, "init", "-q")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "published")
    return folder, git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A pre-commit home of its own, and somebody to commit as."""
    home = tmp_path_factory.mktemp("home")
    return os.environ | {
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_AUTHOR_NAME": "Tester",
        "GIT_AUTHOR_EMAIL": "tester@example.org",
        "GIT_COMMITTER_NAME": "Tester",
        "GIT_COMMITTER_EMAIL": "tester@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def make_project(folder: Path, hook: str, published: tuple[Path, str], env: dict[str, str]) -> None:
    """A repository with three articles in which the hook is installed."""
    repository, revision = published
    git(folder, "init", "-q", "-b", "main")
    config = CONFIG.format(repository=repository.as_posix(), revision=revision, hook=hook)
    write(folder, {".pre-commit-config.yaml": config})
    write(folder, {"corpuslint.toml": 'corpus = ["articles/**"]\n'})
    for town in ("Brenholm", "Varsnes", "Solmark"):
        write(folder, {f"articles/{town}.txt": article(GOOD, "school", town)})
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "three articles")
    installed = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install", "--install-hooks"],
        cwd=folder,
        env=env,
        check=False,
        capture_output=True,
        text=True,
    )
    if "Could not find a version" in installed.stdout or "NewConnectionError" in installed.stdout:
        pytest.skip("pre-commit cannot reach a package index to install the hook's environment")
    assert installed.returncode == 0, installed.stdout + installed.stderr


def commit(folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Stage everything and commit, with the hook."""
    git(folder, "add", "--all")
    return subprocess.run(
        ["git", "commit", "-m", "change"],
        cwd=folder,
        env=env,
        check=False,
        capture_output=True,
        text=True,
    )


def test_damaged_article_is_refused_until_it_is_fixed(
    tmp_path: Path, published: tuple[Path, str], environment: dict[str, str]
) -> None:
    make_project(tmp_path, "corpuslint", published, environment)
    damaged = article(DRIFTED, "bridge", "Lindby")
    write(tmp_path, {"articles/new.txt": damaged})
    refused = commit(tmp_path, environment)
    assert refused.returncode == 1
    assert "NAM001" in refused.stderr + refused.stdout
    assert "articles/new.txt:3" in refused.stderr + refused.stdout
    write(tmp_path, {"articles/new.txt": damaged.replace(DRIFTED, GOOD)})
    assert commit(tmp_path, environment).returncode == 0

    git(tmp_path, "rm", "-q", "articles/new.txt")
    assert commit(tmp_path, environment).returncode == 0


def test_fixing_hook_mends_what_is_safe_and_stops_the_commit_once(
    tmp_path: Path, published: tuple[Path, str], environment: dict[str, str]
) -> None:
    make_project(tmp_path, "corpuslint-fix", published, environment)
    whole = "Harbour line stops for good\n\nThe line stopped on Friday, the council said.\n"
    damaged = "Harbour line stops for good\n\n" + whole
    write(tmp_path, {"articles/new.txt": damaged})
    assert commit(tmp_path, environment).returncode == 1
    assert (tmp_path / "articles/new.txt").read_text() == whole
    assert commit(tmp_path, environment).returncode == 0
