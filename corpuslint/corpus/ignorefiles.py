"""``.gitignore``: which files git would not look at.

The meaning is git's (https://git-scm.com/docs/gitignore), tested against git itself. Written here
because every run on a folder asks for each of its files: one regular expression for a whole ignore
file answers in half a microsecond, where a general library takes some three for five patterns and
20 ms to be imported. The user's global ignore file is left out, so that a corpus is the same for
everybody. POSIX classes
(``[[:alpha:]]``) and slashes in brackets are not known.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from corpuslint.corpus.globs import glob_source


class _Line(NamedTuple):
    source: str
    negated: bool
    folders_only: bool


class _Run(NamedTuple):
    """Neighbouring lines of the same sign, as one expression for files and one for folders."""

    ignores: bool
    files: re.Pattern[str]
    folders: re.Pattern[str]


class IgnoreFile:
    """The patterns of one ignore file, for paths in the folder ``base`` (absolute, with ``/``)."""

    def __init__(self, text: str, base: str) -> None:
        self._skip = len(base.rstrip("/")) + 1
        lines = [line for line in map(_parse, text.split("\n")) if line is not None]
        self._runs = [
            _Run(not negated, _union(run, folders=False), _union(run, folders=True))
            for negated, group in groupby(lines, key=lambda line: line.negated)
            for run in [list(group)]
        ]
        self._runs.reverse()

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Whether a path below ``base`` is ignored; none if no pattern speaks of it.

        Folders are to be asked about from the top: what lies in an ignored one is ignored.
        """
        for run in self._runs:
            if (run.folders if folder else run.files).fullmatch(path, self._skip):
                return run.ignores
        return None


def is_ignored(path: str, ignore_files: tuple[IgnoreFile, ...], *, folder: bool) -> bool:
    """The verdict of the nearest ignore file (the last one) that speaks of the path."""
    for ignore_file in reversed(ignore_files):
        verdict = ignore_file.verdict(path, folder=folder)
        if verdict is not None:
            return verdict
    return False


def read_ignore_file(path: str, base: str) -> IgnoreFile | None:
    """The ignore file, if it is there, can be read, and says anything."""
    try:
        text = Path(path).read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return None
    return IgnoreFile(text.removeprefix("\ufeff"), base) if text.strip() else None


def ignore_files_above(folder: str, root: str) -> tuple[IgnoreFile, ...]:
    """The ignore files that hold for a folder, without its own, the weakest first.

    They begin at the top of the git work tree that the folder is in, with ``.git/info/exclude``;
    where there is none, at ``root``. All paths absolute, with ``/``.
    """
    top = next((at for at in _upwards(folder) if Path(at, ".git").exists()), None)
    exclude = _info_exclude(top) if top is not None else None
    found = [] if exclude is None or top is None else [read_ignore_file(exclude, top)]
    if top is None:
        top = root if is_below(folder, root) else folder
    between = [at for at in _upwards(folder) if is_below(at, top) and at != folder]
    found += [read_ignore_file(f"{at.rstrip('/')}/.gitignore", at) for at in reversed(between)]
    return tuple(item for item in found if item is not None)


def is_below(path: str, folder: str) -> bool:
    """Whether a path is the folder or lies in it; both absolute, with ``/``."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _upwards(folder: str) -> list[str]:
    return [at.as_posix() for at in (Path(folder), *Path(folder).parents)]


def _info_exclude(top: str) -> str | None:
    """Where a work tree keeps its private ignore file; linked work trees share one."""
    git = Path(top, ".git")
    try:
        if git.is_file():
            git = git.parent / git.read_text().removeprefix("gitdir:").strip()
            common = git / "commondir"
            if common.is_file():
                git = git / common.read_text().strip()
    except (OSError, ValueError):
        return None
    return str(git / "info" / "exclude")


def _parse(line: str) -> _Line | None:
    line = _without_trailing_spaces(line.removesuffix("\r"))
    if not line or line.startswith("#"):
        return None
    negated = line.startswith("!")
    glob = line[1:] if negated else line
    folders_only = glob.endswith("/")
    glob = glob.removesuffix("/")
    if not glob.strip("/"):
        return None
    if "/" not in glob:
        glob = "**/" + glob
    return _Line(glob_source(glob), negated, folders_only)


def _without_trailing_spaces(line: str) -> str:
    bare = line.rstrip(" ")
    escaped = (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
    return bare + " " if escaped and len(bare) < len(line) else bare


def _union(lines: list[_Line], *, folders: bool) -> re.Pattern[str]:
    sources = [f"(?:{line.source})" for line in lines if folders or not line.folders_only]
    return re.compile("|".join(sources) or r"(?!)", re.DOTALL)
