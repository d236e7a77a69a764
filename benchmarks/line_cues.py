"""What is known of the line model's features before any data: which way they can speak.

Sixty pages cannot tell a cause from a chance for each of two hundred features. A cue for furniture
never counts against it, and the other way round; both start from a small weight, which the data
move. Features that are not named here may go either way and start from nothing.
"""

from __future__ import annotations

_USUAL = 0.4
_OF_SURROUNDINGS = 0.2
_OF_ARTICLE_AROUND = -0.1

# Cues that say more than others before any data.
_STRONG = {
    "a date and a name": 0.6,
    "a date and a name near the top": 0.8,
    "a headline in capitals": 1.0,
    "a label of a link at its end": 0.8,
    "a loose line with a picture credit below": 1.0,
    "a short sentence with a picture credit below": 1.0,
    "a clock's time in it": 1.0,
    "a credit first": 1.0,
    "a long headline in capitals below a paragraph": 1.5,
    "a teaser with its label": 1.5,
    "an agency at its end": 1.0,
    "only markup": 1.5,
    "the kind of a link at its end": 1.5,
    "cut short": 0.8,
}
_FOR = frozenset(
    (
        "a byline near the top",
        "a byline or a name",
        "a byline with its date",
        "a loose line above the date or byline",
        "a machine's time or number",
        "a date at its end",
        "a name and a house",
        "a name in brackets at its end",
        "a sentence without a verb",
        "a name from a program",
        "a paragraph above the date or byline",
        "a phrase above",
        "a phrase below",
        "a picture credit",
        "a picture credit above",
        "a picture credit below",
        "a short sentence above the date or byline",
        "a sure phrase",
        "a telephone number",
        "a way through the site",
        "about its author",
        "after the article's last paragraph",
        "all capitals",
        "an address in it",
        "an ambiguous phrase",
        "an at sign",
        "asks for an action",
        "asks for an action, twice",
        "before the first paragraph",
        "below a phrase, at the end",
        "contributed",
        "few of its words in the article",
        "in a list of other pages",
        "just above a phrase",
        "just below a phrase, at the end",
        "many dates, names and phrases among the short lines",
        "mostly digits",
        "names a service of the site",
        "names a service of the site, twice",
        "no letters",
        "none of its words in the article",
        "only a date",
        "only a name",
        "only an address",
        "opens like a call or a teaser",
        "opens with By",
        "places people in a picture",
        "points to other pages",
        "points to other pages, twice",
        "repeats an earlier line",
        "says what is in a picture",
        "separators",
        "some dates, names and phrases among the short lines",
        "stands more than once",
        "words of a company's portrait",
        "words of a date",
        "words of a date, twice",
        "words of a picture",
        "words of a picture, twice",
    )
)
_AGAINST = frozenset(
    (
        "0 phrases on the page",
        "0-15 per cent short lines",
        "61 or more words",
        "a list item",
        "a paragraph above",
        "a paragraph below",
        "a price",
        "a quoted post",
        "all of its words in the article",
        "goes on in the next line",
        "in a list or table",
        "most of its words in the article",
        "no dates, names and phrases among the short lines",
        "one of several list items",
        "opens like other lines",
        "quotation marks",
        "reports what was said",
        "reports what was said, twice",
        "speaks of itself",
        "speaks of itself, twice",
        "tells a story",
        "tells a story, twice",
    )
)


def expected_weight(feature: str) -> float:
    """The weight that a feature starts from; its sign is the only one that it can have.

    0 for a feature that may go either way.
    """
    if feature in _STRONG:
        return _STRONG[feature]
    if feature in _FOR:
        return _USUAL
    if feature in _AGAINST:
        return -_USUAL
    if feature.startswith(("surely furniture", "likely furniture", "a furniture line near")):
        return _OF_SURROUNDINGS
    if feature.startswith(("hardly furniture", "many article lines")):
        return _OF_ARTICLE_AROUND
    return 0.0
