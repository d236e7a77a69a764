"""``corpuslint init``: a commented configuration and a pre-commit entry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.config import OWN_FILE, SHARED_FILE, ConfigError, shown_path
from corpuslint.config_file import own_table
from corpuslint.corpus.write import write_file
from corpuslint.starter import add_hook, add_table, configuration, has_hook, hook
from corpuslint.toml_file import read_text

if TYPE_CHECKING:
    import argparse

HOOKS_FILE = ".pre-commit-config.yaml"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "init",
        help="write a configuration file and a pre-commit entry",
        description="Write a commented corpuslint.toml and a pre-commit entry. What is there "
        "already is left as it is.",
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="the project's folder (default: the working directory)",
    )
    parser.add_argument(
        "--pyproject",
        action="store_true",
        help="add a [tool.corpuslint] table to pyproject.toml instead",
    )
    parser.add_argument("--force", action="store_true", help="replace a corpuslint.toml")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write what is missing, and say what was written and what to run next."""
    folder = options.folder.absolute()
    if not folder.is_dir():
        raise ConfigError(f"{options.folder}: no such folder")
    messages = [
        _write_table(folder)
        if options.pyproject
        else _write_configuration(folder, force=options.force),
        *_write_hook(folder),
        "next:",
        f"  corpuslint check {shown_path(folder)}      what is wrong now",
        f"  corpuslint baseline {shown_path(folder)}   let only new findings count",
        "  pre-commit install      check every commit",
    ]
    print("\n".join(messages))
    return 0


def _write_configuration(folder: Path, *, force: bool) -> str:
    path = folder / OWN_FILE
    exists = path.exists()
    if exists and not force:
        return f"{shown_path(path)}: is there already, left as it is (--force replaces it)"
    shared = folder / SHARED_FILE
    if not exists and shared.is_file() and own_table(shared) is not None:
        return f"{shown_path(shared)}: has a [tool.corpuslint] table already, left as it is"
    write_file(path, configuration().encode(), within=folder, name=shown_path(path))
    return f"{shown_path(path)}: {'replaced' if exists else 'written'}"


def _write_table(folder: Path) -> str:
    own = folder / OWN_FILE
    if own.exists():
        return f"{shown_path(own)}: is there already, and comes before {SHARED_FILE}; left as it is"
    path = folder / SHARED_FILE
    text = read_text(path)
    if own_table(path) is not None:
        return f"{shown_path(path)}: has a [tool.corpuslint] table already, left as it is"
    write_file(path, add_table(text, path).encode(), within=folder, name=shown_path(path))
    return f"{shown_path(path)}: added [tool.corpuslint]"


def _write_hook(folder: Path) -> list[str]:
    repository = _repository(folder)
    path = repository / HOOKS_FILE
    entry = hook(folder.relative_to(repository).as_posix())
    text = read_text(path) if path.exists() else ""
    if has_hook(text):
        return [f"{shown_path(path)}: has a corpuslint hook already, left as it is"]
    added = add_hook(text, entry)
    if added is None:
        advice = f"{shown_path(path)}: 'repos' is no plain list, left as it is; add this to it:"
        return [advice, *entry.splitlines()]
    write_file(path, added.encode(), within=repository, name=shown_path(path))
    return [f"{shown_path(path)}: {'added the corpuslint hook' if text else 'written'}"]


def _repository(folder: Path) -> Path:
    """The git repository's folder, or the folder itself where there is none."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return folder
