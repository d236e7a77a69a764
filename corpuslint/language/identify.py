"""The language of a document or a text.

Cheap evidence comes first: three small words settle English, the script settles most others, the
small words of fifty languages nearly all the rest. What is still doubtful goes to an identifier
behind the `Identifier` interface: langdetect with a fixed seed, unless another one is plugged in.
`docs/foreign.md` compares the identifiers that were measured.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from corpuslint.language.ngrams import models, word_scores
from corpuslint.language.scripts import count_scripts, script_of_language
from corpuslint.language.vocabulary import (
    COMMON_RANK,
    common_english,
    english_rank,
    function_words,
    languages_of_function_word,
)

if TYPE_CHECKING:
    from corpuslint.document import Document

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# So much of a text is looked at, and with less than so many letters no language is named.
_SAMPLE = 4_000
_SMALL_SAMPLE = 800
# Four small English words within a hundred words are no title in another language's text.
_HEAD = 600
_LEAST_LETTERS = 40
_LEAST_WORDS = 6
# langdetect names a language with certainty for any text; below this it is often wrong.
_LEAST_FOR_JUDGE = 200
_ONLY_LANGUAGE = {
    "Armenian": "hy",
    "Bengali": "bn",
    "Ethiopic": "am",
    "Georgian": "ka",
    "Greek": "el",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Hebrew": "he",
    "Kannada": "kn",
    "Khmer": "km",
    "Lao": "lo",
    "Malayalam": "ml",
    "Myanmar": "my",
    "Odia": "or",
    "Sinhala": "si",
    "Tamil": "ta",
    "Telugu": "te",
    "Thai": "th",
    "Tibetan": "bo",
}
_LANGDETECT_NAMES = {"no": "nb", "zh-cn": "zh", "zh-tw": "zh"}
_ENGLISH = frozenset({"and", "for", "from", "its", "of", "said", "that", "the", "to", "with"})
_SMALL = re.compile(" (?:the|of|and|to) ")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")


class Guess(NamedTuple):
    """A language (ISO 639-1) and how probable it is, from 0 to 1."""

    language: str
    probability: float


class Identifier(Protocol):
    """What judges doubtful texts; any identifier with this method can be plugged in."""

    def identify(self, text: str) -> Guess | None:
        """The likeliest language, or None where the text says nothing; the same for equal texts."""


class Langdetect:
    """langdetect with a fixed seed: slow, and so asked last."""

    def identify(self, text: str) -> Guess | None:
        """The likeliest language of langdetect's 55."""
        # Its profiles take half a second to load; few runs need them.
        from langdetect import DetectorFactory, detect_langs  # noqa: PLC0415
        from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415

        DetectorFactory.seed = 0
        try:
            best = detect_langs(text.encode("utf-8", "ignore").decode("utf-8"))[0]
        except LangDetectException:
            return None
        return Guess(_LANGDETECT_NAMES.get(best.lang, best.lang), best.prob)


class NoJudge:
    """Says nothing: what the cheap evidence leaves open stays open."""

    def identify(self, text: str) -> Guess | None:  # noqa: ARG002  the interface asks for it
        """Nothing."""
        return None


JUDGE: Identifier = Langdetect()


def identified_language(document: Document) -> str | None:
    """The language of a document's text; call it as ``document.once(identified_language)``."""
    text = document.text
    if document.is_ascii:
        head = text[:_HEAD]
        if (
            " the " in head
            and (" of " in head or " from " in head)
            and (" and " in head or " said" in head)
            and (" to " in head or " that " in head)
            and _is_english_throughout(head)
        ):
            return "en"
    sample = text[:_SAMPLE]
    small = sample.count(" the ") + sample.count(" of ") + sample.count(" and ")
    if small >= 3 and small * 250 >= len(sample) and _is_english_throughout(sample):
        return "en"
    if _is_plainly_english(sample[:_SMALL_SAMPLE]):
        return "en"
    guess = identify(sample)
    return guess.language if guess and guess.probability >= 0.8 else None


def _is_english_throughout(text: str) -> bool:
    """Whether small English words reach over a third of a text: on less they may be quoted.

    Half of a page in two languages is enough.
    """
    first = _SMALL.search(text)
    return first is not None and _SMALL.search(text, first.start() + len(text) // 3) is not None


def _is_plainly_english(text: str) -> bool:
    """Whether most of a text's words are common English ones, or half and a small one of them."""
    words = set(text.split())
    letters = sum(map(str.isalpha, words))
    known = words & _english_only()
    if letters < _LEAST_WORDS or 2 * len(known) < letters:
        return False
    if 10 * len(known) >= 7 * letters:
        return True
    return not known.isdisjoint(_ENGLISH) and _is_english_throughout(text)


@cache
def _english_only() -> frozenset[str]:
    """Common English words that are no small words of another language: not `de`, `la`, `que`."""
    own = function_words()["en"]
    return common_english() - (languages_of_function_word().keys() - own)


def identify(text: str, judge: Identifier | None = None) -> Guess | None:
    """The likeliest language of a text; None for one too short to say.

    Args:
        text: a paragraph or more; labels of single short lines are not worth much.
        judge: decides what the cheap evidence leaves open; by default `JUDGE`.
    """
    scripts = count_scripts(text)
    if not scripts:
        return None
    script = max(sorted(scripts), key=scripts.__getitem__)
    told = _by_script(text, script)
    if told is not None or scripts.total() < _LEAST_LETTERS:
        return told
    words = [word.lower() for word in _WORD.findall(text)]
    guess = _by_words(words, script)
    if (guess is not None and guess.probability >= 0.9) or scripts.total() < _LEAST_FOR_JUDGE:
        return guess
    judged = (judge or JUDGE).identify(text)
    if judged is not None and script_of_language(judged.language) != script:
        return guess
    return judged or guess


def _by_script(text: str, script: str) -> Guess | None:
    """By the script, where it is one language's own."""
    if script == "CJK":
        language = "ja" if _KANA.search(text) else "ko" if _HANGUL.search(text) else "zh"
        return Guess(language, 0.95)
    only = _ONLY_LANGUAGE.get(script)
    return Guess(only, 0.99) if only else None


def _by_words(words: list[str], script: str) -> Guess | None:
    """By small words and letters; where they agree they are believed."""
    small = _by_small_words(words, script)
    if small is not None and small.probability >= 0.9:
        return small
    if small is None and script == "Latin" and _is_english_table(words):
        return Guess("en", 0.9)
    letters = _by_letters(words, script)
    if small is None or letters is None or small.language == letters.language:
        agreed = small is not None and letters is not None
        guess = small or letters
        return Guess(guess.language, 0.95) if guess and agreed else guess
    return letters if letters.probability >= 0.9 else small


def _is_english_table(words: list[str]) -> bool:
    """Whether many of the words are English ones, without any small word among them."""
    known = sum(english_rank(word) < COMMON_RANK for word in words)
    return known >= _LEAST_WORDS and 10 * known >= 4 * len(words)


@cache
def _small_words(script: str) -> dict[str, frozenset[str]]:
    return {
        word: ours
        for word, languages in languages_of_function_word().items()
        if (ours := frozenset(x for x in languages if script_of_language(x) == script))
    }


def _by_small_words(words: list[str], script: str) -> Guess | None:
    """By how many of the words are small words of each language."""
    small = _small_words(script)
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(small.get(word, ()))
    ranked = sorted(counts, key=lambda language: (-counts[language], language))
    if not ranked or counts[ranked[0]] < max(4, len(words) / 8):
        return None
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    # Sisters like Danish and Norwegian share most of their small words.
    return Guess(ranked[0], 0.95 if counts[ranked[0]] >= 1.25 * second else 0.6)


def _by_letters(words: list[str], script: str) -> Guess | None:
    """By the letters of up to a hundred words."""
    if len(models(script)) < 2:
        return None
    scores = [word_scores(word, script) for word in words[:100]]
    if not scores:
        return None
    totals = {language: sum(score[language] for score in scores) for language in scores[0]}
    ranked = sorted(totals, key=lambda language: (-totals[language], language))
    margin = totals[ranked[0]] - totals[ranked[1]]
    return Guess(ranked[0], 0.9 if margin > 30 else 0.6)
