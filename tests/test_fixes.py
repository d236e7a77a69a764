from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.findings import Applicability, Edit
from corpuslint.fixes import AppliedEdit, apply_edits, plan_fixes
from corpuslint.rule import delete_lines
from tests.strategies import TEXTS, document_of, findings_in, is_in_order, located

SAFE = (Applicability.SAFE,)
ALL = (Applicability.SAFE, Applicability.UNSAFE)


def lines_deleted(text: str, *lines: int) -> str:
    document = document_of(text)
    findings = [located(delete_lines(document, line)) for line in lines]
    return apply_edits(text, plan_fixes(document, findings, SAFE))


@given(st.data())
@settings(max_examples=400)
def test_any_findings_give_edits_in_order_inside_the_text(data: st.DataObject) -> None:
    document = document_of(data.draw(TEXTS))
    findings = data.draw(findings_in(document))
    planned = plan_fixes(document, findings, ALL)
    assert is_in_order(planned, len(document.text))
    assert plan_fixes(document, list(reversed(findings)), ALL) == planned
    assert all(edit.start < edit.end or edit.replacement for edit in planned)


@given(st.data())
@settings(max_examples=400)
def test_a_fix_is_carried_out_whole_or_not_at_all(data: st.DataObject) -> None:
    document = document_of(data.draw(TEXTS))
    findings = data.draw(findings_in(document))
    planned = plan_fixes(document, findings, ALL)
    carried_out = {rule for edit in planned for rule in edit.rules}
    for item in findings:
        if item.rule in carried_out and item.finding.fix is not None:
            for edit in item.finding.fix.edits:
                assert _is_done(document.text, edit, planned), (item, planned)


def _is_done(text: str, edit: Edit, planned: list[AppliedEdit]) -> bool:
    if edit.whole_lines:
        content = edit.start + len(text[edit.start : edit.end].rstrip("\r\n"))
        return text[edit.start : content] in ("", "\ufeff") or any(
            p.start <= max(edit.start, 1) and content <= p.end and not p.replacement
            for p in planned
        )
    return text[edit.start : edit.end] == edit.replacement or any(
        (p.start, p.end, p.replacement) == (edit.start, edit.end, edit.replacement)
        or (not p.replacement and p.start <= edit.start and edit.end <= p.end)
        for p in planned
    )


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("a\n\nX\n\nb\n", [2], "a\n\nb\n"),
        ("a\nX\nb\n", [1], "a\nb\n"),
        ("a\nX\n\nb\n", [1], "a\n\nb\n"),
        ("a\n\nX\nb\n", [2], "a\n\nb\n"),
        ("a\n\n\nX\n\nb\n", [3], "a\n\n\nb\n"),
        ("a\n\nX\n\n\n\nb\n", [2], "a\n\n\n\nb\n"),
        ("X\n\na\n", [0], "a\n"),
        ("a\n\nX\n", [2], "a\n"),
        ("a\n\nX", [2], "a"),
        ("a\n\nX\n\n", [2], "a\n\n"),
        ("a\nX\n\nY\nb\n", [1, 3], "a\nb\n"),
        ("a\n\nX\n\nY\n\nb\n", [2, 4], "a\n\nb\n"),
        ("a\r\n\r\nX\r\n\r\nb\r\n", [2], "a\r\n\r\nb\r\n"),
        ("a\r\n\r\nX", [2], "a"),
        ("a\r\rX\r\rb", [2], "a\r\rb"),
        ("a\n\r\nX\r\rb\n", [2], "a\n\rb\n"),
        ("a\r\nX\n", [1], "a\n"),
        ("a\n \t\nX\n\nb\n", [2], "a\n\nb\n"),
        ("\ufeffX\n\na\n", [0], "\ufeffa\n"),
        ("\ufeffX\r\na", [0], "\ufeffa"),
        ("X\n", [0], ""),
        ("X\n\nY\n", [0, 2], ""),
        ("\n\nX\n", [2], "\n\n"),
    ],
)
def test_deleted_lines_leave_settled_blank_lines(
    text: str, lines: list[int], expected: str
) -> None:
    assert lines_deleted(text, *lines) == expected


def test_united_deletions_carry_all_rules_and_the_least_confidence() -> None:
    document = document_of("a\n\nX\n\nY\n\nb\n")
    findings = [
        located(delete_lines(document, 4), rule="BLR001", confidence=0.9),
        located(delete_lines(document, 2), rule="FRN001", confidence=0.7),
    ]
    assert plan_fixes(document, findings, SAFE) == [
        AppliedEdit(2, 8, "", ("BLR001", "FRN001"), 0.7)
    ]


def test_a_deletion_absorbs_the_edits_inside_it_even_safer_ones() -> None:
    document = document_of("a\nteh X\nteh b\n")
    both = located(Edit(2, 5, "the"), Edit(8, 11, "the"))
    deletion = located(delete_lines(document, 1), applicability=Applicability.UNSAFE)
    assert apply_edits(document.text, plan_fixes(document, [both, deletion], ALL)) == "a\nthe b\n"


def test_an_insertion_before_the_line_after_a_deletion_is_not_swallowed() -> None:
    text = "a\nX\nb\n"
    document = document_of(text)
    deletion = located(delete_lines(document, 1))
    planned = plan_fixes(document, [located(Edit(4, 4, "> "), rule="AAA001"), deletion], SAFE)
    # It stands back for a round; it is not counted as done.
    assert [edit.rules for edit in planned] == [("TYP001",)]


def test_lines_are_not_deleted_for_a_fix_whose_other_edit_cannot_be_made() -> None:
    document = document_of("move me\nhere\n")
    move = located(
        delete_lines(document, 0), Edit(8, 12, "here: move me"), family="structure", rule="STR001"
    )
    other = located(Edit(8, 12, "there"), family="names", rule="NAM001")
    planned = plan_fixes(document, [move, other], SAFE)
    assert apply_edits(document.text, planned) == "here: move me\n"
    unsafe = located(
        *move.finding.fix.edits if move.finding.fix else (),
        applicability=Applicability.UNSAFE,
        rule="STR001",
    )
    planned = plan_fixes(document, [unsafe, other], ALL)
    assert apply_edits(document.text, planned) == "move me\nthere\n"


def test_safe_goes_before_unsafe_then_place_length_family_and_code() -> None:
    document = document_of("one two three")

    def winner(*findings: tuple[int, int, Applicability, str, str]) -> tuple[str, ...]:
        items = [
            located(Edit(start, end, code), applicability=trust, family=family, rule=code)
            for start, end, trust, family, code in findings
        ]
        return tuple(rule for edit in plan_fixes(document, items, ALL) for rule in edit.rules)

    safe, unsafe = Applicability.SAFE, Applicability.UNSAFE
    assert winner((0, 7, unsafe, "names", "A1"), (4, 7, safe, "names", "A2")) == ("A2",)
    assert winner((4, 9, safe, "names", "A1"), (0, 5, safe, "names", "A2")) == ("A2",)
    assert winner((0, 3, safe, "names", "A1"), (0, 7, safe, "names", "A2")) == ("A2",)
    assert winner((0, 3, safe, "typography", "A1"), (0, 3, safe, "names", "A2")) == ("A2",)
    assert winner((0, 3, safe, "names", "A2"), (0, 3, safe, "names", "A1")) == ("A1",)


def test_rules_that_ask_for_the_same_edit_share_it() -> None:
    document = document_of("Zelenski spoke.")
    findings = [
        located(Edit(0, 8, "Zelensky"), rule="NAM002", confidence=0.99),
        located(Edit(0, 8, "Zelensky"), rule="NAM001", confidence=0.8),
    ]
    assert plan_fixes(document, findings, SAFE) == [
        AppliedEdit(0, 8, "Zelensky", ("NAM001", "NAM002"), 0.8)
    ]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 99, "")],
        [Edit(3, 2, "")],
        [Edit(0, 2, "x"), Edit(1, 3, "y")],
        [Edit(0, 3, "one")],
        [],
    ],
    ids=["outside", "backwards", "over itself", "changes nothing", "no edit"],
)
def test_a_fix_that_makes_no_sense_is_passed_over(edits: list[Edit]) -> None:
    document = document_of("one two")
    assert plan_fixes(document, [located(*edits)], SAFE) == []


def test_suggestions_and_what_is_not_allowed_stay_undone() -> None:
    document = document_of("one two")
    findings = [
        located(Edit(0, 3, "1"), applicability=Applicability.SUGGESTION),
        located(Edit(4, 7, "2"), applicability=Applicability.UNSAFE),
    ]
    assert plan_fixes(document, findings, SAFE) == []
    assert len(plan_fixes(document, findings, ALL)) == 1
