"""What a vocabulary of a million names costs NAM001: seconds and memory of a whole run.

    python -m benchmarks.name_vocabulary [--forms N] [--jobs N]

The names are made of syllables by a seeded generator, two a sentence and forty a document, so that
each stands in one document. Many share a frame of consonants by chance, as those of a real corpus
do, and a hundredth of the documents also have a slip of one of their names.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES_IN_A_DOCUMENT = 40
ONSETS = (
    *("b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kh", "kl", "kr", "l", "m", "n", "p"),
    *("pr", "r", "s", "sh", "sk", "st", "t", "tr", "v", "vl", "y", "z", "zh"),
)
VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ia", "oi")
CODAS = ("", "", "", "l", "n", "r", "s", "v", "sk")
HABITS = (("kh", "h"), ("ei", "ey"), ("sk", "sc"), ("v", "w"), ("y", "j"), ("zh", "j"), ("k", "c"))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, report = Path(folder, "names.jsonl"), Path(folder, "report.jsonl")
        with corpus.open("w", encoding="utf-8") as file:
            for number, text in enumerate(texts(options.forms)):
                file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        megabytes = corpus.stat().st_size / 1e6
        command = [sys.executable, "-m", "corpuslint", "check", str(corpus), "--isolated"]
        command += ["--no-cache", "--select", "NAM001", "--jobs", str(options.jobs)]
        command += ["--output-format", "jsonl", "--output-file", str(report), "--exit-zero"]
        started = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - started
        findings = sum(1 for _ in report.open("rb"))
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{options.forms:,} forms, {number + 1:,} documents, {megabytes:.0f} MB, "
        f"{options.jobs} processes: {seconds:.0f} s,"
        f" {usage.ru_utime + usage.ru_stime:.0f} s of CPU,"
        f" {usage.ru_maxrss / 1e6:.2f} GB in the largest process, {findings:,} findings"
    )


def texts(forms: int) -> Iterator[str]:
    """Documents that have so many distinct names between them."""
    chance = random.Random(1)  # noqa: S311  a corpus, no secret
    seen: set[str] = set()
    while len(seen) < forms:
        names: list[str] = []
        while len(names) < NAMES_IN_A_DOCUMENT:
            name = new_name(chance)
            if name not in seen:
                seen.add(name)
                names.append(name)
        lines = [f"{a} {b} spoke." for a, b in zip(names[::2], names[1::2], strict=True)]
        if chance.random() < 0.01:
            lines.append(f"{slip(names[0])} {names[1]} left.")
        yield "\n".join(lines)


def new_name(chance: random.Random) -> str:
    """A capitalised word of two to four syllables."""
    syllables = chance.choice((2, 3, 3, 4))
    return "".join(
        chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)
        for _ in range(syllables)
    ).capitalize()


def slip(name: str) -> str:
    """The name as another habit of transliteration writes it."""
    for theirs, ours in HABITS:
        if theirs in name:
            return name.replace(theirs, ours)
    return name


if __name__ == "__main__":
    main()
