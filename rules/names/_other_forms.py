"""Where a name stands in another form than by itself: in a compound, or as a plural.

`Zelenski-Biden talks`, `Anti-Zelenski rally`, `the Zelenskis`. The facts know a compound and a
plural as words of their own, and that is what they are where they are somebody's name: `Jean-Luc`,
`Abu-Jamal`, `Maria Kalas-Smith`. The others are spelled as the name by itself is to be spelled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.document import Span
from corpuslint.language.name_spans import name_places
from corpuslint.language.not_names import PARTICLES, no_names
from corpuslint.language.romanise import blocking_key

from ._known import is_known
from ._neighbours import HONORIFICS, is_telling
from ._plurals import plural, singular
from ._spellings import display_form, in_case_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpuslint.document import Document

# Words that make one name with the word after their hyphen.
_NAME_STARTS = PARTICLES | {"abd", "abdul", "abou", "abu", "ben", "bou", "saint", "san", "st", "um"}
_FAMILY = re.compile(r"\b(?:the|both|two|three|four|five|these|those)\s+\Z", re.IGNORECASE)
_HONORIFIC = re.compile(rf"\b(?:{'|'.join(sorted(HONORIFICS))})\.?\s+\Z", re.IGNORECASE)
_MOST_SPELLINGS = 100  # of one compound that are looked at
_AROUND = 10  # characters that the word before a name may take


class OtherForm(NamedTuple):
    """A place where a name has another form, and what is to stand there."""

    span: Span
    replacement: str


def other_forms(document: Document, form: str, canonical: str) -> list[OtherForm]:
    """The compounds and plurals of a spelling that another one is to replace, in the text's order.

    Args:
        document: where to look.
        form: the spelling, not in capitals.
        canonical: what it is replaced by.
    """
    found = [*_in_compounds(document, form, canonical), *_plurals(document, form, canonical)]
    return sorted(found)


def follow_their_names(document: Document, form: str, canonical: str) -> bool:
    """Whether two words are compounds or plurals of two names that the document has by themselves.

    How they are spelled is then asked of the names.
    """
    one, right = singular(form), singular(canonical)
    pairs = [_parts_that_differ(form, canonical), (one, right), (one, canonical)]
    words = document.once(_words).keys()
    return any(
        pair is not None
        and pair != (form, canonical)
        and words >= set(pair)
        and bool(other_forms(document, *pair) or other_forms(document, *pair[::-1]))
        for pair in pairs
    )


def _parts_that_differ(form: str, canonical: str) -> tuple[str, str] | None:
    """The parts in which two compounds differ, where it is one."""
    ours, theirs = form.split("-"), canonical.split("-")
    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    pairs = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return pairs[0] if len(pairs) == 1 else None


@dataclass
class _Word:
    """A word of names in a document: where it stands, and how.

    Attributes:
        spans: its places.
        is_alone: whether no name and nobody's title stands beside any.
        is_family: whether each is what many of one name are called.
    """

    spans: list[Span] = field(default_factory=list)
    is_alone: bool = True
    is_family: bool = True


def _words(document: Document) -> dict[str, _Word]:
    """The words of the document's names by their `display_form`."""
    found: dict[str, _Word] = {}
    for use, spans in document.once(name_places).items():
        written, _, side = use.partition("\t")
        before = [document.text[max(0, start - _AROUND) : start] for start, _ in spans]
        word = found.setdefault(display_form(written), _Word())
        word.spans += spans
        word.is_alone &= not any(map(is_telling, filter(None, side.split("/"))))
        word.is_alone &= not any(map(_HONORIFIC.search, before))
        word.is_family &= all(map(_FAMILY.search, before))
    return found


class _Compounds:
    """The compounds among a document's words, by their parts and by their `blocking_key`."""

    def __init__(self, document: Document) -> None:
        self.by_part: dict[str, list[str]] = {}
        self.by_key: dict[str, list[str]] = {}
        for word in document.once(_words):
            if "-" in word:
                self.by_key.setdefault(blocking_key(word), []).append(word)
                for part in set(word.split("-")):
                    self.by_part.setdefault(part, []).append(word)


def _in_compounds(document: Document, form: str, canonical: str) -> Iterator[OtherForm]:
    words = document.once(_words)
    part = re.compile(rf"(?<![^-]){re.escape(form)}(?![^-])")
    compounds = document.once(_Compounds)
    for compound in compounds.by_part.get(form.partition("-")[0], ()):
        word = words[compound]
        match = part.search(compound) if compound != form else None
        if match is None or not word.is_alone or _is_somebody(compound, compounds, words):
            continue
        others = [*compound[: match.start()].split("-"), *compound[match.end() :].split("-")]
        if _fall_apart(form, others):
            for start, end in word.spans:
                span = Span(start + match.start(), start + match.end())
                yield OtherForm(span, in_case_of(canonical, document.text[start:end]))


def _fall_apart(form: str, others: Iterable[str]) -> bool:
    """Whether a name and the other parts of a compound are no name together."""
    for other in filter(None, others):
        lower = other.lower()
        if lower in _NAME_STARTS or (is_known(form) and is_known(other)):
            return False
        if other == lower and lower not in no_names():
            return False
    return True


def _is_somebody(compound: str, compounds: _Compounds, words: Mapping[str, _Word]) -> bool:
    """Whether a compound is judged as a whole, since the document has it in two spellings."""
    for other in compounds.by_key[blocking_key(compound)][:_MOST_SPELLINGS]:
        if other != compound:
            pair = _parts_that_differ(compound, other)
            if pair is None or not words.keys() >= set(pair):
                return True
    return False


def _plurals(document: Document, form: str, canonical: str) -> Iterator[OtherForm]:
    words = document.once(_words)
    several, right = plural(form), plural(canonical)
    word = words.get(several)
    if word is None or not word.is_alone or not word.is_family:
        return
    if several == canonical or is_known(several) or (right in words and canonical not in words):
        return
    for start, end in word.spans:
        yield OtherForm(Span(start, end), in_case_of(right, document.text[start:end]))
