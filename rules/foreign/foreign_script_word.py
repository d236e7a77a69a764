from __future__ import annotations

from collections.abc import Iterable

from corpuslint.language.characters import rare_characters
from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good

from ._base import base_language, base_script
from ._other_script import passages
from .foreign_passage import LEAST_WORDS


class ForeignScriptWord(DocumentRule):
    """One or two words in a script that the document does not use.

    What it does:
      Finds a word or two of another script inside a line: `the price of 40 доларів`.

    Why it is a problem:
      A word was forgotten in translation; readers who do not know the script cannot even say it.

    How it decides:
      By the script of the letters. A term that stands in brackets behind its translation, single
      Greek letters, and Latin words in documents of other scripts are left alone.

    Fix safety:
      No fix: the word has to be translated, or transliterated if it is a name.

    Sources:
      The Unicode Standard, Scripts.txt.
    """

    code = "FRN003"
    name = "foreign-script-word"
    family = "foreign"
    needs_non_ascii = True
    needs = (rare_characters,)
    bad = (
        Bad("The ticket costs 40 ⟦гривень⟧ on the ferry and 50 on the train."),
        Bad("She studied the ⟦茶道⟧ for years, her teacher said."),
    )
    good = (
        Good("The hryvnia (гривня) fell on Friday, while the tea ceremony (茶道) went on."),
        Good("The β variant and the π network; 5 μm and 10 Ω."),
        Good("Міністр сказав журналістам, що купив iPhone у Reuters Store, і показав чек."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each word or pair of words."""
        if document.is_ascii:
            return
        script = base_script(document, base_language(document, self.context))
        for passage in passages(document, script):
            if passage.words < LEAST_WORDS and not passage.whole_line and not passage.legitimate:
                word = document.text[passage.start : passage.end]
                yield Finding(
                    start=passage.start,
                    end=passage.end,
                    message=f"“{word[:40]}” is in {passage.script} script",
                    confidence=0.8,
                    evidence={"script": passage.script, "words": passage.words},
                )
