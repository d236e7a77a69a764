from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.config import Allow, ConfigError, Settings
from corpuslint.document import DocumentKey
from corpuslint.ruleset import available_rules
from corpuslint.suppress import Suppression
from tests.located import Case, opener
from tests.strategies import TEXTS


def suppression(**settings: object) -> Suppression:
    made = Settings(root=".", **settings)  # type: ignore[arg-type]  # a test's own settings
    return Suppression(made, available_rules(made))


def shown(case: Case, **settings: object) -> list[str]:
    """What the findings mark that are still shown under the settings."""
    text_of = opener(case)
    return case.words(suppression(**settings).keep(case.findings, lambda key: text_of(key).text))


def allowing(*phrases: str) -> dict[str, object]:
    return {"allow": Allow(phrases=phrases)}


def test_nothing_is_silenced_by_default() -> None:
    assert shown(Case("⟦One⟧ and ⟦two⟧")) == ["One", "two"]


@pytest.mark.parametrize(
    ("marked", "phrase", "left"),
    [
        ("Try chicken ⟦Kiev⟧ in ⟦Kiev⟧.", "chicken Kiev", ["Kiev"]),
        ("⟦Read more…⟧", "Read more", []),
        ("⟦ \tRead more! \n⟧", "Read more", []),
        ("⟦Read more about it⟧", "Read more", ["Read more about it"]),
        ("⟦read more⟧", "Read more", ["read more"]),
        ("Chicken ⟦Kievs⟧", "Chicken Kiev", ["Kievs"]),
        ("Dynamo\n⟦Kiev⟧ won", "Dynamo Kiev", []),
        ("Dynamo ⟦Kiev⟧ won", "  Dynamo   Kiev ", []),
        ("(⟦...⟧)", "(...)", []),
        ("a.b ⟦axb⟧", "a.b", ["axb"]),
        ("⟦…⟧ Read more", "Read more", ["…"]),
        ("", "Read more", []),
    ],
)
def test_phrase_silences_what_marks_nothing_beyond_it(
    marked: str, phrase: str, left: list[str]
) -> None:
    assert shown(Case(marked, family="foreign", rule="FRN001"), **allowing(phrase)) == left


def test_each_of_several_phrases_counts() -> None:
    case = Case("⟦One two⟧ and ⟦two three⟧ and ⟦three four⟧")
    assert shown(case, **allowing("two three", "One two")) == ["three four"]


def test_phrase_does_not_silence_a_finding_about_the_document() -> None:
    case = Case("⟦Read more⟧", scope="document")
    assert shown(case, **allowing("Read more")) == ["Read more"]


def test_allowed_names_concern_the_names_family_only() -> None:
    text = "⟦Zelin⟧ met Anna ⟦Zelin⟧"
    allow = {"allow": Allow(names=("Anna Zelin",))}
    assert shown(Case(text), **allow) == ["Zelin"]
    assert shown(Case(text, family="foreign", rule="FRN003"), **allow) == ["Zelin", "Zelin"]


def test_min_confidence_keeps_what_reaches_it() -> None:
    case = Case("⟦word⟧", confidence=0.8)
    assert shown(case, min_confidence=0.8) == ["word"]
    assert shown(case, min_confidence=0.81) == []


@pytest.mark.parametrize(
    ("glob", "path", "is_silenced"),
    [
        ("archive/", "archive/2019/a.txt", True),
        ("archive/", "news/archive/a.txt", True),
        ("/archive/", "news/archive/a.txt", False),
        ("*.md", "deep/inside/a.md", True),
        ("*.md", "a.txt", False),
        ("2019/*.txt", "2019/a.txt", True),
        ("2019/*.txt", "2019/more/a.txt", False),
        ("**/2019/**/*.txt", "x/2019/more/a.txt", True),
        ("!archive/", "archive/a.txt", False),
        ("!archive/", "a.txt", True),
    ],
)
def test_per_file_ignores_read_globs_as_gitignore_does(
    glob: str, path: str, is_silenced: bool
) -> None:
    case = Case("⟦word⟧", path=path, rule="MTQ003", family="translation")
    left = shown(case, per_file_ignores={glob: ("MTQ",)})
    assert left == ([] if is_silenced else ["word"])


def test_per_file_ignores_concern_only_the_rules_they_name() -> None:
    case = Case("⟦word⟧", rule="XYZ001")
    assert shown(case, per_file_ignores={"*.txt": ("translation",)}) == ["word"]


def test_unknown_selector_of_per_file_ignores_is_named() -> None:
    with pytest.raises(ConfigError) as caught:
        suppression(per_file_ignores={"a/*.txt": ("MTQ0O3",)})
    assert str(caught.value) == (
        'per-file-ignores."a/*.txt": expected a rule\'s code, prefix or name, a family or ALL, '
        "got 'MTQ0O3'; did you mean 'MTQ003'?"
    )


def test_texts_are_opened_only_where_a_phrase_has_to_be_looked_for() -> None:
    def refuse(key: DocumentKey) -> str:
        raise AssertionError(f"{key} was opened")

    case = Case("⟦word⟧", family="foreign", rule="FRN001")
    suppressing = suppression(allow=Allow(names=("Anna",)), min_confidence=0.5)
    assert suppressing.keep(case.findings, refuse) == case.findings


@given(TEXTS, TEXTS.filter(lambda phrase: bool(phrase.strip())), st.integers(0, 40))
def test_no_text_and_no_phrase_is_too_odd(text: str, phrase: str, start: int) -> None:
    case = Case(text, spans=[(min(start, len(text)), len(text))])
    assert len(shown(case, **allowing(phrase))) <= 1
    assert shown(Case(phrase, spans=[(0, len(phrase))]), **allowing(phrase)) == []
