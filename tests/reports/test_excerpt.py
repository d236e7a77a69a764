"""Excerpts: the marker stands under the span, whatever the script and the length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from corpuslint.document import Document, DocumentKey
from corpuslint.findings import Applicability, Edit, Fix
from corpuslint.reports.changes import changed_lines
from corpuslint.reports.excerpt import Clip, clip_line, excerpt
from corpuslint.reports.visible import visible


def under(clip: Clip) -> str:
    """The part of a shown line that its marker stands under, found by counting cells."""
    found, column = "", 0
    for index in range(len(clip.text)):
        width = wcswidth(clip.text[: index + 1])
        if clip.start <= column < clip.end or (width == column and found and column <= clip.end):
            found += clip.text[index]
        column = width
    return found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The mayor opened the pier", "opened"),
        ("横浜の新しい橋は来年", "新しい"),
        ("Ho\u0301tel cafe\u0301 open", "cafe\u0301"),
        ("A family 👩‍👩‍👧‍👦 waved", "waved"),
        ("one\ttwo\tthree", "two"),
        ("שלום העיר חיפה", "העיר"),
        ("ไทยกรุงเทพน้ำ ข่าว", "ข่าว"),
    ],
)
def test_marker_stands_under_the_span(line: str, words: str) -> None:
    start = line.index(words)
    assert under(clip_line(line, start, start + len(words), 80)) == words


@pytest.mark.parametrize("width", [40, 61, 80])
@pytest.mark.parametrize("filler", ["word ", "文字", "e\u0301a\u0300 "])
def test_long_line_is_clipped_around_the_span(filler: str, width: int) -> None:
    line = f"{filler * 200}TARGET{filler * 200}"
    start = line.index("TARGET")
    clip = clip_line(line, start, start + 6, width)
    assert under(clip) == "TARGET"
    assert width - 4 <= wcswidth(clip.text) <= width
    assert clip.text[0] == clip.text[-1] == "…"


def test_start_and_end_of_a_long_line_are_not_called_clipped() -> None:
    line = "FIRST " + "word " * 100 + "LAST"
    assert clip_line(line, 0, 5, 40).text.startswith("FIRST")
    assert clip_line(line, len(line) - 4, len(line), 40).text.endswith("LAST")


def test_long_span_shows_its_start_and_its_end() -> None:
    line = "Alpha " + "word " * 100 + "omega"
    clip = clip_line(line, 0, len(line), 40)
    assert clip.text.startswith("Alpha")
    assert clip.text.endswith("omega")
    assert "…" in clip.text
    assert (clip.start, clip.end) == (0, wcswidth(clip.text))


def test_combining_mark_alone_is_marked_on_its_base() -> None:
    assert clip_line("cafe\u0301 open", 4, 5, 80) == Clip("cafe\u0301 open", 3, 4)


def test_empty_span_is_marked_by_one_cell() -> None:
    clip = clip_line("The pier", 4, 4, 80)
    assert (clip.start, clip.end) == (4, 5)


def test_hidden_characters_of_the_span_are_shown() -> None:
    assert clip_line("a\u00a0b\u00a0c", 1, 2, 80) == Clip("a\\xa0b\u00a0c", 1, 5)
    assert clip_line("a\u200bb", 1, 2, 80) == Clip("a\\u200bb", 1, 7)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("\ud800 \x00 \x9b", "\\ud800 \\x00 \\x9b"),
        ("line\u2028end\r\n", "line\\u2028end\\r\\n"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200db", "a\\u200db"),
        ("plain “text” – žluťoučký 漢字", "plain “text” – žluťoučký 漢字"),
    ],
)
def test_hidden_characters_are_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def _document(text: str) -> Document:
    return Document(DocumentKey("a.txt", "a.txt"), text)


def test_span_over_many_lines_shows_the_first_and_the_last() -> None:
    document = _document("".join(f"line {number}\n" for number in range(1, 10)))
    shown = excerpt(document, 0, len(document.text), 80)
    assert [line.number for line in shown] == [1, 2, None, 9]


def test_line_end_alone_is_marked_after_the_line() -> None:
    (line,) = excerpt(_document("one\ntwo\n"), 3, 4, 80)
    assert line == (1, Clip("one", 3, 4))


@pytest.mark.parametrize(
    ("edits", "listing"),
    [
        ([Edit(4, 7, "2")], ["- one two", "+ one 2"]),
        ([Edit(0, 3, "1"), Edit(4, 7, "2")], ["- one two", "+ 1 2"]),
        ([Edit(0, 8, "", whole_lines=True)], ["- one two"]),
        ([Edit(7, 8, " ")], ["- one two", "- three four", "+ one two three four"]),
        ([Edit(4, 4, "a\nb")], ["- one two", "+ one a", "+ btwo"]),
        (
            [Edit(0, 0, "!"), Edit(8, 13, "3")],
            ["- one two", "+ !one two", "- three four", "+ 3 four"],
        ),
    ],
)
def test_fix_is_listed_line_by_line(edits: list[Edit], listing: list[str]) -> None:
    fix = Fix(Applicability.SAFE, tuple(edits))
    shown = changed_lines(_document("one two\nthree four\n"), fix, 80)
    assert [f"{sign} {clip.text}" for sign, clip in shown] == listing


def test_long_fix_is_cut_short() -> None:
    document = _document("x\n" * 20)
    fix = Fix(Applicability.SAFE, (Edit(0, 20, "", whole_lines=True),))
    shown = changed_lines(document, fix, 80)
    assert [f"{sign} {clip.text}" for sign, clip in shown] == [
        *["- x"] * 3,
        "  and 7 more lines",
    ]


TEXTS = st.text(
    st.characters()
    | st.sampled_from("\r\n\t \u0301\u200d\u200b漢👩\U0001f467\u202e\ufeffaé\ud800"),
    max_size=120,
)


@settings(deadline=None)
@given(TEXTS, st.integers(0, 120), st.integers(0, 120), st.integers(40, 90))
def test_any_span_of_any_text_can_be_shown(text: str, first: int, second: int, width: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    document = _document(text)
    for _, clip in excerpt(document, start, end, width):
        clip.text.encode()
        assert clip.text.isprintable() or not set(clip.text) & set("\x1b\n\r\u202e\ufeff")
        assert 0 <= clip.start < clip.end or clip == Clip("", 0, 0)
        assert wcswidth(clip.text) <= width + 2
    edit = Edit(start, end, "new\nline")
    for _, clip in changed_lines(document, Fix(Applicability.SAFE, (edit,)), width):
        clip.text.encode()
