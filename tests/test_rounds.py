from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from corpuslint.findings import Applicability, Edit
from corpuslint.fixes import apply_edits
from corpuslint.rounds import MOST_ROUNDS, FixedDocument, fix_document
from tests.strategies import document_of, located

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpuslint.document import Document
    from corpuslint.findings import LocatedFinding

SAFE = (Applicability.SAFE,)


def rewriting(*rewrites: tuple[str, str, str]) -> Callable[[Document], list[LocatedFinding]]:
    """Rules in small: each one's code, what it finds (a regular expression) and its fix."""

    def check(document: Document) -> list[LocatedFinding]:
        return [
            located(Edit(m.start(), m.end(), m.expand(replacement)), rule=code)
            for code, pattern, replacement in rewrites
            for m in re.finditer(pattern, document.text)
        ]

    return check


def fixed(text: str, *rewrites: tuple[str, str, str]) -> FixedDocument:
    check = rewriting(*rewrites)
    document = document_of(text)
    return fix_document(document, check(document), SAFE, check)


def test_a_fix_that_opens_the_way_for_another_is_followed_up() -> None:
    result = fixed("a((b))c", ("AAA001", r"\(([a-z])\)", r"\1"))
    assert (result.text, result.rounds, result.unsettled) == ("abc", 2, ())
    assert apply_edits("a((b))c", result.edits) == "abc"


def test_nothing_to_do_is_no_round() -> None:
    assert fixed("abc", ("AAA001", "x", "y")) == FixedDocument("abc")


def test_rules_that_undo_each_other_are_named_and_the_original_stays() -> None:
    result = fixed("x a", ("CCC001", "x", "z"), ("AAA001", "a", "b"), ("BBB001", "b", "a"))
    assert (result.text, result.edits) == ("x a", ())
    assert result.unsettled == ("AAA001", "BBB001")


def test_a_text_that_grows_for_ever_stays_as_it_was() -> None:
    result = fixed("x", ("CCC001", "$", "!"))
    assert (result.text, result.edits, result.rounds) == ("x", (), MOST_ROUNDS)
    assert result.unsettled == ("CCC001",)


def test_ten_rounds_are_enough_for_what_needs_exactly_ten() -> None:
    text = "(" * MOST_ROUNDS + "x" + ")" * MOST_ROUNDS
    result = fixed(text, ("AAA001", r"\((x)\)", r"\1"), ("AAA001", r"\((\(+x\)+)\)$", r"\1"))
    assert result.unsettled == ()
    one_more = fixed("(" + "(" * 3 * MOST_ROUNDS, ("AAA001", r"\($", ""))
    assert one_more.unsettled == ("AAA001",)
    exactly = fixed("(" * MOST_ROUNDS, ("AAA001", r"\($", ""))
    assert (exactly.text, exactly.rounds) == ("", MOST_ROUNDS)


@given(st.text("abc \n\r", max_size=30))
def test_a_fixed_text_needs_no_further_fix(text: str) -> None:
    rules = (("AAA001", " +\n", "\n"), ("BBB001", "ab", "b"), ("CCC001", "c\n", "\n"))
    result = fixed(text, *rules)
    assert result.unsettled == ()
    assert apply_edits(text, result.edits) == result.text
    assert fixed(result.text, *rules) == FixedDocument(result.text)
