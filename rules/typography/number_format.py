from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Severity,
)

from ._places import is_other_language, is_technical, language_of, line_around

_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "he", "th", "hi", "ms"})
_SCALE = (
    "percent|per cent|pct|million|billion|trillion|mln|bln|thousand|km|kilometers|kilometres|meters"
    "|metres|tons|tonnes|degrees|euros|rubles|roubles|hryvnias|leva|lei|Prozent|Millionen|Milliarden"
    "|millions?|milliards?|millones|milioni|miliardi|milhões|млн|млрд|миллионов|миллиардов|процентов"
)
_DECIMAL_COMMA = re.compile(rf"(?<![\d.,])\d{{1,3}},\d{{1,2}}(?= ?%| (?:{_SCALE})\b)")
_DECIMAL_POINT = re.compile(rf"(?<![\d.,])\d{{1,3}}\.\d{{1,2}}(?= ?%| (?:{_SCALE})\b)")
_GROUPED_BY_POINTS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){1,2}(?![.,]?\d)")
_GROUPED_BY_COMMAS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){1,2}(?![.,]?\d)")
# What is counted one by one: 11.000 of them are no decimal fraction.
_COUNTED = re.compile(
    r" (?:people|persons|soldiers|troops|civilians|residents|inhabitants|citizens|refugees|students"
    r"|pupils|workers|employees|houses|homes|families|children|women|men|voters|votes|tickets"
    r"|dollars|euros|rubles|hryvnias)\b",
    re.IGNORECASE,
)
# Only in a sentence: a date line beside a headline or a credit is the page's own.


class _Style(NamedTuple):
    """What numbers look like that are wrong where one sign is decimal.

    The two first looks start with a literal, which makes them quick; all matches of the patterns
    (and dates) hold one.
    """

    maybe_decimal: re.Pattern[str]
    maybe_group: re.Pattern[str]
    wrong_decimal: re.Pattern[str]
    wrong_group: re.Pattern[str]
    right_decimal: re.Pattern[str]


_POINT = _Style(
    re.compile(r",\d{1,2}[ %]"),
    re.compile(r"\.\d{3}"),
    _DECIMAL_COMMA,
    _GROUPED_BY_POINTS,
    _DECIMAL_POINT,
)
_COMMA = _Style(
    re.compile(r"\.\d{1,2}[ %]"),
    re.compile(r",\d{3}"),
    _DECIMAL_POINT,
    _GROUPED_BY_COMMAS,
    _DECIMAL_COMMA,
)
# Only in a sentence: a date line beside a headline or a credit is the page's own.
_DATE = re.compile(
    r"(?<= (?:on|of|by|in|to) |rom |til |nce |ore |ter |ted )"
    r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?![\d.]\d|\d)"
)
_YEAR = re.compile(r"\.(?:19|20)\d{2}")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class NumberFormat(DocumentRule):
    """A number or date in the format of the source language.

    What it does:
      Finds numbers whose point and comma have changed places for the document's language
      (`3,5 %`, `11.000 people`, `1.250.000` in English; `3.5 %` in German), and in English texts
      dates with points (`24.02.2022`).

    Why it is a problem:
      `11.000` is eleven to an English reader; the translation changed the number.

    How it decides:
      By evidence for the other reading only. Certain by themselves: two groups of three digits, a
      comma before one or two digits and a unit. A single group (`11.000`) counts before things that
      are counted one by one, or where the document has a certain one and no number of the right
      format. Dates are reported in English text only, after a preposition (`on 24.02.2022`): a date
      line beside a headline is the page's own. Scores, versions, times, sections and addresses are
      left alone. Which sign is decimal goes by the document's language.

    Fix safety:
      Unsafe: point and comma change places. A date is a suggestion (`24 February 2022`), and only
      where the day cannot be a month.
    """

    code = "TYP007"
    name = "number-format"
    family = "typography"
    severity = Severity.WARNING
    bad = (
        Bad(
            "Prices rose by ⟦3,5⟧ % and wages by ⟦12,25⟧ percent.",
            fixed="Prices rose by 3.5 % and wages by 12.25 percent.",
        ),
        Bad(
            "About ⟦11.000⟧ people left, of ⟦1.250.000⟧ in all; ⟦4.300⟧ came back.",
            fixed="About 11,000 people left, of 1,250,000 in all; 4,300 came back.",
        ),
        Bad("The bridge was built on ⟦24.02.1922⟧ and rebuilt later."),
        Bad(
            "Die Preise stiegen um ⟦3.5⟧ Prozent, sagt der Rat.",
            language="de",
            fixed="Die Preise stiegen um 3,5 Prozent, sagt der Rat.",
        ),
    )
    good = (
        Good("It yields 8.737 pct on 17.857 shares; 3.5 % of 11,000 people; rooms 3,5 and 7."),
        Good("Version 1.250.1, section 4.2.1, at 12.30, from 192.168.100.200 and 6,4 6,3."),
        Good("Die Preise stiegen um 3,5 Prozent auf 11.000 Euro am 24.02.2022.", language="de"),
        Good("The index closed at 3.817 after 3.901, a fall of 2.15 percent."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Decimals, groups and dates."""
        text = document.text
        language = language_of(document, self.context)
        style = _POINT if language in _POINT_LANGUAGES else _COMMA
        has_decimal = style.maybe_decimal.search(text) is not None
        has_group = style.maybe_group.search(text) is not None
        wrong = list(style.wrong_decimal.finditer(text)) if has_decimal else []
        for match in wrong:
            yield from self._swapped(document, match, language, "a decimal sign before a unit")
        if not has_group:
            return
        groups = [
            group
            for first in style.maybe_group.finditer(text)
            if (group := style.wrong_group.match(text, _number_start(text, first.start())))
            and group.start() < first.start() <= group.start() + 3
        ]
        many = {match.start() for match in groups if len(match.group()) > len("999.999")}
        is_certain = bool(wrong or many) and style.right_decimal.search(text) is None
        for match in groups:
            if match.start() in many:
                yield from self._swapped(document, match, language, "groups of three digits")
            elif match.group().endswith("00") and _COUNTED.match(text, match.end()):
                yield from self._swapped(document, match, language, "things counted one by one")
            elif is_certain:
                yield from self._swapped(document, match, language, "the document's other numbers")
        if language == "en" and _YEAR.search(text):
            yield from _dates(document)

    def _swapped(
        self, document: Document, match: re.Match[str], language: str, why: str
    ) -> Iterator[Finding]:
        start, end = match.span()
        if is_technical(document.text, start, end) or is_other_language(
            line_around(document, start), language
        ):
            return
        number = match.group()
        replacement = number.translate({ord("."): ",", ord(","): "."})
        yield Finding(
            start=start,
            end=end,
            message=f"`{number}` is written as in the source language",
            confidence=0.9,
            evidence={"number": number, "likely": replacement, "why": why},
            fix=Fix(Applicability.UNSAFE, (Edit(start, end, replacement),)),
        )


def _number_start(text: str, sign: int) -> int:
    """Where the digits before a sign begin; at most three belong to a group."""
    start = sign
    while start > max(0, sign - 3) and text[start - 1].isdigit():
        start -= 1
    return start


def _dates(document: Document) -> Iterator[Finding]:
    for match in _DATE.finditer(document.text):
        day, month = int(match[1]), int(match[2])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            continue
        if is_technical(document.text, *match.span()):
            continue
        written = f"{day} {_MONTHS[month - 1]} {match[3]}"
        yield Finding(
            start=match.start(),
            end=match.end(),
            message=f"the date `{match.group()}` is written as in the source language",
            confidence=0.8,
            evidence={"date": match.group(), "likely": written},
            fix=Fix(Applicability.SUGGESTION, (Edit(*match.span(), written),))
            if day > 12
            else None,
        )
