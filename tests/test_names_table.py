"""The table of names, and what is written of it to names.toml."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest

from corpuslint.cli import main
from corpuslint.name_groups import NameGroup, Variant
from corpuslint.names_merge import merge_names


def group(canonical: str, *variants: str, decided: bool = True) -> NameGroup:
    """A row of the table."""
    found = tuple(
        Variant(
            spelling=variant,
            count=1,
            documents=1,
            same_name=0.9,
            right="more used" if decided else "undecided",
            is_sure=decided,
            why="why",
            place="a.txt:1",
            context="context",
        )
        for variant in variants
    )
    return NameGroup(canonical=canonical, count=3, documents=1, variants=found)


def test_new_names_are_added() -> None:
    text, added, _ = merge_names("", [group("Lakhovsky", "Lahovski")])
    assert added == 1
    assert text == '[[name]]\ncanonical = "Lakhovsky"\nvariants = ["Lahovski"]\n'


def test_decisions_and_comments_stay() -> None:
    existing = (
        "# ours\n"
        "[[name]]\n"
        'canonical = "Lakhovsky"  # by the style guide\n'
        'variants = ["Lahovsky"]\n'
        "\n"
        "[[name]]\n"
        'canonical = "Brinov"\n'
        'variants = ["Brynov"]\n'
        "\n"
        "[[distinct]]\n"
        'names = ["Harlow", "Harlowe"]\n'
    )
    table = [
        group("Lakhovsky", "Lahovski", "Lahovsky"),
        group("Brynov", "Brinov"),
        group("Harlow", "Harlowe"),
        group("Undecided", "Undesided", decided=False),
    ]
    text, added, aside = merge_names(existing, table)
    assert (added, aside) == (1, 1)
    kept, _, question = text.partition("\n##")
    assert kept == existing.replace('["Lahovsky"]', '["Lahovsky", "Lahovski"]')
    assert question.endswith('# [[name]]\n# canonical = "Undecided"\n# variants = ["Undesided"]\n')
    assert merge_names(text, table) == (text, 0, 0)


def test_nothing_new_leaves_the_file_as_it_is() -> None:
    existing = '[[name]]\ncanonical="Lakhovsky"\nvariants=["Lahovski"]\n'
    assert merge_names(existing, [group("Lakhovsky", "Lahovski")]) == (existing, 0, 0)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article that spells a name in two ways."""
    text = "Teodor Lakhovsky won. Lakhovsky smiled. Teodor Lahovski slept.\n"
    tmp_path.joinpath("a.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_table_for_people(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "a.txt", "--isolated", "--no-cache", "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "Teodor Lakhovsky      2     1            person, 1× Lakhovsky alone" in out
    assert "  Teodor Lahovski     1     1      99 %  Teodor Lakhovsky: it is used more" in out
    assert corpus.joinpath("names.toml").exists() is False


def test_table_is_written_to_a_names_file(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["names", "a.txt", "--isolated", "--no-cache", "--jobs", "1", "--write"]
    for added in (1, 0):
        assert main(arguments) == 0
        assert f"variants added: {added}" in capsys.readouterr().err
    assert 'variants = ["Teodor Lahovski"]' in corpus.joinpath("names.toml").read_text(
        encoding="utf-8"
    )


def names_of(capsys: pytest.CaptureFixture[str], *options: str) -> list[NameGroup]:
    """The table of the corpus in the current folder."""
    arguments = ["names", "a.txt", "--no-cache", "--jobs", "1", "--output-format", "json"]
    assert main([*arguments, *options]) == 0
    return msgspec.json.decode(capsys.readouterr().out, type=list[NameGroup])


def test_two_bearers_of_one_surname_stay_apart(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "Petro Lakhovsky met Olga Lakhovsky. Petro Lahovski left. Olga Lahovski slept.\n"
        "Petro Lakhovsky rose, and Olga Lakhovsky too. Then Lahovski won.\n"
    )
    corpus.joinpath("a.txt").write_text(text, encoding="utf-8")
    alone, olga, petro = names_of(capsys)
    assert alone.canonical == "Lakhovsky"
    assert alone.bearers == ("Olga Lakhovsky", "Petro Lakhovsky")
    for whole, first in ((olga, "Olga"), (petro, "Petro")):
        assert (whole.canonical, whole.count, whole.alone) == (f"{first} Lakhovsky", 2, 0)
        assert [variant.spelling for variant in whole.variants] == [f"{first} Lahovski"]


def test_who_may_be_another_bears_no_surname_alone(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "Petro Lakhovsky met Olga Lahovski. Petro Lahovski and Lakhovsky left.\n"
        "Petro Lakhovsky slept. Petro Lakhovsky rose.\n"
    )
    corpus.joinpath("a.txt").write_text(text, encoding="utf-8")
    (before,) = names_of(capsys, "--write")
    assert before.others == ("Olga Lahovski",)
    olga, petro = names_of(capsys)
    assert (petro.canonical, petro.is_decided) == ("Petro Lakhovsky", True)
    assert (petro.count, petro.alone) == (4, 1)
    assert [(v.spelling, v.right) for v in petro.variants] == [("Petro Lahovski", "names.toml")]
    assert (olga.canonical, olga.is_decided) == ("Olga Lakhovsky", False)
    assert [(v.spelling, v.is_sure) for v in olga.variants] == [("Olga Lahovski", False)]


def test_place_in_another_name_is_a_part_of_it(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "The port of Porto Alegre flooded. Porto Alegre slept. Mayors of Porto Alegre spoke.\n"
        "Porto Allegre woke. Wine from Oporto is sweet, and Porto drank.\n"
    )
    corpus.joinpath("a.txt").write_text(text, encoding="utf-8")
    porto, alegre = names_of(capsys)
    assert (porto.canonical, porto.count) == ("Porto", 1)
    assert [variant.spelling for variant in porto.variants] == ["Oporto"]
    assert (alegre.canonical, alegre.count) == ("Porto Alegre", 3)
    assert [variant.spelling for variant in alegre.variants] == ["Porto Allegre"]


def test_spellings_of_a_spelling_are_the_name_s(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus.joinpath("a.txt").write_text("Petro Lakhovsky won.\n" * 3, encoding="utf-8")
    text = "Petro Lahovsky met Petro Lahovski. Petro Lahovsky slept.\n"
    corpus.joinpath("b.txt").write_text(text, encoding="utf-8")
    (group,) = names_of(capsys, "b.txt")
    assert (group.canonical, group.count, group.others) == ("Petro Lakhovsky", 3, ())
    spellings = [(variant.spelling, variant.count) for variant in group.variants]
    assert spellings == [("Petro Lahovsky", 2), ("Petro Lahovski", 1)]


def test_name_in_another_counts_once(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus.joinpath("a.txt").write_text("Kaja Kallas spoke. Kallas left.\n", encoding="utf-8")
    entries = '[[name]]\ncanonical = "Kallas"\n[[name]]\ncanonical = "Kaja Kallas"\n'
    corpus.joinpath("names.toml").write_text(entries, encoding="utf-8")
    (group,) = names_of(capsys)
    assert (group.canonical, group.count, group.alone) == ("Kaja Kallas", 2, 1)


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t"])
def test_csv_cells_are_no_formulas(
    corpus: Path, capsys: pytest.CaptureFixture[str], mark: str
) -> None:
    text = corpus.joinpath("a.txt").read_text(encoding="utf-8")
    corpus.joinpath("a.txt").unlink()
    corpus.joinpath(f"{mark}a.txt").write_text(f"{mark}1 {text}", encoding="utf-8")
    arguments = ["names", ".", "--isolated", "--no-cache", "--jobs", "1", "--output-format", "csv"]
    assert main(arguments) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["canonical"] == "Teodor Lakhovsky"
    assert row["place"].endswith("a.txt:1")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())


@pytest.mark.usefixtures("corpus")
def test_json_has_what_the_table_shows(capsys: pytest.CaptureFixture[str]) -> None:
    (group,) = names_of(capsys, "--isolated")
    assert (group.canonical, group.kind) == ("Teodor Lakhovsky", "person")
    assert (group.count, group.alone, group.documents) == (2, 1, 1)
    (variant,) = group.variants
    assert (variant.spelling, variant.count, variant.right) == ("Teodor Lahovski", 1, "more used")
    assert variant.is_sure
    assert variant.context == "Teodor Lakhovsky won. Lakhovsky smiled. Teodor Lahovski slept."
