"""Writing files so that a reader, or a kill, sees the old file or the new one, never a part."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.corpus.base import Problem, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


def write_file(path: Path, data: bytes, *, within: Path, name: str) -> None:
    """Replace or make a file; arguments and errors as in ``replacing``."""
    with replacing(path, within=within, name=name) as out:
        out.write(data)


@contextmanager
def replacing(path: Path, *, within: Path, name: str) -> Iterator[BinaryIO]:
    """What to write a file's new content to; it takes the file's place when the block ends.

    If the block raises, the file stays as it was. The bytes are on the disk before the old ones
    are gone. Mode bits are kept, and the owner where the system allows it; behind a link, the
    linked file is replaced and the link stays. A kill leaves at most a ``.corpuslint-*.tmp`` file,
    which no walk takes for a document, and the next one to write the same file removes it.

    Args:
        path: the file.
        within: the folder that must not be left by a link.
        name: what the user knows the file by, for messages.

    Raises:
        WriteError: a link leads out of the folder, the file is read-only, or the system refuses.
    """
    try:
        target = _writable_target(path, within, name)
        temporary, out = _new_beside(target)
        try:
            with _locked(out):
                with out:
                    yield out
                    out.flush()
                    os.fsync(out.fileno())
                _take_over_attributes(target, temporary)
                temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise WriteError(Problem(name, None, message)) from error


def _writable_target(path: Path, within: Path, name: str) -> Path:
    target = Path(os.path.realpath(path))  # Path.resolve raises where links loop
    if not target.is_relative_to(within.resolve()):
        message = f"is a link that leads out of {within}: it is not written through"
        raise WriteError(Problem(name, None, message))
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode
        if not stat.S_ISREG(mode):
            raise WriteError(Problem(name, None, "cannot be written: not a regular file"))
        # Replacing asks for no permission on the file itself, and root has all of them: what the
        # mode says is the owner's wish.
        if not mode & 0o222 or not os.access(target, os.W_OK):
            message = "cannot be written: the file is read-only"
            raise WriteError(Problem(name, None, message))
    return target


def _new_beside(target: Path) -> tuple[Path, BinaryIO]:
    """A new file in the same folder, with the mode that the system gives to new files."""
    name = hashlib.blake2s(os.fsencode(target.name), digest_size=8).hexdigest()
    for number in count():
        temporary = target.with_name(f".corpuslint-{name}-{number}.tmp")
        for _ in range(2):
            with suppress(FileExistsError):
                out = temporary.open("xb")
                if _lock_new(out, temporary):
                    return temporary, out
                out.close()
            if not _remove_leftover(temporary):
                break
    raise AssertionError("unreachable")


if sys.platform == "win32":

    def _lock_new(out: BinaryIO, temporary: Path) -> bool:  # noqa: ARG001  open is locked here
        return True

    def _remove_leftover(temporary: Path) -> bool:
        """Remove what a killed run left; whether it is gone. What a live one has open stays."""
        try:
            temporary.unlink(missing_ok=True)
        except PermissionError:
            return False
        return True

    @contextmanager
    def _locked(out: BinaryIO) -> Iterator[None]:  # noqa: ARG001  an open file cannot be renamed
        yield

else:
    import fcntl

    def _lock_new(out: BinaryIO, temporary: Path) -> bool:
        """Show that the file's run is alive; false if another run was faster and removed it."""
        try:
            fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return os.path.samestat(os.fstat(out.fileno()), temporary.lstat())
        except (BlockingIOError, FileNotFoundError):
            return False
        except OSError:  # no locks on this file system
            return True

    def _remove_leftover(temporary: Path) -> bool:
        """Remove what a killed run left; whether it is gone. What may be a live one's stays."""
        try:
            descriptor = os.open(temporary, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), temporary.lstat()):
                temporary.unlink()
        except FileNotFoundError:
            return True
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True

    @contextmanager
    def _locked(out: BinaryIO) -> Iterator[None]:
        """Keep the lock of a file over its closing."""
        descriptor = os.dup(out.fileno())
        try:
            yield
        finally:
            os.close(descriptor)


def _take_over_attributes(target: Path, temporary: Path) -> None:
    try:
        state = target.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, state.st_uid, state.st_gid)
    temporary.chmod(stat.S_IMODE(state.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the renaming last through a power cut, where folders can be opened for that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
