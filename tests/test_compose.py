from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.compose import compose, compose_rounds
from corpuslint.fixes import AppliedEdit, apply_edits
from tests.strategies import TEXTS, edit_lists, is_in_order


def edit(start: int, end: int, replacement: str, *rules: str, sure: float = 1.0) -> AppliedEdit:
    return AppliedEdit(start, end, replacement, rules or ("AAA001",), sure)


@given(st.data())
@settings(max_examples=400)
def test_the_composed_list_does_what_the_rounds_do(data: st.DataObject) -> None:
    original = data.draw(TEXTS)
    rounds = []
    text = original
    for _ in range(data.draw(st.integers(1, 4))):
        rounds.append(data.draw(edit_lists(len(text))))
        text = apply_edits(text, rounds[-1])
    composed = compose_rounds(original, rounds)
    assert is_in_order(composed, len(original))
    assert apply_edits(original, composed) == text


@given(st.data())
@settings(max_examples=200)
def test_a_round_that_undoes_the_one_before_leaves_nothing(data: st.DataObject) -> None:
    original = data.draw(TEXTS)
    first = data.draw(edit_lists(len(original)))
    undoing, growth = [], 0
    for one in first:
        start = one.start + growth
        growth += len(one.replacement) - (one.end - one.start)
        end = start + len(one.replacement)
        undoing.append(edit(start, end, original[one.start : one.end], "ZZZ001"))
    assert compose(original, first, undoing) == []


def test_edits_apart_keep_their_own_rules_in_the_original_offsets() -> None:
    first = [edit(0, 3, "a longer word", "AAA001", sure=0.9)]
    second = [edit(14, 17, "x", "BBB001", sure=0.8)]
    assert compose("one two", first, second) == [
        edit(0, 3, "a longer word", "AAA001", sure=0.9),
        edit(4, 7, "x", "BBB001", sure=0.8),
    ]


def test_edits_that_meet_become_one_with_all_rules_and_the_least_confidence() -> None:
    first = [edit(4, 7, "three", "BBB001", sure=0.7)]
    second = [edit(2, 6, "E TH", "AAA001", sure=0.9)]
    assert compose("one two", first, second) == [
        edit(2, 7, "E THree", "AAA001", "BBB001", sure=0.7)
    ]


def test_two_insertions_at_one_place_become_one() -> None:
    assert compose("ab", [edit(1, 1, "x", "AAA001")], [edit(2, 2, "y", "BBB001")]) == [
        edit(1, 1, "xy", "AAA001", "BBB001")
    ]


def test_a_deletion_that_is_put_back_beside_its_place_vanishes() -> None:
    first = [edit(0, 4, "", "AAA001")]
    second = [edit(0, 3, "the cat", "BBB001")]
    assert compose("the cat sat", first, second) == []


def test_the_rest_of_a_partly_undone_round_stays() -> None:
    first = [edit(0, 1, "A"), edit(4, 5, "E")]
    second = [edit(0, 1, "a")]
    assert compose("abcdef", first, second) == [edit(4, 5, "E")]
