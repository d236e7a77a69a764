from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec

from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good, Severity


class OverLongLine(DocumentRule):
    """A line is far too long to be a paragraph.

    What it does:
      Finds lines of more than 20,000 characters.

    Why it is a problem:
      The line ends of a whole article were lost, or the line is data: a picture or a script as
      text. Many programs are slow on such lines or cut them.

    How it decides:
      Characters are counted.

    Fix safety:
      There is no fix: where the paragraphs ended is not to be had from the text.

    Options:
      longest: the longest line that is allowed, in characters.
    """

    class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """How long a line may be."""

        longest: Annotated[
            int, msgspec.Meta(ge=80, description="the longest line allowed, in characters")
        ] = 20_000

    code = "STR005"
    name = "over-long-line"
    family = "structure"
    severity = Severity.INFO
    options: Options

    bad = (
        Bad("⟦" + "Nine members were for it, " * 4 + "⟧\nTwo were not.\n", options={"longest": 80}),
    )
    good = (Good("Nine members were for it, and two against it.\n"),)

    def check(self, document: Document) -> Iterable[Finding]:
        """The lines that are too long."""
        longest = self.options.longest
        if len(document.text) <= longest:
            return
        for start, end in document.lines:
            if end - start > longest:
                yield Finding(
                    start=start,
                    end=end,
                    message=f"the line has {end - start} characters",
                    confidence=0.99,
                    evidence={"characters": end - start, "longest": longest},
                )
