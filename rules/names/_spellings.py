"""The spellings of one key: who uses which, how often, and beside which words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.not_names import TITLES
from corpuslint.language.romanise import blocking_key
from corpuslint.rule import Fact

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from corpuslint.language.name_spans import WordUses
    from corpuslint.rule import DocumentFact, DocumentKey, Span

_FEW = 4
_MOST_RIVALS = 100


class Use(NamedTuple):
    """One occurrence of a spelling, as the text has it."""

    document: DocumentKey
    span: Span
    written: str
    before: str
    after: str


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
    return _contexts(use.before, use.after)


@lru_cache(maxsize=1 << 16)
def _contexts(before: str, after: str) -> tuple[str, ...]:
    found = []
    if before:
        found.append(f"{before if before.islower() else blocking_key(before)} _")
    if after:
        found.append("_ " + blocking_key(after))
    return tuple(found)


def is_title(context: str) -> bool:
    """Whether what stands beside an occurrence is a title."""
    return context.removesuffix(" _") in TITLES


def meeting_pairs(facts: Sequence[DocumentFact]) -> set[tuple[str, str]]:
    """Pairs of forms that stand in one document, or beside one name: without that none is linked.

    Linear in the facts: of more forms than a hundred in one place only the first are taken.
    """
    places: dict[object, dict[str, None]] = {}
    for fact in facts:
        word, _, sides = fact.value.partition("\t")
        form = display_form(word)
        places.setdefault(fact.document, {})[form] = None
        if len(sides) > sides.count("/") + sides.count("|"):
            for side in set(sides.split("|")):
                before, _, after = side.partition("/")
                if before and not before.islower():
                    places.setdefault(blocking_key(before) + " _", {})[form] = None
                if after:
                    places.setdefault("_ " + blocking_key(after), {})[form] = None
    pairs: set[tuple[str, str]] = set()
    for forms in places.values():
        if len(forms) > 1:
            pairs.update(combinations(sorted(forms)[:_MOST_RIVALS], 2))
    return {(a, b) for a, b in pairs if a.lower() != b.lower()}


def decode(facts: Iterable[DocumentFact], forms: Container[str]) -> dict[str, Spelling]:
    """The spellings in facts by their form, as `display_form` gives it; only those asked for."""
    spellings: dict[str, Spelling] = {}
    for fact in facts:
        written, _, sides = fact.value.partition("\t")
        form = display_form(written)
        if form not in forms:
            continue
        spelling = spellings.get(form)
        if spelling is None:
            spelling = spellings[form] = Spelling(form)
        for span, side in zip(fact.spans, sides.split("|"), strict=True):
            before, _, after = side.partition("/")
            spelling.add(Use(fact.document, span, written, before, after))
    return spellings


def word_fact(key: str, word: str, uses: WordUses) -> Fact:
    """The fact that a document has a word of a name: as written, and what stands beside it."""
    spans, sides = uses
    return Fact(key, f"{word}\t{'|'.join(sides)}", tuple(spans))


def written_forms(facts: Iterable[DocumentFact]) -> set[str]:
    """The forms that facts are about, as `display_form` gives them."""
    return {display_form(word) for word in {fact.value.partition("\t")[0] for fact in facts}}


@lru_cache(maxsize=1 << 16)
def display_form(written: str) -> str:
    """The form to count a written word under: `ZELENSKI` is `Zelenski`; `NATO` stays."""
    if len(written) > 4 and written.isupper():
        return written.title() if "-" in written else written.capitalize()
    return written


def in_case_of(canonical: str, written: str) -> str:
    """The canonical form in the capitals of what is written."""
    return canonical.upper() if len(written) > 4 and written.isupper() else canonical


class Rivals:
    """The spellings of one key: to each those that it is worth comparing with."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._all = sorted(spellings, key=lambda spelling: spelling.form)
        self._by_document: dict[DocumentKey, list[Spelling]] = {}
        self._by_context: dict[str, list[Spelling]] = {}
        if len(self._all) > _FEW:
            for spelling in self._all:
                for document in spelling.documents:
                    self._by_document.setdefault(document, []).append(spelling)
                for context in spelling.beside:
                    if not is_title(context):
                        self._by_context.setdefault(context, []).append(spelling)

    def of(self, spelling: Spelling, use: Use) -> Iterable[Spelling]:
        """The other spellings that an occurrence may be a form of, in a fixed order."""
        lower = spelling.form.lower()
        if len(self._all) <= _FEW:
            return [other for other in self._all if other.form.lower() != lower]
        found = {
            other.form: other
            for group in (
                self._by_document[use.document],
                *(self._by_context.get(context, ()) for context in contexts(use)),
            )
            for other in group[:_MOST_RIVALS]
        }
        return [found[form] for form in sorted(found) if form.lower() != lower]
