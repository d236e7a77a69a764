"""Baselines: findings that are known and not to be shown again.

A finding's fingerprint is made of its document's id, its rule, the words that it marks, the nearest
lines around them that are not blank, and what the rule says identifies it; never of its message,
counts or confidence, which move with the rest of the corpus. A baseline is a multiset of them.

The file is JSON with one entry a line, sorted, so that a change of it reads well in a diff. An
entry names its file and rule in words beside the fingerprint.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec

from corpuslint.config import ConfigError, shown_path
from corpuslint.toml_file import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from corpuslint.document import Document, DocumentKey
    from corpuslint.findings import LocatedFinding

_VERSION = 1


class Entry(NamedTuple):
    """One known finding: the file and the rule for people, the fingerprint for the comparison."""

    path: str
    rule: str
    fingerprint: str


class Comparison(NamedTuple):
    """Findings held against a baseline.

    Attributes:
        new: the findings that the baseline does not know, in their order.
        hidden: how many it knows.
        stale: its entries that match no finding any more, with their numbers.
    """

    new: list[LocatedFinding]
    hidden: int
    stale: Counter[Entry]


def fingerprint(
    located: LocatedFinding, document: Document, *, document_id: str | None = None
) -> str:
    """What a finding is recognised by in a later run: 32 hexadecimal digits.

    Args:
        located: the finding.
        document: its document.
        document_id: the id to use instead of the document's own: that of a renamed document under
            its old name.
    """
    finding = located.finding
    before, after = "", ""
    if finding.scope == "span":
        first = document.line_at(finding.start)
        last = document.line_at(max(finding.start, finding.end - 1))
        before = _nearest_line(document, range(first - 1, -1, -1))
        after = _nearest_line(document, range(last + 1, len(document.lines)))
    # A checkout may translate the line ends.
    marked = document.text[finding.start : finding.end].replace("\r\n", "\n").replace("\r", "\n")
    hasher = hashlib.blake2b(digest_size=16)
    for part in (
        located.document.id if document_id is None else document_id,
        located.rule,
        finding.scope,
        marked,
        before,
        after,
        *finding.identity,
    ):
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()


def record(
    findings: Iterable[LocatedFinding], document_of: Callable[[DocumentKey], Document]
) -> Counter[Entry]:
    """A baseline of the findings.

    Args:
        findings: those of one document stand together.
        document_of: gives a document; called once a run of findings of one document.
    """
    found: Counter[Entry] = Counter()
    for key, group in groupby(findings, key=lambda item: item.document):
        document = document_of(key)
        found.update(Entry(i.path, i.rule, fingerprint(i, document)) for i in group)
    return found


def compare(
    findings: Iterable[LocatedFinding],
    baseline: Counter[Entry],
    document_of: Callable[[DocumentKey], Document],
    *,
    was_checked: Callable[[Entry], bool],
    former_ids: Mapping[str, str] | None = None,
) -> Comparison:
    """Hold findings against a baseline.

    Args:
        findings: those of one document stand together. Of several with one fingerprint the first
            ones count as known.
        baseline: what is known.
        document_of: gives a document; called once a run of findings of one document.
        was_checked: whether an entry's file and rule were part of the run; other entries cannot be
            stale (`scope_of`).
        former_ids: for documents that were renamed since, their old id by the new one.
    """
    left = Counter[str]()
    for entry, count in baseline.items():
        left[entry.fingerprint] += count
    renamed = former_ids or {}
    new: list[LocatedFinding] = []
    hidden = 0
    for key, group in groupby(findings, key=lambda item: item.document):
        document = document_of(key) if left else None
        for item in group:
            known = None if document is None else _match(item, document, left, renamed.get(key.id))
            if known is None:
                new.append(item)
            else:
                left[known] -= 1
                hidden += 1
    stale = Counter[Entry]()
    for entry in sorted(baseline):
        unmatched = min(left[entry.fingerprint], baseline[entry])
        left[entry.fingerprint] -= unmatched
        if unmatched and was_checked(entry):
            stale[entry] = unmatched
    return Comparison(new, hidden, stale)


def updated(
    known: Counter[Entry], today: Counter[Entry], was_checked: Callable[[Entry], bool]
) -> Counter[Entry]:
    """A baseline after a run: today's findings, and the entries of what the run did not look at.

    Args:
        known: the baseline before.
        today: the run's findings.
        was_checked: whether an entry's file and rule were part of the run (`scope_of`).
    """
    kept = {entry: count for entry, count in known.items() if not was_checked(entry)}
    return Counter(kept) + today


def scope_of(targets: Collection[str], rules: Collection[str]) -> Callable[[Entry], bool]:
    """Whether an entry belongs to what a run looked at.

    Args:
        targets: paths of files and folders relative to the root, with ``/``; ``.`` is the root.
        rules: the codes that were on.
    """
    everything = "." in targets or "" in targets

    def was_checked(entry: Entry) -> bool:
        if entry.rule not in rules:
            return False
        if everything or entry.path in targets:
            return True
        parts = entry.path.split("/")
        return any("/".join(parts[:stop]) in targets for stop in range(1, len(parts)))

    return was_checked


def read_baseline(path: Path) -> Counter[Entry]:
    """The baseline of a file.

    Raises:
        ConfigError: the file cannot be read or is no baseline.
    """
    text = read_text(path)
    shown = shown_path(path)
    advice = "delete it, and 'corpuslint baseline PATH...' writes a new one"
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{shown}:{error.lineno}:{error.colno}: no valid JSON: {error.msg}; {advice}"
        raise ConfigError(message) from error
    except (RecursionError, ValueError) as error:  # nested too deeply, a number without end
        raise ConfigError(f"{shown}: no valid JSON; {advice}") from error
    try:
        file = msgspec.convert(data, _File)
    except msgspec.ValidationError as error:
        message = f"{shown}: not a baseline: {str(error).replace('`', '')}; {advice}"
        raise ConfigError(message) from error
    if file.version != _VERSION:
        raise ConfigError(
            f"{shown}: a baseline of version {file.version}, and this corpuslint reads version "
            f"{_VERSION}; {advice}"
        )
    found = Counter[Entry]()
    for row in file.findings:
        found[Entry(row.path, row.rule, row.fingerprint)] += row.count
    return found


def render_baseline(baseline: Counter[Entry]) -> bytes:
    """The bytes of a baseline's file."""
    rows = []
    for entry, count in sorted(baseline.items()):
        repeated = {"count": count} if count > 1 else {}
        rows.append(json.dumps({**entry._asdict(), **repeated}, ensure_ascii=False))
    body = ",".join(f"\n    {row}" for row in rows) + ("\n  " if rows else "")
    text = f'{{\n  "version": {_VERSION},\n  "findings": [{body}]\n}}\n'
    # What UTF-8 cannot hold (an undecodable file name) becomes the JSON escape of the same.
    return text.encode("utf-8", "backslashreplace")


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    path: str
    rule: str
    fingerprint: str
    count: Annotated[int, msgspec.Meta(ge=1)] = 1


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    findings: tuple[_Row, ...]


def _match(
    item: LocatedFinding, document: Document, left: Counter[str], former_id: str | None
) -> str | None:
    """The fingerprint by which a finding is known, or None."""
    own = fingerprint(item, document)
    if left[own] > 0:
        return own
    if former_id is not None:
        former = fingerprint(item, document, document_id=former_id)
        if left[former] > 0:
            return former
    return None


def _nearest_line(document: Document, lines: Iterable[int]) -> str:
    for line in lines:
        text = document.line_texts[line].strip()
        if text:
            return text
    return ""
