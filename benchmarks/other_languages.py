"""Foreign lines in articles of nine languages: how many FRN001 finds, and how often it errs.

    python -m benchmarks.other_languages [--show]

Each article of ``other_languages.toml`` is a document in its language; the lines of each other
language are put into a copy of it, one at a time, below its second paragraph. What is found there
counts for recall, by the language of the article and by that of the line; what is found elsewhere,
or where the line is of the article's language, is a false alarm. The texts are small and were
written for this benchmark: the figures compare languages with each other, not with real pages.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import defaultdict
from pathlib import Path

import msgspec

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules

DATA = Path(__file__).with_name("other_languages.toml")
_BEFORE = 3  # lines of the article above the foreign one


class Sample(msgspec.Struct):
    """An article, and lines that a page of its language may leave in another one."""

    article: list[str]
    lines: list[str]


def main() -> None:
    """Print a table of recall by language of the article and of the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the lines that are missed")
    options = parser.parse_args()
    samples = msgspec.convert(tomllib.loads(DATA.read_text(encoding="utf-8")), dict[str, Sample])
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    alarms = 0
    for base, sample in samples.items():
        for other, strange in samples.items():
            for line in strange.lines:
                text = [*sample.article[:_BEFORE], line, *sample.article[_BEFORE:]]
                hits = _found_lines(base, text)
                if other == base:
                    alarms += len(hits)
                    continue
                found[base, other].append(_BEFORE in hits)
                alarms += len(hits - {_BEFORE})
                if options.show and _BEFORE not in hits:
                    print(f"missed in {base}: {line}")
    print("recall of lines of …".rjust(24), *(f"{name:>5}" for name in samples), "  all")
    for base in samples:
        row = [found[base, other] for other in samples]
        shares = [f"{sum(hits) / len(hits):5.2f}" if hits else "    –" for hits in row]
        total = [hit for hits in row for hit in hits]
        print(f"in articles in {base}".rjust(24), *shares, f"{sum(total) / len(total):5.2f}")
    print(f"{alarms} false alarms")


def _found_lines(language: str, lines: list[str]) -> set[int]:
    rules = build_rules(Settings(root=".", select=("FRN001",)), Context(language=language))
    document = Document(DocumentKey("a", "a"), "\n\n".join(lines) + "\n")
    return {(item.line - 1) // 2 for item in check_documents([document], rules)}


if __name__ == "__main__":
    main()
