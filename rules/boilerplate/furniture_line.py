from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpuslint.language.mask import JudgedLine, furniture_mask
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Finding,
    Fix,
    Good,
    delete_lines,
)

from ._claims import claimed_lines
from ._lines import excerpt

_ARTICLE = (
    "The council of Tornby voted on Friday to rebuild the wooden bridge over the harbour canal.\n"
    "Work on the bridge is to begin in March, the mayor told reporters after the council met.\n"
    "The harbour company will pay a third of the costs, and the council will borrow the rest.\n"
    "Shop owners near the canal had asked the council for a wider bridge with room for lorries.\n"
)


class FurnitureLine(DocumentRule):
    """A line is page furniture by its look and its place.

    What it does:
      Finds lines that no phrase gives away: bylines and dates, captions, teasers of other articles,
      names of sections, addresses, what a page says about its author.

    Why it is a problem:
      Such lines are no part of the article. They break sentences apart, add names and topics that
      the article is not about, and make different articles look alike.

    How it decides:
      A small logistic regression weighs named features of a line: its length, its end, its case,
      digits and dates, how it speaks, where it stands, what stands around it, and how many of its
      words the article has elsewhere. The findings show the features that decided. Only lines that
      do not end like a sentence, lines with a phrase, and lines below the article are looked at;
      the headline and texts that were wrapped by hand never are. A line that is only a date, an
      address, a byline or markup is furniture in any case, and so is a teaser with its label or in
      capitals. Lines that BLR001 to BLR010 account for are theirs, whatever is selected.

    Fix safety:
      Unsafe: a model decides. On web pages about one in five of the lines that no other rule
      takes belong to the article.
    """

    code = "BLR012"
    name = "furniture-line"
    family = "boilerplate"
    version = 3

    bad = (
        Bad(
            "Council votes for a new bridge\nBy Ilia Pavlenko\n⟦November 19, 2021 at 9:08 am⟧\n"
            + _ARTICLE,
            fixed="Council votes for a new bridge\nBy Ilia Pavlenko\n" + _ARTICLE,
        ),
        Bad(
            "Council votes for a new bridge\n"
            + _ARTICLE
            + "⟦HARBOUR COMPANY SAYS IT HAS LOST ITS LAST WOODEN FERRY⟧\n"
            + "The mayor hopes for a dry spring, the council said on its page after the vote.\n",
            fixed="Council votes for a new bridge\n"
            + _ARTICLE
            + "The mayor hopes for a dry spring, the council said on its page after the vote.\n",
        ),
        Bad(
            "Council votes for a new bridge\n"
            + _ARTICLE
            + "⟦Also on tornby.com Ten wooden bridges to see before they are gone⟧\n",
            fixed="Council votes for a new bridge\n" + _ARTICLE,
        ),
        Bad(
            "Council votes for a new bridge\n"
            + _ARTICLE
            + "⟦Ferry lost in the storm: harbour company counts the cost [PICTURES]⟧\n",
            fixed="Council votes for a new bridge\n" + _ARTICLE,
        ),
    )
    good = (
        Good("Council votes for a new bridge\n" + _ARTICLE),
        Good("Council votes for a new bridge\n\nWho pays\n\n" + _ARTICLE),
        Good(
            "Council votes for a new bridge\n" + _ARTICLE + "WHO PAYS FOR THE BRIDGE\n" + _ARTICLE
        ),
        Good(
            "Council votes for a new bridge\n" + _ARTICLE + "What the council decided:\n"
            "- a bridge of wood and steel\n- two lanes for lorries\n- a path for walkers\n"
        ),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each run of lines that the mask's model takes for furniture."""
        mask = document.once(furniture_mask)
        if not mask.judged:
            return
        claimed = claimed_lines(document, list(mask.judged))
        judged = [line for index, line in mask.judged.items() if index not in claimed]
        for run in _runs(document, judged):
            yield _finding(document, run)


def _runs(document: Document, judged: Iterable[JudgedLine]) -> Iterator[list[JudgedLine]]:
    """Lines with nothing but blank lines between them."""
    run: list[JudgedLine] = []
    for line in judged:
        if run and any(
            document.line_texts[other].strip() for other in range(run[-1].line + 1, line.line)
        ):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _finding(document: Document, run: Sequence[JudgedLine]) -> Finding:
    first, last = run[0].line, run[-1].line
    start = document.lines[first].start
    start += len(document.line_texts[first]) - len(document.line_texts[first].lstrip())
    end = document.lines[last].start + len(document.line_texts[last].rstrip())
    more = f" and {len(run) - 1} more" if len(run) > 1 else ""
    best = max(run, key=lambda line: line.probability)
    return Finding(
        start=start,
        end=end,
        message=f"page furniture by its look and place: “{excerpt(document.line_texts[first])}”"
        + more,
        confidence=round(sum(line.probability for line in run) / len(run), 2),
        evidence={"because": [name for name, _ in best.reasons], "lines": list(map(_reason, run))},
        fix=Fix(Applicability.UNSAFE, (delete_lines(document, first, last + 1),)),
    )


def _reason(line: JudgedLine) -> dict[str, object]:
    return {
        "line": line.line + 1,
        "probability": round(line.probability, 2),
        "features": {name: round(weight, 2) for name, weight in line.reasons},
    }
