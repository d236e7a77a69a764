from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Hit,
    Severity,
    TriggeredRule,
)

from ._places import is_other_language, is_technical, language_of, line_around

_MARKS = ",;:!?."
_SPACES = " \u00a0\u202f"
_FRENCH = frozenset(";:!?")  # French sets a thin space before these
_CLOSERS = "\"'”’»)]"


class SpaceBeforePunctuation(TriggeredRule):
    """A space stands before a comma, a full stop or another mark.

    What it does:
      Finds one space (a no-break one too) between a word and the mark that belongs to it.

    Why it is a problem:
      Extractors leave it where a link or a tag ended, and tokenisers everywhere; it parts the mark
      from its word for every later step.

    How it decides:
      A letter, digit or closing mark stands before the space, white space or a closing quotation
      mark after the punctuation. Silent: emoticons, ellipses (`. . .`), ratios and scores
      (`3 : 2`), columns set with several spaces, addresses and code, a question mark before a small
      letter (there another character was lost), French text and lines of French in another text
      before `; : ! ?`. Works for every language that sets no space there.

    Fix safety:
      Safe: one space is deleted.
    """

    code = "TYP002"
    name = "space-before-punctuation"
    family = "typography"
    severity = Severity.WARNING
    triggers = tuple(space + mark for space in _SPACES for mark in _MARKS)
    bad = (
        Bad("Source⟦ :⟧ Harbour Gazette", fixed="Source: Harbour Gazette"),
        Bad(
            "The ferry⟦ ,⟧ which was late⟦\u00a0,⟧ left⟦ .⟧\n“Really⟦ ?⟧” she said⟦ !⟧",
            fixed="The ferry, which was late, left.\n“Really?” she said!",
        ),
        Bad("Il est parti⟦ ,⟧ enfin !", language="fr", fixed="Il est parti, enfin !"),
    )
    good = (
        Good("Late again :) and again ;) and again :D and so on . . . for ever ..."),
        Good("Rovers won 3 : 2 on a pitch of .5 hectares, in .NET and on example .com too."),
        Good("« Pourquoi est-il parti ? » demande la mairie, et les habitants ?", language="fr"),
        Good("He read the note aloud.\nPourquoi est-il parti dans la nuit avec les clefs ?"),
        Good("The price ? which nobody had seen ? was wrong."),
        Good("Name   : Value"),
    )

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """One finding for each space."""
        text = document.text
        for start, end, _ in hits:
            mark = text[end - 1]
            if not _is_stray(text, start, end, mark) or is_technical(text, start, end):
                continue
            if mark in _FRENCH:
                language = language_of(document, self.context)
                if language == "fr" or is_other_language(line_around(document, start), language):
                    continue
            yield Finding(
                start=start,
                end=end,
                message=f"a space before `{mark}`",
                confidence=0.95,
                evidence={"mark": mark, "space": f"U+{ord(text[start]):04X}"},
                fix=Fix(Applicability.SAFE, (Edit(start, start + 1, ""),)),
            )


def _is_stray(text: str, start: int, end: int, mark: str) -> bool:
    before = text[start - 1 : start]
    if not before or not (before.isalnum() or before in _CLOSERS or before == "%"):
        return False
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if after and not after.isspace() and (mark in ":;" or after not in _CLOSERS):
        return False
    if before.isdigit() and beyond.isdigit():
        return False
    if mark == ".":
        return beyond != "."
    if mark in ":;":
        return beyond not in ("(", ")")
    return not (mark == "?" and beyond.islower())
