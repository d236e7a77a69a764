"""The table of invisible characters: what each is, and where it is needed.

`needed` names a test of the characters around; a character for which it holds stays. Characters
that are not in the table (spaces of all widths, combining marks) are no business of these rules.
"""

from __future__ import annotations

from typing import NamedTuple


class Invisible(NamedTuple):
    """A range of invisible characters.

    Attributes:
        first, last: the range, both inclusive.
        what: what people call it.
        needed: where it stays: a key of ``NEEDED``, or empty for nowhere.
        replacement: what stands for it in fixed text.
    """

    first: int
    last: int
    what: str
    needed: str = ""
    replacement: str = ""


TABLE = (
    Invisible(0x00AD, 0x00AD, "soft hyphen"),
    Invisible(0x034F, 0x034F, "combining grapheme joiner"),
    Invisible(0x061C, 0x061C, "Arabic letter mark", "rtl line"),
    Invisible(0x115F, 0x1160, "Hangul filler", "hangul"),
    Invisible(0x17B4, 0x17B5, "Khmer inherent vowel"),
    Invisible(0x180B, 0x180F, "Mongolian variation selector", "mongolian"),
    Invisible(0x200B, 0x200B, "zero width space", "unspaced script"),
    Invisible(0x200C, 0x200C, "zero width non-joiner", "joining script"),
    Invisible(0x200D, 0x200D, "zero width joiner", "joining script or emoji"),
    Invisible(0x200E, 0x200F, "direction mark", "rtl line"),
    Invisible(0x2028, 0x2029, "line or paragraph separator", "", "\n"),
    Invisible(0x202A, 0x202E, "direction embedding or override", "rtl line"),
    Invisible(0x2060, 0x2060, "word joiner"),
    Invisible(0x2061, 0x2064, "invisible operator"),
    Invisible(0x2066, 0x2069, "direction isolate", "rtl line"),
    Invisible(0x206A, 0x206F, "deprecated format character"),
    Invisible(0x3164, 0x3164, "Hangul filler", "hangul"),
    Invisible(0xFE00, 0xFE0F, "variation selector", "after a symbol or ideograph"),
    Invisible(0xFEFF, 0xFEFF, "byte order mark"),
    Invisible(0xFFA0, 0xFFA0, "Hangul filler", "hangul"),
    Invisible(0xFFF9, 0xFFFB, "annotation mark"),
    Invisible(0xFFFC, 0xFFFC, "place of an object that was not copied"),
    Invisible(0xE0000, 0xE007F, "tag character", "flag"),
    Invisible(0xE0100, 0xE01EF, "variation selector", "after a symbol or ideograph"),
)

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Scripts in which joiners change the shape of letters: Arabic and its kin, the Indic ones,
# Sinhala, Burmese, Khmer, Mongolian.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
)
# Scripts written without spaces: a zero width space says where a line may break.
_UNSPACED = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"
_SYMBOL = (
    "#*0-9\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299"
    "\u3400-\u9fff\uf900-\ufaff\U0001f000-\U0001faff\U00020000-\U0003ffff\u1000-\u109f"
)

# What is searched, and where: the characters before or after a run of invisible ones, the character
# before it, the whole line, or the text up to the end of the run; and for what pattern.
NEEDED = {
    "rtl line": ("line", f"[{_RTL}]"),
    "hangul": ("beside", "[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]"),
    "mongolian": ("before", "[\u1800-\u18af]"),
    "unspaced script": ("beside", f"[{_UNSPACED}]"),
    "joining script": ("beside", f"[{_JOINING}]"),
    "joining script or emoji": (
        "beside",
        f"[{_JOINING}\u2190-\u2bff\U0001f000-\U0001faff]",
    ),
    "after a symbol or ideograph": ("before", f"[{_SYMBOL}]"),
    # The flags of England, Scotland, Wales: a black flag, letters as tags, a closing tag.
    "flag": ("run", "\U0001f3f4[\U000e0020-\U000e007e]{1,32}\U000e007f"),
}
CHARACTERS = frozenset(chr(code) for row in TABLE for code in range(row.first, row.last + 1))
CHARACTER_CLASS = "".join(f"{chr(row.first)}-{chr(row.last)}" for row in TABLE)


def row_of(character: str) -> Invisible:
    """The row of a character that is in the table."""
    value = ord(character)
    return next(row for row in TABLE if row.first <= value <= row.last)
