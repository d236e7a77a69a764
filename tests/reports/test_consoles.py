"""Reports on consoles that cannot show every character."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = "Café Orvik opens\n\nCafé Orvik opens\n\nIt was open “soon” after.\n"


def check(folder: Path, *options: str, **environment: str) -> bytes:
    (folder / "a.txt").write_bytes(TEXT.encode())
    return subprocess.run(
        [sys.executable, "-m", "corpuslint", "check", ".", "--isolated", "--no-cache", *options],
        cwd=folder,
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0", **environment},
    ).stdout


def test_people_get_the_numbers_of_what_an_ascii_console_cannot_show(tmp_path: Path) -> None:
    written = check(tmp_path, PYTHONIOENCODING="ascii").decode("ascii")
    assert "a.txt:3:1: DUP001" in written
    assert "Caf\\xe9 Orvik" in written


def test_programs_get_utf8_on_every_console(tmp_path: Path) -> None:
    written = check(tmp_path, "--output-format", "jsonl", PYTHONIOENCODING="cp1252").decode()
    finding = json.loads(written.split("\n")[0])
    assert "“Café Orvik opens”" in finding["message"]


def test_colours_are_for_those_who_ask(tmp_path: Path) -> None:
    assert b"\x1b[" in check(tmp_path, FORCE_COLOR="1", NO_COLOR="")
    assert b"\x1b" not in check(tmp_path, FORCE_COLOR="1", NO_COLOR="1")
    assert b"\x1b" not in check(tmp_path, "--output-format", "jsonl", FORCE_COLOR="1", NO_COLOR="")
