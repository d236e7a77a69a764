from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpuslint.language.layout import is_hard_wrapped
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Related,
    Severity,
)

from ._places import is_other_language, is_technical, language_of
from ._quotes import CONVENTIONS, MARK, STRAIGHT, Mark, Pair, marks, pair_marks

_STRAIGHT_PAIR = STRAIGHT * 2
_FRENCH_SPACES = " \u00a0\u202f"
_READ = 500  # characters of a quotation that tell its language
_SENTENCE_ENDS = frozenset('.!?…:\n\r,;"”»“')


class QuotationMarks(DocumentRule):
    """Quotation marks that are mixed, of the wrong kind, or not closed.

    What it does:
      Finds pairs that the document's language does not know (`“…“`, `„…”` or `«…»` in English),
      straight and curly marks in one document, and a mark without its partner.

    Why it is a problem:
      Where a quotation begins and ends decides who said what; a translator often takes over the
      marks of the source language.

    How it decides:
      Marks are paired within a paragraph by what stands beside them, by nesting and by the
      conventions of the language (`_quotes.py` has the table; other languages are only checked for
      mixing and missing partners). The document's own majority decides between straight and curly;
      a tie decides nothing. A quotation in another language keeps that language's marks.
      A missing partner is reported for an opening mark, the only one of its paragraph, when no
      mark follows it in the document or one that opens inside a sentence: a quotation over several
      sentences or paragraphs may repeat the opening mark. Never in hard-wrapped text. Inches,
      apostrophes and single marks are left alone.

    Fix safety:
      Safe: one mark becomes another where both partners are known; no letter is touched. A missing
      mark is not added.
    """

    code = "TYP001"
    name = "quotation-marks"
    family = "typography"
    severity = Severity.WARNING
    bad = (
        Bad("He called it ⟦“a gift“⟧ to the town.", fixed="He called it “a gift” to the town."),
        Bad(
            "The tickets became ⟦“almost twice as expensive“⟧ that year.",
            fixed="The tickets became “almost twice as expensive” that year.",
        ),
        Bad(
            "⟦« It is a gift »⟧, he said, ⟦« to the town »⟧.",
            fixed="“It is a gift”, he said, “to the town”.",
        ),
        Bad("He called it ⟦„a gift”⟧ and ⟦«a joy»⟧.", fixed="He called it “a gift” and “a joy”."),
        Bad(
            'He said "yes" and "no" and ⟦“perhaps”⟧ to the town.',
            fixed='He said "yes" and "no" and "perhaps" to the town.',
        ),
        Bad(
            'He said “yes”, “no”, “why”, ⟦"perhaps"⟧ and then "never".',
            fixed="He said “yes”, “no”, “why”, “perhaps” and then “never”.",
        ),
        Bad('The mayor said: ⟦"⟧It is a gift to the town.\n\nThe town said nothing.'),
        Bad(
            "Er nannte es ⟦“ein Geschenk”⟧ für die Stadt.",
            language="de",
            fixed="Er nannte es „ein Geschenk“ für die Stadt.",
        ),
    )
    good = (
        Good('A 6" pipe and a 4\'2" plank; "yes", he said, "but \'no\' too".'),
        Good("“One paragraph begins.\n\n“Another goes on and ends.”"),
        Good("In Paris they say «c’est la vie dans les rues» and go on."),
        Good("Er nannte es „ein Geschenk“ für die Stadt.", language="de"),
        Good("Он сказал: «Это подарок». Она: «Нет, это „шутка“».", language="ru"),
        Good("Hon sade: ”Det är en gåva till staden.”", language="sv"),
        Good('It is "so" and “so”.'),
        Good("“He said “no” twice”, she said."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Wrong pairs, mixed kinds, missing partners."""
        text = document.text
        straight = text.count(STRAIGHT)
        curly = not document.is_ascii and any(mark in text for mark in "“”„‟«»")
        if not curly and (straight % 2 == 0 or document.once(is_hard_wrapped)):
            return
        language = language_of(document, self.context)
        pairs: list[Pair] = []
        for block in document.blocks:
            if not curly and text.count(STRAIGHT, block.start, block.end) % 2 == 0:
                continue
            found = marks(text, block.start, block.end)
            own, lonely = pair_marks(text, found)
            pairs += own
            if len(lonely) == 1 and not document.once(is_hard_wrapped):
                yield from _lonely(document, lonely[0])
        yield from _judge_pairs(document, pairs, language)


def _lonely(document: Document, mark: Mark) -> Iterator[Finding]:
    text = document.text
    if not mark.may_open or is_technical(text, mark.at, mark.at + 1):
        return
    following = MARK.search(text, mark.at + 1)
    if following is not None:
        after = marks(text, following.start(), len(text), most=1)[0]
        before = text[max(0, after.at - 3) : after.at].rstrip(" ")
        goes_on = not after.may_open or not before or before[-1] in _SENTENCE_ENDS
        if goes_on:
            return
    yield Finding(
        start=mark.at,
        end=mark.at + 1,
        message="a quotation mark without its partner",
        confidence=0.8,
        evidence={"mark": mark.character},
    )


def _judge_pairs(document: Document, pairs: Sequence[Pair], language: str) -> Iterator[Finding]:
    conventions = CONVENTIONS.get(language)
    kinds = Counter(_kind(pair) for pair in pairs)
    usual = _usual(kinds, conventions)
    if conventions is not None:
        for pair in pairs:
            if _kind(pair) == _STRAIGHT_PAIR or _kind(pair) in conventions:
                continue
            if not _is_quotation_in_another_language(document, pair, language):
                yield _finding(
                    document,
                    [pair],
                    usual,
                    f"`{_kind(pair)[0]}…{_kind(pair)[1]}` is no pair of quotation marks here",
                    {"pair": _kind(pair), "language": language},
                )
    # Quotations inside others have marks of their own.
    outer = [pair for pair in pairs if pair.depth == 0]
    straight = [pair for pair in outer if _kind(pair) == _STRAIGHT_PAIR]
    curly = [
        pair
        for pair in outer
        if STRAIGHT not in _kind(pair) and (conventions is None or _kind(pair) in conventions)
    ]
    if not straight or not curly or len(straight) == len(curly):
        return
    fewer = straight if len(straight) < len(curly) else curly
    fewer = [
        pair for pair in fewer if not _is_quotation_in_another_language(document, pair, language)
    ]
    if fewer:
        yield _finding(
            document,
            fewer,
            usual,
            "straight and curly quotation marks are mixed",
            {"straight": len(straight), "curly": len(curly)},
        )


def _kind(pair: Pair) -> str:
    return pair.opening.character + pair.closing.character


def _usual(kinds: Counter[str], conventions: tuple[str, ...] | None) -> str:
    """The pair that the document mostly uses, of those that are right."""
    right = {
        kind: count
        for kind, count in kinds.items()
        if kind == _STRAIGHT_PAIR or (conventions is not None and kind in conventions)
    }
    if right:
        return max(sorted(right), key=lambda kind: right[kind])
    return conventions[0] if conventions else _STRAIGHT_PAIR


def _is_quotation_in_another_language(document: Document, pair: Pair, language: str) -> bool:
    start = pair.opening.at + 1
    inside = document.text[start : min(pair.closing.at, start + _READ)]
    return is_other_language(inside, language)


def _finding(
    document: Document, pairs: Sequence[Pair], usual: str, message: str, evidence: dict[str, object]
) -> Finding:
    text = document.text
    edits: list[Edit] = []
    for pair in pairs:
        start, end = pair.opening.at, pair.closing.at
        opening, closing = start + 1, end
        if pair.opening.character == "«" and usual != "«»":
            opening += text[opening : opening + 1] in _FRENCH_SPACES
            closing -= closing > opening and text[closing - 1] in _FRENCH_SPACES
        edits += [Edit(start, opening, usual[0]), Edit(closing, end + 1, usual[1])]
    first = pairs[0]
    return Finding(
        start=first.opening.at,
        end=first.closing.at + 1,
        message=message,
        confidence=0.92,
        evidence={**evidence, "usual": usual},
        fix=Fix(Applicability.SAFE, tuple(edits)),
        related=tuple(
            Related(document.key, pair.opening.at, pair.closing.at + 1) for pair in pairs[1:20]
        ),
    )
