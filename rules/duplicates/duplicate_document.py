from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Annotated, NamedTuple

import msgspec

from corpuslint.rule import (
    Applicability,
    Bad,
    CorpusRule,
    Document,
    DocumentFact,
    DocumentKey,
    Fact,
    Finding,
    Fix,
    Good,
    Related,
    Span,
)

from ._sketch import (
    FEWEST_FEATURES,
    Likeness,
    Sketch,
    article_sketch,
    compare,
    decode,
    encoded_sketch,
    hashes_of,
    keys_of,
)

_SHORTEST = 40  # characters; a shorter text is no article
_CROWD = 24  # documents that share a feature: more of them share a formula, not an article
# Neighbours, in the order of their sketches, that are compared in a crowd: by a feature that few
# of it have, by a number.
_NEAR_BY_HASH = 8
_NEAR_BY_NUMBER = 12
_MOST_RELATED = 8
_GROUPING_NUMBERS = 4
# Short texts share a formula ("completed its acquisition of the assets of") and little else: four
# shared runs have to be 60 % of both texts, twenty 30 %.
_FORMULA = 1.5

_ARTICLE = (
    "Ferry runs aground off Tornby\n\nA ferry with ninety people on board ran aground off Tornby "
    "late on Sunday night, the coast guard said. Nobody was hurt, but the passengers had to wait "
    "until the morning for the tide to come in. Captain Ilia Pavlenko told reporters that the "
    "lights of the harbour had been out of order for weeks.\n\nThe ferry company Nordlinje will "
    "look into the accident together with the port, which has promised to replace the lamps.\n"
)
_REPORT = (
    "Wheat prices on {day} May\n\nWheat for delivery in the autumn stood at {price} crowns a ton "
    "on the exchange in Tornby, dealers said. About {tons} thousand tons changed hands in the "
    "course of the day, Nordlinje said. Barley was not traded, and no offers for rye were "
    "heard at the close, said Ilia Pavlenko, who speaks for the dealers.\n"
)


class DuplicateDocument(CorpusRule):
    """The same article stands in the corpus twice.

    What it does:
      Finds documents that are copies of another one, exact or near: the same article with another
      cut, other page furniture around it or names spelled otherwise.

    Why it is a problem:
      A corpus that counts an article twice is wrong in every number, and a model that reads it
      twice learns it by heart.

    How it decides:
      A document's runs of lower-case words are hashed. Copies are looked for among documents that
      share one of the six smallest hashes, and verified by the 32 smallest (an estimate of the
      Jaccard similarity of all runs, and of the share of the shorter text that stands in the
      longer one) and by their numbers: this week's market report has last week's words and other
      figures. Names play no part, so that another spelling of them changes nothing. A text with
      fewer than four such runs is a copy only if all its letters and digits are the same. The
      document to keep is the most complete, then the one with the earliest identifier; a document
      is called a copy of those only which it is like itself.

    Fix safety:
      Dropping a document is an action of its own, which only `clean --drop-duplicates` carries out;
      it keeps the dropped text in the change log. It is safe for exact copies, else unsafe.

    Options:
      similarity: least share of runs that both texts have; short texts need more.
      containment: least share of the shorter text's runs that the longer one has.
      numbers: least share of the numbers that both texts have.

    Sources:
      A. Z. Broder, "On the resemblance and containment of documents", 1997.
    """

    class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """How alike copies have to be."""

        similarity: Annotated[
            float, msgspec.Meta(ge=0.05, le=1, description="least share of runs both texts have")
        ] = 0.22
        containment: Annotated[
            float,
            msgspec.Meta(
                ge=0.05, le=1, description="least share of the shorter text's runs the longer has"
            ),
        ] = 0.5
        numbers: Annotated[
            float, msgspec.Meta(ge=0, le=1, description="least share of numbers both texts have")
        ] = 0.7

    code = "DUP004"
    name = "duplicate-document"
    family = "duplicates"
    least_documents = 2
    version = 3
    options: Options

    bad = (
        Bad(
            _ARTICLE,
            f"⟦{_ARTICLE.replace('Pavlenko', 'Pawlenko')}⟧",
        ),
        Bad(
            "Water prices rise on Monday in all districts of the town.",
            "⟦WATER PRICES RISE ON MONDAY in all districts of the town⟧",
        ),
    )
    good = (
        Good(
            _REPORT.format(day="3", price="412", tons="90"),
            _REPORT.format(day="10", price="398", tons="75"),
        ),
        Good("No news today.\n", "No news today.\n"),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The sketch, under each key by which a copy may be found."""
        if len(document.text) < _SHORTEST:
            return []
        drawn = document.once(article_sketch)
        value = document.once(encoded_sketch)
        spans = (Span(0, len(document.text)),)
        return [Fact(key, value, spans) for key in keys_of(drawn)]

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002  copies share a key
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """Every document that is a copy of a more complete one, as far as this key tells."""
        hashes = [hashes_of(fact.value) for fact in facts]
        if len(facts) <= _CROWD and not self._any_alike(hashes):
            return
        members = [
            _Member(fact, decode(fact.value), found)
            for fact, found in zip(facts, hashes, strict=True)
        ]
        members.sort(key=lambda member: (-member.sketch.length, member.fact.document))
        for member, better in _candidates(members):
            copies = []
            for other in better:
                likeness = self._likeness(key, member, other)
                if likeness is not None:
                    copies.append((other, likeness))
            if copies:
                yield member.fact.document, _finding(member, copies)

    def _any_alike(self, hashes: Sequence[frozenset[int]]) -> bool:
        """Whether any two of the documents may be copies: of most keys no two are."""
        return any(self._alike(one, other) for one, other in combinations(hashes, 2))

    def _alike(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether two documents may be copies, by a bound that costs little."""
        most = max(len(one), len(other))
        return not one or len(one & other) >= self.options.similarity * most

    def _likeness(self, key: str, one: _Member, other: _Member) -> Likeness | None:
        """How alike two documents are, if they are copies and no other key is to say so."""
        if not self._alike(one.hashes, other.hashes):
            return None
        if key != min({*keys_of(one.sketch)}.intersection(keys_of(other.sketch))):
            return None
        likeness = compare(one.sketch, other.sketch)
        if likeness.exact:
            return likeness
        fewest = min(one.sketch.features, other.sketch.features)
        shared = max(1.0, likeness.containment * fewest)
        if (
            fewest >= FEWEST_FEATURES
            and likeness.similarity >= self.options.similarity + _FORMULA / shared
            and likeness.containment >= self.options.containment
            and likeness.numbers >= self.options.numbers
        ):
            return likeness
        return None


class _Member(NamedTuple):
    """A document among those that share a key."""

    fact: DocumentFact
    sketch: Sketch
    hashes: frozenset[int]


def _candidates(members: Sequence[_Member]) -> Iterator[tuple[_Member, Sequence[_Member]]]:
    """Each document with the better ones that it may be a copy of, the best first.

    Many documents that share a key share a formula. Of these only such are compared as share
    something rarer too, or a large number, and stand next to each other when sorted by sketch: so
    the work grows with the number of documents and not with its square.
    """
    if len(members) <= _CROWD:
        for index, member in enumerate(members):
            yield member, members[:index]
        return
    sharers: dict[int | str, list[int]] = defaultdict(list)
    for index, member in enumerate(members):
        numbers = member.sketch.numbers[:_GROUPING_NUMBERS] or ("",)
        shared: tuple[int | str, ...] = (*member.hashes, *numbers)
        for feature in shared:
            sharers[feature].append(index)
    better: dict[int, set[int]] = defaultdict(set)
    for feature, group in sharers.items():
        is_number = isinstance(feature, str)
        if len(group) == 1 or (len(group) > _CROWD and not is_number):
            continue
        group.sort(key=lambda index: (members[index].sketch.hashes, index))
        reach = _NEAR_BY_NUMBER if is_number else _NEAR_BY_HASH
        for place, index in enumerate(group):
            for other in group[max(0, place - reach) : place]:
                better[max(index, other)].add(min(index, other))
    for index in sorted(better):
        yield members[index], [members[other] for other in sorted(better[index])]


def _finding(member: _Member, copies: Sequence[tuple[_Member, Likeness]]) -> Finding:
    best, likeness = copies[0]
    name = best.fact.document.id
    message = (
        f"the same article as {name}, word for word"
        if likeness.exact
        else f"nearly the same article as {name}, which is more complete"
    )
    return Finding(
        start=0,
        end=member.fact.spans[0].end,
        scope="document",
        message=message,
        confidence=0.99 if likeness.exact else _confidence(likeness),
        evidence={
            "keep": name,
            "similarity": round(likeness.similarity, 3),
            "containment": round(likeness.containment, 3),
            "same_numbers": round(likeness.numbers, 3),
            "exact": likeness.exact,
            "length": member.sketch.length,
            "length_kept": best.sketch.length,
        },
        fix=Fix(
            Applicability.SAFE if likeness.exact else Applicability.UNSAFE, action="drop-document"
        ),
        related=tuple(
            Related(other.fact.document, *other.fact.spans[0])
            for other, _ in copies[:_MOST_RELATED]
        ),
        identity=(name,),
    )


def _confidence(likeness: Likeness) -> float:
    """Near 0.75 at the thresholds, near 0.98 for texts that share all but everything."""
    return round(0.7 + 0.14 * (likeness.similarity + likeness.containment), 2)
