from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpuslint.language.layout import filled_lines
from corpuslint.rule import Applicability, Bad, Document, Finding, Fix, Good, delete_lines

from ._lines import excerpt, is_hit, is_piece
from ._phrase_rule import PhraseAndTriggerRule

# A paragraph longer than this is about something else too.
_LONGEST = 320
_LONGEST_OPENED = 600  # by an appeal: then the rest is about it
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_MOST_SENTENCES = 4
_OUR_THING = (
    r"(?:our|the|my|this|us)\b[^.!?\n]{0,40}"
    r"\b(?:page|channel|newsletters?|app|profile|group|community|feed|mailing list|bulletin)"
)
_NETWORK = (
    r"(?:facebook|twitter|instagram|telegram|whatsapp|viber|youtube|linkedin|tiktok|threads|bluesky"
    r"|google news|messenger|social (?:media|networks)|x)\b"
)
# Each alternative is an appeal to the reader; it must open a sentence, perhaps after "please".
_APPEAL = re.compile(
    r"(?:^|[.!?…:;,–-]\s+|\bplease,? |\band |[“\"(])"
    r"(?:please,? |you can |to stay up to date,? |don['’]t forget to "
    r"|for more (?:news|stories),? )?"
    r"(?P<appeal>"
    r"(?:give|leave|hit|drop) us a (?:like|follow|thumbs up|share|review)"
    r"|(?:like|follow|join|find|visit) (?:us|our (?:page|channel|group|team)|@\w{2,30}) "
    rf"(?:now )?(?:on|at|via|in) (?:our )?{_NETWORK}"
    rf"|follow (?:@\w{{2,30}}|[^.!?\n]{{2,50}}) on {_NETWORK}(?:\s*[.!:@(]|$| (?:to|for|and) )"
    r"|(?:sign up|sign-up|subscribe) (?:for|to) [^.!?\n]{2,60} (?:newsletters?|magazine|today|here"
    r"|now|for free|podcast|updates|alerts)\b"
    rf"|(?:subscribe|sign up|sign-up|join|register|opt in) (?:to|for|now for) {_OUR_THING}"
    rf"|(?:like|follow|join|visit) our [^.!?\n]{{0,30}}{_NETWORK}"
    rf"|download {_OUR_THING}|get {_OUR_THING}|install {_OUR_THING}"
    r"|(?:share|forward|send) this (?:article|story|post|news|page|video|text)"
    r" (?:with|on|to|via|among|by)\b"
    r"|share (?:it|this) (?:with|on|via|among) (?:a friend|your|others|friends|social|facebook"
    r"|twitter)"
    r"|click (?:here|on the link|the link|below) to (?:read|subscribe|sign|join|follow|see|watch"
    r"|get|download|register|support|donate|share|listen|view|find|learn)"
    r"|support (?:our|independent|quality|local) (?:work|journalism|project|media|reporting"
    r"|mission)"
    r"|(?:make|consider making) a (?:small |one-time |monthly |regular )?(?:donation|contribution)"
    r" (?:to|today|now|via|through|and)\b"
    r"|(?:become|consider becoming) (?:a|our) (?:member|supporter|subscriber|patron|friend)\b"
    r"|turn on (?:push )?notifications|(?:disable|turn off) your ad ?-?blocker"
    r"|tell us (?:what you think )?in the comments|let us know (?:what you think )?in the comments"
    r"|(?:leave|write|post|share) (?:a|your) (?:comment|thoughts|opinion|views)s? (?:below|in the)"
    r"|buy (?:us|me) a coffee|thank you for (?:reading|subscribing|your support)"
    r"|(?:we|our team) (?:write|work|report)s? for you|every day we (?:write|work|report) for you"
    r"|if you (?:like|liked|enjoy|enjoyed|love) (?:this|our|the|what) "
    r"(?:article|story|post|work|content|news|page|text|you)"
    r"|if you found this (?:article|story) (?:useful|interesting|helpful)"
    r")",
    re.IGNORECASE,
)


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
      "our page", "this article". Speech in quotation marks is left alone.

    Fix safety:
      Safe for a line that is the phrase and nothing else, or an appeal at the edge of the page;
      unsafe elsewhere.
    """

    code = "BLR002"
    name = "call-to-action"
    noun = "call to action"
    kinds = frozenset(
        (
            *("share", "network", "like", "follow", "subscribe", "newsletter", "notify", "donate"),
            *("app", "advertisement"),
        )
    )
    triggers = (
        *("us a like", "us a follow", "us a thumbs up", "us a share", "us a review"),
        *("follow us", "like us", "join us", "find us", "visit us", "follow @"),
        *("on facebook", "on twitter", "on instagram", "on telegram", "on whatsapp", "on viber"),
        *("on youtube", "on linkedin", "on tiktok", "on threads", "on bluesky", "on google news"),
        *("on social media", "on social networks", "via telegram", "via whatsapp", "on x"),
        *("subscribe to", "sign up", "sign-up", "register for", "opt in", "our channel"),
        *("our page", "our group", "our team", "our facebook", "our twitter", "our telegram"),
        *("our whatsapp", "our viber", "our instagram", "our youtube", "our newsletter"),
        *("our app", "the app", "our community", "our mobile app", "mailing list"),
        *("this article", "this story", "this post", "this news", "this page", "this video"),
        *("this text", "share it", "share this", "click here", "click on the link", "click the"),
        *("click below", "our work", "journalism", "our project", "our mission", "donation"),
        *("contribution", "a member", "our member", "a supporter", "a subscriber", "a patron"),
        *("notifications", "ad blocker", "adblocker", "ad-blocker", "the comments"),
        *("a coffee", "thank you for", "for you", "comment below", "thoughts below"),
        *("opinion below", "views below", "our reporting", "independent media", "if you like"),
        *("if you liked", "if you enjoy", "if you enjoyed", "if you love"),
    )

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
        Bad("⟦Advertisement⟧\nThe council met on Friday.\n", fixed="The council met on Friday.\n"),
    )
    good = (
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
            match = _APPEAL.search(text)
            if (
                match is None
                or is_piece(document, line)
                or (
                    match.start()
                    and (len(text) > _LONGEST or len(_SENTENCE_END.findall(text)) > _MOST_SENTENCES)
                )
            ):
                continue
            start = document.lines[line].start + document.line_texts[line].index(text)
            yield Finding(
                start=start,
                end=start + len(text),
                message=f"call to action: “{excerpt(text)}”",
                confidence=0.9 if line in edges else 0.7,
                evidence={"kind": "appeal", "phrase": match["appeal"], "languages": ["en"]},
                fix=Fix(
                    Applicability.SAFE if line == filled[-1] else Applicability.UNSAFE,
                    (delete_lines(document, line),),
                ),
            )


def _is_speech(text: str) -> bool:
    """Whether the line quotes somebody: an appeal in quotation marks is part of the article."""
    return text[0] in "\"“„«'‘" or " said" in text or " told " in text
