"""One automaton for the trigger phrases of all rules.

Hyperscan was chosen by measurement (`benchmarks/triggers.py`): with 2,000 phrases it reads news at
6 ms/MB, ahocorasick-rs at 14, and compiles them in a tenth of a second.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from corpuslint.rule import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpuslint.document import Document


# Characters that are searched phrase by phrase before the automaton is compiled: a commit of an
# article or two is checked before compiling would have ended.
_SEARCHED_PLAINLY = 16_000


class TriggerScanner:
    """Finds which rules' triggers stand in a text.

    Args:
        triggers: for each rule code its phrases.
    """

    def __init__(self, triggers: Mapping[str, Sequence[str]]) -> None:
        owners: dict[str, list[tuple[str, int]]] = {}
        for code, phrases in triggers.items():
            for index, phrase in enumerate(phrases):
                if not phrase:
                    raise ValueError(f"{code}: an empty trigger")
                encoded = _fold(phrase).encode("utf-8", "replace")
                owners.setdefault(encoded.decode("utf-8"), []).append((code, index))
        self._phrases = list(owners)
        self._owners = list(owners.values())
        self._starts_word = [phrase[0].isalnum() for phrase in self._phrases]
        self._ends_word = [phrase[-1].isalnum() for phrase in self._phrases]
        self._searched = 0

    @cached_property
    def _database(self) -> object:
        """The automaton, compiled when a text is scanned: a run without changes scans none."""
        import hyperscan  # noqa: PLC0415  only a run that scans needs it

        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        count = len(self._phrases)
        database.compile(
            expressions=[_escape(phrase) for phrase in self._phrases],
            ids=list(range(count)),
            elements=count,
        )
        return database

    def scan(self, document: Document) -> dict[str, list[Hit]]:
        """The hits of each rule that has any, in the order of the text."""
        text = document.text
        found: dict[str, list[Hit]] = {}
        for end, phrase in self._ends(document) if self._phrases else ():
            start = end - len(self._phrases[phrase])
            if self._ends_word[phrase] and _is_word(text, end):
                continue
            if self._starts_word[phrase] and _is_word(text, start - 1):
                continue
            for code, index in self._owners[phrase]:
                found.setdefault(code, []).append(Hit(max(start, 0), end, index))
        for hits in found.values():
            hits.sort()
        return found

    def _ends(self, document: Document) -> list[tuple[int, int]]:
        """Where phrases end, as code points, and which; in order."""
        data = _fold(document.text).encode("utf-8", "replace")
        self._searched += len(document.text)
        if self._searched <= _SEARCHED_PLAINLY:
            return sorted(_occurrences(data.decode("utf-8"), self._phrases))
        ends: list[tuple[int, int]] = []
        self._database.scan(data, match_event_handler=_note, context=ends)  # type: ignore[attr-defined]
        ends.sort()
        if document.is_ascii:
            return ends
        position = characters = 0
        for number, (end, phrase) in enumerate(ends):
            characters += len(data[position:end].decode("utf-8"))
            position = end
            ends[number] = (characters, phrase)
        return ends


def _occurrences(text: str, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The end of each occurrence of a phrase, and the phrase's number."""
    for number, phrase in enumerate(phrases):
        place = text.find(phrase)
        while place >= 0:
            yield place + len(phrase), number
            place = text.find(phrase, place + 1)


def _note(phrase: int, _start: int, end: int, _flags: int, ends: list[tuple[int, int]]) -> None:
    ends.append((end, phrase))


def _fold(text: str) -> str:
    """The text in lower case, code point for code point.

    Lower case in Python is lower case in the automaton: its own caseless UTF-8 mode takes 25 times
    as long to compile. A dotted capital I is the one letter whose lower case is longer. A lone
    surrogate, which UTF-8 cannot hold, is encoded as one question mark: still one code point.
    """
    folded = text.lower()
    return folded if len(folded) == len(text) else text.replace("İ", "i").lower()


def _is_word(text: str, offset: int) -> bool:
    return 0 <= offset < len(text) and text[offset].isalnum()


def _escape(phrase: str) -> bytes:
    r"""The phrase's bytes as a pattern that matches them literally."""
    return b"".join(
        bytes([byte]) if chr(byte).isalnum() and byte < 128 else b"\\x%02x" % byte
        for byte in phrase.encode("utf-8", "replace")
    )
