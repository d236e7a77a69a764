"""The configuration file: found, read, checked.

It is the nearest ``corpuslint.toml``, or ``pyproject.toml`` with a ``[tool.corpuslint]`` table, in
the common ancestor of the targets or above it. Where both stand in one folder ``corpuslint.toml``
is read.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from corpuslint.config import (
    OWN_FILE,
    SHARED_FILE,
    ConfigError,
    FileSettings,
    Settings,
    is_inside,
    shown_path,
)
from corpuslint.toml_file import join_key, parse_toml, read_text, show, to_struct

if TYPE_CHECKING:
    from collections.abc import Iterable

_GLOBS = ("corpus", "include", "exclude")


def load_settings(
    targets: Iterable[str | Path] = (), *, config: Path | None = None, isolated: bool = False
) -> Settings:
    """The settings of a run on the targets.

    Args:
        targets: files and folders; ``-`` (standard input) counts as the working directory.
        config: the file to read instead of the one that would be found.
        isolated: read no file; paths are relative to the working directory then.

    Raises:
        ConfigError: the file is missing or broken, or a value in it makes no sense.
    """
    if isolated:
        if config is not None:
            raise ConfigError("--isolated and --config exclude each other")
        return Settings(root=str(Path.cwd()), isolated=True)
    path = find_config(targets) if config is None else Path(os.path.abspath(config))  # noqa: PTH100
    if path is None:
        return Settings(root=str(Path.cwd()))
    return read_config(path)


def find_config(targets: Iterable[str | Path]) -> Path | None:
    """The configuration file for the targets, or None.

    Links are not followed on the way up: a linked folder belongs to where the link stands.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way that speaks of corpuslint is broken.
    """
    start = _common_folder(targets)
    for folder in (start, *start.parents):
        own = folder / OWN_FILE
        if own.is_file():
            return own
        shared = folder / SHARED_FILE
        if shared.is_file():
            text = shared.read_bytes() if os.access(shared, os.R_OK) else b""
            # Most are about other tools: those are not parsed, and may be broken.
            if b"corpuslint" in text and own_table(shared) is not None:
                return shared
    return None


def read_config(path: Path) -> Settings:
    """The settings of one configuration file.

    Args:
        path: a ``pyproject.toml``, whose ``[tool.corpuslint]`` counts, or any other TOML file,
            whose top level counts.

    Raises:
        ConfigError: it is missing or broken, or a value in it makes no sense.
    """
    place = f"{shown_path(path)}: "
    if path.name == SHARED_FILE:
        table = own_table(path)
        prefix = "tool.corpuslint"
        if table is None:
            raise ConfigError(f"{place}has no [tool.corpuslint] table; 'corpuslint init' adds one")
    else:
        table = parse_toml(read_text(path), path)
        prefix = ""
        if "tool" in table:
            raise ConfigError(
                f"{place}tool: no such key; outside {SHARED_FILE} the keys stand at the top level, "
                "without [tool.corpuslint]"
            )
    values = to_struct(table, FileSettings, place, prefix)
    _check_globs(values, place, prefix)
    configured = tuple(
        field.name for field in msgspec.structs.fields(FileSettings) if field.encode_name in table
    )
    return Settings(
        **{name: getattr(values, name) for name in configured},
        root=str(path.parent),
        source=str(path),
        configured=configured,
    )


def _common_folder(targets: Iterable[str | Path]) -> Path:
    folders = []
    for target in targets:
        path = Path.cwd() if str(target) == "-" else Path(os.path.abspath(target))  # noqa: PTH100
        folders.append(str(path if path.is_dir() else path.parent))
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # the targets stand on several drives
        return Path.cwd()


def own_table(path: Path) -> dict[str, Any] | None:
    """``[tool.corpuslint]`` of a ``pyproject.toml``, or None where it has none.

    Raises:
        ConfigError: the file is broken, or that is no table.
    """
    tool = parse_toml(read_text(path), path).get("tool")
    if not isinstance(tool, dict) or "corpuslint" not in tool:
        return None
    table = tool["corpuslint"]
    if not isinstance(table, dict):
        raise ConfigError(f"{shown_path(path)}: tool.corpuslint: expected a table")
    return table


def _check_globs(values: FileSettings, place: str, prefix: str) -> None:
    """Document ids are relative to the file's folder, so nothing outside it can be meant."""
    globs = [
        (f"{join_key(prefix, key)}[{number}]", glob)
        for key in _GLOBS
        for number, glob in enumerate(getattr(values, key))
    ]
    ignores = join_key(prefix, "per-file-ignores")
    globs += [(join_key(ignores, glob), glob) for glob in values.per_file_ignores]
    for key, glob in globs:
        if not is_inside(glob):
            raise ConfigError(
                f"{place}{key}: expected a glob below the file's own folder, got {show(glob)}"
            )
