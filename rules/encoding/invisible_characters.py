from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from corpuslint.language.characters import rare_characters
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Severity,
)

from ._characters import CHARACTER_CLASS, CHARACTERS, NEEDED, row_of


class InvisibleCharacters(DocumentRule):
    """Characters that show nothing and that the script does not need.

    What it does:
      Finds zero width spaces and joiners, soft hyphens, byte order marks, direction controls,
      variation selectors, fillers and tags, and Unicode's own line separators.

    Why it is a problem:
      A word with one of them is another word to search, counting, deduplication and translation;
      direction controls can show a text in another order than it is stored in; tag characters can
      hide a text altogether.

    How it decides:
      By a table (`_characters.py`) that says for each character where it is needed: joiners between
      letters of Arabic, Indic and kindred scripts and in emoji, direction marks in a line with
      right-to-left letters, zero width spaces in scripts written without spaces, variation
      selectors after symbols and ideographs, tags in flags. There it stays.

    Fix safety:
      Safe: the characters are deleted; a line separator becomes a line end.

    Sources:
      The Unicode Standard, chapter 23 (special areas and format characters); Unicode Technical
      Standard 51 for emoji; Boucher and Anderson, "Trojan Source" (2021), for direction controls.
    """

    code = "ENC003"
    name = "invisible-characters"
    family = "encoding"
    severity = Severity.ERROR
    needs_non_ascii = True
    needs = (rare_characters,)
    bad = (
        Bad(
            "The ferry⟦\u200b⟧ left at no⟦\u00ad⟧on.",
            fixed="The ferry left at noon.",
        ),
        Bad("⟦\ufeff⟧Harbour reopens\n", fixed="Harbour reopens\n"),
        Bad(
            "Page one⟦\u2028⟧page two, ⟦\u202e⟧reversed⟦\u202c⟧.",
            fixed="Page one\npage two, reversed.",
        ),
        Bad("Hidden⟦\U000e0041\U000e0042⟧ tags", fixed="Hidden tags"),
        Bad("A vari\u200d⟧ant".replace("\u200d", "⟦\u200d"), fixed="A variant"),
    )
    good = (
        Good("A family \U0001f468\u200d\U0001f469\u200d\U0001f467 and a heart \u2764\ufe0f."),
        Good("Persian: می\u200cخواهم"),
        Good("Hindi: क्\u200dष"),
        Good("In Hebrew \u2067שלום\u2069, then English\u200e."),
        Good("ภาษา\u200bไทย"),
        Good("Wales \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f won."),
        Good("A no-break space:\u00a0it shows."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each run of characters that are not needed."""
        if document.once(rare_characters).isdisjoint(CHARACTERS):
            return
        text = document.text

        @cache
        def line_has(line: int, pattern: str) -> bool:
            return re.search(pattern, document.line_texts[line]) is not None

        for run in re.finditer(f"[{CHARACTER_CLASS}]+", text):
            # All characters of a run stand between the same two, in the same line.
            needless = {
                character
                for character in {*run.group()}
                if not _is_needed(document, character, run, line_has)
            }
            if needless:
                places = range(run.start(), run.end())
                yield _finding(document, [place for place in places if text[place] in needless])


def _is_needed(
    document: Document,
    character: str,
    run: re.Match[str],
    line_has: Callable[[int, str], bool],
) -> bool:
    """Whether a character of the run stays there."""
    text = document.text
    needed = row_of(character).needed
    if not needed:
        return False
    where, pattern = NEEDED[needed]
    before, after = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
    match where:
        case "before":
            searched = before
        case "beside":
            searched = before + after
        case "run":
            searched = before + run.group()
        case _:
            return line_has(document.line_at(run.start()), pattern)
    return re.search(pattern, searched) is not None


def _finding(document: Document, needless: list[int]) -> Finding:
    text = document.text
    rows = [row_of(text[offset]) for offset in needless]
    edits = tuple(
        Edit(offset, offset + 1, row.replacement)
        for offset, row in zip(needless, rows, strict=True)
    )
    kinds = list(dict.fromkeys(row.what for row in rows))
    return Finding(
        start=needless[0],
        end=needless[-1] + 1,
        message=f"invisible: {', '.join(kinds)}",
        confidence=0.99,
        evidence={
            "characters": [
                f"U+{ord(text[offset]):04X} {unicodedata.name(text[offset], 'unnamed')}"
                for offset in needless[:20]
            ],
            "count": len(needless),
        },
        fix=Fix(Applicability.SAFE, edits),
    )
