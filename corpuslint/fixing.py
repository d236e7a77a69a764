"""Fixing the files of a run where they are, or showing what that would change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from corpuslint.diff import unified_diff
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import LocatedFinding
from corpuslint.fixes import apply_edits
from corpuslint.inplace import fix_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpuslint.corpus.base import Entry, Problem
    from corpuslint.rewriting import Rewriter, Unsettled


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What is left after fixing.

    Attributes:
        findings: in the documents as they are now, sorted.
        fixed: how many findings of each rule are gone.
        changed: the documents that changed, as they are now.
    """

    findings: list[LocatedFinding]
    fixed: Counter[str]
    changed: dict[DocumentKey, Document]


class Fixer:
    """Applies fixes to the files of a run.

    Args:
        files: the documents of each file that has anything to fix, by name.
        findings: those that are shown, sorted.
        rewriter: what fixes the documents.
        recheck: the findings that are shown of a changed document.
        root: the project's folder, which no link may lead out of.
        elsewhere: those of ``findings`` that speak of other documents: no fix can make them go.
    """

    def __init__(
        self,
        files: Mapping[str, Sequence[Entry]],
        findings: Sequence[LocatedFinding],
        rewriter: Rewriter,
        recheck: Callable[[Document], list[LocatedFinding]],
        root: Path,
        elsewhere: Sequence[LocatedFinding] = (),
    ) -> None:
        self._files = files
        self._findings = findings
        self._rewriter = rewriter
        self._recheck = recheck
        self._root = root
        self._elsewhere = elsewhere

    @property
    def problems(self) -> list[Problem]:
        """What could not be read or written."""
        return self._rewriter.problems

    @property
    def unsettled(self) -> list[Unsettled]:
        """Documents whose fixes came to no end, left as they were."""
        return self._rewriter.unsettled

    def diffs(self) -> Iterator[str]:
        """The lines of a diff of what fixing would change."""
        for entries in self._files.values():
            for change in self._rewriter.changes(entries):
                key = change.document.key
                label = key.path if key.path == key.id else f"{key.path}#{key.id}"
                yield from unified_diff(label, change.document.text, change.edits)

    def fix(self) -> Outcome:
        """Fix the files; each is replaced in one go or stays as it was."""
        changed: dict[DocumentKey, Document] = {}
        for entries in self._files.values():
            for change in fix_in_place(entries, self._rewriter, self._root):
                text = apply_edits(change.document.text, change.edits)
                changed[change.document.key] = change.document.with_text(text)
        left = [item for item in self._findings if item.document not in changed]
        left += [item for item in self._elsewhere if item.document in changed]
        for document in changed.values():
            left += self._recheck(document)
        before = Counter(item.rule for item in self._findings if item.document in changed)
        after = Counter(item.rule for item in left if item.document in changed)
        return Outcome(
            findings=sorted(left, key=lambda item: item.order),
            fixed=before - after,
            changed=changed,
        )
