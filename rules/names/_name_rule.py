"""What the rules have in common whose facts are the words of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from corpuslint.language.name_spans import name_places
from corpuslint.rule import CorpusRule, Document, Edit, Fact, Finding, Fix, Span

from ._mentioned import is_mentioned
from ._other_forms import follow_their_names, other_forms
from ._spellings import OTHER_FORMS, uses_in


class NameRule(CorpusRule):
    """A rule whose facts are those of `word_facts`.

    They have no spans, which would cost more than all the rest: the places are found again in the
    few documents that have findings.
    """

    def place(self, document: Document, finding: Finding) -> Iterable[Finding]:
        """One finding for each occurrence of the use that it is about."""
        for span, replacement in _places(document, finding):
            if not is_mentioned(document.text, *span):
                yield _placed(finding, span, replacement)

    def spans(self, document: Document, fact: Fact) -> Sequence[Span]:
        """Where the fact's uses stand, in the order of the text."""
        places = document.once(name_places)
        uses = {f"{word}\t{side}" for word, sides in uses_in(fact.value) for side in sides}
        return sorted(span for use in uses for span in places.get(use, ()))


def _places(document: Document, finding: Finding) -> Iterable[tuple[Span, str]]:
    """Where a finding is, and what is to stand there; empty without a fix."""
    if finding.sought == OTHER_FORMS:
        return other_forms(document, *finding.identity)
    if follow_their_names(document, *finding.identity):
        return ()
    replacement = finding.fix.edits[0].replacement if finding.fix else ""
    return ((span, replacement) for span in document.once(name_places).get(finding.sought, ()))


def _placed(finding: Finding, span: Span, replacement: str) -> Finding:
    fix = finding.fix and Fix(finding.fix.applicability, (Edit(*span, replacement),))
    return msgspec.structs.replace(finding, start=span.start, end=span.end, fix=fix, sought="")
