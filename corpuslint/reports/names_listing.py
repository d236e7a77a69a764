"""The table of ``corpuslint names`` for people."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from wcwidth import wcswidth

from corpuslint.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuslint.name_groups import NameGroup, Variant

_INDENT = " " * 6
_LEAST, _MOST = 16, 36  # cells of the first column
_FIGURES = 24  # cells of the three columns of figures
_RIGHT = {
    "names.toml": "by names.toml",
    "more used": "it is used more",
    "usual spelling": "it is the usual one",
    "undecided": "undecided: which is right?",
}


def listing(groups: Sequence[NameGroup], width: int) -> Iterator[str]:
    """The lines of the table: each name, and below it its other spellings and what is known.

    Args:
        groups: the names.
        width: terminal cells of a line.
    """
    if not groups:
        return
    names = [group.canonical for group in groups]
    names += [f"  {variant.spelling}" for group in groups for variant in group.variants]
    longest = max(map(_cells, names))
    first = max(_LEAST, min(longest, _MOST, width - _FIGURES - 30))
    yield f"{'name, its spellings':<{first}}  uses  docs  one name  to write"
    for group in groups:
        yield ""
        yield _row(group.canonical, first, group.count, group.documents, "", _about(group))
        yield from _notes(group, width)
        for variant in group.variants:
            yield _row(
                f"  {variant.spelling}",
                first,
                variant.count,
                variant.documents,
                f"{int(variant.same_name * 100 + 1e-9)} %",
                _to_write(variant, group),
            )
            yield from _wrapped(variant.why, width)
            yield from _context(variant, width)


def _row(name: str, first: int, count: int, documents: int, same: str, last: str) -> str:
    shown = visible(name)
    padding = " " * (first - _cells(shown))
    if _cells(shown) > first:
        padding = "\n" + " " * first
    return f"{shown}{padding} {count:>5,} {documents:>5,} {same:>9}  {last}".rstrip()


def _about(group: NameGroup) -> str:
    parts = [group.kind or ""]
    if group.is_decided:
        parts.append("by names.toml")
    if group.alone:
        parts.append(f"{group.alone:,}× {visible(group.canonical.rpartition(' ')[2])} alone")
    return ", ".join(filter(None, parts))


def _to_write(variant: Variant, group: NameGroup) -> str:
    if variant.right == "undecided":
        return _RIGHT[variant.right]
    mark = "" if variant.is_sure else " (look at it)"
    return f"{visible(group.canonical)}: {_RIGHT[variant.right]}{mark}"


def _notes(group: NameGroup, width: int) -> Iterator[str]:
    if group.bearers:
        yield from _wrapped(f"several are called so: {', '.join(group.bearers)}", width)
    if group.others:
        yield from _wrapped(f"left alone, another bearer: {', '.join(group.others)}", width)
    if not group.variants:
        yield f"{_INDENT}no other spelling is left"


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(visible(text), width, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _context(variant: Variant, width: int) -> Iterator[str]:
    yield from _wrapped(f"{variant.place}: …{variant.context}…", width)


def _cells(text: str) -> int:
    return max(wcswidth(visible(text)), 0)
