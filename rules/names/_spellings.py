"""The spellings of one key: who uses which, how often, and beside which words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.not_names import TITLES
from corpuslint.language.romanise import blocking_key, romanisation_key
from corpuslint.rule import Fact, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpuslint.language.name_spans import NamePlace
    from corpuslint.rule import DocumentFact, DocumentKey

_OPENS = "^"
_MOST_RIVALS = 200


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

    @property
    def first(self) -> tuple[DocumentKey, Span]:
        """Where it stands first."""
        return min((use.document, use.span) for use in self.uses)

    def add(self, use: Use) -> None:
        """Note an occurrence."""
        self.uses.append(use)
        self.documents[use.document] += 1
        for context in contexts(use):
            self.beside[context] += 1

    @property
    def is_named(self) -> bool:
        """Whether a name, no title, stands beside it anywhere."""
        return any(not is_title(context) for context in self.beside)

    def is_named_in(self, document: DocumentKey) -> bool:
        """Whether a name stands beside it somewhere in a document."""
        return any(
            use.document == document and any(not is_title(context) for context in contexts(use))
            for use in self.uses
        )

    @property
    def weight(self) -> tuple[int, int]:
        """How established it is: documents, then uses."""
        return len(self.documents), len(self.uses)


def contexts(use: Use) -> Iterable[str]:
    """What stands beside an occurrence, in a form that can be compared across spellings."""
    if use.before:
        yield f"{use.before if use.before.islower() else blocking_key(use.before)} _"
    if use.after:
        yield "_ " + blocking_key(use.after)


def is_title(context: str) -> bool:
    """Whether what stands beside an occurrence is a title."""
    return context.removesuffix(" _") in TITLES


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


def word_fact(key: str, word: str, places: Sequence[NamePlace]) -> Fact:
    """The fact that a document has a word of a name at some places."""
    spans = tuple([Span(place.start, place.end) for place in places])
    return Fact(key, encode(word, places), spans)


def written_words(facts: Iterable[DocumentFact]) -> set[str]:
    """The words that facts are about, as written."""
    return {fact.value.partition("\t")[0] for fact in facts}


def display_form(written: str) -> str:
    """The form to count a written word under: `ZELENSKI` is `Zelenski`; `NATO` stays."""
    if len(written) > 4 and written.isupper():
        return written.title() if "-" in written else written.capitalize()
    return written


def in_case_of(canonical: str, written: str) -> str:
    """The canonical form in the capitals of what is written."""
    return canonical.upper() if len(written) > 4 and written.isupper() else canonical


class Rivals:
    """The spellings of one key, found by what makes two of them worth comparing.

    Linear in the number of spellings unless thousands share a sound, a document or a neighbour.
    """

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._by_sound: dict[str, list[Spelling]] = {}
        self._by_document: dict[DocumentKey, list[Spelling]] = {}
        self._by_context: dict[str, list[Spelling]] = {}
        for spelling in spellings:
            self._by_sound.setdefault(romanisation_key(spelling.form), []).append(spelling)
            for document in spelling.documents:
                self._by_document.setdefault(document, []).append(spelling)
            for context in spelling.beside:
                if not is_title(context):
                    self._by_context.setdefault(context, []).append(spelling)

    def of(self, spelling: Spelling, use: Use) -> Iterable[Spelling]:
        """The other spellings that an occurrence may be a form of, in a fixed order."""
        found = {
            rival.form: rival
            for group in (
                self._by_sound[romanisation_key(spelling.form)],
                self._by_document[use.document],
                *(self._by_context.get(context, ()) for context in contexts(use)),
            )
            for rival in group[:_MOST_RIVALS]
        }
        lower = spelling.form.lower()
        return [found[form] for form in sorted(found) if form.lower() != lower]
