"""What the rules find in their own examples can be reported in every format."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from corpuslint.examples import example_documents, example_findings
from corpuslint.packs import load_packs
from corpuslint.reports import FORMATS
from corpuslint.reports.base import ReportInput
from corpuslint.rule import Rule
from tests.reports.snapshots import rendered

ROOT = Path(__file__).parents[2]
RULES = load_packs()


def reports(rule: type[Rule]) -> list[ReportInput]:
    results = []
    for example in rule.bad:
        marked = example_documents(example)
        documents = {document.key: document for document, _ in marked}
        results.append(
            ReportInput(
                findings=example_findings(rule, example, marked),
                rules=RULES,
                source=documents.get,
                documents=len(documents),
            )
        )
    return results


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_findings_of_a_rule_keep_the_contract(rule: type[Rule]) -> None:
    schema = json.loads((ROOT / "docs" / "finding.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for result in reports(rule):
        lines = rendered("jsonl", result).split("\n")[:-1]
        assert len(lines) == len(result.findings) > 0
        for line in lines:
            validator.validate(json.loads(line))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_findings_of_a_rule_can_be_shown(rule: type[Rule]) -> None:
    for result in reports(rule):
        for name in FORMATS:
            written = rendered(name, result)
            written.encode()
            assert rule.code in written
