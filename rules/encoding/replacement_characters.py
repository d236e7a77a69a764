from __future__ import annotations

import re
from collections.abc import Iterable

from corpuslint.language.characters import rare_characters
from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good, Severity

_RUN = re.compile("\ufffd+")
_WORD = re.compile(r"[\w\ufffd'’-]{1,60}")


class ReplacementCharacters(DocumentRule):
    """A character that was lost.

    What it does:
      Finds U+FFFD, the sign that a decoder puts where it could not read a byte.

    Why it is a problem:
      A letter is missing, often in a name, and nothing in the text says which.

    How it decides:
      The character is there.

    Fix safety:
      No fix: what stood there can only be had from the source.
    """

    code = "ENC004"
    name = "replacement-character"
    family = "encoding"
    severity = Severity.ERROR
    needs_non_ascii = True
    needs = (rare_characters,)
    bad = (Bad("Minister N⟦\ufffd⟧vak flew to Malm⟦\ufffd\ufffd⟧."),)
    good = (Good("Did Minister Novak fly to Malmö? He did."),)

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each run."""
        if "\ufffd" not in document.once(rare_characters):
            return
        for run in _RUN.finditer(document.text):
            line = document.lines[document.line_at(run.start())]
            before = max(line.start, run.start() - 30)
            words = _WORD.finditer(document.text, before, min(line.end, run.end() + 30))
            word = next(m.group() for m in words if m.end() > run.start())
            yield Finding(
                start=run.start(),
                end=run.end(),
                message=f"a character was lost in “{word}” when the text was decoded",
                evidence={"word": word, "count": run.end() - run.start()},
            )
