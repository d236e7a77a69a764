from __future__ import annotations

from corpuslint.suggest import closest, hint

KEYS = ["per-file-ignores", "select", "extend-select", "NAM001"]


def test_closest_word_is_found_through_slips_case_and_underscores() -> None:
    assert closest("selct", KEYS) == "select"
    assert closest("PER_FILE_IGNORE", KEYS) == "per-file-ignores"
    assert closest("nam01", KEYS) == "NAM001"


def test_nothing_is_suggested_for_a_word_that_is_far_from_all() -> None:
    assert closest("zzz", KEYS) is None
    assert closest("", KEYS) is None
    assert closest("select" * 1000, KEYS) is None
    assert hint("zzz", KEYS) == ""


def test_order_of_the_known_words_does_not_matter() -> None:
    assert hint("abx", ["aba", "abc"]) == hint("abx", ["abc", "aba"]) != ""
