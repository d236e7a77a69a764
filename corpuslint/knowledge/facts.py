"""Facts by rule and key, in memory."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Protocol

from corpuslint.findings import DocumentFact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from corpuslint.document import DocumentKey
    from corpuslint.findings import Fact


class Knowledge(Protocol):
    """Facts, looked up by key."""

    def facts(
        self, rule: str, key: str, values: Collection[str] | None = None
    ) -> Sequence[DocumentFact]:
        """The facts of one key (with one of the values), sorted by document and value."""

    def keys(self, rule: str) -> Collection[str]:
        """All keys of one rule."""

    def values(self, rule: str, key: str) -> Collection[str]:
        """The distinct values of the key, perhaps also some that are gone."""

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""


_MOST_REMEMBERED = 4096  # answers


class Facts:
    """All facts of a corpus, in memory."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, list[tuple[DocumentKey, Fact]]]] = {}

    def add(self, document: DocumentKey, facts: Mapping[str, Iterable[Fact]]) -> None:
        """Note the facts of one document, by rule."""
        for rule, noted in facts.items():
            by_key = self._facts.get(rule)
            if by_key is None:
                by_key = self._facts[rule] = defaultdict(list)
            for fact in noted:
                by_key[fact.key].append((document, fact))

    def keys(self, rule: str) -> Collection[str]:
        """All keys of one rule."""
        return self._facts.get(rule, {}).keys()

    def facts(
        self, rule: str, key: str, values: Collection[str] | None = None
    ) -> Sequence[DocumentFact]:
        """The facts of one key (with one of the values), sorted by document and value."""
        found = [
            DocumentFact(document, key, fact.value, fact.spans)
            for document, fact in self._noted(rule, key)
            if values is None or fact.value in values
        ]
        return sorted(found, key=_by_document) if len(found) > 1 else found

    def values(self, rule: str, key: str) -> Collection[str]:
        """The distinct values of the key."""
        return {fact.value for _, fact in self._noted(rule, key)}

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""
        return Counter(fact.value for _, fact in self._noted(rule, key))

    def _noted(self, rule: str, key: str) -> Sequence[tuple[DocumentKey, Fact]]:
        return self._facts.get(rule, {}).get(key, ())


class Frozen:
    """Knowledge that does not change any more, and remembers what it was asked.

    A key may hold a fact of every document: each of many changed documents asks for its tally.

    Args:
        knowledge: of the whole corpus.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._tallies: dict[tuple[str, str], Mapping[str, int]] = {}
        self._noted: dict[tuple[str, str], dict[DocumentKey, list[str]]] = {}
        self._facts: dict[tuple[str, str, frozenset[str] | None], Sequence[DocumentFact]] = {}

    def facts(
        self, rule: str, key: str, values: Collection[str] | None = None
    ) -> Sequence[DocumentFact]:
        """The facts of one key (with one of the values), sorted by document and value."""
        asked = (rule, key, None if values is None else frozenset(values))
        known = self._facts.get(asked)
        if known is None:
            if len(self._facts) >= _MOST_REMEMBERED:
                self._facts.clear()
            known = self._facts[asked] = self._knowledge.facts(rule, key, values)
        return known

    def keys(self, rule: str) -> Collection[str]:
        """All keys of one rule."""
        return self._knowledge.keys(rule)

    def values(self, rule: str, key: str) -> Collection[str]:
        """The distinct values of the key."""
        return self._knowledge.values(rule, key)

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""
        known = self._tallies.get((rule, key))
        if known is None:
            known = self._tallies[rule, key] = self._knowledge.tally(rule, key)
        return known

    def noted(self, rule: str, key: str, document: DocumentKey) -> Sequence[str]:
        """The values that a document noted under a key."""
        known = self._noted.get((rule, key))
        if known is None:
            known = self._noted[rule, key] = {}
            for fact in self._knowledge.facts(rule, key):
                known.setdefault(fact.document, []).append(fact.value)
        return known.get(document, ())


class Overlay:
    """Knowledge in which the facts of some documents were exchanged for others.

    Args:
        frozen: the knowledge of the whole corpus.
        exchanged: for each document its facts now; nothing for one that is gone.
    """

    def __init__(
        self, frozen: Frozen, exchanged: Mapping[DocumentKey, Mapping[str, Iterable[Fact]]]
    ) -> None:
        self._frozen = frozen
        self._documents = frozenset(exchanged)
        self._own = Facts()
        for document, facts in exchanged.items():
            self._own.add(document, facts)

    def keys(self, rule: str) -> Collection[str]:
        """The keys of the exchanged documents only: they are the ones to be judged again."""
        return self._own.keys(rule)

    def facts(
        self, rule: str, key: str, values: Collection[str] | None = None
    ) -> Sequence[DocumentFact]:
        """The facts of one key (with one of the values), sorted by document and value."""
        known = self._frozen.facts(rule, key, values)
        found = [fact for fact in known if fact.document not in self._documents]
        for fact in self._own.facts(rule, key, values):
            insort(found, fact, key=_by_document)
        return found

    def values(self, rule: str, key: str) -> Collection[str]:
        """The distinct values of the key, and perhaps such as only exchanged documents had."""
        return {*self._frozen.values(rule, key), *self._own.values(rule, key)}

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""
        counts = Counter(self._frozen.tally(rule, key))
        for document in self._documents:
            counts.subtract(self._frozen.noted(rule, key, document))
        counts.update(self._own.tally(rule, key))
        return +counts


def _by_document(fact: DocumentFact) -> tuple[DocumentKey, str]:
    return fact.document, fact.value
