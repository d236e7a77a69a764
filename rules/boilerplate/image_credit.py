from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from corpuslint.language.headline import headline
from corpuslint.rule import Applicability, Bad, Document, Finding, Fix, Good, delete_lines

from ._lines import delete_span_finding, excerpt, is_hit
from ._phrase_rule import PhraseAndTriggerRule

# A caption is a line or two; a longer paragraph is the article, with a credit in it at most.
_LONGEST_CAPTION = 320
_MOST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?(?=\s)")
_LABEL = r"(?:photos?|photographs?|images?|pictures?|pics?|credits?|source|courtesy|illustration)"
_AGENCY = (
    r"(?:getty images|shutterstock(?:\.com)?|istock(?:photo)?|alamy(?: stock photo)?|pixabay"
    r"|unsplash|pexels|depositphotos|imago|anadolu(?: agency)?|epa(?:-efe)?|efe|afp|ap|reuters"
    r"|ap photo|pa(?: wire| images)?|dpa|tass|xinhua|bloomberg|associated press"
    r"|wikimedia(?: commons)?|ukrinform)"
)
_CREDITS = (
    # In brackets: a label and a name, as in: (photo by Jane Roe, AFP).
    re.compile(
        rf"[(\[]\s?(?:file )?{_LABEL}(?: credits?| source| courtesy)?"
        r"\s?(?::|/|\bby\b|\bcourtesy of\b|\bfrom\b|\bvia\b)\s?[^()\[\]\n]{2,120}[)\]]\.?\s*$",
        re.IGNORECASE,
    ),
    # After a dash, slash or sentence end: a label with a colon.
    re.compile(
        rf"(?:\s[-–—|•·]\s?|[|©/]\s?|(?<=[.!?…])\s){_LABEL}(?: credits?| source| by)?"
        r"\s?[:/]\s?[^:\n]{2,80}$",
        re.IGNORECASE,
    ),
    # After a sentence end, a label without one.
    re.compile(
        r"(?<=[.!?…])\s(?:Photo|Photograph|Image|Picture)s? (?:by|courtesy of|from)"
        r"\s[^\n.]{2,80}\.?$"
    ),
    # Agency, slash and photographer, perhaps in brackets.
    re.compile(
        r"(?:^|[(\[.!?…”\"–—|-])\s*(?:AP Photo|REUTERS|EPA-EFE|EPA|AFP|PA|Reuters|TASS|AP|AAP)"
        r"\s?/\s?[A-Z][\w.’'-]{1,20}(?:[ /][A-Z][\w.’'-]{0,20}){0,4}[)\]]?\.?\s*$"
    ),
    # Photographer and outlet in brackets: (Jane Roe/The Harbour Times).
    re.compile(
        r"[(\[]\s?[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{0,20}){1,3}\s?/\s?[A-Z][\w.’'&-]{1,20}"
        r"(?: [A-Z][\w.’'&-]{0,20}){0,4}\s?[)\]]\.?\s*$"
    ),
    # A sign and a name, without the year that a notice of copyright has: © Jane Roe.
    re.compile(
        r"(?:^|(?<=[\s.!?…”)]))©\s?(?!(?:19|20)\d\d)[A-Z][\w.’'-]{1,20}"
        r"(?:(?: |\s?/\s?)[A-Z][\w.’'&-]{0,20}){0,5}\s*$"
    ),
    # The same before its caption, as aggregators set it: © Jane Roe A crane on the quay.
    re.compile(
        r"^\s*©\s?(?!(?:19|20)\d\d|Copyright)[A-Z][\w.’'-]{1,20}"
        r"(?: [A-Z][\w.’'&-]{0,20}){0,3}[ /][A-Z][^\n]{12,300}$"
    ),
    # The New York Times's way: the word, three dots, the name.
    re.compile(r"(?:^|[.?!”])\s?Credit(?:\.\.\.|…)\s?[A-Z][^\n]{2,80}$"),
    # Photographer and outlet with a slash between, alone on the line.
    re.compile(
        r"^\s*[A-Z][\w’'.-]{1,20}(?: [A-Z][\w’'.-]{0,20}){1,2}\s?(?:/|, (?=AP$|AFP$|Reuters$|EPA$"
        r"|Associated Press$|The Associated Press$))\s?[A-Z][\w.&-]{1,20}"
        r"(?: [A-Z][\w.&-]{1,20}){0,3}(?<!\.)\s*$"
    ),
    # An agency alone behind a slash, bar, dash, bracket or the word via.
    re.compile(
        rf"(?:/|©|\||\s[-–—]|\(|\[|\bvia\b)\s?{_AGENCY}(?:[/ ]{{1,3}}{_AGENCY}){{0,2}}"
        r"\s?[)\]]?\.?\s*$",
        re.IGNORECASE,
    ),
)
# A paragraph may end in it as well, and then it is the credit of the text.
_TEXT_CREDIT = re.compile(
    r"\((?:reuters|afp|ap|epa|dpa|tass|xinhua|efe|bloomberg)\)\.?\s*$", re.IGNORECASE
)


class ImageCredit(PhraseAndTriggerRule):
    """A picture's caption, description or credit is left in the text.

    What it does:
      Finds lines such as "Photo: …" in many languages, captions that end in a credit, and the
      picture's description on the line before; in a longer paragraph the credit alone.

    Why it is a problem:
      The picture is gone. Its caption breaks into the article, and repeats its words.

    How it decides:
      A line starts with a label of the furniture lexicon or is one of its phrases; or it ends in a
      credit: a label and a name in brackets or after a dash, an agency behind a slash. A line of at
      most three sentences is the caption and goes as a whole. A line before it in the same block
      that is a sentence of its own is the picture's description, unless it is the headline.

    Fix safety:
      Unsafe: a caption may say something that the article does not.
    """

    code = "BLR005"
    name = "image-credit"
    version = 2
    noun = "image credit"
    is_safe = False
    kinds = frozenset(("photo", "video"))
    triggers = (
        *("photo", "photos", "photograph", "photographs", "image", "images", "picture", "pictures"),
        *("pic", "pics", "credit", "credits", "source", "courtesy", "illustration"),
        *("getty images", "shutterstock", "shutterstock.com", "istock", "istockphoto", "alamy"),
        *("pixabay", "unsplash", "pexels", "depositphotos", "imago", "anadolu", "wikimedia"),
        *("reuters/", "epa/", "afp/", "/afp", "/ afp", "/reuters", "/ reuters", "/epa", "/ epa"),
        *("(epa", "epa-efe", "pa/", "/pa", "tass/", "/tass", "ap/", "/ap", "/ ap", "| afp", "| ap"),
        *("| reuters", "| epa", "© afp", "© ap", "© reuters", "© epa", "via reuters", "via ap"),
        *("via afp", "- afp", "– afp", "- reuters", "– reuters", "aap/", "ukrinform"),
        *("associated press", "(ap)", "(afp)", "(reuters)", "©", "/the"),
        *("agency)", "images)", "journal)", "library)", "news)", "pictures)", "post)", "press)"),
        *("times)", "tribune)"),
    )

    bad = (
        Bad(
            "Bridge opens in May\n\n⟦Photo: Harbour News Agency⟧\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "Bridge opens in May\n\n⟦Снимка: Пристанищна агенция⟧\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "Bridge opens in May\n\n"
            "⟦A steel bridge over a wide river, with two cranes and a blue sky behind them.\n"
            "The bridge on the day of the test - Source : Getty Images⟧\n\n"
            "The council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "Bridge opens in May\n⟦Photo collage: the mayor and the builder (photo: Jane Roe, "
            "AFP)⟧\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "⟦The mayor cuts the ribbon on Friday. © Harbour Press / Jane Roe⟧\n\n"
            "⟦The bridge from the shore. (Jane Roe/The Harbour Times)⟧\n\n"
            "The council met on Friday.\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "⟦The mayor cuts the ribbon. (AP Photo/Jane Roe)⟧\n\nThe council met on Friday.\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday and heard the builder. It voted in the evening. Nobody was "
            "against. The mayor thanked the members. The bridge opens in May, as planned. "
            "⟦(Photo: Jane Roe)⟧\n",
            fixed="The council met on Friday and heard the builder. It voted in the evening. "
            "Nobody was against. The mayor thanked the members. The bridge opens in May, as "
            "planned.\n",
        ),
        Bad(
            "Bridge opens in May\n\n⟦© Jane Roe A crane lifts the last arch of a steel bridge over "
            "the river to its place while hundreds of people watch from the quay.⟧\n\n"
            "The council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
    )
    good = (
        Good("© Harbour Herald Media Group. All rights reserved.\n\nThe council met on Friday.\n"),
        Good("The band sold millions of records (Harbour Lights/Quay Side B).\n".lower()),
        Good("The council sat from 9/10 to noon, and heard the builders (steel and/or wood).\n"),
        Good("TALKING POINT/HARBOUR STOCKS\n\nThe council met on Friday.\n"),
        Good("© 2021 Harbour Herald\n\nThe council met on Friday.\n"),
        Good("The photo shows the mayor on the bridge, the police said.\n"),
        Good("The council met on Friday. The bridge opens in May. (Reuters)\n"),
        Good("The agency sold 24/7 news and pictures to AP/AFP clients for years.\n"),
        Good("He gave credit to the source: his mother.\n"),
    )

    def check_lines(self, document: Document, lines: Sequence[int]) -> Iterable[Finding]:
        """Captions with a credit."""
        for line in lines:
            text = document.line_texts[line]
            match = _credit(text)
            if match is None or is_hit(document, line):
                continue
            words = excerpt(match.group().strip(" -–—|•·"))
            offset = document.lines[line].start
            start = offset + match.start() + len(match.group()) - len(match.group().lstrip())
            end = offset + len(text.rstrip())
            evidence: dict[str, object] = {"kind": "photo", "credit": words}
            if not _is_caption(text):
                message = f"image credit in a paragraph: “{words}”"
                yield delete_span_finding(document, start, end, message, evidence, 0.85)
                continue
            first = _description(document, line)
            if first < line:
                evidence["description"] = excerpt(document.line_texts[first])
            lead = len(document.line_texts[first]) - len(document.line_texts[first].lstrip())
            yield Finding(
                start=document.lines[first].start + lead,
                end=end,
                message=f"picture caption with its credit: “{words}”",
                confidence=0.85,
                evidence=evidence,
                fix=Fix(Applicability.UNSAFE, (delete_lines(document, first, line + 1),)),
            )


def _credit(text: str) -> re.Match[str] | None:
    """The credit that a line ends in; a line in capitals is a headline (`TALKS/HARBOUR STOCKS`)."""
    if text.isupper() or _TEXT_CREDIT.search(text):
        return None
    tail = max(0, len(text) - 200)
    return next(filter(None, (pattern.search(text, tail) for pattern in _CREDITS)), None)


def _is_caption(text: str) -> bool:
    return (
        len(text) <= _LONGEST_CAPTION
        and len(_SENTENCE_END.findall(text.strip())) <= _MOST_SENTENCES
    )


def _description(document: Document, line: int) -> int:
    """The first line of the picture: the one before the caption, where it describes it."""
    before = line - 1
    if before < 0:
        return line
    text = document.line_texts[before].strip()
    found = document.once(headline)
    is_headline = found is not None and before < found.stop_line
    if is_headline or not text.endswith((".", "…")) or not _is_caption(text):
        return line
    blocks = document.blocks
    block = blocks[bisect_right(blocks, line, key=attrgetter("first_line")) - 1]
    return before if block.first_line == before and block.stop_line == line + 1 else line
