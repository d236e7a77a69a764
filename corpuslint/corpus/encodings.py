"""From bytes to text and back to the same bytes, whatever the encoding."""

from __future__ import annotations

import codecs
import re

# UTF-8 with some bytes that are none, such as a character cut in two at a file's end: the name of a
# codec that importing this module registers. A byte that is not UTF-8 is half a surrogate pair in
# the text, as in Python's error handler "surrogateescape" (PEP 383), and the same byte again when
# the text is encoded.
DAMAGED_UTF_8 = "utf-8-damaged"
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")

# The byte order marks of encodings other than UTF-8; the longer ones first, since UTF-32's begins
# with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What the web is written in, after the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/),
# by Python's names: a guess among all that Python knows too often says EBCDIC.
_WEB_ENCODINGS = (
    *(f"cp{number}" for number in (866, 874, *range(1250, 1259))),
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
    *("gb18030", "big5", "euc-jp", "iso2022-jp", "shift-jis", "euc-kr"),
)

# Bytes that a guess looks at. Articles are a few kilobytes long.
_SAMPLE = 65_536


def _damaged_utf_8(name: str) -> codecs.CodecInfo | None:
    if name != DAMAGED_UTF_8.replace("-", "_"):
        return None
    return codecs.CodecInfo(
        encode=lambda text, _="": codecs.utf_8_encode(text, "surrogateescape"),
        decode=lambda data, _="": codecs.utf_8_decode(data, "surrogateescape", True),
        name=DAMAGED_UTF_8,
    )


codecs.register(_damaged_utf_8)


def decode(data: bytes) -> tuple[str, str]:
    """The text of some bytes, and the encoding that turns it into the same bytes again.

    UTF-8 if it is; else what a byte order mark says; else damaged UTF-8 if more characters of
    several bytes can be read than there are broken bytes (other encodings give such sequences by
    chance only); else what charset-normalizer finds most probable; else Latin-1, in which every
    byte is a character. A byte order mark stays, as the text's first character.
    """
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError as error:
        broken = error.start
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _decode_reversibly(data, encoding)
            if text is not None:
                return text, encoding
    text = data.decode(DAMAGED_UTF_8)
    broken_bytes = len(_ESCAPED_BYTE.findall(text))
    if len(text) - len(text.encode("ascii", "ignore")) > 2 * broken_bytes:
        return text, DAMAGED_UTF_8
    for encoding in _probable_encodings(_sample(data, broken)):
        text = _decode_reversibly(data, encoding)
        if text is not None:
            return text, encoding
    return data.decode("latin-1"), "latin-1"


def _decode_reversibly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except UnicodeError:
        return None


def _probable_encodings(sample: bytes) -> list[str]:
    import charset_normalizer  # noqa: PLC0415  only texts that are not UTF-8 need it

    matches = charset_normalizer.from_bytes(sample, cp_isolation=list(_WEB_ENCODINGS))
    # Of encodings that give the same text, the web's most frequent is the likeliest.
    return [
        "cp1252" if "cp1252" in match.could_be_from_charset else match.encoding for match in matches
    ]


def _sample(data: bytes, broken: int) -> bytes:
    """Whole lines around the first byte that is not UTF-8, where lines are short enough."""
    start = data.rfind(b"\n", 0, max(0, broken - _SAMPLE // 2)) + 1
    if broken - start > _SAMPLE // 2:
        start = broken
    sample = data[start : start + _SAMPLE]
    if start + _SAMPLE < len(data):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    return sample
