"""The corpus's own names and terms: ``names.toml`` and ``terms.toml``.

Both hold tables with a canonical spelling, its variants and a kind; ``names.toml`` also holds
groups of names that are never one name::

    [[name]]
    canonical = "Mirela Dobrescu"
    variants = ["Mirella Dobrescu", "Mirela Dobresku"]
    kind = "person"

    [[distinct]]
    names = ["Harlow", "Harlowe"]

In ``terms.toml`` the tables are called ``[[term]]``, or ``[[name]]`` as well.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from corpuslint.config import ConfigError, project_file, shown_path
from corpuslint.rule import Context, NameEntry
from corpuslint.toml_file import parse_toml, read_text, show, to_struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuslint.config import Settings

_Spelling = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^\S(.*\S)?\Z", description="a string without white space at its ends, not empty"
    ),
]


class _Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    canonical: _Spelling
    variants: tuple[_Spelling, ...] = ()
    kind: Literal["person", "place", "organisation"] | None = None


class _Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    canonical: _Spelling
    variants: tuple[_Spelling, ...] = ()
    kind: _Spelling | None = None


class _Distinct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[_Spelling, ...]


class _NamesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: tuple[_Name, ...] = ()
    distinct: tuple[_Distinct, ...] = ()


class _TermsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    term: tuple[_Term, ...] = ()
    name: tuple[_Term, ...] = ()


class Names(msgspec.Struct, frozen=True):
    """What ``names.toml`` says: the names in the file's order, and groups of distinct ones."""

    entries: tuple[NameEntry, ...] = ()
    distinct: tuple[tuple[str, ...], ...] = ()


def build_context(settings: Settings) -> Context:
    """What rules may know of the project, its names and terms read from their files.

    Raises:
        ConfigError: a file is missing that the settings ask for, or a file is broken.
    """
    names_path = project_file(settings, "names")
    terms_path = project_file(settings, "terms")
    names = Names() if names_path is None else read_names(names_path)
    return Context(
        language=settings.language,
        names=names.entries,
        distinct=names.distinct,
        terms=() if terms_path is None else read_terms(terms_path),
        allow_names=settings.allow.names,
    )


def read_names(path: Path) -> Names:
    """The names of a ``names.toml``.

    Raises:
        ConfigError: the file is broken, one spelling is mapped to two names, or one name stands
            with another both as its variant and as distinct from it.
    """
    text = read_text(path)
    place = f"{shown_path(path)}: "
    file = to_struct(parse_toml(text, path), _NamesFile, place)
    entries = [NameEntry(entry.canonical, entry.variants, entry.kind) for entry in file.name]
    places = _places(path, text, "name", len(entries))
    _check_entries(entries, places)
    canonical = {variant: entry.canonical for entry in entries for variant in entry.variants}
    where = _places(path, text, "distinct", len(file.distinct))
    for number, group in enumerate(file.distinct):
        if len(set(group.names)) < max(2, len(group.names)):
            raise ConfigError(f"{where[number]}: names: expected two or more different names")
        seen: dict[str, str] = {}
        for name in group.names:
            root = canonical.get(name, name)
            if root in seen:
                raise ConfigError(
                    f"{where[number]}: names: {show(seen[root])} and {show(name)} are spellings of "
                    f"one name, {show(root)}, by its [[name]] table"
                )
            seen[root] = name
    return Names(tuple(entries), tuple(group.names for group in file.distinct))


def read_terms(path: Path) -> tuple[NameEntry, ...]:
    """The terms of a ``terms.toml``.

    Raises:
        ConfigError: the file is broken, or one spelling is mapped to two terms.
    """
    text = read_text(path)
    file = to_struct(parse_toml(text, path), _TermsFile, f"{shown_path(path)}: ")
    groups = (("term", file.term), ("name", file.name))
    entries = [NameEntry(e.canonical, e.variants, e.kind) for _, group in groups for e in group]
    places = [p for table, group in groups for p in _places(path, text, table, len(group))]
    _check_entries(entries, places)
    return tuple(entries)


def _check_entries(entries: Iterable[NameEntry], places: list[str]) -> None:
    """No spelling has two canonical forms: a fix would have to choose, or go round in circles."""
    owners: dict[str, tuple[str, str, str]] = {}
    for entry, place in zip(entries, places, strict=True):
        own = set()
        for role, spelling in (
            ("canonical", entry.canonical),
            *(("variants", variant) for variant in entry.variants),
        ):
            if spelling in own:
                told = "stands twice" if spelling != entry.canonical else "is its own variant"
                raise ConfigError(f"{place}: {role}: {show(spelling)} {told}")
            own.add(spelling)
            if spelling in owners:
                other, other_role, other_place = owners[spelling]
                what = "canonical" if other_role == "canonical" else f"a variant of {show(other)}"
                raise ConfigError(
                    f"{place}: {role}: {show(spelling)} is {what} already ({other_place})"
                )
            owners[spelling] = (entry.canonical, role, place)


def _places(path: Path, text: str, table: str, count: int) -> list[str]:
    """How messages name each ``[[table]]`` of a file: by its line, where that is certain."""
    shown = shown_path(path)
    header = re.compile(rf"^[ \t]*\[\[[ \t]*{table}[ \t]*\]\]", re.MULTILINE)
    lines = [text.count("\n", 0, match.start()) + 1 for match in header.finditer(text)]
    if len(lines) == count:
        return [f"{shown}:{line}" for line in lines]
    return [f"{shown}: {table}[{number}]" for number in range(count)]
