"""How unlike two spellings are."""

from __future__ import annotations

import pytest

from corpuslint.language.name_distance import Costs, learned_costs, name_distance, steps


@pytest.mark.parametrize(
    ("a", "near", "far"),
    [
        ("Kharitonov", "Haritonov", "Karitonov"),
        ("Vinnik", "Winnik", "Linnik"),
        ("Sergienko", "Serhienko", "Sernienko"),
    ],
)
def test_habits_of_transliteration_cost_less_than_other_letters(
    a: str, near: str, far: str
) -> None:
    assert name_distance(a, near) < name_distance(a, far)


def test_case_diacritics_hyphens_and_article_do_not_count() -> None:
    assert name_distance("Al-Müller", "MULLER") == 0


def test_steps_spell_out_the_cheapest_way() -> None:
    costs = Costs({"kh~h": 0.1, "+k": 0.9, "i~y": 0.2})
    assert [step for step, _ in steps("khariy", "hariy", costs)] == ["kh~h"]
    assert steps("ai", "ay", costs) == [("i~y", 0.2)]


def test_doubled_letter_is_a_step_of_its_own() -> None:
    assert [step for step, _ in steps("anna", "ana", Costs({"++": 0.1}))] == ["++"]


def test_every_learned_cost_is_a_share() -> None:
    assert all(0 <= cost <= 1 for cost in learned_costs().table.values())
