"""Which of several runs may write a folder."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class LockedError(Exception):
    """Another process has the folder."""


if sys.platform == "win32":
    import msvcrt
    from contextlib import suppress

    class FolderLock:
        """A folder that one process at a time has; the system takes it back at a kill.

        Args:
            folder: it is made when it is taken, and not removed.
        """

        def __init__(self, folder: Path) -> None:
            self._folder = folder
            # A folder that something in it is open in could not be renamed here.
            self._file = folder.with_name(f"{folder.name}.lock")
            self._descriptor: int | None = None

        def take(self) -> None:
            """Make the folder and have it.

            Raises:
                LockedError: another process has it.
                OSError: it cannot be made.
            """
            descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError:
                os.close(descriptor)
                raise LockedError from None
            self._descriptor = descriptor
            try:
                self._folder.mkdir(exist_ok=True)
            except OSError:
                self.release()
                raise

        def release(self) -> None:
            """Let others have the folder."""
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None
                with suppress(OSError):  # the next run has it open
                    self._file.unlink()

else:
    import fcntl

    class FolderLock:
        """A folder that one process at a time has; the system takes it back at a kill.

        The lock is on the folder itself and goes with it where it is renamed. A file system that
        knows no locks gives it to all.

        Args:
            folder: it is made when it is taken, and not removed.
        """

        def __init__(self, folder: Path) -> None:
            self._folder = folder
            self._descriptor: int | None = None

        def take(self) -> None:
            """Make the folder and have it.

            Raises:
                LockedError: another process has it.
                OSError: it cannot be made.
            """
            while self._descriptor is None:
                self._folder.mkdir(exist_ok=True)
                try:
                    descriptor = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
                except FileNotFoundError:  # another run was done with it just now
                    continue
                try:
                    _lock(descriptor)
                    if self._is_in_place(descriptor):
                        self._descriptor, descriptor = descriptor, -1
                finally:
                    if descriptor >= 0:
                        os.close(descriptor)

        def _is_in_place(self, descriptor: int) -> bool:
            """Whether the folder is still there, and not renamed between opening and locking."""
            try:
                return os.path.samestat(os.fstat(descriptor), self._folder.lstat())
            except FileNotFoundError:
                return False

        def release(self) -> None:
            """Let others have the folder."""
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None

    def _lock(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError from None
        except OSError:
            return  # no locks on this file system
