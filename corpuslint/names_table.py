"""The table of drifted names: each canonical form with its variants, and its way to names.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import tomlkit
from tomlkit.items import AoT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpuslint.document import Document, DocumentKey
    from corpuslint.findings import LocatedFinding

_AROUND = 40  # characters of context on either side of a name


class Variant(msgspec.Struct, frozen=True):
    """A spelling that the canonical form should replace.

    Attributes:
        spelling: as it is written.
        count: how often a finding reports it.
        documents: in how many documents.
        confidence: of the surest finding.
        why: that finding's reasons.
        context: the words around one occurrence.
        decided: whether it is known which spelling is right; else the two are used as often.
    """

    spelling: str
    count: int
    documents: int
    confidence: float
    why: str
    context: str
    decided: bool


class NameGroup(msgspec.Struct, frozen=True):
    """A canonical form, how often the corpus has it, and its variants, the most used first."""

    canonical: str
    count: int
    variants: tuple[Variant, ...]


def name_groups(
    findings: Iterable[LocatedFinding], read: Callable[[DocumentKey], Document | None]
) -> list[NameGroup]:
    """The table, sorted by canonical form.

    Args:
        findings: of a run; those of the names family count.
        read: gives a document's text, to quote from.
    """
    reports: dict[tuple[str, str], list[LocatedFinding]] = {}
    for located in findings:
        if located.family == "names" and len(located.finding.identity) == 2:
            variant, canonical = located.finding.identity
            reports.setdefault((canonical, variant), []).append(located)
    groups: dict[str, list[Variant]] = {}
    counts: dict[str, int] = {}
    for (canonical, variant), found in reports.items():
        best = max(found, key=lambda item: item.finding.confidence)
        evidence = best.finding.evidence
        fix = best.finding.fix
        counts[canonical] = max(
            counts.get(canonical, 0), evidence.get("spellings", {}).get(canonical, 0)
        )
        groups.setdefault(canonical, []).append(
            Variant(
                variant,
                len(found),
                len({item.document for item in found}),
                best.finding.confidence,
                evidence.get("why", ""),
                _context(best, read(best.document)),
                fix is not None,
            )
        )
    return [
        NameGroup(
            canonical,
            counts[canonical],
            tuple(sorted(variants, key=lambda v: (-v.count, v.spelling))),
        )
        for canonical, variants in sorted(groups.items(), key=lambda item: item[0].casefold())
    ]


def _context(located: LocatedFinding, document: Document | None) -> str:
    if document is None:
        return ""
    start = max(0, located.finding.start - _AROUND)
    return " ".join(document.text[start : located.finding.end + _AROUND].split())


def merge_names(existing: str, groups: Sequence[NameGroup]) -> tuple[str, int]:
    """The text of a names.toml with what the table adds, and how many variants those are.

    What the file says stays, with its comments: a spelling that it names anywhere, as canonical,
    variant or distinct, is not added again. Undecided pairs are left out.

    Raises:
        tomlkit.exceptions.ParseError: the text is no TOML.
    """
    document = tomlkit.parse(existing)
    tables: Any = document.get("name")
    if tables is None:
        tables = tomlkit.aot()
        document["name"] = tables
    elif not isinstance(tables, AoT):
        return existing, 0
    by_canonical = {table["canonical"]: table for table in tables}
    settled = {v for table in tables for v in table.get("variants", ())} | set(by_canonical)
    distinct = [set(table["names"]) for table in document.get("distinct", ())]
    added = 0
    for group in groups:
        new = [
            variant.spelling
            for variant in group.variants
            if variant.decided
            and variant.spelling not in settled
            and not any({variant.spelling, group.canonical} <= names for names in distinct)
        ]
        if not new or any(group.canonical in t.get("variants", ()) for t in tables):
            continue
        added += len(new)
        settled.update(new)
        table = by_canonical.get(group.canonical)
        if table is None:
            table = tomlkit.table()
            table["canonical"] = group.canonical
            table["variants"] = new
            tables.append(table)
            by_canonical[group.canonical] = table
        else:
            table.setdefault("variants", tomlkit.array()).extend(new)
    return tomlkit.dumps(document) if added else existing, added
