"""Letters of scripts that a document does not use: whole lines, passages, single words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpuslint.language.scripts import UNSPACED, count_scripts, script_of, script_ranges
from corpuslint.rule import Document

_OPENING, _CLOSING = frozenset("([（"), frozenset(")]）")
_TRANSLATED = re.compile(r"""\s*["“„«‘].{1,200}["”“»’][,.]?\s*[(\[][^()\[\]]+[)\]][.,]?\s*""")
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('"“„«'), frozenset('"”“»')
# `“…,” she said, meaning that …`
_MEANING = re.compile(r"""[^\n.?!]{0,40}["”»’][^\n.?!]{0,40}\b(?:mean(?:s|ing|t)|translat)""")
# Letters that stand alone as symbols: variables, units, particles.
_GREEK_SYMBOL = re.compile("[\u0370-\u03ff]{1,2}")


class Passage(NamedTuple):
    """Text of another script inside one line.

    Attributes:
        start, end: offsets in the document.
        line: index of the line.
        script: of most of its letters.
        words: how many words it has; in scripts without spaces, two letters count as one.
        whole_line: whether the line has more letters in other scripts than in the base script.
        legitimate: whether it is a term in brackets, or a quotation with its translation.
    """

    start: int
    end: int
    line: int
    script: str
    words: int
    whole_line: bool
    legitimate: bool = False


def passages(document: Document, script: str) -> tuple[Passage, ...]:
    """The text in scripts other than the given one, in order.

    In a document that is not written in Latin letters, Latin ones are at home too.
    """
    if document.is_ascii:
        return ()
    return document.once(_finder(script))


@cache
def _finder(script: str) -> _Finder:
    return _Finder(script)


class _Finder:
    """Finds passages in scripts other than one; there is one finder a script."""

    def __init__(self, script: str) -> None:
        other = "".join(script_ranges(lambda name: name not in (script, "Latin")))
        self._script = script
        self._letter = re.compile(f"[{other}]")
        word = f"[{other}][{other}\u0300-\u036f'’ʼ\u200c\u200d-]*"
        self._run = re.compile(f"{word}(?:[^\\w\n\r]{{1,8}}(?:\\d+[^\\w\n\r]{{1,4}})?{word})*")

    def __call__(self, document: Document) -> tuple[Passage, ...]:
        text = document.text
        found: list[Passage] = []
        match = self._letter.search(text)
        while match:
            line = document.line_at(match.start())
            span = document.lines[line]
            found += self._in_line(text, line, span.start, span.end)
            match = self._letter.search(text, max(span.end, match.end()))
        return tuple(found)

    def _in_line(self, text: str, line: int, start: int, end: int) -> Iterator[Passage]:
        visible = text[start:end]
        scripts = count_scripts(visible)
        others = {s: n for s, n in scripts.items() if s not in (self._script, "Latin")}
        if not others:
            return
        foreign = sum(others.values())
        other = max(sorted(others), key=others.__getitem__)
        if foreign > max(scripts[self._script], 1) and not is_translated_quotation(visible):
            stripped = visible.strip()
            begin = start + len(visible) - len(visible.lstrip())
            count = _words(stripped, other, foreign)
            yield Passage(begin, begin + len(stripped), line, other, count, whole_line=True)
            return
        for run in self._run.finditer(text, start, end):
            letters = count_scripts(run.group())
            if not letters:
                continue
            name = max(sorted(letters), key=letters.__getitem__)
            if _is_symbol(text, run):
                continue
            words = _words(run.group(), name, sum(letters.values()))
            legitimate = is_explained(text, run.start(), run.end())
            yield Passage(run.start(), run.end(), line, name, words, False, legitimate)


def is_explained(text: str, start: int, end: int) -> bool:
    """Whether a passage stands in brackets, or is a quotation that the text translates."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 3]
    if before[-1:] in _OPENING and after[:1] in _CLOSING:
        return True
    if before[-1:] in _OPENING_QUOTES and before[:-1] in _OPENING:
        return True
    if after[:1] in _CLOSING_QUOTES and "(" in after:
        return True
    return _MEANING.match(text, end, end + 100) is not None


def is_translated_quotation(line: str) -> bool:
    """Whether a line is a quotation and, in brackets, what it means."""
    return line.rstrip()[-1:] in {")", "]", ".", ","} and _TRANSLATED.fullmatch(line) is not None


def _words(text: str, script: str, letters: int) -> int:
    return (letters + 1) // 2 if script in UNSPACED else len(text.split())


def _is_symbol(text: str, run: re.Match[str]) -> bool:
    """Whether the letters are a symbol (`β`), or a part of a word that is mostly of another script.

    Words of mixed scripts are the business of `FRN004`.
    """
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if any(letter.isalpha() and script_of(letter) == "Latin" for letter in (before, after)):
        return script_of(run.group()[0]) not in UNSPACED
    return _GREEK_SYMBOL.fullmatch(run.group()) is not None
