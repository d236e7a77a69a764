"""The headline service: what it takes for the headline, and what it leaves."""

from __future__ import annotations

import pytest

from corpuslint.document import Document, DocumentKey
from corpuslint.language.headline import headline


def find(text: str, title: str | None = None) -> str | None:
    document = Document(DocumentKey("a.txt", "a.txt"), text, title=title)
    found = document.once(headline)
    if found is not None and found.span is not None:
        assert " ".join(text[slice(*found.span)].split()) == found.text
    return None if found is None else found.text


LEAD = "The harbour bridge will be shut for six weeks from Monday, the town said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Bridge to close for repairs\n\n{LEAD}\n", "Bridge to close for repairs"),
        (f"Bridge to close for repairs\n{LEAD}\n{LEAD}\n", "Bridge to close for repairs"),
        (f"LATEST NEWS:\n\n277\n\nBridge to close?\n\n{LEAD}", "Bridge to close?"),
        (f"Bridge to close.\nAnd it may never open again\n\n{LEAD}", None),
        (f"iPhone sales fall again\n\n{LEAD}", "iPhone sales fall again"),
        (f"\n{LEAD}\n{LEAD}\n", None),
        ("The dollar is expected to decline further\nin coming days, dealers said.\n", None),
        (
            "Bridge to close for repairs in the last week of the\nsummer holidays\n\n" + LEAD,
            "Bridge to close for repairs in the last week of the summer holidays",
        ),
        (
            f"Home News Bridge to close for repairs\n\nBridge to close for repairs\n\n{LEAD}\n",
            "Bridge to close for repairs",
        ),
        (f"Home owners fear the tide\n\n{LEAD}\n", "Home owners fear the tide"),
        (f"The bridge in March. Reuters\n\nBridge to close?\n\n{LEAD}\n", "Bridge to close?"),
        (f"Ilia Pavlenko @ilia\n\nBridge to close?\n\n{LEAD}\n", "Bridge to close?"),
        ("", None),
        ("\n \n\t\n", None),
        ("\ud800 \x00\n", None),
    ],
)
def test_first_block_that_looks_like_a_headline(text: str, expected: str | None) -> None:
    assert find(text) == expected


def test_a_container_title_is_the_headline() -> None:
    assert find(LEAD, title=" Bridge  to close ") == "Bridge to close"


def test_a_container_title_is_found_in_the_text() -> None:
    document = Document(
        DocumentKey("a", "a"), f"News\n\nBRIDGE TO CLOSE\n\n{LEAD}", title="Bridge to close"
    )
    found = document.once(headline)
    assert found is not None
    assert found.span == (6, 21)
    assert (found.first_line, found.stop_line) == (2, 3)
