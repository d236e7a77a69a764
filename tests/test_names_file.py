from __future__ import annotations

from pathlib import Path

import pytest

from corpuslint.config import ConfigError, Settings
from corpuslint.config_file import load_settings
from corpuslint.names_file import build_context, read_names, read_terms
from corpuslint.rule import Context, NameEntry


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_names_and_terms_become_the_context(project: Path) -> None:
    (project / "corpuslint.toml").write_text('language = "en"\n[allow]\nnames = ["Tamir"]')
    (project / "names.toml").write_text(
        """
        [[name]]
        canonical = "Mirela Dobrescu"
        variants = ["Mirella Dobrescu"]
        kind = "person"
        [[distinct]]
        names = ["Harlow", "Harlowe"]
        """
    )
    (project / "terms.toml").write_text(
        """
        [[term]]
        canonical = "fishing quota"
        variants = ["catch quota"]
        [[name]]
        canonical = "harbour"
        kind = "noun"
        """
    )
    assert build_context(load_settings([project])) == Context(
        language="en",
        names=(NameEntry("Mirela Dobrescu", ("Mirella Dobrescu",), "person"),),
        distinct=(("Harlow", "Harlowe"),),
        terms=(NameEntry("fishing quota", ("catch quota",)), NameEntry("harbour", (), "noun")),
        allow_names=("Tamir",),
    )


def test_default_files_may_be_missing_but_named_ones_may_not(project: Path) -> None:
    assert build_context(Settings(root=str(project))) == Context()
    (project / "corpuslint.toml").write_text('names = "people.toml"')
    with pytest.raises(ConfigError) as caught:
        build_context(load_settings([project]))
    assert str(caught.value) == "corpuslint.toml: names: no such file: 'people.toml'"


def test_isolated_leaves_names_and_terms_alone(project: Path) -> None:
    (project / "names.toml").write_text("[[[")
    (project / "terms.toml").write_text("[[[")
    assert build_context(load_settings([project], isolated=True)) == Context()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[name]]\ncanonical = ""', "names.toml: name[0].canonical: expected a string without"),
        ('[[name]]\ncanonical = " A"', "names.toml: name[0].canonical: expected a string without"),
        ('[[name]]\ncanonical = "A\\n"', "names.toml: name[0].canonical: expected a string with"),
        ('[[name]]\nvariants = ["x"]', "names.toml: name[0].canonical: the key is missing"),
        ('[[name]]\ncanonical = "A"\nkind = "persn"', "got the string 'persn'; did you mean 'per"),
        ('[[names]]\ncanonical = "A"', "names.toml: names: no such key; did you mean 'name'?"),
        ('[name]\ncanonical = "A"', "names.toml: name: expected an array, got a table"),
        ('\n[[name]]\ncanonical = "A"\nvariants = ["A"]', "names.toml:2: variants: 'A' is its own"),
        (
            '[[name]]\ncanonical = "A"\nvariants = ["B", "B"]',
            "names.toml:1: variants: 'B' stands t",
        ),
        (
            '[[name]]\ncanonical = "A"\nvariants = ["B"]\n[[name]]\ncanonical="C"\nvariants=["B"]',
            "names.toml:4: variants: 'B' is a variant of 'A' already (names.toml:1)",
        ),
        (
            '[[name]]\ncanonical = "A"\nvariants = ["B"]\n[[name]]\ncanonical = "B"',
            "names.toml:4: canonical: 'B' is a variant of 'A' already (names.toml:1)",
        ),
        (
            '[[name]]\ncanonical = "A"\n[[name]]\ncanonical = "B"\nvariants = ["A"]',
            "names.toml:3: variants: 'A' is canonical already (names.toml:1)",
        ),
        (
            '[[name]]\ncanonical = "A"\nvariants = ["B"]\n[[distinct]]\nnames = ["C", "B", "A"]',
            "names.toml:4: names: 'B' and 'A' are spellings of one name, 'A'",
        ),
        ('[[distinct]]\nnames = ["A"]', "names.toml:1: names: expected two or more different"),
        ('[[distinct]]\nnames = ["A", "A"]', "names.toml:1: names: expected two or more different"),
    ],
)
def test_contradictions_and_slips_in_names_are_named(
    project: Path, text: str, message: str
) -> None:
    (project / "names.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_names(project / "names.toml")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_headers_inside_strings_do_not_shift_the_lines_of_errors(project: Path) -> None:
    (project / "names.toml").write_text(
        '[[name]]\ncanonical = "A"\nvariants = ["A", """\n[[name]]"""]\n'
    )
    with pytest.raises(ConfigError, match=r"^names\.toml: name\[0\]: variants: 'A' is its own"):
        read_names(project / "names.toml")


def test_one_spelling_cannot_mean_two_terms(project: Path) -> None:
    (project / "terms.toml").write_text(
        '[[term]]\ncanonical = "quota"\nvariants = ["share"]\n'
        '[[name]]\ncanonical = "stock"\nvariants = ["share"]\n'
    )
    with pytest.raises(ConfigError) as caught:
        read_terms(project / "terms.toml")
    expected = "terms.toml:4: variants: 'share' is a variant of 'quota' already (terms.toml:1)"
    assert str(caught.value) == expected
