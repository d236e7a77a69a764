"""Fixing the targets of a run where they are, or showing what that would change."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint.corpus.base import Problem
from corpuslint.diff import unified_diff
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import LocatedFinding
from corpuslint.fixes import apply_edits
from corpuslint.inplace import fix_in_place
from corpuslint.rewriting import Rewriter, Treatment, Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuslint.config import Settings
    from corpuslint.findings import Applicability
    from corpuslint.resolve import Resolver
    from corpuslint.rewriting import Change
    from corpuslint.session import Checked


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What is left after fixing.

    Attributes:
        findings: in the documents as they are now, sorted.
        fixed: how many findings of each rule are gone.
        changed: the documents that changed, as they are now.
        problems: what could not be read or written.
        unsettled: documents whose fixes came to no end, left as they were.
    """

    findings: list[LocatedFinding]
    fixed: Counter[str]
    changed: dict[DocumentKey, Document]
    problems: list[Problem]
    unsettled: list[Unsettled]


class Fixer:
    """Applies fixes to the documents of a run.

    Args:
        checked: the run.
        findings: those that are shown, sorted.
        resolver: hides what is not shown in later rounds too.
        settings: of the run.
        allowed: which fixes are applied.
    """

    def __init__(
        self,
        checked: Checked,
        findings: Sequence[LocatedFinding],
        resolver: Resolver,
        settings: Settings,
        allowed: tuple[Applicability, ...],
    ) -> None:
        self._checked = checked
        self._findings = findings
        self._resolver = resolver
        self._root = Path(settings.root)
        by_document: dict[DocumentKey, list[LocatedFinding]] = {}
        for item in findings:
            by_document.setdefault(item.document, []).append(item)
        self._rewriter = Rewriter(
            by_document, self._recheck, settings.fields, Treatment(allowed=allowed)
        )

    def _recheck(self, document: Document) -> list[LocatedFinding]:
        return self._resolver.again(document, self._checked.run.recheck(document))

    def diffs(self) -> Iterator[str]:
        """The lines of a diff of what fixing would change."""
        for name in self._files():
            for change in self._rewriter.changes(self._checked.entries(name)):
                key = change.document.key
                label = key.path if key.path == key.id else f"{key.path}#{key.id}"
                yield from unified_diff(label, change.document.text, change.edits)

    def fix(self) -> Outcome:
        """Fix the files; each is replaced in one go or stays as it was."""
        changed: dict[DocumentKey, Document] = {}
        for name in self._files():
            for change in fix_in_place(self._checked.entries(name), self._rewriter, self._root):
                changed[change.document.key] = _as_changed(change)
        left = [item for item in self._findings if item.document not in changed]
        for document in changed.values():
            left += self._recheck(document)
        before = Counter(item.rule for item in self._findings if item.document in changed)
        after = Counter(item.rule for item in left if item.document in changed)
        return Outcome(
            findings=sorted(left, key=lambda item: item.order),
            fixed=before - after,
            changed=changed,
            problems=self._rewriter.problems,
            unsettled=self._rewriter.unsettled,
        )

    @property
    def problems(self) -> list[Problem]:
        """What could not be read or written."""
        return self._rewriter.problems

    def _files(self) -> list[str]:
        with_fix = (item for item in self._findings if item.finding.fix is not None)
        return [name for name, _ in groupby(with_fix, key=lambda item: item.path)]


def _as_changed(change: Change) -> Document:
    return change.document.with_text(apply_edits(change.document.text, change.edits))
