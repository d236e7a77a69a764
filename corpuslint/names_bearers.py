"""Who bears a name in a corpus: the names where they stand, and whose a last name alone is."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.findings import Applicability
from corpuslint.language.romanise import blocking_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpuslint.document import DocumentKey
    from corpuslint.findings import LocatedFinding


class Mention(NamedTuple):
    """A name where it stands, with the findings on it.

    ``written`` and ``right`` are its spelling in small letters before and after them.
    """

    document: DocumentKey
    written: str
    right: str
    found: tuple[LocatedFinding, ...]
    context: str

    @property
    def is_unsure(self) -> bool:
        """Whether a fix that makes it ``right`` may be wrong."""
        return any(
            item.finding.fix is not None and item.finding.fix.applicability is Applicability.UNSAFE
            for item in self.found
        )

    @property
    def is_sure(self) -> bool:
        """Whether findings make it ``right``, each with a safe fix."""
        return bool(self.found) and all(
            item.finding.fix is not None and item.finding.fix.applicability is Applicability.SAFE
            for item in self.found
        )


class Bearers:
    """Who is meant by a last name alone.

    A name that is one's only if an unsafe fix is right (`Olga Kalas`, who need not be a Kallas) is
    no bearer's.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._in_document: defaultdict[tuple[DocumentKey, str], Counter[str]] = defaultdict(Counter)
        self._anywhere: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for mention in mentions:
            word = last_word(mention.right)
            if " " in mention.right and not mention.is_unsure:
                self._in_document[mention.document, word][mention.right] += 1
                self._anywhere[word][mention.right] += 1

    def of(self, mention: Mention) -> str | None:
        """The one bearer whom the document speaks of, else the corpus; None: not one."""
        names = self._in_document.get((mention.document, mention.right))
        return _only(names or self._anywhere[mention.right])

    def of_word(self, word: str) -> tuple[str, ...]:
        """All bearers of a word, the most named first."""
        names = self._anywhere[word]
        return tuple(sorted(names, key=lambda name: (-names[name], name)))


def last_word(name: str) -> str:
    """The last word of a name, without an article (`al-Sisi`)."""
    last = name.rpartition(" ")[2]
    return last.partition("-")[2] if last[:1].islower() and "-" in last else last


def _only(names: Mapping[str, int]) -> str | None:
    """The one person that whole names name, who may be written with a middle name too."""
    if len({blocking_key(name.split(maxsplit=1)[0]) for name in names}) != 1:
        return None
    return min(names, key=lambda name: (-names[name], name))
