from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Severity,
)

from ._places import is_technical

_LETTER = r"[^\W\d_]"
# One pattern a mark: each starts with a literal, which the engine finds five times as quickly as
# one of several characters.
_PATTERNS = tuple(
    (mark, re.compile(rf"{re.escape(mark)}(?={_LETTER}{_LETTER})")) for mark in ",.;:!?"
)
_WORD_AFTER = re.compile(rf"{_LETTER}+")
_WORD_BEFORE = re.compile(rf"{_LETTER}{{2,40}}\Z")
_TOKEN_REST = re.compile(r"[^\s.]*\.[^\s.]")
_DOMAINS = frozenset(
    ("com", "net", "org", "info", "gov", "edu", "mil", "int", "biz", "news", "online", "press")
)
# A full stop after a name and before one of these is the end of a sentence, not of a domain.
_OPENERS = frozenset(
    (
        "The",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "They",
        "Then",
        "Their",
        "He",
        "His",
        "Her",
        "She",
        "It",
        "Its",
        "In",
        "On",
        "At",
        "As",
        "An",
        "And",
        "But",
        "For",
        "From",
        "If",
        "When",
        "While",
        "We",
        "You",
        "Our",
        "After",
        "Before",
        "However",
        "According",
    )
)
_NAMES_WITH_MARKS = frozenset({"yahoo", "jeopardy", "joomla", "yum", "wham", "chips"})


class SpaceMissing(DocumentRule):
    """No space stands after a comma, a full stop or another mark.

    What it does:
      Finds marks that stand between two words without a space: `harbour.The`, `north,south`.

    Why it is a problem:
      Sentences and words that an extractor glued together are one word to every later step, and
      the sentence splitter misses the border.

    How it decides:
      A comma between two words of two letters or more; a full stop, question or exclamation mark
      or colon between a small letter and a capital. After a capitalised word a full stop counts
      only before a word that opens sentences (`Moscow.The`), because `Gazette.Ru` is a name.
      Silent: addresses, files, code, abbreviations, initials, names with a mark (`Yahoo!`). Works
      for every script that has capitals; the list of sentence openers is English.

    Fix safety:
      Safe where the word before is written small or the mark is a comma: a space is inserted.
      Unsafe after a capitalised word.
    """

    code = "TYP003"
    name = "space-missing-after-punctuation"
    family = "typography"
    severity = Severity.WARNING
    bad = (
        Bad(
            "The bridge is shut.⟦⟧It opens in May.".replace(".⟦⟧", "⟦.⟧"),
            fixed="The bridge is shut. It opens in May.",
        ),
        Bad(
            "Aldo Brent⟦,⟧mayor of Westmere⟦.⟧The council agreed⟦:⟧Why not? Support from partners"
            "⟦.⟧LATEST",
            fixed="Aldo Brent, mayor of Westmere. The council agreed: Why not? Support from "
            "partners. LATEST",
        ),
        Bad("Мост закрыт⟦.⟧Он откроется в мае.", fixed="Мост закрыт. Он откроется в мае."),
    )
    good = (
        Good("See www.example.org,www.example.com or mail to first.Last@example.org today."),
        Good("The site Gazette.Ru, a Ph.D., the U.S.A., J.R.Hartley, 1,000 and 12.30pm."),
        Good("Yahoo!News, Node.Js and report.Final.Docx were named; e.g.in brackets."),
        Good("a=b;c=d and a,b and x:Y in code like foo.Bar()"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each mark."""
        text = document.text
        for mark, pattern in _PATTERNS:
            if mark in text:
                yield from _check_mark(text, mark, pattern)


def _check_mark(text: str, mark: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        start, end = match.span()
        # The commonest innocents first: thousands of a number, a quotation mark before the mark.
        if not text[start - 1 : start].isalpha():
            continue
        word = _WORD_BEFORE.search(text, max(0, start - 41), start)
        if word is None:
            continue
        trust = _trust(text, mark, word.group(), match.end())
        if trust is None or is_technical(text, start, end):
            continue
        yield Finding(
            start=start,
            end=end,
            message=f"no space after `{mark}`",
            confidence=0.95 if trust is Applicability.SAFE else 0.85,
            evidence={"mark": mark, "before": word.group(), "after": _word_at(text, end)},
            fix=Fix(trust, (Edit(start, end, mark + " "),)),
        )


def _word_at(text: str, start: int) -> str:
    match = _WORD_AFTER.match(text, start, start + 40)
    return match.group() if match else ""


def _trust(text: str, mark: str, before: str, end: int) -> Applicability | None:
    """How sure it is that a space is missing between these words; None: it is not."""
    after = _word_at(text, end)
    if mark == ",":
        # Scripts without capitals have commas and spaces of their own.
        has_case = after[:1].islower() or after[:1].isupper()
        return Applicability.SAFE if has_case else None
    if mark == ";":
        return Applicability.SAFE if len(before) > 2 and before.islower() else None
    is_border = after[:1].isupper() and before[-1].islower() and len(before) > 2
    if not is_border or _is_name_with_mark(text, mark, before, after, end):
        return None
    if before.islower():
        return Applicability.SAFE
    return Applicability.UNSAFE if mark == "." and after in _OPENERS else None


def _is_name_with_mark(text: str, mark: str, before: str, after: str, end: int) -> bool:
    """`Yahoo!News`, `Gazette.Ru`, `J.R.Hartley`."""
    if mark != ".":
        return mark == "!" and before.lower() in _NAMES_WITH_MARKS
    if after.lower() in _DOMAINS or (len(after) == 2 and after.isascii() and after not in _OPENERS):
        return True
    token_start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
    if "." in text[max(token_start, end - 200) : end - 1]:
        return True
    return _TOKEN_REST.match(text, end, end + 200) is not None
