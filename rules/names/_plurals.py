"""Names of families: `the Zelenskis`, `the Kalases`."""

from __future__ import annotations

import re

_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)\Z", re.IGNORECASE)
_ENDING = re.compile(r"(?:(?<=[sxz])|(?<=[cs]h))es\Z|(?<![sxz])(?<![cs]h)s\Z", re.IGNORECASE)


def plural(name: str) -> str:
    """What several who have a name are called."""
    return name + ("es" if _SIBILANT.search(name) else "s")


def singular(name: str) -> str:
    """The name of which a word is the plural; the word itself if it is none."""
    return _ENDING.sub("", name)
