"""Which lines the phrase rules' own methods recognise, for BLR012 to leave them alone.

The methods are asked about the few lines that the model takes, whatever rules are selected: what
BLR012 reports does not depend on that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from corpuslint.language.furniture import furniture_hits
from corpuslint.language.headline import fold_line, headline
from corpuslint.rule import Document, DocumentRule, Finding, Rule, TriggeredRule
from corpuslint.triggers import TriggerScanner

from ._teasers import related_blocks
from .author_note import AuthorNote
from .call_to_action import CallToAction
from .image_credit import ImageCredit
from .legal_notice import LegalNotice
from .sign_off import SignOff
from .source_credit import SourceCredit
from .stray_counter import StrayCounter

_NEAR_HEADLINE = 8  # lines
_KINDS: tuple[type[Rule], ...] = (
    AuthorNote,
    CallToAction,
    ImageCredit,
    LegalNotice,
    SignOff,
    SourceCredit,
    StrayCounter,
)


def claimed_lines(document: Document, judged: Sequence[int]) -> set[int]:
    """Those of some filled lines that a phrase, a teaser block or another rule accounts for.

    The headline again, right below itself, is DUP001's.
    """
    claimed = {hit.line for hit in document.once(furniture_hits) if not hit.ambiguous}
    for block in document.once(related_blocks):
        claimed.update(range(block.hit.line, block.stop))
    head = document.once(headline)
    if head is not None:
        below = range(head.stop_line, head.stop_line + _NEAR_HEADLINE)
        again = (n for n in judged if n in below)
        wanted = fold_line(head.text)
        claimed.update(n for n in again if fold_line(document.line_texts[n]) == wanted)
    left = [line for line in judged if line not in claimed]
    for finding in _findings(document, left) if left else ():
        near = slice(
            bisect_left(left, document.line_at(finding.start)),
            bisect_right(left, document.line_at(finding.end)),
        )
        claimed.update(line for line in left[near] if _is_most_of(finding, document, line))
    return claimed


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(kind() for kind in _KINDS)


def _findings(document: Document, lines: Sequence[int]) -> Iterator[Finding]:
    """What the rules find in the document, those with triggers in the lines only."""
    found = _scanner().scan(document)
    wanted = {*lines}
    for rule in _rules():
        if isinstance(rule, DocumentRule) and all(map(document.once, rule.needs)):
            yield from rule.check(document)
        if isinstance(rule, TriggeredRule):
            hits = [
                hit for hit in found.get(rule.code, ()) if document.line_at(hit.start) in wanted
            ]
            if hits:
                yield from rule.check(document, hits)


@cache
def _scanner() -> TriggerScanner:
    triggered = (rule for rule in _rules() if isinstance(rule, TriggeredRule))
    return TriggerScanner({rule.code: rule.triggers for rule in triggered})


def _is_most_of(finding: Finding, document: Document, line: int) -> bool:
    start, end = document.lines[line]
    return 2 * (min(finding.end, end) - max(finding.start, start)) >= end - start
