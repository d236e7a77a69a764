"""From findings to new bytes: what fixes make of the documents of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from corpuslint.corpus.base import Entry, Problem, ReadError
from corpuslint.corpus.encodings import DAMAGED_UTF_8
from corpuslint.corpus.formats import format_of
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.walk import stamp_of
from corpuslint.document import Document
from corpuslint.findings import Applicability
from corpuslint.fixes import AppliedEdit
from corpuslint.rounds import fix_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from corpuslint.config import Fields
    from corpuslint.document import DocumentKey
    from corpuslint.findings import LocatedFinding
    from corpuslint.rounds import FixedDocument

UTF_8 = "utf-8"


def allowed_fixes(*, unsafe: bool) -> tuple[Applicability, ...]:
    """Which fixes are applied, without and with ``--unsafe-fixes``."""
    return (Applicability.SAFE, Applicability.UNSAFE) if unsafe else (Applicability.SAFE,)


class Treatment(msgspec.Struct, frozen=True, kw_only=True):
    """What may be done to documents.

    Attributes:
        allowed: the fixes that are applied.
        drop_duplicates: whether documents that a rule wants dropped go.
        recode: whether text files in another encoding become UTF-8.
    """

    allowed: tuple[Applicability, ...] = (Applicability.SAFE,)
    drop_duplicates: bool = False
    recode: bool = False


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one document.

    Attributes:
        entry, document: the document as it was.
        before, after: its bytes; ``after`` is None where the document goes.
        edits: what was done to its text.
        encoding_after: what ``after`` is decoded with.
        rules: that asked for the change.
    """

    entry: Entry
    document: Document
    before: bytes
    after: bytes | None
    edits: tuple[AppliedEdit, ...] = ()
    encoding_after: str = UTF_8
    rules: tuple[str, ...] = ()


class Unsettled(msgspec.Struct, frozen=True, order=True):
    """A document that stays as it was because these rules would have changed it for ever."""

    path: str
    document: str
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.document}: left as it is, the fixes of {', '.join(self.rules)} "
            "do not come to an end"
        )


def by_document(
    findings: Iterable[LocatedFinding],
) -> dict[DocumentKey, list[LocatedFinding]]:
    """Findings sorted out by the document that they stand in."""
    found: dict[DocumentKey, list[LocatedFinding]] = {}
    for item in findings:
        found.setdefault(item.document, []).append(item)
    return found


class Rewriter:
    """Fixes the documents of files.

    Args:
        findings: by document; a document without any is not even read, unless it may be recoded.
        recheck: the findings of a changed document, against the knowledge behind ``findings``.
        fields: which fields of a container's rows hold what.
        treatment: what may be done.

    Attributes:
        problems: documents that had to stay as they are because they cannot be read, or because
            what the fixes make of them cannot be written in their encoding.
        unsettled: documents that stayed as they are because their fixes came to no end.
    """

    def __init__(
        self,
        findings: Mapping[DocumentKey, Sequence[LocatedFinding]],
        recheck: Callable[[Document], Iterable[LocatedFinding]],
        fields: Fields,
        treatment: Treatment,
    ) -> None:
        self._findings = findings
        self._recheck = recheck
        self._fields = fields
        self._treatment = treatment
        self._going: dict[DocumentKey, bool] = {}
        self.problems: list[Problem] = []
        self.unsettled: list[Unsettled] = []

    def changes(self, entries: Sequence[Entry]) -> list[Change]:
        """The documents of one file that change, in the order of the file."""
        wanted = [entry for entry in entries if self._is_wanted(entry)]
        if not wanted or not self._is_as_found(wanted[0]):
            return []
        found = []
        with Reader(self._fields) as reader:
            for entry in sorted(wanted, key=lambda entry: entry.offset):
                try:
                    change = self._change(entry, reader.data(entry))
                except ReadError as error:
                    self.problems.append(error.problem)
                    continue
                if change is not None:
                    found.append(change)
        return found

    def _is_wanted(self, entry: Entry) -> bool:
        if self._treatment.recode and entry.length < 0:
            return True
        allowed = self._treatment.allowed
        return any(
            item.finding.fix is not None
            and (item.finding.fix.applicability in allowed or _drops(item))
            for item in self._findings.get(entry.key, ())
        )

    def _is_as_found(self, entry: Entry) -> bool:
        """Whether the file is still the one that the findings speak of."""
        try:
            if entry.stamp is None or stamp_of(entry.container) == entry.stamp:
                return True
            reason = "has changed since it was checked, and is left as it is: run again"
        except OSError as error:
            reason = f"cannot be read: {error.strerror or error}"
        self.problems.append(Problem(entry.key.path, None, reason))
        return False

    def _change(self, entry: Entry, data: bytes) -> Change | None:
        """What becomes of a document, None if nothing does.

        Raises:
            ReadError: it cannot be made sense of, or what is made of it cannot be written.
        """
        format_ = format_of(entry)
        document = format_.read(data, entry, self._fields)
        found = self._findings.get(entry.key, ())
        dropping = tuple(sorted({item.rule for item in found if _drops(item)}))
        if dropping and self._treatment.drop_duplicates and self._goes(entry.key):
            return Change(entry=entry, document=document, before=data, after=None, rules=dropping)
        fixed = self._fixed(document, found)
        written = document
        convertible = entry.length < 0 and document.encoding not in {UTF_8, DAMAGED_UTF_8}
        if self._treatment.recode and convertible:
            written = Document(document.key, document.text, encoding=UTF_8)
        after = format_.replace(data, written, fixed.text, self._fields)
        if after == data:
            return None
        return Change(
            entry=entry,
            document=document,
            before=data,
            after=after,
            edits=fixed.edits,
            encoding_after=written.encoding,
            rules=tuple(sorted({rule for edit in fixed.edits for rule in edit.rules})),
        )

    def _goes(self, key: DocumentKey) -> bool:
        """Whether a document goes: only where one that it is a copy of stays (no chains)."""
        known = self._going.get(key)
        if known is None:
            self._going[key] = False  # a ring of copies keeps the one that is asked for first
            drops = [item for item in self._findings.get(key, ()) if _drops(item)]
            known = self._going[key] = any(
                not item.finding.related
                or any(not self._goes(place.document) for place in item.finding.related)
                for item in drops
            )
        return known

    def _fixed(self, document: Document, found: Sequence[LocatedFinding]) -> FixedDocument:
        fixed = fix_document(document, found, self._treatment.allowed, self._recheck)
        if fixed.unsettled:
            key = document.key
            self.unsettled.append(Unsettled(key.path, key.id, fixed.unsettled))
        return fixed


def _drops(item: LocatedFinding) -> bool:
    fix = item.finding.fix
    return fix is not None and fix.action == "drop-document"
