from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.corpus.base import Entry, ReadError
from corpuslint.corpus.formats import TEXT, format_for
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.spool import Spool
from corpuslint.document import Document, DocumentKey, Span
from tests.corpus.reading import FIELDS, documents

KEY = DocumentKey("a.txt", "a.txt")
ENTRY = Entry(KEY, "/a.txt", "/a.txt")


def of_bytes(data: bytes) -> Document:
    return TEXT.read(data, ENTRY, FIELDS)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo\n", ["one", "two"]),
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("one\rtwo\r", ["one", "two"]),
        ("one\r\ntwo\nthree\rfour", ["one", "two", "three", "four"]),
        ("one\u2028two\x0bthree\x85four", ["one\u2028two\x0bthree\x85four"]),
        ("nul\0nul\nend", ["nul\0nul", "end"]),
        ("\ufeffHarbour reopens", ["\ufeffHarbour reopens"]),
        ("", []),
        ("\n", [""]),
    ],
)
def test_the_text_is_the_bytes_untranslated(
    tmp_path: Path, spool: Spool, text: str, lines: list[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (document,) = documents(path, spool)
    assert document.text == text
    assert list(document.line_texts) == lines
    assert document.encoding == "utf-8"
    assert document.key == DocumentKey("a.txt", "a.txt")


def test_a_line_of_five_megabytes(tmp_path: Path, spool: Spool) -> None:
    path = tmp_path / "long.md"
    path.write_bytes(b"word " * 1_000_000)
    (document,) = documents(path, spool)
    assert list(document.lines) == [Span(0, 5_000_000)]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            (
                "Градският съвет одобри новия мост над реката. Строежът ще започне през пролетта, "
                "каза кметът пред журналисти в понеделник."
            ),
            "cp1251",
        ),
        (
            (
                "Městská rada schválila nový most přes řeku. Stavba začne na jaře, řekl starosta "
                "novinářům v pondělí a poděkoval všem občanům za jejich trpělivost."
            ),
            "cp1250",
        ),
        (
            (
                "Το δημοτικό συμβούλιο ενέκρινε τη νέα γέφυρα. Οι εργασίες θα αρχίσουν την άνοιξη, "
                "δήλωσε ο δήμαρχος στους δημοσιογράφους."
            ),
            "cp1253",
        ),
    ],
)
def test_bytes_that_are_not_utf8_are_decoded_by_the_probable_encoding(
    text: str, encoding: str
) -> None:
    document = of_bytes(text.encode(encoding))
    assert document.text == text
    assert document.text.encode(document.encoding) == text.encode(encoding)
    assert document.encoding != "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_says_the_encoding_and_stays(encoding: str) -> None:
    document = of_bytes("\ufeffMost otvoren\n".encode(encoding))
    assert (document.text, document.encoding) == ("\ufeffMost otvoren\n", encoding)
    changed = TEXT.replace(b"", document, "Most zatvoren\n", FIELDS)
    assert of_bytes(changed).text == "\ufeffMost zatvoren\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Градският съвет одобри".encode()[:-1], "Градският съвет одобр\udcd0"),
        ("Кметът мълчи. ".encode() + "né".encode("cp1252"), "Кметът мълчи. n\udce9"),
    ],
)
def test_damaged_utf8_keeps_its_words_and_its_bytes(data: bytes, text: str) -> None:
    document = of_bytes(data)
    assert (document.text, document.encoding) == (text, "utf-8-damaged")
    assert TEXT.replace(data, document, "x" + text, FIELDS) == b"x" + data


def test_what_no_encoding_can_give_back_is_latin_1() -> None:
    # A byte order mark of UTF-16 before an odd number of bytes, none of them text.
    data = codecs.BOM_UTF16_LE + bytes(range(128, 256)) * 3 + b"\x00"
    document = of_bytes(data)
    assert document.text.encode(document.encoding) == data


def test_a_guess_looks_at_the_lines_around_the_first_broken_byte() -> None:
    text = "An English line about nothing much.\n" * 4_000 + "Градският съвет одобри новия мост.\n"
    data = text.encode("cp1251")
    document = of_bytes(data)
    assert document.text.endswith("Градският съвет одобри новия мост.\n")


def test_a_text_that_the_encoding_cannot_hold_is_refused_with_its_line() -> None:
    document = Document(KEY, "a\nb\n", encoding="cp1251")
    with pytest.raises(ReadError) as refused:
        TEXT.replace(b"", document, "a\n\u4e2d\n", FIELDS)
    assert str(refused.value) == (
        "a.txt:2: U+4E2D cannot be written in the file's encoding, cp1251: "
        "convert the file to UTF-8 first"
    )


@given(st.binary())
def test_the_same_text_gives_the_same_bytes(data: bytes) -> None:
    document = of_bytes(data)
    assert TEXT.replace(data, document, document.text, FIELDS) == data


@given(st.text())
def test_any_text_survives_being_written_and_read(text: str) -> None:
    document = of_bytes(b"before")
    assert of_bytes(TEXT.replace(b"before", document, text, FIELDS)).text == text


def test_a_file_that_cannot_be_read_is_a_read_error(tmp_path: Path) -> None:
    gone = str(tmp_path / "a.txt")
    entry = Entry(KEY, gone, gone)
    with Reader(FIELDS) as reader, pytest.raises(ReadError, match=r"a\.txt: cannot be read: "):
        reader.document(entry)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("a.txt", True),
        ("A.TXT", True),
        ("a.md", True),
        ("x/a.jsonl.gz", True),
        ("a.gz", False),
        ("txt", False),
        ("a.txt/picture.png", False),
    ],
)
def test_a_format_is_known_by_the_end_of_the_name(name: str, known: bool) -> None:
    assert (format_for(name) is not None) == known
