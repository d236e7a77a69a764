"""The whole run beside its peers: seconds, MB/s and the ratio, on the same files.

    python -m benchmarks.peers CORPUS.jsonl [--files FOLDER] [--runs N]

With ``--files`` the documents are also written to FOLDER as one text file each and checked there.
typos and codespell are left out where they are not installed (``pip install typos codespell``).
Runs are taken in turn, and medians are printed, since a shared machine drifts.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES_IN_A_FOLDER = 500


def main() -> None:
    """Print a table for each form of the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--files", type=Path, help="where to write one file a document")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    megabytes = text_megabytes(options.corpus)
    compare("one JSONL file", options.corpus, megabytes, options.runs)
    if options.files is not None:
        count = write_files(options.corpus, options.files)
        compare(f"{count:,} text files", options.files, megabytes, options.runs)
        changed_file(options.files)
    one_article()


def text_megabytes(corpus: Path) -> float:
    """The size of the texts, in 10⁶ bytes of UTF-8."""
    with corpus.open("rb") as lines:
        return sum(len(json.loads(line)["text"].encode()) for line in lines) / 1e6


def write_files(corpus: Path, folder: Path) -> int:
    """One file a document; how many."""
    number = 0
    with corpus.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            path = folder / f"{number // FILES_IN_A_FOLDER:04}" / f"{number:06}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.loads(line)["text"], encoding="utf-8")
    return number


def compare(title: str, source: Path, megabytes: float, runs: int) -> None:
    """Time the peers in turn on one source."""
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch, "findings.jsonl")
        own = [sys.executable, "-m", "corpuslint", "check", str(source), "--isolated", "--no-cache"]
        commands = {
            "corpuslint": [*own, "--output-format", "jsonl", "--output-file", str(report)],
            "codespell": ["codespell", str(source)],
            "typos": ["typos", "--isolated", "--hidden", str(source)],
        }
        commands = {name: c for name, c in commands.items() if shutil.which(c[0])}
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                seconds[name].append(timed(command))
    print(f"\n{title}, {megabytes:.1f} MB of text, median of {runs}")
    base = statistics.median(seconds["corpuslint"])
    for name, found in seconds.items():
        median = statistics.median(found)
        speed = megabytes / median
        print(
            f"  {name:<11} {median:7.2f} s  {speed:6.1f} MB/s  corpuslint is {median / base:.2f}×"
        )


def changed_file(folder: Path) -> None:
    """The index: nothing changed, and one article changed."""
    own = [sys.executable, "-m", "corpuslint", "check", ".", "--output-format", "jsonl"]
    timed(own, folder)
    # The index trusts a file's time only when it is safely older than its own.
    time.sleep(3)
    timed(own, folder)
    print(f"  index: nothing changed {timed(own, folder) * 1000:6.0f} ms")
    article = min(folder.rglob("*.txt"))
    with article.open("a", encoding="utf-8") as file:
        file.write("\nThe ferry to Brenholm leaves at noon.\n")
    print(f"  index: one changed     {timed(own, folder) * 1000:6.0f} ms")


def one_article() -> None:
    """Start-up."""
    with tempfile.TemporaryDirectory() as scratch:
        article = Path(scratch, "article.txt")
        article.write_text("Council meets\n\nThe council met on Friday.\n", encoding="utf-8")
        own = [sys.executable, "-m", "corpuslint"]
        for name, command in {
            "--version": [*own, "--version"],
            "check of one article": [*own, "check", str(article), "--isolated", "--no-cache"],
        }.items():
            milliseconds = statistics.median(timed(command) for _ in range(5)) * 1000
            print(f"{name:<22} {milliseconds:6.0f} ms")


def timed(command: list[str], folder: Path | None = None) -> float:
    """Wall seconds of a process."""
    started = time.perf_counter()
    subprocess.run(
        command, cwd=folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
