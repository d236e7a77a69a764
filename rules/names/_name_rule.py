"""What the rules have in common whose facts are the words of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from corpuslint.language.name_spans import name_places
from corpuslint.rule import CorpusRule, Document, Edit, Fact, Finding, Fix, Span

from ._mentioned import is_mentioned
from ._spellings import uses_in


class NameRule(CorpusRule):
    """A rule whose facts are those of `word_facts`.

    They have no spans, which would cost more than all the rest: the places are found again in the
    few documents that have findings.
    """

    def place(self, document: Document, finding: Finding) -> Iterable[Finding]:
        """One finding for each occurrence of the use that it is about."""
        for start, end in document.once(name_places).get(finding.sought, ()):
            if is_mentioned(document.text, start, end):
                continue
            yield msgspec.structs.replace(
                finding, start=start, end=end, fix=_fix_at(start, end, finding.fix), sought=""
            )

    def spans(self, document: Document, fact: Fact) -> Sequence[Span]:
        """Where the fact's uses stand, in the order of the text."""
        places = document.once(name_places)
        uses = {f"{word}\t{side}" for word, sides in uses_in(fact.value) for side in sides}
        return sorted(span for use in uses for span in places.get(use, ()))


def _fix_at(start: int, end: int, fix: Fix | None) -> Fix | None:
    if fix is None:
        return None
    edits = tuple(Edit(start, end, edit.replacement) for edit in fix.edits)
    return Fix(fix.applicability, edits)
