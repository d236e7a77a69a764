"""A project folder with articles, and runs on it as the command line makes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec

from corpuslint.config import override
from corpuslint.config_file import load_settings
from corpuslint.findings import LocatedFinding
from corpuslint.session import Request, open_session

REPOSITORY = Path(__file__).resolve().parents[2]


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write text files below a folder, line ends untranslated."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def findings(
    folder: Path,
    *paths: str,
    use_cache: bool = False,
    jobs: int | None = 1,
    warnings: list[str] | None = None,
    select: tuple[str, ...] = (),
) -> list[LocatedFinding]:
    """The findings of a run with the folder as project."""
    told: list[str] = [] if warnings is None else warnings
    chosen = paths or (str(folder),)
    settings = override(load_settings(chosen), root=str(folder), select=select or None)
    request = Request(paths=chosen, settings=settings, jobs=jobs, use_cache=use_cache)
    with open_session(request, warn=told.append) as checked:
        return checked.run.findings


def as_bytes(found: list[LocatedFinding]) -> bytes:
    """Findings as bytes, to be compared to the byte."""
    return msgspec.json.encode(found)


def corpuslint(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "corpuslint", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "NO_COLOR": "1"} | environment,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def jsonl(output: str) -> list[dict[str, object]]:
    """The rows of a JSONL report."""
    return [json.loads(line) for line in output.splitlines()]


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as nobody in particular."""
    done = subprocess.run(
        [
            "git",
            "-c",
            "user.name=Tester",
            "-c",
            "user.email=tester@example.org",
            "-c",
            "commit.gpgsign=false",
            "-c",
            "core.autocrlf=false",
            *arguments,
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
