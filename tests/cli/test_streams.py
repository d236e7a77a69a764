"""Standard output and error that are closed, full, or read no further."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cleaning import write_tree

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is on Linux only")


def run_in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    write_tree(folder / "source", {"a.txt": b"A word word , and &amp;nbsp; another.\n" * 3})
    return subprocess.run(
        ["sh", "-c", command.replace("corpuslint", f"{sys.executable} -m corpuslint")],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("corpuslint check source --no-cache >&-", 1),
        ("corpuslint clean source -o out >&-", 0),
        ("corpuslint --help >&-", 0),
    ],
)
def test_closed_output_changes_no_status(tmp_path: Path, command: str, status: int) -> None:
    done = run_in_shell(command, tmp_path)
    assert done.returncode == status
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    ["check source --no-cache", "check source --fix", "explain NAM001", "--help", "rules"],
)
def test_full_output_is_an_error_in_one_line(tmp_path: Path, command: str) -> None:
    done = run_in_shell(f"corpuslint {command} >/dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "corpuslint: error: [Errno 28] No space left on device\n"


def test_full_error_output_keeps_the_status_of_an_error(tmp_path: Path) -> None:
    done = run_in_shell("corpuslint check nosuch 2>/dev/full", tmp_path)
    assert done.returncode == 2


def test_messages_for_a_closed_error_output_go_nowhere(tmp_path: Path) -> None:
    told = run_in_shell("corpuslint check nosuch", tmp_path)
    untold = run_in_shell("corpuslint check nosuch 2>&-", tmp_path)
    assert "nosuch" in told.stderr
    assert (untold.returncode, untold.stdout, untold.stderr) == (2, told.stdout, "")


def test_output_that_is_read_no_further_is_no_error(tmp_path: Path) -> None:
    command = "(corpuslint rules; echo $? >status) | true"
    done = run_in_shell(command, tmp_path)
    assert (tmp_path / "status").read_text().strip() == "0"
    assert done.stderr == ""
