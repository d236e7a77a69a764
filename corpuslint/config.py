"""Settings: what a run is told by the configuration file and the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec

# The configuration files; in the shared one our keys stand in the table ``[tool.corpuslint]``.
OWN_FILE = "corpuslint.toml"
SHARED_FILE = "pyproject.toml"

# The descriptions complete the sentence "expected …" of an error message.
_Word = Annotated[str, msgspec.Meta(pattern=r"\S", description="a string that is not empty")]
_Language = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z]{2,3}\Z", description="a language code of small letters, such as 'en'"
    ),
]
_Share = Annotated[float, msgspec.Meta(ge=0, le=1, description="a number from 0 to 1")]


class ConfigError(Exception):
    """A setting that makes no sense.

    The message is one line: the file (where there is one), the key, what was expected and what was
    there instead, and the closest valid key.
    """


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which fields of a container's rows hold what (``[tool.corpuslint.fields]``)."""

    id: _Word = "id"
    text: _Word = "text"
    title: _Word = "title"
    url: _Word = "url"
    language: _Word = "language"


class Allow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is right as it stands (``[tool.corpuslint.allow]``)."""

    names: tuple[_Word, ...] = ()
    phrases: tuple[_Word, ...] = ()


class FileSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """The keys of a configuration file, in kebab-case there; ``docs/configuration.md`` has each.

    Globs are read as in a ``.gitignore``, relative to the file's folder.
    """

    corpus: tuple[_Word, ...] = ()
    include: tuple[_Word, ...] = ("**/*.txt", "**/*.md")
    exclude: tuple[_Word, ...] = ()
    respect_gitignore: bool = True
    select: tuple[_Word, ...] = ()
    extend_select: tuple[_Word, ...] = ()
    ignore: tuple[_Word, ...] = ()
    per_file_ignores: dict[str, tuple[_Word, ...]] = {}
    allow: Allow = Allow()
    fields: Fields = Fields()
    min_confidence: _Share = 0.0
    language: _Language | None = None
    rule_packs: tuple[_Word, ...] = ()
    names: _Word = "names.toml"
    terms: _Word = "terms.toml"
    baseline: _Word = ".corpuslint-baseline.json"
    rules: dict[str, dict[str, Any]] = {}


class Settings(FileSettings, frozen=True, kw_only=True):
    """Everything that decides what a run does; the same settings give the same findings.

    Attributes:
        root: the folder that paths, globs and document ids are relative to: the configuration
            file's, or the working directory.
        source: the configuration file's absolute path, or None.
        configured: the attributes that ``source`` set and nothing has overridden.
        isolated: the project's own files (configuration, names, terms, baseline) are ignored.
    """

    root: str
    source: str | None = None
    configured: tuple[str, ...] = ()
    isolated: bool = False


def override(settings: Settings, **changes: object) -> Settings:
    """The settings with other values for some attributes; None leaves an attribute as it is.

    Messages about a changed attribute no longer name the configuration file.
    """
    given = {name: value for name, value in changes.items() if value is not None}
    configured = tuple(name for name in settings.configured if name not in given)
    return msgspec.structs.replace(settings, **given, configured=configured)


def origin(settings: Settings, attribute: str) -> str:
    """How a message names a setting: ``corpuslint.toml: select``, or only ``select``.

    The file is named as `shown_path` does.
    """
    key = attribute.replace("_", "-")
    if settings.source is None or attribute not in settings.configured:
        return key
    source = Path(settings.source)
    table = "tool.corpuslint." if source.name == SHARED_FILE else ""
    return f"{shown_path(source)}: {table}{key}"


def shown_path(path: Path) -> str:
    """The path as messages name it: relative where it lies below the working directory."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def project_file(settings: Settings, attribute: str) -> Path | None:
    """The file that ``names``, ``terms`` or ``baseline`` names; None where there is none.

    A file that only the default names may be missing; one that was asked for may not.

    Raises:
        ConfigError: the file was asked for and is missing.
    """
    if settings.isolated:
        return None
    value = getattr(settings, attribute)
    path = Path(settings.root, value)
    if path.is_file():
        return path
    default = next(
        field.default for field in msgspec.structs.fields(FileSettings) if field.name == attribute
    )
    if value == default:
        return None
    raise ConfigError(f"{origin(settings, attribute)}: no such file: {value!r}")


def is_inside(glob: str) -> bool:
    """Whether a glob stays below the folder that it is relative to, on any system."""
    plain = glob.removeprefix("!").replace("\\", "/")
    if plain[1:2] == ":" or plain.startswith("//"):
        return False
    return bool(plain.strip("/.")) and ".." not in plain.split("/")
