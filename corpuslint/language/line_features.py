"""Named features of the lines of a page: what the furniture model weighs.

A line is described by what it looks like (`line_look`), where it stands on its page (`page_parts`)
and what stands around it. Every feature is a statement that is true or not, in words that a
finding can show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.headline import fold_line
from corpuslint.language.line_look import bucket, is_a_post, is_a_shouted_teaser, look
from corpuslint.language.line_shapes import is_a_meeting
from corpuslint.language.page_parts import (
    AT_THE_TOP,
    BELOW,
    FEW_WORDS,
    INSIDE,
    LOOSE,
    PARAGRAPH,
    Page,
    opening,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuslint.document import Document

LONGEST_LINE = 400  # characters; furniture that is longer is a paragraph, and left alone
PHRASES = frozenset(("a sure phrase", "an ambiguous phrase"))
# What the features call a line that is a paragraph itself.
PARAGRAPHS = frozenset(f"{PARAGRAPH} {place}" for place in (AT_THE_TOP, INSIDE, BELOW))


class DescribedLine(NamedTuple):
    """A filled line of a page.

    Attributes:
        line: index into ``Document.lines``.
        features: what is true of it.
        is_open: it may be furniture. The headline, lists and tables of the article, quoted posts,
            long paragraphs and lines that go on in the next one are not.
        is_headline: it is the headline, or a line of it.
        is_phrase: the lexicon is sure that it is furniture, or announces it as a teaser.
    """

    line: int
    features: frozenset[str]
    is_open: bool
    is_headline: bool
    is_phrase: bool


def described_lines(document: Document) -> list[DescribedLine]:
    """The filled lines of a document with their features, in order.

    Nothing where there is neither a paragraph nor a sure phrase: then there is nothing that the
    lines could stand around.
    """
    page = Page(document)
    return list(_describe(page)) if page.prose or page.phrases else []


def _describe(page: Page) -> Iterator[DescribedLine]:
    share = 100 * (1 - len(page.prose) / max(1, len(page.lines)))
    of_the_page = (
        bucket(round(share / 5) * 5, (15, 35, 60), "per cent short lines"),
        bucket(page.phrases, (0, 1, 3), "phrases on the page"),
        bucket(len(page.prose), (0, 2, 6), "paragraphs on the page"),
    )
    seen: set[str] = set()
    anchor = -1
    for n, line in enumerate(page.lines):
        is_headline = line.number in page.headline_lines
        features = {
            *look(
                line.text,
                speaks_to_reader=page.speaks_to_reader,
                is_near_top=n <= page.first_prose + 1,
            ),
            *of_the_page,
            *_place(page, n, anchor),
            *_company(page, n),
            *_kin(page, n),
        }
        folded = line.text.lower()
        if folded in seen:
            features.add("repeats an earlier line")
        seen.add(folded)
        is_open = not is_headline and (line.number in page.hits or not _is_closed(page, n, anchor))
        is_phrase = page.is_phrase(n) or line.number in page.teasers
        yield DescribedLine(line.number, frozenset(features), is_open, is_headline, is_phrase)
        if page.is_anchor(n):
            anchor = n


def _is_closed(page: Page, n: int, anchor: int) -> bool:
    text = page.lines[n].text
    return (
        len(text) > LONGEST_LINE
        or page.is_second_headline(n)
        or n in page.tables
        or (anchor < 0 and page.is_list_item(n))
        or (text[0].islower() and len(text.split()) > FEW_WORDS)
        or page.goes_on(n)
        or is_a_post(text)
        or is_a_meeting(text)
    )


def _place(page: Page, n: int, anchor: int) -> Iterator[str]:
    """Where on the page it stands."""
    line = page.lines[n]
    is_below = n > page.last_own
    part = page.part(n)
    yield bucket(n, (2, 5, 12), "lines above")
    yield bucket(len(page.lines) - 1 - n, (2, 5, 12), "lines below")
    yield f"{line.kind} {part}"
    if n < page.first_prose:
        yield "before the first paragraph"
    if is_below:
        yield "after the article's last paragraph"
    if part != INSIDE and len(line.text.split()) <= FEW_WORDS:
        yield f"a few words {part}"
    if anchor >= 0:
        near = "just below" if n - anchor <= 3 else "below"
        yield f"{near} a phrase, {'at the end' if is_below else 'in the middle'}"
        if is_below and page.is_listed(n, anchor):
            yield "in a list of other pages"
    if part == INSIDE and page.lines[n - 1].kind == PARAGRAPH and is_a_shouted_teaser(line.text):
        yield "a long headline in capitals below a paragraph"
    if n < page.dated:
        yield f"{line.kind} above the date or byline"
    yield from _row(page, n)


def _row(page: Page, n: int) -> Iterator[str]:
    """What it says to stand in a row of short lines, a list or a table."""
    run = page.runs[n]
    if run:
        yield bucket(len(run), (1, 2, 4, 8), "short lines in a row")
        yield (
            "short lines at the top"
            if run.start == 0
            else "short lines at the end"
            if run.stop == len(page.lines)
            else "short lines in the middle"
        )
        marks = page.marks_beside(n)
        many = "many" if marks >= 0.25 * (len(run) - 1) else "some"
        yield f"{many if marks else 'no'} dates, names and phrases among the short lines"
        if page.lines[n].kind == LOOSE and page.part(n) == INSIDE:
            yield bucket(page.gaps, (1, 4, 9), "places with short lines in the article")
    if n in page.tables:
        yield "in a list or table"
    if page.is_list_item(n):
        yield "one of several list items"
    if page.goes_on(n):
        yield "goes on in the next line"


def _company(page: Page, n: int) -> Iterator[str]:
    """What it is to its neighbours."""
    line = page.lines[n]
    hit = page.hit(n)
    if hit is not None:
        yield "an ambiguous phrase" if hit.ambiguous else "a sure phrase"
    if page.is_anchor(n + 1) or page.is_anchor(n + 2):
        yield "just above a phrase"
    for name, other in (("above", n - 1), ("below", n + 1)):
        if not 0 <= other < len(page.lines):
            yield f"nothing {name}"
            continue
        yield f"{page.lines[other].kind} {name}"
        if page.lines[other].number in page.headline_lines:
            yield f"the headline {name}"
        if page.is_phrase(other):
            yield f"a phrase {name}"
        if page.is_credit(other):
            yield f"a picture credit {name}"
            if name == "below":
                yield f"{line.kind} with a picture credit below"
    around = range(max(0, n - 3), min(len(page.lines), n + 4))
    near = sum(page.lines[other].kind == PARAGRAPH for other in around if other != n)
    yield f"{near} paragraphs near"


def _kin(page: Page, n: int) -> Iterator[str]:
    """What it has in common with the article and with other lines."""
    line = page.lines[n]
    if len(line.words) >= 3:
        yield f"{page.known(n)} of its words in the article"
    if line.kind == LOOSE:
        if len(line.words) >= 2:
            known = f"{page.known(n)} of its words in the article"
            yield f"{line.kind} {page.part(n)}, {known}"
        if page.openings[opening(line.text)] > 2 and len(line.text.split()) > 2:
            yield "opens like other lines"
    if page.texts[line.text.lower()] > 1:
        yield "stands more than once"
    if page.headline and len(line.text) > 15:
        folded = fold_line(line.text)
        if folded in page.headline or page.headline in folded:
            yield "has the headline in it"
