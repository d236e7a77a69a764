from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpuslint.language.headline import headline
from corpuslint.language.layout import filled_lines
from corpuslint.rule import Applicability, Bad, Document, Finding, Fix, Good, delete_lines

from ._appeals import APPEAL, PLEA, TRIGGERS
from ._lines import excerpt, is_hit, is_piece
from ._phrase_rule import PhraseAndTriggerRule

# A paragraph longer than this is about something else too.
_LONGEST = 320
_LONGEST_OPENED = 600  # by an appeal: then the rest is about it
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_MOST_SENTENCES = 4


class CallToAction(PhraseAndTriggerRule):
    """The page asks the reader to like, share, subscribe, follow, pay or install something.

    What it does:
      Finds share buttons, appeals to like, follow, subscribe, donate or install an app, newsletter
      forms and advertising marks: as phrases of the lexicon in many languages, and in English as
      whole appeals of a sentence or a few.

    Why it is a problem:
      An appeal to the reader is no part of the article, and it repeats under every article.

    How it decides:
      The whole line is a phrase of the furniture lexicon; or it is a paragraph of a few sentences
      one of which opens with an appeal to the reader: a request in the imperative about "us",
      "our page", "this article"; or it says what only a page says of itself: "we rely on
      readers", "at no cost to you", "you may unsubscribe". Speech in quotation marks is left alone.

    Fix safety:
      Safe for a line that is the phrase and nothing else, or an appeal at the edge of the page;
      unsafe elsewhere.
    """

    code = "BLR002"
    name = "call-to-action"
    version = 2
    noun = "call to action"
    kinds = frozenset(
        (
            *("share", "network", "like", "follow", "subscribe", "newsletter", "notify", "donate"),
            *("app", "advertisement"),
        )
    )
    triggers = TRIGGERS

    bad = (
        Bad(
            "The council met on Friday.\n\n⟦Share on Facebook⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n"
            "⟦Was this useful to you? Please give us a thumbs up, and tell a neighbour! 👍⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Subscribe to our weekly newsletter and follow us on "
            "Telegram.⟧\n\nThe bridge opens in May.\n",
            fixed="The council met on Friday.\n\nThe bridge opens in May.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦We rely on readers for every report from the harbour. "
            "It comes at no cost to you, but somebody has to pay the boat.⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Support Harbour Post and help us stay independent.⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦You will get three letters a week. You may "
            "unsubscribe at any time.⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad("⟦Advertisement⟧\nThe council met on Friday.\n", fixed="The council met on Friday.\n"),
    )
    good = (
        Good("Never miss a beat: the drummer of Tornby is ninety and plays every night.\n"),
        Good("Give now or pay later: that is the choice before the council of the town.\n"),
        Good("Aid comes at no cost to you, the taxpayer, and the ministry pays for it.\n"),
        Good("Have your say was the name of the programme that nobody heard.\n"),
        Good("Support Tornby and the other clubs need has grown since the flood.\n"),
        Good("The commission says that their support helps. Nobody doubts it.\n"),
        Good("The party depends on donations and needs the support of farmers to win.\n"),
        Good("He may unsubscribe from the list at any time, the court ruled.\n"),
        Good("The mayor asked residents to share this article of faith with their children.\n"),
        Good("“Please give us a like,” the baker told her customers.\n"),
        Good("More than 200 people follow the council on Facebook, the clerk said.\n"),
        Good("The party will donate the sum and subscribe to the paper.\n"),
        Good("Thousands sign up for the app of the tram company every week.\n"),
    )

    def check_lines(self, document: Document, lines: Sequence[int]) -> Iterable[Finding]:
        """Appeals of a sentence or a few."""
        filled = document.once(filled_lines)
        edges = {*filled[:2], *filled[-3:]}
        for line in lines:
            text = document.line_texts[line].strip()
            if len(text) > _LONGEST_OPENED or is_hit(document, line) or _is_speech(text):
                continue
            head = document.once(headline)
            if head is not None and head.first_line <= line < head.stop_line:
                continue
            match = _appeal(text)
            if match is None or is_piece(document, line):
                continue
            start = document.lines[line].start + document.line_texts[line].index(text)
            yield Finding(
                start=start,
                end=start + len(text),
                message=f"call to action: “{excerpt(text)}”",
                confidence=0.9 if line in edges else 0.7,
                evidence={"kind": "appeal", "phrase": match["appeal"], "languages": ["en"]},
                fix=Fix(
                    Applicability.SAFE
                    if line == filled[-1] and match.re is APPEAL
                    else Applicability.UNSAFE,
                    (delete_lines(document, line),),
                ),
            )


def _appeal(text: str) -> re.Match[str] | None:
    """What a line asks for: in its first words, or in a text of a few sentences anywhere."""
    match = APPEAL.search(text)
    is_short = len(text) <= _LONGEST and len(_SENTENCE_END.findall(text)) <= _MOST_SENTENCES
    if match is not None and (is_short or not match.start()):
        return match
    return PLEA.search(text)


def _is_speech(text: str) -> bool:
    """Whether the line quotes somebody: an appeal in quotation marks is part of the article."""
    return text[0] in "\"“„«'‘" or " said" in text or " told " in text
