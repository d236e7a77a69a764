"""What a table of names adds to a names.toml, without touching what its keepers decided."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

import tomlkit
from tomlkit.items import AoT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpuslint.name_groups import NameGroup, Variant

_COMMENTED = re.compile(
    r"^[ \t]*#[ \t]*(?:canonical|variants)[ \t]*=[ \t]*(\[.*\]|\".*\")", re.MULTILINE
)


class Merged(NamedTuple):
    """A names.toml, and how many variants were added to it: for use, and commented out."""

    text: str
    added: int
    aside: int


def merge_names(existing: str, groups: Sequence[NameGroup]) -> Merged:
    """The text of a names.toml with what the table adds.

    What the file says stays, with its comments: a spelling that it names anywhere, as canonical,
    variant or distinct, is not added again, nor what it has commented out. What a person should
    look at (a tie, a link that is not sure, a suggestion) is written commented out.

    Raises:
        tomlkit.exceptions.ParseError: the text is no TOML.
    """
    document = tomlkit.parse(existing)
    tables: Any = document.get("name")
    if tables is None:
        tables = tomlkit.aot()
    elif not isinstance(tables, AoT):
        return Merged(existing, 0, 0)
    names = _Names(document.unwrap(), _set_aside(existing))
    by_canonical = {table["canonical"]: table for table in tables}
    aside = []
    added = 0
    for group in groups:
        new, doubtful = names.take(group)
        aside += [_commented(group, variant) for variant in doubtful]
        aside += [
            _to_decide("Another person, spelled rightly?", name)
            for name in names.take_bearers(group)
        ]
        if not new:
            continue
        added += len(new)
        table = by_canonical.get(group.canonical)
        if table is None:
            table = tomlkit.table()
            table["canonical"] = group.canonical
            table["variants"] = new
            if group.kind is not None:
                table["kind"] = group.kind
            tables.append(table)
            by_canonical[group.canonical] = table
        else:
            table.setdefault("variants", tomlkit.array()).extend(new)
    if added and "name" not in document:
        document["name"] = tables
    text = tomlkit.dumps(document) if added else existing
    if aside:
        ended = text if not text or text.endswith("\n") else f"{text}\n"
        text = "\n".join([ended, *aside] if ended else aside)
    return Merged(text, added, len(aside))


class _Names:
    """What a file says already, and what is added to it.

    Args:
        file: its content.
        aside: spellings that it has commented out.
    """

    def __init__(self, file: dict[str, Any], aside: Collection[str]) -> None:
        self._canonical: set[str] = set()
        self._variants: set[str] = set()
        self._parts: dict[str, str] = {}
        self._distinct = [set(table["names"]) for table in file.get("distinct", ())]
        self._aside = set(aside)
        for table in file.get("name", ()):
            self._canonical.add(table["canonical"])
            for variant in table.get("variants", ()):
                self._map(variant, table["canonical"])

    def take(self, group: NameGroup) -> tuple[list[str], list[Variant]]:
        """The variants of a group that are new: those for use, and those to look at."""
        if group.canonical in self._variants:
            return [], []
        new, doubtful = [], []
        # Whole names first: what they say of their words need not be said again.
        for variant in sorted(group.variants, key=lambda v: -v.spelling.count(" ")):
            if self._is_settled(variant.spelling, group.canonical):
                continue
            if variant.is_sure:
                new.append(variant.spelling)
                self._map(variant.spelling, group.canonical)
            elif variant.spelling not in self._aside:
                doubtful.append(variant)
        if new:
            self._canonical.add(group.canonical)
        return new, doubtful

    def take_bearers(self, group: NameGroup) -> list[str]:
        """People who are spelled like a variant and have no word of their own in the file yet."""
        new = [n for n in group.others if n not in self._canonical and n not in self._aside]
        self._aside.update(new)
        return new

    def _map(self, variant: str, canonical: str) -> None:
        self._variants.add(variant)
        self._parts.update(_parts(variant, canonical))

    def _is_settled(self, variant: str, canonical: str) -> bool:
        return (
            variant in self._variants
            or variant in self._canonical
            or self._is_told_by_parts(variant, canonical)
            or any(_are_apart(variant, canonical, names) for names in self._distinct)
        )

    def _is_told_by_parts(self, variant: str, canonical: str) -> bool:
        parts = dict(_parts(variant, canonical))
        return bool(parts) and parts.items() <= self._parts.items()


def _parts(variant: str, canonical: str) -> Iterator[tuple[str, str]]:
    """The words that the two differ in."""
    words, others = variant.split(), canonical.split()
    if len(words) == len(others):
        yield from ((a, b) for a, b in zip(words, others, strict=True) if a != b)
    elif len(words) == 1:
        yield variant, others[-1]


def _are_apart(variant: str, canonical: str, names: Collection[str]) -> bool:
    """Whether a group of distinct names has the two, or words that they differ in."""
    if {variant, canonical} <= set(names):
        return True
    return any(
        any(a in mine.split() for mine in names if b not in mine.split())
        and any(b in theirs.split() for theirs in names if a not in theirs.split())
        for a, b in _parts(variant, canonical)
    )


def _set_aside(text: str) -> set[str]:
    """The spellings in lines `# canonical = ...` and `# variants = ...`."""
    found: set[str] = set()
    for match in _COMMENTED.finditer(text):
        try:
            value = tomllib.loads(f"value = {match[1]}")["value"]
        except ValueError:  # no TOML, or a number of thousands of digits
            continue
        found.update([value] if isinstance(value, str) else map(str, value))
    return found


def _commented(group: NameGroup, variant: Variant) -> str:
    """A table to be decided by a person."""
    if variant.right == "undecided":
        question = "Which is right? Both are used as often."
    elif group.kind == "place":
        question = "Always? The rules only suggest it."
    else:
        question = f"One name? {int(variant.same_name * 100)} % sure."
    return _to_decide(question, group.canonical, variant.spelling, group.kind)


def _to_decide(question: str, canonical: str, variant: str = "", kind: str | None = None) -> str:
    """A table in comments; the question stays one where the `#` before the table go."""
    lines = ["[[name]]", f"canonical = {_string(canonical)}"]
    if variant:
        lines.append(f"variants = [{_string(variant)}]")
    if kind:
        lines.append(f'kind = "{kind}"')
    return f"## {question} Remove the # below to say so.\n" + "".join(
        f"# {line}\n" for line in lines
    )


def _string(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
