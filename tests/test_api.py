"""The Python interface."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import corpuslint
from corpuslint.config import ConfigError
from tests.engine.articles import DRIFTED, GOOD, article
from tests.engine.project import write

CHATTER = "Here is the translation:\n\nThe council met on Friday.\n"


def test_texts_by_name_are_a_corpus() -> None:
    texts = {f"{n}": article(GOOD, f"school {n}") for n in range(3)}
    result = corpuslint.check(texts | {"d": article(DRIFTED, "bridge")}, select=["NAM001"])
    assert {item.document.id for item in result} == {"d"}
    assert (result.documents, result.problems) == (4, ())


def test_documents_are_a_corpus() -> None:
    key = corpuslint.DocumentKey("rows.jsonl", "seven")
    result = corpuslint.check([corpuslint.Document(key, CHATTER, row=7)])
    (found,) = [item for item in result if item.rule == "MTQ003"]
    assert (found.path, found.document, found.row, found.line) == ("rows.jsonl", key, 7, 1)


def test_files_are_checked_with_their_configuration(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CHATTER, "corpuslint.toml": 'ignore = ["MTQ003"]\n'})
    assert [item.rule for item in corpuslint.check(tmp_path)] == []
    assert [item.rule for item in corpuslint.check([tmp_path / "a.txt"], isolated=True)] == [
        "MTQ003"
    ]
    assert not (tmp_path / ".corpuslint_cache").exists()


def test_missing_files_and_unknown_options_are_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="none"):
        corpuslint.check([tmp_path, tmp_path / "none.txt"], isolated=True)
    with pytest.raises(FileNotFoundError, match="none"):
        corpuslint.clean(tmp_path / "none.txt", tmp_path / "out", isolated=True)
    assert not (tmp_path / "out").exists()
    with pytest.raises(TypeError, match="no such option: selects"):
        corpuslint.check({"a": ""}, selects=["NAM"])  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="no such option: dry"):
        corpuslint.clean({"a": ""}, dry=True)  # type: ignore[call-overload]


def test_texts_are_cleaned() -> None:
    (cleaned,) = corpuslint.clean({"a": CHATTER})
    assert cleaned.text == "The council met on Friday.\n"
    (edit,) = cleaned.edits
    assert CHATTER[edit.start : edit.end] == "Here is the translation:\n\n"
    assert edit.rules == ("MTQ003",)


def test_files_are_cleaned_into_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"in/a.txt": CHATTER})
    summary = corpuslint.clean(tmp_path / "in", tmp_path / "out", isolated=True)
    assert (summary.documents, summary.documents_changed) == (1, 1)
    assert (tmp_path / "out/a.txt").read_text() == "The council met on Friday.\n"
    assert "MTQ003" in (tmp_path / "out/.corpuslint/report.md").read_text(encoding="utf-8")


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="say which as output"):
        corpuslint.clean([tmp_path])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="cannot be mixed"):
        corpuslint.check([corpuslint.Document(corpuslint.DocumentKey("a", "a"), ""), tmp_path])  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="NAN001"):
        corpuslint.check({"a": ""}, select=["NAN001"])
    with pytest.raises(AttributeError, match="no attribute 'lint_everything'"):
        corpuslint.lint_everything  # noqa: B018


def test_nothing_is_clean() -> None:
    assert list(corpuslint.check({})) == []
    assert corpuslint.clean({"a": ""})[0].text == ""


def test_example_of_the_package_is_true() -> None:
    assert doctest.testmod(corpuslint).failed == 0
