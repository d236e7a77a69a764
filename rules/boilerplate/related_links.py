from __future__ import annotations

from collections.abc import Iterable

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Finding,
    Fix,
    Good,
    Severity,
    delete_lines,
)

from ._lines import excerpt
from ._teasers import related_blocks


class RelatedLinks(DocumentRule):
    """Teasers of other articles stand in or under the text.

    What it does:
      Finds "Read also: …" and the like in many languages, and below a heading such as "Related
      articles" the headlines that follow it.

    Why it is a problem:
      A teaser is the headline of another article. It brings foreign names and facts into this one.

    How it decides:
      The line begins with a phrase of the furniture lexicon that announces other articles. The
      lines after it belong to it as long as they look like headlines: short, without a full stop,
      in the same block or down to the end of the document.

    Fix safety:
      Unsafe: the line after the heading may be a subheading of the article.
    """

    code = "BLR010"
    name = "related-links"
    family = "boilerplate"
    severity = Severity.ERROR
    needs = (related_blocks,)

    bad = (
        Bad(
            "The council met on Friday.\n\n⟦Read also: Tram to run again in June⟧\n\n"
            "The bridge opens in May.\n",
            fixed="The council met on Friday.\n\nThe bridge opens in May.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Related articles\n\nTram to run again in June\n\n"
            "Harbour fees rise by a tenth⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Прочетете още:\nТрамваят тръгва пак през юни⟧\n\n"
            "The bridge opens in May.\n",
            fixed="The council met on Friday.\n\nThe bridge opens in May.\n",
        ),
    )
    good = (
        # Too many short lines for a list of links: a table, with the article going on below it.
        Good(
            "The council met on Friday.\n\nLatest\n\n"
            + "".join(f"Quay number {n}\n\n" for n in range(45))
            + "The bridge opens in May, the council said, and nobody was against it.\n"
        ),
        Good("The two cases are related.\n\nThe council met on Friday.\n"),
        Good("Related to this, the council met on Friday.\n"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Announcements of other articles, each with the headlines below it."""
        for hit, stop in document.once(related_blocks):
            text = document.line_texts[stop - 1]
            count = sum(1 for n in range(hit.line + 1, stop) if document.line_texts[n].strip())
            more = f" and {count} more lines" if count else ""
            yield Finding(
                start=hit.start,
                end=document.lines[stop - 1].end - len(text) + len(text.rstrip()),
                message="teaser of other articles: "
                f"“{excerpt(document.text[hit.start : hit.end])}”{more}",
                confidence=0.7 if hit.ambiguous else 0.85,
                evidence={
                    "kind": hit.kind,
                    "phrase": hit.phrase,
                    "languages": list(hit.languages),
                    "headlines": count,
                },
                fix=Fix(Applicability.UNSAFE, (delete_lines(document, hit.line, stop),)),
            )
