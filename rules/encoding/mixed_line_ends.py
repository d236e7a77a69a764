from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpuslint.language.characters import rare_characters
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
)

_END = re.compile(r"\r\n|\n|\r")
_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


class MixedLineEnds(DocumentRule):
    r"""Lines that end in different ways in one document.

    What it does:
      Reports a document in which some lines end with LF, others with CRLF or CR.

    Why it is a problem:
      Programs count lines differently, comparisons show changes where there are none.

    How it decides:
      More than one kind of line end; the commonest is taken for the right one, LF in a tie.

    Fix safety:
      Safe: only line ends are changed, and no line is joined or split.
    """

    code = "ENC008"
    name = "mixed-line-ends"
    family = "encoding"
    needs = (rare_characters,)
    bad = (
        Bad("⟦One\nTwo\nThree\r\nFour⟧", fixed="One\nTwo\nThree\nFour"),
        Bad("⟦One\r\nTwo\rThree\r\n⟧", fixed="One\r\nTwo\r\nThree\r\n"),
    )
    good = (Good("One\r\nTwo\r\nThree"), Good("One\nTwo\n"))

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding on the whole document."""
        if "\r" not in document.once(rare_characters):
            return ()
        text = document.text
        counts = Counter(_END.findall(text))
        if len(counts) < 2:
            return ()
        usual = max(counts, key=lambda end: (counts[end], end == "\n", end))
        edits = tuple(
            Edit(match.start(), match.end(), usual)
            for match in _END.finditer(text)
            if match.group() != usual
        )
        named = {_NAMES[end]: counts[end] for end in sorted(counts)}
        finding = Finding(
            start=0,
            end=len(text),
            scope="document",
            message="line ends are mixed: " + ", ".join(f"{n} {name}" for name, n in named.items()),
            evidence={"counts": named, "kept": _NAMES[usual]},
            fix=Fix(Applicability.SAFE, edits),
        )
        return (finding,)
