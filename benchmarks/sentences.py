"""Which sentence segmenter: where peers disagree on given articles, and how fast they are.

    python -m benchmarks.sentences FOLDER_OF_TXT

Peers that are not installed are left out (`pip install nupunkt pysbd`).
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.document import Document, DocumentKey

if TYPE_CHECKING:
    from collections.abc import Callable

    Segmenter = Callable[[str], list[str]]


def segmenters() -> dict[str, Segmenter]:
    """The peers by name; each takes a paragraph and gives its sentences."""
    found: dict[str, Segmenter] = {}
    sentencex = importlib.import_module("sentencex")
    found["sentencex"] = lambda text: list(sentencex.segment("en", text))
    for name, make in (("nupunkt", _nupunkt), ("pysbd", _pysbd)):
        try:
            found[name] = make()
        except ImportError:
            continue
    return found


def _nupunkt() -> Segmenter:
    nupunkt = importlib.import_module("nupunkt")
    return lambda text: list(nupunkt.sent_tokenize(text))


def _pysbd() -> Segmenter:
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda text: list(segmenter.segment(text))


def main(folder: Path) -> None:
    """Print disagreements, then counts and speed."""
    paragraphs = [
        document.text[block.start : block.end]
        for path in sorted(folder.glob("*.txt"))
        for document in [Document(DocumentKey(path.name, path.name), path.read_text("utf-8"))]
        for block in document.blocks
    ]
    megabytes = sum(len(text.encode()) for text in paragraphs) / 1e6
    peers = segmenters()
    results: dict[str, list[list[str]]] = {}
    for name, segment in peers.items():
        segment("A first call loads what it needs. It does not count.")
        started = time.process_time()
        results[name] = [[s.strip() for s in segment(text) if s.strip()] for text in paragraphs]
        seconds = max(time.process_time() - started, 1e-9)
        count = sum(map(len, results[name]))
        print(f"{name:<10} {count:5} sentences  {megabytes / seconds:8.2f} MB/s")
    for number, text in enumerate(paragraphs):
        views = {name: tuple(result[number]) for name, result in results.items()}
        if len(set(views.values())) > 1:
            print(f"\n{text[:60]!r}…")
            for name, sentences in views.items():
                print(f"  {name:<10} {' ⏐ '.join(sentences)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
