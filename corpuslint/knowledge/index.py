"""The index: what is known of each document, kept in SQLite between runs.

Documents are compared by the hash of their bytes; size, time and inode of a file only say which
files need no look, by git's racy-clean rule: a file that changed at or after the moment it was
indexed is read again.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from corpuslint.document import DocumentKey, Span
from corpuslint.engines.local import Examined, Task
from corpuslint.findings import Candidate, DocumentFact, Fact, LocatedFinding
from corpuslint.knowledge.facts import Facts
from corpuslint.knowledge.store import OpenCandidate, Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from corpuslint.corpus.base import Entry, Source
    from corpuslint.corpus.scanner import Scanner
    from corpuslint.knowledge.facts import Knowledge

# File systems count time in steps of up to two seconds (FAT); a file that young may still change
# without its time changing.
_RACY_NS = 2_000_000_000
# With more keys to judge than this it is quicker to load all facts than to look each key up.
_KEYS_WORTH_LOADING_ALL = 2_000
_FACTS_AT_HAND = 50_000

_FORGET = (
    "DELETE FROM fact WHERE document = ?",
    "DELETE FROM candidate WHERE document = ?",
    "DELETE FROM candidate_key WHERE document = ?",
    "DELETE FROM document WHERE number = ?",
)

_encode = msgspec.msgpack.encode
_decode_spans = msgspec.msgpack.Decoder(tuple[Span, ...]).decode
_decode_findings = msgspec.msgpack.Decoder(list[LocatedFinding]).decode
_decode_finding = msgspec.msgpack.Decoder(LocatedFinding).decode
_decode_candidate = msgspec.msgpack.Decoder(Candidate).decode


class _Stored(NamedTuple):
    """What is known of a document."""

    number: int
    row: int
    hash: bytes


class IndexStore:
    """A store that lasts. All that a run notes is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._touched: dict[str, set[str]] = {}
        self._sources: dict[str, Source] = {}
        self._broken: set[str] = set()
        self._scanner: Scanner | None = None
        self._facts: list[tuple[str, str, int, str, bytes | None]] = []
        (last,) = connection.execute("SELECT max(number) FROM document").fetchone()
        self._is_new = last is None
        # The facts of a new index are all at hand when they are judged.
        self._loaded = Facts() if self._is_new else None
        self._next = 1 if last is None else last + 1

    # --- documents ---------------------------------------------------------------------------

    def tasks(self, sources: Sequence[Source], scanner: Scanner) -> list[Task]:
        """The documents of files that changed; documents that are gone are forgotten."""
        self._scanner = scanner
        self._sources = {source.name: source for source in sources}
        seen = {row[0]: row[1:] for row in self._db.execute("SELECT * FROM file")}
        now = time.time_ns()
        tasks: list[Task] = []
        changed: list[tuple[str, int, int, int, int, int]] = []
        for source in sources:
            name, stamp = source.name, source.stamp
            state = (stamp.size, stamp.mtime_ns, stamp.inode, stamp.ctime_ns)
            before = seen.get(name)
            if before is not None and before[:4] == state and stamp.mtime_ns < before[4] - _RACY_NS:
                continue
            stored = self._stored(name)
            entries = scanner.scan(source)
            for key in stored.keys() - entries.keys():
                self._forget(stored[key].number)
            for key, entry in entries.items():
                size = entry.length if entry.length >= 0 else stamp.size
                known = stored.get(key)
                tasks.append(Task(entry, size, None if known is None else known.hash))
            changed.append((name, *state, now))
            if scanner.is_broken(source):
                self._broken.add(name)
        self._forget_files(seen.keys() - self._sources.keys())
        self._db.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", changed)
        return tasks

    def _stored(self, name: str) -> dict[DocumentKey, _Stored]:
        """What is known of the documents of a file."""
        if self._is_new:
            return {}
        rows = self._db.execute(
            "SELECT id, number, row, hash FROM document WHERE path = ?", (name,)
        )
        return {DocumentKey(name, id_): _Stored(*rest) for id_, *rest in rows}

    def _forget_files(self, without_file: Collection[str]) -> None:
        """Forget the files that are no longer there, and their documents.

        Documents of files that could not be read whole stand in no row of ``file``.
        """
        if self._is_new:
            return
        paths = [path for (path,) in self._db.execute("SELECT DISTINCT path FROM document")]
        for path in paths:
            if path not in self._sources:
                for stored in self._stored(path).values():
                    self._forget(stored.number)
        self._db.executemany(
            "DELETE FROM file WHERE name = ?", [(name,) for name in sorted(without_file)]
        )

    def put(self, entry: Entry, examined: Examined) -> None:
        """Note what became of a task."""
        key = entry.key
        known = None if self._is_new else self._stored_document(key)
        if examined.problem is not None:
            self._broken.add(key.path)
            if known is not None:
                self._forget(known.number)
            return
        examination = examined.examination
        if examination is None:
            if known is not None and known.row != entry.row:
                self._db.execute(
                    "UPDATE document SET row = ? WHERE number = ?", (entry.row, known.number)
                )
            return
        if known is not None:
            self._forget(known.number)
        number = self._next
        self._next += 1
        findings = _encode(examination.findings) if examination.findings else None
        self._db.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
            (number, *key, entry.row, examined.hash, findings),
        )
        for rule, candidate in examination.candidates:
            added = self._db.execute(
                "INSERT INTO candidate (document, rule, body) VALUES (?, ?, ?)",
                (number, rule, _encode(candidate)),
            )
            self._db.executemany(
                "INSERT INTO candidate_key VALUES (?, ?, ?, ?)",
                [(rule, fact_key, added.lastrowid, number) for fact_key in candidate.keys],
            )
        if self._loaded is not None:
            self._loaded.add(key, examination.facts)
        for rule, facts in examination.facts.items():
            self._touched.setdefault(rule, set()).update(fact.key for fact in facts)
            self._facts += [
                (rule, fact.key, number, fact.value, _encode(fact.spans) if fact.spans else None)
                for fact in facts
            ]
        if len(self._facts) > _FACTS_AT_HAND:
            self._flush()

    def _stored_document(self, key: DocumentKey) -> _Stored | None:
        row = self._db.execute(
            "SELECT number, row, hash FROM document WHERE path = ? AND id = ?", key
        ).fetchone()
        return None if row is None else _Stored(*row)

    def _forget(self, number: int) -> None:
        """Forget a document; its keys have to be judged again."""
        self._flush()
        for rule, fact_key in self._db.execute(
            "SELECT DISTINCT rule, key FROM fact WHERE document = ?", (number,)
        ):
            self._touched.setdefault(rule, set()).add(fact_key)
        for statement in _FORGET:
            self._db.execute(statement, (number,))

    def _flush(self) -> None:
        if self._facts:
            self._db.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", self._facts)
            self._facts.clear()

    def documents(self) -> list[DocumentKey]:
        """All documents of the corpus."""
        rows = self._db.execute("SELECT path, id FROM document").fetchall()
        return list(map(DocumentKey._make, rows))

    def entry(self, document: DocumentKey) -> Entry | None:
        """Where a document's bytes are; a file that cannot be read in the middle is scanned."""
        source = self._sources.get(document.path)
        if source is None or self._scanner is None:
            return None
        return self._scanner.scan(source).get(document)

    # --- knowledge ---------------------------------------------------------------------------

    @property
    def knowledge(self) -> Knowledge:
        """The facts of all documents: looked up one by one, or loaded when many are asked for."""
        self._flush()
        many = sum(map(len, self._touched.values())) >= _KEYS_WORTH_LOADING_ALL
        if self._loaded is None and not many:
            return self
        if self._loaded is None:
            self._loaded = Facts()
            keys = self._keys()
            for number, rule, key, value, spans in self._db.execute(
                "SELECT document, rule, key, value, spans FROM fact"
            ):
                fact = Fact(key, value, _decode_spans(spans) if spans else ())
                self._loaded.add(keys[number], {rule: (fact,)})
        return self._loaded

    def _keys(self) -> dict[int, DocumentKey]:
        """All documents by number."""
        rows = self._db.execute("SELECT number, path, id FROM document")
        return {number: DocumentKey(path, id_) for number, path, id_ in rows}

    def facts(
        self, rule: str, key: str, values: Collection[str] | None = None
    ) -> Sequence[DocumentFact]:
        """The facts of one key (with one of the values), sorted by document and value."""
        query = (
            "SELECT path, id, value, spans FROM fact JOIN document ON number = document"
            " WHERE rule = ? AND key = ?"
        )
        if values is None:
            rows = self._db.execute(query, (rule, key)).fetchall()
        else:
            by_value = (self._db.execute(f"{query} AND value = ?", (rule, key, v)) for v in values)
            rows = [row for found in by_value for row in found]
        found = [
            DocumentFact(DocumentKey(path, id_), key, value, _decode_spans(spans) if spans else ())
            for path, id_, value, spans in rows
        ]
        return sorted(found, key=lambda fact: (fact.document, fact.value))

    def keys(self, rule: str) -> Collection[str]:
        """All keys of one rule."""
        rows = self._db.execute("SELECT DISTINCT key FROM fact WHERE rule = ?", (rule,))
        return [key for (key,) in rows]

    def values(self, rule: str, key: str) -> Collection[str]:
        """The distinct values of the key."""
        rows = self._db.execute(
            "SELECT DISTINCT value FROM fact WHERE rule = ? AND key = ?", (rule, key)
        )
        return {value for (value,) in rows}

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""
        rows = self._db.execute(
            "SELECT value, count(*) FROM fact WHERE rule = ? AND key = ? GROUP BY value",
            (rule, key),
        )
        return Counter(dict(rows.fetchall()))

    def touched(self, rule: str) -> Collection[str]:
        """The keys of a rule that a changed, new or forgotten document has facts under."""
        return self._touched.get(rule, set())

    # --- findings ----------------------------------------------------------------------------

    def put_verdicts(self, rule: str, keys: Collection[str], verdicts: Iterable[Verdict]) -> None:
        """Exchange the findings of the judged keys."""
        self._db.executemany(
            "DELETE FROM verdict WHERE rule = ? AND key = ?", [(rule, key) for key in keys]
        )
        self._db.executemany(
            "INSERT INTO verdict VALUES (?, ?, ?)",
            [(rule, verdict.key, _encode(verdict.finding)) for verdict in verdicts],
        )

    def open_candidates(self) -> list[OpenCandidate]:
        """Candidates that are new or one of whose keys was touched."""
        self._db.execute("CREATE TEMP TABLE touched (rule TEXT, key TEXT)")
        self._db.executemany(
            "INSERT INTO touched VALUES (?, ?)",
            [(rule, key) for rule, keys in self._touched.items() for key in keys],
        )
        rows = self._db.execute(
            "SELECT candidate.number, path, id, rule, body FROM candidate"
            " JOIN document ON document.number = candidate.document"
            " WHERE settled IS NULL OR candidate.number IN"
            " (SELECT candidate FROM candidate_key JOIN touched USING (rule, key))"
        ).fetchall()
        self._db.execute("DROP TABLE touched")
        return [
            OpenCandidate(number, DocumentKey(path, id_), rule, _decode_candidate(body))
            for number, path, id_, rule, body in rows
        ]

    def candidates_under(self, rule: str, keys: Collection[str]) -> list[OpenCandidate]:
        """The candidates of a rule that look at one of the keys."""
        rows = self._db.execute(
            "SELECT number, document, body FROM candidate WHERE rule = ?", (rule,)
        ).fetchall()
        documents = self._keys()
        found = []
        for number, document, body in rows:
            candidate = _decode_candidate(body)
            if not set(keys).isdisjoint(candidate.keys):
                found.append(OpenCandidate(number, documents[document], rule, candidate))
        return found

    def doubt(self, document: DocumentKey) -> None:
        """Read the document's file again in the next run, and judge all its keys then."""
        self._broken.add(document.path)
        known = self._stored_document(document)
        if known is not None:
            self._db.execute("UPDATE document SET hash = x'' WHERE number = ?", (known.number,))

    def put_settled(self, number: int, finding: LocatedFinding | None) -> None:
        """Note what became of a candidate."""
        body = b"" if finding is None else _encode(finding)
        self._db.execute("UPDATE candidate SET settled = ? WHERE number = ?", (body, number))

    def findings(self, documents: Collection[DocumentKey] | None) -> list[LocatedFinding]:
        """The findings in the given documents (None: all), in no order."""
        found: list[LocatedFinding] = []
        for (body,) in self._db.execute("SELECT findings FROM document WHERE findings IS NOT NULL"):
            found += _decode_findings(body)
        for table in (
            "SELECT body FROM verdict",
            "SELECT settled FROM candidate WHERE settled IS NOT NULL AND settled != x''",
        ):
            found += [_decode_finding(body) for (body,) in self._db.execute(table)]
        if documents is not None:
            found = [finding for finding in found if finding.document in documents]
        # A row may have moved within its container since it was examined.
        rows = self._db.execute("SELECT path, id, row FROM document WHERE path != id")
        row_of = {DocumentKey(path, id_): row for path, id_, row in rows}
        return [
            finding
            if finding.row == (row := row_of.get(finding.document, 0))
            else msgspec.structs.replace(finding, row=row)
            for finding in found
        ]

    def commit(self) -> None:
        """End the transaction; a file that could not be read whole is looked at again next time."""
        self._flush()
        self._db.executemany(
            "DELETE FROM file WHERE name = ?", [(name,) for name in sorted(self._broken)]
        )
        self._db.execute("COMMIT")
        self._touched.clear()
        # What follows reads the corpus as this run knows it, whatever another run writes.
        self._db.execute("BEGIN")
        self._db.execute("SELECT count(*) FROM file").fetchone()
