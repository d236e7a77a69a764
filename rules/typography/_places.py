"""Where typography is no business of these rules: addresses, code, lines in another language.

Everything here is asked of single places only, after a cheap test has found something there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuslint.rule import Context, Document

# Characters that prose does not have inside a word: addresses, handles, paths, code.
_TECHNICAL = re.compile(r"://|www\.|[@#/\\_=<>{}|~^`&\[\]]|\(\)")
_REACH = 200  # characters; an address that is longer still shows one of its marks in these
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\W\d_]+")

# A few of the most used words of each language; in the others' lists none that English has too
# (`as`, `die`).
_FUNCTION_WORDS = {
    "en": "the and of is was with that for are this by from have has said not which their",
    "fr": "les et dans une qui sur est pas avec sont aux cette vous nous où",
    "de": "der und das mit ist von dem nicht ein auf für sich auch eine als wird",
    "es": "los las el y del una por para más fue sus pero está como muy",
    "it": "il gli della che di non sono nel alla più anche delle questo è",
    "pt": "os uma da em não com mais foi pelo dos ao são também",
    "nl": "het een en niet zijn voor op dat maar ook naar wordt aan",
    "pl": "się nie że na z jak przez po od oraz które tym",
    "ro": "și să nu este pe cu din pentru sunt fi mai lui într",
    "sq": "dhe të në një për nga është që ka janë por si",
    "tr": "bir ve bu için ile da olarak daha çok ama gibi olan",
    "ru": "и не что это как его она они был из все также быть",
    "uk": "і що не це та як його від були також є до який",
    "bg": "и се че са със като това от ще беше който при",
    "sr": "je su se da koji kao ali od što nije ili biti",
}
_SETS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}


def language_of(document: Document, context: Context) -> str:
    """The language whose conventions hold: the document's, else the corpus's, else English."""
    return (document.language or context.language or "en")[:2].lower()


def is_technical(text: str, start: int, end: int) -> bool:
    """Whether the word around a place is an address, a handle, a path or code."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    head = _SPACE.split(before)[-1]
    tail = _SPACE.split(after, maxsplit=1)[0]
    return _TECHNICAL.search(head + text[start:end] + tail) is not None


def line_around(document: Document, offset: int) -> str:
    """The text of the line that holds the offset."""
    return document.line_texts[document.line_at(offset)]


def is_other_language(text: str, language: str) -> bool:
    """Whether a passage has more function words of some other language than of this one."""
    words = {word.lower() for word in _WORD.findall(text[:2000])}
    own = len(words & _SETS.get(language, frozenset()))
    return any(len(words & others) > own for other, others in _SETS.items() if other != language)
