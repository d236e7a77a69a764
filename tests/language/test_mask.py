"""The furniture mask: what the model takes for furniture, and what it leaves."""

from __future__ import annotations

import pytest

from corpuslint.document import Document, DocumentKey
from corpuslint.language.line_features import DescribedLine, described_lines
from corpuslint.language.line_model import (
    BIAS,
    MODEL,
    SURE_SHAPES,
    Weights,
    second_look,
    shipped_weights,
)
from corpuslint.language.line_shapes import (
    date_share,
    ends_with_agency,
    is_byline,
    is_titled_name,
    is_verbless,
    opens_with_by,
)
from corpuslint.language.mask import furniture_mask

PARAGRAPHS = (
    "The council of Tornby voted on Friday to rebuild the wooden bridge over the harbour canal.",
    "Work on the bridge is to begin in March, the mayor told reporters after the council met.",
    "The harbour company will pay a third of the costs, and the council will borrow the rest.",
    "Shop owners near the canal had asked the council for a wider bridge with room for lorries.",
)


def masked(*lines: str) -> list[str]:
    document = Document(DocumentKey("a", "a"), "\n".join(lines) + "\n")
    return [document.line_texts[line] for line in sorted(document.once(furniture_mask).lines)]


def test_date_and_byline_below_the_headline_are_furniture() -> None:
    top = ("Council votes for a new bridge", "By Ilia Pavlenko", "November 19, 2021 at 9:08 am")
    assert masked(*top, *PARAGRAPHS) == list(top[1:])


@pytest.mark.parametrize(
    "line",
    [
        "HARBOUR COMPANY SAYS IT HAS LOST ITS LAST WOODEN FERRY",
        "Also on tornby.com Ten wooden bridges to see before they are gone",
        "Must read: Ten wooden bridges to see",
        "Ferry lost in the storm: company counts the cost [VIDEO]",
        '<span class="gap" style="width: 0px">&#65279;</span>',
        "&lt;div id=&quot;player&quot;&gt;&lt;/div&gt;",
        "Ten bridges to see before they are gone 2021-11-19 17:27:46",
        "Published Fri, Nov 19 20219:08 AM EST",
    ],
)
def test_lines_whose_shape_is_enough_are_furniture(line: str) -> None:
    assert masked("Council votes for a new bridge", *PARAGRAPHS, line, *PARAGRAPHS[:2]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "WHO PAYS FOR THE NEW BRIDGE",
        "“WE WILL BUILD THE BRIDGE AND WE WILL BUILD IT BEFORE MAY!”",
        "Also: the mayor wants a bridge",
        "The bridge [sic] and its cost [APPLAUSE]",
        "a < b and c > d",
    ],
)
def test_lines_like_them_stay(line: str) -> None:
    assert not masked("Council votes for a new bridge", *PARAGRAPHS, line, *PARAGRAPHS[:2])


def test_teasers_below_a_phrase_are_furniture() -> None:
    tail = ("Related articles", "Ten castles to see this summer", "Opera singer returns to Lund")
    assert masked("Council votes for a new bridge", *PARAGRAPHS, *tail) == list(tail)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(("Council votes for a new bridge", *PARAGRAPHS)),
        "\n\n".join(("Council votes for a new bridge", *PARAGRAPHS[:2], "Who pays", *PARAGRAPHS)),
        "North 2 South 2\nEast 1 West 0\nLund 3 Tornby 3\n",
        "Shr 77 cts vs nil\n    Net 417,000 vs 1,000\n    Nine mths\n    Shr 2.39 vs 84 cts\n",
        "",
        "\n\n",
    ],
)
def test_articles_and_tables_have_no_furniture(text: str) -> None:
    assert not Document(DocumentKey("a", "a"), text).once(furniture_mask).lines


@pytest.mark.parametrize(
    "line", ["\ud800", "\x00", "(" * 5000, "A. " * 5000, "1 " * 5000, "By " + "A b " * 90, "…"]
)
def test_no_line_is_too_strange(line: str) -> None:
    document = Document(DocumentKey("a", "a"), "\n".join((line, "Share", *PARAGRAPHS, line)))
    assert document.once(furniture_mask).lines <= set(range(len(document.lines)))


@pytest.mark.parametrize(
    "box",
    [
        ("Harbour Park", "Tuesday, 1 March", "1945 GMT", "Ilia Pavlenko (Lund)"),
        ("Harbourley", "Friday, 25 February", "2000 GMT"),
    ],
)
def test_day_and_hour_of_a_match_stay(box: tuple[str, ...]) -> None:
    assert not masked("Tornby v Lund (Fri)", *box, *PARAGRAPHS, *PARAGRAPHS[:3])


def test_every_judged_line_says_why() -> None:
    text = "\n".join(("Council votes", "By Ilia Pavlenko", "19 November 2021", *PARAGRAPHS))
    mask = Document(DocumentKey("a", "a"), text).once(furniture_mask)
    assert mask.judged
    for line in mask.judged.values():
        assert 0 < line.probability <= 1
        assert line.reasons
        weights = [weight for _, weight in line.reasons]
        assert weights == sorted(weights, reverse=True)
        assert weights[-1] > 0


def test_model_is_sorted_and_every_sure_shape_counts() -> None:
    names = [line.split("\t")[0] for line in MODEL.read_text(encoding="utf-8").splitlines()]
    assert names == [BIAS, *sorted(names[1:])]
    assert len(set(names)) == len(names)
    assert shipped_weights().second.keys() == set(names)
    nothing = Weights({BIAS: -9.0}, {BIAS: -9.0})
    for shape in SURE_SHAPES:
        line = DescribedLine(0, frozenset((shape,)), True, False, False)
        assert [odds for odds, _ in second_look([line], nothing)] == [0.9]


def test_features_do_not_depend_on_what_else_was_asked() -> None:
    text = "\n".join(("Council votes", "Photo", *PARAGRAPHS, "Share", "Ten castles to see"))
    first = Document(DocumentKey("a", "a"), text)
    first.once(furniture_mask)
    assert list(described_lines(first)) == list(
        described_lines(Document(DocumentKey("b", "b"), text))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("November 19, 2021 at 9:08 am", "only a date"),
        ("19.11.2021", "only a date"),
        ("Updated 2 hours ago", "only a date"),
        ("Friday, 25 February", "only a day"),
        ("Updated at 1:23 p.m.", "only a date"),
        ("January 1987.", None),
        ("Tornby News, 19 November 2021", "a date and a name"),
        ("2000 GMT", None),
        ("Budget for 2021 is too small", None),
        ("4TH QTR DEC 31 LOSS", None),
        ("Nov 19 20219:08 AM", "only a date"),
        ("The council met on 19 November 2021 and voted for the bridge", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert date_share(text) == expected


def test_bylines() -> None:
    assert opens_with_by("By Ilia Pavlenko")
    assert opens_with_by("Written by Ilia Pavlenko on Monday")
    assert is_byline("Ilia Pavlenko, Tornby News")
    assert not opens_with_by("Ilia Pavlenko, Tornby News")
    assert not is_byline("By the time the council met, nobody was left")
    assert not is_byline("The council met")


def test_names_with_degrees_and_handles() -> None:
    assert is_titled_name("Ilia Pavlenko, MD, RDN")
    assert is_titled_name("Ilia Pavlenko @ipavlenko / 2 days")
    assert not is_titled_name("Ilia Pavlenko, Tornby")
    assert not is_titled_name("Ilia Pavlenko met the council")


def test_agency_behind_a_caption() -> None:
    assert ends_with_agency("The mayor opens the bridge in Tornby. Reuters")
    assert not ends_with_agency("The mayor opens the bridge, says Reuters")


def test_captions_without_a_verb() -> None:
    assert is_verbless("The mayor of Tornby on the new bridge in March.")
    assert is_verbless("Boards and beams in front of the bridge after being painted.")
    assert not is_verbless("The mayor of Tornby opened the new bridge in March.")
    assert not is_verbless("The mayor is on the bridge.")
    assert not is_verbless("In Tornby.")
