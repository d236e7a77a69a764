"""Runs on what changed: the targets of a commit, and what the commit does to the documents beside.

The keys that a change touches are judged as they were before it and as they are after. A finding
that is new in a document outside the targets, such as a spelling that lost its majority, is shown
once, at the target that brought it about.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from corpuslint.corpus.base import Problem, ReadError, Source, Stamp
from corpuslint.corpus.discover import corpus_membership, project_files
from corpuslint.corpus.formats import format_for
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.spool import Spool
from corpuslint.document import Document, DocumentKey
from corpuslint.examine import examine, locate
from corpuslint.judge import judge, placed, with_neighbours
from corpuslint.knowledge.facts import Frozen, Overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpuslint.changes import Changes
    from corpuslint.config import Fields, Settings
    from corpuslint.findings import Candidate, Fact, Finding, LocatedFinding
    from corpuslint.knowledge.facts import Knowledge
    from corpuslint.lint import Run
    from corpuslint.rule import CorpusRule


class _Affected(NamedTuple):
    """A finding in a document that the change does not touch, and the key that led to it."""

    key: str
    document: DocumentKey
    finding: Finding


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """The documents that differ between a revision and the working tree.

    Attributes:
        changed: documents that are new or have another text: the targets.
        old: the documents of the revision that are changed, renamed or gone.
        moved: for documents that only changed their name, the new key by the old one.
        is_empty: whether nothing at all differs, as in a run by hand on a clean working tree.
        touches_project: whether the configuration, the names, the terms or the baseline differ,
            which can change what is found in any document.
    """

    changed: frozenset[DocumentKey]
    old: tuple[Document, ...]
    moved: dict[DocumentKey, DocumentKey]
    is_empty: bool
    touches_project: bool


def compare_with(changes: Changes, settings: Settings, corpus: Iterable[Source]) -> Difference:
    """Which documents changed since a revision, row by row where many share one file.

    Args:
        changes: the files that changed.
        settings: of the run.
        corpus: the files that make up the corpus now.

    Raises:
        ChangesError: git cannot say what changed.
    """
    root = Path(settings.root)
    present = {source.name: source for source in corpus}
    belongs = corpus_membership(settings)
    changed: set[DocumentKey] = set()
    old: dict[DocumentKey, Document] = {}
    moved: dict[DocumentKey, DocumentKey] = {}
    for change in changes.files:
        new = change.new if change.new in present else None
        before = (
            _documents(change.old, changes.old_bytes(change.old), settings.fields)
            if change.old and belongs(change.old)
            else {}
        )
        after = _documents(new, (root / new).read_bytes(), settings.fields) if new else {}
        same = set()
        pairs = _pairs(before, after, change.old, new)
        for key, (_, document) in before.items():
            new_key = pairs.get(key)
            if new_key is None:
                old[key] = document
                continue
            same.add(new_key)
            if new_key != key:
                old[key] = document
                moved[key] = new_key
        changed |= after.keys() - same
    return Difference(
        changed=frozenset(changed),
        old=tuple(old.values()),
        moved=moved,
        is_empty=not changes.files,
        touches_project=any(
            (root / name).as_posix() in project_files(settings)
            for change in changes.files
            for name in (change.new, change.old)
            if name is not None
        ),
    )


def _pairs(
    before: Mapping[DocumentKey, tuple[bytes, Document]],
    after: Mapping[DocumentKey, tuple[bytes, Document]],
    old: str | None,
    new: str | None,
) -> dict[DocumentKey, DocumentKey]:
    """The documents of a file that are the same before and after, by key or else by their bytes.

    Rows without an identifier are known by their number, which a row before them changes.
    """
    pairs = {}
    for key, (data, _) in before.items():
        new_key = _moved_key(key, old, new)
        if new_key in after and after[new_key][0] == data:
            pairs[key] = new_key
    taken = set(pairs.values())
    left: dict[bytes, list[DocumentKey]] = {}
    for key, (data, _) in after.items():
        if key not in taken:
            left.setdefault(data, []).append(key)
    for key, (data, _) in before.items():
        if key not in pairs and left.get(data):
            pairs[key] = left[data].pop(0)
    return pairs


def _moved_key(key: DocumentKey, old: str | None, new: str | None) -> DocumentKey:
    if old is None or new is None or old == new:
        return key
    return DocumentKey(new, new if key.id == old else key.id)


def _documents(name: str, data: bytes, fields: Fields) -> dict[DocumentKey, tuple[bytes, Document]]:
    """The documents in a file's bytes that can be read, with the bytes of each."""
    found: dict[DocumentKey, tuple[bytes, Document]] = {}
    format_ = format_for(name)
    if format_ is None:
        return found
    with tempfile.TemporaryDirectory(prefix="corpuslint-") as folder, Spool() as spool:
        path = Path(folder, f"then{''.join(Path(name).suffixes)}")
        path.write_bytes(data)
        source = Source(path.as_posix(), name, Stamp(len(data), 0, 0))
        with Reader(fields) as reader:
            for item in format_.entries(source, fields, spool):
                if isinstance(item, Problem):
                    continue
                try:
                    raw = reader.data(item)
                    found[item.key] = raw, format_.read(raw, item, fields)
                except ReadError:
                    continue
    return found


def findings_elsewhere(run: Run, difference: Difference) -> list[LocatedFinding]:
    """What a change newly brings about in documents that it does not touch.

    Args:
        run: a run on the corpus as it is now.
        difference: what changed.

    Returns:
        One finding for each rule and key, at a changed document that has the key, without a fix,
        with the places that it speaks of in ``evidence.affects``. Where no changed document is
        left to point at (one was deleted), the finding stands where it is.
    """
    comparison = _Comparison(run, difference)
    found = [
        comparison.show(code, affected)
        for code, keys in sorted(comparison.touched.items())
        for affected in comparison.new_findings(code, keys)
    ]
    return sorted((item for item in found if item is not None), key=lambda item: item.order)


class _Comparison:
    """The knowledge before a change and after it, and the keys that the change touches."""

    def __init__(self, run: Run, difference: Difference) -> None:
        self._run = run
        self._difference = difference
        self._after = run.store.knowledge
        old_facts = {
            document.key: examine(document, run.rules).facts for document in difference.old
        }
        new_facts: dict[DocumentKey, dict[str, list[Fact]]] = {}
        for key in sorted(difference.changed | set(difference.moved.values())):
            document = run.documents.read(key)
            if document is not None:
                new_facts[key] = examine(document, run.rules).facts
        exchanged: dict[DocumentKey, dict[str, list[Fact]]] = {key: {} for key in new_facts}
        self._before = Overlay(Frozen(self._after), exchanged | old_facts)
        self._places: dict[tuple[str, str], tuple[DocumentKey, Fact]] = {}
        for key in sorted(difference.changed & new_facts.keys()):
            for code, facts in new_facts[key].items():
                for fact in facts:
                    self._places.setdefault((code, fact.key), (key, fact))
        self.touched: dict[str, set[str]] = defaultdict(set)
        for noted in (*old_facts.values(), *new_facts.values()):
            for code, facts in noted.items():
                self.touched[code].update(fact.key for fact in facts)

    def new_findings(self, code: str, keys: set[str]) -> Iterable[list[_Affected]]:
        """The findings outside the changed documents that were not there before, key by key."""
        rule = self._run.rules.corpus_rules.get(code)
        if rule is not None:
            all_keys = with_neighbours(rule, keys)
            before = [_Affected(*item) for item in judge(rule, all_keys, self._before)]
            after = [_Affected(*item) for item in judge(rule, all_keys, self._after)]
        else:
            before, after = [], []
            for waiting in self._run.store.candidates_under(code, keys):
                # What is new was not there before, and its own facts are missing then.
                if waiting.document in self._difference.changed:
                    continue
                key = waiting.candidate.keys[0]
                for knowledge, found in ((self._before, before), (self._after, after)):
                    finding = self._settle(code, waiting.candidate, knowledge)
                    if finding is not None:
                        found.append(_Affected(key, waiting.document, finding))
        moved = self._difference.moved
        known = {_signature(moved.get(item.document, item.document), item) for item in before}
        by_key: dict[str, dict[tuple[object, ...], _Affected]] = {}
        for item in after:
            signature = _signature(item.document, item)
            if item.document not in self._difference.changed and signature not in known:
                known.add(signature)
                by_key.setdefault(item.key, {})[signature] = item
        in_place = (
            [place for item in items.values() for place in self._placed(rule, item)]
            for _, items in sorted(by_key.items())
        )
        return [places for places in in_place if places]

    def _placed(self, rule: CorpusRule | None, affected: _Affected) -> Iterable[_Affected]:
        if rule is None or not affected.finding.sought:
            return (affected,)
        document = self._run.documents.read(affected.document)
        if document is None:
            return ()
        found = placed(rule, document, affected.finding)
        return (affected._replace(finding=finding) for finding in found)

    def _settle(self, code: str, candidate: Candidate, knowledge: Knowledge) -> Finding | None:
        tallies = {key: knowledge.tally(code, key) for key in candidate.keys}
        return self._run.rules.knowledge_rules[code].settle(candidate, tallies)

    def show(self, code: str, affected: list[_Affected]) -> LocatedFinding | None:
        """One finding for all the affected places of one key."""
        first = affected[0]
        rule = self._run.rules.corpus_rules.get(code)
        neighbours = () if rule is None else rule.neighbours(first.key)
        place = next(
            (
                self._places[code, key]
                for key in (first.key, *sorted(neighbours))
                if (code, key) in self._places
            ),
            None,
        )
        affects = [
            {
                "document": item.document.id,
                "path": item.document.path,
                "start": item.finding.start,
                "end": item.finding.end,
            }
            for item in affected
        ]
        evidence = first.finding.evidence | {"affects": affects}
        document = self._run.documents.read(first.document if place is None else place[0])
        if document is None:
            return None
        if place is None:
            start, end = first.finding.start, first.finding.end
            because = "a document that is no longer there"
        else:
            _, fact = place
            spans = fact.spans if rule is None else rule.spans(document, fact)
            start, end = spans[0] if spans else (0, 0)
            because = "this change"
        noun = "place" if len(affected) == 1 else "places"
        message = (
            f"{because} leaves {len(affected)} {noun} wrong elsewhere: {first.finding.message}"
        )
        shown = msgspec.structs.replace(
            first.finding, start=start, end=end, message=message, evidence=evidence, fix=None
        )
        return locate(document, self._run.rules, code, shown)


def _signature(document: DocumentKey, affected: _Affected) -> tuple[object, ...]:
    finding = affected.finding
    return (document, finding.start, finding.end, finding.sought, finding.identity)
