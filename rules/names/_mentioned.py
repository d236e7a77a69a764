"""Whether a text speaks of a spelling itself, or has a name where no prose is.

What is mentioned for its own sake (`spelled "Kalas"`, `wrote "Zelenski" with an i`, `Kyiv (formerly
Kiev)`, `(Kiev in Russian)`) is right as it stands, and so is a name in an address, a handle, a tag
or a file's name. Only the words around one place are looked at.
"""

from __future__ import annotations

import re

_AROUND = 70  # characters on either side
_OPEN = "\"'“‘„«‹`"
_SAID = (
    r"(?:(?:mis)?spell(?:s|ed|ing|ings)?|(?:mis)?spelt|transliterat\w+|romani[sz]\w+|pronounc\w+"
    r"|pronunciation|written|wrote|writes?|writing)"
)
_ANNOUNCED = re.compile(
    rf"\b{_SAID}\b(?:(?![.!?\n] )[^\n]){{0,45}}?(?:[{_OPEN}]|\bas )[^.!?\n{_OPEN}]{{0,25}}\Z",
    re.IGNORECASE,
)
_DISCUSSED = re.compile(
    rf"[^\n.!?{_OPEN}]{{0,12}}[\"'”’“»›`],? (?:with (?:an?|one|two|a double) \W?\w{{1,8}}\b"
    rf"|is (?:how|a misspelling|the (?:spelling|way))|is {_SAID})",
    re.IGNORECASE,
)
_ALIAS_BEFORE = re.compile(
    r"(?:\b(?:also|formerly|previously|once|better|commonly|officially)"
    r"(?: (?:known|called|named|spelled|spelt|written|transliterated))?(?: as)?"
    rf"|\baka|\ba\.k\.a\.|\bnée|\balias) [{_OPEN}]?\Z",
    re.IGNORECASE,
)
_ALIAS_ENDS = re.compile(rf"[{_OPEN}”’»›]?(?:[,.;:)\]]| in [A-Z]| until | before | under |\Z)")
_LANGUAGE = (
    r"(?:Albanian|Arabic|Armenian|Azer[bi]\w+|Belarusian|Bulgarian|Chinese|Croatian|Czech|Dutch|English"
    r"|French|Georgian|German|Greek|Hebrew|Hungarian|Italian|Kazakh|Korean|Kurdish|Macedonian|Persian"
    r"|Farsi|Polish|Portuguese|Romanian|Russian|Serbian|Slovak|Spanish|Turkish|Ukrainian)"
)
_LANGUAGE_AFTER = re.compile(
    rf"\W{{0,2}} (?:in|to) {_LANGUAGE}(?=\s*(?:[.,;:)\]\"”»—–]|(?:and|but|or|as|is|until)\b|\Z))"
)
_LANGUAGE_BEFORE = re.compile(rf"\((?:in )?{_LANGUAGE}:? \W?\Z")
_OTHER_NAME = re.compile(r"([^\W\d_a-z])[\w'’\-]*, or,? \W?\Z")
_URL = re.compile(r"(?:://|www\.|@|#)\S*\Z")
_FILE_ENDING = re.compile(r"[\w\-/%.]*\.[a-z][a-z0-9]{1,4}\b|[\w\-.]*[@/\\_=&]\w")


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the name at a place is spoken of, or is a part of an address or a file's name."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    return (
        _URL.search(before) is not None
        or _FILE_ENDING.match(after) is not None
        or _ANNOUNCED.search(before) is not None
        or (before != "" and before[-1] in _OPEN and _DISCUSSED.match(after) is not None)
        or _is_given(before, text[start], after)
    )


def is_given_as_another(text: str, start: int, end: int) -> bool:
    """Whether the text gives the name as another one, or another language's, of what it tells of.

    It has told its readers about both names then.
    """
    before = text[max(0, start - _AROUND) : start]
    return _is_given(before, text[start], text[end : end + _AROUND])


def _is_given(before: str, initial: str, after: str) -> bool:
    return (
        _LANGUAGE_AFTER.match(after) is not None
        or (_LANGUAGE_BEFORE.search(before) is not None and after.lstrip("\"'”’")[:1] == ")")
        or _is_alias(before, initial, after)
    )


def _is_alias(before: str, initial: str, after: str) -> bool:
    """Whether the name is another one of what was just named.

    `Kiev, or Kyiv` gives another spelling: both begin alike. `Paris, or Kiev` is a choice.
    """
    if _ALIAS_ENDS.match(after) is None:
        return False
    other = _OTHER_NAME.search(before)
    if other is not None:
        return other[1] == initial
    return _ALIAS_BEFORE.search(before) is not None
