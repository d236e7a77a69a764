"""Which report goes where."""

from __future__ import annotations

import io
import os
from pathlib import Path

import msgspec
import pytest

from corpuslint.reports.outputs import Output, OutputError, parse_outputs, write_outputs
from tests.reports.sample import sample
from tests.reports.snapshots import rendered


@pytest.mark.parametrize(
    ("specs", "output_file", "statistics", "expected"),
    [
        ([], None, False, [Output("full", None)]),
        ([], "out.txt", False, [Output("full", Path("out.txt"))]),
        (["jsonl"], "out", False, [Output("jsonl", Path("out"))]),
        (
            ["full", "sarif:out.sarif"],
            None,
            False,
            [Output("full", None), Output("sarif", Path("out.sarif"))],
        ),
        (["sarif:C:\\x"], None, False, [Output("sarif", Path("C:\\x"))]),
        (
            ["json:a", "concise"],
            "b",
            False,
            [Output("json", Path("a")), Output("concise", Path("b"))],
        ),
        ([], None, True, [Output("statistics", None)]),
        (
            ["github", "json:a"],
            None,
            True,
            [Output("json", Path("a")), Output("statistics", None)],
        ),
    ],
)
def test_outputs_are_understood(
    specs: list[str], output_file: str | None, statistics: bool, expected: list[Output]
) -> None:
    file = None if output_file is None else Path(output_file)
    assert parse_outputs(specs, file, statistics=statistics) == expected


@pytest.mark.parametrize(
    ("specs", "output_file", "message"),
    [
        (["sarfi"], None, "did you mean 'sarif'?"),
        (["xyz"], None, "there are full, concise, json, jsonl, sarif"),
        (["json:"], None, "names no file after the colon"),
        (["full", "json"], None, "full and json both go to one place; write FORMAT:FILE"),
        (["json:a"], "b", "--output-file: each --output-format names its own file"),
        (["json:a", "sarif:a"], None, "two reports for one file, a"),
        (["json:a", "sarif"], "a", "two reports for one file, a"),
    ],
)
def test_wrong_outputs_are_explained(
    specs: list[str], output_file: str | None, message: str
) -> None:
    with pytest.raises(OutputError) as caught:
        parse_outputs(specs, None if output_file is None else Path(output_file))
    assert message in str(caught.value)


def test_several_reports_are_written_in_one_run(tmp_path: Path) -> None:
    result = sample().result(colour=True)
    stdout = io.StringIO()
    outputs = [Output("concise", None), Output("full", tmp_path / "full.txt")]
    write_outputs(outputs, result, stdout)
    plain = msgspec.structs.replace(result, colour=False)
    assert stdout.getvalue() == rendered("concise", result)
    assert (tmp_path / "full.txt").read_bytes().decode() == rendered("full", plain)
    assert [path.name for path in tmp_path.iterdir()] == ["full.txt"], "no temporary file is left"


def test_report_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")

    def fail(_: object) -> None:
        raise RuntimeError

    result = msgspec.structs.replace(sample().result(), source=fail)
    with pytest.raises(RuntimeError):
        write_outputs([Output("full", target)], result, io.StringIO())
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_report_to_a_device_does_not_replace_it() -> None:
    write_outputs([Output("full", Path(os.devnull))], sample().result(), io.StringIO())
    assert not Path(os.devnull).is_file()


def test_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "out.txt"
    with pytest.raises(OutputError) as caught:
        write_outputs([Output("full", target)], sample().result(), io.StringIO())
    assert str(caught.value).startswith(f"{target}: cannot be written: ")
