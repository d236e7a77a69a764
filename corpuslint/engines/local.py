"""Reading and examining documents on this machine, in one process or in many.

A worker gets entries and gives back packed examinations in the same order, so the number of workers
changes nothing but the time.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from corpuslint.corpus.base import Entry, Problem, ReadError
from corpuslint.corpus.formats import format_of
from corpuslint.corpus.reading import Reader, content_hash
from corpuslint.engines.pool import Pool
from corpuslint.examine import Examination, examine
from corpuslint.ruleset import RuleSet, build_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from corpuslint.config import Settings
    from corpuslint.rule import Context

# Below this a pool costs more than it saves (measured: a fork with its imports takes 40 ms).
_LEAST_BYTES_FOR_A_POOL = 2_000_000
_CHUNK_BYTES = 200_000
_CHUNK_ENTRIES = 400
_CHUNKS_AHEAD_PER_WORKER = 4
_PARENT_CHECK_SECONDS = 0.5


class Task(msgspec.Struct, frozen=True, gc=False):
    """One document to examine, unless its bytes are still those of the known hash."""

    entry: Entry
    size: int
    known_hash: bytes | None = None


class Examined(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What became of a task: an examination, None where the bytes are the known ones, a problem."""

    hash: bytes = b""
    examination: Examination | None = None
    problem: Problem | None = None


class Engine:
    """Examines documents.

    Args:
        settings: of the run; workers build their own rules from them.
        context: what rules may know of the project.
        rules: this process's rules.
        jobs: the number of processes; 1 examines in this one.
    """

    def __init__(
        self, settings: Settings, context: Context, rules: RuleSet, jobs: int | None = None
    ) -> None:
        self._settings = settings
        self._context = context
        self._rules = rules
        self._jobs = jobs or default_jobs()

    def examine(
        self, tasks: Sequence[Task], advance: Callable[[int], None]
    ) -> Iterator[tuple[Entry, Examined]]:
        """Examine documents, in the order of the tasks.

        Args:
            tasks: what to examine.
            advance: called with the number of documents that were just done.

        Raises:
            WorkerError: worker processes cannot be run, or one died.
        """
        size = sum(task.size for task in tasks)
        workers = 1 if size < _LEAST_BYTES_FOR_A_POOL else min(self._jobs, len(tasks))
        if workers > 1:
            yield from self._examine_in_pool(tasks, workers, advance)
            return
        with Reader(self._settings.fields) as reader:
            for task in tasks:
                yield task.entry, _examine(task, reader, self._settings, self._rules)
                advance(1)

    def _examine_in_pool(
        self, tasks: Sequence[Task], workers: int, advance: Callable[[int], None]
    ) -> Iterator[tuple[Entry, Examined]]:
        arguments = (os.getpid(), self._settings, self._context)
        waiting: deque[tuple[Sequence[Task], Future[bytes | list[Examined]]]] = deque()
        with Pool(workers, _examine_chunk, _start_worker, arguments) as pool:
            for chunk in _chunks(tasks):
                waiting.append((chunk, pool.submit(chunk)))
                if len(waiting) >= workers * _CHUNKS_AHEAD_PER_WORKER:
                    chunk_done, future = waiting.popleft()
                    yield from _unpacked(chunk_done, pool.result(future))
                    advance(len(chunk_done))
            for chunk_done, future in waiting:
                yield from _unpacked(chunk_done, pool.result(future))
                advance(len(chunk_done))


_unpack = msgspec.msgpack.Decoder(list[Examined]).decode


def _unpacked(
    chunk: Sequence[Task], result: bytes | list[Examined]
) -> Iterator[tuple[Entry, Examined]]:
    found = _unpack(result) if isinstance(result, bytes) else result
    for task, examined in zip(chunk, found, strict=True):
        yield task.entry, examined


def _chunks(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    first = size = 0
    for number, task in enumerate(tasks):
        size += task.size
        if size >= _CHUNK_BYTES or number - first + 1 >= _CHUNK_ENTRIES:
            yield tasks[first : number + 1]
            first, size = number + 1, 0
    if first < len(tasks):
        yield tasks[first:]


class _Worker:
    """What a worker process keeps between its chunks."""

    settings: Settings
    rules: RuleSet


def _start_worker(parent: int, settings: Settings, context: Context) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process ends the run
    for name in ("SIGTERM", "SIGHUP"):
        # The parent's way to end, inherited by a fork, is none for a worker.
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    with suppress(RuntimeError):  # a system that grants no thread
        threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()
    collect_garbage_seldom()
    _Worker.settings = settings
    _Worker.rules = build_rules(settings, context)


def _end_with_parent(parent: int) -> None:
    """A killed parent tells nobody: its workers would wait for work for ever, output held open."""
    if sys.platform == "win32":
        import multiprocessing  # noqa: PLC0415  slow to import

        process = multiprocessing.parent_process()
        if process is not None:
            process.join()
    else:
        while os.getppid() == parent:
            time.sleep(_PARENT_CHECK_SECONDS)
    os._exit(1)


def _examine_chunk(tasks: Sequence[Task]) -> bytes | list[Examined]:
    with Reader(_Worker.settings.fields) as reader:
        examined = [_examine(task, reader, _Worker.settings, _Worker.rules) for task in tasks]
    try:
        return msgspec.msgpack.encode(examined)
    except UnicodeEncodeError:  # half a surrogate pair, which only pickle can carry
        return examined


def _examine(task: Task, reader: Reader, settings: Settings, rules: RuleSet) -> Examined:
    entry = task.entry
    try:
        data = reader.data(entry)
        digest = content_hash(data)
        if digest == task.known_hash:
            return Examined(digest)
        document = format_of(entry).read(data, entry, settings.fields)
    except ReadError as error:
        return Examined(problem=error.problem)
    return Examined(digest, examine(document, rules))


def collect_garbage_seldom() -> None:
    """Let the cycle collector of a process that is ours run less often.

    Examining makes many objects and hardly any cycles; at the usual thresholds the collector takes
    a fifth of the time (measured on 24,349 news documents).
    """
    gc.set_threshold(100_000, 20, 20)


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
