"""What the rules on copies, shared passages and repeated lines say of whole corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules

if TYPE_CHECKING:
    from corpuslint.findings import LocatedFinding

LINE = "Voices from the northern shore"
NOTICE = (
    "The harbour board was set up after the flood, answers to the county and meets twice a month "
    "in the old customs house, where anybody may listen; its members are paid for their journeys "
    "and for nothing else, and most of them have served on it for longer than they care to say."
)
STORIES = [
    "A lorry lost its load of timber on the bridge, and the road was shut until the evening.",
    "The library will open on Sundays again, as it did before the roof began to leak in spring.",
    "Two goats that had run away from a farm were found on the roof of the bakery, in good health.",
    "Nobody had claimed the prize by noon, said the shop, which put a notice into its window.",
    "The choir came home from abroad with a cup and without its piano, which the ferry had left.",
]


def check(rule: str, *texts: str, urls: tuple[str, ...] = ()) -> list[LocatedFinding]:
    """The findings of one rule on a corpus; the documents are called 0, 1 and so on."""
    rules = build_rules(Settings(root=".", select=(rule,)), Context())
    places = urls or ("",) * len(texts)
    return check_documents(
        [
            Document(DocumentKey(f"{n}", f"{n}"), text, url=url)
            for n, (text, url) in enumerate(zip(texts, places, strict=True))
        ],
        rules,
    )


def page(story: str, *more: str) -> str:
    """A page with a story and what stands below it."""
    return "\n\n".join((story, *more)) + "\n"


def documents_of(found: list[LocatedFinding]) -> list[str]:
    """The names of the documents that findings stand in."""
    return [item.document.id for item in found]


def test_a_line_of_three_pages_of_one_site_is_repeated() -> None:
    pages = [page(story, LINE) for story in STORIES[:4]]
    own = "https://www.tornby.example/a"
    other = "https://elsewhere.example/a"
    found = check("BLR011", *pages, urls=(own, own, other, own))
    assert documents_of(found) == ["0", "1", "3"]
    assert check("BLR011", *pages, urls=(own, own, other, other)) == []


def test_without_sites_five_documents_have_to_have_the_line() -> None:
    pages = [page(story, LINE) for story in STORIES]
    assert documents_of(check("BLR011", *pages)) == ["0", "1", "2", "3", "4"]
    assert check("BLR011", *pages[:4]) == []


def test_a_refrain_of_one_document_is_not_repeated() -> None:
    refrain = page(STORIES[0], *[LINE] * 9)
    assert check("BLR011", refrain, *(page(story) for story in STORIES[1:])) == []


def test_a_shared_passage_is_shown_on_both_sides() -> None:
    texts = page(STORIES[0], NOTICE), page(STORIES[1], STORIES[2], NOTICE, STORIES[3])
    found = check("DUP006", *texts)
    assert documents_of(found) == ["0", "1"]
    for number, item in enumerate(found):
        assert texts[number][item.finding.start : item.finding.end] == NOTICE
        (related,) = item.finding.related
        assert related.document.id == f"{1 - number}"
        assert texts[1 - number][related.start : related.end] == NOTICE


def test_copies_are_found_in_a_crowd_that_shares_a_passage() -> None:
    """More documents than are compared each with each."""
    crowd = [
        page(
            f"{STORIES[n % 5][:-1]} on the {n}th day, with {n * 37 + 1000} people watching.", NOTICE
        )
        for n in range(60)
    ]
    copy = crowd[41].replace("\n\n", "\n\n\n")
    found = check("DUP004", *crowd, copy)
    pair = {"41", "60"}
    assert any(
        {item.document.id, *(other.document.id for other in item.finding.related)} >= pair
        for item in found
    )


@pytest.mark.parametrize("rule", ["BLR011", "DUP004", "DUP005", "DUP006"])
def test_a_corpus_of_one_document_has_no_copies(rule: str) -> None:
    assert check(rule, page(STORIES[0], NOTICE, LINE)) == []
