from __future__ import annotations

import pytest

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules
from tests.rules.checking import check

LINE = "Tornby Herald - the voice of the northern shore"
WRAPPED = (
    "COUNCIL TALKS OF THE NEW BRIDGE\n\n"
    "The council of Tornby will pay the bonds of the bridge to the\n"
    "{line}\n"
    "and the mayor said that nobody in the town had to fear for the\n"
    "lamps on the quay, which were lit in the evening by a man who\n"
    "has a ladder and two boys to hold it when the wind is from the\n"
    "north and the boats are moored along the wall of the harbour.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "inventories on April 15, 2031, compared to 25.0 billion a",
        "record on April 15, 2031.",
        "compiled by Harbour Weekly, a paper of the trade for the town",
        "young, buy bread, subscribe to Harbour Monthly magazine and",
    ],
)
def test_a_piece_of_a_sentence_in_a_wrapped_text_is_no_furniture(line: str) -> None:
    assert check(WRAPPED.format(line=line), "BLR002", "BLR006", "BLR007") == []


def test_a_credit_alone_on_its_line_in_a_wrapped_text_is_found() -> None:
    text = WRAPPED.format(line="holders of the bonds in the spring of the year that is to come")
    found = check(text + "\n(Reporting by Jane Roe; editing by John Doe)\n", "BLR007")
    assert [item.rule for item in found] == ["BLR007"]


def article(number: int, url: str | None, *lines: str) -> Document:
    text = f"Bridge number {number} opens\n\nThe mayor of town {number} was there, he said.\n\n"
    return Document(DocumentKey("a.jsonl", str(number)), text + "\n\n".join(lines) + "\n", url=url)


def repeated(*documents: Document) -> set[str]:
    rules = build_rules(Settings(root=".", select=("BLR011",)), Context())
    return {item.document.id for item in check_documents(documents, rules)}


def test_a_line_of_three_documents_of_one_site_is_furniture() -> None:
    same = [article(n, "https://www.herald.example/a", LINE) for n in range(3)]
    assert repeated(*same) == {"0", "1", "2"}


def test_a_line_of_three_documents_of_several_sites_is_none() -> None:
    others = [article(n, f"https://site{n}.example/a", LINE) for n in range(3)]
    assert repeated(*others) == set()
    assert repeated(*(article(n, None, LINE) for n in range(4))) == set()
    assert len(repeated(*(article(n, None, LINE) for n in range(5)))) == 5


def test_a_refrain_within_one_document_is_not_repeated() -> None:
    song = article(0, "https://www.herald.example/a", *[LINE] * 9)
    assert repeated(song) == set()
    assert repeated(song, article(1, "https://www.herald.example/b", LINE)) == set()
