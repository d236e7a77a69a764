from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpuslint.language.layout import filled_lines
from corpuslint.rule import Bad, Document, Finding, Good, Hit, Severity, TriggeredRule

from ._lines import delete_line_finding, excerpt

_NAME = (
    r"(?:(?:Dr|Prof|Professor|Sir|Lord)\.? )?"
    r"[A-Z][\w’'.-]{0,24}(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]{0,24}){1,3}"
)
_ROLE = (
    r"(?:director|professor|lecturer|fellow|researcher|analyst|economist|historian|journalist|"
    r"columnist|writer|author|editor|correspondent|reporter|member|head|chief|chair|chairman|"
    r"chairwoman|founder|co-founder|president|expert|scholar|scientist|lawyer|diplomat|ambassador|"
    r"minister|consultant|adviser|advisor|contributor|commentator|philosopher|sociologist|"
    r"political scientist|blogger|activist|teacher|student|physician|doctor|secretary|partner|"
    r"strategist|specialist|novelist|poet|critic|photographer|producer|dean|rector|candidate|"
    r"geologist|biologist|psychologist|anthropologist|archaeologist|geographer|engineer)"
)
_IS = r"(?:is|was|are|serves as|works as|has been)"
# In brackets, at either end of the page.
_BRACKETED = re.compile(
    rf"[(\[*_]+\s?(?:{_NAME}|The (?:author|writer|authors|writers)),?(?: \d{{2}},)? {_IS} "
    rf"[^()\[\]\n]{{0,120}}\b{_ROLE}s?\b[^()\[\]\n]{{0,200}}[)\]*_]+\.?"
)
_THE_AUTHOR = re.compile(
    rf"(?:[*_—–-]+\s?)?(?:The|This) (?:author|writer|article’s author|article's author)s? {_IS} "
    rf"[^\n]{{0,120}}\b{_ROLE}s?\b[^\n]{{0,200}}"
)
_STAFF = re.compile(
    rf"{_NAME} is (?:an?|the) (?:[\w-]{{2,20}} ){{0,4}}(?:journalist|columnist|writer|reporter|"
    r"correspondent|contributor|editor|producer)s?\b"
    r"(?:,? (?:based in|with|at|for|on|covering|who)\b)[^\n]{0,160}"
)
_LONGEST = 360
_LAST_LINES = 8
_FIRST_LINES = 5


class AuthorNote(TriggeredRule):
    """A note about the author stands above or below the article.

    What it does:
      Finds a line such as "(Jane Roe is director of the Tide Institute)", "The author is …", and
      at the end of the page "Jane Roe is a reporter based in Harbour …".

    Why it is a problem:
      It is about the author; the article does not speak of that person.

    How it decides:
      The whole line is a name, "is" and a profession, in brackets or in italics, among the first
      or last lines of the page; or "the author" with a profession. Without brackets only trades of
      the press count, and only in the last lines.

    Fix safety:
      Unsafe: in an article about a person such a line may be a sentence of it.
    """

    code = "BLR008"
    name = "author-note"
    family = "boilerplate"
    severity = Severity.ERROR
    triggers = (
        *("director", "professor", "lecturer", "fellow", "researcher", "analyst", "economist"),
        *("historian", "journalist", "columnist", "writer", "author", "editor", "correspondent"),
        *("reporter", "member", "head", "chief", "chair", "chairman", "chairwoman", "founder"),
        *("co-founder", "president", "expert", "scholar", "scientist", "lawyer", "diplomat"),
        *("ambassador", "minister", "consultant", "adviser", "advisor", "contributor"),
        *("commentator", "philosopher", "sociologist", "blogger", "activist", "teacher"),
        *("student", "physician", "doctor", "secretary", "partner", "strategist", "specialist"),
        *("novelist", "poet", "critic", "photographer", "producer", "dean", "rector"),
        *("candidate", "authors", "writers", "geologist", "biologist", "psychologist", "engineer"),
        *("anthropologist", "archaeologist", "geographer"),
    )

    bad = (
        Bad(
            "The bridge opens in May.\n\n"
            "⟦(Jane Roe is director of the Tide Research Institute, Harbour)⟧\n",
            fixed="The bridge opens in May.\n",
        ),
        Bad(
            "The bridge opens in May.\n\n⟦(Jane Roe is a geologist and teaches at Harbour)⟧\n",
            fixed="The bridge opens in May.\n",
        ),
        Bad(
            "The bridge opens in May.\n\n⟦The author is a lecturer at Harbour College.⟧\n",
            fixed="The bridge opens in May.\n",
        ),
        Bad(
            "The bridge opens in May.\n\n⟦Jane Roe is a freelance journalist based in Harbour.⟧\n",
            fixed="The bridge opens in May.\n",
        ),
    )
    good = (
        Good("Jane Roe is director of the Tide Institute.\n\nShe opened the bridge.\n"),
        Good("The council met (Jane Roe is its director) on Friday.\n"),
        Good("The bridge opens in May.\n\nJane Roe is a professor at Harbour College.\n"),
    )

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Notes among the first and last lines."""
        for line in sorted({document.line_at(hit.start) for hit in hits}):
            text = document.line_texts[line].strip()
            if len(text) > _LONGEST or not (
                text[0] in "([*_—–-" or " is a" in text[:80] or text.startswith(("The ", "This "))
            ):
                continue
            filled = document.once(filled_lines)
            last, first = filled[-_LAST_LINES:], filled[:_FIRST_LINES]
            patterns: list[re.Pattern[str]] = []
            if line in last or line in first:
                patterns += [_BRACKETED]
            if line in last[-5:] and line != filled[0]:
                patterns += [_THE_AUTHOR, _STAFF]
            if any(pattern.fullmatch(text) for pattern in patterns):
                message = f"note about the author: “{excerpt(text)}”"
                yield delete_line_finding(document, line, message, {"kind": "author"}, 0.8)
