"""The spellings of one key: who uses which, how often, and beside which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.not_names import TITLES
from corpuslint.language.romanise import blocking_key
from corpuslint.rule import Fact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from corpuslint.language.name_spans import NameUse
    from corpuslint.rule import DocumentFact, DocumentKey

_new = tuple.__new__  # a Use three times as fast as by its own name

# What a finding seeks that is about the compounds and plurals of a spelling.
OTHER_FORMS = "\t-"
_FEW = 4
_MOST_RIVALS = 100


class Use(NamedTuple):
    """A spelling as a document has it beside the same words, once or more often.

    ``order`` tells which word of the key the document has first.
    """

    document: DocumentKey
    order: int
    written: str
    before: str
    after: str

    @property
    def sought(self) -> str:
        """The use as `find_names` gives it."""
        return f"{self.written}\t{self.before}/{self.after}"


class Spelling:
    """One spelling, and all its uses in the facts at hand.

    Attributes:
        form: as `display_form` gives it.
        uses: where it stands and beside what.
        count: how many occurrences those are.
        documents: the occurrences in each document.
        beside: the occurrences beside each context.
    """

    def __init__(self, form: str) -> None:
        self.form = form
        self.uses: list[Use] = []
        self.count = 0
        self.documents: Counter[DocumentKey] = Counter()
        self.beside: Counter[str] = Counter()
        self._named_in: set[DocumentKey] = set()
        self._uses_in: dict[DocumentKey, list[Use]] = {}

    @property
    def first(self) -> tuple[DocumentKey, int]:
        """Where it stands first."""
        return min((use.document, use.order) for use in self.uses)

    def add(
        self, written: str, side: str, order: int, count: int, documents: Sequence[DocumentKey]
    ) -> None:
        """Note a use in the documents that have it, and how often each has it."""
        before, _, after = side.partition("/")
        of_document = self.documents
        for document in documents:
            self.uses.append(_new(Use, (document, order, written, before, after)))
            of_document[document] = of_document.get(document, 0) + count
        total = count * len(documents)
        self.count += total
        if side != "/":
            for context in contexts_of(before, after):
                self.beside[context] = self.beside.get(context, 0) + total
                if not is_title(context):
                    self._named_in.update(documents)

    @property
    def is_named(self) -> bool:
        """Whether a name, no title, stands beside it anywhere."""
        return bool(self._named_in)

    def is_named_in(self, document: DocumentKey) -> bool:
        """Whether a name stands beside it somewhere in a document."""
        return document in self._named_in

    def uses_in(self, document: DocumentKey) -> Sequence[Use]:
        """Its uses in a document; once all uses are added."""
        if not self._uses_in:
            for use in self.uses:
                self._uses_in.setdefault(use.document, []).append(use)
        return self._uses_in[document]

    @property
    def weight(self) -> tuple[int, int]:
        """How established it is: documents, then occurrences."""
        return len(self.documents), self.count


def contexts(use: Use) -> Iterable[str]:
    """What stands beside an occurrence, in a form that can be compared across spellings."""
    return contexts_of(use.before, use.after)


@lru_cache(maxsize=1 << 16)
def contexts_of(before: str, after: str) -> tuple[str, ...]:
    """The words before and after an occurrence as contexts; none for an empty one."""
    found = []
    if before:
        found.append(f"{before if before.islower() else blocking_key(before)} _")
    if after:
        found.append("_ " + blocking_key(after))
    return tuple(found)


def is_title(context: str) -> bool:
    """Whether what stands beside an occurrence is a title."""
    return context.removesuffix(" _") in TITLES


def word_facts(uses: Iterable[NameUse]) -> list[Fact]:
    """One fact for each key: a line for each word as written, with the sides of its occurrences.

    A fact has no spans: `NameRule` finds them again in the few documents that have findings.
    """
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for key, use in uses:
        by_key[key].append(use)
    return [
        Fact(key, found[0] if len(found) == 1 else _together(found))
        for key, found in by_key.items()
    ]


def _together(uses: Iterable[str]) -> str:
    sides: dict[str, list[str]] = {}
    for use in uses:
        word, _, side = use.partition("\t")
        sides.setdefault(word, []).append(side)
    return "\n".join(f"{word}\t{'|'.join(found)}" for word, found in sides.items())


def uses_in(value: str) -> Iterator[tuple[str, list[str]]]:
    """The words of a fact of `word_facts`, as first written in the text, with their sides."""
    for line in value.split("\n"):
        word, _, sides = line.partition("\t")
        yield word, sides.split("|")


def forms_in(values: Iterable[str]) -> set[str]:
    """The forms that values of `word_facts` are about, as `display_form` gives them."""
    words = {line.partition("\t")[0] for value in values for line in value.split("\n")}
    return set(map(display_form, words))


def with_forms(values: Iterable[str], forms: Collection[str]) -> set[str]:
    """The values that have one of the forms."""
    return {
        value
        for value in values
        if any(display_form(line.partition("\t")[0]) in forms for line in value.split("\n"))
    }


def meeting_pairs(values: Collection[str]) -> set[tuple[str, str]]:
    """Pairs of forms that stand in one document, or beside one name: without that none is linked.

    Linear in the distinct values: of more forms than a hundred in one place only the first are
    taken.
    """
    if len(values) == 1 and "\n" not in next(iter(values)):
        return set()
    sides: defaultdict[str, list[str]] = defaultdict(list)
    for line in {line for value in values for line in value.split("\n")}:
        word, _, beside = line.partition("\t")
        sides[word].append(beside)
    if len(sides) < 2:
        return set()
    places: list[Collection[str]] = [forms_in((value,)) for value in values if "\n" in value]
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for word, found in sides.items():
        form = display_form(word)
        for side in set("|".join(found).split("|")):
            for context in _names_beside(side):
                forms[context].add(form)
    pairs: set[tuple[str, str]] = set()
    for meeting in (*places, *forms.values()):
        if len(meeting) > 1:
            pairs.update(combinations(sorted(meeting)[:_MOST_RIVALS], 2))
    return {(a, b) for a, b in pairs if a.lower() != b.lower()}


@lru_cache(maxsize=1 << 16)
def _names_beside(side: str) -> tuple[str, ...]:
    """The contexts of a side but for titles."""
    before, _, after = side.partition("/")
    return contexts_of("" if before.islower() else before, after)


def decode(facts: Iterable[DocumentFact]) -> dict[str, Spelling]:
    """The spellings in facts by their form, as `display_form` gives it."""
    documents: defaultdict[str, list[DocumentKey]] = defaultdict(list)
    for fact in facts:
        documents[fact.value].append(fact.document)
    spellings: dict[str, Spelling] = {}
    for value, having in documents.items():
        for order, (written, sides) in enumerate(uses_in(value)):
            form = display_form(written)
            spelling = spellings.get(form)
            if spelling is None:
                spelling = spellings[form] = Spelling(form)
            if len(sides) == 1:
                spelling.add(written, sides[0], order, 1, having)
            else:
                for side, count in Counter(sides).items():
                    spelling.add(written, side, order, count, having)
    return spellings


def crowded_documents(spellings: Iterable[Spelling]) -> set[DocumentKey]:
    """The documents that have several of the spellings."""
    seen: set[DocumentKey] = set()
    crowded: set[DocumentKey] = set()
    for spelling in spellings:
        crowded.update(seen & spelling.documents.keys())
        seen.update(spelling.documents)
    return crowded


@lru_cache(maxsize=1 << 16)
def display_form(written: str) -> str:
    """The form to count a written word under: `ZELENSKI` is `Zelenski`; `NATO` stays.

    Which apostrophe a name is set with is no matter of its spelling.
    """
    form = written.replace("’", "'")
    if len(form) <= 4 or not form.isupper():
        return form
    if "-" in form:
        return form.title()
    start = 2 if form[1] == "'" else 0  # O'Brien
    return form[:start] + form[start:].capitalize()


def in_case_of(canonical: str, written: str) -> str:
    """The canonical form in the capitals, and with the apostrophe, of what is written."""
    right = canonical.upper() if len(written) > 4 and written.isupper() else canonical
    return right.replace("'", "’") if "’" in written else right


def amount(count: int, documents: int) -> str:
    """How often a spelling stands in how many documents, for a finding's reasons."""
    if count == 0:
        return "not used here"
    return f"{count}× in {documents} document{'s' if documents > 1 else ''}"


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
