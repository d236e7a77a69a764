"""The spellings of one key: who uses which, how often, and beside which words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.romanise import romanisation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpuslint.language.name_spans import NamePlace
    from corpuslint.rule import DocumentFact, DocumentKey, Span

_OPENS = "^"


class Use(NamedTuple):
    """One occurrence of a spelling, as the text has it."""

    document: DocumentKey
    span: Span
    written: str
    before: str
    after: str
    opens: bool


class Spelling:
    """One spelling, and all its occurrences in the facts at hand."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.uses: list[Use] = []
        self.documents: Counter[DocumentKey] = Counter()
        self.beside: Counter[str] = Counter()

    def add(self, use: Use) -> None:
        """Note an occurrence."""
        self.uses.append(use)
        self.documents[use.document] += 1
        for context in contexts(use):
            self.beside[context] += 1

    @property
    def weight(self) -> tuple[int, int]:
        """How established it is: documents, then uses."""
        return len(self.documents), len(self.uses)


def contexts(use: Use) -> Iterable[str]:
    """What stands beside an occurrence, in a form that can be compared across spellings."""
    if use.before:
        yield romanisation_key(use.before) + " _"
    if use.after:
        yield "_ " + romanisation_key(use.after)


def encode(word: str, places: Sequence[NamePlace]) -> str:
    """A fact's value: the word as written, and for each of its places what stands beside it."""
    sides = [f"{place.before}/{place.after}" if not place.opens else _OPENS for place in places]
    return f"{word}\t{'|'.join(sides)}"


def decode(facts: Iterable[DocumentFact]) -> dict[str, Spelling]:
    """The spellings in facts, by their form: capitals apart, as `display_form` gives it."""
    spellings: dict[str, Spelling] = {}
    for fact in facts:
        written, _, sides = fact.value.partition("\t")
        form = display_form(written)
        spelling = spellings.get(form)
        if spelling is None:
            spelling = spellings[form] = Spelling(form)
        for span, side in zip(fact.spans, sides.split("|"), strict=True):
            before, _, after = ("", "", "") if side == _OPENS else side.partition("/")
            spelling.add(Use(fact.document, span, written, before, after, side == _OPENS))
    return spellings


def display_form(written: str) -> str:
    """The form to count a written word under: `ZELENSKI` is `Zelenski`; `NATO` stays."""
    if len(written) > 4 and written.isupper():
        return written.title() if "-" in written else written.capitalize()
    return written


def in_case_of(canonical: str, written: str) -> str:
    """The canonical form in the capitals of what is written."""
    return canonical.upper() if len(written) > 4 and written.isupper() else canonical
