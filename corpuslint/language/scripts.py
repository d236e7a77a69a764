"""Scripts: which one a letter is of, and which one a language is written in.

Only letters count. Latin, Cyrillic and the like are told apart by ranges of code points; the
ranges follow Unicode's Scripts.txt, less precise where no text could notice.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple


class _Range(NamedTuple):
    first: int
    last: int
    script: str


# Han, kana and Hangul are apart here; `FAMILIES` says which of them stand together in one language.
_RANGES = (
    _Range(0x0041, 0x024F, "Latin"),
    _Range(0x0250, 0x02AF, "Latin"),
    _Range(0x0370, 0x03FF, "Greek"),
    _Range(0x0400, 0x052F, "Cyrillic"),
    _Range(0x0530, 0x058F, "Armenian"),
    _Range(0x0590, 0x05FF, "Hebrew"),
    _Range(0x0600, 0x06FF, "Arabic"),
    _Range(0x0700, 0x074F, "Syriac"),
    _Range(0x0750, 0x077F, "Arabic"),
    _Range(0x0780, 0x07BF, "Thaana"),
    _Range(0x0870, 0x08FF, "Arabic"),
    _Range(0x0900, 0x097F, "Devanagari"),
    _Range(0x0980, 0x09FF, "Bengali"),
    _Range(0x0A00, 0x0A7F, "Gurmukhi"),
    _Range(0x0A80, 0x0AFF, "Gujarati"),
    _Range(0x0B00, 0x0B7F, "Odia"),
    _Range(0x0B80, 0x0BFF, "Tamil"),
    _Range(0x0C00, 0x0C7F, "Telugu"),
    _Range(0x0C80, 0x0CFF, "Kannada"),
    _Range(0x0D00, 0x0D7F, "Malayalam"),
    _Range(0x0D80, 0x0DFF, "Sinhala"),
    _Range(0x0E00, 0x0E7F, "Thai"),
    _Range(0x0E80, 0x0EFF, "Lao"),
    _Range(0x0F00, 0x0FFF, "Tibetan"),
    _Range(0x1000, 0x109F, "Myanmar"),
    _Range(0x10A0, 0x10FF, "Georgian"),
    _Range(0x1100, 0x11FF, "Hangul"),
    _Range(0x1200, 0x139F, "Ethiopic"),
    _Range(0x13A0, 0x13FF, "Cherokee"),
    _Range(0x1780, 0x17FF, "Khmer"),
    _Range(0x1800, 0x18AF, "Mongolian"),
    _Range(0x1C80, 0x1C8F, "Cyrillic"),
    _Range(0x1C90, 0x1CBF, "Georgian"),
    _Range(0x1D00, 0x1DBF, "Latin"),
    _Range(0x1E00, 0x1EFF, "Latin"),
    _Range(0x1F00, 0x1FFF, "Greek"),
    _Range(0x2C60, 0x2C7F, "Latin"),
    _Range(0x2D00, 0x2D2F, "Georgian"),
    _Range(0x2DE0, 0x2DFF, "Cyrillic"),
    _Range(0x3005, 0x3007, "Han"),
    _Range(0x3041, 0x30FF, "Kana"),
    _Range(0x3130, 0x318F, "Hangul"),
    _Range(0x31F0, 0x31FF, "Kana"),
    _Range(0x3400, 0x4DBF, "Han"),
    _Range(0x4E00, 0x9FFF, "Han"),
    _Range(0xA640, 0xA69F, "Cyrillic"),
    _Range(0xA720, 0xA7FF, "Latin"),
    _Range(0xA960, 0xA97F, "Hangul"),
    _Range(0xAB30, 0xAB6F, "Latin"),
    _Range(0xAC00, 0xD7FF, "Hangul"),
    _Range(0xF900, 0xFAFF, "Han"),
    _Range(0xFB00, 0xFB06, "Latin"),
    _Range(0xFB13, 0xFB17, "Armenian"),
    _Range(0xFB1D, 0xFB4F, "Hebrew"),
    _Range(0xFB50, 0xFDFF, "Arabic"),
    _Range(0xFE70, 0xFEFC, "Arabic"),
    _Range(0xFF21, 0xFF5A, "Latin"),
    _Range(0xFF66, 0xFF9F, "Kana"),
    _Range(0xFFA1, 0xFFDC, "Hangul"),
    _Range(0x20000, 0x3FFFF, "Han"),
)
_STARTS = [r.first for r in _RANGES]

# Japanese writes Han and kana, Korean Hangul and some Han: one family for what stands together.
FAMILIES = {"Han": "CJK", "Kana": "CJK", "Hangul": "CJK"}
# Words of these scripts are not set apart by spaces.
UNSPACED = frozenset({"CJK", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan"})

_LANGUAGES = {
    "Arabic": "ar ckb fa ku-Arab ps sd ug ur",
    "Armenian": "hy",
    "Bengali": "as bn",
    "CJK": "ja ko zh",
    "Cyrillic": "ab ba be bg ce cv kk ky mk mn os ru sr tg tt uk",
    "Devanagari": "hi mr ne sa",
    "Ethiopic": "am ti",
    "Georgian": "ka",
    "Greek": "el",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Hebrew": "he yi",
    "Kannada": "kn",
    "Khmer": "km",
    "Lao": "lo",
    "Malayalam": "ml",
    "Myanmar": "my",
    "Odia": "or",
    "Sinhala": "si",
    "Tamil": "ta",
    "Telugu": "te",
    "Thai": "th",
    "Tibetan": "bo dz",
}
_SCRIPT_OF_LANGUAGE = {
    language: script for script, languages in _LANGUAGES.items() for language in languages.split()
}


def script_ranges(wanted: Callable[[str], bool]) -> Iterator[str]:
    """The ranges of the scripts that are wanted, each as the inside of a character class."""
    for first, last, script in _RANGES:
        if wanted(FAMILIES.get(script, script)):
            yield f"{chr(first)}-{chr(last)}"


@cache
def _non_latin() -> re.Pattern[str]:
    return re.compile(f"[{''.join(script_ranges(lambda script: script != 'Latin'))}]")


def script_of(letter: str) -> str | None:
    """The script of a letter, Han, kana and Hangul as ``CJK``; None for what is no letter."""
    value = ord(letter)
    if value < 0x250:
        return "Latin" if letter.isalpha() else None
    index = bisect_right(_STARTS, value) - 1
    found = _RANGES[index]
    # Vowel signs of Indic and South-East Asian scripts belong to their words like letters.
    if value > found.last or unicodedata.category(letter)[0] not in "LM":
        return None
    return FAMILIES.get(found.script, found.script)


@cache
def script_of_language(language: str) -> str:
    """The script that a language (ISO 639-1) is written in; Latin where nothing else is known."""
    return _SCRIPT_OF_LANGUAGE.get(language.partition("-")[0].lower(), "Latin")


def count_scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    counts: Counter[str] = Counter()
    if text.isascii() or not _non_latin().search(text):
        latin = sum(map(str.isalpha, text))
        return Counter(Latin=latin) if latin else counts
    for letter, number in Counter(text).items():
        script = script_of(letter)
        if script is not None:
            counts[script] += number
    return counts


def main_script(text: str) -> str | None:
    """The script of most letters; None without letters."""
    counts = count_scripts(text)
    return max(sorted(counts), key=counts.__getitem__) if counts else None
