"""Every rule's examples are its tests."""

from __future__ import annotations

import pytest

from corpuslint.packs import load_packs
from corpuslint.rule import Bad, Good, Rule
from tests.marked import ExampleRun

RULES = list(load_packs().values())
BAD = [pytest.param(r, e, id=f"{r.code}-{n}") for r in RULES for n, e in enumerate(r.bad)]
GOOD = [pytest.param(r, e, id=f"{r.code}-{n}") for r in RULES for n, e in enumerate(r.good)]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_is_found_at_exactly_the_marked_spans(rule: type[Rule], example: Bad) -> None:
    run = ExampleRun(rule, example)
    assert any(run.expected), "a bad example marks at least one span"
    for number in range(len(run.documents)):
        assert run.spans(number) == run.expected[number]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_example_is_fixed_as_it_says(rule: type[Rule], example: Bad) -> None:
    run = ExampleRun(rule, example)
    before = [document.text for document in run.documents]
    expected = before if example.fixed is None else list(example.fixed)
    assert run.fixed() == expected


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_fixed_text_no_longer_triggers_a_fix(rule: type[Rule], example: Bad) -> None:
    run = ExampleRun(rule, example)
    if not run.findings_with_edits():
        return
    after = type(example)(
        *run.fixed(),
        options=example.options,
        context=example.context,
        titles=example.titles,
        language=example.language,
    )
    assert ExampleRun(rule, after).findings_with_edits() == []


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_good_example_stays_silent(rule: type[Rule], example: Good) -> None:
    assert ExampleRun(rule, example).findings == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_finding_explains_itself(rule: type[Rule]) -> None:
    for example in rule.bad:
        for item in ExampleRun(rule, example).findings:
            assert item.finding.message
            assert item.finding.evidence, "a finding carries evidence"
            assert 0 < item.finding.confidence <= 1
