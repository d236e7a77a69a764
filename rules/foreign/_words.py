"""The words of a line that are in a language: no addresses, no results of matches."""

from __future__ import annotations

import re

# Not the letters of `22nd`.
_TOKEN = re.compile(r"(?<![\w])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST_WORDS = 40
# Addresses and what networks are tagged with.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S*@\S+|#\w+")
_MARKS_OF_ADDRESSES = ("://", "www.", "@", "#")
# Sets or a final score: what stands beside it are players and clubs.
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}(?:\(\d+\))?,? \d{1,2}[-–]\d{1,2}\b|\b\d[-–:]\d\W*$")


def words_of(line: str) -> list[str]:
    """The first forty words of a line as they are written."""
    if any(mark in line for mark in _MARKS_OF_ADDRESSES):
        line = _ADDRESS.sub(" ", line)
    if any(map(str.isdigit, line)) and _SCORE.search(line):
        return []
    return _TOKEN.findall(line)[:_MOST_WORDS]
