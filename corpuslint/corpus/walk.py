"""Finding files: folders from the top down, in the same order everywhere."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.corpus.base import Problem, Source, Stamp
from corpuslint.corpus.ignorefiles import (
    IgnoreFile,
    ignore_files_above,
    is_below,
    is_ignored,
    read_ignore_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION_CONTROL = frozenset({".git", ".hg", ".svn", ".jj"})
_OWN_PREFIX = ".corpuslint"


class Wanted(NamedTuple):
    """Which files a walk is after.

    Attributes:
        root: the project's folder, absolute, with ``/``: what names and patterns are relative to.
        include: matches the names of the files that are wanted.
        exclude: matches the names of files and of whole folders that are not.
        respect_gitignore: leave out what git ignores.
    """

    root: str
    include: re.Pattern[str]
    exclude: re.Pattern[str]
    respect_gitignore: bool


class _Folder(NamedTuple):
    path: str
    ignore_files: tuple[IgnoreFile, ...]


def walk(top: str, wanted: Wanted) -> tuple[list[Source], list[Problem]]:
    """The wanted files below a folder, sorted by name, and the folders that cannot be listed.

    A folder that is ignored itself but asked for is walked all the same; then only the ignore
    files inside it count. Links to folders are not followed, so that nothing is found twice and no
    loop entered. A link to a file counts where its target lies below ``top`` and is not found by
    its own name. Outside ``root`` patterns are relative to ``top``.

    Args:
        top: the folder, absolute, with ``/``.
        wanted: which files.
    """
    one_walk = _Walk(top, wanted)
    folders = [_Folder(top.rstrip("/"), _ignore_files_for(top, wanted))]
    while folders:
        folders += one_walk.visit(folders.pop())
    found = one_walk.found
    found += _linked_files(top, one_walk.links, found, wanted.root)
    found.sort(key=lambda source: source.name)
    return found, one_walk.problems


class _Walk:
    """What a walk has found so far."""

    def __init__(self, top: str, wanted: Wanted) -> None:
        self.found: list[Source] = []
        self.links: list[str] = []
        self.problems: list[Problem] = []
        self._wanted = wanted
        inside = is_below(top, wanted.root)
        self._base_length = len((wanted.root if inside else top).rstrip("/")) + 1
        self._name_start = self._base_length if inside else 0

    def visit(self, folder: _Folder) -> Iterator[_Folder]:
        """Take a folder's files, and name the folders in it that are to be visited."""
        try:
            with os.scandir(folder.path or "/") as listing:
                entries = list(listing)
        except OSError as error:
            name = self._display_name(folder.path)
            reason = f"folder cannot be listed: {error.strerror}"
            self.problems.append(Problem(name, None, reason))
            return
        ignore_files = self._ignore_files(folder, entries)
        is_included, is_excluded = self._wanted.include.fullmatch, self._wanted.exclude.fullmatch
        for entry in entries:
            name = entry.name
            path = f"{folder.path}/{name}"
            is_folder = entry.is_dir(follow_symlinks=False)
            if (
                not (is_folder or is_included(path, self._base_length))
                or name.startswith(_OWN_PREFIX)
                or is_excluded(path, self._base_length)
                or (ignore_files and is_ignored(path, ignore_files, folder=is_folder))
            ):
                continue
            if not is_folder:
                self._take(entry, path)
            elif name not in VERSION_CONTROL:
                yield _Folder(path, ignore_files)

    def _take(self, entry: os.DirEntry[str], path: str) -> None:
        try:
            state = entry.stat(follow_symlinks=False)
        except OSError:
            return  # deleted since the folder was listed
        if stat.S_ISREG(state.st_mode):
            stamp = Stamp(state.st_size, state.st_mtime_ns, state.st_ino, state.st_ctime_ns)
            name = path[self._name_start :] if path.isascii() else self._display_name(path)
            self.found.append(Source(path, name, stamp))
        elif stat.S_ISLNK(state.st_mode):
            self.links.append(path)

    def _display_name(self, path: str) -> str:
        return display_name(path, self._wanted.root)

    def _ignore_files(
        self, folder: _Folder, entries: list[os.DirEntry[str]]
    ) -> tuple[IgnoreFile, ...]:
        if not self._wanted.respect_gitignore or all(e.name != ".gitignore" for e in entries):
            return folder.ignore_files
        own = read_ignore_file(f"{folder.path}/.gitignore", folder.path)
        return folder.ignore_files if own is None else (*folder.ignore_files, own)


def display_name(path: str, root: str) -> str:
    r"""A path as keys, reports and messages show it: relative to the project's folder if below it.

    Bytes of a file name that are not UTF-8 are written as ``\xff``.
    """
    prefix = root.rstrip("/") + "/"
    name = path.removeprefix(prefix)
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def stamp_of(path: str) -> Stamp:
    """The state of a file, behind links.

    Raises:
        OSError: there is no such file.
    """
    state = os.stat(path)  # noqa: PTH116  quicker than Path
    return Stamp(state.st_size, state.st_mtime_ns, state.st_ino, state.st_ctime_ns)


def _ignore_files_for(top: str, wanted: Wanted) -> tuple[IgnoreFile, ...]:
    if not wanted.respect_gitignore:
        return ()
    above = ignore_files_above(top, wanted.root)
    parts = top.split("/")
    ancestors = ("/".join(parts[:count]) for count in range(2, len(parts) + 1))
    if any(is_ignored(at, above, folder=True) for at in ancestors):
        return ()
    return above


def _linked_files(top: str, links: list[str], found: list[Source], root: str) -> Iterator[Source]:
    real_top = os.path.realpath(top).replace(os.sep, "/")
    seen = {source.path for source in found}
    for link in sorted(links):
        real = os.path.realpath(link).replace(os.sep, "/")
        if not is_below(real, real_top) or not os.path.isfile(real):  # noqa: PTH113  quicker
            continue  # it leaves the folder, dangles, or loops
        by_own_name = top + real[len(real_top) :]
        if by_own_name not in seen:
            seen.add(by_own_name)
            yield Source(link, display_name(link, root), stamp_of(real))
