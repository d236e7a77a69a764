"""Where a text was decoded with the wrong encoding, character by character.

ftfy says what a line should be; it gives no spans. They follow from what it never changes:
printable ASCII other than the space and the question mark stands in the repaired line as before.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.characters import rare_characters
from corpuslint.rule import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuslint.rule import Document

# What bytes are mistaken for, in the order of importance that ftfy gives them. Mac Roman is apart:
# its images of leading bytes are quotation marks.
_ENCODINGS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2")
# The first bytes of sequences of two bytes in UTF-8, and of three or four.
_LEADS_OF_TWO, _LEADS_OF_MORE = range(0xC2, 0xE0), range(0xE0, 0xF5)
_ANCHOR = re.compile(r"[!->@-~]+")


class Damage(NamedTuple):
    """One damaged stretch of a line.

    Attributes:
        start, end: the stretch, in the document's offsets.
        edits: what repairs it.
        steps: ftfy's account of the repair of the line.
    """

    start: int
    end: int
    edits: tuple[Edit, ...]
    steps: tuple[str, ...]


def mojibake(document: Document) -> tuple[Damage, ...]:
    """The damaged stretches of a document, in order."""
    if document.is_ascii:
        return ()
    if document.once(rare_characters).isdisjoint(_first_characters()):
        return ()
    gate = _gate()
    text = document.text
    found: list[Damage] = []
    match = gate.search(text)
    while match:
        line = document.lines[document.line_at(match.start())]
        found += _repair(text[line.start : line.end], line.start)
        match = gate.search(text, max(line.end, match.end()))
    return tuple(found)


@cache
def _first_characters() -> frozenset[str]:
    """What the sequences of `_gate` begin with."""
    return frozenset(_images(_LEADS_OF_TWO) + _images(_LEADS_OF_MORE) + "ÂÃ√≈‚àâ")


@cache
def _gate() -> re.Pattern[str]:
    """What every sequence that ftfy can decode again begins with, and ordinary text seldom holds.

    Two bytes of UTF-8 look like an image of C2–DF with an image of 80–BF after it, three like an
    image of E0–EF with two of them. ftfy's own test takes 340 ms/MB; this one takes two.
    """
    two, more = _images(_LEADS_OF_TWO), _images(_LEADS_OF_MORE)
    # ftfy also repairs sequences that lost a byte, or whose no-break space became a space.
    tail = _images(range(0x80, 0xC0)) + "\ufffd"
    return re.compile(
        f"[{two}{more}](?:(?<=[{two}])[{tail}]|[{tail}][{tail} ?])"
        "|[ÂÃ][ ?\ufffd]|[√≈]|‚[Äâó]|[àâ] [²µ¹¼½¾€\x80]"
    )


def _images(values: Iterable[int]) -> str:
    """What bytes look like under the encodings, as the inside of a character class."""
    found = set()
    for value in values:
        byte = bytes([value])
        # A byte that the encoding leaves undefined is passed through as a control character.
        found |= {_decode(byte, encoding) for encoding in (*_ENCODINGS, "cp437")}
    return "".join(sorted(found))


def _decode(byte: bytes, encoding: str) -> str:
    try:
        return byte.decode(encoding)
    except UnicodeDecodeError:
        return byte.decode("latin-1")


def _repair(line: str, offset: int) -> Iterator[Damage]:
    # ftfy takes a tenth of a second to import; few texts need it.
    import ftfy  # noqa: PLC0415

    config = ftfy.TextFixerConfig(fix_c1_controls=False)
    fixed, explanation = ftfy.fix_encoding_and_explain(line, config)
    if fixed == line:
        return
    steps = tuple(f"{step.action} {step.parameter}" for step in explanation or ())
    group: list[Edit] = []
    for edit in _edits(line, fixed):
        if group and line[group[-1].end : edit.start].strip():
            yield _damage(group, steps, offset)
            group = []
        group.append(edit)
    if group:
        yield _damage(group, steps, offset)


def _damage(edits: list[Edit], steps: tuple[str, ...], offset: int) -> Damage:
    moved = tuple(Edit(e.start + offset, e.end + offset, e.replacement) for e in edits)
    return Damage(moved[0].start, moved[-1].end, moved, steps)


def _edits(line: str, fixed: str) -> Iterator[Edit]:
    """The smallest edits between what stays the same."""
    before, after = list(_ANCHOR.finditer(line)), list(_ANCHOR.finditer(fixed))
    if [m.group() for m in before] != [m.group() for m in after]:
        before = after = []
    start = new_start = 0
    for old, new in zip(before, after, strict=True):
        yield from _gap(line, start, old.start(), fixed[new_start : new.start()])
        start, new_start = old.end(), new.end()
    yield from _gap(line, start, len(line), fixed[new_start:])


def _gap(line: str, start: int, end: int, new: str) -> Iterator[Edit]:
    old = line[start:end]
    if old == new:
        return
    pieces, new_pieces = old.split(" "), new.split(" ")
    if len(pieces) != len(new_pieces):
        pieces, new_pieces = [old], [new]
    for piece, replacement in zip(pieces, new_pieces, strict=True):
        if piece != replacement:
            yield _trimmed(start, piece, replacement)
        start += len(piece) + 1


def _trimmed(start: int, old: str, new: str) -> Edit:
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(old) - tail, new[head : len(new) - tail])
