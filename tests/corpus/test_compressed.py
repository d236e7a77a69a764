from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
import zstandard

from corpuslint.corpus.jsonl import JsonlFormat
from corpuslint.corpus.spool import Spool
from tests.corpus.reading import documents, scan

ROWS = b"".join(b'{"id": "%d", "text": "Row %d of many"}\n' % (n, n) for n in range(2_000))


def packed(kind: str, data: bytes) -> bytes:
    if kind == "gz":
        return gzip.compress(data)
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


def unpacked(kind: str, data: bytes) -> bytes:
    if kind == "gz":
        return gzip.decompress(data)
    return zstandard.ZstdDecompressor().decompressobj().decompress(data)


@pytest.mark.parametrize("kind", ["gz", "zst"])
class TestCompressed:
    def test_rows_are_read_from_a_copy_that_closing_deletes(
        self, tmp_path: Path, kind: str
    ) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        path.write_bytes(packed(kind, ROWS))
        with Spool() as spool:
            entries, problems = scan(path, spool)
            assert (len(entries), problems) == (2_000, [])
            assert documents(path, spool)[1_999].text == "Row 1999 of many"
            copies = {Path(entry.stored) for entry in entries}
            assert {entry.container for entry in entries} == {str(path)}
            assert all(copy.exists() for copy in copies)
        assert not any(copy.parent.exists() for copy in copies)

    def test_streams_that_follow_each_other_are_one(
        self, tmp_path: Path, kind: str, spool: Spool
    ) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        path.write_bytes(packed(kind, ROWS[:1_000]) + packed(kind, ROWS[1_000:]))
        assert len(documents(path, spool)) == 2_000

    @pytest.mark.parametrize("kept", [3, 10, 0.5, -1])
    def test_a_stream_that_breaks_off(
        self, tmp_path: Path, kind: str, kept: float, spool: Spool
    ) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        data = packed(kind, ROWS)
        path.write_bytes(data[: kept if isinstance(kept, int) else int(len(data) * kept)])
        entries, problems = scan(path, spool)
        assert entries == []
        (problem,) = problems
        assert problem.path == path.name
        assert "the file is not complete" in problem.message or "damaged" in problem.message

    @pytest.mark.parametrize("junk", [b"this is no compressed file at all", b"\0" * 40])
    def test_a_stream_that_is_none(
        self, tmp_path: Path, kind: str, junk: bytes, spool: Spool
    ) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        path.write_bytes(junk)
        _, (problem,) = scan(path, spool)
        assert "damaged" in problem.message
        assert "\n" not in problem.message

    def test_a_damaged_stream(self, tmp_path: Path, kind: str, spool: Spool) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        data = bytearray(packed(kind, ROWS))
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(bytes(data))
        entries, (problem,) = scan(path, spool)
        assert entries == []
        assert "stream is damaged" in problem.message

    def test_a_file_that_grows_without_measure_is_refused(self, tmp_path: Path, kind: str) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        path.write_bytes(packed(kind, b"\n" * 40_000_000))
        with Spool(smallest_bomb=1 << 20) as spool:
            entries, (problem,) = scan(path, spool)
        assert entries == []
        assert problem.message.startswith("grows to more than 200 times its size")
        with Spool() as spool:
            assert scan(path, spool) == ([], [])

    def test_an_empty_file_has_no_documents(self, tmp_path: Path, kind: str, spool: Spool) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        path.write_bytes(b"")
        assert scan(path, spool) == ([], [])

    def test_rewriting_gives_the_same_decompressed_bytes(
        self, tmp_path: Path, kind: str, spool: Spool
    ) -> None:
        path = tmp_path / f"a.jsonl.{kind}"
        path.write_bytes(packed(kind, ROWS))
        entries, _ = scan(path, spool)
        same, changed = io.BytesIO(), io.BytesIO()
        JsonlFormat().rewrite(entries, {}, same)
        JsonlFormat().rewrite(entries, {"7": b"{}"}, changed)
        assert unpacked(kind, same.getvalue()) == ROWS
        expected = ROWS.replace(b'{"id": "7", "text": "Row 7 of many"}', b"{}")
        assert unpacked(kind, changed.getvalue()) == expected
