"""Places with two names: where one is only suggested, and where both may stand."""

from __future__ import annotations

import pytest

from corpuslint.rule import Applicability, Severity
from tests.rules.name_checking import check, shown


def test_place_uses() -> None:
    found = check("Kiev slept.", "KIEV WAKES UP\n\nThe pro-Kiev side won in Kiev.", "Kyiv rose.")
    assert [text for _, _, text in shown(found)] == ["Kyiv", "KYIV", "Kyiv", "Kyiv"]


def trust(text: str) -> Applicability:
    """How far the fix of the one place in a text may be trusted."""
    (found,) = check(text, "Kyiv slept.")
    assert found.finding.fix
    return found.finding.fix.applicability


@pytest.mark.parametrize(
    "quoted",
    [
        'the "Butcher of Kiev"',
        "the “Butcher of Kiev”",
        "the ‘Butcher of Kiev’",
        "the 'Butcher of Kiev', he says",
        "the „Butcher of Kiev“",
        "the „Butcher of Kiev”",
        "the ”Butcher of Kiev”",
        "the «Butcher of Kiev»",
        "the »Butcher of Kiev«",
        "the ‹Butcher of Kiev›",
        "the ‚Butcher of Kiev‘",
        'the "Butcher\nof Kiev"',
        "said “he, the ‘Butcher of Kiev’, left”",
        "said “he’s the players’ butcher of Kiev”",
        'said "he went to Kiev.\n\n"And he came back"',
        "a film, *Back to Kiev*",
        "a film, _Back to Kiev today_",
    ],
)
def test_quoted_place_is_only_a_suggestion(quoted: str) -> None:
    assert trust(f"Here is {quoted}.") is Applicability.SUGGESTION


@pytest.mark.parametrize(
    "text",
    [
        'A 5" pipe burst. Snow fell in Kiev',
        'He said "no" in Kiev and "yes"',
        "In the '90s the players' bus left Kiev, as fans' buses did",
        "«No» – he left Kiev – «yes»",
        '"No,\n\nhe left Kiev',
        "2 * 3 is 6, Kiev, 2 * 4 is 8",
    ],
)
def test_place_beside_a_quotation_is_not_quoted(text: str) -> None:
    assert trust(f"{text}.") is Applicability.UNSAFE


def test_fixed_term_says_nothing_of_another_occurrence() -> None:
    found = check("Dynamo Kiev fans ate chicken Kiev in Kiev.", "Kyiv slept.")
    assert [item.finding.severity for item in found] == [Severity.INFO, Severity.INFO, None]
    found = check("A Kiev-class ship left for Kiev.", "Kyiv slept.")
    assert [start for _, start, _ in shown(found)] == [27]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Snow fell in Kyiv (Kiev in Russian). Then Kiev slept.", []),
        ("Snow fell in the city (Russian: Kiev). Then Kiev slept.", []),
        ("Snow fell in Kiev, or Kyiv. Then Kiev slept.", []),
        ("They flew from Kiev to Russian bases. Then Kiev slept.", [15, 43]),
        ("See https://example.org/Kiev in Kiev.", [32]),
    ],
)
def test_document_that_explains_a_place_may_use_both_names(text: str, starts: list[int]) -> None:
    assert [start for _, start, _ in shown(check(text, "Kyiv rose."))] == starts
