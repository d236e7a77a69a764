"""The committed pages are those that the rules make."""

from __future__ import annotations

from pathlib import Path

from corpuslint.docs_pages import stale_pages

ROOT = Path(__file__).parents[1]


def test_pages_of_the_rules_are_up_to_date() -> None:
    stale = sorted(path.relative_to(ROOT).as_posix() for path in stale_pages(ROOT))
    assert stale == [], "python -m corpuslint.docs_pages writes them anew"
