"""Worker processes that either give an answer or an error, whatever the system refuses them."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from types import TracebackType
    from typing import Self

_ALIVE_CHECK_SECONDS = 1.0

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class WorkerError(Exception):
    """Worker processes cannot be run, or one ended by itself (the system was out of memory)."""


class Pool(Generic[Given, Answer]):
    """Worker processes, as a context.

    Args:
        workers: how many.
        work: what they do.
        start: what each of them does first, with ``start_arguments``.

    Raises:
        WorkerError: they cannot be run, or one of them died; in the methods too.
    """

    def __init__(
        self,
        workers: int,
        work: Callable[Given, Answer],
        start: Callable[..., None],
        start_arguments: tuple[object, ...],
    ) -> None:
        import multiprocessing  # noqa: PLC0415  slow to import
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

        self._work = work
        self._children = multiprocessing.active_children
        self._others = set(self._children())
        self._other_threads = set(threading.enumerate())
        self._manager: threading.Thread | None = None
        self._is_sound = True
        # A forked worker has the rules imported; elsewhere forking is unsafe or unknown.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        try:
            self._executor = ProcessPoolExecutor(
                workers, mp_context=context, initializer=start, initargs=start_arguments
            )
        except (OSError, RuntimeError, MemoryError) as error:
            raise _cannot_run(error) from error

    def submit(self, *given: Given.args, **named: Given.kwargs) -> Future[Answer]:
        """Have something done; the first call starts the workers."""
        try:
            future = self._executor.submit(self._work, *given, **named)
        except (OSError, RuntimeError, MemoryError) as error:
            self._is_sound = False
            raise _cannot_run(error) from error
        if self._manager is None:
            # Not the one that feeds the queue: it lives on when the one that collects has died.
            new = set(threading.enumerate()) - self._other_threads
            managers = (thread for thread in new if thread.name != "QueueFeederThread")
            self._manager = next(managers, threading.Thread())
        return future

    def result(self, future: Future[Answer]) -> Answer:
        """What came of it."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        while True:
            try:
                return future.result(timeout=_ALIVE_CHECK_SECONDS)
            except BrokenProcessPool as error:
                message = (
                    "a worker process was ended from outside (out of memory?); try fewer --jobs"
                )
                raise WorkerError(message) from error
            except TimeoutError:
                if self._manager is not None and not self._manager.is_alive():
                    # It could not start its own thread, or had no memory: nobody answers now.
                    self._is_sound = False
                    raise _cannot_run(None) from None
            except (OSError, MemoryError) as error:
                raise _cannot_run(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._is_sound:
            # They would be waited for in vain, here and at the end of the process.
            for process in set(self._children()) - self._others:
                process.kill()
                process.join()
        # An interrupted run waits for the chunks in hand.
        self._executor.shutdown(wait=self._is_sound, cancel_futures=True)


def _cannot_run(error: BaseException | None) -> WorkerError:
    reason = str(error or "") or "not enough memory or threads"
    return WorkerError(f"worker processes cannot be run: {reason}; try --jobs 1")
