"""What each kind of evidence adds to finding drifted names: the table in docs/names.md.

    python -m benchmarks.name_evidence --pairs FILE.jsonl --templates FILE.json
        --documents FILE.jsonl [--clean FILE.jsonl]

A pair is `{"id", "a", "b", "label", "kind", "shard"}` with the label `positive` (one name) or
`negative`; a document `{"id", "text", "drift"}` with the pairs of its spellings that are of one
name; clean news `{"id", "text"}`. Evidence that a row leaves out is taken from the data that the
rules have read: its weight is nothing, its list is empty. The weights of the words are fitted anew
to what is left of their evidence, on the same pairs, so that no row suffers from another one's
weights; a row that leaves none of it out has the weights that are shipped.
"""

from __future__ import annotations

import argparse
import importlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks.labelled_names import (
    Article,
    read_articles,
    read_pairs,
    score_articles,
    score_pairs,
    written_pairs,
)
from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import LocatedFinding
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs
from corpuslint.rule import Context
from corpuslint.ruleset import RuleSet, build_rules
from scripts.learn_name_weights import examples, fit

Tables = dict[str, dict[str, float]]

_KEY = frozenset(("same-key", "same-letters"))
_DISTANCE = frozenset(("distance", "relative-distance", "start", "other-initial", "short"))
_BESIDE = frozenset(
    (
        *("shared", "shared-in-other-document", "shared-title", "rare-neighbour"),
        *("introduced", "contradicted"),
    )
)
_KNOWN = frozenset(("both-known", "both-known-same-key", "both-known-shared", "one-known"))
_BY_SPELLING = ("NAM001", "NAM005", "NAM006")


class Row(NamedTuple):
    """A row of the table.

    Attributes:
        title: for people.
        evidence: names of the weights that count, apart from those that every row has.
        has_lists: whether the gazetteer, the exonyms and the acronyms count too.
    """

    title: str
    evidence: frozenset[str]
    has_lists: bool = False


COLUMNS = (
    *("evidence", "pairs: precision", "recall", "documents: recall", "other links a document"),
    "clean news, findings per 1,000",
)
ROWS = (
    Row("romanisation key only", _KEY),
    Row("distance only", _DISTANCE),
    Row("key and distance", _KEY | _DISTANCE),
    Row("and what stands beside", _KEY | _DISTANCE | _BESIDE),
    Row("and well-known names", _KEY | _DISTANCE | _BESIDE | _KNOWN),
    Row("and gazetteer, exonyms: all", _KEY | _DISTANCE | _BESIDE | _KNOWN, has_lists=True),
)


class _Anything(frozenset[str]):
    """A list that has every word."""

    def __contains__(self, word: object) -> bool:
        return True


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("--pairs", "--templates", "--documents"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--clean", type=Path)
    options = parser.parse_args()
    load_packs()  # makes the rules importable
    pairs = read_pairs(options.pairs)
    shards = written_pairs(pairs, options.templates)
    texts = {article.id: article.text for articles in shards.values() for article in articles}
    documents = read_articles(options.documents)
    clean = read_articles(options.clean) if options.clean else []
    print(f"| {' | '.join(COLUMNS)} |\n|---{'|---:' * (len(COLUMNS) - 1)}|")
    for row in ROWS:
        with _only(row, options.pairs):
            rules = _rules(row)
            found: dict[str, list[LocatedFinding]] = {}
            for articles in shards.values():
                found |= _findings(articles, rules)
            of_pairs = score_pairs(pairs, texts, found)
            of_documents = score_articles(documents, _findings(documents, rules))
            alarms = _by_default(_findings(clean, rules), rules)
        others = of_documents.wrong / max(1, len(documents))
        figures = f"{of_pairs.precision:.3f} | {of_pairs.recall:.3f} | {of_documents.recall:.3f}"
        noise = f"{1000 * alarms / len(clean):.1f}" if clean else ""
        print(f"| {row.title} | {figures} | {others:.2f} | {noise} |", flush=True)


def _rules(row: Row) -> RuleSet:
    select = ("names",) if row.has_lists else _BY_SPELLING
    return build_rules(Settings(root=".", select=select), Context())


def _findings(articles: Iterable[Article], rules: RuleSet) -> dict[str, list[LocatedFinding]]:
    """The findings of one corpus, by document."""
    found: defaultdict[str, list[LocatedFinding]] = defaultdict(list)
    documents = [Document(DocumentKey(a.id, a.id), a.text) for a in articles]
    for item in check_documents(documents, rules):
        found[item.document.id].append(item)
    return found


def _by_default(found: Mapping[str, Sequence[LocatedFinding]], rules: RuleSet) -> int:
    """How many of the findings are of rules that are on by default."""
    usual = {rule.code for rule in rules.rules.values() if rule.default}
    return sum(item.rule in usual for findings in found.values() for item in findings)


@contextmanager
def _only(row: Row, pairs: Path) -> Iterator[None]:
    """The rules' data without the evidence that a row leaves out."""
    decision, evidence, known, neighbours, gazetteer, kinds = (
        importlib.import_module(f"corpuslint_rules.names._{name}")
        for name in ("decision", "evidence", "known", "neighbours", "gazetteer", "kinds")
    )
    caches = (
        *(evidence.word_evidence, neighbours.is_telling),
        *(gazetteer.entries, gazetteer.words_by_key, kinds._listed),  # noqa: SLF001  read anew
    )
    tables = decision.weights()
    with ExitStack() as stack:
        if not row.evidence >= _KNOWN:
            for module, name in (
                *((known, "known_people"), (known, "known_cities")),
                (evidence, "look_alikes"),
            ):
                stack.enter_context(patch.object(module, name, frozenset))
        if not row.evidence >= _BESIDE:
            stack.enter_context(patch.object(neighbours, "common_neighbours", _Anything))
        if not row.has_lists:
            stack.enter_context(patch.object(gazetteer, "PATH", Path(os.devnull)))
        _clear(caches)
        fitted = _weights(row, tables, pairs)
        stack.enter_context(patch.object(decision, "weights", lambda: fitted))
        yield
    _clear(caches)


def _weights(row: Row, tables: Tables, pairs: Path) -> Tables:
    """The weights of what a row has, those of the words fitted to it."""
    corpus = {
        name: weight * (name in row.evidence or name not in _BESIDE)
        for name, weight in tables["corpus"].items()
    }
    if row.evidence >= tables["words"].keys() - {"bias"}:
        return {"words": tables["words"], "corpus": corpus}
    counted = row.evidence | {"bias"}
    fitted = fit(
        [
            ({name: value for name, value in numbers.items() if name in counted}, label, group)
            for numbers, label, group in examples([pairs])
        ]
    )
    return {"words": dict.fromkeys(tables["words"], 0.0) | fitted, "corpus": corpus}


def _clear(caches: Iterable[Any]) -> None:
    for cached in caches:
        cached.cache_clear()


if __name__ == "__main__":
    main()
