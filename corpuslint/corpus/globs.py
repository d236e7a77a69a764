"""Globs as regular expressions over paths with ``/``.

``*`` and ``?`` stand for characters of one name, ``**`` as a whole part for any number of folders,
``[a-z]`` and ``[!a-z]`` for one character, a backslash takes the next character as it is. All
matching is sensitive to case, on every system.
"""

from __future__ import annotations

import re

_NEVER = r"(?!)"
_ANY = r"[^/]*"


def compile_globs(globs: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern whose ``fullmatch`` says whether any glob names a path.

    A glob with a ``/`` in it is relative to the folder that the paths are relative to; one without
    names files and folders at any depth (as in ``.gitignore`` and ruff). ``./`` before it and
    ``/`` behind it mean nothing.
    """
    if not globs:
        return re.compile(_NEVER)
    return re.compile("|".join(f"(?:{_anchored_source(glob)})" for glob in globs), re.DOTALL)


def _anchored_source(glob: str) -> str:
    glob = glob.rstrip("/")
    if "/" not in glob:
        return glob_source("**/" + glob)
    return glob_source(glob.removeprefix(".").removeprefix("/") if glob[:2] == "./" else glob)


def glob_source(glob: str) -> str:
    """The source of a regular expression for a glob that is relative to the paths' folder."""
    parts = glob.removeprefix("/").split("/")
    source = []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part != "**":
            source.append(_part_source(part) + ("" if last else "/"))
        elif last:
            source.append(".+")
        elif index == 0 or parts[index - 1] != "**":
            source.append("(?:.*/)?")
    return "".join(source)


def _part_source(part: str) -> str:
    """One name's glob.

    Each star takes the first place where what follows it fits (an atomic group), which finds a
    match if there is one and never goes back: the time stays linear.
    """
    pieces: list[str] = [""]
    index = 0
    while index < len(part):
        character = part[index]
        index += 1
        if character == "*":
            if pieces[-1] or len(pieces) == 1:
                pieces.append("")
        elif character == "?":
            pieces[-1] += "[^/]"
        elif character == "[":
            source, index = _class_source(part, index)
            pieces[-1] += source
        elif character == "\\":
            if index == len(part):
                return _NEVER
            pieces[-1] += re.escape(part[index])
            index += 1
        else:
            pieces[-1] += re.escape(character)
    if len(pieces) == 1:
        return pieces[0]
    middle = "".join(f"(?>{_ANY}?{piece})" for piece in pieces[1:-1])
    return f"{pieces[0]}{middle}{_ANY}{pieces[-1]}"


def _class_source(part: str, index: int) -> tuple[str, int]:
    """A bracket's regular expression and where it ends; one that never closes matches nothing."""
    negated = part[index : index + 1] in {"!", "^"}
    index += negated
    characters: list[str] = []
    first = True
    while index < len(part) and (first or part[index] != "]"):
        first = False
        low, index = _class_character(part, index)
        high = low
        if part[index : index + 1] == "-" and part[index + 1 : index + 2] not in {"", "]"}:
            high, index = _class_character(part, index + 1)
        # git has compared the first character by the time it meets a range that runs backwards.
        characters.append(f"{re.escape(low)}-{re.escape(max(low, high))}")
    if index >= len(part):
        return _NEVER, index
    if negated:
        return f"[^/{''.join(characters)}]", index + 1
    return f"(?!/)[{''.join(characters)}]", index + 1


def _class_character(part: str, index: int) -> tuple[str, int]:
    if part[index] == "\\" and index + 1 < len(part):
        index += 1
    return part[index], index + 1
