from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpuslint.language.layout import layout
from corpuslint.rule import Bad, Document, Finding, Good, Hit

from ._lines import delete_line_finding, delete_span_finding, excerpt, is_hit, is_piece
from ._phrase_rule import PhraseAndTriggerRule

_WIRE = (
    r"(?:Reuters|AFP|AP|dpa|DPA|EFE|ANSA|TASS|Interfax|Xinhua|Kyodo|Yonhap|PTI|ANI|UNI|IANS|BTA|"
    r"Tanjug|Beta|Hina|MIA|ATA|PAP|CTK|ČTK|MTI|Agerpres|Ukrinform|Anadolu|AA|Bloomberg|BBC|CNN|DW|"
    r"RFE/RL|VOA|Guardian|AAP|UPI|APA|ATS|Belga|ANP|NTB|TT|Ritzau|STT|LETA|BNS|ELTA)"
)
# After the end of a sentence (or alone on the line), up to the end of the line.
_AFTER = r"(?:^|(?<=[.!?…”\"’»)])\s)\s*"
_CREDITS = (
    # Between slashes; the second one is often forgotten.
    re.compile(_AFTER + r"(?P<credit>/[^/\s\d][^/\n]{1,80}/?\.?)\s*$"),
    # Known agencies only: other brackets are the article's.
    re.compile(_AFTER + rf"(?P<credit>[(\[]{_WIRE}(?:[,/ –-]{{1,3}}{_WIRE}){{0,3}}[)\]]\.?)\s*$"),
    re.compile(_AFTER + rf"(?P<credit>[–—-] ?{_WIRE}(?:[,/ ]{{1,2}}{_WIRE}){{0,3}})\s*$"),
    # A label and a name that starts with a capital.
    re.compile(
        _AFTER + r"(?P<credit>[(\[]?(?:Source|Sources|Via|Translation|Translated by|"
        r"Translated from|Adapted from|Originally published (?:in|on|by|at))\b\s?:?\s"
        r"[A-Z“\"‘'][^\n.:]{1,80}(?:\.[a-z]{2,4})?[)\]]?\.?)\s*$"
    ),
)
_BYLINE = re.compile(
    r"By (?:[A-Z][\w’'.-]{0,20} ){1,3}[A-Z][\w’'-]{1,20}"
    r"(?:(?:,| and| in| for| \|| ,)? [A-Z][^.!?\n]{1,50})?"
)
# A name and a date: whoever stands in a sentence is followed by a verb.
_NAME_AND_DATE = re.compile(
    r"(?:By )?(?:[A-Z][\w’'.-]{0,20} ){0,3}[\w’'-]{2,20}\s(?:[-–—|•·/,]|on )\s?[^\n]{0,14}"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2},? (?:19|20)\d\d)[^\n]{0,30}"
)
_LONGEST_BYLINE = 90
_DATE = re.compile(r"\d[./-]\d|(?:19|20)\d\d")


class SourceCredit(PhraseAndTriggerRule):
    """A credit names the author, the translator or the medium that the text was taken from.

    What it does:
      Finds lines such as "Source: …", "Translation: …", "Author: …" in many languages, a byline
      under the headline, and a credit at the end of a paragraph: "/Harbour Post/", "(Reuters)",
      "/Adapted from …".

    Why it is a problem:
      It is data about the article and no sentence of it. As text it ends up in the middle of
      passages that are compared, translated and learned.

    How it decides:
      A label or phrase of the furniture lexicon begins the line; or, after the end of a sentence,
      the line ends in words between slashes, in an agency in brackets or after a dash, or in a
      credit such as "Source: Harbour Post".

    Fix safety:
      Unsafe: somebody may want to keep the credit. The paragraph before it stays.
    """

    code = "BLR006"
    name = "source-credit"
    noun = "source credit"
    is_safe = False
    needs = ()  # it knows more than phrases
    kinds = frozenset(("source", "translation", "author"))
    triggers = (
        *(" /", "source:", "sources:", "source :", "via:", "translation:", "translated by"),
        *("translated from", "adapted from", "originally published"),
        *("(reuters", "(afp", "(ap", "(dpa", "(efe", "(ansa", "(tass", "(interfax", "(xinhua"),
        *("(kyodo", "(yonhap", "(pti", "(ani", "(uni", "(ians", "(bta", "(tanjug", "(beta"),
        *("(hina", "(mia", "(ata", "(pap", "(ctk", "(čtk", "(mti", "(agerpres", "(ukrinform"),
        *("(anadolu", "(aa", "(bloomberg", "(bbc", "(cnn", "(dw", "(rfe/rl", "(voa", "(guardian"),
        *("- reuters", "– reuters", "— reuters", "- afp", "– afp", "— afp", "- ap", "– ap"),
        *(
            "- bbc",
            "– bbc",
            "- dpa",
            "– dpa",
            "- tass",
            "- xinhua",
            "- pti",
            "—reuters",
            "-reuters",
        ),
    )

    bad = (
        Bad(
            "Bridge opens in May\n\n⟦Source: Harbour Post\nTranslation: Mill Lane News⟧\n\n"
            "The council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "The bridge opens in May, but nobody knows who pays. ⟦/Harbour Post/⟧\n",
            fixed="The bridge opens in May, but nobody knows who pays.\n",
        ),
        Bad(
            "The bridge opens in May. ⟦/Adapted from “Tides” by “Harbour Post”⟧\n",
            fixed="The bridge opens in May.\n",
        ),
        Bad(
            "“The bridge opens in May,” he said. ⟦(Reuters)⟧\n",
            fixed="“The bridge opens in May,” he said.\n",
        ),
        Bad(
            "Bridge opens in May\n\n⟦By Jane Roe, Harbour Post⟧\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
    )
    good = (
        Good("The source: a clerk of the council.\n\nThe bridge opens in May.\n"),
        Good("HARBOUR (Reuters) - The bridge opens in May.\n"),
        Good("The tram runs again. And/or the bus.\n"),
        Good("By Monday the bridge was open.\n"),
        Good("The fee is 3 euros. (The tram costs two.)\n"),
        Good("It cost 30 crowns /a day/ and nobody paid. The bridge opens in 2031/32.\n"),
    )

    def check(self, document: Document, hits: Sequence[Hit] | None = None) -> Iterable[Finding]:
        """Lexicon lines and bylines, or where triggers stand, other credits."""
        found = super().check(document, hits)
        return found if hits is not None else [*found, *_bylines(document)]

    def check_lines(self, document: Document, lines: Sequence[int]) -> Iterable[Finding]:
        """Credits at the end of a paragraph."""
        for line in lines:
            text = document.line_texts[line]
            match = None if is_hit(document, line) else _credit(text)
            if match is None:
                continue
            credit = match["credit"]
            evidence: dict[str, object] = {"kind": "source", "credit": credit}
            message = f"source credit: “{excerpt(credit)}”"
            if not text[: match.start("credit")].strip():
                yield delete_line_finding(document, line, message, evidence, 0.85)
                continue
            start = document.lines[line].start + match.start("credit")
            end = document.lines[line].start + match.end("credit")
            yield delete_span_finding(document, start, end, message, evidence, 0.85)


def _bylines(document: Document) -> Iterable[Finding]:
    """The author's name on a line of its own among the first lines."""
    texts = document.line_texts
    for line in document.once(layout).first:
        text = texts[line]
        if len(text) > _LONGEST_BYLINE:
            continue
        text = text.strip()
        is_byline = text[:3].lower() == "by " and _BYLINE.fullmatch(text)
        has_year = "20" in text or "19" in text or "/" in text
        is_dated = has_year and _DATE.search(text) and _NAME_AND_DATE.fullmatch(text)
        if (is_byline or is_dated) and not is_piece(document, line):
            message = f"byline: “{excerpt(text)}”"
            yield delete_line_finding(document, line, message, {"kind": "author"}, 0.85)


def _credit(text: str) -> re.Match[str] | None:
    tail = max(0, len(text) - 140)
    for pattern in _CREDITS:
        match = pattern.search(text, tail) if tail else pattern.search(text)
        if match is not None:
            return match
    return None
