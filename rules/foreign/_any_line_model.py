"""How foreign a line is in a document of any language: evidence without a vocabulary.

English has fifty thousand known words to weigh a line with (`_line_model.py`). For other languages
there are their small words, the letters of their words, and the article itself, which teaches its
own words: what stands in its prose is at home.
"""

from __future__ import annotations

from typing import NamedTuple

from corpuslint.language.ngrams import advantage, models
from corpuslint.language.scripts import script_of, script_of_language
from corpuslint.language.vocabulary import (
    english_rank,
    function_words,
    languages_of_function_word,
)
from corpuslint.rule import Document

from ._prose import stands_in_prose
from ._words import words_of

_MOST_NATS = 6.0
_ENGLISH_RANK = 15_000
# Log odds of a line with no evidence, and for each piece of it; set by hand so that a line needs
# two pieces that agree.
_BIAS = -2.0
_OWN_SMALL_WORD = -2.5
_OTHER_SMALL_WORD = 1.0
_WORD_OF_THE_PROSE = -1.2
_ENGLISH_WORD = 1.0
_OTHER_SCRIPT = 1.5
_CAPITAL_IN_OTHER_SCRIPT = 0.3
_NAT = 0.25
# `New York Times`: a few words that are all capitalised are a name, unless the lexicon knows them.
_FULL_NAME = -4.0
_LONGEST_NAME = 4


class Score(NamedTuple):
    """Log odds that the line is foreign, the likeliest language, the counts behind it."""

    margin: float
    language: str | None
    own_words: int
    other_words: int
    nats: float


def weigh(document: Document, index: int, language: str) -> Score | None:
    """The score of a line in a document of a language; None for one without words."""
    tokens = words_of(document.line_texts[index])
    if not tokens:
        return None
    script = script_of_language(language)
    own_small = function_words().get(language, frozenset())
    small = languages_of_function_word()
    own = other = 0
    nats = 0.0
    log_odds = _BIAS
    if 1 < len(tokens) <= _LONGEST_NAME and all(token[0].isupper() for token in tokens):
        log_odds += _FULL_NAME
    votes: dict[str, float] = {}
    for token in tokens:
        word = token.lower().replace("’", "'")
        if word in own_small or stands_in_prose(document, index, token):
            own += 1
            log_odds += _OWN_SMALL_WORD if word in own_small else _WORD_OF_THE_PROSE
            continue
        if script_of(token[0]) != script:
            # Names keep their letters, whole phrases do not.
            other += token[0].islower()
            log_odds += _OTHER_SCRIPT if token[0].islower() else _CAPITAL_IN_OTHER_SCRIPT
            votes.update({name: votes.get(name, 0.0) + 1 for name in small.get(word, ())})
            continue
        gain, rival = advantage(word, language, script)
        if word in small and (token[0].islower() or token is tokens[0]):
            votes.update({name: votes.get(name, 0.0) + 1 for name in small[word]})
            other += 1
            log_odds += _OTHER_SMALL_WORD
        if rival == "en" and gain > 0 and english_rank(word) < _ENGLISH_RANK:
            other += 1
            log_odds += _ENGLISH_WORD
        gain = max(-_MOST_NATS, min(_MOST_NATS, gain))
        nats += gain
        if gain > 0:
            votes[rival] = votes.get(rival, 0.0) + gain / _MOST_NATS
    if language in models(script):
        log_odds += _NAT * max(-16.0, min(16.0, nats))
    guess = min(votes, key=lambda name: (-votes[name], name), default=None)
    return Score(log_odds, guess, own, other, nats)
