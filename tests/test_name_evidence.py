"""The benchmark of what each kind of evidence adds to finding names."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.labelled_names import Article, Pair, Score, score_articles, score_pairs
from benchmarks.name_evidence import ROWS, main
from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import LocatedFinding
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules

TEXT = "Petro Lakhovsky won. Petro Lakhovsky smiled. Petro Lakhovsky ate. Petro Lahovski slept."


@pytest.fixture
def found() -> dict[str, list[LocatedFinding]]:
    """What the rules find in the text."""
    rules = build_rules(Settings(root=".", select=("names",)), Context())
    return {"a": check_documents([Document(DocumentKey("a", "a"), TEXT)], rules)}


def pair(identifier: str, b: str, label: str) -> Pair:
    """A pair with `Petro Lakhovsky`."""
    return Pair(identifier, "Petro Lakhovsky", b, label, "person", 0)


def test_pairs_are_right_wrong_or_missed(found: dict[str, list[LocatedFinding]]) -> None:
    texts = {"a": TEXT, "b": TEXT}
    for label, score in (("positive", Score(1, 0, 1)), ("negative", Score(0, 1, 0))):
        pairs = [pair("a", "Petro Lahovski", label), pair("b", "Petro Lahovski", label)]
        assert score_pairs(pairs, texts, found) == score
    assert score_pairs([pair("a", "Petro Lakovsky", "positive")], texts, found) == Score(0, 0, 1)


def test_other_links_of_documents_count_once(found: dict[str, list[LocatedFinding]]) -> None:
    labelled = Article("a", TEXT, [("Lakhovsky", "Lahovski")])
    assert score_articles([labelled], found) == Score(1, 0, 0)
    assert score_articles([Article("a", TEXT)], {"a": found["a"] * 2}) == Score(0, 1, 0)


def test_table_has_all_rows_and_leaves_the_rules_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(name: str, *rows: object) -> str:
        path = tmp_path / name
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        return str(path)

    names = {"a": "Petro Lakhovsky", "kind": "person", "shard": 0}
    pairs = write(
        "pairs.jsonl",
        {"id": "1", "b": "Petro Lahovski", "label": "positive", **names},
        {"id": "2", "b": "Petro Malinovsky", "label": "negative", **names},
    )
    templates = write(
        "templates.json",
        {
            "slots": {"day": ["Monday"]},
            "person": ["{A} won on {day}. {A} smiled. {A} ate. {B} left."],
        },
    )
    documents = write(
        "documents.jsonl", {"id": "d", "text": TEXT, "drift": [["Lakhovsky", "Lahovski"]]}
    )
    clean = write("clean.jsonl", {"id": "c", "text": "A train left Oporto. Porto slept."})
    arguments = ["--pairs", pairs, "--templates", templates, "--documents", documents]
    monkeypatch.setattr("sys.argv", ["name_evidence", *arguments, "--clean", clean])
    main()
    first, _, *rows = capsys.readouterr().out.splitlines()
    assert first.startswith("| evidence | pairs: precision |")
    assert [row.split(" | ")[0] for row in rows] == [f"| {row.title}" for row in ROWS]
    assert rows[-1].endswith("| 1.000 | 1.000 | 1.000 | 0.00 | 1000.0 |")
    assert rows[-2].endswith("| 0.0 |")  # the exonym is left out
    known: Any = importlib.import_module("corpuslint_rules.names._known")
    decision: Any = importlib.import_module("corpuslint_rules.names._decision")
    gazetteer: Any = importlib.import_module("corpuslint_rules.names._gazetteer")
    assert known.is_known("Maria")
    assert decision.weights()["corpus"]["shared-title"] > 0
    assert gazetteer.words_by_key()
