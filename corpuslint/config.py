"""Settings: what a run is told by the configuration file and the command line."""

from __future__ import annotations

from typing import Any

import msgspec


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which fields of a container's rows hold what (``[tool.corpuslint.fields]``)."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    url: str = "url"
    language: str = "language"


class Allow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is right as it stands (``[tool.corpuslint.allow]``)."""

    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that decides what a run does; the same settings give the same findings.

    ``root`` is the folder that paths, globs and document ids are relative to: the configuration
    file's, or the working directory.
    """

    root: str
    source: str | None = None
    corpus: tuple[str, ...] = ()
    include: tuple[str, ...] = ("**/*.txt", "**/*.md")
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    allow: Allow = Allow()
    fields: Fields = Fields()
    min_confidence: float = 0.0
    language: str | None = None
    rule_packs: tuple[str, ...] = ()
    names: str = "names.toml"
    terms: str = "terms.toml"
    baseline: str | None = None
    rules: dict[str, dict[str, Any]] = {}
    isolated: bool = False
