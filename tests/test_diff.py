from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.diff import unified_diff
from corpuslint.fixes import AppliedEdit, apply_edits
from tests.strategies import edit_lists

if TYPE_CHECKING:
    from pathlib import Path


def edit(start: int, end: int, replacement: str) -> AppliedEdit:
    return AppliedEdit(start, end, replacement, ("AAA001",), 1.0)


def patched(old: str, diff: list[str]) -> str:
    """What `patch` makes of it, in Python: each hunk's context has to fit where it says."""
    source = old.split("\n")
    source = [line + "\n" for line in source[:-1]] + ([source[-1]] if source[-1] else [])
    result: list[str] = []
    position = 0
    lines = iter(diff[2:])
    body: list[str] = []
    for line in lines:
        if line.startswith("\\"):
            body[-1] = body[-1][:-1]
        else:
            body.append(line)
    for line in body:
        if line.startswith("@@"):
            old_range, new_range = line.split()[1:3]
            first, count = (int(number) for number in old_range[1:].split(","))
            target = first - 1 if count else first
            result += source[position:target]
            position = target
            new_first, new_count = (int(number) for number in new_range[1:].split(","))
            assert len(result) == (new_first - 1 if new_count else new_first)
            continue
        if line[0] in " -":
            assert source[position] == line[1:]
            position += 1
        if line[0] in " +":
            result.append(line[1:])
    return "".join(result + source[position:])


@given(st.data())
@settings(max_examples=300)
def test_a_diff_applied_gives_the_fixed_text(data: st.DataObject) -> None:
    old = data.draw(st.text("ab\n\r", max_size=60))
    edits = data.draw(edit_lists(len(old)))
    new = apply_edits(old, edits)
    diff = list(unified_diff("a.txt", old, edits))
    assert (diff == []) == (old == new)
    assert (patched(old, diff) if diff else old) == new


def test_only_three_lines_around_a_change_are_shown() -> None:
    old = "".join(f"line {number}\n" for number in range(20))
    start = old.index("line 10")
    diff = "".join(unified_diff("news/a.txt", old, [edit(start, start + 7, "LINE")]))
    assert diff == (
        "--- a/news/a.txt\n"
        "+++ b/news/a.txt\n"
        "@@ -8,7 +8,7 @@\n"
        " line 7\n line 8\n line 9\n-line 10\n+LINE\n line 11\n line 12\n line 13\n"
    )


def test_git_applies_the_diff(tmp_path: Path) -> None:
    old = "First.\r\nSecond.\r\n\r\nThe end"
    edits = [edit(0, 0, "\ufeff"), edit(8, 17, ""), edit(25, 26, "d, really")]
    (tmp_path / "a.txt").write_bytes(old.encode())
    diff = "".join(unified_diff("a.txt", old, edits))
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / "a.txt").read_bytes() == apply_edits(old, edits).encode()
