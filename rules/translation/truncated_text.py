from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from corpuslint.language.layout import is_hard_wrapped
from corpuslint.rule import (
    Bad,
    Block,
    Document,
    DocumentRule,
    Finding,
    Good,
    Severity,
)

# What a news service's interface writes where it cut a text.
_CUT_MARK = re.compile(
    r"(?:…|\.\.\.)?\[(?:\+?\d{1,6} (?:chars|characters|more)|…|\.\.\.|&hellip;)\]\s*\Z"
)
_LONGEST_CLAUSE = 300  # characters
_CLAUSE = re.compile(r"(?:^|[.,;:!?…–—\"”»)]\s)\s*([^.,;:!?…–—\"”»)]{1,300})\Z")
_TAIL = re.compile(r"([^\W\d_]{1,12})\s*\Z")
# No sentence of the language ends with these. Behind the bar: words with which a heading may end
# (`What the stars are made of`), so that they count at the end of the document only.
_OPEN_WORDS = {
    "en": "the a an and or their my our your | of than into from which whose because although if",
    "fr": "le la les un une et ou leur | des de du au aux dont parce ce cette",
    "de": "der die das den dem ein eine einen und oder | des einem einer weil dass im vom zum zur",
    "es": "el la los las un una y o | de del al cuyo porque",
    "it": "il lo la gli le un una e o | di del della al alla nel nella perché",
    "pt": "o a os as um uma e ou | de do da dos das no na ao porque",
    "nl": "de het een en of | van omdat zijn",
    "ro": "un o și sau | de din cu la pentru pe",
    "pl": "i oraz lub | w z do na od przez że",
    "ru": "и или | в на с к по из от для что",
    "uk": "і та або | в у на з до по із від для що",
    "bg": "и или | в на с към по от за че",
    "sq": "dhe ose | në të i e me për nga që",
}
_INSIDE = {
    language: frozenset(words.partition(" | ")[0].split(" "))
    for language, words in _OPEN_WORDS.items()
}
_AT_END = {
    language: frozenset(words.replace(" | ", " ").split(" "))
    for language, words in _OPEN_WORDS.items()
}
_NONE: frozenset[str] = frozenset()
_FEWEST_WORDS = 8


class TruncatedText(DocumentRule):
    """The document or a paragraph stops in the middle of a sentence.

    What it does:
      Finds a last paragraph that ends with a word after which no sentence ends (`… of the`)
      or with the mark of a service that cuts texts (`[+2048 chars]`, `[…]`), and paragraphs inside
      the text that end with such a word.

    Why it is a problem:
      The rest of the article is missing: a limit on length, a paywall, a translator that gave up.

    How it decides:
      Paragraphs of eight words or more are looked at, the last one and, in text that is not
      hard-wrapped, the others where the next one does not go on with a small letter. The words are
      those of the document's language (13 languages are known), inside the text only articles and
      conjunctions. A missing full stop alone says
      nothing: captions, lists and careless editors leave it out.

    Fix safety:
      No fix: what is missing is not there.
    """

    code = "MTQ006"
    name = "truncated-text"
    family = "translation"
    severity = Severity.WARNING
    bad = (
        Bad(
            "The mayor opened the bridge.\n\n⟦She said that the town would pay for the rest of the⟧"
        ),
        Bad("The mayor opened the bridge on Monday and thanked the many workers ⟦[+1204 chars]⟧\n"),
        Bad(
            "The mayor, who opened the bridge on Monday, ⟦said that it was a gift to the⟧\n\n"
            "The ferry will sail until May."
        ),
        Bad(
            "⟦Kryetari hapi urën të hënën dhe falënderoi të gjithë punëtorët e qytetit dhe⟧",
            language="sq",
        ),
    )
    good = (
        Good("The mayor opened the bridge.\n\nPictures: the mayor of the"),
        Good("The mayor opened the bridge on Monday and thanked the many workers of the town"),
        Good(
            "What the mayor of the town of Westmere and\nthe council of Eastmere have to say.\nEnd"
        ),
        Good(
            "Dear friends of the bridge and of the ferry of Westmere,\n\nwe shall meet on Monday."
        ),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Paragraphs that stop."""
        blocks = document.blocks
        if not blocks:
            return
        text = document.text
        language = (document.language or self.context.language or "en")[:2].lower()
        last = blocks[-1]
        ends_with = text[last.end - 1]
        if ends_with == "]":
            mark = _CUT_MARK.search(text, max(last.start, last.end - 40), last.end)
            if mark is not None:
                yield _finding(text, *mark.span(), "the text was cut here", 0.95)
        elif ends_with.isalpha():
            span = _open_end(text, last, _AT_END.get(language, _NONE))
            if span is not None:
                yield _finding(text, *span, "the text stops in the middle of a sentence", 0.85)
        if document.once(is_hard_wrapped):
            return
        for block, following in pairwise(blocks):
            # The commonest ends first, in one look.
            if text[block.end - 1] in ".!?\"”':":
                continue
            span = _open_end(text, block, _INSIDE.get(language, _NONE))
            if span is not None and text[following.start].isupper():
                yield _finding(text, *span, "the paragraph stops in the middle of a sentence", 0.8)


def _open_end(text: str, block: Block, words: frozenset[str]) -> tuple[int, int] | None:
    """Where a paragraph ends so that the sentence cannot; None if it may."""
    tail = _TAIL.search(text, max(block.start, block.end - 14), block.end)
    if tail is None or tail.group(1) not in words:
        return None
    if len(text[block.start : block.end].split(None, _FEWEST_WORDS)) <= _FEWEST_WORDS:
        return None
    first = max(block.start, tail.end(1) - _LONGEST_CLAUSE)
    clause = _CLAUSE.search(text[first : tail.end(1)])
    return first + clause.start(1) if clause else tail.start(1), tail.end(1)


def _finding(text: str, start: int, end: int, message: str, confidence: float) -> Finding:
    return Finding(
        start=start,
        end=end,
        message=message,
        confidence=confidence,
        evidence={"ends_with": text[start:end]},
    )
