"""TOML files: read, and turned into structs with errors that a person can act on."""

from __future__ import annotations

import re
import types
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from corpuslint.config import ConfigError, shown_path
from corpuslint.suggest import hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Struct = TypeVar("_Struct", bound=msgspec.Struct)
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN = 40
_KINDS: dict[object, str] = {
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    dict: "a table",
}
_GOT: dict[type, str] = {
    str: "the string",
    bool: "the truth value",
    int: "the number",
    float: "the number",
    list: "an array",
    dict: "a table",
}


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, without a byte order mark.

    Raises:
        ConfigError: it cannot be read or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{shown_path(path)}: {error.strerror or error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{shown_path(path)}:{line}: not UTF-8; save the file as UTF-8"
        raise ConfigError(message) from error


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        ConfigError: it is no TOML; the message gives line and column.
    """
    import tomllib  # noqa: PLC0415  a run without a configuration file does not need it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        if place:
            line, column = place.groups()
            problem = message[: place.start()]
        else:
            line, column = str(text.count("\n") + 1), "1"
            problem = message.removesuffix(" (at end of document)") + " at the end of the file"
        where = f"{shown_path(path)}:{line}:{column}"
        raise ConfigError(f"{where}: no valid TOML: {_one_line(problem)}") from error
    except ValueError as error:
        # Python reads no number of more than some thousand digits.
        message = f"{shown_path(path)}: no valid TOML: a number has too many digits"
        raise ConfigError(message) from error
    except RecursionError as error:
        message = f"{shown_path(path)}: no valid TOML: nested too deeply"
        raise ConfigError(message) from error


def to_struct(table: Mapping[str, Any], kind: type[_Struct], place: str, key: str = "") -> _Struct:
    """A table as a struct.

    Args:
        table: what the file holds.
        kind: the struct; names of its fields are the valid keys.
        place: what an error begins with, such as the file's name and a colon; may be empty.
        key: the key path of the table in the file.

    Raises:
        ConfigError: a key is unknown or missing, or a value is of the wrong kind.
    """
    try:
        return msgspec.convert(dict(table), kind)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{place}{_explain(table, kind, key)}") from error


def join_key(path: str, key: str) -> str:
    """The key path one table deeper, quoted as TOML wants it."""
    written = key if _PLAIN_KEY.fullmatch(key) else '"' + _one_line(key) + '"'
    return f"{path}.{written}" if path else written


def show(value: object) -> str:
    """A value from a file, short and on one line."""
    text = _one_line(repr(value) if isinstance(value, str) else str(value))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _explain(value: object, kind: Any, path: str) -> str:
    """Where a value first breaks its type, and how; the value is known to break it."""
    kind, description = _unwrap(kind)
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        problem = _wrong_keys(value, kind, path)
        if problem:
            return problem
    for item, item_kind, item_path in _parts(value, kind, path):
        try:
            msgspec.convert(item, item_kind)
        except msgspec.ValidationError:
            return _explain(item, item_kind, item_path)
    got = _GOT.get(type(value), "the value")
    if not isinstance(value, list | dict):
        got = f"{got} {show(value)}"
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    close = hint(value, choices) if isinstance(value, str) else ""
    return f"{path}: expected {description or _describe(kind)}, got {got}{close}"


def _wrong_keys(value: dict[str, Any], kind: type[msgspec.Struct], path: str) -> str | None:
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key in value:
        if key not in fields:
            close = hint(key, fields) or _choice(fields)
            return f"{join_key(path, key)}: no such key{close}"
    for key, field in fields.items():
        if field.required and key not in value:
            return f"{join_key(path, key)}: the key is missing; expected {_describe(field.type)}"
    return None


def _choice(keys: Iterable[str]) -> str:
    names = ", ".join(keys)
    return f"; expected one of {names}" if names else "; nothing can be set here"


def _parts(value: object, kind: Any, path: str) -> list[tuple[object, Any, str]]:
    """The values inside a table or an array, each with its type and its key path."""
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        return [(item, fields[key], join_key(path, key)) for key, item in value.items()]
    if isinstance(value, dict) and get_origin(kind) is dict:
        return [(item, get_args(kind)[1], join_key(path, key)) for key, item in value.items()]
    if isinstance(value, list) and get_origin(kind) in {tuple, list}:
        return [(item, get_args(kind)[0], f"{path}[{n}]") for n, item in enumerate(value)]
    return []


def _unwrap(kind: Any) -> tuple[Any, str | None]:
    """A type without its annotations and without None, and its description if it has one."""
    description = None
    while True:
        if get_origin(kind) is Annotated:
            kind, *notes = get_args(kind)
            for note in notes:
                if isinstance(note, msgspec.Meta) and note.description:
                    description = note.description
        elif get_origin(kind) in {Union, types.UnionType}:
            rest = [item for item in get_args(kind) if item is not type(None)]
            if len(rest) != 1:
                return kind, description
            kind = rest[0]
        else:
            return kind, description


def _describe(kind: Any) -> str:
    kind, description = _unwrap(kind)
    if description:
        return description
    base = get_origin(kind) or kind
    if base is Literal:
        return "one of " + ", ".join(repr(choice) for choice in get_args(kind))
    if base in {tuple, list}:
        item, _ = _unwrap(get_args(kind)[0])
        return "an array of strings" if item is str else "an array"
    if isinstance(base, type) and issubclass(base, msgspec.Struct):
        return "a table"
    return _KINDS.get(base, "another value")


def _one_line(text: str) -> str:
    """The text with everything that is no printable character escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
