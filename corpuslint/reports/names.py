"""The table of names: one row a name, from the evidence of the findings about names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuslint.findings import LocatedFinding


class NameRow(msgspec.Struct, frozen=True):
    """One name.

    Attributes:
        canonical: the spelling that fixes and rules propose; None where they do not decide.
        spellings: how often each spelling stands in the corpus, the most frequent first.
        findings: how many findings speak of it.
    """

    canonical: str | None
    spellings: dict[str, int]
    findings: int


def name_rows(findings: Iterable[LocatedFinding]) -> list[NameRow]:
    """The names that findings give ``evidence.spellings`` for, the most frequent findings first."""
    groups: dict[frozenset[str], list[LocatedFinding]] = {}
    for item in findings:
        spellings = item.finding.evidence.get("spellings")
        if item.family == "names" and isinstance(spellings, dict) and spellings:
            groups.setdefault(frozenset(spellings), []).append(item)
    rows = [_row(items) for items in groups.values()]
    return sorted(rows, key=lambda row: (-row.findings, list(row.spellings)))


def _row(items: list[LocatedFinding]) -> NameRow:
    spellings: dict[str, int] = {}
    for item in items:
        # The findings of one document may count that document only: the largest count says most.
        for spelling, count in item.finding.evidence["spellings"].items():
            spellings[spelling] = max(count, spellings.get(spelling, 0))
    ordered = dict(sorted(spellings.items(), key=lambda entry: (-entry[1], entry[0])))
    proposed = {name for item in items if (name := _proposed(item)) is not None}
    canonical = proposed.pop() if len(proposed) == 1 else None
    return NameRow(canonical, ordered, len(items))


def _proposed(item: LocatedFinding) -> str | None:
    """The canonical spelling of a finding: its identity is variant, then canonical form."""
    identity = item.finding.identity
    return identity[1] if len(identity) == 2 and identity[1] else None
