from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.baseline import (
    Comparison,
    Entry,
    compare,
    fingerprint,
    read_baseline,
    record,
    render_baseline,
    scope_of,
    updated,
)
from corpuslint.config import ConfigError
from tests.located import Case, opener
from tests.strategies import TEXTS

EVERYTHING = scope_of(["."], ["NAM001", "DUP004"])


def prints(case: Case) -> list[str]:
    return [fingerprint(item, case.document) for item in case.findings]


def compared(before: Case, after: Case) -> Comparison:
    """The findings of a text held against a baseline of another."""
    known = record(before.findings, opener(before))
    return compare(after.findings, known, opener(after), was_checked=EVERYTHING)


@pytest.mark.parametrize(
    "changed",
    [
        Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd", message="other", confidence=0.1),
        Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd", evidence={"spellings": {"Zelin": 9}}),
        Case("More above\n\nHead\n\nThe ⟦Zelin⟧ plan.\n\nEnd\n\nMore below"),
        Case("Head\n\n\n\nAnother ⟦Zelin⟧ plan, rewritten.\nEnd"),
        Case("Head\r\n\r\nThe ⟦Zelin⟧ plan.\r\n\r\nEnd  "),
    ],
)
def test_finding_is_known_again_after_changes_elsewhere(changed: Case) -> None:
    assert prints(Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd")) == prints(changed)


@pytest.mark.parametrize(
    "changed",
    [
        Case("Head\n\nThe ⟦Zelyn⟧ plan.\n\nEnd"),
        Case("Another head\n\nThe ⟦Zelin⟧ plan.\n\nEnd"),
        Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nAnother end"),
        Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd", path="b.txt"),
        Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd", rule="NAM002"),
        Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd", identity=("Zelin", "Selin")),
        Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd", scope="document"),
    ],
)
def test_finding_is_another_one_when_what_identifies_it_changes(changed: Case) -> None:
    assert prints(Case("Head\n\nThe ⟦Zelin⟧ plan.\n\nEnd")) != prints(changed)


def test_parts_of_a_fingerprint_do_not_run_together() -> None:
    assert prints(Case("⟦x⟧", identity=("ab", "c"))) != prints(Case("⟦x⟧", identity=("a", "bc")))


def test_fingerprint_stays_the_same_in_every_version_that_reads_the_file() -> None:
    assert prints(Case("⟦Zelin⟧", identity=("Zelin",))) == ["f50f7798f7755b7c62d47a1d88f2db7f"]


@pytest.mark.parametrize("marked", ["⟦⟧", "⟦\n⟧", "a⟦⟧", "⟦\ud800⟧", "⟦\x00\r⟧\r", "a\n⟦b\n⟧"])
def test_any_span_of_any_text_has_a_fingerprint(marked: str) -> None:
    assert [len(digits) for digits in prints(Case(marked))] == [32]


@given(TEXTS, st.lists(st.integers(0, 40), min_size=2, max_size=8))
def test_whatever_is_recorded_is_hidden_and_matches(text: str, offsets: list[int]) -> None:
    places = sorted(min(offset, len(text)) for offset in offsets)
    case = Case(text, spans=list(pairwise(places)))
    known = record(case.findings, opener(case))
    result = compare(case.findings, known, opener(case), was_checked=EVERYTHING)
    assert (result.new, result.hidden, result.stale) == ([], len(case.findings), Counter())


def test_baseline_hides_what_it_knows_and_nothing_else() -> None:
    result = compared(Case("The ⟦Zelin⟧ plan"), Case("The ⟦Zelin⟧ plan of ⟦Keiv⟧"))
    assert [item.finding.start for item in result.new] == [18]
    assert (result.hidden, result.stale) == (1, Counter())


def test_baseline_is_a_multiset() -> None:
    once, twice = Case("⟦Zelin⟧ and Zelin"), Case("⟦Zelin⟧ and ⟦Zelin⟧")
    grown = compared(once, twice)
    assert ([item.finding.start for item in grown.new], grown.hidden) == ([10], 1)
    shrunk = compared(twice, once)
    assert (shrunk.new, shrunk.hidden, shrunk.stale.total()) == ([], 1, 1)


def test_entries_of_what_was_not_checked_are_not_stale() -> None:
    known = Counter({Entry("news/a.txt", "NAM001", "0" * 32): 2})

    def stale(targets: list[str], rules: list[str]) -> int:
        checked = scope_of(targets, rules)
        return compare([], known, opener(), was_checked=checked).stale.total()

    assert stale(["."], ["NAM001"]) == 2
    assert stale(["news"], ["NAM001"]) == 2
    assert stale(["news/a.txt"], ["NAM001"]) == 2
    assert stale(["new"], ["NAM001"]) == 0
    assert stale(["news/b.txt"], ["NAM001"]) == 0
    assert stale(["."], ["DUP004"]) == 0


def test_update_replaces_what_was_checked_and_keeps_the_rest() -> None:
    gone, other_file = Entry("a.txt", "NAM001", "1"), Entry("b.txt", "NAM001", "2")
    other_rule, found = Entry("a.txt", "DUP004", "3"), Entry("a.txt", "NAM001", "4")
    known = Counter({gone: 2, other_file: 1, other_rule: 1, found: 3})
    assert updated(known, Counter({found: 1}), scope_of(["a.txt"], ["NAM001"])) == Counter(
        {other_file: 1, other_rule: 1, found: 1}
    )


def test_renamed_document_is_known_by_its_former_id() -> None:
    before, after = Case("⟦Zelin⟧", path="old.txt"), Case("⟦Zelin⟧", path="new.txt")
    known = record(before.findings, opener(before))
    strange = compare(after.findings, known, opener(after), was_checked=EVERYTHING)
    assert len(strange.new) == 1
    translated = compare(
        after.findings,
        known,
        opener(after),
        was_checked=EVERYTHING,
        former_ids={"new.txt": "old.txt"},
    )
    assert (translated.new, translated.hidden) == ([], 1)


def test_written_baseline_reads_back(tmp_path: Path) -> None:
    cases = (
        Case("⟦Zelin⟧ and ⟦Zelin⟧", path="ж.txt"),
        Case("⟦Zelin⟧", path="odd\udcff\n.txt"),
        Case("⟦all of it⟧", path="rows.jsonl", document_id="7", rule="DUP004", scope="document"),
    )
    known = record([item for case in cases for item in case.findings], opener(*cases))
    path = tmp_path / "baseline.json"
    path.write_bytes(render_baseline(known))
    assert read_baseline(path) == known
    path.write_bytes(render_baseline(Counter()))
    assert read_baseline(path) == Counter()


def test_file_has_one_sorted_line_an_entry() -> None:
    known = Counter({Entry("b.txt", "NAM001", "1f"): 1, Entry("ä.txt", "DUP001", "0e"): 3})
    assert render_baseline(known).decode() == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        '    {"path": "b.txt", "rule": "NAM001", "fingerprint": "1f"},\n'
        '    {"path": "ä.txt", "rule": "DUP001", "fingerprint": "0e", "count": 3}\n'
        "  ]\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "baseline.json:1:1: no valid JSON"),
        ('{\n<<<<<<< ours\n"version": 1}', "baseline.json:2:1: no valid JSON"),
        ("[" * 100_000, "baseline.json: no valid JSON"),
        ("[]", "baseline.json: not a baseline: Expected object, got array"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "missing required field rule"),
        ('{"version": 2, "findings": []}', "a baseline of version 2, and this corpuslint reads"),
        (
            '{"version": 1, "findings": [{"path": "", "rule": "", "fingerprint": "", "count": 0}]}',
            "baseline.json: not a baseline: Expected int >= 1",
        ),
    ],
)
def test_broken_file_is_a_one_line_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_baseline(path)
    assert message in str(caught.value)
    assert str(caught.value).endswith(
        "; delete it, and 'corpuslint baseline PATH...' writes a new one"
    )
    assert "\n" not in str(caught.value)
