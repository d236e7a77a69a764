"""Names rules over small corpora."""

from __future__ import annotations

import pytest

from corpuslint.rule import Context, NameEntry
from tests.rules.name_checking import certain, check, shown


def test_evidence_has_the_spellings_of_one_name_and_says_why() -> None:
    (found,) = check("Teodor Lakhovsky won. Lakhovsky smiled. Teodor Lahovski slept.")
    assert found.finding.evidence["spellings"] == {"Lahovski": 1, "Lakhovsky": 2}
    why = found.finding.evidence["why"]
    assert "same romanisation key" in why
    assert "both in one document" in why
    assert "after `Teodor`" in why


def test_two_people_with_like_names_in_different_documents_stay_apart() -> None:
    assert check("Lakhovsky won.", "Lahovski won.", "Lakhovsky lost.", "Lakhovsky slept.") == []


def test_full_name_links_documents() -> None:
    found = check(
        "Teodor Lahovski won.", "Teodor Lakhovsky won.", "Teodor Lakhovsky lost.", "Rain fell."
    )
    assert shown(found) == [("NAM001", 7, "Lakhovsky")]


def test_majority_decides_whatever_the_order() -> None:
    texts = ("Teodor Lahovski won.", "Teodor Lahovski lost.", "Teodor Lakhovsky slept.")
    for order in (texts, texts[::-1]):
        (found,) = check(*order)
        assert found.finding.identity == ("Lakhovsky", "Lahovski")


def test_names_file_beats_the_majority() -> None:
    context = Context(names=(NameEntry("Teodor Lahovski"),))
    found = check("Lakhovsky won. Lakhovsky lost. Lahovski slept.", context=context)
    assert [text for _, _, text in shown(found)] == ["Lahovski", "Lahovski"]


def test_corpus_that_is_fixed_has_nothing_left_to_fix() -> None:
    text = "Teodor Lakhovsky won. Lakhovsky smiled. Teodor Lahovski slept."
    assert check(text.replace("Lahovski", "Lakhovsky")) == []


@pytest.mark.parametrize("style", ["ap", "reuters"])
def test_style_chooses_the_spelling_of_a_well_known_name(style: str) -> None:
    found = check("President Zelensky spoke.", style=style)
    expected = {"ap": "Zelenskyy", "reuters": "Zelenskiy"}[style]
    assert shown(found) == [("NAM001", 10, expected)]


def test_hostile_texts_raise_nothing() -> None:
    check("\ud800\0", "A" * 100_000, "É" * 5000, "Ab " * 20_000, "A.-'’" * 5000, "")


def test_neighbours_that_stand_beside_anybody_link_nobody() -> None:
    texts = ("Hadson Corp grew.", "Hudson Corp grew.", "Hudson Corp shrank.", "Hudson Corp slept.")
    assert check(*texts) == []


def test_names_of_two_players_stay_apart() -> None:
    found = check("Mark Boucher bowled to Mark Butcher. Butcher left. Butcher slept.")
    assert "NAM001" not in {item.rule for item in found}


def test_surname_alone_takes_the_spelling_of_the_full_name() -> None:
    text = "Vadzim Brynchuk won. Brynchuk smiled. Then Brinchuk slept, and Vadzim Brynchuk left."
    assert [text for _, _, text in shown(check(text))] == ["Brynchuk"]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lahovski-Smith left. Lahovski-Smith slept.",
        "Mr Lahovski-Smith slept. Then Lahovski-Smith left.",
        "Abu-Lahovski slept.",
        "A Lahovski-yar tree grew.",
        "Lahovskis, a Latvian, slept.",
        "Ludis Lahovskis met the Lahovskis.",
    ],
)
def test_name_that_holds_a_spelling_or_looks_like_its_plural_stays(text: str) -> None:
    right = "Teodor Lakhovsky won. Lakhovsky smiled. Lakhovsky slept. Then Lahovski left. "
    found = check(right + text)
    assert {item.finding.start for item in found if item.rule == "NAM001"} == {
        right.index("Lahovski")
    }


def test_double_given_name_stays() -> None:
    found = check("Kaia Kallas won. Kaia-Liisa slept. Anna-Kaia left.")
    assert shown(found) == [("NAM001", 0, "Kaja")]


def test_compound_is_spelled_as_its_name_whatever_the_compounds_say() -> None:
    text = (
        "Teodor Lakhovsky won. Lakhovsky smiled. Lakhovsky slept. Lahovski left.\n\n"
        "Lahovski-Biden talks began. The Lahovski-Biden talks ended before Lakhovsky-Biden talks."
    )
    found = check(text)
    assert {text for _, _, text in shown(found)} == {"Lakhovsky"}
    assert len(found) == 3


def test_compound_stays_where_the_document_is_of_two_minds_about_the_name() -> None:
    texts = (
        "Dmitri Oskanov met Dmitri Palanov. The Dmitri-Biden talks ended.",
        "Dmitry Oskanov won.",
        "Dmitry Oskanov slept.",
    )
    assert [start for _, start, _ in shown(check(*texts))] == [0]


def test_corpus_chooses_among_accepted_spellings() -> None:
    texts = ("Zelenskyy won.", "Zelenskiy won.", "Zelenskiy lost. Zelenskiy slept.")
    found = check("Zelenski slept.", *texts)
    assert shown(found) == [("NAM001", 0, "Zelenskiy")]


def test_given_name_is_counted_beside_its_surname() -> None:
    texts = ["Sergey Oskanov won."] * 4 + ["Sergei Lavrov won."]
    found = check("Serguei Lavrov slept.", *texts)
    assert shown(found) == [("NAM001", 0, "Sergei")]


def test_slip_is_judged_by_its_document_alone() -> None:
    slip = "Piet Vandermolen won. Vandermolen smiled. Vandermolen wept. Then Vandermoen left."
    reverse = slip.replace("Vandermolen", "VANDER").replace("Vandermoen", "Vandermolen")
    reverse = reverse.replace("VANDER", "Vandermoen")
    found = check(slip, *[reverse] * 5)
    alone = check(slip)
    assert [(i.rule, i.finding) for i in found if i.document.id == "0.txt"] == [
        (i.rule, i.finding) for i in alone
    ]
    assert [text for _, _, text in shown(alone)] == ["Vandermolen"]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (
            "VADZIM BRINCHUK FALLS\n\nVadzim Brynchuk won. BRYNCHUK WAVES. Brynchuk slept.",
            ["BRINCHUK"],
            ["BRYNCHUK"],
        ),
        (
            "J. K. Hryhoruk won. J.K. Grygoruk slept. Hryhoruk smiled. T. Hryhoruk left.",
            ["Grygoruk"],
            ["Hryhoruk"],
        ),
        (
            "President Lakhovsky met Prime Minister Lahovski. President Lakhovsky left.",
            ["Lahovski"],
            ["Lakhovsky"],
        ),
        (
            "O’SHAUGHNESSI WINS\n\nFintan O'Shaughnessy left. O’Shaughnessy and O'Shaughnessy.",
            ["O’SHAUGHNESSI"],
            ["O’SHAUGHNESSY"],
        ),
        (
            "Abdel Fatah al-Sisi met Abdel Fattah al-Sissi.\n\nABDEL FATAH AL-SISSI LEAVES",
            ["Fatah", "Sissi", "FATAH", "SISSI"],
            ["Fattah", "Sisi", "FATTAH", "SISI"],
        ),
        (
            "URSULA VON DER LAYEN LEAVES\n\nUrsula von der Layen spoke. The von der Layen plan.",
            ["LAYEN", "Layen", "Layen"],
            ["LEYEN", "Leyen", "Leyen"],
        ),
        (
            "Jean-Luk Melnytsky won. Jean-Luc Melnytsky slept. Jean-Luc Melnytsky left.",
            ["Jean-Luk"],
            ["Jean-Luc"],
        ),
    ],
    ids=["capitals", "initials", "titles", "O'", "al-", "von der", "double given name"],
)
def test_shapes_of_names(text: str, wrong: list[str], right: list[str]) -> None:
    found = sorted((item.finding for item in certain(text)), key=lambda finding: finding.start)
    assert [text[finding.start : finding.end] for finding in found] == wrong
    assert [finding.fix.edits[0].replacement for finding in found if finding.fix] == right


@pytest.mark.parametrize(
    "text",
    [
        "Teodor Lakhovsky met Anna Lahovski. Teodor Lakhovsky left. Teodor Lakhovsky slept.",
        "Teodor Lakhovsky met Anna Lahovski. Lakhovsky left. Lakhovsky slept. Lahovski slept.",
        "Fintan O'Shaughnessy won. O’Shaughnessy left. O’SHAUGHNESSY WAVES",
        "Anna Lakhovska and Teodor Lakhovsky won. Lakhovsky left. Lakhovska slept.",
    ],
    ids=["full names", "surnames alone", "apostrophes", "a couple"],
)
def test_names_that_stay(text: str) -> None:
    assert certain(text) == []


def test_document_that_introduces_nobody_follows_the_full_name_of_its_own() -> None:
    found = certain("Teodor Lakhovsky met Teodor Lahovski. Lakhovsky left. Lahovski slept.")
    assert {item.finding.identity for item in found} == {("Lahovski", "Lakhovsky")}


def test_name_is_linked_to_one_other() -> None:
    text = "Homutovo slept. Khomutovo woke. Khomutovo sang. Khomotovo woke. Khomotovo slept."
    found = [item for item in check(text) if text[item.finding.start] == "H"]
    assert [(item.rule, item.finding.identity) for item in found] == [
        ("NAM001", ("Homutovo", "Khomutovo"))
    ]


def test_article_that_is_steady_in_a_name_is_of_another_bearer() -> None:
    texts = ["William Vrelasz won."] * 6
    assert check("William Vrelesz won.", *texts) != []
    assert check("William Vrelesz won. Vrelesz smiled. Vrelesz slept.", *texts) == []


def test_ordinary_compounds_and_parts_of_names_link_nobody() -> None:
    assert check("PRE-TAX PROFIT FELL", *["Pretax Profit rose."] * 4) == []
    assert check("Abdul Rachman won.", *["Abdul Rahman won."] * 4) == []
