from __future__ import annotations

import gzip
import json
import os
import stat
from typing import TYPE_CHECKING

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpuslint.cleaning import LOG, SUMMARY, clean, names_below
from corpuslint.corpus.base import WriteError
from corpuslint.corpus.spool import Spool
from corpuslint.findings import Applicability, Edit
from corpuslint.restore import restore
from corpuslint.rewriting import Rewriter, Treatment
from tests.cleaning import FIELDS, clean_folder, corpus_files, read_tree, rewriter_for, write_tree
from tests.strategies import located

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = "\ufeffZelenski à Genève\n"
CORPUS = {
    "plain.txt": b"Nothing to do here.\n",
    "news/name.txt": b"Zelenski spoke.\n\nSUBSCRIBE NOW\n\nThe end.\n",
    "news/bom.md": b"\xef\xbb\xbfSUBSCRIBE NOW\r\n\r\nZelenski\r\n",
    "news/old.txt": OLD.encode("utf-16-le"),
    "news/cr.txt": b"One.\r\rSUBSCRIBE NOW\r\rZelenski.",
    "rows.jsonl": (
        b'{"id": "a", "text": "Zelenski \\u00e9", "n": 1}\n'
        b"broken\n"
        b"\n"
        b'{"text":"SUBSCRIBE NOW\\nnews",  "id": 2}\r\n'
        b'{"id": "c", "text": "a copy of it all"}\n'
        b'{"id": "d", "text": "nothing"}'
    ),
    "empty.txt": b"",
}
UNSAFE = (Applicability.SAFE, Applicability.UNSAFE)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    write_tree(folder, CORPUS)
    for name, pack in (("gz", gzip.compress), ("zst", zstandard.ZstdCompressor().compress)):
        (folder / f"packed.jsonl.{name}").write_bytes(pack(CORPUS["rows.jsonl"]))
    return folder


def log_of(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / LOG).read_bytes().splitlines()]


def test_a_cleaned_corpus_has_the_same_files_in_the_same_formats(
    source: Path, tmp_path: Path
) -> None:
    before = read_tree(source)
    clean_folder(source, tmp_path / "out")
    cleaned = read_tree(tmp_path / "out")
    assert read_tree(source) == before
    assert cleaned.keys() == before.keys()
    assert cleaned["plain.txt"] == before["plain.txt"]
    assert cleaned["news/name.txt"] == b"Zelensky spoke.\n\nThe end.\n"
    assert cleaned["news/bom.md"] == b"\xef\xbb\xbfZelensky\r\n"
    assert cleaned["news/cr.txt"] == b"One.\r\rZelensky."
    assert cleaned["news/old.txt"] == OLD.replace("Zelenski", "Zelensky").encode("utf-16-le")
    rows = (
        b'{"id": "a", "text": "Zelensky \\u00e9", "n": 1}\n'
        b"broken\n"
        b"\n"
        b'{"text":"news",  "id": 2}\r\n'
        b'{"id": "c", "text": "a copy of it all"}\n'
        b'{"id": "d", "text": "nothing"}'
    )
    assert cleaned["rows.jsonl"].replace("é".encode(), b"\\u00e9") == rows
    assert gzip.decompress(cleaned["packed.jsonl.gz"]) == cleaned["rows.jsonl"]
    unpacked = zstandard.ZstdDecompressor().decompressobj()
    assert unpacked.decompress(cleaned["packed.jsonl.zst"]) == cleaned["rows.jsonl"]


def test_the_log_tells_each_edit_in_the_original_offsets(source: Path, tmp_path: Path) -> None:
    clean_folder(source, tmp_path / "out")
    records = log_of(tmp_path / "out")
    assert records[0]["kind"] == "corpuslint-changes"
    assert records[0]["version"] == 1
    assert records[-1]["kind"] == "end"
    edits = [r for r in records if r["kind"] == "edit" and r["path"] == "news/name.txt"]
    assert edits == [
        {
            "kind": "edit",
            "path": "news/name.txt",
            "document": "news/name.txt",
            "row": 0,
            "start": 0,
            "end": 8,
            "before": "Zelenski",
            "after": "Zelensky",
            "rules": ["NAM001"],
            "confidence": 0.9,
        },
        {
            "kind": "edit",
            "path": "news/name.txt",
            "document": "news/name.txt",
            "row": 0,
            "start": 16,
            "end": 31,
            "before": "\nSUBSCRIBE NOW\n",
            "after": "",
            "rules": ["BLR001"],
            "confidence": 1.0,
        },
    ]


def test_the_summary_counts(source: Path, tmp_path: Path) -> None:
    clean_folder(source, tmp_path / "out", Treatment(drop_duplicates=True))
    summary = json.loads((tmp_path / "out" / SUMMARY).read_bytes())
    assert summary["files"] == 9
    assert summary["files_changed"] == 7
    assert summary["documents"] == 18
    assert summary["documents_dropped"] == 3
    assert summary["rules"] == {"BLR001": 6, "DUP004": 3, "NAM001": 7}


def test_unsafe_fixes_and_dropping_are_done_on_request_only(tmp_path: Path) -> None:
    source = tmp_path / "source"
    write_tree(source, {"a.txt": b"Stop!\n", "b.txt": b"a copy of it all\n"})
    clean_folder(source, tmp_path / "safe")
    assert read_tree(tmp_path / "safe") == read_tree(source)
    clean_folder(source, tmp_path / "all", Treatment(allowed=UNSAFE, drop_duplicates=True))
    assert read_tree(tmp_path / "all") == {"a.txt": b"Stop\n"}
    restore(tmp_path / "all", tmp_path / "back")
    assert read_tree(tmp_path / "back") == read_tree(source)


def test_recoding_writes_utf8_and_can_be_undone(source: Path, tmp_path: Path) -> None:
    clean_folder(source, tmp_path / "out", Treatment(recode=True))
    cleaned = (tmp_path / "out/news/old.txt").read_bytes().decode()
    assert cleaned == OLD.replace("Zelenski", "Zelensky")
    restore(tmp_path / "out", tmp_path / "back")
    assert (tmp_path / "back/news/old.txt").read_bytes() == CORPUS["news/old.txt"]


def test_damaged_utf8_is_not_recoded(source: Path, tmp_path: Path) -> None:
    damaged = "Мостът е отворен.".encode()[:-2]
    (source / "cut.txt").write_bytes(damaged)
    clean_folder(source, tmp_path / "out", Treatment(recode=True))
    assert (tmp_path / "out/cut.txt").read_bytes() == damaged


def test_cleaning_a_cleaned_corpus_changes_nothing(source: Path, tmp_path: Path) -> None:
    treatment = Treatment(allowed=UNSAFE, drop_duplicates=True, recode=True)
    clean_folder(source, tmp_path / "once", treatment)
    summary = clean_folder(tmp_path / "once", tmp_path / "twice", treatment)
    assert read_tree(tmp_path / "twice") == read_tree(tmp_path / "once")
    assert (summary.files_changed, summary.edits) == (0, 0)


LINES = st.lists(
    st.sampled_from(
        [
            "Zelenski",
            "SUBSCRIBE NOW",
            "",
            " ",
            "a!",
            "ж𝄞",
            "\u2028",
            "\x00",
            "é",
            "a copy of it all",
        ]
    ),
    max_size=6,
)
TEXTS = st.builds(
    lambda mark, lines, ends, last: (
        mark + "".join(a + b for a, b in zip(lines, ends, strict=False)) + last
    ),
    st.sampled_from(["", "\ufeff"]),
    LINES,
    st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=6, max_size=6),
    st.sampled_from(["", "Zelenski", "SUBSCRIBE NOW"]),
)
ROWS = st.builds(
    lambda text, ascii_only, end: json.dumps({"text": text}, ensure_ascii=ascii_only) + end,
    TEXTS,
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\n\n", "\nbroken\n"]),
)
HALF_A_PAIR = b'{"text": "\\ud83d Zelenski \\ud83d\\ude00"}\n'


@given(
    text=TEXTS,
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1251"]),
    rows=st.lists(ROWS, max_size=4),
    pack=st.sampled_from([bytes, gzip.compress]),
    drop=st.booleans(),
    recode=st.booleans(),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_restore_gives_the_original_bytes_back(
    text: str,
    encoding: str,
    rows: list[str],
    pack: Callable[[bytes], bytes],
    drop: bool,
    recode: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("restore")
    container = "".join(rows).encode() + HALF_A_PAIR
    name = "c.jsonl.gz" if pack is gzip.compress else "c.jsonl"
    files = {"a.txt": text.encode(encoding, "replace"), name: pack(container)}
    write_tree(folder / "source", files)
    treatment = Treatment(allowed=UNSAFE, drop_duplicates=drop, recode=recode)
    clean_folder(folder / "source", folder / "out", treatment)
    restore(folder / "out", folder / "back")
    back = read_tree(folder / "back")
    assert back.keys() == files.keys()
    assert back["a.txt"] == files["a.txt"]
    unpacked = gzip.decompress(back[name]) if pack is gzip.compress else back[name]
    assert unpacked == container


@pytest.mark.parametrize("output", ["source", "source/out", ".", "link/out"])
def test_output_and_source_must_be_apart(output: str, source: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(source)
    before = read_tree(source)
    with pytest.raises(WriteError, match=r"source"):
        clean_folder(source, tmp_path / output, force=True)
    assert read_tree(source) == before


def test_only_an_earlier_cleaned_corpus_is_replaced(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean_folder(source, out)
    (source / "news/name.txt").unlink()
    clean_folder(source, out)
    assert read_tree(out).keys() == read_tree(source).keys()
    (out / "mine.txt").write_text("my own")
    with pytest.raises(WriteError, match="not empty"):
        clean_folder(source, out)
    assert (out / "mine.txt").read_text() == "my own"
    clean_folder(source, out, force=True)
    assert not (out / "mine.txt").exists()


def test_a_failed_run_leaves_the_earlier_output(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean_folder(source, out)
    before = read_tree(out)
    (out / "mine.txt").write_text("my own")
    with pytest.raises(WriteError):
        clean_folder(source, out)
    (out / "mine.txt").unlink()
    assert read_tree(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "source"]


def test_a_kill_between_the_two_renamings_loses_nothing(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean_folder(source, out)
    before = read_tree(out)
    out.rename(tmp_path / ".corpuslint-old-out")
    (tmp_path / ".corpuslint-tmp-out").mkdir()
    clean_folder(source, tmp_path / "other")
    with pytest.raises(WriteError, match="not empty"):
        restore(tmp_path / "other", out)
    assert read_tree(out) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named_and_the_others_are_cleaned(
    source: Path, tmp_path: Path
) -> None:
    (source / "plain.txt").chmod(0)
    summary = clean_folder(source, tmp_path / "out")
    assert [problem.path for problem in summary.problems] == ["plain.txt"]
    assert "plain.txt" not in read_tree(tmp_path / "out")


def test_a_file_that_is_gone_by_now_is_named(source: Path, tmp_path: Path) -> None:

    with Spool() as spool:
        files = corpus_files(source, spool)
        rewriter = rewriter_for([entry for file in files for entry in file.entries])
        (source / "plain.txt").unlink()
        (source / "news/name.txt").write_bytes(b"Zelenski has been rewritten.\n")
        summary = clean(files, tmp_path / "out", sources=[source], rewriter=rewriter, fields=FIELDS)
    assert [problem.path for problem in summary.problems] == ["news/name.txt", "plain.txt"]
    cleaned = read_tree(tmp_path / "out")
    assert "plain.txt" not in cleaned
    assert cleaned["news/name.txt"] == b"Zelenski has been rewritten.\n"


def test_a_text_that_its_encoding_cannot_write_stays_and_is_named(tmp_path: Path) -> None:
    source = tmp_path / "source"
    write_tree(source, {"a.txt": "Zelenski à Genève, déjà vu, à côté.\n".encode("cp1252")})

    with Spool() as spool:
        files = corpus_files(source, spool)
        findings = {files[0].entries[0].key: [located(Edit(0, 8, "𝄞"))]}
        rewriter = Rewriter(findings, lambda _: [], FIELDS, Treatment())
        summary = clean(files, tmp_path / "out", sources=[source], rewriter=rewriter, fields=FIELDS)
    assert [problem.path for problem in summary.problems] == ["a.txt"]
    assert read_tree(tmp_path / "out") == read_tree(source)


def test_the_mode_of_a_file_is_kept(source: Path, tmp_path: Path) -> None:
    (source / "news/name.txt").chmod(0o640)
    clean_folder(source, tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out/news/name.txt").stat().st_mode) == 0o640


def test_one_folder_stands_for_itself_and_several_keep_what_tells_them_apart(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"news/a.txt": b"", "news/sub/b.txt": b"", "old/c.txt": b""})
    news, old = str(tmp_path / "news"), str(tmp_path / "old")
    a, b, c = f"{news}/a.txt", f"{news}/sub/b.txt", f"{old}/c.txt"
    assert names_below([news], [a, b]) == {a: "a.txt", b: "sub/b.txt"}
    assert names_below([a], [a]) == {a: "a.txt"}
    assert names_below([news, old], [a, c]) == {a: "news/a.txt", c: "old/c.txt"}
    assert names_below([b, c], [b, c]) == {b: "news/sub/b.txt", c: "old/c.txt"}
    (tmp_path / "link").symlink_to(news)
    assert names_below([str(tmp_path / "link")], [a]) == {a: "a.txt"}
    with pytest.raises(WriteError, match="has no place below the output folder"):
        names_below([news], [c])


def test_a_document_where_the_log_goes_is_left_out_and_named(tmp_path: Path) -> None:
    write_tree(tmp_path / "source", {"a.txt": b"Zelenski"})
    with Spool() as spool:
        (file,) = corpus_files(tmp_path / "source", spool)
        hostile = msgspec.structs.replace(file, name=LOG)
        rewriter = rewriter_for(list(file.entries))
        summary = clean(
            [hostile],
            tmp_path / "out",
            sources=[tmp_path / "source"],
            rewriter=rewriter,
            fields=FIELDS,
        )
    assert [problem.path for problem in summary.problems] == ["a.txt"]
    assert len(log_of(tmp_path / "out")) == 2
