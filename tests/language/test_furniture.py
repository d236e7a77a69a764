"""Furniture lines of a document, by phrase."""

from __future__ import annotations

import pytest

from corpuslint.document import Document, DocumentKey
from corpuslint.language.furniture import FurnitureHit, furniture_hits


def hits(text: str) -> tuple[FurnitureHit, ...]:
    return Document(DocumentKey("a.txt", "a.txt"), text).once(furniture_hits)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Post a comment", "comment"),
        ("12 COMMENTS", "comment"),
        ("Comments (1,204)", "comment"),
        ("→ Read more …", "read_more"),
        ("Share  Tweet  Email", "share"),
        ("Home | News | Contact", "navigation"),
        ("👉 Follow us on Telegram!", "follow"),
        ("Published: 5 May 2031, 12:30", "published"),
        ("Photo: Harbour News Agency", "photo"),
        ("Foto / Agencija", "photo"),
        ("3 min read", "reading_time"),
        ("© 2031 The Harbour Post", "legal"),
        ("(c) 2031 The Harbour Post", "legal"),
        ("Прочетете още:", "related"),
        ("KOMENTARI (23)", "comment"),
        ("Lexo më shumë", "read_more"),
        ("Loading...", "loading"),
        ("Comments on this article are closed.", "comment"),
        ("Listen (5 min)", "audio"),
        ("Last updated 2 hours ago", "updated"),
        ("Reprints and Permissions", "legal"),
        ("More stories like this:", "related"),
    ],
)
def test_a_line_that_is_a_phrase_is_a_hit(line: str, kind: str) -> None:
    (hit,) = hits(f"The mayor opened the bridge on Monday.\n\n  {line}  \n\nThe tram runs.\n")
    assert hit.kind == kind
    assert hit.line == 2
    assert hit.whole_line
    assert hit.start == 42
    assert hit.end == 42 + len(line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800\n\x00\n",
        "Read more books, said the minister.",
        "Updated rules for banks come into force in May.",
        "The company wants its clients to pay a larger\nshare.\n",
        "The bank asked clerks to write to all the\nSources.\n",
        "The survey of homes took weeks. Analysis by\nofficials of the ministry goes on.",
        "Asked what he meant, the minister said: nothing.",
        "The mayor was clear about it.\n\nLoading.\n\nNothing else, he said.",
    ],
)
def test_prose_is_no_hit(text: str) -> None:
    assert hits(text) == ()


def test_a_phrase_that_may_be_article_text_is_marked() -> None:
    (hit,) = hits("Politics\n\nThe mayor resigned.")
    assert hit.ambiguous
    assert hit.languages == ("en",)


def test_the_languages_of_a_shared_phrase_are_all_named() -> None:
    (hit,) = hits("Foto: Agencija")
    assert {"hr", "ro", "sq"} <= set(hit.languages)
