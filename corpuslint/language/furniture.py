"""Page furniture that the lexicon knows: which lines of a document are furniture by phrase."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.layout import is_hard_wrapped, layout
from corpuslint.language.lexicon import Entry, Lexicon, fold, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuslint.document import Document

# A phrase is short; a label's line may hold a caption.
_LONGEST_PHRASE = 110
_LONGEST_LABEL = 36
_LONGEST_LABELLED = 240
_COLONS = re.compile("[:：]")
# What a credit puts between its label and the agency, beside a colon.
_CREDIT_MARKS = re.compile(r"\s?[/|©]\s?|\s[-–—]\s")
_CREDIT_KINDS = frozenset(("photo", "source", "video"))
_NAMING_KINDS = _CREDIT_KINDS | {"author", "translation"}
_LONGEST_CREDIT = 60
_SEPARATORS = re.compile(r"\s*[|·•»›>▪■●‣⋅∙]+\s*|\s+/+\s+|\s{2,}|\t+")
_RUN = re.compile(r"[|>\t·•»›‣▪]| / |\D  \D")
_MOST_PARTS = 24
# Punctuation and numbers make a line longer than its phrase.
_SLACK = 12
# A line of a hard-wrapped paragraph is about so long at least.
_WRAPPED = 40
# What may stand beside a phrase: a date or a count, beside a credit's label a name or an agency. A
# caption or a headline is longer.
_BESIDE_PHRASE = 16
_BESIDE_CREDIT = 26
_ASCII_EDGES = "".join(chr(code) for code in range(128) if not chr(code).isalnum())


class FurnitureHit(NamedTuple):
    """A line that is page furniture by what it says.

    Attributes:
        start: first code point of the line's visible text.
        end: the code point after it.
        line: index into ``Document.lines``.
        kind: what the phrase is for (`corpuslint.language.lexicon`).
        languages: the languages (ISO 639-1) in which the phrase means that, sorted.
        phrase: the lexicon's phrase, or the parts of a run joined by `` | ``.
        whole_line: the hit is the whole line.
        ambiguous: the line may as well be article text; something else has to speak for furniture.
    """

    start: int
    end: int
    line: int
    kind: str
    languages: tuple[str, ...]
    phrase: str
    whole_line: bool
    ambiguous: bool


def furniture_hits(document: Document) -> tuple[FurnitureHit, ...]:
    """The furniture lines of a document, in order; call it as ``document.once(furniture_hits)``."""
    words = lexicon()
    texts = document.line_texts
    found = {}
    for index in _short_lines(document, words):
        entry = match_line(texts[index], words)
        if entry is not None:
            found[index] = entry
    for index in _labelled_lines(document):
        if index not in found:
            entry = _label(texts[index], words)
            if entry is not None:
                found[index] = entry
    if not found:
        return ()
    return tuple(
        _hit(document, index, texts[index], entry)
        for index, entry in sorted(found.items())
        if not _is_wrapped_prose(texts, index, entry)
    )


def furniture_by_line(document: Document) -> Mapping[int, FurnitureHit]:
    """The furniture lines by their index. Call it as ``document.once(furniture_by_line)``."""
    return {hit.line: hit for hit in document.once(furniture_hits)}


def is_bare(entry: Entry | FurnitureHit, length: int, room: int = _BESIDE_PHRASE) -> bool:
    """Whether a line is its phrase and nothing but a number, a date or an arrow.

    Args:
        entry: what the lexicon says of the line.
        length: of the line's visible text, in code points.
        room: how many code points may stand beside the phrase.
    """
    return not entry.ambiguous and "{*}" not in entry.phrase and length <= len(entry.phrase) + room


def is_plain(entry: Entry | FurnitureHit, length: int) -> bool:
    """Whether a line is its phrase and little else, so that nothing of an article goes with it.

    Beside a credit's label that may be a name or an agency, beside a teaser's nothing.

    Args:
        entry: what the lexicon says of the line.
        length: of the line's visible text, in code points.
    """
    if entry.kind in _NAMING_KINDS:
        return not entry.ambiguous and length <= len(entry.phrase) + _BESIDE_CREDIT
    return is_bare(entry, length, _SLACK if entry.kind == "related" else _BESIDE_PHRASE)


def _short_lines(document: Document, words: Lexicon) -> Iterator[int]:
    """The lines that are short enough for a phrase and begin like one."""
    phrases = words.rows
    texts = document.line_texts
    # A long line of a hard-wrapped text is prose, and most short ones that start in lower case end
    # a paragraph: those are looked at only where they are a phrase as they stand.
    most = _WRAPPED if document.once(is_hard_wrapped) else _LONGEST_PHRASE
    for index, width in enumerate(document.once(layout).widths):
        if 0 < width <= most:
            text = texts[index]
            if "a" <= text[0] <= "z" and (width > _WRAPPED or text not in phrases):
                continue
            if not text.isascii():
                yield index
                continue
            visible = text.lstrip()
            longest = _longest_phrase(visible.partition(" ")[0])
            if len(visible) <= longest + _SLACK or (longest > 0 and _RUN.search(visible)):
                yield index


@lru_cache(maxsize=1 << 16)
def _longest_phrase(word: str) -> int:
    """The longest phrase that starts with a line's first word, in ASCII.

    Behind punctuation another word may be the first: then it may be as long as any.
    """
    if not word or not word[0].isalnum():
        return _LONGEST_PHRASE
    return lexicon().longest.get(_first_word(word), -_SLACK)


def _first_word(word: str) -> str:
    """The first word of a line as phrases have it."""
    first = word.rstrip(_ASCII_EDGES).lower()
    if first[:1].isdigit():
        return "{n}"
    return "©" if first == "c" else first


def match_line(text: str, words: Lexicon) -> Entry | None:
    """The entry that a short line is by its words, or a made-up one for a run of several."""
    if text.isascii():
        visible = text.lstrip(_ASCII_EDGES)
        longest = words.longest.get(_first_word(visible.partition(" ")[0]))
        if longest is None or (len(visible) > longest + _SLACK and not _RUN.search(visible)):
            return None
    folded = fold(text)
    if not folded:
        return None
    entry = words.phrase(folded)
    if entry is not None and text.rstrip()[-1] in ".,;":
        # One word and a full stop may be a sentence; with three stops a page is loading.
        is_sentence = " " not in folded and not text.rstrip().endswith("...")
        if entry.ambiguous or is_sentence:
            return None
    if entry is None:
        entry = _credit(text, words)
    if entry is None and _RUN.search(text):
        entry = _run(text, words)
    return entry


def _labelled_lines(document: Document) -> set[int]:
    """The lines with a colon early enough for a label."""
    text = document.text
    lines = set()
    for colon in (":",) if document.is_ascii else (":", "："):
        position = text.find(colon)
        while position >= 0:
            first = max(0, position - _LONGEST_LABEL - 1)
            if not first or "\n" in text[first:position] or "\r" in text[first:position]:
                index = document.line_at(position)
                start, end = document.lines[index]
                if position - start <= _LONGEST_LABEL and end - start <= _LONGEST_LABELLED:
                    lines.add(index)
            position = text.find(colon, position + 1)
    return lines


def _is_wrapped_prose(texts: Sequence[str], index: int, entry: Entry) -> bool:
    """Whether the line is a piece of a hard-wrapped paragraph that looks like a phrase."""
    text = texts[index]
    following = texts[index + 1].lstrip() if index + 1 < len(texts) else ""
    if len(text) > _WRAPPED and following[:1].islower():
        return True
    before = texts[index - 1].rstrip() if index else ""
    goes_on = len(before) > _WRAPPED and (before[-1].isalnum() or before[-1] in ",;")
    is_loose = entry.ambiguous or "{" in entry.phrase
    return goes_on and ((is_loose and text.rstrip()[-1] in '.,;"”') or text.lstrip()[0].islower())


def _hit(document: Document, index: int, text: str, entry: Entry) -> FurnitureHit:
    start, end = document.lines[index]
    return FurnitureHit(
        start + len(text) - len(text.lstrip()),
        end - len(text) + len(text.rstrip()),
        index,
        entry.kind,
        entry.languages,
        entry.phrase,
        whole_line=True,
        ambiguous=entry.ambiguous,
    )


def _label(text: str, words: Lexicon) -> Entry | None:
    """The entry of a line like ``Photo: Agency``."""
    colon = _COLONS.search(text, 0, _LONGEST_LABEL + 1)
    return words.label(fold(text[: colon.start()])) if colon else None


def _credit(text: str, words: Lexicon) -> Entry | None:
    """The entry of a line like ``Photo / Agency``."""
    if len(text) > _LONGEST_CREDIT:
        return None
    mark = _CREDIT_MARKS.search(text, 1, _LONGEST_LABEL)
    entry = words.label(fold(text[: mark.start()])) if mark else None
    return entry if entry is not None and entry.kind in _CREDIT_KINDS else None


def _run(text: str, words: Lexicon) -> Entry | None:
    """Several phrases in one line: ``Home | News | Contact``."""
    parts = [part for part in _SEPARATORS.split(text.strip()) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    entries = []
    for part in parts:
        entry = words.phrase(fold(part))
        if entry is None:
            return None
        entries.append(entry)
    languages = set(entries[0].languages).intersection(*(e.languages for e in entries[1:]))
    return Entry(
        " | ".join(entry.phrase for entry in entries),
        entries[0].kind,
        tuple(sorted(languages or set().union(*(e.languages for e in entries)))),
        ambiguous=all(entry.ambiguous for entry in entries) and len(entries) < 3,
    )
