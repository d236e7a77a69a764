"""Letter n-gram models of languages: how likely a word is in one language or another.

The models are langdetect's own profiles (frequencies of one to three letters in Wikipedia, Nakatani
Shuyo, Apache-2.0), read from the installed package without importing it. A word's likelihood is the
product of each letter's probability after the two before it, word ends included.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import msgspec

from corpuslint.language.scripts import script_of_language

# Log probabilities: of what was never seen, and of a pair of letters where three were not seen.
_UNSEEN = -9.0
_BACK_OFF = -2.0
# A fifth of all letters and spaces are spaces.
_SPACES = 0.2
# langdetect's names for what ISO 639-1 calls otherwise.
_NAMES = {"zh-cn": "zh", "zh-tw": "zh-TW", "no": "nb"}


class _Profile(msgspec.Struct):
    freq: dict[str, int]
    n_words: list[int]


class Model(NamedTuple):
    """How often one, two and three letters stand together, and how often a word begins."""

    counts: dict[str, int]
    spaces: float

    def log_probability(self, triple: str) -> float:
        """Of the third letter after the two before it."""
        counts = self.counts
        count, before = counts.get(triple), counts.get(triple[:2])
        if count and before:
            return math.log(min(0.99, count / before))
        pair = triple[1:]
        count = counts.get(pair)
        letters = self.spaces if pair[0] == " " else counts.get(pair[0])
        if count and letters:
            return max(_UNSEEN, math.log(min(0.99, count / letters)) + _BACK_OFF)
        return _UNSEEN


@cache
def models(script: str) -> dict[str, Model]:
    """The models of the languages that are written in a script, by ISO 639-1 code."""
    spec = find_spec("langdetect")
    if spec is None or not spec.submodule_search_locations:
        return {}
    folder = Path(spec.submodule_search_locations[0], "profiles")
    found = {}
    for path in sorted(folder.iterdir()):
        language = _NAMES.get(path.name, path.name)
        if script_of_language(language) == script:
            profile = msgspec.json.decode(path.read_bytes(), type=_Profile)
            found[language] = Model(profile.freq, profile.n_words[0] * _SPACES)
    return found


@lru_cache(maxsize=20_000)
def word_scores(word: str, script: str) -> dict[str, float]:
    """The log likelihood of a lower-case word in each language of a script."""
    padded = f" {word[:40]} "
    columns = [_column(padded[i : i + 3], script) for i in range(len(padded) - 2)]
    return dict(zip(models(script), map(sum, zip(*columns, strict=True)), strict=True))


@lru_cache(maxsize=50_000)
def _column(triple: str, script: str) -> tuple[float, ...]:
    """The log probability of the third letter after the two before it, in each language."""
    return tuple(model.log_probability(triple) for model in models(script).values())


def advantage(word: str, language: str, script: str) -> tuple[float, str]:
    """How much likelier a word is in the best other language, in nats, and which one that is.

    Negative where the language itself is the likeliest. Without a model of the language the word
    says nothing: 0.
    """
    scores = word_scores(word, script)
    own = scores.get(language)
    if own is None or len(scores) < 2:
        return 0.0, language
    rival = max((other for other in scores if other != language), key=scores.__getitem__)
    return scores[rival] - own, rival
