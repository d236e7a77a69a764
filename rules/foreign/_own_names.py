"""Names that a corpus teaches: words beyond ASCII in the prose of its English articles."""

from __future__ import annotations

import re

from corpuslint.rule import Document

from ._odd_lines import odd_lines
from ._prose import PROSE

# A capitalised word with a letter beyond ASCII: what makes a line of names look foreign most.
_NAME = re.compile(r"(?<![\w’'-])(?=[^\W\d_]*[^\W\d_\x00-\x7f])[^\W\d_]+(?:['’-][^\W\d_]+)*")


def names_of_prose(document: Document) -> set[str]:
    """The capitalised words beyond ASCII, in small letters, in the English prose of a document."""
    if document.is_ascii:
        return set()
    odd = {*document.once(odd_lines)}
    found = set()
    for match in _NAME.finditer(document.text):
        word = match.group()
        if not word[0].isupper():
            continue
        line = document.line_at(match.start())
        if line not in odd and len(document.line_texts[line]) >= PROSE:
            found.add(word.lower().replace("’", "'"))
    return found
