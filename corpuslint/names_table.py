"""The table of drifted names: each whole name with its spellings, and what is known of them.

Rules report words. Here the words are put back into the names that they stand in: `Kalas` is a
spelling of `Kaja Kallas`, where only one bearer of the name is spoken of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from corpuslint.document import Span
from corpuslint.findings import Applicability
from corpuslint.language.name_spans import find_names
from corpuslint.language.romanise import blocking_key
from corpuslint.language.whole_names import whole_names
from corpuslint.name_groups import NameGroup, Right, Variant
from corpuslint.names_bearers import Bearers, Mention, last_word
from corpuslint.triggers import TriggerScanner

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from corpuslint.document import Document, DocumentKey
    from corpuslint.findings import Finding, LocatedFinding
    from corpuslint.language.whole_names import WholeName
    from corpuslint.rule import NameEntry

_AROUND = 60  # characters of context on either side of a name
_SURE = 0.9  # the least confidence of a link that is written to names.toml for use


@runtime_checkable
class KnowsKinds(Protocol):
    """A rule that knows of some names what they are the names of."""

    def kind_of(self, name: str) -> str | None:
        """Person, place or organisation; None: not known."""


class NamesTable:
    """Gathers the names of a corpus, document by document.

    Args:
        findings: of a run; those of the names family count.
        entries: the names of names.toml.
        kind_of: tells the kind of a name.
        doubted: codes of the rules whose links a person should look at.
    """

    def __init__(
        self,
        findings: Iterable[LocatedFinding],
        entries: Sequence[NameEntry],
        kind_of: Callable[[str], str | None],
        doubted: Collection[str] = (),
    ) -> None:
        self._doubted = frozenset(doubted)
        self._entries = {entry.canonical: entry for entry in entries}
        self._kind_of = kind_of
        self._by_document: defaultdict[DocumentKey, list[LocatedFinding]] = defaultdict(list)
        spellings = {name for e in entries for name in (e.canonical, *e.variants)}
        self._own = {pair for entry in entries for pair in _told_by(entry)}
        sought = set(self._entries)
        for item in findings:
            if item.family == "names" and len(item.finding.identity) == 2:
                self._by_document[item.document].append(item)
                spellings.update(item.finding.identity)
                if self._is_whole(item.finding.identity[1]):
                    sought.add(item.finding.identity[1])
        # A whole name before its words.
        self._sought = sorted(sought, key=lambda name: (-len(name), name))
        self._scanner = TriggerScanner({"names": self._sought})
        words = {word for name in spellings for word in re.split(r"[ -]", name)}
        self._words = {word.lower() for word in words} | {name.lower() for name in spellings}
        self._keys = {blocking_key(word) for word in (*words, *spellings)}
        self._mentions: list[Mention] = []

    def add(self, document: Document) -> None:
        """Note the names of a document that have to do with the findings."""
        findings = sorted(
            self._by_document.get(document.key, ()), key=lambda item: item.finding.start
        )
        text = document.text
        hits = self._scanner.scan(document).get("names", ())
        sought = [self._sought[number] for number in sorted({hit.trigger for hit in hits})]
        if not findings and not sought and not self._has_words(document):
            return
        names = whole_names(document)
        words = {word for name in names for word in name.words}
        begun = self._begins(names, text)
        taken: list[Span] = []
        for canonical in sought:
            for match in _as_words(canonical).finditer(text):
                span = Span(*match.span())
                if span not in begun and not _overlap(span, taken):
                    taken.append(span)
                    self._note(document, span, canonical, canonical, ())
        rest = []
        for item in findings:
            span = Span(item.finding.start, item.finding.end)
            variant, canonical = item.finding.identity
            if self._is_whole(canonical) or _is_inside(span, words):
                taken.append(span)
                self._note(document, span, variant, canonical, (item,))
            else:
                rest.append(item)
        rest = [item for item in rest if not _overlap(item.finding, taken)]
        for name in names:
            if not _overlap(name, taken):
                rest = self._add_name(document, name, rest)
        for item in rest:
            span = Span(item.finding.start, item.finding.end)
            variant, canonical = item.finding.identity
            self._note(document, span, variant, canonical, (item,))

    def groups(self) -> list[NameGroup]:
        """The names that have a variant or stand in names.toml, sorted."""
        bearers = Bearers(m for m in self._mentions if not self._is_nobody(m.right))
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            whole = bearers.of(mention) if " " not in mention.right else None
            found[whole or mention.right].append(mention)
        self._join_chains(found)
        groups = [
            self._group(canonical, mentions, bearers)
            for canonical, mentions in found.items()
            if canonical in self._entries or any(mention.found for mention in mentions)
        ]
        return sorted(groups, key=lambda group: (group.canonical.casefold(), group.canonical))

    def _join_chains(self, found: dict[str, list[Mention]]) -> None:
        """Move what is a spelling of another name's spelling to that name.

        Rules go from word to word: `Aleksei` may be an `Alexei` here who is an `Alexey` there.
        What names.toml has as right stays, and so do two that are each other's spellings.
        """
        heads = {
            mention.written: canonical
            for canonical, mentions in found.items()
            for mention in mentions
            if mention.written in found and mention.written != canonical and self._is_sure(mention)
        }
        for name in sorted(heads):
            head = name
            seen = {name}
            while head in heads and head not in self._entries and heads[head] not in seen:
                head = heads[head]
                seen.add(head)
            if head != name and head not in heads:
                found[head] += [m for m in found[name] if _goes(m, name, head)]
                found[name] = [m for m in found[name] if not _goes(m, name, head)]

    def _is_sure(self, mention: Mention) -> bool:
        """Whether safe fixes of rules that nobody has to look after make a name the right one."""
        return mention.is_sure and self._doubted.isdisjoint(item.rule for item in mention.found)

    def _is_nobody(self, canonical: str) -> bool:
        """Whether a canonical form is no person's."""
        return self._kind_of(canonical) in ("place", "organisation")

    def _is_whole(self, canonical: str) -> bool:
        """Whether a canonical form is a name as it stands, whatever stands beside it."""
        return canonical in self._entries or canonical.isupper() or self._is_nobody(canonical)

    def _begins(self, names: Iterable[WholeName], text: str) -> set[Span]:
        """The first words of names that another word lists (`Porto Alegre`): no names alone."""
        return {
            name.words[0]
            for name in names
            if any(text[word.start : word.end].lower() in self._words for word in name.words[1:])
        }

    def _has_words(self, document: Document) -> bool:
        return any(key in self._keys for key, _ in document.once(find_names))

    def _add_name(
        self, document: Document, name: WholeName, findings: list[LocatedFinding]
    ) -> list[LocatedFinding]:
        """Note a whole name with its findings; gives the others."""
        text = document.text
        own: list[LocatedFinding] = []
        others: list[LocatedFinding] = []
        for item in findings:
            is_own = name.start <= item.finding.start and item.finding.end <= name.end
            (own if is_own else others).append(item)
        words = [text[word.start : word.end] for word in name.words]
        if not own and self._words.isdisjoint(word.lower() for word in words):
            return others
        written = right = " ".join(text[name.start : name.end].split())
        for item in own:
            variant, canonical = item.finding.identity
            stands = text[item.finding.start : item.finding.end]
            written = _replaced(written, stands, _in_small(stands, variant))
            right = _replaced(right, stands, canonical)
        span = Span(name.start, name.end)
        self._note(document, span, _small(written), _small(right), tuple(own))
        return others

    def _note(
        self,
        document: Document,
        span: Span,
        written: str,
        right: str,
        found: tuple[LocatedFinding, ...],
    ) -> None:
        context = _context(document.text, *span) if found else ""
        self._mentions.append(Mention(document.key, written, right, found, context))

    def _group(self, canonical: str, mentions: Sequence[Mention], bearers: Bearers) -> NameGroup:
        right = [mention for mention in mentions if not mention.found]
        variants: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.found:
                variants[mention.written].append(mention)
        is_decided = canonical in self._entries
        rows = [self._variant(spelling, found, len(right)) for spelling, found in variants.items()]
        return NameGroup(
            canonical=canonical,
            kind=self._kind_of(canonical),
            count=len(right),
            alone=sum(mention.right != canonical for mention in right),
            documents=len({mention.document for mention in right}),
            is_decided=is_decided,
            bearers=() if " " in canonical else bearers.of_word(canonical),
            others=tuple(
                name
                for last in sorted(
                    {last_word(spelling) for spelling in variants} - {last_word(canonical)}
                )
                for name in bearers.of_word(last)
                if name not in variants
            ),
            variants=tuple(sorted(rows, key=lambda row: (-row.count, row.spelling))),
        )

    def _variant(self, spelling: str, mentions: Sequence[Mention], used: int) -> Variant:
        best = max(mentions, key=lambda mention: min(i.finding.confidence for i in mention.found))
        same = min(item.finding.confidence for item in best.found)
        trust = {i.finding.fix.applicability if i.finding.fix else None for i in best.found}
        is_own = self._own.issuperset(item.finding.identity for item in best.found)
        right: Right = "undecided"
        if is_own:
            right = "names.toml"
        elif None not in trust:
            right = "more used" if used > len(mentions) else "usual spelling"
        whys = dict.fromkeys(item.finding.evidence.get("why", "") for item in best.found)
        first = best.found[0]
        return Variant(
            spelling=spelling,
            count=len(mentions),
            documents=len({mention.document for mention in mentions}),
            same_name=1.0 if is_own and Applicability.UNSAFE not in trust else same,
            right=right,
            is_sure=trust.isdisjoint((None, Applicability.SUGGESTION))
            and same >= _SURE
            and self._doubted.isdisjoint(item.rule for item in best.found),
            why=" · ".join(filter(None, whys)),
            place=f"{_named(first)}:{first.line}",
            context=best.context,
        )


def _told_by(entry: NameEntry) -> Iterator[tuple[str, str]]:
    """The spellings, whole or in part, that an entry of names.toml may map to what."""
    right = (entry.canonical, *entry.canonical.split())
    for variant in entry.variants:
        for spelling in (variant, *variant.split()):
            yield from ((spelling, canonical) for canonical in right)


def _goes(mention: Mention, name: str, head: str) -> bool:
    """Whether a mention of one name is the other's too: a spelling, or the last word of both."""
    return (bool(mention.found) and mention.right == name) or mention.right == last_word(head)


def _named(item: LocatedFinding) -> str:
    """A document as people find it: the file, and the article in a file that holds many."""
    return item.path if item.document.id == item.path else f"{item.path}#{item.document.id}"


def _context(text: str, start: int, end: int) -> str:
    """The words around a name, on one line."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[first:start], text[end:last]
    if first > 0:
        before = before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0]
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _replaced(name: str, word: str, other: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: other, name, count=1)


def _small(name: str) -> str:
    """A name in small letters where it is written in capitals: `AL-SISI`, but not `NATO`."""
    return name.title() if len(name) > 4 and name.isupper() else name


def _in_small(written: str, variant: str) -> str:
    return variant if written.isupper() and written.lower() == variant.lower() else written


def _is_inside(span: Span, words: Collection[Span]) -> bool:
    """Whether a span is a part of a word (`Kalas-Olsen`)."""
    return any(word.start <= span.start and span.end <= word.end and word != span for word in words)


def _overlap(found: Finding | WholeName | Span, taken: Iterable[Span]) -> bool:
    return any(start < found.end and found.start < end for start, end in taken)


def _as_words(name: str) -> re.Pattern[str]:
    """A name as whole words that are no part of an address or the like."""
    return re.compile(rf"(?<![\w@#/\\&=~.]){re.escape(name)}(?![\w@/\\=])")


def collect_names(
    table: NamesTable,
    documents: Iterable[DocumentKey],
    read: Callable[[DocumentKey], Document | None],
) -> list[NameGroup]:
    """The groups of a table after all documents of a corpus.

    Args:
        table: to add to.
        documents: of the corpus.
        read: gives a document.
    """
    for key in documents:
        document = read(key)
        if document is not None:
            table.add(document)
    return table.groups()


def kinds_from(rules: Collection[object]) -> Callable[[str], str | None]:
    """What the rules that know kinds of names say of a name; the first answer counts."""
    knowing = [rule for rule in rules if isinstance(rule, KnowsKinds)]

    def answers(name: str) -> Iterator[str]:
        for rule in knowing:
            kind = rule.kind_of(name)
            if kind is not None:
                yield kind

    return lambda name: next(answers(name), None)
