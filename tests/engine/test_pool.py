"""Worker processes on a system that refuses them something."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cleaning import write_tree

ROOT = Path(__file__).parent.parent.parent

LIMITED = """
import resource, sys
import corpuslint.cli as cli
import multiprocessing.synchronize, concurrent.futures.process  # their files need the limit too
from corpuslint.engines import local
limit = int(sys.argv.pop(1))
first = local.Engine._examine_in_pool
def limited(*arguments):
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    return first(*arguments)
local.Engine._examine_in_pool = limited
cli.run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("files", [6, 12])
def test_too_few_files_for_workers_are_an_error_in_one_line(tmp_path: Path, files: int) -> None:
    write_tree(tmp_path / "source", {f"{number}.txt": b"A word.\n" * 5_000 for number in range(60)})
    command = ["check", "source", "--no-cache", "--jobs", "3"]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(files), *command],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("corpuslint: error: worker processes cannot be run: ")
