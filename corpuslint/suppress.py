"""Findings that the configuration silences: nothing is ever written into the texts.

* ``per-file-ignores``: the rules that a selector stands for, in the files that a glob matches.
* ``allow.phrases``: a finding that marks nothing beyond an allowed phrase.
* ``allow.names``: the same, for the rules of the names family only.
* ``min-confidence``: a finding of less confidence.

A finding *marks nothing beyond a phrase* when its span, less white space and punctuation at its
ends, lies inside one occurrence of the phrase in the text. So the phrase ``chicken Kiev`` silences
a finding on ``Kiev`` there and nowhere else, and the phrase ``Read more`` one on the line
``Read more…``, but no word of an article is silenced because an allowed phrase stands near it. An
occurrence is exact in its letters, begins and ends where words do, and may have other white space
(a line end) where the phrase has a space. Findings about a whole document are not concerned.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from corpuslint.config import origin
from corpuslint.ruleset import resolve_selector
from corpuslint.toml_file import join_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from corpuslint.config import Settings
    from corpuslint.document import DocumentKey
    from corpuslint.findings import LocatedFinding
    from corpuslint.rule import Rule


class Suppression:
    """Decides which findings are shown.

    Args:
        settings: the run's.
        available: all rules by code, those that are off too (`available_rules`).

    Raises:
        ConfigError: a selector of ``per-file-ignores`` fits no rule.
    """

    def __init__(self, settings: Settings, available: Mapping[str, type[Rule]]) -> None:
        self._least = settings.min_confidence
        self._phrases = [_Phrase(phrase) for phrase in settings.allow.phrases]
        self._names = [_Phrase(name) for name in settings.allow.names]
        self._ignores = _FileIgnores(settings, available)

    def keep(
        self, findings: Iterable[LocatedFinding], text_of: Callable[[DocumentKey], str]
    ) -> list[LocatedFinding]:
        """The findings that are not silenced, in their order.

        Args:
            findings: those of one document stand together.
            text_of: the text of a document; called only where a phrase or name has to be looked
                for, once a run of findings of one document.
        """
        kept = [
            item
            for item in findings
            if item.finding.confidence >= self._least
            and item.rule not in self._ignores.codes(item.path)
        ]
        if not self._phrases and not self._names:
            return kept
        shown: list[LocatedFinding] = []
        for key, group in groupby(kept, key=lambda item: item.document):
            own = list(group)
            if any(self._may_be_allowed(item) for item in own):
                own = self._not_allowed(own, text_of(key))
            shown += own
        return shown

    def _may_be_allowed(self, item: LocatedFinding) -> bool:
        if item.finding.scope == "document":
            return False
        return bool(self._phrases) or item.family == "names"

    def _not_allowed(self, findings: Iterable[LocatedFinding], text: str) -> list[LocatedFinding]:
        """The findings of one document that mark something beyond the phrases and names."""
        phrases = _Occurrences(text, self._phrases)
        names = _Occurrences(text, self._names)
        left = []
        for item in findings:
            start, end = _core(text, item.finding.start, item.finding.end)
            is_allowed = self._may_be_allowed(item) and (
                phrases.cover(start, end) or (item.family == "names" and names.cover(start, end))
            )
            if not is_allowed:
                left.append(item)
        return left


class _FileIgnores:
    """``per-file-ignores``: the codes that are ignored in a file."""

    def __init__(self, settings: Settings, available: Mapping[str, type[Rule]]) -> None:
        place = origin(settings, "per_file_ignores")
        self._globs: list[tuple[str, frozenset[str]]] = [
            (
                glob,
                frozenset(
                    code
                    for selector in selectors
                    for code in resolve_selector(selector, available, join_key(place, glob))[0]
                ),
            )
            for glob, selectors in settings.per_file_ignores.items()
        ]
        self._known: dict[str, frozenset[str]] = {}
        self._matchers: list[tuple[Callable[[str], bool], frozenset[str]]] | None = None

    def codes(self, path: str) -> frozenset[str]:
        """The codes that are ignored in the file with that path (relative to the root)."""
        if not self._globs:
            return frozenset()
        if path not in self._known:
            if self._matchers is None:
                self._matchers = [(_matcher(glob), codes) for glob, codes in self._globs]
            matching = [codes for matches, codes in self._matchers if matches(path)]
            self._known[path] = frozenset().union(*matching)
        return self._known[path]


def _matcher(glob: str) -> Callable[[str], bool]:
    """Whether a glob names a file or a folder above it; with ``!`` before it, whether not."""
    from corpuslint.corpus.globs import compile_globs  # noqa: PLC0415  few runs have any

    pattern = compile_globs((glob.removeprefix("!"),))
    is_negated = glob.startswith("!")

    def matches(path: str) -> bool:
        ends = [index for index, character in enumerate(path) if character == "/"]
        return any(pattern.fullmatch(path, 0, end) for end in (*ends, len(path))) != is_negated

    return matches


class _Phrase:
    """An allowed phrase, and where it stands in a text.

    Args:
        phrase: as the configuration has it.
    """

    def __init__(self, phrase: str) -> None:
        words = phrase.split()
        before = r"(?<!\w)" if words[0][0].isalnum() else ""
        after = r"(?!\w)" if words[-1][-1].isalnum() else ""
        # One quantifier between two literals each: a search takes linear time.
        self._pattern = re.compile(before + r"\s+".join(map(re.escape, words)) + after)
        self._first = words[0]

    def occurrences(self, text: str) -> list[tuple[int, int]]:
        """The spans of the phrase, in order, without overlap."""
        if self._first not in text:
            return []
        return [match.span() for match in self._pattern.finditer(text)]


class _Occurrences:
    """Where each phrase stands in one text."""

    def __init__(self, text: str, phrases: Iterable[_Phrase]) -> None:
        found = (phrase.occurrences(text) for phrase in phrases)
        self._spans = [spans for spans in found if spans]

    def cover(self, start: int, end: int) -> bool:
        """Whether the span lies inside one occurrence of one phrase."""
        for spans in self._spans:
            index = bisect_right(spans, start, key=lambda span: span[0]) - 1
            if index >= 0 and end <= spans[index][1]:
                return True
        return False


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and punctuation at its ends, or at least without white space."""
    marked = text[start:end]
    if marked.strip():
        end = start + len(marked.rstrip())
        start += len(marked) - len(marked.lstrip())
    first, last = start, end
    while first < last and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (start, end)
