"""From the spellings of one key to findings: which occurrence to replace by what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from corpuslint.rule import Applicability, Edit, Finding, Fix, Severity

from ._decision import (
    STEADY,
    Link,
    is_certain,
    is_right,
    is_wrong_for,
    known_link,
    probability,
    weigh,
)
from ._neighbours import telling
from ._spellings import (
    OTHER_FORMS,
    Rivals,
    Spelling,
    Use,
    amount,
    contexts,
    crowded_documents,
    in_case_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from corpuslint.rule import DocumentKey

    from ._gazetteer import KnownWord
    from ._settled import Settled

LIKELY = 0.82
SAFE_CONFIDENCE = 0.9


def judge_spellings(
    spellings: Mapping[str, Spelling],
    *,
    known: Sequence[KnownWord] = (),
    settled: Settled,
    style: str = "",
    certain: bool,
) -> Iterator[tuple[DocumentKey, Finding]]:
    """One finding for each use of a spelling that another one should replace, not yet placed.

    And one for its compounds and plurals in each document where every use is to be replaced.

    Args:
        spellings: by their form.
        known: words of well-known names that may be among them.
        settled: what the project's own files say.
        style: whose spelling of a well-known name to prefer; empty: the corpus's own.
        certain: whether certain links are asked for, or those that are only likely.
    """
    judgement = _Judgement(spellings, known, settled, style)
    found: list[tuple[DocumentKey, Finding]] = []
    for spelling in judgement.open_spellings():
        own = [
            (use.document, _finding(spelling, use, link, spellings))
            for use, link in judgement.links(spelling)
            if link.is_certain == certain and not settled.are_apart(spelling.form, link.canonical)
        ]
        if own:
            found += [*own, *_of_other_forms(spelling, own)]
    yield from _one_way(found, spellings)


class _Judgement:
    """The spellings of one key and all that is known of them."""

    def __init__(
        self,
        spellings: Mapping[str, Spelling],
        known: Sequence[KnownWord],
        settled: Settled,
        style: str,
    ) -> None:
        self._spellings = spellings
        self._known = known
        self._settled = settled
        self._style = style
        self._rivals = Rivals(spellings.values())
        self._crowded = crowded_documents(spellings.values())
        self._established = settled.right | {
            form for word in known if word.is_surname for form in word.spellings.values()
        }

    def open_spellings(self) -> Iterator[Spelling]:
        """Those that may be forms of others."""
        settled, others = self._settled, self._spellings.values()
        may_be_quiet = not self._known and settled.right.isdisjoint(self._spellings)
        for spelling in others:
            if spelling.form in settled.right or spelling.form in settled.mapped:
                continue
            if not (may_be_quiet and _is_unrivalled(spelling, others)):
                yield spelling

    def links(self, spelling: Spelling) -> Iterable[tuple[Use, Link]]:
        """What the uses of a spelling are forms of.

        Where a document has no other spelling only what stands beside a use tells, and whether the
        document is steady in its spelling.
        """
        links: dict[tuple[str, str, bool], Link | None] = {}
        found: list[tuple[Use, Link | None]] = []
        for use in spelling.uses:
            side = (use.before, use.after, spelling.documents[use.document] >= STEADY)
            if use.document in self._crowded:
                link = self._link_of(spelling, use)
            elif side in links:
                link = links[side]
            else:
                link = links[side] = self._link_of(spelling, use)
            found.append((use, link))
        if self._known:
            found = list(_with_surnames_alone(found))
        return [(use, link) for use, link in found if link is not None]

    def _link_of(self, spelling: Spelling, use: Use) -> Link | None:
        known = self._known
        if known:
            link = known_link(spelling.form, use, known, self._style, self._spellings)
            if link is not None or is_right(spelling.form, use, known):
                return link
        link = _link(spelling, use, self._rivals, self._established)
        if link and is_wrong_for(link.canonical, spelling.form, use, known):
            return None
        return link


def _with_surnames_alone(
    found: Sequence[tuple[Use, Link | None]],
) -> Iterator[tuple[Use, Link | None]]:
    """The uses with what the gazetteer says of them, a surname alone as its document's full name.

    Where a document has the surname beside another name too, it may be that bearer's.
    """
    full: dict[DocumentKey, Link] = {}
    others: set[DocumentKey] = set()
    for use, link in found:
        if link is not None and link.decided and link.is_certain and not use.after:
            full.setdefault(use.document, link)
        elif telling(use):
            others.add(use.document)
    for use, link in found:
        is_open = use.document in full and use.document not in others and not telling(use)
        if is_open and (link is None or not link.is_certain):
            yield use, full[use.document]
        else:
            yield use, link


def _of_other_forms(
    spelling: Spelling, found: Sequence[tuple[DocumentKey, Finding]]
) -> Iterator[tuple[DocumentKey, Finding]]:
    """A finding for compounds and plurals in the documents that never use a spelling rightly.

    None where it stands before other names only: a given name is in no compound but another one.
    """
    uses = Counter(use.document for use in spelling.uses)
    is_last = {use.document for use in spelling.uses if not use.after}
    by_document: dict[DocumentKey, list[Finding]] = {}
    for document, finding in found:
        by_document.setdefault(document, []).append(finding)
    for document, findings in by_document.items():
        canonical = {finding.identity for finding in findings}
        if document in is_last and len(findings) == uses[document] and len(canonical) == 1:
            least = min(findings, key=lambda finding: finding.confidence)
            if least.fix is not None:
                yield document, msgspec.structs.replace(least, sought=OTHER_FORMS)


def _one_way(
    found: Sequence[tuple[DocumentKey, Finding]], spellings: Mapping[str, Spelling]
) -> Iterator[tuple[DocumentKey, Finding]]:
    """The findings without those that would swap two spellings of a document.

    Beside one name the one spelling may be usual and beside another name the other: of the two
    ways only that towards the spelling which is more established in all stays.
    """
    ways = {(document, *finding.identity) for document, finding in found}
    for document, finding in found:
        variant, canonical = finding.identity
        if (document, canonical, variant) in ways:
            theirs, ours = spellings[canonical], spellings[variant]
            if (theirs.weight, canonical) < (ours.weight, variant):
                continue
        yield document, finding


def _link(
    spelling: Spelling, use: Use, rivals: Rivals, established: Collection[str]
) -> Link | None:
    """What an occurrence is a form of: of the more established spellings the likeliest."""
    best: Link | None = None
    also = []
    is_known = spelling.form in established
    for other in rivals.of(spelling, use):
        if not _meet(use, other):
            continue
        weighed = weigh(spelling, other, use)
        if weighed is None:
            continue
        confidence = probability(weighed[0])
        if confidence < LIKELY:
            continue
        also.append(other.form)
        other_is_known = other.form in established
        mine = (is_known, *standing(spelling, other, use))
        theirs = (other_is_known, *standing(other, spelling, use))
        if mine > theirs or (mine == theirs and spelling.first < other.first):
            continue
        if best is None or confidence > best.confidence:
            best = Link(
                other.form,
                confidence,
                tuple(weighed[1]),
                decided=other_is_known > is_known,
                is_certain=is_certain(spelling, other, use, confidence),
            )
    return best and best._replace(also=tuple(also))


def _is_unrivalled(spelling: Spelling, others: Collection[Spelling]) -> bool:
    """Whether a spelling is the established one wherever it stands."""
    return all(
        other is spelling
        or (spelling.weight > other.weight and spelling.beside.keys().isdisjoint(other.beside))
        for other in others
    )


def _meet(use: Use, other: Spelling) -> bool:
    """Whether anything but the words speaks for a link: without it there is none."""
    return use.document in other.documents or any(c in other.beside for c in contexts(use))


def standing(spelling: Spelling, rival: Spelling, use: Use) -> tuple[int, int, int]:
    """How established a spelling is: beside the name that both stand beside, then anywhere."""
    beside = 0
    for context in telling(use):
        if context in rival.beside:
            beside += spelling.beside[context]
    return beside, *spelling.weight


def _finding(
    spelling: Spelling, use: Use, link: Link, spellings: Mapping[str, Spelling]
) -> Finding:
    other = spellings.get(link.canonical)
    counts = {spelling.form: spelling.count, link.canonical: other.count if other else 0}
    counts |= {form: spellings[form].count for form in link.also}
    is_tie = (
        not link.decided
        and other is not None
        and standing(other, spelling, use) == standing(spelling, other, use)
    )
    uses = (other.count, len(other.documents)) if other else (0, 0)
    why = [
        f"`{spelling.form}` {amount(spelling.count, len(spelling.documents))}",
        f"`{link.canonical}` {amount(*uses)}",
        *link.why,
    ]
    edit = Edit(0, 0, in_case_of(link.canonical, use.written))
    trust = Applicability.SAFE if link.confidence >= SAFE_CONFIDENCE else Applicability.UNSAFE
    if is_tie:
        message = f"`{use.written}` is spelled `{link.canonical}` as often"
    elif uses[0] > spelling.count:
        message = f"`{use.written}` is mostly spelled `{link.canonical}`"
    else:  # the gazetteer's or names.toml's word against the corpus's
        message = f"`{use.written}` is usually spelled `{link.canonical}`"
    return Finding(
        start=0,
        end=0,
        sought=use.sought,
        message=message,
        confidence=link.confidence,
        evidence={"spellings": counts, "why": "; ".join(why)},
        fix=None if is_tie else Fix(trust, (edit,)),
        severity=Severity.INFO if is_tie else None,
        identity=(spelling.form, link.canonical),
    )
