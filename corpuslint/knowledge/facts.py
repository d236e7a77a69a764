"""Facts by rule and key, in memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from corpuslint.findings import DocumentFact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from corpuslint.document import DocumentKey
    from corpuslint.findings import Fact


class Knowledge(Protocol):
    """Facts, looked up by key."""

    def facts(self, rule: str, key: str) -> Sequence[DocumentFact]:
        """The facts of one key, sorted by document and value."""

    def keys(self, rule: str) -> Collection[str]:
        """All keys of one rule."""

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""


class Facts:
    """All facts of a corpus, in memory."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, list[DocumentFact]]] = {}

    def add(self, document: DocumentKey, facts: Iterable[tuple[str, Fact]]) -> None:
        """Note the facts of one document."""
        for rule, fact in facts:
            by_key = self._facts.setdefault(rule, {})
            noted = DocumentFact(document, fact.key, fact.value, fact.spans)
            known = by_key.get(fact.key)
            if known is None:
                by_key[fact.key] = [noted]
            else:
                known.append(noted)

    def keys(self, rule: str) -> Collection[str]:
        """All keys of one rule."""
        return self._facts.get(rule, {}).keys()

    def facts(self, rule: str, key: str) -> Sequence[DocumentFact]:
        """The facts of one key, sorted by document and value."""
        found = self._facts.get(rule, {}).get(key, [])
        return sorted(found, key=_by_document) if len(found) > 1 else found

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""
        return Counter(fact.value for fact in self._facts.get(rule, {}).get(key, ()))


class Overlay:
    """Knowledge in which the facts of some documents were exchanged for others.

    Args:
        frozen: the knowledge of the whole corpus.
        exchanged: for each document its facts now; nothing for one that is gone.
    """

    def __init__(
        self, frozen: Knowledge, exchanged: Mapping[DocumentKey, Iterable[tuple[str, Fact]]]
    ) -> None:
        self._frozen = frozen
        self._documents = frozenset(exchanged)
        self._own = Facts()
        for document, facts in exchanged.items():
            self._own.add(document, facts)

    def keys(self, rule: str) -> Collection[str]:
        """The keys of the exchanged documents only: they are the ones to be judged again."""
        return self._own.keys(rule)

    def facts(self, rule: str, key: str) -> Sequence[DocumentFact]:
        """The facts of one key, sorted by document and value."""
        others = [f for f in self._frozen.facts(rule, key) if f.document not in self._documents]
        return sorted([*others, *self._own.facts(rule, key)], key=_by_document)

    def tally(self, rule: str, key: str) -> Mapping[str, int]:
        """For each value of the key, how many documents noted it."""
        return Counter(fact.value for fact in self.facts(rule, key))


def _by_document(fact: DocumentFact) -> tuple[DocumentKey, str]:
    return fact.document, fact.value
