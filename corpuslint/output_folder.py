"""A folder that appears complete or not at all.

It is written under another name beside its place and renamed at the end. A kill leaves either no
folder or the earlier one (for a moment it is called ``.corpuslint-old-NAME``; the next run puts
it back), and a leftover called ``.corpuslint-tmp-NAME`` that no walk looks into
and the next run removes. A run that is still going holds a lock, and no second one writes there.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.corpus.base import Problem, WriteError
from corpuslint.folder_lock import FolderLock, LockedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Self


class OutputFolder:
    """The folder while it is written; as a context, it takes its place when the block ends.

    Args:
        place: where it will be.
        may_replace: whether a folder with something in it may be replaced.

    Attributes:
        path: where to write to inside the block.

    Raises:
        WriteError: it cannot be made, its place is taken, or another run is writing it.
    """

    def __init__(self, place: Path, *, may_replace: bool) -> None:
        self.place = place.resolve()
        self.path = self.place.with_name(f".corpuslint-tmp-{self.place.name}")
        self._old = self.place.with_name(f".corpuslint-old-{self.place.name}")
        self._may_replace = may_replace
        self._lock = FolderLock(self.path)

    def __enter__(self) -> Self:
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            # First of all: what another run has between its two renamings is not a leftover.
            self._lock.take()
        except LockedError as error:
            raise _error(self.place, "another run is writing it") from error
        except OSError as error:
            raise _error(self.place, f"cannot be written: {error.strerror or error}") from error
        try:
            self._prepare()
        except OSError as error:
            self._give_up()
            raise _error(self.place, f"cannot be written: {error.strerror or error}") from error
        except BaseException:
            self._give_up()
            raise
        return self

    def _prepare(self) -> None:
        if self._old.exists() and not self.place.exists():
            # A kill came between the two renamings.
            self._old.rename(self.place)
        if self.place.exists() and not self.place.is_dir():
            raise _error(self.place, "is not a folder")
        if not self._may_replace and self.place.exists() and any(self.place.iterdir()):
            raise _error(self.place, "is not empty: name a new folder, or give --force")
        # The run before this one may still be removing its own.
        shutil.rmtree(self._old, ignore_errors=True)
        for leftover in self.path.iterdir():
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()

    def _give_up(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._give_up()
            return
        try:
            self._publish()
        except OSError as problem:
            reason = f"cannot be written: {problem.strerror or problem}"
            raise _error(self.place, reason) from problem
        finally:
            self._lock.release()

    def _publish(self) -> None:
        _sync(self.path)
        if self.place.exists():
            self.place.rename(self._old)
        self.path.rename(self.place)
        _sync(self.place.parent)
        shutil.rmtree(self._old, ignore_errors=True)

    def new_file(self, name: str) -> Path:
        """The path for a file of the folder, in folders that exist."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def refuse_overlap(output: Path, sources: Iterable[Path]) -> None:
    """See to it that what is written and what is read are apart.

    Raises:
        WriteError: the output is one of the sources, inside one, or around one.
    """
    place = output.resolve()
    for source in sources:
        read = source.resolve()
        if place == read:
            raise _error(output, f"is the source itself ({source}): name another folder")
        if place.is_relative_to(read):
            raise _error(output, f"lies inside the source {source}: name a folder outside it")
        if read.is_relative_to(place):
            raise _error(output, f"has the source {source} inside it: name another folder")


def _error(place: Path, reason: str) -> WriteError:
    return WriteError(Problem(str(place), None, reason))


def _sync(folder: Path) -> None:
    """Make the folder's own entries last through a power cut, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
