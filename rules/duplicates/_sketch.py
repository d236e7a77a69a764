"""Sketches of documents: a few hundred bytes in which near copies can be told from look-alikes.

A document's features are its runs of lower-case words: what stands between capitals, digits and
punctuation, and of that the last letters, without the word that the run begins in. Names begin with
a capital, so no spelling of one, and no change of one, is in any feature: the cheapest way to fold
them. Runs are found by a translation of bytes, at the speed of C.

The sketch keeps the smallest hashes of the features (Broder, "On the resemblance and containment of
documents", 1997: a bottom-k sketch estimates the Jaccard similarity of the sets without bias) and
the largest numbers of the text. The numbers tell this week's report from last week's: wire services
fill the same sentences with other figures.
"""

from __future__ import annotations

import re
import struct
from binascii import a2b_base64, b2a_base64
from functools import lru_cache
from typing import NamedTuple
from zlib import adler32, crc32

from corpuslint.document import Document
from corpuslint.language.layout import is_hard_wrapped, layout
from corpuslint.language.mask import article_text, furniture_mask

# Features in a sketch: the standard error of a similarity of a half is 0.09.
SKETCH_SIZE = 32
FEWEST_FEATURES = 4  # that say anything about likeness
_PACKED = [struct.Struct(f">{count}I") for count in range(SKETCH_SIZE + 1)]
_NUMBERS = 12  # in a sketch
# Features by which a copy may be found: of copies that share one half 1.6 % share none of them.
_KEYS = 6
# Bytes: three words or more, and the end of the name before them. Shorter runs are idioms.
_SHORTEST_RUN = 22
_RUN_END = 16  # bytes of a run that make the feature
_NOISE = b"\"'-`()[]{}*_"  # what editors and extractors set in different ways


def _table(keep: str, newline: str) -> bytes:
    table = bytearray(b"|" * 128 + bytes(range(128, 256)))
    for character in keep:
        table[ord(character)] = ord(character)
    for character in "\n\r\t":
        table[ord(character)] = ord(newline)
    return bytes(table)


# What a line of figures alone is made of, how long it is, and how many are a table.
_FIGURES = "0123456789 \t,:/|+()[]#"
_LONGEST_COUNTER = 40
_TABLE = 4
_LOWER = "abcdefghijklmnopqrstuvwxyz "
_RUNS = _table(_LOWER, " ")
_WIDE_RUNS = _table(_LOWER.replace(" ", ""), "|")
_DIGITS = bytes(byte if chr(byte) in "0123456789" else 32 for byte in range(256))
_INSIDE_NUMBERS = b".,-/:"
_NUMBER = re.compile(rb"\d+")
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_TYPOGRAPHY = "‘’“”„«»‐–—…\u00ad\u200b"
_WIDE_STOPS = "。，、！？；：「」『』（）"


class Sketch(NamedTuple):
    """What a fact carries of a document.

    Attributes:
        hashes: the smallest hashes of its features, sorted.
        features: how many features it has.
        numbers: the largest numbers (as words) in it, sorted backwards.
        has_all_numbers: whether these are all of its numbers.
        length: how long its article is, in bytes: the measure of completeness.
        checksum: of the article; in a text with few features, of its letters and digits only.
    """

    hashes: tuple[int, ...]
    features: int
    numbers: tuple[str, ...]
    has_all_numbers: bool
    length: int
    checksum: str

    def encode(self) -> str:
        """The sketch as a short string, for a fact's value."""
        packed = b2a_base64(_PACKED[len(self.hashes)].pack(*self.hashes), newline=False).decode()
        more = "" if self.has_all_numbers else "+"
        return (
            f"{packed}|{self.features}|{','.join(self.numbers)}{more}|{self.length}|{self.checksum}"
        )


class Likeness(NamedTuple):
    """How alike two documents are, each from 0 to 1.

    Attributes:
        similarity: estimated share of the features of either that both have (Jaccard).
        containment: estimated share of the shorter one's features that the other one has.
        numbers: share of the numbers that are compared which both have.
        exact: whether they are the same text.
    """

    similarity: float
    containment: float
    numbers: float
    exact: bool


def keys_of(drawn: Sketch) -> list[str]:
    """The keys under which a copy of the document is found."""
    if drawn.features < FEWEST_FEATURES:
        return [f"={drawn.checksum}"]
    return [str(number) for number in drawn.hashes[:_KEYS]]


@lru_cache(maxsize=65536)
def decode(value: str) -> Sketch:
    """The sketch that ``Sketch.encode`` wrote."""
    packed, features, numbers, length, checksum = value.split("|")
    data = a2b_base64(packed)
    listed = numbers.removesuffix("+")
    return Sketch(
        _PACKED[len(data) // 4].unpack(data),
        int(features),
        tuple(listed.split(",")) if listed else (),
        not numbers.endswith("+"),
        int(length),
        checksum,
    )


def hashes_of(value: str) -> frozenset[int]:
    """The hashes alone of the sketch that ``Sketch.encode`` wrote."""
    data = a2b_base64(value[: value.index("|")])
    return frozenset(_PACKED[len(data) // 4].unpack(data))


def article_sketch(document: Document) -> Sketch:
    """The sketch of a document's article. Call it as ``document.once(article_sketch)``.

    Views, shares and times at either end of a page are figures too, and others at every visit:
    they are left out, unless so many lines of them stand there that they are a table. The texts
    that wire services wrap by hand have tables and no counters.
    """
    if document.once(is_hard_wrapped):
        return sketch(document.once(article_text))
    texts = document.line_texts
    edges = document.once(layout)
    counters = {
        line
        for line in (*edges.first, *edges.last)
        if len(texts[line]) <= _LONGEST_COUNTER and not texts[line].strip(_FIGURES)
    }
    if not 0 < len(counters) < _TABLE:
        return sketch(document.once(article_text))
    left_out = document.once(furniture_mask).lines | counters
    return sketch("\n".join(text for n, text in enumerate(texts) if n not in left_out))


def encoded_sketch(document: Document) -> str:
    """The document's sketch as a fact's value. Call it as ``document.once(encoded_sketch)``."""
    return document.once(article_sketch).encode()


def sketch(text: str) -> Sketch:
    """The sketch of a text."""
    if text.isascii():
        data = text.encode()
        runs = data.translate(_RUNS, _NOISE).split(b"|")
    else:
        data, runs = _international_runs(text)
    hashes = sorted({crc32(run[-_RUN_END:]) for run in runs if len(run) > _SHORTEST_RUN})
    numbers = sorted({*data.translate(_DIGITS, _INSIDE_NUMBERS).split()}, reverse=True)
    # Where features are few, only the same letters and numbers make a copy.
    whole = data if len(hashes) >= FEWEST_FEATURES else _letters_and_numbers(data)
    return Sketch(
        tuple(hashes[:SKETCH_SIZE]),
        len(hashes),
        tuple(b" ".join(numbers[:_NUMBERS]).decode().split()) if numbers else (),
        len(numbers) <= _NUMBERS,
        len(data),
        f"{crc32(whole):08x}{adler32(whole):08x}",
    )


def _letters_and_numbers(data: bytes) -> bytes:
    """What stays of a short text set otherwise; `1.5` and `15` stay two numbers."""
    return data.lower().translate(None, _NO_LETTERS) + b" ".join(_NUMBER.findall(data))


def _international_runs(text: str) -> tuple[bytes, list[bytes]]:
    """The bytes and the runs of a text that is more than ASCII."""
    for mark in _TYPOGRAPHY:
        text = text.replace(mark, "")
    text = text.replace("\xa0", " ")
    data = text.encode("utf-8", "replace")
    if len(data) < 1.5 * len(text):
        return data, data.translate(_RUNS, _NOISE).split(b"|")
    for mark in _WIDE_STOPS:
        text = text.replace(mark, "|")
    return data, text.encode("utf-8", "replace").translate(_WIDE_RUNS, _NOISE).split(b"|")


def compare(one: Sketch, other: Sketch) -> Likeness:
    """How alike two documents are, as far as their sketches say."""
    exact = one.checksum == other.checksum
    smallest = sorted({*one.hashes, *other.hashes})[:SKETCH_SIZE]
    common = len({*smallest}.intersection(one.hashes).intersection(other.hashes))
    similarity = common / len(smallest) if smallest else float(exact)
    shared = similarity / (1 + similarity) * (one.features + other.features)
    fewest = min(one.features, other.features)
    containment = min(1.0, shared / fewest) if fewest else float(exact)
    return Likeness(similarity, containment, _same_numbers(one, other), exact)


def _same_numbers(one: Sketch, other: Sketch) -> float:
    """The share of the shorter list of numbers that the other has, over the range both list."""
    floor = max(
        "" if one.has_all_numbers else one.numbers[-1],
        "" if other.has_all_numbers else other.numbers[-1],
    )
    mine = {number for number in one.numbers if number >= floor}
    theirs = {number for number in other.numbers if number >= floor}
    fewest = min(len(mine), len(theirs))
    return len(mine & theirs) / fewest if fewest else 1.0
