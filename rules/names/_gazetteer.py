"""Well-known names with their usual spellings in English: `gazetteer.tsv`, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpuslint.language.romanise import blocking_key, romanisation_key

from ._spellings import contexts_of

PATH = Path(__file__).with_name("gazetteer.tsv")
_LONG = 4  # words of a name that any two neighbours of tell (`Luiz Inácio`)


class Entry(NamedTuple):
    """One well-known name.

    Attributes:
        canonical: the usual spelling in English.
        kind: person, place or organisation.
        accepted: other spellings that serious newsrooms use, with the style that prefers each.
        wrong: spellings that are no style's: slips and other languages' habits.
        source: whose spelling the usual one is thought to be, and that it was not looked up.
    """

    canonical: str
    kind: str
    accepted: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...]
    source: str


class KnownWord(NamedTuple):
    """One word of a well-known name.

    Attributes:
        spellings: this word's accepted spellings by style, the usual one under "".
        wrong: its wrong spellings.
        beside: romanisation keys of the name's other words that tell its bearer: the surname, or,
            for the surname, any other; empty for a name of one word.
        contexts: those words as what stands beside this one, as `Spelling` counts it.
        full: the whole name, for people to read.
        alone: spellings that are told by the word alone: surnames.
        is_surname: whether it is the name's last word: its spelling is the one to write for others
            too, while a given name has other bearers who spell it in their own way.
    """

    spellings: dict[str, str]
    wrong: frozenset[str]
    beside: frozenset[str]
    contexts: tuple[str, ...]
    full: str
    alone: frozenset[str]
    is_surname: bool


@cache
def entries() -> tuple[Entry, ...]:
    """All entries, in the order of the file."""
    found = []
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        canonical, kind, accepted, wrong, source = line.split("\t")
        styles = [pair.split("=") for pair in filter(None, accepted.split("|"))]
        found.append(
            Entry(
                canonical,
                kind,
                tuple((style, spelling) for style, spelling in styles),
                tuple(filter(None, wrong.split("|"))),
                source,
            )
        )
    return tuple(found)


@cache
def words_by_key() -> dict[str, tuple[KnownWord, ...]]:
    """The words of all entries, by the blocking keys of all their spellings."""
    found: dict[str, list[KnownWord]] = {}
    for entry in entries():
        for index in range(len(entry.canonical.split())):
            known = _known_word(entry, index)
            for key in sorted({blocking_key(f) for f in (*known.spellings.values(), *known.wrong)}):
                found.setdefault(key, []).append(known)
    return {key: tuple(words) for key, words in found.items()}


def _words(name: str) -> list[str]:
    """The words of a name as `find_names` gives them: `Sisi` of `al-Sisi`."""
    return [word.partition("-")[2] or word if word[0].islower() else word for word in name.split()]


def _known_word(entry: Entry, index: int) -> KnownWord:
    parts = _words(entry.canonical)
    tells_alone = index == len(parts) - 1 or len(parts) >= _LONG
    spellings = {"": parts[index]}
    alone = set()
    for style, whole in entry.accepted:
        other = _same_word(parts, _words(whole), index)
        if other:
            spellings[style] = other
            if index == len(parts) - 1:
                alone.add(other)
    wrong = set()
    for whole in entry.wrong:
        other = _same_word(parts, _words(whole), index)
        if other and other not in spellings.values():
            wrong.add(other)
            if " " not in whole:
                alone.add(other)
    others = [part for part in parts if part != parts[index] and (part == parts[-1] or tells_alone)]
    return KnownWord(
        spellings,
        frozenset(wrong),
        frozenset(map(romanisation_key, others)),
        tuple(sorted({context for part in others for context in contexts_of(part, part)})),
        entry.canonical,
        frozenset(alone),
        index == len(parts) - 1,
    )


def _same_word(parts: list[str], others: list[str], index: int) -> str | None:
    """The word of another spelling that stands for the word at the index; None without one.

    A spelling of one word stands for the last word of the name.
    """
    if len(others) == len(parts):
        return others[index]
    if len(others) == 1 and index == len(parts) - 1:
        return others[0]
    return None
