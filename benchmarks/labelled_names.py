"""Labelled pairs of names and documents, and whether findings link two spellings."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from corpuslint.findings import LocatedFinding

_LONGEST = 80  # characters: a finding on more does not point at a name


class Pair(msgspec.Struct):
    """Two spellings, and whether they are one name's; pairs of one shard share no name."""

    id: str
    a: str
    b: str
    label: str
    kind: str
    shard: int

    @property
    def is_one(self) -> bool:
        """Whether the two are one name."""
        return self.label == "positive"


class Article(msgspec.Struct):
    """A document, and the pairs of spellings that it has of one name."""

    id: str
    text: str
    drift: list[tuple[str, str]] = []


class Score(NamedTuple):
    """What was linked rightly, wrongly, and not at all."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was linked, the part that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what is to be linked, the part that was."""
        return self.right / max(1, self.right + self.missed)


def read_articles(path: Path) -> list[Article]:
    """The documents of a JSONL file."""
    return [msgspec.json.decode(line, type=Article) for line in path.read_bytes().splitlines()]


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a JSONL file."""
    return [msgspec.json.decode(line, type=Pair) for line in path.read_bytes().splitlines()]


def written_pairs(pairs: Iterable[Pair], templates: Path) -> dict[int, list[Article]]:
    """A short article around each pair, by shard.

    Args:
        pairs: to write about.
        templates: a JSON file with a list of texts for each kind of name, which have slots for the
            pair (``{A}``, ``{B}``) and for details, and lists of details under ``slots``. The
            pair's identifier decides which are taken.
    """
    data: dict[str, Any] = json.loads(templates.read_bytes())
    shards: defaultdict[int, list[Article]] = defaultdict(list)
    for pair in pairs:
        details = {slot: _pick(choices, pair.id, slot) for slot, choices in data["slots"].items()}
        template = _pick(data[pair.kind], pair.id, "template")
        text = template.format(A=pair.a, B=pair.b, **details)
        shards[pair.shard].append(Article(pair.id, text))
    return shards


def score_pairs(
    pairs: Iterable[Pair],
    texts: Mapping[str, str],
    found: Mapping[str, Sequence[LocatedFinding]],
) -> Score:
    """How the findings tell pairs of one name from pairs of two."""
    right = wrong = missed = 0
    for pair in pairs:
        is_linked = any(_links(f, texts[pair.id], pair.a, pair.b) for f in found.get(pair.id, ()))
        right += pair.is_one and is_linked
        missed += pair.is_one and not is_linked
        wrong += is_linked and not pair.is_one
    return Score(right, wrong, missed)


def score_articles(
    articles: Iterable[Article], found: Mapping[str, Sequence[LocatedFinding]]
) -> Score:
    """The labelled drift that is found; what else is linked counts as wrong, once a document."""
    right = others = missed = 0
    for article in articles:
        findings = found.get(article.id, ())
        linked = [
            {pair for pair in article.drift if _links(finding, article.text, *pair)}
            for finding in findings
        ]
        hits = set().union(*linked)
        right += len(hits)
        missed += len(set(article.drift) - hits)
        others += len(
            {
                (article.text[item.finding.start : item.finding.end], *_replacements(item))
                for item, pairs in zip(findings, linked, strict=True)
                if not pairs
            }
        )
    return Score(right, others, missed)


def _pick(choices: Sequence[str], identifier: str, what: str) -> str:
    digest = hashlib.sha256(f"{identifier}/{what}".encode()).digest()
    return choices[int.from_bytes(digest[:4]) % len(choices)]


def _links(item: LocatedFinding, text: str, a: str, b: str) -> bool:
    """Whether a finding stands on one spelling and names the other one."""
    if item.finding.end - item.finding.start > _LONGEST:
        return False
    said = _plain("\n".join(_said(item, text)))
    return any(
        _stands_on(item, text, here) and _names(said, other, here)
        for x, y in _contrasts(a, b)
        for here, other in ((x, y), (y, x))
    )


def _said(item: LocatedFinding, text: str) -> Iterator[str]:
    """The spellings that a finding names; its message is for people and does not count."""
    yield from item.finding.evidence.get("spellings", ())
    yield from _replacements(item)
    for related in item.finding.related:
        if related.document == item.document:
            yield text[related.start : related.end]


def _replacements(item: LocatedFinding) -> Iterator[str]:
    if item.finding.fix is not None:
        yield from (edit.replacement for edit in item.finding.fix.edits)


@cache
def _contrasts(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The two spellings, and the parts in which they differ: a finding may be on either."""
    found = [(a, b)]
    left, right = a.split(), b.split()
    if len(left) == len(right):
        found += [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    else:
        while left and right and left[0] == right[0]:
            left, right = left[1:], right[1:]
        while left and right and left[-1] == right[-1]:
            left, right = left[:-1], right[:-1]
        if left and right:
            found.append((" ".join(left), " ".join(right)))
    return tuple(found)


def _stands_on(item: LocatedFinding, text: str, name: str) -> bool:
    """Whether a finding covers half of a name or more."""
    start, end = item.finding.start, item.finding.end
    return any(
        2 * (min(end, match.end()) - max(start, match.start())) >= len(name)
        for match in _whole(name).finditer(text)
    )


def _names(said: str, name: str, apart_from: str) -> bool:
    name, apart_from = _plain(name), _plain(apart_from)
    if name in apart_from:  # `Congo` inside `DR Congo` says nothing of `Congo`
        said = _whole(apart_from).sub(" ", said)
    return _whole(name).search(said) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
