from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.config import Fields
from corpuslint.corpus.base import Entry, ReadError
from corpuslint.corpus.jsonl import JsonlFormat
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.spool import Spool
from corpuslint.document import DocumentKey
from tests.corpus.reading import FIELDS, documents, scan

JSONL = JsonlFormat()
ENTRY = Entry(DocumentKey("a.jsonl", "1"), "/a.jsonl", "/a.jsonl", row=6)


def ids(path: Path, spool: Spool) -> list[str]:
    entries, _ = scan(path, spool)
    return [entry.key.id for entry in entries]


def test_a_row_is_a_document(tmp_path: Path, spool: Spool) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "x", "text": "Bridge opens\\n", "title": "T", "url": "u", "language": "en-GB"}\n'
        "\n"
        '{"body": 1, "text": "Second", "title": 7, "language": "Klingon"}',
        encoding="utf-8",
    )
    first, second = documents(path, spool)
    assert (first.key, first.text, first.row) == (DocumentKey("a.jsonl", "x"), "Bridge opens\n", 0)
    assert (first.title, first.url, first.language, first.field) == ("T", "u", "en", "text")
    assert (second.key.id, second.text, second.row) == ("2", "Second", 2)
    assert (second.title, second.url, second.language) == (None, None, None)


def test_fields_are_named_by_the_configuration(tmp_path: Path, spool: Spool) -> None:
    fields = Fields(id='odd "name"', text="body", title="body")
    path = tmp_path / "a.jsonl"
    path.write_text('{"odd \\"name\\"": "n", "body": "The text"}\n', encoding="utf-8")
    (document,) = documents(path, spool, fields)
    assert document.key.id == "n"
    assert (document.text, document.title, document.field) == ("The text", "The text", "body")


def test_ids_are_strings_numbers_or_row_numbers_and_unique(tmp_path: Path, spool: Spool) -> None:
    path = tmp_path / "a.jsonl"
    values = ["7", 7, 1.5, True, None, "", [1], "7", "7#1", "7#1"]
    rows = [json.dumps({"id": value, "text": "t"}) for value in values]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert ids(path, spool) == [
        *("7", "7#1", "1.5", "3", "4", "5", "6", "7#7", "7#1#8", "7#1#9"),
    ]


def test_broken_rows_are_named_by_their_line_and_the_others_go_on(
    tmp_path: Path, spool: Spool
) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        b'{"text": "first"}',
        b'{"text": "unclosed',
        b'["text"]',
        b'{"id": "x"}',
        b'{"text": 12}',
        b'{"text": null}',
        b'{"id": "a", "text": "caf\xe9"}',
        b'{"note": "\xff", "text": "fine"}',
        b'{"text": "two"} {"text": "rows"}',
        b"[" * 200_000,
        b'{"text": "nul \0 inside"}',
        b'{"text": "last", "score": NaN}',
    ]
    path.write_bytes(b"\r\n".join(lines))
    entries, problems = scan(path, spool)
    assert [(entry.key.id, entry.row) for entry in entries] == [("0", 0), ("11", 11)]
    assert [str(problem) for problem in problems] == [
        "a.jsonl:2: broken JSON: Invalid control character at at character 19",
        "a.jsonl:3: not a JSON object but an array",
        "a.jsonl:4: no field 'text': say with fields.text which one has the article",
        "a.jsonl:5: field 'text' holds a number, not a string",
        "a.jsonl:6: field 'text' holds null, not a string",
        "a.jsonl:7: not UTF-8: byte 0xe9 at byte 25",
        "a.jsonl:8: not UTF-8: byte 0xff at byte 11",
        "a.jsonl:9: broken JSON: Extra data at character 17",
        "a.jsonl:10: broken JSON: nested too deeply",
        "a.jsonl:11: broken JSON: Invalid control character at at character 15",
    ]


def test_a_byte_order_mark_belongs_to_the_file(tmp_path: Path, spool: Spool) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('\ufeff{"text": "a"}\n{"text": "b"}\n'.encode())
    assert [document.text for document in documents(path, spool)] == ["a", "b"]


def test_an_empty_file_has_no_documents(tmp_path: Path, spool: Spool) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"")
    assert scan(path, spool) == ([], [])


def test_a_file_that_is_cut_short_after_it_was_scanned(tmp_path: Path, spool: Spool) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": "b"}\n')
    entries, _ = scan(path, spool)
    path.write_bytes(b'{"text": "a"}\n{"te')
    with Reader(FIELDS) as reader:
        assert reader.document(entries[0]).text == "a"
        with pytest.raises(ReadError, match=r"^a\.jsonl:2: the file has changed"):
            reader.document(entries[1])


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        (
            b'{ "text" :"old", "n": 1.50,"a": [ {"text": "x"} ] }',
            'new "é"\n',
            '{ "text" :"new \\"é\\"\\n", "n": 1.50,"a": [ {"text": "x"} ] }',
        ),
        (
            b'{"a": {"text": "no"}, "\\u0074ext": "caf\\u00e9"}',
            "thé",
            '{"a": {"text": "no"}, "\\u0074ext": "th\\u00e9"}',
        ),
        (b'{"text": "first", "text": "second"}', "new", '{"text": "first", "text": "new"}'),
        (b'{"key": "text", "text": "a\\\\"}', "b", '{"key": "text", "text": "b"}'),
        (b'{"text": "tab\\u0009"}', "é", '{"text": "é"}'),
    ],
)
def test_replacing_changes_only_the_text(row: bytes, text: str, expected: str) -> None:
    document = JSONL.read(row, ENTRY, FIELDS)
    changed = JSONL.replace(row, document, text, FIELDS)
    assert changed == expected.encode()
    assert JSONL.read(changed, ENTRY, FIELDS).text == text


def test_a_row_that_is_none_is_a_read_error() -> None:
    with pytest.raises(ReadError, match=r"^a\.jsonl:7: no field 'text'"):
        JSONL.read(b"{}", ENTRY, FIELDS)
    document = JSONL.read(b'{"text": ""}', ENTRY, FIELDS)
    with pytest.raises(ReadError, match=r"^a\.jsonl:7: no string in field 'text'"):
        JSONL.replace(b'{"other": "row"}', document, "new", FIELDS)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    others=st.dictionaries(st.text(), JSON),
    old=st.text(st.characters()),
    new=st.text(st.characters()),
    escape=st.booleans(),
)
def test_any_text_survives_and_the_rest_stays(
    others: dict[str, object], old: str, new: str, escape: bool
) -> None:
    row = {**others, "text": old}
    # Half a surrogate pair can only stand in a file as an escape.
    data = json.dumps(row, ensure_ascii=escape).encode("utf-8", "backslashreplace")
    document = JSONL.read(data, ENTRY, FIELDS)
    assert document.text == old
    assert JSONL.replace(data, document, old, FIELDS) == data
    changed = JSONL.replace(data, document, new, FIELDS)
    assert json.loads(changed) == {**row, "text": new}
    assert JSONL.read(changed, ENTRY, FIELDS).text == new


@given(st.binary())
def test_no_bytes_make_reading_raise_anything_else(data: bytes) -> None:
    try:
        document = JSONL.read(data, ENTRY, FIELDS)
    except ReadError:
        return
    assert JSONL.replace(data, document, document.text, FIELDS) == data


@pytest.mark.parametrize("lone", ['"\\ud800"', '"\\udc00\\ud800"'])
def test_lone_surrogates_are_kept(lone: str) -> None:
    row = f'{{"text": {lone}, "e": "é"}}'.encode()
    document = JSONL.read(row, ENTRY, FIELDS)
    assert document.text == json.loads(lone)
    changed = JSONL.replace(row, document, "x" + document.text, FIELDS)
    assert JSONL.read(changed, ENTRY, FIELDS).text == "x" + document.text


def test_rewriting_keeps_every_other_byte(tmp_path: Path, spool: Spool) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id":"a","text":"1"}\r\n'
        b"broken\n\n"
        b'{"id":"b","text":"2"}  \n'
        b'{"id":"c","text":"3"}'
    )
    entries, problems = scan(path, spool)
    assert len(problems) == 1
    out = io.BytesIO()
    JSONL.rewrite(entries, {"b": None, "c": b'{"id":"c","text":"new"}'}, out)
    assert out.getvalue() == (
        b'\xef\xbb\xbf{"id":"a","text":"1"}\r\nbroken\n\n{"id":"c","text":"new"}'
    )
