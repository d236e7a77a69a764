from __future__ import annotations

import re
from collections.abc import Iterable

from corpuslint.language.headline import headline
from corpuslint.rule import (
    Bad,
    Document,
    DocumentRule,
    Finding,
    Good,
    Severity,
)

# A cheap first look: a line that begins with so many characters and no small letter of the
# commonest alphabets. It starts with a literal, which the engine finds quickly.
_LOUD = re.compile("\n[^a-zß-öø-ÿа-яё\n]{30}")
_FEWEST_WORDS = 12
_WIDTH_OF_PROSE = 50  # characters; rows of tables are shorter
_TOP_LINES = 2  # a headline may run over so many lines at the top, found as one or not


class TextInCapitals(DocumentRule):
    """A paragraph in capitals.

    What it does:
      Finds lines of the body without a small letter, of twelve words or more together.

    Why it is a problem:
      Capitals hide names, sentence starts and acronyms from every later step.

    How it decides:
      All letters of a line are capitals; lines that follow one another are one finding, and it
      takes twelve words and a line of 50 characters (a subheading has fewer). Headlines, the first
      two lines and rows of tables (short, set in columns, or with more digits than words) are left
      alone. Works for every script that has capitals.

    Fix safety:
      No fix: which letters are capitals in truth, the text does not say.
    """

    code = "TYP008"
    name = "text-in-capitals"
    family = "typography"
    severity = Severity.INFO
    bad = (
        Bad(
            "Harbour to reopen\n\nThe council met.\n\n"
            "⟦THE HARBOUR WILL REOPEN ON MONDAY AFTER A YEAR OF REPAIRS AND DELAYS.⟧\n\nAll came.\n"
        ),
    )
    good = (
        Good("THE HARBOUR WILL REOPEN ON MONDAY AFTER A YEAR OF REPAIRS\n\nIt was shut.\n"),
        Good("One.\n\nTwo.\n\nTHE LARGE HARBOUR BONDS OF WESTMERE SERIES B\nDaily 0.1\n"),
        Good("One.\n\nTwo.\n\nUN, EU AND NATO MEET\n\nOPEN 12 14 15 HIGH 13 13 17 LOW 2 2 3 4\n"),
        Good(
            "One.\n\nTwo.\n\n市長は橋が金曜日に開通すると述べた 市長 橋 金曜日 開通 述 べ た と\n"
        ),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each run of lines."""
        if "\r" not in document.text and _LOUD.search(document.text) is None:
            return
        texts = document.line_texts
        loud = [n for n, text in enumerate(texts) if len(text) > 30 and text.isupper()]
        if not loud:
            return
        head = document.once(headline)
        body = max(_TOP_LINES, head.stop_line if head is not None else 0)
        runs: list[list[int]] = []
        for number in loud:
            if number < body or not _is_prose(texts[number]):
                continue
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        for run in runs:
            words = sum(len(texts[number].split()) for number in run)
            widest = max(len(texts[number]) for number in run)
            if words < _FEWEST_WORDS or widest < _WIDTH_OF_PROSE:
                continue
            start, end = document.lines[run[0]].start, document.lines[run[-1]].end
            yield Finding(
                start=start,
                end=end,
                message=f"{words} words in capitals",
                confidence=0.8,
                evidence={"words": words, "lines": len(run)},
            )


def _is_prose(text: str) -> bool:
    if "  " in text.strip() or "..." in text:
        return False
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return sum(map(str.isdigit, text)) < len(words)
