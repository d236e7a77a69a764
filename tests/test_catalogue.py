"""What a rule says of itself, in the catalogue, at the command line and on its page."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpuslint.catalogue import OptionCard, describe, markdown_prose, rule_table
from corpuslint.cli import explain, rules
from corpuslint.docs_pages import stale_pages, with_table
from corpuslint.examples import fix_kinds, unmark
from corpuslint.packs import PackError, load_packs
from corpuslint.rule import Bad
from tests.sample_rules import SAMPLE_RULES, Furniture, NameDrift


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers()
    rules.add_parser(subparsers)
    explain.add_parser(subparsers)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status


def test_options_are_described_as_a_config_file_writes_them() -> None:
    assert list(describe(NameDrift).options) == [
        OptionCard(
            "least", "integer from 1 to 9", 2, "The least count of a name, in the whole corpus."
        ),
        OptionCard("share", "number above 0", 0.5, "Its least share: a fraction."),
        OptionCard("kinds", "list of text", ("city",), "Which kinds of names."),
        OptionCard("mode", "one of 'strict', 'lenient'", "strict", ""),
        OptionCard("note", "text", None, ""),
        OptionCard("quick", "true or false", False, ""),
        OptionCard("weights", "table of number", {}, ""),
    ]


def test_docstring_is_read_by_sections() -> None:
    card = describe(NameDrift)
    assert [section.title for section in card.sections] == [
        "",
        "What it does",
        "Why it is a problem",
        "How it decides",
        "Fix safety",
        "Sources",
    ]
    assert card.sections[2].text == (
        "A search for one spelling misses the other:\n\n  Kolvarova, Kolvarowa"
    )


@pytest.mark.parametrize(
    ("rule", "summary"),
    [
        (NameDrift, "Finds a name that is spelled in two ways."),
        (Furniture, "Finds a line of the page's furniture."),
    ],
)
def test_summary_is_the_first_sentence(rule: type[NameDrift | Furniture], summary: str) -> None:
    assert describe(rule).summary == summary


def test_every_rule_has_a_summary_and_its_sections() -> None:
    for rule in load_packs().values():
        card = describe(rule)
        assert card.summary
        titles = {section.title for section in card.sections}
        assert titles >= {"What it does", "Why it is a problem", "How it decides", "Fix safety"}


def test_kinds_of_fixes_are_those_of_the_examples() -> None:
    found = load_packs()
    assert [kind.value for kind in fix_kinds(found["MTQ003"])] == ["safe", "unsafe"]
    assert fix_kinds(Furniture) == []


def test_rule_that_fails_on_its_example_is_its_packs_fault() -> None:
    class Broken(NameDrift):
        bad = (Bad("⟦unclosed"), NameDrift.bad[1], NameDrift.bad[2])

    with pytest.raises(PackError, match="NAM001: an example fails: ValueError: a marker"):
        fix_kinds(Broken)


@pytest.mark.parametrize("marked", ["⟦a", "a⟧", "⟦⟦a⟧"])
def test_markers_come_in_pairs(marked: str) -> None:
    with pytest.raises(ValueError, match="marker"):
        unmark(marked)


def test_prose_keeps_its_code_and_loses_its_html() -> None:
    assert markdown_prose("a <b> & `<br>` < c") == "a &lt;b> &amp; `<br>` &lt; c"


@pytest.mark.parametrize("word", ["MTQ003", "mtq003", "machine-chatter", "Machine-Chatter"])
def test_rule_is_explained_by_code_and_by_name(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", word, "--isolated") == 0
    assert capsys.readouterr().out.startswith("MTQ003 machine-chatter\n")


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("MTQ0003", "did you mean MTQ003?"),
        ("machine-chater", "did you mean machine-chatter?"),
        ("\x1b[2J?", "`corpuslint rules` lists them"),
    ],
)
def test_unknown_rule_gets_the_closest_one(
    word: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", word, "--isolated") == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.endswith(f"; {advice}\n")
    assert "\x1b" not in written.err


def test_catalogue_lists_every_rule_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    codes = set(load_packs())
    assert run("rules", "--isolated") == 0
    text = capsys.readouterr().out
    assert codes <= set(text.split())
    assert run("rules", "--isolated", "--output-format", "markdown") == 0
    table = capsys.readouterr().out.split("\n")
    assert codes <= {line.split(" ")[1] for line in table if line.startswith("| ")}
    assert run("rules", "--isolated", "--output-format", "json") == 0
    cards = {card["code"]: card for card in json.loads(capsys.readouterr().out)}
    assert set(cards) == codes
    assert cards["MTQ003"]["fixes"] == ["safe", "unsafe"]


def test_rules_of_a_project_are_listed_and_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "my-rules" / "house"
    pack.mkdir(parents=True)
    source = Path(__file__).parents[1] / "rules" / "translation" / "machine_chatter.toml"
    text = source.read_text(encoding="utf-8")
    text = text.replace("MTQ003", "HSE001").replace("machine-chatter", "house-chatter")
    (pack / "chatter.toml").write_text(text, encoding="utf-8")
    config = tmp_path / "corpuslint.toml"
    config.write_text('rule-packs = ["my-rules"]\n', encoding="utf-8")
    assert run("rules", "--config", str(config)) == 0
    assert "HSE001" in capsys.readouterr().out
    assert run("explain", "house-chatter", "--config", str(config)) == 0
    assert capsys.readouterr().out.startswith("HSE001 house-chatter\n")


def test_table_stands_between_its_comments() -> None:
    text = "# Title\n\n<!-- rules -->\nold\n<!-- /rules -->\n\nEnd\n"
    written = with_table(text, rule_table(SAMPLE_RULES, "docs/rules"))
    assert written.startswith("# Title\n\n<!-- rules -->\n\n### Names\n\n| code | name |")
    assert "| [NAM001](docs/rules/NAM001.md) | name-spelling-drift | Finds a name that" in written
    assert "| call-to-action (off) |" in written
    assert written.endswith("|\n\n<!-- /rules -->\n\nEnd\n")
    assert with_table(written, rule_table(SAMPLE_RULES, "docs/rules")) == written
    assert with_table("no place for it", ["table"]) == "no place for it"


def test_pages_are_written_and_removed(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    root = Path(__file__).parents[1]
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "corpuslint", checkout / "corpuslint", ignore=ignored)
    shutil.copytree(root / "rules", checkout / "rules", ignore=ignored)
    pages = checkout / "docs" / "rules"
    pages.mkdir(parents=True)
    (pages / "OLD001.md").write_text("old")
    (checkout / "README.md").write_text("<!-- rules --><!-- /rules -->\n")

    def generate(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "corpuslint.docs_pages", *options],
            cwd=checkout,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    before = generate("--check")
    assert before.returncode == 1
    assert "stale: docs/rules/OLD001.md\n" in before.stdout
    assert "stale: README.md\n" in before.stdout
    assert not (pages / "MTQ003.md").exists()
    assert generate().returncode == 0
    assert not (pages / "OLD001.md").exists()
    assert "[MTQ003](docs/rules/MTQ003.md)" in (checkout / "README.md").read_text()
    after = generate("--check")
    assert (after.returncode, after.stdout) == (0, "")


def test_pages_of_a_checkout_without_any_are_all_stale(tmp_path: Path) -> None:
    names = {path.name for path in stale_pages(tmp_path)}
    assert names == {"README.md", *(f"{code}.md" for code in load_packs())}
