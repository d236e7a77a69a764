"""The parts of a page: its filled lines, the paragraphs of the article, and what opens other parts.

The furniture model says of each line what it looks like (`line_look`) and where it stands
(`line_features`); this is the page that it stands in.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.furniture import FurnitureHit, furniture_by_line
from corpuslint.language.headline import fold_line, headline
from corpuslint.language.line_look import (
    CLOSERS,
    STOPS,
    has_bullet,
    is_a_credit,
    is_a_name,
    is_a_stamp,
    long_words,
)
from corpuslint.language.line_shapes import date_share, opens_with_by
from corpuslint.language.teasers import teaser_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuslint.document import Document

PARAGRAPH = "a paragraph"
SENTENCE = "a short sentence"
LOOSE = "a loose line"
AT_THE_TOP = "at the top"
INSIDE = "in the article"
BELOW = "below the article"
FEW_WORDS = 3
_SHORTEST_PROSE = 60  # characters of a line that ends like a sentence
_LONGEST_HEADING = 250
# The share of words that paragraphs below a phrase have from above it when the article goes on.
_SAME_SUBJECT = 0.3
_TABLE = 6  # lines
_PAGE_DATES = frozenset(("only a date", "a date and a name"))
_TOP = 12  # lines within which a page's date and byline are looked for
_WORDS_OF_HEADLINE = 4  # long ones
_NO_WORDS: frozenset[str] = frozenset()
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


class Line(NamedTuple):
    """A filled line with what its neighbours need to know of it.

    Attributes:
        number: index into ``Document.lines``.
        text: without blanks around it.
        kind: `PARAGRAPH`, `SENTENCE` or `LOOSE`.
        words: its long words, in lower case.
    """

    number: int
    text: str
    kind: str
    words: frozenset[str]


def is_loose(text: str) -> bool:
    """Whether a line (without blanks around it) is neither a sentence nor a paragraph."""
    return len(text) <= _LONGEST_HEADING and text.rstrip(CLOSERS)[-1:] not in STOPS


class Page:
    """A document's filled lines, and what is known of them together.

    Lines go by their place among the filled ones, `n`.

    Attributes:
        lines: the filled lines.
        hits: what the lexicon knows, by index into ``Document.lines``.
        prose: the places of the paragraphs.
        first_prose: the first of them; the number of lines where there is none.
        last_own: the article's last paragraph; -1 where there is none.
        phrases: how many lines the lexicon is sure of.
        teasers: the lines of teaser blocks, by index into ``Document.lines``.
        headline: the folded headline.
        headline_lines: its lines, by index into ``Document.lines``.
        speaks_to_reader: the article itself does: a guide, a letter, an interview.
        texts: how often each line stands, in lower case.
        openings: how often lines that are no paragraphs open with the same two words.
        runs: for each line the run of lines between two paragraphs that it stands in.
        marks: whether each line is a phrase, a date, a byline, a name or a machine's number.
        tables: lines of long runs without a phrase or a date: lists and tables of the article.
        dated: the line near the top that has the page's date or byline; -1 where none does.
        gaps: how many runs of short lines stand inside the article.
    """

    def __init__(self, document: Document) -> None:
        self.hits = document.once(furniture_by_line)
        self.lines = [
            _read(index, text.strip())
            for index, text in enumerate(document.line_texts)
            if text and not text.isspace()
        ]
        count = len(self.lines)
        self.prose = [n for n, line in enumerate(self.lines) if line.kind == PARAGRAPH]
        self.first_prose = self.prose[0] if self.prose else count
        self.phrases = sum(not hit.ambiguous for hit in self.hits.values())
        self._cut = self._other_part()
        self.last_own = max((n for n in self.prose if n < self._cut), default=-1)
        self._body = Counter(
            word for n in self.prose if n < self._cut for word in self.lines[n].words
        )
        self.teasers = document.once(teaser_lines)
        head = document.once(headline)
        self.headline = fold_line(head.text) if head is not None else ""
        self.headline_lines = range(head.first_line, head.stop_line) if head is not None else ()
        self.speaks_to_reader = self._speaks_to_reader()
        self.texts = Counter(line.text.lower() for line in self.lines)
        self.openings = Counter(opening(line.text) for line in self.lines if line.kind != PARAGRAPH)
        self.runs = self._runs()
        self.marks = [self._is_mark(n) for n in range(count)]
        self._marked = [0, *accumulate(self.marks)]
        self._loose_from = self._loose_runs()
        self.tables = self._tables()
        self.dated = self._date_line()
        self.gaps = sum(
            self.lines[n].kind != PARAGRAPH and self.lines[n - 1].kind == PARAGRAPH
            for n in range(self.first_prose + 1, self.last_own)
        )

    def _other_part(self) -> int:
        """The first line below three paragraphs that opens another part of the page.

        A phrase between paragraphs of the article opens nothing: those below have its words too.
        """
        count = len(self.lines)
        subject: _Subject | None = None
        for n in range(self.prose[2] if len(self.prose) > 2 else count, count):
            if not self.is_anchor(n):
                continue
            subject = subject or _Subject([self.lines[m] for m in self.prose])
            if not subject.goes_on_below(self.lines[n]):
                return n
        return count

    def _runs(self) -> list[range]:
        runs: list[range] = []
        for above, below in pairwise([-1, *self.prose, len(self.lines)]):
            runs += [range(above + 1, below)] * (below - above - 1)
            if below < len(self.lines):
                runs.append(range(below, below))
        return runs

    def _loose_runs(self) -> list[int]:
        """For each line where the loose lines that end with it begin; below it if it is none."""
        found: list[int] = []
        first = 0
        for n, line in enumerate(self.lines):
            if line.kind != LOOSE:
                first = n + 1
            found.append(first)
        return found

    def _is_mark(self, n: int) -> bool:
        line = self.lines[n]
        if line.kind == PARAGRAPH:
            return False
        return (
            self.is_phrase(n)
            or date_share(line.text) in _PAGE_DATES
            or opens_with_by(line.text)
            or is_a_stamp(line.text)
            or is_a_name(line.text)
        )

    def _tables(self) -> frozenset[int]:
        found: list[int] = []
        for run in {run for run in self.runs if len(run) >= _TABLE}:
            if run.start == 0 or run.stop == len(self.lines):
                continue
            if not any(map(self.hit, run)) and not any(map(self._tells_a_page, run)):
                found += run
        return frozenset(found)

    def _tells_a_page(self, n: int) -> bool:
        """Whether a line is a mark that no table of an article has: a name only where it recurs."""
        text = self.lines[n].text
        return self.marks[n] and (not is_a_name(text) or self.texts[text.lower()] > 1)

    def _date_line(self) -> int:
        for n in range(min(len(self.lines), _TOP, self.first_prose + 2)):
            text = self.lines[n].text
            if date_share(text) in _PAGE_DATES or opens_with_by(text):
                return n
        return -1

    def _speaks_to_reader(self) -> bool:
        own = [n for n in self.prose if n < self._cut]
        speaking = sum(not _READER.isdisjoint(self.lines[n].text.lower().split()) for n in own)
        return speaking >= 2 and speaking > _SPEAKING_SHARE * len(own)

    def hit(self, n: int) -> FurnitureHit | None:
        """What the lexicon knows of a line, if there is such a line and it knows it."""
        return self.hits.get(self.lines[n].number) if 0 <= n < len(self.lines) else None

    def is_phrase(self, n: int) -> bool:
        """Whether the lexicon is sure of a line."""
        hit = self.hit(n)
        return hit is not None and not hit.ambiguous

    def is_anchor(self, n: int) -> bool:
        """Whether a line opens a part of the page that is no article."""
        hit = self.hit(n)
        return hit is not None and not hit.ambiguous and hit.kind in _ANCHORS

    def marks_beside(self, n: int) -> int:
        """How many other lines of a line's run are marks."""
        run = self.runs[n]
        return self._marked[run.stop] - self._marked[run.start] - self.marks[n]

    def is_credit(self, n: int) -> bool:
        """Whether a line says whose a picture is, or where something comes from."""
        hit = self.hit(n)
        return (hit is not None and hit.kind in _CREDIT_KINDS) or is_a_credit(self.lines[n].text)

    def is_listed(self, n: int, anchor: int) -> bool:
        """Whether only loose lines stand between a line and the heading of a list of pages."""
        hit = self.hit(anchor)
        return hit is not None and hit.kind in _LIST_HEADINGS and self._loose_from[n] <= anchor + 1

    def is_second_headline(self, n: int) -> bool:
        """Whether a line right above the article speaks of its subject as its headline does.

        Where a page's own line stands at the top, that is taken for the headline.
        """
        return (
            n + 1 == self.first_prose
            and len(self.lines[n].words) >= _WORDS_OF_HEADLINE
            and self.known(n) in {"some", "most", "all"}
            and not self.is_credit(n)
        )

    def goes_on(self, n: int) -> bool:
        """Whether the line is broken by hand and goes on in the next one."""
        line = self.lines[n]
        if n + 1 == len(self.lines) or line.text.rstrip(CLOSERS)[-1:] in STOPS:
            return False
        return self.lines[n + 1].text[0].islower() and len(line.text.split()) > FEW_WORDS

    def is_list_item(self, n: int) -> bool:
        """Whether the line is one of several with a bullet."""
        return has_bullet(self.lines[n].text) and any(
            0 <= other < len(self.lines) and has_bullet(self.lines[other].text)
            for other in (n - 2, n - 1, n + 1, n + 2)
        )

    def known(self, n: int) -> str:
        """How many of a line's long words the article's paragraphs have elsewhere."""
        line = self.lines[n]
        own = 1 if line.kind == PARAGRAPH and n < self._cut else 0
        share = sum(self._body[word] > own for word in line.words) / max(1, len(line.words))
        if share == 0:
            return "none"
        for bound, name in ((0.25, "few"), (0.6, "some"), (0.99, "most")):
            if share < bound:
                return name
        return "all"

    def part(self, n: int) -> str:
        """The part of the page that a line stands in."""
        if n < self.first_prose:
            return AT_THE_TOP
        return BELOW if n > self.last_own else INSIDE


class _Subject:
    """The words of a page's paragraphs, above and below a line that moves downwards."""

    def __init__(self, prose: Sequence[Line]) -> None:
        self._prose = prose
        self._above: set[str] = set()
        self._passed = 0  # paragraphs that are no longer below
        self._below = Counter(word for line in prose for word in line.words)
        self._words = self._below.total()
        self._shared = 0  # words below that stand above too

    def goes_on_below(self, line: Line) -> bool:
        """Whether the paragraphs below a line have words from above; ask downwards."""
        while self._passed < len(self._prose) and self._prose[self._passed].number < line.number:
            self._pass(self._prose[self._passed].words)
            self._passed += 1
        own = line.words if line.kind == PARAGRAPH else _NO_WORDS
        words = self._words - len(own)
        return self._shared - len(own & self._above) > _SAME_SUBJECT * words

    def _pass(self, words: frozenset[str]) -> None:
        self._below.subtract(words)
        self._words -= len(words)
        self._shared -= len(words & self._above)
        self._shared += sum(self._below[word] for word in words - self._above)
        self._above |= words


def opening(text: str) -> str:
    """The first two words of a line, in lower case."""
    return " ".join(text.split(maxsplit=2)[:2]).lower()


def _read(index: int, text: str) -> Line:
    bare = text.rstrip(CLOSERS)
    has_stop = bare[-1:] in STOPS and bool(bare)
    is_paragraph = len(text) >= _SHORTEST_PROSE and (len(text) > _LONGEST_HEADING or has_stop)
    kind = PARAGRAPH if is_paragraph else SENTENCE if has_stop else LOOSE
    return Line(index, text, kind, long_words(text))
