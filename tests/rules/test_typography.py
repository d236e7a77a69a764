from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.checking import check, fix

PIECES = st.sampled_from(
    [
        *("The mayor", "said", "it’s", "don't", "“yes“", '"no"', "„so”", "«oui»", " ,", " ."),
        *("end.Next", "one,two", "...", "…", " – ", " - ", "—", "  ", " \n", "\n\n\n\n\n", "\r\n"),
        *("11.000 people", "3,5 %", "1.250.000", "on 24.02.2022", "https://example.org/a,b.C"),
        *("x@example.org", '6"', ":)", "\ud800", "\x00", "é", "`code.Run()`"),
        "THE COUNCIL MET ON MONDAY AND SAID NOTHING AT ALL",
    ]
)
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=25).map(" ".join)


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


@settings(max_examples=200, deadline=None)
@given(HOSTILE, st.sampled_from([None, "en", "de", "fr", "ru", "sv", "xx"]))
def test_fixes_touch_no_letter_and_leave_nothing_to_fix(text: str, language: str | None) -> None:
    rules = ("TYP001", "TYP002", "TYP003", "TYP004", "TYP005", "TYP006")
    for item in check(text, "typography", language=language):
        assert 0 <= item.finding.start <= item.finding.end <= len(text)
    fixed = text
    for _ in range(10):
        fixed, before = fix(fixed, *rules, language=language), fixed
        assert letters(fixed) == letters(before)
        if fixed == before:
            break
    assert fix(fixed, *rules, language=language) == fixed


@pytest.mark.parametrize(
    "piece", ["“", '"', " ,", "a.B", "a,bc", "  ", "’a'", "1.000", "…...", "«„"]
)
def test_long_hostile_line_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000
    assert all(item.finding.end <= len(text) for item in check(text, "typography"))


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/a,b.C?x=1;y and write to Ann.Lee@example.org , now.",
        "Run `foo.Bar(a,bc)` or C:\\Temp\\New.Folder .",
        "The tag #one,two and the handle @Some.One are kept.",
    ],
)
def test_addresses_and_code_are_left_alone(text: str) -> None:
    assert fix(text, "typography") in (text, text.replace("org ,", "org,"))


def test_hard_wrapped_text_keeps_its_spaces() -> None:
    text = (
        "    The harbour of Westmere will reopen on the first Monday of   \n"
        "next month, the council said after a meeting that lasted until \n"
        "late in the evening and ended without  a vote on the new ferry \n"
        "terminal, which had been the only point on its agenda so far. \n"
    )
    assert check(text, "TYP004") == []


def test_quotation_marks_follow_the_language_of_the_corpus() -> None:
    text = "Der Rat nannte es “ein Geschenk”, die Stadt schwieg."
    assert (
        fix(text, "TYP001", language="de") == "Der Rat nannte es „ein Geschenk“, die Stadt schwieg."
    )
    assert check("Der Rat nannte es „ein Geschenk“.", "TYP001", language="de") == []
    assert len(check("The council called it „a gift“.", "TYP001", language="en")) == 1


def test_mixing_is_reported_once_with_its_other_places() -> None:
    text = "It’s late, it’s dark, it’s cold, and it's wet and it's windy."
    (found,) = check(text, "TYP005")
    assert text[found.finding.start] == "'"
    assert len(found.finding.related) == 1
