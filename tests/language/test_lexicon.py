"""The lexicon's data file."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import repeat
from typing import NamedTuple

from corpuslint.language.lexicon import DATA, fold, fold_numbers, is_date, lexicon
from scripts.lexicon_gaps import phrases_by_kind


class Row(NamedTuple):
    language: str
    kind: str
    phrase: str
    flags: frozenset[str]


CORE = {
    *("comment", "reply", "login", "share", "follow", "subscribe", "read_more", "related"),
    *("latest", "photo", "video", "source", "author", "translation", "tags", "advertisement"),
    *("published", "updated", "pager", "print", "search", "navigation", "legal", "contact"),
    "about",
}
# Kinds that not every language has phrases for, and in how many there are some at least.
WIDESPREAD = {"newsletter": 75, "email": 76, "cookie": 62, "popular": 59, "section": 59}
SCRIPTS = {
    **{
        language: {"CYRILLIC"}
        for language in ["be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "tt", "uk"]
    },
    **{language: {"CYRILLIC", "LATIN"} for language in ("sr", "uz")},
    **{language: {"DEVANAGARI"} for language in ("hi", "mr", "ne")},
    **{language: {"ARABIC"} for language in ("ar", "fa", "ur")},
    "bn": {"BENGALI"},
    "el": {"GREEK"},
    "gu": {"GUJARATI"},
    "he": {"HEBREW"},
    "hy": {"ARMENIAN"},
    "ja": {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"},
    "ka": {"GEORGIAN"},
    "km": {"KHMER"},
    "kn": {"KANNADA"},
    "ko": {"HANGUL"},
    "lo": {"LAO"},
    "ml": {"MALAYALAM"},
    "my": {"MYANMAR"},
    "pa": {"GURMUKHI"},
    "si": {"SINHALA"},
    "ta": {"TAMIL"},
    "te": {"TELUGU"},
    "th": {"THAI"},
    "zh": {"CJK"},
}
WEB_WORDS = {"ai", "app", "email", "facebook", "lifestyle", "line", "pr", "rss", "twitter", "views"}
ENGLISH_WORDS = {
    *("actual", "arts", "author", "bank", "bonus", "book", "come", "data", "date", "deal", "del"),
    *(
        "die",
        "editor",
        "fast",
        "fin",
        "gift",
        "global",
        "hat",
        "home",
        "house",
        "in",
        "information",
    ),
    *("laden", "main", "marketing", "mere", "metro", "more", "note", "on", "over", "pain", "photo"),
    *(
        "photos",
        "pin",
        "print",
        "radio",
        "sale",
        "send",
        "site",
        "slide",
        "social",
        "sport",
        "start",
    ),
    *("stem", "stop", "tag", "tags", "tip", "tips", "top", "tube", "video", "war", "was", "x"),
}

ROWS = [
    Row(row[0], row[1], row[2], frozenset(row[3].split(",") if row[3:] else ()))
    for row in map(str.split, DATA.read_text(encoding="utf-8").splitlines(), repeat("\t"))
]


def test_data_is_sorted_and_unique() -> None:
    lines = DATA.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    keys = [(row.language, row.phrase) for row in ROWS]
    assert len(keys) == len(set(keys)), "one kind a phrase and language"


def test_phrases_are_folded() -> None:
    for row in ROWS:
        parts = re.split(r" ?\{[*dn]\} ?", row.phrase.removesuffix(":"))
        assert any(parts), "a phrase is more than slots"
        assert [fold(part) for part in parts] == parts, row


def test_every_phrase_is_found_with_its_slots_filled() -> None:
    words = lexicon()
    for row in ROWS:
        phrase = row.phrase
        for slot, filling in (("{n}", "12"), ("{d}", "5.5.2031"), ("{*}", "jane roe")):
            phrase = phrase.replace(slot, filling)
        if phrase.endswith(":"):
            entry = words.label(phrase.removesuffix(":"))
        else:
            entry = words.phrase(phrase)
        assert entry is not None, row
        if "{" not in row.phrase:
            assert row.language in entry.languages


def test_flags_say_what_is_shared_and_what_is_ambiguous() -> None:
    by_phrase = defaultdict(list)
    for row in ROWS:
        by_phrase[row.phrase].append(row)
        assert row.flags <= {"ambiguous", "shared"}
    for rows in by_phrase.values():
        assert all(("shared" in row.flags) == (len(rows) > 1) for row in rows), rows
        assert len({"ambiguous" in row.flags for row in rows}) == 1, rows


def test_every_language_has_the_core_kinds() -> None:
    kinds = defaultdict(set)
    for row in ROWS:
        kinds[row.language].add(row.kind)
    assert len(kinds) >= 60
    for language, found in kinds.items():
        assert found >= CORE, (language, CORE - found)


def test_other_kinds_are_widespread() -> None:
    found = phrases_by_kind()
    for kind, least in WIDESPREAD.items():
        assert len(found[kind]) >= least, kind


def test_phrases_are_written_in_their_language_s_script() -> None:
    for row in ROWS:
        letters = re.sub(r"\{[*dn]\}", "", row.phrase)
        scripts = {unicodedata.name(c).split()[0] for c in letters if c.isalpha()}
        expected = SCRIPTS.get(row.language, {"LATIN"})
        # Names of networks and terms of the web are Latin everywhere.
        assert scripts <= expected | {"LATIN"}, row
        if row.language in SCRIPTS and "LATIN" not in expected and letters.isascii():
            words = set(re.findall(r"[a-z]+", letters))
            assert words <= WEB_WORDS, row


def test_no_phrase_of_another_language_is_taken_for_plain_english() -> None:
    for row in ROWS:
        if row.language != "en" and row.phrase in ENGLISH_WORDS:
            assert "ambiguous" in row.flags, row


def test_folding_makes_one_of_what_keyboards_and_capitals_make_two() -> None:
    assert fold("»  LEAVE a reply… ") == "leave a reply"
    assert fold("İLETİŞİM") == fold("iletişim")
    assert fold("ΔΙΑΒΑΣΤΕ ΕΠΊΣΗΣ") == fold("Διαβάστε επίσης")
    assert fold("you\u2019re") == "you're"
    assert fold("\ud800") == ""


def test_numbers_fold_with_their_brackets() -> None:
    assert fold_numbers("comments 1,204") == "comments {n}"
    assert fold_numbers("12.5k views") == "{n} views"


def test_a_date_is_a_date_and_a_sentence_is_none() -> None:
    assert is_date("5 May 2031, 12:30")
    assert not is_date("the new rules of 2031 were read to all of them")
