"""The furniture lexicon: what the lines around an article say, by kind and language.

``furniture.tsv`` holds one phrase a line: language (ISO 639-1), kind, phrase, flags. Phrases are
written as `fold` leaves them:

* ``{n}`` stands for a number, ``{d}`` for a date or time, ``{*}`` for a title or name;
* a phrase that ends in ``:`` is a label: the line goes on with what it labels;
* ``ambiguous`` marks what may as well be article text, a name or a word of another language: a
  line of it is evidence and no proof;
* ``shared`` marks a phrase that stands under several languages.

The phrases were written for this project by hand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("furniture.tsv")

_NUMBER = re.compile(
    r"[\s:(\[#]*\d+(?:[.,'’\u00a0\u202f ]\d{3}|[.,]\d{1,2})*(?:\s?[kmкмKM]\b)?[)\]]*"
)
_DATE = re.compile(
    r"\b(?:19|20|13|14|25)\d\d\b|\b\d{1,2}\s?[:h]\s?\d\d\b|\b\d{1,2}[./-]\d{1,2}\b|\d\s?[年月日년월일]"
)
_DIGIT = re.compile(r"\d")
_LONGEST_DATE = 60
_LONGEST_TITLE = 120
_MOST_LETTER_WORDS_IN_DATE = 4


class Entry(NamedTuple):
    """A phrase of the lexicon with everything known of it.

    ``languages`` are sorted; ``ambiguous`` says that the phrase may as well be article text.
    """

    phrase: str
    kind: str
    languages: tuple[str, ...]
    ambiguous: bool


def fold(text: str) -> str:
    """A line as the lexicon spells it.

    Lower case; without punctuation, symbols and emoji around it; brackets inside count as spaces.
    What differs by keyboard or by capitals is made one: apostrophes, Greek accents, dotted and
    dotless i, cedilla and comma, Arabic and Persian letter forms, joiners.
    """
    folded = text.lower()
    if "(c)" in folded:
        folded = folded.replace("(c)", "© ")
    if folded.isascii():
        folded = folded.translate(_BRACKETS).strip(_ASCII_EDGES)
    else:
        folded = unicodedata.normalize("NFKC", folded).translate(_FOLDED).translate(_BRACKETS)
        start, end = 0, len(folded)
        while start < end and not _is_letter(folded[start]):
            start += 1
        while end > start and not _is_letter(folded[end - 1]):
            end -= 1
        folded = folded[start:end]
    return " ".join(folded.replace(": ", " ").split())


def fold_numbers(folded: str) -> str:
    """A folded line with ``{n}`` for each number, whatever brackets or colon stand before it."""
    return " ".join(_NUMBER.sub(" {n} ", folded).split())


class Lexicon:
    """The lexicon, ready for look-ups of folded lines.

    Args:
        text: the data file's.

    Attributes:
        rows: for each phrase its rows as they stand in the file, joined by line ends. They are
            taken apart when a phrase is met: a run on one article meets few of them.
        longest: the length of the longest phrase that starts with a word, by that word, for
            phrases in ASCII; a template counts as long as what may fill it.
    """

    def __init__(self, text: str) -> None:
        self.rows: dict[str, str] = {}
        self.longest: dict[str, int] = {}
        self._templates: dict[str, list[str]] = {}
        rows, longest = self.rows, self.longest
        for row in text.splitlines():
            phrase = row.split("\t", 3)[2]
            if phrase in rows:
                rows[phrase] = f"{rows[phrase]}\n{row}"
                continue
            rows[phrase] = row
            if "{*}" in phrase or "{d}" in phrase:
                self._templates.setdefault(_opening(phrase), []).append(phrase)
                longest[phrase.partition(" ")[0]] = _LONGEST_TITLE
            elif phrase.isascii():
                first = phrase.partition(" ")[0]
                if len(phrase) > longest.get(first, 0):
                    longest[first] = len(phrase)

    def phrase(self, folded: str) -> Entry | None:
        """The entry of a folded line that is a phrase, or a template filled in."""
        entry = self._entry(folded)
        if entry is None:
            first, _, rest = folded.partition(" ")
            if first.isdigit():
                first = "{n}"
            for second in (rest.partition(" ")[0], "{*}", "{d}", "{n}"):
                for phrase in self._templates.get(f"{first} {second}", ()):
                    if _is_filled(phrase, folded):
                        return self._entry(phrase)
            if _DIGIT.search(folded):
                entry = self._entry(fold_numbers(folded))
        return entry

    def label(self, folded: str) -> Entry | None:
        """The entry of the words before a colon that are a label."""
        return self._entry(f"{folded}:")

    def _entry(self, phrase: str) -> Entry | None:
        """A phrase's rows as one entry; of several kinds the one of most languages stands."""
        found = self.rows.get(phrase)
        if found is None:
            return None
        rows = [row.split("\t") for row in found.split("\n")]
        kinds = sorted(row[1] for row in rows)
        return Entry(
            phrase.removesuffix(":"),
            max(kinds, key=kinds.count),
            tuple(row[0] for row in rows),
            len(rows[0]) > 3 and "ambiguous" in rows[0][3],
        )


@cache
def lexicon() -> Lexicon:
    """The project's lexicon, read at the first call."""
    return Lexicon(DATA.read_text(encoding="utf-8"))


def _opening(phrase: str) -> str:
    """The first two words of a template, by which it is looked up."""
    return " ".join(phrase.split(" ")[:2])


def _is_filled(phrase: str, folded: str) -> bool:
    """Whether a folded line is the template with something in its slots."""
    match = _pattern(phrase).fullmatch(folded)
    return match is not None and all(map(is_date, match.groups()))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(" ".join(_SLOTS.get(word, re.escape(word)) for word in phrase.split(" ")))


def is_date(text: str) -> bool:
    """Whether the words hold a date or time and little else."""
    return (
        len(text) <= _LONGEST_DATE
        and _DATE.search(text) is not None
        and sum(word.isalpha() for word in text.split()) <= _MOST_LETTER_WORDS_IN_DATE
    )


def _is_letter(character: str) -> bool:
    return character == "©" or unicodedata.category(character)[0] in "LNM"


_SLOTS = {
    "{n}": r"\d[\d.,']{0,12}[km]?",
    "{*}": rf".{{1,{_LONGEST_TITLE}}}",
    "{d}": rf"(.{{1,{_LONGEST_DATE}}})",
}
_ASCII_EDGES = "".join(chr(c) for c in range(128) if not chr(c).isalnum())
_BRACKETS = str.maketrans("()[]{}<>", " " * 8)
# Both forms of each pair are one letter to a reader who types without the right keyboard.
_FOLDED = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "ς": "σ",
        "ά": "α",
        "έ": "ε",
        "ή": "η",
        "ί": "ι",
        "ό": "ο",
        "ύ": "υ",
        "ώ": "ω",
        "ϊ": "ι",
        "ϋ": "υ",
        "ё": "е",
        "ı": "i",
        "\u0307": None,
        "ş": "ș",
        "ţ": "ț",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ة": "ه",
        "\u0640": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\ufe0e": None,
        "\ufe0f": None,
    }
)
