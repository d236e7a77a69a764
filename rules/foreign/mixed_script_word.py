from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from corpuslint.language.characters import rare_characters
from corpuslint.language.scripts import script_of
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Related,
    Severity,
    Span,
)

from ._base import base_language, base_script

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_SEAM = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_WORD = re.compile(f"[{_LATIN}{_OTHER}]+")
_LONGEST_WORD = 60
# A part of so many letters that has no look-alikes is a word of its own: a space is missing.
_LONG_PART = 3
_ENOUGH_STRANGERS = 3

# Letters that readers cannot tell apart, by Unicode's confusables; the Latin one first.
_CYRILLIC = dict(zip("ABCEHIJKMOPSTXYaceijopsxy", "АВСЕНІЈКМОРЅТХУасеіјорѕху", strict=True))
_GREEK = dict(zip("ABEZHIKMNOPTYXov", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", strict=True))
_TO_LATIN = {
    "Cyrillic": {other: latin for latin, other in _CYRILLIC.items()},
    "Greek": {other: latin for latin, other in _GREEK.items()},
}
_FROM_LATIN = {"Cyrillic": _CYRILLIC, "Greek": _GREEK}


class MixedScriptWord(DocumentRule):
    """One word with letters of two scripts.

    What it does:
      Finds words in which Latin letters stand among Cyrillic or Greek ones that look the same, or
      the other way round: a Cyrillic `а` in `Pаris`.

    Why it is a problem:
      Nobody sees it, and no search, count or comparison finds the word.

    How it decides:
      A word has letters of two scripts, and those of one of them all have look-alikes in the other;
      or both parts are words, and a space is missing. Units such as `μm` are left alone.

    Fix safety:
      Unsafe: the letters are exchanged for their look-alikes in the script of the document. Never
      in a line that has words wholly in another script: such a line may be foreign, and nothing
      must hide this.

    Sources:
      Unicode Technical Standard 39, confusables.txt.
    """

    code = "FRN004"
    name = "mixed-script-word"
    family = "foreign"
    severity = Severity.ERROR
    needs_non_ascii = True
    needs = (rare_characters,)
    bad = (
        Bad("The summit in ⟦P\u0430ris⟧ ended late.", fixed="The summit in Paris ended late."),
        Bad("Зустріч у ⟦Пaрижі⟧ завершилася.", fixed="Зустріч у Парижі завершилася."),
        Bad("Фото: ⟦R\u0435ut\u0435rs⟧ і Агенція"),
        Bad(
            "⟦W\u041dO⟧ said so on Friday. A day later W\u041dO said the opposite.",
            fixed="WHO said so on Friday. A day later WHO said the opposite.",
        ),
        Bad("The ministers of ⟦NATOта⟧ met."),
    )
    good = (
        Good("A layer of 5 μm and a resistance of 10 kΩ."),
        Good("IT-компанія з Києва, Wi-Fi-мережа"),
        Good("The summit in Paris. Зустріч у Парижі."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each such word, whatever the number of its places."""
        if document.is_ascii:
            return
        base = base_script(document, base_language(document, self.context))

        @cache
        def strangers(line: int) -> Sequence[Span]:
            return _strangers(document, line, base)

        places: dict[str, list[Span]] = {}
        for start, end in _words(document.text):
            places.setdefault(document.text[start:end], []).append(Span(start, end))
        for word, spans in places.items():
            finding = _finding(document, word, spans, base, strangers)
            if finding is not None:
                yield finding


def _words(text: str) -> Iterator[Span]:
    """The words of letters from two alphabets."""
    seam = _SEAM.search(text)
    while seam:
        start = seam.start()
        while start > 0 and seam.start() - start < _LONGEST_WORD and _WORD.match(text[start - 1]):
            start -= 1
        word = _WORD.match(text, start)
        end = max(word.end() if word else 0, seam.end())
        if end - start <= 2 * _LONGEST_WORD:
            yield Span(start, end)
        seam = _SEAM.search(text, end)


def _finding(
    document: Document,
    word: str,
    spans: list[Span],
    base: str,
    strangers: Callable[[int], Sequence[Span]],
) -> Finding | None:
    """One finding for all places of a word: it is one slip.

    Args:
        document: the text.
        word: the word.
        spans: its places.
        base: the document's script.
        strangers: gives the words of a line that are wholly in another script (`_strangers`).
    """
    parts: dict[str, list[str]] = {}
    for letter in word:
        parts.setdefault(script_of(letter) or "", []).append(letter)
    if len(parts) != 2 or "Latin" not in parts:
        return None
    other = next(script for script in parts if script != "Latin")
    if other not in _TO_LATIN:
        return None
    to_latin, from_latin = _TO_LATIN[other], _FROM_LATIN[other]
    other_looks_latin = all(letter in to_latin for letter in parts[other])
    latin_looks_other = all(letter in from_latin for letter in parts["Latin"])
    if other_looks_latin and latin_looks_other:
        wins = "Latin" if len(parts["Latin"]) >= len(parts[other]) else other
    elif other_looks_latin or latin_looks_other:
        wins = "Latin" if other_looks_latin else other
    elif min(len(parts["Latin"]), len(parts[other])) >= min(_LONG_PART, 2):
        wins = ""
    else:
        return None
    table = {"Latin": to_latin, other: from_latin, "": {}}[wins]
    edits = [
        Edit(start + place, start + place + 1, table[letter])
        for start, end in spans
        if wins == base
        and all(
            start == word.start or end == word.end for word in strangers(document.line_at(start))
        )
        for place, letter in enumerate(word)
        if letter in table and script_of(letter) != wins
    ]
    repaired = "".join(table.get(x, x) if script_of(x) != wins else x for x in word)
    start, end = spans[0]
    return Finding(
        start=start,
        end=end,
        message=f"“{word}” mixes Latin and {other} letters"
        + (f"; in {wins} alone it is “{repaired}”" if wins else ""),
        confidence=0.95 if wins else 0.7,
        evidence={
            "letters": [f"U+{ord(letter):04X}" for letter in parts[other][:20]],
            "script": wins or None,
        },
        fix=Fix(Applicability.UNSAFE, tuple(edits)) if edits else None,
        related=tuple(Related(document.key, span.start, span.end) for span in spans[1:]),
    )


def _strangers(document: Document, line: int, script: str) -> Sequence[Span]:
    """The first three words of a line that are wholly in another script than the given one.

    No more are needed: at most two of them begin or end where a mixed word does.
    """
    span = document.lines[line]
    words = (match for match in _WORD.finditer(document.text, span.start, span.end))
    found = (Span(*match.span()) for match in words if _is_in_another_script(match.group(), script))
    return tuple(islice(found, _ENOUGH_STRANGERS))


def _is_in_another_script(word: str, script: str) -> bool:
    scripts = {script_of(letter) for letter in word}
    return len(scripts) == 1 and script not in scripts
