"""What some lines are by their shape alone: dates, bylines, phrases without a verb."""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")
_LONGEST_DATE = 160  # characters
_MOST_DATE_WORDS = 14
_MOST_BYLINE_WORDS = 10
_LONGEST_DATED_BYLINE = 140  # characters
_MOST_SMALL_WORDS = 2  # "and", "for": a sentence has more
_LONGEST_REST = 25  # characters beside the date: a name, a place, an agency

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = (
    "mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    "|sun(?:day)?"
)
# Its hour may have lost the space before it: "Nov 20 20194:29 AM".
_YEAR = r"\b(?:19|20)\d\d(?:\b(?! ?(?:GMT|BST))|(?=\d{1,2}:\d\d))"
_NUMBERS = r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b|\bago\b"
_DAY_OF_MONTH = rf"\b(?:{_MONTH})\b\.? \d|\d(?:st|nd|rd|th)? (?:{_MONTH})\b"
_HAS_DATE = re.compile(rf"{_YEAR}|{_NUMBERS}|{_DAY_OF_MONTH}", re.IGNORECASE)
_YEARS = re.compile(_YEAR)
_STAMPED = re.compile(
    r"published|updated|posted|modified|\b\d{1,2}:\d\d\b|\d ?[ap]\.?m\b", re.IGNORECASE
)
_HOUR = re.compile(r"^\d{1,2}[.:]?\d\d ?(?:GMT|BST|CET|UTC|[ap]\.?m\.?)$", re.IGNORECASE)
_HOUR_AT_END = re.compile(r"[ap]\.m\.$", re.IGNORECASE)
# A page's date has its year, its time or its age; a fixture list has days.
_FULL_DATE = re.compile(rf"{_YEAR}|{_NUMBERS}", re.IGNORECASE)
# A name beside it is no headline's only where the date is one for certain.
_CERTAIN_DATE = re.compile(rf"{_NUMBERS}|(?:{_DAY_OF_MONTH})[\w,. ]{{0,10}}{_YEAR}", re.IGNORECASE)
_DATE_WORDS = re.compile(
    rf"\b(?:{_MONTH}|{_DAY}|[ap]\.?m\.?|[ecmp][sd]?t|a[ckmrw]t|[abijmw]st|gmt|utc|cet|eet|msk"
    r"|published|updated|posted|first|last|modified|date|on|at|of|by|the|written|an?|ago"
    r"|hours?|minutes?|days?|weeks?"
    r"|months?|years?|\d+(?:st|nd|rd|th|h|m)?)\b|[^\w]|_",
    re.IGNORECASE,
)
NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|el|bin)){1,3}"
_BYLINE = re.compile(
    rf"^(?:By|BY|by|Written by|Story by|Posted by)[: ]\s*{NAME}|^\| ?by [A-Z]"
    rf"|^{NAME}(?:, (?:[A-Z]{{2,4}},? ?)+)?$|^{NAME} ?[,/|@•·-].{{0,40}}$"
)
# A name with its degrees, or with its handle on a network.
_TITLED = re.compile(
    rf"^{NAME}(?:(?:, [A-Z][A-Za-z]?[A-Z.]{{1,4}})+| @\w{{2,30}}(?: [^\w\s].{{0,30}})?)$"
)
# Behind a caption, its full stop before it.
_AGENCY_AT_END = re.compile(
    r"[.!?]\s?(?:Reuters|AFP|AP|AP Photo|EPA|EPA-EFE|PA|AAP|dpa|TASS|Xinhua|Bloomberg"
    r"|Associated Press|Getty(?: Images)?|Shutterstock|iStock|Alamy|Screenshot|Courtesy Photo)$"
)
_VERB = re.compile(
    r"(?<!\bbe )(?<!\bbeing )(?<!\bbeen )\b(?:is|are|was|were|am|has|have|had|do|does|did"
    r"|will|would|can|could|may|might|shall|should|must|says?|said|went|goes|came|comes|took"
    r"|takes|made|makes|got|gets|gave|gives|saw|sees|found|finds|told|tells|became|becomes|began"
    r"|begins|left|kept|held|ran|won|lost|met|led|fell|rose|grew|brought|wrote|spoke|stood|sat"
    r"|paid|felt|knew|knows|thinks?|thought|heard|sent|built|bought|sold|hit|drew|broke|chose|let"
    r"|wants?|needs?|isn|aren|wasn|weren|hasn|haven|hadn|don|doesn|didn|wouldn|couldn|there|\w+ed"
    r"|(?:it|that|he|she|there|what|who)['’]s|\w+['’](?:re|ve|ll|d|m))\b",
    re.IGNORECASE,
)
_SHORTEST_VERBLESS = 4  # words
_BY = re.compile(r"^(?:\| ?)?(?:(?:Written|Story|Posted) )?by\b", re.IGNORECASE)


def date_share(text: str) -> str | None:
    """``only a date``, ``only a day``, ``a date and a name``, or None for any other line."""
    if not _may_be_date(text):
        return None
    rest = _DATE_WORDS.sub("", text)
    if not rest:
        if len(_YEARS.findall(text)) > 1 and not _STAMPED.search(text):
            return None  # from one day to another: an exhibition, a life
        return "only a date" if _FULL_DATE.search(text) else "only a day"
    if len(rest) <= _LONGEST_REST and _CERTAIN_DATE.search(text):
        return "a date and a name"
    return None


def _may_be_date(text: str) -> bool:
    """Whether a line has a date in it and few words, and is not the end of a wrapped sentence."""
    return (
        len(text) <= _LONGEST_DATE
        and (_DIGIT.search(text) is not None or " ago" in text)
        and _HAS_DATE.search(text) is not None
        and len(text.split()) <= _MOST_DATE_WORDS
        and (text[-1] != "." or _HOUR_AT_END.search(text) is not None)
    )


def is_a_meeting(text: str) -> bool:
    """Whether a line is a day without a year or a bare hour: when a match or a meeting is."""
    return date_share(text) == "only a day" or _HOUR.match(text) is not None


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the article, or is a name with little beside it."""
    return len(text.split()) <= _MOST_BYLINE_WORDS and _BYLINE.match(text) is not None


def opens_with_by(text: str) -> bool:
    """Whether a byline says so itself: ``By …``, ``Written by …``."""
    return _BY.match(text) is not None and is_byline(text)


def is_dated_byline(text: str) -> bool:
    """Whether a line is a byline with its date: ``By A. Name and B. Name, 4 May 2020 at 9:08``."""
    if not _BY.match(text) or len(text) > _LONGEST_DATED_BYLINE or not _CERTAIN_DATE.search(text):
        return False
    rest = _DATE_WORDS.sub(" ", text).split()
    return sum(word[0].islower() for word in rest) <= _MOST_SMALL_WORDS


def is_titled_name(text: str) -> bool:
    """Whether a line is a name with degrees, ``A. Name, MD``, or with a handle, ``A. Name @an``."""
    return len(text.split()) <= _MOST_BYLINE_WORDS and _TITLED.match(text) is not None


def is_verbless(text: str) -> bool:
    """Whether a line in English has no finite verb that is known as one, as captions may."""
    return len(text.split()) >= _SHORTEST_VERBLESS and _VERB.search(text) is None


def ends_with_agency(text: str) -> bool:
    """Whether an agency stands behind a line's last sentence, as behind a caption."""
    return _AGENCY_AT_END.search(text) is not None
