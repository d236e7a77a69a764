from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpuslint.language.not_names import NOT_NAMES
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Hit,
    Severity,
    Span,
    TriggeredRule,
)

from ._actors import ACTOR

# Words that join a sentence to the one before, whose subject a language without obligatory
# pronouns then leaves out: the translator has to guess one.
_CONNECTIVES = (
    *("therefore", "thus", "hence", "consequently", "accordingly", "as a result", "that is why"),
    *("that's why", "that’s why", "this is why", "for this reason", "for that reason"),
    *(
        "because of this",
        "because of that",
        "in this way",
        "in doing so",
        "precisely because of this",
    ),
)
_PRONOUNS = ("he", "she", "it")
_LEADS = tuple(
    f"{connective}{comma} {pronoun}"
    for connective in _CONNECTIVES
    for comma in (",", "")
    for pronoun in _PRONOUNS
)
_OWNED = ("allies", "army", "troops", "forces", "government", "people", "citizens", "president")
_BARE = tuple(f"{end} {pronoun}" for end in (".", '."', ".”") for pronoun in ("he", "she"))
_POSSESSIVES = tuple(f"and {own} {what}" for own in ("his", "her") for what in _OWNED)
_WITHOUT = ("without him", "without her")

_SUBJECT_IS_ACTOR = re.compile(rf"{ACTOR}(?= [a-z])")
_ACTOR = re.compile(rf"(?<!\w){ACTOR}")
_ACTOR_BEFORE = re.compile(rf"(?<!\w){ACTOR}\Z")
_PERSONAL = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w+")
_LONGEST_SENTENCE = 300  # characters
_SENTENCE_END = re.compile(r"[.!?][\"”]? ")
_FEMININE = re.compile(
    r"\b(?:she|her|hers|herself|woman|girl|mother|daughter|sister|wife|widow|queen|princess|actress"
    r"|mrs|ms|miss|lady|female|spokeswoman|chairwoman)\b",
    re.IGNORECASE,
)
_MASCULINE = re.compile(r"\b(?:he|his|him|himself|man|boy|mr)\b", re.IGNORECASE)
# People by what they are, whom a pronoun may take up, and bodies and things that *it* may.
_PEOPLE = re.compile(
    r"\b(?:president|premier|minister|chancellor|king|queen|prince|pope|leader|chief|head|boss|mayor"
    r"|governor|general|commander|soldier|officer|official|diplomat|ambassador|envoy|senator|deputy"
    r"|candidate|spokes\w+|man|woman|boy|girl|father|mother|son|daughter|husband|wife|player|coach"
    r"|manager|director|author|analyst|expert|journalist|doctor|driver|judge|lawyer|person|citizen"
    r"|patient|victim|suspect|teacher|student|politician|dictator|ruler|who|whom)s?\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:government|party|ministry|company|army|team|side|court|parliament|council|commission|bank"
    r"|union|alliance|group|agency|opposition|movement|administration|country|state|nation|city|club"
    r"|coalition|organi[sz]ation|regime|house|office|committee|force|delegation|police|it|its|this"
    r"|that is|plan|law|bill|proposal|project|program(?:me)?|policy|campaign|operation|invitation"
    r"|mission|initiative|decree|agreement|deal|offer|strategy|document|statement|speech|move|step"
    r"|decision|reform|measure|visit|meeting was|attack|war)s?\b",
    re.IGNORECASE,
)
_PERSON_KNEW = re.compile(
    r"(?:[A-Z][\w’'-]+ ){1,3}(?:knew|knows|said|says|believes|believed|wanted|wants|hopes|hoped"
    r"|thinks|thought|fears|feared|understood|understands|reali[sz]ed|reali[sz]es|admitted|argued)\b"
)
# What a person or a body does, and hardly a thing.
_WILLS = re.compile(
    r" (?:has |had |also |now |then ){0,2}(?:aim(?:s|ed)|intend(?:s|ed)|decid(?:es|ed)|want(?:s|ed)"
    r"|refus(?:es|ed)|seeks|sought|tri(?:es|ed)|hop(?:es|ed)|ask(?:s|ed)|promis(?:es|ed)|invit(?:es|ed)"
    r"|accept(?:s|ed)|propos(?:es|ed)|plans|planned|is trying|was trying|is asking|was hoping)\b"
)
_SPEAKS = re.compile(
    r" (?:has |had |also |then ){0,2}(?:said|says|added|adds|told|noted|stressed|explained|argued"
    r"|wrote|asked|replied|thinks|thought|believes|believed|emphasi[sz]ed|recalled|concluded)\b"
)
_SAID_THAT = re.compile(
    rf"\b(?:said|says|stated|insists|insisted|claims|claimed|warns|warned|adds|added|stressed)"
    rf" (?:that )?{ACTOR} (?:supposedly |allegedly |also )?[\"“'‘]?(?:cannot|can[’']t|could not"
    rf"|will not|would not|won[’']t|must not)\b[^.;!?]{{1,160}}\Z"
)


class _Case(NamedTuple):
    start: int
    end: int
    antecedent: str
    pronoun: str
    confidence: float


class PronounMismatch(TriggeredRule):
    """A country or body taken up by *he* or *she*, a person by *it*.

    What it does:
      Finds `Russia does not want peace. Therefore, he …`, `Zelensky knew … Therefore, it aimed …`,
      `said that Russia “cannot agree” … without him` and `Russia and his allies`.

    Why it is a problem:
      Languages that leave the subject out, or that call a country *he*, make a translator guess the
      pronoun. The reader looks for a person who is not there.

    How it decides:
      Only where the two sentences allow no other antecedent. A country, a capital that stands for
      one, or a body (`_actors.py`; names that people bear as well are left out) is the subject of
      the sentence before; no other name, no person and no personal pronoun stands in it; the next
      one opens with a word that joins it to the first (`Therefore`, `That is why`), and its verb is
      no verb of speech. For a person: somebody knew or wanted something, the sentence calls the
      person *he* or *she* and names no body or thing; the next one opens so with *it* and a verb of
      will. Without a joining word, the country has to open the paragraph, and the paragraph before
      may hold nobody whom *he* or *she* could mean. English documents only.

    Fix safety:
      A suggestion: the other pronoun.
    """

    code = "MTQ001"
    name = "pronoun-mismatch"
    family = "translation"
    version = 2
    severity = Severity.WARNING
    triggers = (*_LEADS, *_POSSESSIVES, *_WITHOUT, *_BARE)
    bad = (
        Bad("Norway does not want Sweden to sell the port. Therefore, ⟦he⟧ is putting it off."),
        Bad("Holt knew that Brent would hardly meet him. That is why ⟦it⟧ wanted a vote."),
        Bad('Brent said that Norway supposedly "cannot agree" to a sale without ⟦him⟧.'),
        Bad(
            "It lasted until noon.\n\nNorway has asked its partners for parts for the cranes. "
            "⟦She⟧ is counting on the first delivery in May."
        ),
        Bad("The talks between Norway and ⟦his⟧ allies go on."),
    )
    good = (
        Good("Norway does not want Sweden to sell. Therefore, it is putting off the talks."),
        Good(
            "Norway let Holt down. Therefore, he is leaving. Norway has a king. Thus, he may speak."
        ),
        Good("Norway sold the port. Therefore, he said, the talks are off."),
        Good("Holt knew that the council would not meet him. Therefore, it decided alone."),
        Good("Holt knew it well. Therefore, it is hard to say who wanted what."),
        Good(
            "Brent said that Holt cannot agree to it without him. The king of Norway and his army."
        ),
        Good("Il est parti sans lui. Therefore, he", language="fr"),
    )

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """At most one finding for each hit."""
        if (document.language or self.context.language or "en")[:2].lower() != "en":
            return
        for hit in hits:
            if hit.trigger < len(_LEADS):
                case = _after_connective(document, hit)
            elif hit.trigger < len(_LEADS) + len(_POSSESSIVES):
                case = _possessive(document.text, hit)
            elif hit.trigger < len(_LEADS) + len(_POSSESSIVES) + len(_WITHOUT):
                case = _without(document, hit)
            else:
                case = _at_once(document, hit)
            if case is not None:
                yield _finding(document.text, case)


def _after_connective(document: Document, hit: Hit) -> _Case | None:
    text = document.text
    sentences = document.sentences
    index = bisect_left(sentences, Span(hit.start, hit.start))
    if index == 0 or index == len(sentences) or sentences[index].start != hit.start:
        return None
    before, own = sentences[index - 1], sentences[index]
    earlier = text[before.start : before.end]
    rest = text[hit.end : own.end]
    pronoun = text[text.rindex(" ", hit.start, hit.end) + 1 : hit.end]
    start = hit.end - len(pronoun)
    if pronoun.lower() == "it":
        knew = _PERSON_KNEW.match(earlier)
        is_person = knew is not None and _PERSONAL.search(earlier, knew.end())
        if not is_person or knew is None or _ACTOR.search(earlier) or _THINGS.search(earlier):
            return None
        if not _WILLS.match(rest):
            return None
        return _Case(start, hit.end, knew.group().rpartition(" ")[0], pronoun, 0.8)
    subject = _SUBJECT_IS_ACTOR.match(earlier)
    if subject is None or _SPEAKS.match(rest) or not rest[1:2].islower():
        return None
    return None if _names_person(earlier) else _Case(start, hit.end, subject.group(), pronoun, 0.85)


def _at_once(document: Document, hit: Hit) -> _Case | None:
    """`Ukraine has asked … . She is …`: the first two sentences of a paragraph."""
    text = document.text
    line = document.lines[document.line_at(hit.start)]
    earlier = text[line.start : hit.start]
    # A country opens the paragraph, and it is one sentence so far: the cheapest tests first.
    subject = _SUBJECT_IS_ACTOR.match(earlier)
    if subject is None or len(earlier) > _LONGEST_SENTENCE or _SENTENCE_END.search(earlier):
        return None
    rest = text[hit.end : min(line.end, hit.end + 80)]
    if not rest[1:2].islower() or _SPEAKS.match(rest) or _names_person(earlier):
        return None
    start = text.rindex(" ", hit.start, hit.end) + 1
    # The paragraph before may have spoken of somebody whom the pronoun takes up.
    pronoun = text[start : hit.end]
    number = document.line_at(hit.start) - 1
    while number >= 0 and not document.line_texts[number].strip():
        number -= 1
    paragraph = document.line_texts[number] if number >= 0 else ""
    is_she = pronoun.lower() == "she"
    if _FEMININE.search(paragraph) if is_she else _names_man(paragraph):
        return None
    return _Case(start, hit.end, subject.group(), pronoun, 0.7)


def _names_person(text: str) -> bool:
    """Whether anybody or anything beside countries and bodies could be taken up."""
    others = _ACTOR.sub("", text)
    return bool(_CAPITALISED.search(others) or _PERSONAL.search(others) or _PEOPLE.search(others))


def _names_man(text: str) -> bool:
    """Whether a paragraph speaks of somebody who may be *he*; a name may be anybody's."""
    return _MASCULINE.search(text) is not None or _has_name(_ACTOR.sub("", text))


def _has_name(text: str) -> bool:
    return any(match.group().lower() not in NOT_NAMES for match in _CAPITALISED.finditer(text))


def _possessive(text: str, hit: Hit) -> _Case | None:
    """`Russia and his allies`, unless the country belongs to what is said of a person."""
    line_start = max(text.rfind("\n", 0, hit.start), text.rfind(". ", 0, hit.start)) + 1
    before = text[max(line_start, hit.start - 200) : hit.start - 1]
    actor = _ACTOR_BEFORE.search(before)
    if actor is None:
        return None
    others = _ACTOR.sub("", before)
    if _has_name(others) or _PERSONAL.search(others) or _PEOPLE.search(others):
        return None
    start = hit.start + len("and ")
    return _Case(start, start + 3, actor.group(), text[start : start + 3], 0.75)


def _without(document: Document, hit: Hit) -> _Case | None:
    text = document.text
    if text[hit.end : hit.end + 1] not in {".", '"', "”", ",", ""}:
        return None
    said = _SAID_THAT.search(text, max(0, hit.start - 300), hit.start)
    if said is None:
        return None
    clause = said.group()
    actor = _ACTOR.search(clause)
    if actor is None or _names_person(clause):
        return None
    start = hit.start + len("without ")
    return _Case(start, hit.end, actor.group(), text[start : hit.end], 0.65)


def _finding(text: str, case: _Case) -> Finding:
    pronoun = case.pronoun.lower()
    other = {"he": "it", "she": "it", "him": "it", "his": "its", "it": "he"}.get(pronoun, "it")
    if pronoun == "her":
        other = "its" if text[case.end : case.end + 2].strip().isalpha() else "it"
    if case.pronoun[:1].isupper():
        other = other.capitalize()
    return Finding(
        start=case.start,
        end=case.end,
        message=f"`{case.pronoun}` seems to take up `{case.antecedent}`",
        confidence=case.confidence,
        evidence={"antecedent": case.antecedent, "pronoun": case.pronoun},
        fix=Fix(Applicability.SUGGESTION, (Edit(case.start, case.end, other),)),
    )
