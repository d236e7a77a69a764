from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated
from zlib import crc32

import msgspec

from corpuslint.language.headline import headline
from corpuslint.language.layout import is_hard_wrapped
from corpuslint.language.line_shapes import date_share
from corpuslint.language.page_parts import is_loose
from corpuslint.rule import (
    Applicability,
    Bad,
    CorpusRule,
    Document,
    DocumentFact,
    DocumentKey,
    Edit,
    Fact,
    Finding,
    Fix,
    Good,
    Span,
)

_LONGEST = 200  # characters
_FEWEST_LETTERS = 4
_DIGITS = re.compile(r"\d+")
_FIGURES_OF_A_ROW = 2
_MONTHS = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:sday)?"
    r"|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
)
_HOST = re.compile(r"https?://(?:www\.)?([^/\s:]+)")

_LINE = "Tornby Herald - the voice of the northern shore"


class RepeatedLine(CorpusRule):
    """A line stands in many documents of a corpus or a site.

    What it does:
      Finds lines that many documents have: slogans, names of sections, forms, notices.

    Why it is a problem:
      What every page of a site says is no part of any article. A model learns it by heart.

    How it decides:
      Lines that do not end like a sentence are counted by document, with numbers, days and months
      folded; copies of one article count once, and so does a refrain inside a document. A line
      that five documents have is furniture, or three of one site where the container gives
      addresses. Headlines, rows of figures with what stands beside them, and lines of texts that
      were wrapped by hand are not counted.

    Fix safety:
      Unsafe: a subheading that a newsroom uses every day is a repeated line too.

    Options:
      documents: how many documents have to have the line.
      site_documents: how many documents of one site.
    """

    class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """How often a line has to stand in a corpus."""

        documents: Annotated[
            int, msgspec.Meta(ge=2, description="least documents that have the line")
        ] = 5
        site_documents: Annotated[
            int, msgspec.Meta(ge=2, description="least documents of one site that have it")
        ] = 3

    code = "BLR011"
    name = "repeated-line"
    family = "boilerplate"
    least_documents = 2
    version = 3
    options: Options

    bad = (
        Bad(
            f"Bridge shut\n\nThe bridge is shut.\n\n⟦{_LINE}⟧\n",
            f"Ferry sold\n\nThe ferry is sold.\n\n⟦{_LINE}⟧\n",
            f"Mayor speaks\n\nThe mayor spoke.\n\n⟦{_LINE}⟧\n",
            options={"documents": 3},
            fixed=[
                "Bridge shut\n\nThe bridge is shut.\n",
                "Ferry sold\n\nThe ferry is sold.\n",
                "Mayor speaks\n\nThe mayor spoke.\n",
            ],
        ),
    )
    good = (
        Good(
            f"Bridge shut\n\n{_LINE}\n\nThe bridge.\n\n{_LINE}\n\n{_LINE}\n\n{_LINE}\n\n{_LINE}\n"
        ),
        Good(*(f"Bridge shut\n\nThe bridge is shut.\n\n{_LINE}\n" for _ in range(6))),
        Good(
            *(
                f"Harbour {n} reports\n\nQuay {n} did well.\n\nNine months\nGoods {n}1 vs {n}7\n"
                for n in range(6)
            )
        ),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The lines that may be furniture, each once, with the document's site and likeness."""
        if document.once(is_hard_wrapped):
            return
        texts = document.line_texts
        candidates = [
            line
            for line, text in enumerate(texts)
            if text and len(text) <= _LONGEST and is_loose(text.rstrip())
        ]
        if not candidates:
            return
        head = document.once(headline)
        passed = set(range(head.first_line, head.stop_line) if head is not None else ())
        for line in candidates:
            if _is_row(texts[line]):
                passed.update((line - 1, line, line + 1))
        spans: dict[str, list[Span]] = {}
        for line in candidates:
            if line in passed:
                continue
            key = _fold(texts[line])
            if sum(map(str.isalpha, key)) >= _FEWEST_LETTERS:
                spans.setdefault(key, []).append(document.lines[line])
        if not spans:
            return
        value = f"{_site(document)} {_article(document, candidates)}"
        for key, found in spans.items():
            yield Fact(key, value, tuple(found))

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002  there are none
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """A finding for each line of each document, where there are enough."""
        articles = {fact.value for fact in facts}
        by_site: dict[str, int] = {}
        for value in articles:
            site = value.partition(" ")[0]
            by_site[site] = by_site.get(site, 0) + 1
        for fact in facts:
            site = fact.value.partition(" ")[0]
            of_site = by_site[site] if site else 0
            if len(articles) < self.options.documents and of_site < self.options.site_documents:
                continue
            for start, end in fact.spans:
                evidence: dict[str, object] = {"line": key, "documents": len(articles)}
                if site:
                    evidence |= {"site": site, "documents_of_site": of_site}
                yield (
                    fact.document,
                    Finding(
                        start=start,
                        end=end,
                        message=f"{len(articles)} articles have this line",
                        confidence=0.9 if len(articles) >= 2 * self.options.documents else 0.8,
                        evidence=evidence,
                        fix=Fix(Applicability.UNSAFE, (Edit(start, end, "", whole_lines=True),)),
                    ),
                )


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table: several figures that are no date."""
    return len(_DIGITS.findall(text)) >= _FIGURES_OF_A_ROW and date_share(text.strip()) is None


def _fold(text: str) -> str:
    """The line in lower case, with numbers, days and months as zeros."""
    folded = _DIGITS.sub("0", " ".join(text.lower().split()))
    return _MONTHS.sub("0", folded) if "0" in folded else folded


def _site(document: Document) -> str:
    match = _HOST.match(document.url) if document.url else None
    return match.group(1).lower() if match else ""


def _article(document: Document, candidates: Sequence[int]) -> int:
    """A number that copies of one article share: of the words of its longest paragraph."""
    prose = set(range(len(document.line_texts))).difference(candidates)
    longest = max((document.line_texts[line] for line in prose), key=len, default="")
    return crc32(" ".join(longest.lower().split()).encode("utf-8", "replace"))
