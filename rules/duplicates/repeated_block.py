from __future__ import annotations

from collections.abc import Iterable

from corpuslint.language.headline import headline
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Finding,
    Fix,
    Good,
    Related,
    delete_lines,
)

from ._repeats import repeated_blocks, visible_span

# Prose that nobody writes twice on purpose; shorter text may be a refrain or a table's row.
_LONG_PROSE = 80  # characters
_SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", "?”", "!”", '?"', '!"', ".»")


class RepeatedBlock(DocumentRule):
    """The same paragraph stands in a document twice.

    What it does:
      Finds paragraphs that stood in the document before, word for word.

    Why it is a problem:
      A page shows its lead, a pull quote or a caption twice, and a scraper keeps both. A doubled
      paragraph counts twice in everything that is computed from the text.

    How it decides:
      A paragraph of at least four words and 24 letters has the same letters and digits as an
      earlier one. In a text that was wrapped by hand a paragraph goes on until a blank or an
      indented line; else each line is one.
      Repetitions of the headline at the top are DUP001's.

    Fix safety:
      Safe for long prose (80 characters and the end of a sentence); unsafe for shorter paragraphs,
      which may be meant: a refrain, a row of a table, a subheading. The first one always stays.
    """

    code = "DUP002"
    name = "repeated-block"
    family = "duplicates"
    version = 3

    bad = (
        Bad(
            "Ferry runs aground\n\nA ferry with ninety people on board ran aground off the coast "
            "late on Sunday night.\n\nNobody was hurt.\n\n⟦A ferry with ninety people on board "
            "ran aground off the coast late on Sunday night.⟧\n\nThe ferry was towed to port.\n",
            fixed="Ferry runs aground\n\nA ferry with ninety people on board ran aground off the "
            "coast late on Sunday night.\n\nNobody was hurt.\n\nThe ferry was towed to port.\n",
        ),
        Bad(
            "Ferry runs aground\nThe ferry on the rocks in the morning\nNobody was hurt, said the "
            "coast guard, which sent two boats.\n⟦The ferry on the rocks in the morning⟧\n",
            fixed="Ferry runs aground\nThe ferry on the rocks in the morning\nNobody was hurt, "
            "said the coast guard, which sent two boats.\n",
        ),
    )
    good = (
        Good(
            "Prices of grain in the port rose by 1.5 per cent in the first week of the month.\n\n"
            "Prices of grain in the port rose by 15 per cent in the first week of the month.\n"
        ),
        Good("Results\n\nNorth - South\n\n2 - 2\n\nEast - West\n\n2 - 2\n"),
        Good(
            "Ferry runs aground\n\nFerry runs aground\n\nA ferry with ninety people on board ran "
            "aground off the northern coast.\n"
        ),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Paragraphs that stood before, apart from the headline's repetitions."""
        blocks = repeated_blocks(document)
        if not blocks:
            return
        head = document.once(headline)
        for block in blocks:
            if head is not None and head.first_line <= block.earlier_first < head.stop_line:
                continue
            start, end = visible_span(document, block.first, block.stop)
            earlier = visible_span(document, block.earlier_first, block.earlier_stop)
            text = document.text[start:end]
            is_long = len(text) >= _LONG_PROSE and text.endswith(_SENTENCE_ENDS)
            yield Finding(
                start=start,
                end=end,
                message="this paragraph stands in the document before",
                confidence=0.98 if is_long else 0.85,
                evidence={
                    "first_line": block.earlier_first + 1,
                    "words": len(text.split()),
                    "long_prose": is_long,
                },
                fix=Fix(
                    Applicability.SAFE if is_long else Applicability.UNSAFE,
                    (delete_lines(document, block.first, block.stop),),
                ),
                related=(Related(document.key, *earlier),),
            )
