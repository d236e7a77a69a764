"""The marked examples of rules: ``⟦…⟧`` stands around what a rule must report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpuslint.document import Document, DocumentKey, Span
from corpuslint.findings import Applicability
from corpuslint.lint import check_documents
from corpuslint.packs import PackError
from corpuslint.ruleset import RuleSet, rule_options

if TYPE_CHECKING:
    from corpuslint.findings import LocatedFinding
    from corpuslint.rule import Bad, Good, Rule


class MarkedDocument(NamedTuple):
    """A document of an example, and the spans that its markers stood around, sorted."""

    document: Document
    spans: list[Span]


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its markers, and the spans that they stood around, sorted.

    Raises:
        ValueError: a marker without its counterpart.
    """
    parts: list[str] = []
    spans: list[Span] = []
    opened: list[int] = []
    length = 0
    for character in marked:
        if character == "⟦":
            opened.append(length)
        elif character == "⟧":
            if not opened:
                raise ValueError(f"a closing marker too many in {marked!r}")
            spans.append(Span(opened.pop(), length))
        else:
            parts.append(character)
            length += 1
    if opened:
        raise ValueError(f"a marker is not closed in {marked!r}")
    return "".join(parts), sorted(spans)


def example_documents(example: Bad | Good) -> list[MarkedDocument]:
    """The documents of an example: ``0.txt``, ``1.txt`` and so on."""
    titles = [*example.titles, *[None] * (len(example.marked) - len(example.titles))]
    documents = []
    for number, (marked, title) in enumerate(zip(example.marked, titles, strict=True)):
        text, spans = unmark(marked)
        key = DocumentKey(f"{number}.txt", f"{number}.txt")
        document = Document(
            key, text, title=title, language=example.language, encoding=example.encoding
        )
        documents.append(MarkedDocument(document, spans))
    return documents


def example_findings(
    rule: type[Rule], example: Bad | Good, documents: list[MarkedDocument]
) -> list[LocatedFinding]:
    """What the rule finds in an example, with the example's settings."""
    rules = RuleSet([rule(rule_options(rule, example.options), example.context)])
    return check_documents([marked.document for marked in documents], rules)


def fix_kinds(rule: type[Rule]) -> list[Applicability]:
    """How far the fixes in the rule's own examples may be trusted; empty: it fixes nothing.

    Raises:
        PackError: the rule fails on one of its examples.
    """
    try:
        found = {
            item.finding.fix.applicability
            for example in rule.bad
            for item in example_findings(rule, example, example_documents(example))
            if item.finding.fix is not None
        }
    except Exception as error:  # a pack is foreign code: whatever it raises is the pack's fault
        raise PackError(
            f"{rule.code}: an example fails: {type(error).__name__}: {error}"
        ) from error
    return [kind for kind in Applicability if kind in found]
