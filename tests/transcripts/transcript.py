"""Reads a transcript, runs its commands and writes down what they print.

A transcript is Markdown. Its commands share a folder, which is empty at first. A block that begins
with ```` ```text file=NAME ```` writes a file into it (``encoding=NAME``: in another encoding than
UTF-8). A block of ```` ```console ```` has commands, each followed by its standard output, its
standard error and, unless that is 0, its exit status::

    $ corpuslint check - --fix < article.txt
    corpuslint: error: …
    [exit status 2]

``$ cat FILE`` shows a file. There is no shell: words are split as in one, and ``<`` names the
standard input.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
TRANSCRIPTS = sorted(FOLDER.glob("*.md"))

_BLOCK = re.compile(
    r"^```(?P<info>text file=|console)(?P<rest>[^\n]*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PROMPT = "$ "
_ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "100"}


def play(transcript: str) -> str:
    """The transcript with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        return _BLOCK.sub(lambda block: _played(block, Path(folder)), transcript)


def _played(block: re.Match[str], folder: Path) -> str:
    if block["info"] != "console":
        name, _, encoding = block["rest"].partition(" encoding=")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(block["body"].encode(encoding or "utf-8"))
        return block[0]
    commands = [line for line in block["body"].splitlines() if line.startswith(_PROMPT)]
    shown = "\n".join(f"{line}\n{_output(line.removeprefix(_PROMPT), folder)}" for line in commands)
    return f"```console\n{shown}```"


def _output(command: str, folder: Path) -> str:
    words = shlex.split(command)
    given = b""
    if "<" in words:
        given = (folder / words[-1]).read_bytes()
        words = words[: words.index("<")]
    if words[0] == "cat":
        return (folder / words[1]).read_text(encoding="utf-8")
    if words[0] != "corpuslint":
        raise ValueError(f"a transcript runs only corpuslint and cat: {command}")
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        check=False,
        input=given,
        capture_output=True,
    )
    printed = (done.stdout + done.stderr).decode().replace("\r\n", "\n")
    status = f"[exit status {done.returncode}]\n" if done.returncode else ""
    return printed + status
