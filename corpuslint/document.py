"""Documents: a text with an identity, its lines, blocks and sentences.

A document is segmented lazily and once. Offsets are Unicode code points into ``Document.text``,
spans are half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar, overload

_Result = TypeVar("_Result")

# A line ends here and nowhere else: str.splitlines would also break at U+2028, form feeds and more.
_LINE_END = re.compile(r"\r\n|\n|\r")
_OPENING_AT_END = re.compile(r"(?<=\s)[“„«‘(\[]\s*\Z")
_WINDOW = 20_000  # characters that are cut into sentences at once; paragraphs are far shorter
_SURROGATE = re.compile("[\ud800-\udfff]")


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Block(NamedTuple):
    """The lines between two blank lines; in a text without blank lines, one line.

    ``start`` and ``end`` are offsets of its first and last character, ``first_line`` and
    ``stop_line`` a half-open range of indices into ``Document.lines``.
    """

    start: int
    end: int
    first_line: int
    stop_line: int


class DocumentKey(NamedTuple):
    """What identifies a document in a run: its file, and its identifier.

    ``path`` is relative to the project's folder, with ``/``; ``id`` is the same path for a file
    that holds one article, and the row's identifier inside a container.
    """

    path: str
    id: str


class Document:
    """One article.

    Args:
        key: file and identifier.
        text: the decoded text, line ends untranslated; a byte order mark is its first character.
        title: the container's title field, where there is one.
        language: the container's language field (ISO 639-1), where there is one.
        url: the address that the container gives for the article.
        field: the container's field that the text stands in.
        row: the row of the container, from 0; it orders the findings of one file.
        encoding: what the bytes were decoded with; anything but ``utf-8`` is a guess, made because
            the bytes are not UTF-8.
    """

    __slots__ = (
        "_blocks",
        "_lines",
        "_results",
        "_sentences",
        "encoding",
        "field",
        "is_ascii",
        "key",
        "language",
        "row",
        "text",
        "title",
        "url",
    )

    def __init__(
        self,
        key: DocumentKey,
        text: str,
        *,
        title: str | None = None,
        language: str | None = None,
        url: str | None = None,
        field: str = "text",
        row: int = 0,
        encoding: str = "utf-8",
    ) -> None:
        self.key = key
        self.text = text
        self.title = title
        self.language = language
        self.url = url
        self.field = field
        self.row = row
        self.encoding = encoding
        self.is_ascii = text.isascii()
        self._lines: Lines | None = None
        self._blocks: list[Block] | None = None
        self._sentences: list[Span] | None = None
        self._results: dict[object, object] = {}

    def __repr__(self) -> str:
        return f"Document({self.key.id!r}, {len(self.text)} characters)"

    def with_text(self, text: str) -> Document:
        """The same document with another text, and nothing remembered of the old one."""
        return Document(
            self.key,
            text,
            title=self.title,
            language=self.language,
            url=self.url,
            field=self.field,
            row=self.row,
            encoding=self.encoding,
        )

    @property
    def lines(self) -> Lines:
        r"""The lines without their ends; an end is ``\n``, ``\r\n`` or ``\r`` and nothing else."""
        if self._lines is None:
            self._lines = split_lines(self.text)
        return self._lines

    @property
    def line_texts(self) -> Sequence[str]:
        """The text of each line of ``lines``."""
        return self.lines.texts

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks, in order; blank lines belong to none."""
        if self._blocks is None:
            self._blocks = group_blocks(self.lines)
        return self._blocks

    @property
    def sentences(self) -> Sequence[Span]:
        """The sentences, in order, without the white space around them; none spans two blocks."""
        if self._sentences is None:
            self._sentences = list(self._segment_sentences())
        return self._sentences

    def _segment_sentences(self) -> Sequence[Span]:
        language = self.language or "en"
        found: list[Span] = []
        for block in self.blocks:
            text = self.text[block.start : block.end]
            # A hard-wrapped paragraph is one run of prose for the segmenter.
            prose = text.replace("\r\n", "  ").replace("\n", " ").replace("\r", " ")
            start = 0
            for boundary in _sentence_ends(language, prose):
                end = boundary
                # The segmenter leaves an opening quotation mark with the sentence before it.
                opening = _OPENING_AT_END.search(prose, start, end)
                if opening is not None and end < len(prose):
                    end = opening.start()
                sentence = prose[start:end]
                first = start + len(sentence) - len(sentence.lstrip())
                last = end - len(sentence) + len(sentence.rstrip())
                if first < last:
                    found.append(Span(block.start + first, block.start + last))
                start = end
        return found

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the offset (a line's end belongs to the line)."""
        return max(0, bisect_right(self.lines.starts, offset) - 1)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; columns count code points."""
        if not self.lines:
            return 1, 1
        index = self.line_at(offset)
        return index + 1, offset - self.lines[index].start + 1

    def line_span(self, first: int, stop: int) -> Span:
        """The span of the lines ``first`` to ``stop`` (half-open) with the last one's line end."""
        start = self.lines[first].start
        return Span(start, self.lines[stop].start if stop < len(self.lines) else len(self.text))

    def once(self, service: Callable[[Document], _Result]) -> _Result:
        """A shared service's result for this document, computed at the first call."""
        try:
            return self._results[service]  # type: ignore[return-value]  # keyed by its maker
        except KeyError:
            result = self._results[service] = service(self)
            return result


def _sentence_ends(language: str, prose: str) -> Iterator[int]:
    """Where the sentences of a paragraph end, its own end included.

    The segmenter's time grows with the square of the quotation marks, so that what is very long
    is read in windows. The last sentence of a window may go on in the next one.
    """
    import sentencex  # noqa: PLC0415  an import that only some runs need

    start = 0
    while start < len(prose):
        window = prose[start : start + _WINDOW]
        try:
            pieces = sentencex.get_sentence_boundaries(language, window)
        except UnicodeEncodeError:  # half a surrogate pair
            pieces = sentencex.get_sentence_boundaries(language, _SURROGATE.sub("\ufffd", window))
        ends = [piece["end_index"] for piece in pieces]
        if start + len(window) == len(prose):
            yield from (start + end for end in ends)
            return
        yield from (start + end for end in ends[:-1])
        start += ends[-2] if len(ends) > 1 else window.rfind(" ") + 1 or len(window)


class Lines(Sequence[Span]):
    """Where lines stand: starts and spans that are made when they are asked for.

    Most rules look at few lines of a document, and a document has many.

    Args:
        texts: the lines without their ends.
        starts: where each begins; None where every end before is one character.
    """

    __slots__ = ("_starts", "texts")

    def __init__(self, texts: list[str], starts: list[int] | None = None) -> None:
        self.texts = texts
        self._starts = starts

    @property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        if self._starts is None:
            self._starts = list(accumulate([len(text) + 1 for text in self.texts], initial=0))
            self._starts.pop()
        return self._starts

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self.texts)))]
        start = self.starts[index]
        return Span(start, start + len(self.texts[index]))

    def __iter__(self) -> Iterator[Span]:
        for start, text in zip(self.starts, self.texts, strict=True):
            yield Span(start, start + len(text))


def split_lines(text: str) -> Lines:
    """The lines of a text without their ends.

    A text that ends with a line end has no empty line after it.
    """
    if "\r" not in text:
        texts = text.split("\n")
        if not texts[-1]:
            texts.pop()
        return Lines(texts)
    texts, starts, start = [], [], 0
    for match in _LINE_END.finditer(text):
        starts.append(start)
        texts.append(text[start : match.start()])
        start = match.end()
    if start < len(text):
        starts.append(start)
        texts.append(text[start:])
    return Lines(texts, starts)


def group_blocks(lines: Lines) -> list[Block]:
    """Lines to blocks: by blank lines, or each line for itself where no blank one is inside."""
    starts, texts = lines.starts, lines.texts
    blank = [index for index, text in enumerate(texts) if not text or text.isspace()]
    runs = []
    first = 0
    for stop in (*blank, len(texts)):
        if stop > first:
            runs.append((first, stop))
        first = stop + 1
    if len(runs) == 1:
        runs = [(line, line + 1) for line in range(*runs[0])]
    return [
        Block(starts[first], starts[stop - 1] + len(texts[stop - 1]), first, stop)
        for first, stop in runs
    ]
