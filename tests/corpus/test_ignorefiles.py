from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from corpuslint.corpus.globs import compile_globs
from corpuslint.corpus.ignorefiles import IgnoreFile
from corpuslint.corpus.walk import Wanted, walk

EVERYTHING = re.compile(".*", re.DOTALL)
NOTHING = re.compile(r"(?!)")


def walked(top: Path, root: Path | None = None, *, respect_gitignore: bool = True) -> list[str]:
    base = (root or top).as_posix()
    found, problems = walk(top.as_posix(), Wanted(base, EVERYTHING, NOTHING, respect_gitignore))
    assert problems == []
    return [source.name for source in found if not source.name.endswith(".gitignore")]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.excludesFile=", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def unignored_by_git(folder: Path) -> list[str]:
    listed = git(folder, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return sorted(name for name in listed if name and not name.endswith(".gitignore"))


def make(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())


TREE = [
    *("a.txt", "b.md", "keep.txt", "drafts/a.txt", "drafts/deep/b.txt", "news/a.txt"),
    *("news/drafts/x.txt", "news/2024/keep.txt", "news/2024/a b.txt", "news/2024/[x].txt"),
    *("#odd.txt", "!odd.txt", "trailing ", "back\\slash.txt", "drafts2/a.txt", "a/b/c/d.txt"),
    *("a/d.txt", "übung.txt", "news/2025/a.txt", "build", "logs/build/x.txt"),
]

GITIGNORES = [
    "*.txt\n!keep.txt\n",
    "drafts/\n",
    "drafts\n!drafts/a.txt\n",
    "/drafts/*\n!/drafts/a.txt\n",
    "build/\n",
    "news/**/a*.txt\n",
    "**/2024/*\n",
    "a/**\n!a/d.txt\n",
    "a/**/d.txt\n",
    "**/b*\n",
    "# a comment\n\n\\#odd.txt\n\\!odd.txt\n",
    "trailing \\ \ntrailing\\ \n",
    "trailing   \na.txt   \n",
    "*.md\r\ndrafts/\r\n",
    "\ufeff*.txt\n",
    "[a-b].*\n",
    "[!a].txt\n[^x]/a.txt\n",
    "news/2024/\\[x\\].txt\n[[]x].txt\n",
    "[]a].txt\n[z-a].txt\n[a\n",
    "?.txt\n",
    "back\\\\slash.txt\n",
    "/\n//\n!\n",
    "*\n!*/\n!*.md\n",
    "*/a.txt\n",
    "?bung.txt\nü*\n",
    "***.md\ndr***ts\n",
    "drafts*/\n!drafts2\n",
    "ends\\\n",
]


@pytest.mark.parametrize("gitignore", GITIGNORES)
def test_ignored_is_what_git_ignores(tmp_path: Path, gitignore: str) -> None:
    make(tmp_path, dict.fromkeys(TREE, "") | {".gitignore": gitignore})
    git(tmp_path, "init", "-q")
    assert walked(tmp_path) == unignored_by_git(tmp_path)


def test_nested_and_private_ignore_files(tmp_path: Path) -> None:
    make(
        tmp_path,
        dict.fromkeys(TREE, "")
        | {
            ".gitignore": "*.md\n/news/2025/\n",
            "news/.gitignore": "!b.md\na.txt\n/2024/keep.txt\n",
            "news/2024/.gitignore": "!keep.txt\n",
            "news/b.md": "",
        },
    )
    git(tmp_path, "init", "-q")
    (tmp_path / ".git/info/exclude").write_text("drafts/\n!*.md\n")
    expected = unignored_by_git(tmp_path)
    assert walked(tmp_path) == expected
    assert "news/2024/keep.txt" in expected
    assert "news/b.md" in expected
    below = [name for name in expected if name.startswith("news/")]
    assert walked(tmp_path / "news", tmp_path) == below
    assert "b.md" in walked(tmp_path, respect_gitignore=False)


def test_a_linked_work_tree_has_the_private_ignore_file_of_its_repository(tmp_path: Path) -> None:
    main, linked = tmp_path / "main", tmp_path / "linked"
    make(main, {"a.txt": "", "b.txt": ""})
    git(main, "init", "-q")
    git(main, "add", ".")
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    git(main, *identity, "commit", "-qm", "Add articles")
    (main / ".git/info/exclude").write_text("c.txt\n")
    git(main, "worktree", "add", "-q", str(linked))
    (linked / "c.txt").touch()
    assert [name for name in walked(linked) if name != ".git"] == ["a.txt", "b.txt"]


def test_ignore_files_count_without_a_repository(tmp_path: Path) -> None:
    make(tmp_path, {".gitignore": "b.txt\n", "a.txt": "", "x/b.txt": "", "x/c.txt": ""})
    assert walked(tmp_path) == ["a.txt", "x/c.txt"]
    assert walked(tmp_path / "x", tmp_path) == ["x/c.txt"]


def test_an_ignored_folder_that_is_asked_for_is_walked(tmp_path: Path) -> None:
    make(
        tmp_path,
        {".gitignore": "out/\n", "out/a.txt": "", "out/b/c.txt": "", "out/.gitignore": "a.txt\n"},
    )
    assert walked(tmp_path) == []
    assert walked(tmp_path / "out", tmp_path) == ["out/b/c.txt"]
    assert walked(tmp_path / "out" / "b", tmp_path) == ["out/b/c.txt"]


@given(st.text("ab/*?[]!-\\# .\n^", max_size=40), st.text("ab/.", min_size=1, max_size=20))
@example("[", "a")
@example("[a-", "a")
@example("[!]", "a")
@example("\\", "a")
def test_any_ignore_file_can_be_asked(text: str, path: str) -> None:
    ignore_file = IgnoreFile(text, "/top")
    assert ignore_file.verdict("/top/" + path, folder=False) in {True, False, None}


@settings(max_examples=60, deadline=None)
@given(st.text("ab/*?[]!-.", min_size=1, max_size=12))
def test_random_patterns_mean_what_they_mean_to_git(
    tmp_path_factory: pytest.TempPathFactory, pattern: str
) -> None:
    assume(not re.search(r"\[[!^]?\]?[^]]*/", pattern))
    folder = tmp_path_factory.mktemp("tree")
    names = ["a", "b", "ab", "a.b", "x/a", "x/b/a", "x/ab/b", "-", "[a]", "!a"]
    make(folder, dict.fromkeys(names, "") | {".gitignore": pattern + "\n"})
    git(folder, "init", "-q")
    assert walked(folder) == unignored_by_git(folder)


@pytest.mark.parametrize(
    ("glob", "matching", "other"),
    [
        ("*.txt", ["a.txt", "x/y/a.txt"], ["a.txt/x", "a.md"]),
        ("**/*.txt", ["a.txt", "x/y/a.txt"], ["a.TXT"]),
        ("news/*.txt", ["news/a.txt"], ["x/news/a.txt", "news/x/a.txt"]),
        ("./news/**/*.txt", ["news/a.txt", "news/x/y/a.txt"], ["a.txt"]),
        ("news/**", ["news/a.txt", "news/x/a.txt"], ["news", "newsroom/a.txt"]),
        ("drafts/", ["drafts", "x/drafts"], ["drafts/a.txt"]),
        ("[b-a].txt", ["b.txt"], ["a.txt"]),
        ("[ab]?.txt", ["a1.txt"], ["c1.txt", "a.txt"]),
    ],
)
def test_globs(glob: str, matching: list[str], other: list[str]) -> None:
    pattern = compile_globs((glob, "never-there"))
    assert [path for path in matching if not pattern.fullmatch(path)] == []
    assert [path for path in other if pattern.fullmatch(path)] == []


def test_no_glob_names_nothing() -> None:
    assert compile_globs(()).fullmatch("") is None


def test_many_stars_take_linear_time() -> None:
    pattern = compile_globs(("*a" * 40 + "b",))
    assert not pattern.fullmatch("a" * 20_000)
