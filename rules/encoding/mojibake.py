from __future__ import annotations

from collections.abc import Iterable

from corpuslint.language.characters import rare_characters
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Finding,
    Fix,
    Good,
    Severity,
)

from ._mojibake import mojibake


class Mojibake(DocumentRule):
    """Text that was decoded with the wrong encoding.

    What it does:
      Finds sequences like `â€™` for an apostrophe, `Ã©` for `é`, `РџСЂ` for `Пр`.

    Why it is a problem:
      Readers and programs meet characters that nobody wrote; words with them are lost to search.

    How it decides:
      A cheap test asks whether the text holds anything that looks like two or three bytes of UTF-8
      read in a one-byte encoding. Only the lines that do go to ftfy, which repairs a line where the
      result is valid UTF-8 and the line looks bad by its table of unlikely neighbours. Its result
      is mapped back to the characters that changed. Typographic quotation marks stay as they are.

    Fix safety:
      Safe: the same bytes are decoded as they were meant. Unsafe where a byte had been lost before,
      so that the repaired text has a replacement character.

    Sources:
      ftfy (Robyn Speer, Apache-2.0), https://ftfy.readthedocs.io.
    """

    code = "ENC001"
    name = "mojibake"
    family = "encoding"
    severity = Severity.ERROR
    needs_non_ascii = True
    needs = (rare_characters,)
    bad = (
        Bad(
            "The harbour didn⟦â€™⟧t open, the mayor said.",
            fixed="The harbour didn’t open, the mayor said.",
        ),
        Bad(
            "The cafÃ© stayed open.".replace("Ã©", "⟦Ã©⟧"),
            fixed="The café stayed open.",
        ),
        Bad(
            "“Sí,” said JosÃ© PeÃ±a — twice.".replace("Ã©", "⟦Ã©⟧").replace("Ã±", "⟦Ã±⟧"),
            fixed="“Sí,” said José Peña — twice.",
        ),
        Bad(
            "Headline\n⟦РџСЂРёРІРµС‚, Р»СЋРґРё⟧\n".replace(", ", "⟧, ⟦"),
            fixed="Headline\nПривет, люди\n",
        ),
    )
    good = (
        Good("He said: “Voilà — c’est tout”, and left the café."),
        Good("Київ і Львів. Він їде до Європи."),
        Good("ÂNGELA À LA MODE: «Été»…"),
        Good("A board of 10 × 4 ½ inches costs £5 · €6."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each damaged stretch."""
        for damage in document.once(mojibake):
            damaged = document.text[damage.start : damage.end]
            lost = any("\ufffd" in edit.replacement for edit in damage.edits)
            repaired, position = "", damage.start
            for edit in damage.edits:
                repaired += document.text[position : edit.start] + edit.replacement
                position = edit.end
            yield Finding(
                start=damage.start,
                end=damage.end,
                message=f"“{damaged[:40]}” is “{repaired[:40]}” in the wrong encoding",
                confidence=0.9 if lost else 0.99,
                evidence={
                    "damaged": damaged,
                    "repaired": repaired,
                    "steps": list(damage.steps),
                },
                fix=Fix(Applicability.UNSAFE if lost else Applicability.SAFE, damage.edits),
            )
