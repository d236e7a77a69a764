"""What speaks for a foreign line, in words that a finding can show."""

from __future__ import annotations

from ._any_line_model import Score as AnyScore
from ._line_model import Evidence, line_weights

_MOST = 4
# A statement for each piece of evidence that may speak for a foreign line; {} is how often.
_STATEMENTS = {
    "unknown_lower": "{}× a word in small letters that English does not know",
    "unknown_capital": "{}× a capitalised word that English does not know",
    "rare": "{}× a word that is rare in English",
    "accents_lower": "{}× an unknown word with letters that English does not use",
    "accents_capital": "{}× a capitalised word with letters that English does not use",
    "nats_lower": "its unknown words are spelled like another language",
    "nats_capital": "its capitalised words are spelled like another language",
    "nats_rare": "its rare words are spelled like another language",
    "small_words": "{}× a small word of another language",
    "small_words_of_one": "{}× a small word of one other language",
    "furniture_words": "{}× a word of furniture phrases in other languages",
    "at_top": "at the top of the page",
    "at_bottom": "at the bottom of the page",
    "one_word": "a word alone on its line",
    "ends_like_prose": "it ends like a sentence or a label",
    "words": "{} words",
}


def english_reasons(evidence: Evidence) -> list[str]:
    """What speaks for a foreign line of an English document, the heaviest first."""
    _, weights = line_weights()
    found = [
        (weight * value, _STATEMENTS[name].format(value))
        for name, weight, value in zip(Evidence._fields, weights, evidence, strict=True)
        if name in _STATEMENTS and weight * value > 0
    ]
    found.sort(key=lambda reason: (-reason[0], reason[1]))
    return [statement for _, statement in found[:_MOST]]


def any_reasons(score: AnyScore) -> list[str]:
    """What speaks for a foreign line of a document in any other language."""
    found = []
    if score.other_words:
        found.append(f"{score.other_words}× a word of another language")
    if not score.own_words:
        found.append("no word of the document's language")
    if score.nats > 0:
        found.append("its words are spelled like another language")
    return found
