"""The lists of the names rules: sorted, sourced, and no entry that another undoes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpuslint.language.name_distance import letters
from corpuslint.language.not_names import no_names
from corpuslint.packs import own_pack

NAMES = own_pack() / "names"
LANGUAGE = Path(__file__).parent.parent.parent / "corpuslint" / "language"


@pytest.mark.parametrize(
    "path",
    [
        *sorted(NAMES.glob("*.tsv")),
        *sorted(NAMES.glob("known_*.txt")),
        LANGUAGE / "nations.tsv",
        LANGUAGE / "ordinary_words.txt",
    ],
    ids=lambda path: path.name,
)
def test_data_is_sorted_and_without_repetition(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert keys == sorted(set(keys), key=lambda key: (key.casefold(), key))
    assert lines[0].startswith("#"), "the file says what it is and whence"


@pytest.mark.parametrize(
    ("file", "sources"),
    [
        (
            "gazetteer.tsv",
            {
                "European Union, unchecked",
                "NATO, unchecked",
                "US Senate, unchecked",
                "United Nations, unchecked",
                "World Health Organization, unchecked",
                "general knowledge, unchecked",
            },
        ),
        (
            "exonyms.tsv",
            {
                "BGN/PCGN, unchecked",
                "EU Interinstitutional Style Guide, unchecked",
                "GeoNames",
                "GeoNames, other name",
                "UN list of member states and capitals, unchecked",
                "general knowledge, unchecked",
            },
        ),
    ],
)
def test_each_row_says_whose_spelling_it_has_and_whether_that_was_checked(
    file: str, sources: set[str]
) -> None:
    lines = NAMES.joinpath(file).read_text(encoding="utf-8").splitlines()
    assert {line.split("\t")[-1] for line in lines if not line.startswith("#")} == sources


def test_no_entry_of_the_gazetteer_undoes_another() -> None:
    lines = NAMES.joinpath("gazetteer.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    right = {row[0] for row in rows}
    for canonical, kind, accepted, wrong, source in rows:
        assert kind == "person"
        assert source
        styles = {pair.split("=")[1] for pair in accepted.split("|") if pair}
        for spelling in filter(None, wrong.split("|")):
            assert spelling not in right | styles, f"{canonical}: {spelling}"


def test_wrong_surnames_of_the_gazetteer_are_nobody_elses() -> None:
    lines = NAMES.joinpath("gazetteer.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    surnames = {row[0].split()[-1] for row in rows}
    known = {
        word
        for path in sorted(NAMES.glob("known_*.txt"))
        for word in path.read_text(encoding="utf-8").splitlines()
    }
    owners: dict[str, str] = {}
    for canonical, _, _, wrong, _ in rows:
        for spelling in filter(None, wrong.split("|")):
            assert owners.setdefault(spelling, canonical) == canonical
            if " " in spelling:
                assert len(spelling.split()) == len(canonical.split()), spelling
            else:
                assert spelling not in surnames, spelling
                assert letters(spelling) not in known | no_names(), spelling


def test_no_place_has_the_name_of_another() -> None:
    lines = NAMES.joinpath("exonyms.tsv").read_text(encoding="utf-8").splitlines()
    names: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            canonical, others, _, source = line.split("\t")
            assert source
            assert others.isprintable()
            names += [canonical, *(name.removeprefix("~") for name in others.split("|"))]
    assert len(names) == len(set(names))
    usual = {line.split("\t")[0] for line in lines}
    assert not ({name.lower() for name in names if name not in usual} & no_names())


def test_fixed_terms_hold_names_of_their_place() -> None:
    for line in NAMES.joinpath("exonyms.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            _, others, terms, _ = line.split("\t")
            words = set(re.findall(r"\w+", others.lower()))
            for term in filter(None, terms.split("|")):
                assert words & set(re.findall(r"\w+", term.lower())), term
