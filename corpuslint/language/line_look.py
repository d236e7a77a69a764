"""What one line looks like by itself: named statements that a model weighs and a finding shows."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpuslint.language.line_shapes import (
    NAME,
    date_share,
    ends_with_agency,
    is_byline,
    is_dated_byline,
    is_verbless,
    opens_with_by,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLOSERS = "\"'”’»)]“"
STOPS = ".!?…"
_LONG_WORD = 4  # letters; shorter words say little about the subject
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LIST_ITEM = re.compile(r"^(?:[-–—•*·▪●]|\d{1,3}[.)]|[A-Z]:)\s")

_BIOGRAPHY = re.compile(
    rf"^(?:{NAME}[^.]{{0,40}}|S?[Hh]e) (?:is|was|has been|writes|covers|works) "
    r"(?:an? |the |about |for |as )?"
    r"[^.]{0,60}\b(?:writer|reporter|editor|journalist|fellow|author|correspondent|columnist"
    r"|contributor|founder|analyst|freelance|blogger|photographer|intern|nutritionist|dietitian)\b"
)
_CREDIT = re.compile(
    r"[(\[][^()\[\]]{0,80}\b(?:photo|images?|getty|reuters|ap|afp|shutterstock|courtesy|credit"
    r"|screenshot|illustration|file|epa|pa|bloomberg)\b[^()\[\]]{0,80}[)\]]\s*$"
    r"|\b(?:photo|image|picture|illustration|photograph|graphic)s? (?:by|of|courtesy|credit|via)\b"
    r"|\bcredit(?::|\.\.\.)"
    r"|getty images|associated press$|/\s?(?:getty|ap|afp|reuters|shutterstock)\b"
    r"|[.,;|] ?reuters[. ]*$|shutterstock|©",
    re.IGNORECASE,
)
_SLASH_CREDIT = re.compile(rf"^{NAME} ?/ ?[A-Z][\w .]{{1,40}}$")
_TELEPHONE = re.compile(
    r"\+\d{1,3}[\d\-\s().]{7,24}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b0\d{2,4}[-/ ]\d{5,9}\b"
    r"|\b(?:phone|telephone|tel|fax)\b[.:]?\s?[+*(]?\d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:https?://|www\.)\S+$|^[^\s@]+@[^\s@]+\.\w+$"
    r"|^[\w-]{2,40}\.(?:com|org|net|de|co\.uk|info|eu|news|tv|io)$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^\W{0,3}(?:related|read|see also|also|more|watch|listen|don.t miss|you may|recommended"
    r"|trending|popular|latest|top stories|up next|advertisement|breaking|exclusive|continue"
    r"|sign up|subscribe|follow|share|click|download|join|support|get|originally published"
    r"|like this|chat with|start your|want more|need more|stay|if you|send|find|visit|check out)\b",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"^(?:(?:read more|read also|see also|also read|also on|read next|next|watch|more)[:.]?"
    r"|also on [\w-]+\.[a-z]{2,4}:?|(?:also|must read|must see|plus|don.t miss|icymi):(?!.*\.$)) "
    r"(?-i:[A-Z0-9\"“‘'])",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?$|^\d{9,}$")
# What stands at the end of another page's headline in a list of links.
_LINK_LABEL = re.compile(r"\[(?:[A-Z]{4,}|[Vv]ideo|[Pp]hotos?)\]$|[»›→]\s*$")
_LINK_KIND = re.compile(
    r"\[(?:VIDEOS?|PHOTOS?|PICTURES?|PICS|GALLERY|IMAGES?|MAPS?|GRAPHIC|INFOGRAPHIC|CHARTS?|AUDIO"
    r"|PODCAST|WATCH|LISTEN|READ|LIVE|LATEST|NEWS|UPDATED?|UPDATES|BREAKING|EXCLUSIVE|REVEALED"
    r"|REPORT|ANALYSIS|INSIGHT|OPINION|COMMENT|INTERVIEW|PROFILE|EXPLAINED|EXPLAINER|SPOTLIGHT"
    r"|FORECAST|PICTURED|POLL|QUIZ|REVIEW|WARNING)\]$"
)
_TRUNCATED = re.compile(r"\w ?(?:\.\.\.|…)$")
_CODE_NAME = re.compile(r"^[a-z]+(?:[_-][a-z]+)+$|^(?:[A-Z][a-z]+){3,}$|^[a-z]{3,}$")
_NAME_ALONE = re.compile(
    r"^[A-Z][a-zé'’-]+(?: (?:[A-Z]\.|[Dd]e|[Vv]an|[Vv]on|[A-Z][a-zé'’-]+)){1,2}$"
)
_QUOTED_POST = re.compile(r"^[-–—] .{0,60}\(@\w+\)|pic\.twitter\.com")
_LONGEST_CREDIT = 200
_HEADLINE_WORDS = 6  # a subheading in capitals is shorter
_TEASER_WORDS, _TEASER_LENGTH = 9, 40  # in capitals: no subheading has so many
_IN_BRACKETS_AT_END = re.compile(
    r"\w [(\[][A-Z][\w.&'’-]*(?:[ ,/]{1,3}[A-Z&][\w.&'’-]*){0,5}[)\]]$"
)
_CREDIT_FIRST = re.compile(r"^©\s?(?!(?:19|20)\d\d)[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*)* \w")
_TIME_IN_IT = re.compile(
    r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4},? \d{1,2}:\d\d(?: ?[ap]m)?$"
)
_DATE_AT_END = re.compile(
    r", (?:in )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )?(?:19|20)\d\d[.)]?$"
)
_LONGEST_MARKUP = 2_000  # characters; a longer line is left alone in any case
_MARKUP = re.compile(r"(?:&lt;|<)/?[a-zA-Z!][^<>]*?(?:&gt;|>)|&amp;#?\w+;|&#?\w+;")
_BREADCRUMB = re.compile(r"^Home(?:page)?\b (?=[A-Z»>/|])|^(?:[A-Z][\w&]+ ?[»>/] ?){2,}")
_SEPARATORS = re.compile(r"[|•»›]|\s/\s|\s{3,}")
_CAPTION_PLACE = re.compile(
    r"\((?:left|right|cent(?:er|re)|far left|far right|pictured|above|below)[^)]{0,30}\)"
    r"|, (?:left|right|cent(?:er|re)),",
    re.IGNORECASE,
)

_WORD_GROUPS = {
    "speaks to the reader": "you your you're you’re we our us you'll you’ll we'll we’ll",
    "speaks of itself": "i my me i'm i’m i've i’ve mine",
    "asks for an action": "click subscribe follow share sign read watch download join get support "
    "donate log login submit tweet print email visit view browse search comment register contact "
    "find check learn discover",
    "names a service of the site": "newsletter newsletters app facebook twitter linkedin instagram "
    "whatsapp reddit pinterest email privacy policy terms cookies cookie copyright reserved "
    "advertisement sponsored loading subscription account password updates daily inbox youtube "
    "podcast unsubscribe notifications browser",
    "points to other pages": "related more also latest popular trending recommended previous next "
    "posts topics tags tag filed stories links coverage permalink headlines",
    "words of a picture": "photo photos image images picture credit getty illustration caption "
    "video gallery screenshot pictured photograph artist's artist’s logo",
    "words of a date": "published updated posted ago edt est gmt",
    "says what is in a picture": "speaks walks stands poses arrives attends holds waves looks "
    "gestures sits smiles shows performs celebrates reacts shakes displayed seen shown passes "
    "rides leaves greets watches",
    "reports what was said": "said told says according added asked announced tells warned stated "
    "noted explained",
    "advertises": "deal deals off discount sale save price best offers offer buy shop free",
    "words of a company's portrait": "headquartered provider solutions leading subsidiaries "
    "founded customers employees worldwide global",
    "words of an offer to write": "contributed contributor staff columnist correspondent reporter "
    "editor writer author",
    "tells a story": "was were had been then when after while because however but",
}
_READER_GROUPS = frozenset(("speaks to the reader", "asks for an action"))
_GROUP_OF: dict[str, list[str]] = {}
for _group, _words in _WORD_GROUPS.items():
    for _word in _words.split():
        _GROUP_OF.setdefault(_word, []).append(_group)

_PATTERNS = {
    "a picture credit": _CREDIT,
    "a name and a house": _SLASH_CREDIT,
    "a teaser with its label": _TEASER,
    "about its author": _BIOGRAPHY,
    "a telephone number": _TELEPHONE,
    "only an address": _ADDRESS,
    "a machine's time or number": _STAMP,
    "a label of a link at its end": _LINK_LABEL,
    "cut short": _TRUNCATED,
    "a name from a program": _CODE_NAME,
    "a way through the site": _BREADCRUMB,
    "places people in a picture": _CAPTION_PLACE,
    "separators": _SEPARATORS,
    "an at sign": re.compile("@"),
    "an address in it": re.compile(r"https?://|www\.|\.com\b", re.IGNORECASE),
    "square brackets": re.compile(r"[\[\]]"),
    "quotation marks": re.compile('["“”]'),
    "a list item": _LIST_ITEM,
    "contributed": re.compile(r"\bcontributed\b|\bwire(?:s| services)\b", re.IGNORECASE),
    "a price": re.compile(r"[$€£]\d"),
    "only a name": _NAME_ALONE,
    "a quoted post": _QUOTED_POST,
    "a name in brackets at its end": _IN_BRACKETS_AT_END,
    "a credit first": _CREDIT_FIRST,
    "a date at its end": _DATE_AT_END,
    "the kind of a link at its end": _LINK_KIND,
}


# One of these is in every line whose shape is sure, and in nearly every one that the model takes
# on a page without a phrase.
_SIGN = re.compile(
    r"[|•»›→@©]|\bwww\.|https?:|\w\.(?:com|org|net|de|info|eu|news|tv|io|uk)\b|\w ?/ ?[A-Z]"
    r"|\d:\d\d|\b(?:19|20)\d\d\b|\d{9}|\d[-. )]+\d{3}[-. ]\d{4}|\+\d|\d{1,2}[./]\d{1,2}[./]\d\d"
    r"|^\W*(?:[Bb]y|BY|[Ww]ritten|[Pp]osted|[Uu]pdated|[Pp]ublished)\b|\b(?:ago|[Tt]el|[Ff]ax)\b"
    r"|^\W*(?i:read (?:more|also|next)|see also|also (?:read|on)|next|watch|more)\b"
    r"|^(?i:also|must read|must see|plus|don.t miss|icymi):|\[[A-Z]{4,}\]$|^(?:&lt;|<)"
    r"|^[^a-z\n]{40,}$"
    r"|\b(?i:photo|image|picture|getty|reuters|shutterstock|courtesy|credit)",
    re.MULTILINE,
)


def has_sign(text: str) -> bool:
    """Whether one of some lines holds what furniture has and headings seldom have."""
    return _SIGN.search(text) is not None


def is_a_shouted_teaser(text: str) -> bool:
    """Whether a line is in capitals, too long for a subheading and no sentence."""
    return (
        len(text) >= _TEASER_LENGTH
        and text.isupper()
        and len(text.split()) >= _TEASER_WORDS
        and text.rstrip(CLOSERS)[-1:] not in STOPS
    )


def is_markup(text: str) -> bool:
    """Whether nothing of a line is left without its tags and entities."""
    if text[0] not in "<&" or len(text) > _LONGEST_MARKUP:
        return False
    return not any(map(str.isalnum, _MARKUP.sub("", text)))


def has_bullet(text: str) -> bool:
    """Whether a line starts like an item of a list."""
    return _LIST_ITEM.match(text) is not None


def is_a_name(text: str) -> bool:
    """Whether a line is the name of a person and nothing else."""
    return _NAME_ALONE.match(text) is not None


def is_a_stamp(text: str) -> bool:
    """Whether a line is a time or a number as programs write it."""
    return _STAMP.match(text) is not None


def is_a_post(text: str) -> bool:
    """Whether a line is a post of a social network that the article quotes."""
    return _QUOTED_POST.search(text) is not None


def is_a_credit(text: str) -> bool:
    """Whether a line says whose a picture is."""
    return len(text) <= _LONGEST_CREDIT and (
        _CREDIT.search(text) is not None or _SLASH_CREDIT.match(text) is not None
    )


def long_words(text: str) -> frozenset[str]:
    """The words of a line that say something about its subject, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text) if len(word) >= _LONG_WORD)


def look(text: str, *, speaks_to_reader: bool, is_near_top: bool) -> Iterator[str]:
    """The statements that are true of a line (without blanks around it)."""
    words = text.split()
    yield bucket(len(words), (1, 3, 6, 12, 20, 35, 60), "words")
    yield f"ends with {_end(text)}"
    yield from _case(text)
    digits = sum(map(str.isdigit, text)) / len(text)
    if digits:
        yield "a few digits" if digits < 0.1 else "digits" if digits < 0.35 else "mostly digits"
    yield from _names_and_dates(text, is_near_top=is_near_top)
    for name, pattern in _PATTERNS.items():
        if pattern.search(text):
            yield name
    if text.isupper() and len(words) >= _HEADLINE_WORDS:
        yield "a headline in capitals"
    if ends_with_agency(text):
        yield "an agency at its end"
    if is_markup(text):
        yield "only markup"
    if text[-1] not in STOPS and _TIME_IN_IT.search(text):
        yield "a clock's time in it"
    if text[-1] == "." and is_verbless(text):
        yield "a sentence without a verb"
    yield from _vocabulary(text, speaks_to_reader=speaks_to_reader)


def _names_and_dates(text: str, *, is_near_top: bool) -> Iterator[str]:
    date = date_share(text)
    if date is not None:
        yield date
        if date == "a date and a name" and is_near_top:
            yield "a date and a name near the top"
    if is_dated_byline(text):
        yield "a byline with its date"
    if opens_with_by(text):
        yield "opens with By"
    if is_byline(text):
        yield "a byline near the top" if is_near_top else "a byline or a name"


def _vocabulary(text: str, *, speaks_to_reader: bool) -> Iterator[str]:
    """Which groups of words a line has, and whether it opens like an appeal.

    In an article that speaks to its reader itself an appeal says nothing.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    groups = Counter(group for word in words for group in _GROUP_OF.get(word, ()))
    for group, hits in groups.items():
        if speaks_to_reader and group in _READER_GROUPS:
            continue
        yield group
        if hits >= 2:
            yield f"{group}, twice"
    if not speaks_to_reader and _CALL.match(text):
        yield "opens like a call or a teaser"


def bucket(number: int, bounds: Sequence[int], noun: str) -> str:
    """The name of the range that a number is in: ``2-3 words``."""
    lowest = 0
    for bound in bounds:
        if number <= bound:
            return f"{lowest}-{bound} {noun}" if lowest < bound else f"{bound} {noun}"
        lowest = bound + 1
    return f"{lowest} or more {noun}"


def _end(text: str) -> str:
    if text.rstrip(CLOSERS).endswith(("..", "…")):
        return "dots"
    end = text.rstrip(CLOSERS)[-1:]
    return {".": "a full stop", "?": "?", "!": "!", ":": "a colon", ",": "a comma"}.get(
        end, "no mark"
    )


def _case(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    letters = "".join(words)
    if not letters:
        yield "no letters"
    elif len(letters) > 3 and letters.isupper():
        yield "all capitals"
    elif letters.lower() != letters.upper():
        long = [word for word in words if len(word) >= _LONG_WORD] or words
        capital = sum(word[0].isupper() for word in long) / len(long)
        share = "every" if capital == 1 else "most" if capital >= 0.7 else "some"
        yield f"{share if capital >= 0.4 else 'few'} long words in capitals"
        if not any(map(str.islower, words)):
            yield "no word in small letters"
