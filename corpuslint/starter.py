"""The files that a project begins with: a commented configuration and a pre-commit hook.

Everything is text in, text out, and other people's files are only ever added to: their comments and
their order stay as they are.
"""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

from corpuslint.config import SHARED_FILE, ConfigError, shown_path
from corpuslint.toml_file import parse_toml

if TYPE_CHECKING:
    from pathlib import Path

_CONFIGURATION = """\
# Settings of corpuslint. Paths and globs are relative to this file's folder.
# A line that begins with '#' and a key shows the default or an example.

{root}# The language that the articles are written in (ISO 639-1).
# language = "en"

# What belongs to the corpus, that is, what an article is judged against.
# corpus = ["articles/**/*.txt"]
# include = ["**/*.txt", "**/*.md"]
# exclude = ["drafts/"]
# respect-gitignore = true

# Rules that are on: codes, prefixes (NAM) or families (names). Without 'select': the default ones.
# select = ["ALL"]
# extend-select = []
# ignore = []

# Findings that are less sure than this (0 to 1) are not shown.
# min-confidence = 0.0

# Names and terms that this corpus spells in one way, and findings that are known and not shown.
# names = "names.toml"
# terms = "terms.toml"
# baseline = ".corpuslint-baseline.json"

# Folders with rules of your own. They are Python code that is run.
# rule-packs = ["my-rules"]

# Rules that are off in some files only.
# [{prefix}per-file-ignores]
# "archive/" = ["boilerplate"]

# What is right as it stands.
# [{prefix}allow]
# names = ["Jon Smyth"]
# phrases = ["chicken Kiev"]

# Which fields of a container's rows (JSONL, CSV, Parquet) hold what.
# [{prefix}fields]
# id = "id"
# text = "text"
# title = "title"
# url = "url"
# language = "language"

# Options of one rule: 'corpuslint explain CODE' lists them.
# [{prefix}rules.CODE]
# option = "value"
"""

# A commit that only deletes articles has to be judged as well, hence 'always_run'.
_HOOK = """\
- repo: local
  hooks:
    - id: corpuslint
      name: corpuslint
      entry: {entry}
      language: system
      pass_filenames: false
      always_run: true
      require_serial: true
"""

_HAS_HOOK = re.compile(
    r"""^[ \t]*-?[ \t]*id:[ \t]*["']?corpuslint["']?[ \t]*(#.*)?\r?$""", re.MULTILINE
)
_REPOS = re.compile(r"repos:[ \t]*(?P<empty>\[[ \t]*\])?[ \t]*(?P<comment>#.*)?")
_ANY_REPOS = re.compile(r"^[\"']?repos[\"']?[ \t]*:", re.MULTILINE)


def configuration() -> str:
    """The text of a new ``corpuslint.toml``."""
    return _CONFIGURATION.format(root="", prefix="")


def add_table(text: str, path: Path) -> str:
    """The text of a ``pyproject.toml`` with a ``[tool.corpuslint]`` table at its end.

    Raises:
        ConfigError: the file is no TOML, or is written so that a table cannot be added.
    """
    parse_toml(text, path)
    table = _CONFIGURATION.format(root="[tool.corpuslint]\n", prefix="tool.corpuslint.")
    added = _joined(text, table, "\n")
    try:
        parse_toml(added, path)
    except ConfigError as error:
        raise ConfigError(
            f"{shown_path(path)}: [tool.corpuslint] cannot be added to it, since 'tool' is not "
            f"written as tables; write a corpuslint.toml instead: 'corpuslint init' without "
            f"--{SHARED_FILE.removesuffix('.toml')}"
        ) from error
    return added


def has_hook(text: str) -> bool:
    """Whether a ``.pre-commit-config.yaml`` has a hook of ours."""
    return bool(_HAS_HOOK.search(text))


def hook(folder: str = ".") -> str:
    """The entry of a ``.pre-commit-config.yaml``.

    Args:
        folder: the project's folder, relative to the repository's, with ``/``.
    """
    entry = "corpuslint check --since HEAD"
    if folder != ".":
        # pre-commit splits the entry as a shell would; a JSON string is a YAML string.
        entry = json.dumps(f"{entry} {shlex.quote(folder)}")
    return _HOOK.format(entry=entry)


def add_hook(text: str, entry: str) -> str | None:
    """The text of a ``.pre-commit-config.yaml`` with one more entry of ``repos``.

    Args:
        text: as it is; may be empty.
        entry: what ``hook`` gave.

    Returns:
        The new text, or None where ``repos`` is written in a way that cannot be added to by text.
    """
    if not _ANY_REPOS.search(text):
        return _joined(text, "repos:\n" + _indented(entry, "  "), "")
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        match = _REPOS.fullmatch(line.rstrip("\r\n"))
        if match is None:
            continue
        if match["empty"]:
            head = "repos:" + (f" {match['comment']}" if match["comment"] else "")
            lines[index] = head + line[len(line.rstrip("\r\n")) :]
        stop = _end_of_block(lines, index + 1)
        before, after = "".join(lines[:stop]), "".join(lines[stop:])
        return _joined(before, _indented(entry, _indent(lines[index + 1 : stop])), "") + after
    return None


def _end_of_block(lines: list[str], start: int) -> int:
    """Behind the last line of the list that begins at ``start``."""
    stop = start
    for index in range(start, len(lines)):
        line = lines[index].rstrip()
        if not line or line.startswith("#"):
            continue
        if not line.startswith((" ", "\t", "- ")) and line != "-":
            break
        stop = index + 1
    return stop


def _indent(block: list[str]) -> str:
    """The white space before the entries of a list."""
    for line in block:
        if line.lstrip().startswith("-"):
            return line[: len(line) - len(line.lstrip())]
    return "  "


def _indented(entry: str, indent: str) -> str:
    return "".join(indent + line for line in entry.splitlines(keepends=True))


def _joined(text: str, addition: str, between: str) -> str:
    """A text and what is added to it, with the line ends of the text."""
    if "\r\n" in text:
        addition, between = addition.replace("\n", "\r\n"), between.replace("\n", "\r\n")
    if not text:
        return addition
    ending = "" if text.endswith("\n") else "\r\n" if "\r\n" in text else "\n"
    return text + ending + between + addition
