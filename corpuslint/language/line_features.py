"""Named features of the lines of a page: what the furniture model weighs.

A line is described by what it looks like (`line_look`), where it stands and what stands around it.
Every feature is a statement that is true or not, in words that a finding can show.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.furniture import FurnitureHit, furniture_hits
from corpuslint.language.headline import fold_line, headline
from corpuslint.language.line_look import (
    CLOSERS,
    STOPS,
    bucket,
    has_bullet,
    is_a_credit,
    is_a_name,
    is_a_post,
    is_a_stamp,
    long_words,
    look,
)
from corpuslint.language.line_shapes import date_share, is_a_meeting, opens_with_by
from corpuslint.language.teasers import teaser_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuslint.document import Document

LONGEST_LINE = 400  # characters; furniture that is longer is a paragraph, and left alone
_SHORTEST_PROSE = 60  # characters of a line that ends like a sentence
_LONGEST_HEADING = 250
# The share of words that paragraphs below a phrase have from above it when the article goes on.
_SAME_SUBJECT = 0.3
_TABLE = 6  # lines
_PAGE_DATES = frozenset(("only a date", "a date and a name"))
_TOP = 12  # lines within which a page's date and byline are looked for
_FEW_WORDS = 3
_WORDS_OF_HEADLINE = 4  # long ones
_READER = frozenset(("you", "your"))
_SPEAKING_SHARE = 0.25  # of the paragraphs; news quotes rarely reach it
# Kinds of phrases that open a part of the page which is no article.
_ANCHORS = frozenset(
    (
        *("related", "latest", "popular", "comment", "newsletter", "share", "tags", "legal"),
        *("login", "contact", "about", "read_more", "subscribe", "follow", "like", "print"),
        *("navigation", "search", "archive", "network", "cookie", "app", "donate", "categories"),
        *("pager", "reply", "video"),
    )
)
_LIST_HEADINGS = frozenset(("related", "latest", "popular"))
_CREDIT_KINDS = frozenset(("photo", "source"))
PHRASES = frozenset(("a sure phrase", "an ambiguous phrase"))


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


class _Line(NamedTuple):
    """A filled line with what its neighbours need to know of it."""

    number: int
    text: str
    kind: str
    words: frozenset[str]


_PARAGRAPH = "a paragraph"
_SENTENCE = "a short sentence"
_LOOSE = "a loose line"
_INSIDE = "in the article"
_BELOW = "below the article"
# What the features call a line that is a paragraph itself.
PARAGRAPHS = frozenset(f"{_PARAGRAPH} {place}" for place in ("at the top", _INSIDE, _BELOW))


def is_loose(text: str) -> bool:
    """Whether a line (without blanks around it) is neither a sentence nor a paragraph."""
    return len(text) <= _LONGEST_HEADING and text.rstrip(CLOSERS)[-1:] not in STOPS


def described_lines(document: Document) -> list[DescribedLine]:
    """The filled lines of a document with their features, in order.

    Nothing where there is neither a paragraph nor a sure phrase: then there is nothing that the
    lines could stand around.
    """
    page = _Page(document)
    return list(page.describe()) if page.prose or page.phrases else []


class _Page:
    """A document's filled lines, and what is known of them together."""

    def __init__(self, document: Document) -> None:
        self.hits = {hit.line: hit for hit in document.once(furniture_hits)}
        self.lines = [
            _read(index, text.strip())
            for index, text in enumerate(document.line_texts)
            if text and not text.isspace()
        ]
        count = len(self.lines)
        self.prose = [n for n, line in enumerate(self.lines) if line.kind == _PARAGRAPH]
        self.first_prose = self.prose[0] if self.prose else count
        self.phrases = sum(not hit.ambiguous for hit in self.hits.values())
        self.cut = self._cut()
        self.last_own = max((n for n in self.prose if n < self.cut), default=-1)
        self.body = Counter(
            word for n in self.prose if n < self.cut for word in self.lines[n].words
        )
        self.teasers = document.once(teaser_lines)
        head = document.once(headline)
        self.headline = fold_line(head.text) if head is not None else ""
        self.headline_lines = range(head.first_line, head.stop_line) if head is not None else ()
        self.speaks_to_reader = self._speaks_to_reader()
        self.texts = Counter(line.text.lower() for line in self.lines)
        self.openings = Counter(
            _opening(line.text) for line in self.lines if line.kind != _PARAGRAPH
        )
        self.runs = self._runs()
        self.marks = [self._is_mark(n) for n in range(count)]
        self.tables = self._tables()
        self.dated = self._date_line()
        self.gaps = sum(
            self.lines[n].kind != _PARAGRAPH and self.lines[n - 1].kind == _PARAGRAPH
            for n in range(self.first_prose + 1, self.last_own)
        )
        share = 100 * (1 - len(self.prose) / max(1, count))
        self.shares = (
            bucket(round(share / 5) * 5, (15, 35, 60), "per cent short lines"),
            bucket(self.phrases, (0, 1, 3), "phrases on the page"),
            bucket(len(self.prose), (0, 2, 6), "paragraphs on the page"),
        )

    def _cut(self) -> int:
        """The first line below three paragraphs that opens another part of the page.

        A phrase between paragraphs of the article opens nothing: those below have its words too.
        """
        count = len(self.lines)
        for n in range(self.prose[2] if len(self.prose) > 2 else count, count):
            if not self._is_anchor(n):
                continue
            above = frozenset().union(*(self.lines[m].words for m in self.prose if m < n))
            below = [self.lines[m].words for m in self.prose if m > n]
            words = sum(map(len, below))
            if sum(len(above & line) for line in below) <= _SAME_SUBJECT * words:
                return n
        return count

    def _runs(self) -> list[range]:
        """For each line the run of lines between two paragraphs that it stands in."""
        runs: list[range] = []
        for above, below in pairwise([-1, *self.prose, len(self.lines)]):
            runs += [range(above + 1, below)] * (below - above - 1)
            if below < len(self.lines):
                runs.append(range(below, below))
        return runs

    def _is_mark(self, n: int) -> bool:
        """Whether a line is a phrase, a date, a byline, a name or a machine's number."""
        line = self.lines[n]
        if line.kind == _PARAGRAPH:
            return False
        hit = self._hit(n)
        return (
            (hit is not None and not hit.ambiguous)
            or date_share(line.text) in _PAGE_DATES
            or opens_with_by(line.text)
            or is_a_stamp(line.text)
            or is_a_name(line.text)
        )

    def _tables(self) -> frozenset[int]:
        """Lines of long runs between paragraphs without a phrase or a date: lists and tables."""
        found: list[int] = []
        for run in {run for run in self.runs if len(run) >= _TABLE}:
            if run.start == 0 or run.stop == len(self.lines):
                continue
            if not any(map(self._hit, run)) and not any(map(self._tells_a_page, run)):
                found += run
        return frozenset(found)

    def _tells_a_page(self, n: int) -> bool:
        """Whether a line is a mark that no table of an article has: a name only where it recurs."""
        text = self.lines[n].text
        return self.marks[n] and (not is_a_name(text) or self.texts[text.lower()] > 1)

    def _date_line(self) -> int:
        """The line near the top that has the page's date or byline; -1 where none does."""
        for n in range(min(len(self.lines), _TOP, self.first_prose + 2)):
            text = self.lines[n].text
            if date_share(text) in _PAGE_DATES or opens_with_by(text):
                return n
        return -1

    def _speaks_to_reader(self) -> bool:
        """Whether the article itself does: a guide, a letter, an interview."""
        own = [n for n in self.prose if n < self.cut]
        speaking = sum(not _READER.isdisjoint(self.lines[n].text.lower().split()) for n in own)
        return speaking >= 2 and speaking > _SPEAKING_SHARE * len(own)

    def _hit(self, n: int) -> FurnitureHit | None:
        return self.hits.get(self.lines[n].number) if 0 <= n < len(self.lines) else None

    def _is_phrase(self, n: int) -> bool:
        hit = self._hit(n)
        return hit is not None and not hit.ambiguous

    def _is_anchor(self, n: int) -> bool:
        hit = self._hit(n)
        return hit is not None and not hit.ambiguous and hit.kind in _ANCHORS

    def _is_credit(self, n: int) -> bool:
        hit = self._hit(n)
        return (hit is not None and hit.kind in _CREDIT_KINDS) or is_a_credit(self.lines[n].text)

    def _known(self, n: int) -> str:
        """How many of a line's long words the article's paragraphs have elsewhere."""
        line = self.lines[n]
        own = 1 if line.kind == _PARAGRAPH and n < self.cut else 0
        return _share(sum(self.body[word] > own for word in line.words) / max(1, len(line.words)))

    def describe(self) -> Iterator[DescribedLine]:
        """Each line with its features."""
        seen: set[str] = set()
        anchor = -1
        for n, line in enumerate(self.lines):
            is_headline = line.number in self.headline_lines
            features = {
                *look(
                    line.text,
                    speaks_to_reader=self.speaks_to_reader,
                    is_near_top=n <= self.first_prose + 1,
                ),
                *self.shares,
                *self._place(n, anchor),
                *self._company(n),
                *self._kin(n),
            }
            folded = line.text.lower()
            if folded in seen:
                features.add("repeats an earlier line")
            seen.add(folded)
            is_open = not is_headline and (
                line.number in self.hits or not self._is_closed(n, anchor)
            )
            is_phrase = self._is_phrase(n) or line.number in self.teasers
            yield DescribedLine(line.number, frozenset(features), is_open, is_headline, is_phrase)
            if self._is_anchor(n):
                anchor = n

    def _is_closed(self, n: int, anchor: int) -> bool:
        text = self.lines[n].text
        return (
            len(text) > LONGEST_LINE
            or self._is_second_headline(n)
            or n in self.tables
            or (anchor < 0 and self._is_list_item(n))
            or (text[0].islower() and len(text.split()) > _FEW_WORDS)
            or self._goes_on(n)
            or is_a_post(text)
            or is_a_meeting(text)
        )

    def _is_second_headline(self, n: int) -> bool:
        """Whether a line right above the article speaks of its subject as its headline does.

        Where a page's own line stands at the top, that is taken for the headline.
        """
        words = self.lines[n].words
        return (
            n + 1 == self.first_prose
            and len(words) >= _WORDS_OF_HEADLINE
            and self._known(n) in {"some", "most", "all"}
        )

    def _goes_on(self, n: int) -> bool:
        """Whether the line is broken by hand and goes on in the next one."""
        line = self.lines[n]
        if n + 1 == len(self.lines) or line.text.rstrip(CLOSERS)[-1:] in STOPS:
            return False
        return self.lines[n + 1].text[0].islower() and len(line.text.split()) > _FEW_WORDS

    def _is_list_item(self, n: int) -> bool:
        """Whether the line is one of several with a bullet."""
        return has_bullet(self.lines[n].text) and any(
            0 <= other < len(self.lines) and has_bullet(self.lines[other].text)
            for other in (n - 2, n - 1, n + 1, n + 2)
        )

    def _place(self, n: int, anchor: int) -> Iterator[str]:
        """Where on the page it stands."""
        line = self.lines[n]
        is_below = n > self.last_own
        place = self._part(n)
        yield bucket(n, (2, 5, 12), "lines above")
        yield bucket(len(self.lines) - 1 - n, (2, 5, 12), "lines below")
        yield f"{line.kind} {place}"
        if n < self.first_prose:
            yield "before the first paragraph"
        if is_below:
            yield "after the article's last paragraph"
        if place != _INSIDE and len(line.text.split()) <= _FEW_WORDS:
            yield f"a few words {place}"
        if anchor >= 0:
            near = "just below" if n - anchor <= 3 else "below"
            yield f"{near} a phrase, {'at the end' if is_below else 'in the middle'}"
            if is_below and self._is_listed(n, anchor):
                yield "in a list of other pages"
        if n < self.dated:
            yield f"{line.kind} above the date or byline"
        yield from self._row(n)

    def _part(self, n: int) -> str:
        """The part of the page that a line stands in."""
        if n < self.first_prose:
            return "at the top"
        return _BELOW if n > self.last_own else _INSIDE

    def _row(self, n: int) -> Iterator[str]:
        """What it says to stand in a row of short lines, a list or a table."""
        run = self.runs[n]
        if run:
            yield bucket(len(run), (1, 2, 4, 8), "short lines in a row")
            yield (
                "short lines at the top"
                if run.start == 0
                else "short lines at the end"
                if run.stop == len(self.lines)
                else "short lines in the middle"
            )
            marks = sum(self.marks[other] for other in run if other != n)
            many = "many" if marks >= 0.25 * (len(run) - 1) else "some"
            yield f"{many if marks else 'no'} dates, names and phrases among the short lines"
            if self.lines[n].kind == _LOOSE and self._part(n) == _INSIDE:
                yield bucket(self.gaps, (1, 4, 9), "places with short lines in the article")
        if n in self.tables:
            yield "in a list or table"
        if self._is_list_item(n):
            yield "one of several list items"
        if self._goes_on(n):
            yield "goes on in the next line"

    def _is_listed(self, n: int, anchor: int) -> bool:
        """Whether only loose lines stand between a line and the heading of a list of pages."""
        hit = self._hit(anchor)
        return (
            hit is not None
            and hit.kind in _LIST_HEADINGS
            and all(line.kind == _LOOSE for line in self.lines[anchor + 1 : n + 1])
        )

    def _company(self, n: int) -> Iterator[str]:
        """What it is to its neighbours."""
        line = self.lines[n]
        hit = self._hit(n)
        if hit is not None:
            yield "an ambiguous phrase" if hit.ambiguous else "a sure phrase"
        if self._is_anchor(n + 1) or self._is_anchor(n + 2):
            yield "just above a phrase"
        for name, other in (("above", n - 1), ("below", n + 1)):
            if not 0 <= other < len(self.lines):
                yield f"nothing {name}"
                continue
            yield f"{self.lines[other].kind} {name}"
            if self.lines[other].number in self.headline_lines:
                yield f"the headline {name}"
            if self._is_phrase(other):
                yield f"a phrase {name}"
            if self._is_credit(other):
                yield f"a picture credit {name}"
                if name == "below":
                    yield f"{line.kind} with a picture credit below"
        around = range(max(0, n - 3), min(len(self.lines), n + 4))
        near = sum(self.lines[other].kind == _PARAGRAPH for other in around if other != n)
        yield f"{near} paragraphs near"

    def _kin(self, n: int) -> Iterator[str]:
        """What it has in common with the article and with other lines."""
        line = self.lines[n]
        if len(line.words) >= 3:
            yield f"{self._known(n)} of its words in the article"
        if line.kind == _LOOSE:
            if len(line.words) >= 2:
                known = f"{self._known(n)} of its words in the article"
                yield f"{line.kind} {self._part(n)}, {known}"
            if self.openings[_opening(line.text)] > 2 and len(line.text.split()) > 2:
                yield "opens like other lines"
        if self.texts[line.text.lower()] > 1:
            yield "stands more than once"
        if self.headline and len(line.text) > 15:
            folded = fold_line(line.text)
            if folded in self.headline or self.headline in folded:
                yield "has the headline in it"


def _read(index: int, text: str) -> _Line:
    bare = text.rstrip(CLOSERS)
    has_stop = bare[-1:] in STOPS and bool(bare)
    is_paragraph = len(text) >= _SHORTEST_PROSE and (len(text) > _LONGEST_HEADING or has_stop)
    kind = _PARAGRAPH if is_paragraph else _SENTENCE if has_stop else _LOOSE
    return _Line(index, text, kind, long_words(text))


def _opening(text: str) -> str:
    return " ".join(text.split(maxsplit=2)[:2]).lower()


def _share(share: float) -> str:
    if share == 0:
        return "none"
    for bound, name in ((0.25, "few"), (0.6, "some"), (0.99, "most")):
        if share < bound:
            return name
    return "all"
