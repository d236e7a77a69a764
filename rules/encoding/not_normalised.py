from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from corpuslint.language.characters import rare_characters
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
)

# Composition never reaches over white space. A bound keeps one hostile "word" from being large;
# a character that begins a piece is never a combining one then, but at the bound itself.
_WORD = re.compile(r"[^\s\x00-\x7f][^\s]{0,200}|[\x21-\x7f](?=[^\s\x00-\x7f])[^\s]{1,200}")
_COMPATIBILITY_IDEOGRAPH = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


class NotNormalised(DocumentRule):
    """Characters that are not in Unicode's composed form (NFC).

    What it does:
      Finds letters written as a base and a combining accent (`e` + U+0301) where one character
      exists (`é`), characters with an equal twin, and accents in an unusual order.

    Why it is a problem:
      Two spellings that look the same are different words to search and comparison.

    How it decides:
      By Unicode's own quick check; the finding covers the characters that change.

    Fix safety:
      Safe: the forms are canonically equivalent. Unsafe for compatibility ideographs, whose shapes
      some Japanese and Korean names insist on.

    Sources:
      Unicode Standard Annex 15, Unicode Normalization Forms.
    """

    code = "ENC006"
    name = "not-nfc"
    family = "encoding"
    needs_non_ascii = True
    needs = (rare_characters,)
    bad = (
        Bad("A caf⟦e\u0301⟧ in Malm⟦o\u0308⟧.", fixed="A café in Malmö."),
        Bad("Ten ⟦\u212b⟧ngström", fixed="Ten Ångström"),
    )
    good = (
        Good("A café in Malmö."),
        Good("An m̃ has no composed form."),
        Good("Full width ＡＢＣ and ½ stay."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each word with such characters."""
        text = document.text
        if unicodedata.is_normalized("NFC", text):
            return
        for match in _WORD.finditer(text):
            word = match.group()
            composed = unicodedata.normalize("NFC", word)
            if composed != word:
                yield _finding(match.start(), word, composed)


def _finding(start: int, word: str, composed: str) -> Finding:
    shorter = min(len(word), len(composed))
    head = 0
    while head < shorter and word[head] == composed[head]:
        head += 1
    tail = 0
    while tail < shorter - head and word[-1 - tail] == composed[-1 - tail]:
        tail += 1
    old, new = word[head : len(word) - tail], composed[head : len(composed) - tail]
    unsafe = bool(_COMPATIBILITY_IDEOGRAPH.search(old))
    return Finding(
        start=start + head,
        end=start + head + len(old),
        message=f"“{new}” is not in composed form (NFC)",
        confidence=0.99,
        evidence={
            "characters": [f"U+{ord(character):04X}" for character in old[:20]],
            "composed": [f"U+{ord(character):04X}" for character in new[:20]],
        },
        fix=Fix(
            Applicability.UNSAFE if unsafe else Applicability.SAFE,
            (Edit(start + head, start + head + len(old), new),),
        ),
    )
