from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from corpuslint.baseline import Entry, read_baseline, render_baseline
from corpuslint.cli import main

DAMAGED = "Here is the translation:\n\nThe council of {} met on Friday and agreed on a plan.\n"
FILE = ".corpuslint-baseline.json"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with one finding an article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpuslint.toml").write_text('select = ["MTQ003"]\n')
    for place in ("Orvik", "Tellin"):
        (tmp_path / f"{place}.txt").write_text(DAMAGED.format(place))
    return tmp_path


def run(*arguments: str) -> int:
    return main([*arguments, "--no-cache", "--jobs", "1"])


def known() -> Counter[str]:
    """How many known findings there are, by file."""
    return Counter(entry.path for entry in read_baseline(Path(FILE)).elements())


@pytest.mark.usefixtures("project")
def test_recorded_findings_no_longer_fail_but_new_ones_do() -> None:
    assert run("check", ".") == 1
    assert run("baseline", ".") == 0
    assert run("check", ".") == 0
    Path("Varna.txt").write_text(DAMAGED.format("Varna"))
    assert run("check", ".") == 1


@pytest.mark.usefixtures("project")
def test_recording_a_part_keeps_what_is_known_of_the_rest() -> None:
    run("baseline", ".")
    Path("Orvik.txt").write_text("Nothing is wrong here.\n")
    Path("Tellin.txt").write_text("Nothing is wrong here.\n")
    assert run("baseline", "Orvik.txt") == 0
    assert known() == Counter({"Tellin.txt": 1})


@pytest.mark.usefixtures("project")
def test_recording_with_some_rules_off_keeps_their_entries() -> None:
    run("baseline", ".")
    assert run("baseline", "--select", "DUP", ".") == 0
    assert known().total() == 2


@pytest.mark.usefixtures("project")
def test_prune_removes_what_no_longer_matches_and_records_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("baseline", ".")
    Path("Orvik.txt").unlink()
    Path("Varna.txt").write_text(DAMAGED.format("Varna"))
    capsys.readouterr()
    run("check", "Tellin.txt")
    assert "nothing any more" not in capsys.readouterr().err
    run("check", ".")
    assert "1 entry of the baseline matches nothing any more" in capsys.readouterr().err
    assert run("baseline", "--prune", ".") == 0
    assert known() == Counter({"Tellin.txt": 1})


@pytest.mark.usefixtures("project")
def test_entries_of_a_rule_that_is_gone_are_pruned() -> None:
    run("baseline", ".")
    old = Entry("Orvik.txt", "OLD001", "0" * 32)
    Path(FILE).write_bytes(render_baseline(read_baseline(Path(FILE)) + Counter([old])))
    run("baseline", "--prune", ".")
    assert known() == Counter({"Orvik.txt": 1, "Tellin.txt": 1})


@pytest.mark.usefixtures("project")
def test_recording_twice_writes_the_same_bytes() -> None:
    run("baseline", ".")
    first = Path(FILE).read_bytes()
    run("baseline", "Tellin.txt", "Orvik.txt")
    assert Path(FILE).read_bytes() == first


@pytest.mark.usefixtures("project")
def test_file_that_cannot_be_read_keeps_its_entries(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rows.jsonl").write_text('{"id": "1", "text": "Here is the translation:"}\n')
    run("baseline", ".", "rows.jsonl")
    assert known()["rows.jsonl"] == 1
    Path("rows.jsonl").write_text("{broken\n")
    capsys.readouterr()
    assert run("baseline", ".", "rows.jsonl") == 2
    assert "rows.jsonl:1:" in capsys.readouterr().err
    assert known()["rows.jsonl"] == 1


@pytest.mark.usefixtures("project")
def test_baseline_stands_where_the_configuration_says() -> None:
    Path("corpuslint.toml").write_text('select = ["MTQ003"]\nbaseline = "known.json"\n')
    assert run("baseline", ".") == 0
    assert Path("known.json").is_file()
    assert run("check", ".") == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--isolated", "."], "--isolated ignores the baseline"),
        (["--prune", "."], f"{FILE}: no such file; there is nothing to prune"),
        (["-"], "standard input has no name to be known by"),
    ],
)
def test_what_makes_no_sense_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run("baseline", *arguments) == 2
    assert message in capsys.readouterr().err
    assert not Path(FILE).exists()


@pytest.mark.usefixtures("project")
def test_broken_baseline_ends_a_check_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path(FILE).write_text("<<<<<<< ours\n")
    assert run("check", ".") == 2
    error = capsys.readouterr().err
    assert f"{FILE}:1:1: no valid JSON" in error
    assert error.count("\n") == 1


def test_run_on_what_changed_calls_nothing_stale_that_it_did_not_look_at(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=A Tester", "-c", "user.email=tester@example.invalid"]
        subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)

    run("baseline", ".")
    git("init")
    git("add", ".")
    git("commit", "-m", "Everything")
    (project / "Orvik.txt").write_text(DAMAGED.format("Orvik and Brell"))
    capsys.readouterr()
    assert run("check", "--since", "HEAD", ".") == 1
    assert "nothing any more" not in capsys.readouterr().err
