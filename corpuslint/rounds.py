"""Repeated rounds of fixes to one document, against knowledge that stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from corpuslint.compose import compose_rounds
from corpuslint.fixes import AppliedEdit, apply_edits, plan_fixes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from corpuslint.document import Document
    from corpuslint.findings import Applicability, LocatedFinding

# A fix may open the way for another one; a chain of more than a few is rules that disagree.
MOST_ROUNDS = 10


class FixedDocument(msgspec.Struct, frozen=True):
    """What became of a document's text.

    Attributes:
        text: the text after all fixes, or the original where they did not settle.
        edits: what was done, in the original's offsets.
        rounds: how many rounds changed something.
        unsettled: the rules that would have changed the text for ever; nothing was done then.
    """

    text: str
    edits: tuple[AppliedEdit, ...] = ()
    rounds: int = 0
    unsettled: tuple[str, ...] = ()


def fix_document(
    document: Document,
    findings: Iterable[LocatedFinding],
    allowed: Collection[Applicability],
    recheck: Callable[[Document], Iterable[LocatedFinding]],
) -> FixedDocument:
    """Apply fixes until none is left, at most `MOST_ROUNDS` times.

    Args:
        document: the document as it is.
        findings: what was found in it.
        allowed: which fixes are applied.
        recheck: the findings of the document with a changed text, against the knowledge that
            ``findings`` came from.
    """
    rounds: list[list[AppliedEdit]] = []
    seen = {document.text: 0}
    current = document
    while edits := plan_fixes(current, findings, allowed):
        rounds.append(edits)
        text = apply_edits(current.text, edits)
        if text in seen:
            return _unsettled(document, rounds[seen[text] :], len(rounds))
        if len(rounds) == MOST_ROUNDS:
            # The last round may have been the end of it: only a further one would be too many.
            last = document.with_text(text)
            if plan_fixes(last, recheck(last), allowed):
                return _unsettled(document, rounds[-1:], len(rounds))
            current = last
            break
        seen[text] = len(rounds)
        current = document.with_text(text)
        findings = recheck(current)
    composed = compose_rounds(document.text, rounds)
    return FixedDocument(current.text, tuple(composed), len(rounds))


def _unsettled(
    document: Document, rounds: Sequence[Sequence[AppliedEdit]], count: int
) -> FixedDocument:
    rules = {rule for edits in rounds for edit in edits for rule in edit.rules}
    return FixedDocument(document.text, (), count, tuple(sorted(rules)))
