"""Every transcript in ``tests/transcripts`` still holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts.transcript import TRANSCRIPTS, play


def test_there_are_transcripts() -> None:
    assert TRANSCRIPTS


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_commands_print_what_the_transcript_says(path: Path) -> None:
    transcript = path.read_text(encoding="utf-8")
    assert play(transcript) == transcript, "`python -m tests.transcripts` writes them anew"
