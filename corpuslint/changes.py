"""What changed in a corpus since a git revision."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# The tree without files, which is in every repository: what a first commit is compared with.
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


class ChangesError(Exception):
    """Git cannot say what changed; the message says why."""


class FileChange(msgspec.Struct, frozen=True, order=True):
    """One file that differs between the revision and the working tree.

    Attributes:
        new: its path below the project's folder now; None: it is gone.
        old: its path then; None: it was not there.
    """

    new: str | None
    old: str | None


class Changes:
    """The difference between a revision and the working tree, below the project's folder.

    Args:
        root: the project's folder, inside a git working tree.
        revision: what to compare with; ``HEAD`` in a repository without commits is the empty tree.

    Raises:
        ChangesError: no repository, no such revision, no git.
    """

    def __init__(self, root: Path, revision: str) -> None:
        self._top = Path(_git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
        self._root = root.resolve()
        self._revision = self._resolve(revision)
        self.files = sorted(
            self._read_changes(), key=lambda change: (change.new or "", change.old or "")
        )
        self.tracked = frozenset(self._names(_git(self._top, "ls-files", "-z").split(b"\0")))

    def _resolve(self, revision: str) -> str:
        try:
            found = _git(
                self._top,
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                f"{revision}^{{commit}}",
            )
        except ChangesError:
            if revision == "HEAD":
                return _EMPTY_TREE
            raise ChangesError(f"--since {revision}: git knows no such revision") from None
        return found.decode().strip()

    def _read_changes(self) -> Iterable[FileChange]:
        output = _git(
            self._top, "diff", "--name-status", "-z", "--find-renames", self._revision, "--"
        )
        fields = iter(output.split(b"\0"))
        for status in fields:
            if not status:
                return
            kind = status[:1]
            if kind == b"R":
                old, new = self._name(next(fields)), self._name(next(fields))
                if old or new:
                    yield FileChange(new, old)
                continue
            name = self._name(next(fields))
            if name is None:
                continue
            if kind == b"D":
                yield FileChange(None, name)
            elif kind == b"A":
                yield FileChange(name, None)
            else:
                yield FileChange(name, name)

    def _name(self, raw: bytes) -> str | None:
        """A path below the top folder as one below the project's; None for one outside it."""
        path = self._top / raw.decode("utf-8", "surrogateescape")
        try:
            return path.relative_to(self._root).as_posix()
        except ValueError:
            return None

    def _names(self, raw: Sequence[bytes]) -> Iterable[str]:
        return (name for item in raw if item and (name := self._name(item)) is not None)

    def old_bytes(self, name: str) -> bytes:
        """A file's bytes at the revision.

        Raises:
            ChangesError: it was not there.
        """
        path = (self._root / name).relative_to(self._top).as_posix()
        return _git(self._top, "cat-file", "blob", f"{self._revision}:{path}")


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  a fixed program; revisions are checked by rev-parse
            ["git", *arguments],  # noqa: S607  the user's own git
            cwd=folder,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except OSError as error:
        raise ChangesError(f"cannot start git: {error.strerror}") from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise ChangesError(f"git {arguments[0]}: {lines[0]}")
    return done.stdout
