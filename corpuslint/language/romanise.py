"""One key for the many ways in which a name of another script is written in Latin letters.

`romanisation_key` undoes the habits in which transliteration systems differ (BGN/PCGN, ISO 9, the
Ukrainian system of 2010, ALA-LC, Pinyin and Wade-Giles, and what German, French, Polish and English
newspapers do by ear): two spellings of one name mostly get one key. It forgets a lot, so equal keys
are a reason to compare two spellings, never a proof. `blocking_key` forgets the vowels as well: it
says which spellings are worth comparing at all. `docs/names.md` has the table of the mapping.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose.
_SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ŋ": "n",
        "ħ": "h",
        "ə": "a",
        "č": "ch",
        "ć": "ch",
        "ç": "ch",
        "š": "sh",
        "ş": "sh",
        "ș": "sh",
        "ś": "sh",
        "ž": "zh",
        "ż": "zh",
        "ţ": "ts",
        "ț": "ts",
        "ř": "r",
        "ñ": "n",
        "ğ": "g",
    }
)
_NO_LETTER = re.compile(r"[^a-z]+")

# What is plain replacement, longest first; capitals are sounds that the key keeps apart:
# C as in Chekhov and Tsar, S as in Shevchenko, J as in Zhukov.
_DIGRAPH_TABLE = """
schtsch SC, shtsh SC, shch SC, stch SC, tsch C, dsch J, sch S, tch C, tsh C, dzh J, dsh J,
sh S, zh J, kh h, gh h, ph f, th t, dh d, bh b, rh r, wh v, cz C, sz s, ts C, tz C, dz z,
dj J, ck k, qu k
"""
_DIGRAPHS = {pair.split()[0]: pair.split()[1] for pair in _DIGRAPH_TABLE.split(",")}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_LAST_C = re.compile(r"(?<=[oe]v[iy])c$")
_CH_BEFORE_CONSONANT = re.compile(r"ch(?=[bdfgklmnpqrstvz])")
_SOFT_C = re.compile(r"ch|c(?=[eiy])")
_SILENT_H = re.compile(r"(?<=[aeiouy])h(?![aeiouy])")
_VOWEL_GROUPS = tuple(tuple(pair.split()) for pair in ["ou u", "oo u", "oe o", "ue u", "aa a"])
_VOWELS_IN_CONTEXT = (
    (re.compile(r"^(?:ye|je|ie)"), "e"),
    (re.compile(r"^[yij](?=[aou])"), "J"),
    (re.compile(r"(?<=e)[yij]+(?=e)|ee"), "i"),
    (re.compile(r"(?<=[ao])[yij]+(?=e)"), ""),
    (re.compile(r"ae"), "a"),
    (re.compile(r"[ea][iyj]+(?![aeiou])"), "ai"),
    (re.compile(r"[iyj]+e?(?=[iyj]|$)|[iyj]+"), "i"),
    (re.compile(r"(?<=.)[ae]$"), "a"),
)
_SINGLE = str.maketrans({"c": "k", "g": "h", "q": "k", "x": "ks", "w": "v"})
_DOUBLED = re.compile(r"(.)(?=\1)")
_FRAME = str.maketrans(
    {
        **dict.fromkeys("aeiouyjJ", None),
        "c": "k",
        "g": "h",
        "q": "k",
        "x": "ks",
        "w": "v",
        "z": "s",
        "S": "c",
        "C": "c",
    }
)


def fold(word: str) -> str:
    """The word in lower case, without diacritics: only letters of any script and other signs.

    `ß` becomes `ss`; letters with a caron, cedilla or the like keep their base letter only.
    """
    word = word.lower()
    if word.isascii():
        return word
    word = word.replace("ß", "ss").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    word = word.replace("ı", "i").replace("æ", "ae").replace("œ", "oe")
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_article(word: str) -> str:
    """A word in lower case without the Arabic article before a hyphen: `al-sayyid`, `el-sayed`."""
    return word[3:] if word[:3] in {"al-", "el-"} and len(word) > 5 else word


def _sounds(word: str) -> str:
    """The consonants of a word in the key's letters; vowels stay as they are."""
    word = without_article(word.lower())
    if not word.isascii():
        word = fold(unicodedata.normalize("NFC", word).translate(_SPECIAL))
    if not word.isalpha() or not word.isascii():
        word = _NO_LETTER.sub("", word)
    if word[:2] == "hs" or word[:1] == "x":  # Wade-Giles and Pinyin
        word = "S" + word.lstrip("hsx")
    word = _DIGRAPH.sub(_sound_of, word)
    if "c" in word:
        word = _LAST_C.sub("C", word)
        word = _SOFT_C.sub("C", _CH_BEFORE_CONSONANT.sub("h", word))
    if "h" in word:
        word = _SILENT_H.sub("", word)
    if word[-1:] == "f":
        word = word.rstrip("f") + "v"
    elif word[-2:] == "ez":
        word = word[:-1] + "s"
    return word


def _sound_of(match: re.Match[str]) -> str:
    return _DIGRAPHS[match.group()]


@lru_cache(maxsize=1 << 17)
def romanisation_key(word: str) -> str:
    """The key of one word; empty for a word without Latin letters.

    Spellings that different transliteration systems give one name mostly share it: `Zelenski`,
    `Zelensky` and `Zelenskyy`; `Khomutovo` and `Homutovo`; `Jablonski` and `Yablonsky`.
    """
    sounds = _sounds(word)
    for group, vowel in _VOWEL_GROUPS:
        sounds = sounds.replace(group, vowel)
    for pattern, vowel in _VOWELS_IN_CONTEXT:
        sounds = pattern.sub(vowel, sounds)
    return _DOUBLED.sub("", sounds.translate(_SINGLE))


@lru_cache(maxsize=1 << 17)
def blocking_key(word: str) -> str:
    """What spellings of one name have in common in nearly all cases: the frame of consonants.

    A word with fewer than two consonants keeps its romanisation key: there is too little of it.
    """
    sounds = _sounds(word)
    frame = _DOUBLED.sub("", sounds.translate(_FRAME))
    if len(frame) < 2:
        return romanisation_key(word)
    first, second = sounds[0], sounds[1]
    if first in "aeou" or (first in "yij" and second not in "aou"):
        return "a" + frame
    return frame
