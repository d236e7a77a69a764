"""``python -m tests.transcripts`` writes what the commands print into the transcripts anew."""

from tests.transcripts.transcript import TRANSCRIPTS, play

if __name__ == "__main__":
    for path in TRANSCRIPTS:
        before = path.read_text(encoding="utf-8")
        after = play(before)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(f"written: {path.name}")
