from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpuslint.language.layout import filled_lines
from corpuslint.rule import Applicability, Bad, Document, Finding, Fix, Good, delete_lines

from ._lines import excerpt, is_hit
from ._phrase_rule import PhraseAndTriggerRule

_LONGEST = 700
# Nobody writes this of anything but the page itself.
_SURE = re.compile(
    r"(?P<notice>"
    r"\b(?:this|our|the) (?:web ?site|site|page) uses cookies\b|\bwe (?:and our partners )?use "
    r"(?:necessary |essential )?cookies\b"
    r"|\bmaterial may not be (?:published|reproduced|broadcast|rewritten)\b"
    r"|\bprotected by recaptcha\b"
    r")",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?P<notice>"
    r"\b(?:our|use of|all|these|accept(?:ing)?) cookies\b"
    r"|\bby (?:continuing|using|clicking|browsing|subscribing|signing up|submitting)\b[^.\n]{0,80}"
    r"\b(?:you|I) (?:agree|accept|consent|acknowledge)\b"
    r"|\ball rights reserved\b"
    r"|\b(?:may|must|can) not be "
    r"(?:published|reproduced|broadcast|rewritten|redistributed|copied)\b[^\n]{0,160}\b(?:permission|consent|redistributed|broadcast|form)\b"
    r"|(?:©|\bcopyright\b|\(c\))\s{0,2}(?:©\s?)?(?:19|20)\d\d\b"
    r"|\b(?:privacy policy|terms of (?:use|service)|terms and conditions)\b[^.\n]{0,60}"
    r"\b(?:apply|agree|accept|read|see)\b"
    r"|\b(?:views|opinions) expressed (?:in this|here|by the author|are)\b[^\n]{0,120}"
    r"\b(?:author|own|reflect|represent|position|policy)\b"
    r"|\bnot responsible for the content of external\b"
    r"|\bcopyright\s[^.\n]{1,40}\s(?:19|20)\d\d\b"
    r"|\breproduction (?:in whole or in part |of [^.\n]{1,40} )?(?:is |without permission is )"
    r"(?:prohibited|forbidden)\b"
    r")",
    re.IGNORECASE,
)
_EDGE = 6


class LegalNotice(PhraseAndTriggerRule):
    """A copyright, consent or cookie notice is left in the text.

    What it does:
      Finds copyright lines, terms, privacy and cookie notices, disclaimers about opinions: as
      phrases of the lexicon in many languages, and in English as whole notices.

    Why it is a problem:
      It is the publisher speaking of the site, the same on every page.

    How it decides:
      The whole line is a phrase of the furniture lexicon; or it is a paragraph that holds the
      wording of a notice and stands among the first or last lines of the page. A sentence about
      cookies or copyright in the middle of an article is left alone.

    Fix safety:
      Safe for plain phrases of the lexicon, unsafe for whole notices.
    """

    code = "BLR009"
    name = "legal-notice"
    noun = "legal notice"
    kinds = frozenset(("legal", "cookie"))
    triggers = (
        *("cookies", "you agree", "you accept", "you consent", "you acknowledge", "i agree"),
        *("all rights reserved", "may not be", "must not be", "can not be", "copyright", "©"),
        *("(c)", "privacy policy", "terms of use", "terms of service", "terms and conditions"),
        *(
            "views expressed",
            "opinions expressed",
            "external",
            "recaptcha",
            "reproduction",
        ),
    )

    bad = (
        Bad(
            "The council met on Friday.\n\n⟦© 2031 Harbour Post. All rights reserved.⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦The views expressed in this article are those of the "
            "author and do not reflect the position of the Harbour Post.⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "⟦We use cookies so that the page works. By continuing you accept this.⟧\n\n"
            "The council met on Friday.\n",
            fixed="The council met on Friday.\n",
        ),
    )
    good = (
        Good("The baker sells cookies. All cookies are made by hand, she said on Friday.\n"),
        Good("The film studio says that its copyright was broken.\n"),
    )

    def check_lines(self, document: Document, lines: Sequence[int]) -> Iterable[Finding]:
        """Whole notices."""
        edges: set[int] = set()
        for line in lines:
            text = document.line_texts[line].strip()
            if len(text) > _LONGEST or text[0] in '"“„«' or " said" in text:
                continue
            sure = _SURE.search(text)
            match = sure or _NOTICE.search(text)
            if match is None or is_hit(document, line):
                continue
            if not edges:
                filled = document.once(filled_lines)
                edges = {*filled[:_EDGE], *filled[-_EDGE:]} if len(filled) > 1 else {-1}
            if sure is None and line not in edges:
                continue
            start = document.lines[line].start + document.line_texts[line].index(text)
            yield Finding(
                start=start,
                end=start + len(text),
                message=f"legal notice: “{excerpt(text)}”",
                confidence=0.85,
                evidence={"kind": "legal", "phrase": match["notice"], "languages": ["en"]},
                fix=Fix(Applicability.UNSAFE, (delete_lines(document, line),)),
            )
