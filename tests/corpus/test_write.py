from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpuslint.corpus.base import WriteError
from corpuslint.corpus.write import replacing, write_file


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(path, b"new\r\n", within=tmp_path, name="a.txt")
    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    path, usual = tmp_path / "a.txt", tmp_path / "b.txt"
    usual.touch()
    write_file(path, b"new", within=tmp_path, name="a.txt")
    assert path.stat().st_mode == usual.stat().st_mode


def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def write_a_part() -> None:
        with replacing(path, within=tmp_path, name="a.txt") as out:
            out.write(b"ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_a_part()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_kill_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    code = (
        "import sys, time; from pathlib import Path\n"
        "from corpuslint.corpus.write import replacing\n"
        "path = Path(sys.argv[1])\n"
        "with replacing(path, within=path.parent, name='a.txt') as out:\n"
        "    out.write(b'ne'); out.flush(); print('written', flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        process.send_signal(signal.SIGKILL)
    assert path.read_bytes() == b"old"
    (left,) = (other.name for other in tmp_path.iterdir() if other != path)
    assert left.startswith(".corpuslint-")
    write_file(path, b"new", within=tmp_path, name="a.txt")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path], "what the killed run left is gone"


def test_what_a_live_run_writes_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with replacing(path, within=tmp_path, name="a.txt") as first:
        first.write(b"first")
        write_file(path, b"second", within=tmp_path, name="a.txt")
        assert path.read_bytes() == b"second"
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(WriteError) as refused:
        write_file(path, b"new", within=tmp_path, name="x/a.txt")
    assert str(refused.value) == "x/a.txt: cannot be written: the file is read-only"
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "a.txt"
    with pytest.raises(WriteError, match=r"^a\.txt: cannot be written: No such file"):
        write_file(path, b"new", within=tmp_path, name="a.txt")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(WriteError, match="not a regular file"):
        write_file(tmp_path / "a.txt", b"new", within=tmp_path, name="a.txt")


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to("a.txt")
    write_file(link, b"new", within=tmp_path, name="link.txt")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_link_that_leaves_the_folder_is_not_written_through(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.txt"
    inside.mkdir()
    outside.write_bytes(b"old")
    (inside / "link.txt").symlink_to(outside)
    with pytest.raises(WriteError, match=r"^link\.txt: is a link that leads out of "):
        write_file(inside / "link.txt", b"new", within=inside, name="link.txt")
    assert outside.read_bytes() == b"old"


def test_a_link_that_loops_is_not_written(tmp_path: Path) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to("a.txt")
    with pytest.raises(WriteError, match=r"^a\.txt: "):
        write_file(link, b"new", within=tmp_path, name="a.txt")
