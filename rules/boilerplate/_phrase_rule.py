"""What the rules about phrases of the furniture lexicon have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import ClassVar

from corpuslint.rule import Document, DocumentRule, Finding, Hit, Severity, TriggeredRule

from ._lines import furniture_lines, phrase_findings


class PhraseRule(DocumentRule):
    """A rule about lines that are phrases of the furniture lexicon.

    Attributes:
        kinds: the kinds of phrases that the rule is about.
        noun: what such a line is, for the message.
        is_safe: whether a line that is a plain phrase may be deleted without a look.
    """

    family = "boilerplate"
    severity = Severity.ERROR
    kinds: ClassVar[Collection[str]]
    noun: ClassVar[str]
    is_safe: ClassVar[bool] = True
    needs: ClassVar[tuple[Callable[[Document], object], ...]] = (furniture_lines,)

    def check(self, document: Document) -> Iterable[Finding]:
        """Runs of lines that are phrases."""
        return phrase_findings(document, self.kinds, self.noun, safe=self.is_safe)


class PhraseAndTriggerRule(PhraseRule, TriggeredRule):
    """A rule about phrases, and about lines in which one of its triggers stands."""

    def check(self, document: Document, hits: Sequence[Hit] | None = None) -> Iterable[Finding]:
        """Runs of lines that are phrases, or what the lines with triggers are."""
        if hits is None:
            return super().check(document)
        return self.check_lines(document, sorted({document.line_at(hit.start) for hit in hits}))

    @abstractmethod
    def check_lines(self, document: Document, lines: Sequence[int]) -> Iterable[Finding]:
        """The findings of the lines that hold a trigger, in order."""
