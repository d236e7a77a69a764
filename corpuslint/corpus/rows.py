"""JSON objects on one line each: looking into them, and changing one string in them."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    # Atomic, so that no text makes it go back: a string is read once.
    rb'"(?>[^"\\]*(?:\\.[^"\\]*)*)"|[{}\[\]:,]',
    re.DOTALL,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNICODE_ESCAPE = re.compile(rb"\\u007[fF]|\\u00[89a-fA-F]|\\u0[1-9a-fA-F]|\\u[1-9a-fA-F]")


class RowError(ValueError):
    """Why a line is no row, in words."""


class Missing:
    """The value of a field that a row does not have."""


MISSING = Missing()


@lru_cache(maxsize=8)
def row_reader(fields: tuple[str, ...]) -> Callable[[bytes], tuple[Any, ...]]:
    """A function from a line to the values of some fields, ``MISSING`` where there is none.

    It decodes nothing else of the line, and raises ``RowError`` for a line that is not a JSON
    object in UTF-8. Of a field that is there twice the last value counts.
    """
    names = tuple(dict.fromkeys(fields))
    attributes = {f"field_{index}": name for index, name in enumerate(names)}
    try:
        struct = msgspec.defstruct(
            "Row",
            [(attribute, Any, MISSING) for attribute in attributes],
            rename=attributes,
            gc=False,
        )
    except ValueError:  # a name with quotes or control characters in it
        return lambda line: _read_slowly(line, fields)
    decode = msgspec.json.Decoder(struct).decode
    values = attrgetter(*(f"field_{names.index(field)}" for field in fields))

    def read(line: bytes) -> tuple[Any, ...]:
        try:
            line.decode()
            found = values(decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return _read_slowly(line, fields)
        return found if len(fields) > 1 else (found,)

    return read


def _read_slowly(line: bytes, fields: tuple[str, ...]) -> tuple[Any, ...]:
    """What Python's own reader makes of a line: it takes NaN and lone surrogates too."""
    try:
        row = json.loads(line.decode())
    except UnicodeDecodeError as error:
        byte = line[error.start]
        raise RowError(f"not UTF-8: byte 0x{byte:02x} at byte {error.start + 1}") from None
    except RecursionError:
        raise RowError("broken JSON: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise RowError(f"broken JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError as error:
        raise RowError(f"broken JSON: {error}") from None
    if not isinstance(row, dict):
        raise RowError(f"not a JSON object but {describe(row)}")
    return tuple(row.get(field, MISSING) for field in fields)


def describe(value: object) -> str:
    """The JSON type of a value, with its article."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "an object"


def replace_string(line: bytes, field: str, text: str) -> bytes:
    r"""A row with another string in one of its fields, every other byte as it was.

    The string is written with ``\u`` escapes for all but ASCII where the row is, else as UTF-8.

    Raises:
        RowError: the row has no string there.
    """
    span = _string_span(line, field)
    if span is None:
        raise RowError(f"no string in field {field!r}")
    start, end = span
    if line.isascii() and _UNICODE_ESCAPE.search(line):
        encoded = json.dumps(text).encode()
    else:
        encoded = _SURROGATE.sub(_escaped, json.dumps(text, ensure_ascii=False)).encode()
    return line[:start] + encoded + line[end:]


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _string_span(line: bytes, field: str) -> tuple[int, int] | None:
    """Where the string of a field of the outermost object stands, with its quotes."""
    depth = 0
    key: str | None = None
    in_value = False
    found = None
    for token in _TOKEN.finditer(line):
        first = token[0][:1]
        if first in b"{[":
            depth += 1
        elif first in b"}]":
            depth -= 1
        elif depth != 1:
            continue
        elif first == b":":
            in_value = True
        elif first == b",":
            key, in_value = None, False
        elif in_value and key == field:
            found = token.span()
        elif not in_value:
            key = json.loads(token[0])
    return found
