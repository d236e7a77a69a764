from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Hit,
    TriggeredRule,
)

# Never doubled on purpose, unlike "had had", "that that", "is is", "on on".
_NEVER = (
    *("the", "a", "an", "of", "and", "with", "from", "their", "his", "its", "our", "your"),
    *("my", "by", "at", "for", "into", "are", "were", "be", "been", "or", "but", "than", "as"),
)
# Those that may be meant.
_SELDOM = ("to", "in", "it", "he", "she", "they", "we", "this", "was", "will", "would", "not")
_WORDS = _NEVER + _SELDOM
_GAPS = (" ", "\n")


class DoubledWord(TriggeredRule):
    """A small word stands twice in a row.

    What it does:
      Finds doubled articles, prepositions, pronouns and conjunctions: "the the", "of of".

    Why it is a problem:
      Translation machines and editors leave them behind; nobody means them.

    How it decides:
      A word of a short list stands twice, with one space or line end between. Words that English
      does double ("had had", "that that") are not on it, nor are names such as The The, where both
      words begin with a capital, and nothing is found beside a hyphen.

    Fix safety:
      Safe for words that are never doubled on purpose: the second one is deleted. Unsafe for those
      that speech repeats ("to to", "in in").
    """

    code = "DUP007"
    name = "doubled-word"
    family = "duplicates"
    triggers = tuple(f"{word}{gap}{word}" for word in _WORDS for gap in _GAPS)

    bad = (
        Bad(
            "The council met in ⟦the the⟧ town hall.\n",
            fixed="The council met in the town hall.\n",
        ),
        Bad("⟦The the⟧ mayor spoke ⟦to to⟧ them.\n", fixed="The mayor spoke to them.\n"),
        Bad("the lamps ⟦of\nof⟧ the quay\n", fixed="the lamps of the quay\n"),
    )
    good = (
        Good("He had had enough of that that day.\n"),
        Good("The The played in the harbour. Vitamin A a day is enough.\n"),
        Good("They looked at the the-end sign.\n"),
        Good("Nobody knew what it was of. Of this he was sure.\n"),
    )

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Doubled words, apart from names."""
        text = document.text
        for start, end, trigger in hits:
            word = _WORDS[trigger // len(_GAPS)]
            second = end - len(word)
            if text[second].isupper() or (len(word) == 1 and text[start].isupper()):
                continue
            if text[end : end + 1] in ("-", "'", "’") or text[start - 1 : start] == "-":
                continue
            is_never = word in _NEVER
            yield Finding(
                start=start,
                end=end,
                message=f"“{word}” stands twice",
                confidence=0.97 if is_never else 0.85,
                evidence={"word": word},
                fix=Fix(
                    Applicability.SAFE if is_never else Applicability.UNSAFE,
                    (Edit(start + len(word), end, ""),),
                ),
            )
