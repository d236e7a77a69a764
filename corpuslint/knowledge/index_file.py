"""The file that an index lives in: opened, locked, made anew where it is broken, forgotten."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpuslint.knowledge.index import IndexStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_VERSION = 4
_INDEXES_KEPT = 4

_SCHEMA = """
CREATE TABLE file (
  name TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, inode INTEGER, ctime_ns INTEGER,
  seen_ns INTEGER
) WITHOUT ROWID;
CREATE TABLE document (
  number INTEGER PRIMARY KEY, path TEXT, id TEXT, row INTEGER, hash BLOB, findings BLOB,
  UNIQUE (path, id)
);
CREATE TABLE fact (rule TEXT, key TEXT, document INTEGER, value TEXT, spans BLOB);
CREATE INDEX fact_key ON fact (rule, key, value);
CREATE INDEX fact_document ON fact (document);
CREATE TABLE candidate (
  number INTEGER PRIMARY KEY, document INTEGER, rule TEXT, body BLOB, settled BLOB
);
CREATE INDEX candidate_document ON candidate (document);
CREATE TABLE candidate_key (rule TEXT, key TEXT, candidate INTEGER, document INTEGER);
CREATE INDEX candidate_key_key ON candidate_key (rule, key);
CREATE INDEX candidate_key_document ON candidate_key (document);
CREATE TABLE verdict (rule TEXT, key TEXT, body BLOB);
CREATE INDEX verdict_key ON verdict (rule, key);
"""


class IndexUnavailableError(Exception):
    """The index cannot be used in this run; the message says why, in a few words."""


@contextmanager
def open_index(folder: Path, name: str) -> Iterator[IndexStore]:
    """The index with that name in the cache folder, locked for this process.

    Args:
        folder: the cache folder; it is made, and made to ignore itself, if need be.
        name: tells indexes of different settings and corpora apart.

    Raises:
        IndexUnavailableError: read-only, in use, or not to be repaired.
    """
    path = folder / f"{name}.sqlite"
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise IndexUnavailableError(f"cannot write {folder}: {error.strerror}") from error
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise IndexUnavailableError("another run is using it") from error
        if "readonly" in str(error) or "unable to open" in str(error):
            raise IndexUnavailableError(f"cannot write {path.name}: {error}") from error
        _remove(path)  # a broken index holds nothing that cannot be had again
        try:
            connection = _connect(path)
        except sqlite3.DatabaseError as second:
            raise IndexUnavailableError(str(second)) from second
    try:
        yield IndexStore(connection)
    finally:
        connection.close()
    _forget_old_indexes(folder, path)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                connection.execute(f'DROP TABLE "{table}"')
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("SELECT count(*) FROM file").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def forget_index(folder: Path, name: str) -> None:
    """Remove an index whose contents are broken."""
    _remove(folder / f"{name}.sqlite")


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _forget_old_indexes(folder: Path, current: Path) -> None:
    """Settings change; the indexes of those that are no longer used go."""
    others = [path for path in folder.glob("*.sqlite") if path != current]
    try:
        others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in others[_INDEXES_KEPT - 1 :]:
            _remove(path)
    except OSError:
        return  # another run was quicker
