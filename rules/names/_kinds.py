"""What kind of thing a name is the name of, as far as the lists tell."""

from __future__ import annotations

from functools import cache

from corpuslint.language.name_distance import letters

from ._gazetteer import entries
from ._known import known_cities, known_people
from ._places import place_of


def kind_of(name: str) -> str | None:
    """Person, place or organisation; None: not known.

    A name of several words that begins with a well-known given name is a person's, unless that is
    a city's name as well (`Paris`, `Victoria`).
    """
    if name in place_of():
        return "place"
    if name in _listed():
        return _listed()[name]
    first = letters(name.split(maxsplit=1)[0])
    is_given = " " in name and first in known_people() and first not in known_cities()
    return "person" if is_given else None


@cache
def _listed() -> dict[str, str]:
    """The kinds of the gazetteer's names, by each accepted spelling, and by a person's surname."""
    found = {}
    for entry in entries():
        for spelling in (entry.canonical, *(other for _, other in entry.accepted)):
            found[spelling] = entry.kind
            found.setdefault(spelling.split()[-1], entry.kind)
    return found
