"""Named features of single lines: what the furniture model weighs.

A line is described by what it looks like, where it stands and what stands around it. Every feature
is a statement that is true or not, in words that a finding can show.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.furniture import FurnitureHit, furniture_hits
from corpuslint.language.headline import fold_line, headline
from corpuslint.language.line_shapes import NAME, date_share, is_byline, opens_with_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuslint.document import Document

LONGEST_LINE = 400  # characters; furniture that is longer is a paragraph, and left alone
_SHORTEST_PROSE = 60  # characters of a line that ends like a sentence
_LONGEST_HEADING = 250
_CLOSERS = "\"'”’»)]“"
_STOPS = ".!?…"
_LONG_WORD = 4  # letters; shorter words say little about the subject

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BIOGRAPHY = re.compile(
    rf"^{NAME}[^.]{{0,40}} (?:is|was) (?:an? |the )?[^.]{{0,60}}\b(?:writer|reporter|editor"
    r"|journalist|fellow|author|correspondent|columnist|contributor|founder|analyst)\b"
)
_CREDIT = re.compile(
    r"[(\[][^()\[\]]{0,80}\b(?:photo|images?|getty|reuters|ap|afp|shutterstock|courtesy|credit"
    r"|screenshot|illustration)\b[^()\[\]]{0,80}[)\]]\s*$"
    r"|\b(?:photo|image|picture|illustration)s? (?:by|of|courtesy|credit)\b|\bcredit(?::|\.\.\.)"
    r"|getty images|associated press$|/\s?(?:getty|ap|afp|reuters|shutterstock)\b"
    r"|\breuters[. ]*$|shutterstock|©",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"\+\d{1,3}[\d\-\s().]{7,24}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b0\d{2,4}[-/ ]\d{5,9}\b"
    r"|\b(?:phone|telephone|tel|fax)\b[.:]?\s?[+*(]?\d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:https?://|www\.)\S+$|^[^\s@]+@[^\s@]+\.\w+$|^[\w-]{2,40}\.(?:com|org|net|de|co\.uk)$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^\W{0,3}(?:related|read|see also|also|more|watch|listen|don.t miss|you may|recommended"
    r"|trending|popular|latest|top stories|up next|advertisement|breaking|exclusive|continue"
    r"|sign up|subscribe|follow|share|click|download|join|support|get|originally published"
    r"|like this|chat with|start your|want more|need more|stay|if you|send|find|visit|check out)\b",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"^(?:read more|read also|see also|also read|also on|read next|next|watch|more)[:.]? "
    r"(?-i:[A-Z0-9\"“‘'])",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"^(?:[-–—•*·▪●]|\d{1,3}[.)]|[A-Z]:)\s")
_QUOTED_POST = re.compile(r"^[-–—] .{0,60}\(@\w+\)|pic\.twitter\.com")

_WORD_GROUPS = {
    "speaks to the reader": "you your you're you’re we our us you'll you’ll we'll",
    "asks for an action": "click subscribe follow share sign read watch download join get support "
    "donate log login submit tweet print email visit view browse search comment register contact",
    "names a service of the site": "newsletter newsletters app facebook twitter linkedin instagram "
    "whatsapp reddit pinterest email privacy policy terms cookies cookie copyright reserved "
    "advertisement sponsored loading subscription account password updates daily inbox",
    "points to other pages": "related more also latest popular trending recommended previous next "
    "posts topics tags tag filed stories links coverage",
    "words of a picture": "photo photos image images picture credit getty illustration caption "
    "video gallery screenshot",
    "words of a date": "published updated posted ago edt est gmt",
}
# The share of words that paragraphs below a phrase have from above it when the article goes on.
_SAME_SUBJECT = 0.3
_TABLE = 6  # lines
_READER = frozenset(("you", "your"))
_READER_GROUPS = ("speaks to the reader", "asks for an action")
_SPEAKING_SHARE = 0.25  # of the paragraphs; news quotes rarely reach it
_GROUP_OF = {word: group for group, words in _WORD_GROUPS.items() for word in words.split()}
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


class _Line(NamedTuple):
    """A filled line with what its neighbours need to know of it."""

    number: int
    text: str
    is_prose: bool
    has_stop: bool
    words: frozenset[str]


class DescribedLine(NamedTuple):
    """A line that may be furniture: its index in ``Document.lines`` and what is true of it."""

    line: int
    features: frozenset[str]


def may_be_furniture(text: str) -> bool:
    """Whether a line is worth a look by itself: it does not end like a sentence."""
    return len(text) <= _LONGEST_HEADING and text.rstrip(_CLOSERS + " \t")[-1:] not in _STOPS


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph: it ends like a sentence, or is too long for a heading."""
    text = text.strip()
    if len(text) < _SHORTEST_PROSE:
        return False
    return len(text) > _LONGEST_HEADING or text.rstrip(_CLOSERS)[-1:] in _STOPS


def described_lines(document: Document) -> Iterator[DescribedLine]:
    """The lines of a document that may be furniture, with their features.

    These are lines that do not end like a sentence, lines that hold a phrase of the lexicon or a
    call, and the lines below a phrase that opens another part of the page.
    """
    page = _Page(document)
    # Without a paragraph there is nothing that the lines could stand around.
    if page.prose:
        yield from page.describe()


class _Page:
    """A document's filled lines, and what is known of them together."""

    def __init__(self, document: Document) -> None:
        self.hits = {hit.line: hit for hit in document.once(furniture_hits)}
        self.lines = [
            _read(index, text.strip())
            for index, text in enumerate(document.line_texts)
            if text and not text.isspace()
        ]
        self.prose = [n for n, line in enumerate(self.lines) if line.is_prose]
        self.cut = self._cut()
        self.phrases = sum(not hit.ambiguous for hit in self.hits.values())
        self.body = Counter(
            word for n in self.prose if n < self.cut for word in self.lines[n].words
        )
        self.first_prose = self.prose[0] if self.prose else len(self.lines)
        self.last_own = max((n for n in self.prose if n < self.cut), default=-1)
        head = document.once(headline)
        self.headline = fold_line(head.text) if head is not None else ""
        self.headline_lines = range(head.first_line, head.stop_line) if head is not None else ()
        self.tables = self._tables()
        self.speaks_to_reader = self._speaks_to_reader()
        self.short_share = 1 - len(self.prose) / max(1, len(self.lines))

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

    def _tables(self) -> frozenset[int]:
        """Lines of long runs between paragraphs, without a phrase: lists and tables."""
        found: list[int] = []
        for above, below in pairwise(self.prose):
            run = range(above + 1, below)
            if len(run) >= _TABLE and not any(self._hit(n) for n in run):
                found += run
        return frozenset(found)

    def _speaks_to_reader(self) -> bool:
        """Whether the article itself does: a guide, a letter, an interview."""
        own = [n for n in self.prose if n < self.cut]
        speaking = sum(not _READER.isdisjoint(self.lines[n].text.lower().split()) for n in own)
        return speaking >= 2 and speaking > _SPEAKING_SHARE * len(own)

    def _hit(self, n: int) -> FurnitureHit | None:
        return self.hits.get(self.lines[n].number) if 0 <= n < len(self.lines) else None

    def _is_anchor(self, n: int) -> bool:
        hit = self._hit(n)
        return hit is not None and not hit.ambiguous and hit.kind in _ANCHORS

    def _known(self, n: int) -> float:
        """The share of a line's long words that the article's paragraphs have elsewhere."""
        line = self.lines[n]
        own = 1 if line.is_prose and n < self.cut else 0
        return sum(self.body[word] > own for word in line.words) / max(1, len(line.words))

    def describe(self) -> Iterator[DescribedLine]:
        anchor = -1
        seen: set[str] = set()
        for n, line in enumerate(self.lines):
            if self._is_candidate(n, anchor):
                features = {*self._look(n), *self._place(n, anchor), *self._company(n)}
                if line.text in seen:
                    features.add("repeats an earlier line")
                yield DescribedLine(line.number, frozenset(features))
            seen.add(line.text)
            if self._is_anchor(n):
                anchor = n

    def _is_candidate(self, n: int, anchor: int) -> bool:
        line = self.lines[n]
        if len(line.text) > LONGEST_LINE or line.number in self.headline_lines:
            return False
        if line.number in self.hits:
            return True
        if self._goes_on(n) or line.text[0].islower() or _QUOTED_POST.search(line.text):
            return False
        if n in self.tables or (self._is_list_item(n) and anchor < 0):
            return False
        is_open = not line.has_stop and len(line.text) <= _LONGEST_HEADING
        return is_open or n > self.cut or _CALL.match(line.text) is not None

    def _goes_on(self, n: int) -> bool:
        """Whether the line is broken by hand and goes on in the next one."""
        if self.lines[n].has_stop or n + 1 == len(self.lines):
            return False
        return self.lines[n + 1].text[0].islower()

    def _is_list_item(self, n: int) -> bool:
        """Whether the line is one of several with the same bullet."""
        match = _LIST_ITEM.match(self.lines[n].text)
        return match is not None and any(
            0 <= other < len(self.lines) and _LIST_ITEM.match(self.lines[other].text)
            for other in (n - 2, n - 1, n + 1, n + 2)
        )

    def _look(self, n: int) -> Iterator[str]:
        """What the line itself looks like."""
        line = self.lines[n]
        text = line.text
        count = len(text.split())
        yield _bucket(count, (1, 3, 6, 12, 20, 35), "words")
        yield f"ends with {_end(text)}"
        yield f"starts with {_start(text)}"
        yield from _case(text)
        digits = sum(map(str.isdigit, text)) / len(text)
        if digits:
            yield "a few digits" if digits < 0.1 else "digits" if digits < 0.35 else "mostly digits"
        yield from _shape(text, is_near_top=n <= self.first_prose + 1)
        for name, pattern in _PATTERNS.items():
            if pattern.search(text):
                yield name
        words = [word.lower() for word in _WORD.findall(text)]
        groups = Counter(_GROUP_OF[word] for word in words if word in _GROUP_OF)
        for group, hits in groups.items():
            if self.speaks_to_reader and group in _READER_GROUPS:
                continue
            yield group
            if hits >= 2:
                yield f"{group}, twice"
        if _CALL.match(text) and not self.speaks_to_reader:
            yield "opens like a call or a teaser"

    def _place(self, n: int, anchor: int) -> Iterator[str]:
        """Where on the page it stands."""
        yield _bucket(n, (0, 2, 5), "lines above")
        yield _bucket(len(self.lines) - 1 - n, (0, 2, 5), "lines below")
        if n < self.first_prose:
            yield "before the first paragraph"
        if n > self.last_own:
            yield "after the article's last paragraph"
        if anchor >= 0:
            near = "just below" if n - anchor <= 3 else "below"
            yield f"{near} a phrase, {'at the end' if n > self.last_own else 'in the middle'}"
            if n > self.last_own and self._is_listed(n, anchor):
                yield "in a list of other pages"
        yield _bucket(round(20 * self.short_share) * 5, (35,), "per cent short lines")
        yield _bucket(self.phrases, (0, 1, 3), "phrases on the page")
        yield _bucket(len(self.prose), (2,), "paragraphs on the page")

    def _is_listed(self, n: int, anchor: int) -> bool:
        """Whether only loose lines stand between a line and the heading of a list of pages."""
        hit = self._hit(anchor)
        return (
            hit is not None
            and hit.kind in _LIST_HEADINGS
            and not any(line.has_stop for line in self.lines[anchor + 1 : n + 1])
        )

    def _company(self, n: int) -> Iterator[str]:
        """What it is to its neighbours and to the article."""
        line = self.lines[n]
        if line.is_prose and n > self.cut:
            yield "a paragraph below the article"
        hit = self._hit(n)
        if hit is not None:
            yield f"phrase: {hit.kind}"
            yield "an ambiguous phrase" if hit.ambiguous else "a sure phrase"
        if self._is_anchor(n + 1) or self._is_anchor(n + 2):
            yield "just above a phrase"
        yield from self._neighbours(n)
        if len(line.words) >= 3:
            share = _share(self._known(n))
            yield f"{share} of its words in the article"
            if not line.has_stop:
                kind = "a heading-like line" if len(line.text.split()) >= 6 else "a short line"
                yield f"{kind} with {share} of its words in the article"
                yield f"{share} of its words in the article, {self._loose(n)} loose lines beside it"
        if self.headline and len(line.text) > 15:
            folded = fold_line(line.text)
            if folded in self.headline or self.headline in folded:
                yield "has the headline in it"

    def _neighbours(self, n: int) -> Iterator[str]:
        for name, other in (("above", n - 1), ("below", n + 1)):
            if not 0 <= other < len(self.lines):
                yield f"nothing {name}"
            elif self.lines[other].is_prose:
                yield f"a paragraph {name}"
        yield ("alone", "one loose line beside it", "loose lines on both sides")[self._loose(n)]

    def _loose(self, n: int) -> int:
        """How many of the lines above and below end in no stop."""
        return sum(
            0 <= other < len(self.lines)
            and not self.lines[other].is_prose
            and not self.lines[other].has_stop
            for other in (n - 1, n + 1)
        )


_PATTERNS = {
    "a picture credit": _CREDIT,
    "a teaser with its label": _TEASER,
    "about its author": _BIOGRAPHY,
    "a telephone number": _TELEPHONE,
    "only an address": _ADDRESS,
    "separators": re.compile(r"[|•»›]|\s/\s|\s{3,}"),
    "an at sign": re.compile("@"),
    "an address in it": re.compile(r"https?://|www\.|\.com\b", re.IGNORECASE),
    "square brackets": re.compile(r"[\[\]]"),
    "brackets around it": re.compile(r"^[(\[].*[)\]]$"),
    "quotation marks": re.compile('["“”]'),
    "a list item": _LIST_ITEM,
    "contributed": re.compile(r"\bcontributed\b|\bwire(?:s| services)\b", re.IGNORECASE),
}


def _read(index: int, text: str) -> _Line:
    has_stop = text.rstrip(_CLOSERS)[-1:] in _STOPS and bool(text.rstrip(_CLOSERS))
    return _Line(
        index,
        text,
        is_prose(text),
        has_stop,
        frozenset(word.lower() for word in _WORD.findall(text) if len(word) >= _LONG_WORD),
    )


def _bucket(number: int, bounds: Sequence[int], noun: str) -> str:
    lowest = 0
    for bound in bounds:
        if number <= bound:
            return f"{lowest}-{bound} {noun}" if lowest < bound else f"{bound} {noun}"
        lowest = bound + 1
    return f"{lowest} or more {noun}"


def _share(share: float) -> str:
    if share == 0:
        return "none"
    for bound, name in ((0.25, "few"), (0.6, "some"), (0.99, "most")):
        if share < bound:
            return name
    return "all"


def _shape(text: str, *, is_near_top: bool) -> Iterator[str]:
    date = date_share(text)
    if date is not None:
        yield date
    if opens_with_by(text):
        yield "opens with By"
    if is_byline(text):
        yield "a byline near the top" if is_near_top else "a byline or a name"


def _end(text: str) -> str:
    if text.rstrip(_CLOSERS).endswith(("..", "…")):
        return "dots"
    end = text.rstrip(_CLOSERS)[-1:]
    return {".": "a full stop", "?": "?", "!": "!", ":": "a colon", ",": "a comma"}.get(
        end, "no mark"
    )


def _start(text: str) -> str:
    first = text[0]
    if first.isalpha():
        return "a small letter" if first.islower() else "a capital"
    if first.isdigit():
        return "a digit"
    return "a bracket" if first in "([" else "a quotation mark" if first in "\"'“‘„«" else "a sign"


def _case(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    letters = "".join(words)
    if not letters:
        yield "no letters"
    elif len(letters) > 3 and letters.isupper():
        yield "all capitals"
    elif letters.lower() != letters.upper():
        long = [word for word in words if len(word) >= _LONG_WORD] or words
        capital = sum(word[0].isupper() for word in long) / len(long)
        share = "every" if capital == 1 else "most" if capital >= 0.7 else "some"
        yield f"{share if capital >= 0.4 else 'few'} long words in capitals"
        if not any(map(str.islower, words)):
            yield "no word in small letters"
