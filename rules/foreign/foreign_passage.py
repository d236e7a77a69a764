from __future__ import annotations

from collections.abc import Iterable

from corpuslint.language.identify import identified_language
from corpuslint.language.language_names import language_name
from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good

from ._base import base_language, base_script
from ._latin_passages import latin_passages
from ._other_script import passages
from ._signs import may_hold_passage

LEAST_WORDS = 3


class ForeignPassage(DocumentRule):
    """Words inside a sentence that were left untranslated.

    What it does:
      Finds three or more words of another language inside a line of the document's language.

    Why it is a problem:
      The translation stopped in the middle of a sentence; readers lose what it says.

    How it decides:
      In another script the letters are enough. In the same script every word of a suspicious line
      is weighed: small words of other languages and unknown words in lower case against common
      words of the document's language; the stretch with the largest sum must rest on two words that
      are no names. Loan and Latin phrases, a term in brackets, and a quotation that is followed by
      its translation in brackets, or by what it means, are left alone. In documents that are not
      English, English passages are looked for, and passages in other scripts.

    Fix safety:
      No fix: somebody has to translate it.

    Sources:
      The stretch with the largest sum: Kadane's algorithm. Letter models: langdetect's profiles.
    """

    code = "FRN002"
    name = "foreign-passage"
    family = "foreign"
    version = 3
    needs = (may_hold_passage,)
    bad = (
        Bad(
            "The minister said that ⟦die neue Straße nicht vor dem Herbst⟧ would be ready, and "
            "that he was sorry for it."
        ),
        # `door` and `by` are small words of other languages, but not of this one.
        Bad("He left the house by the side door, ⟦pa asnjë koment për gazetarët⟧, by himself."),
        Bad("The mayor thanked ⟦усіх мешканців старого міста⟧ for their patience on Friday."),
        Bad(
            "Le maire a remercié les habitants de la vieille ville, et il a ajouté que ⟦the bridge "
            "would be open for all of them⟧ avant la fin de la semaine prochaine."
        ),
    )
    good = (
        Good(
            "The bank Société du Vieux Port and Ludwig van der Brück met in Bad Neustadt am Rhein."
        ),
        Good("He called it a fait accompli, a coup de grâce, de facto the end of laissez-faire."),
        Good("The newspaper “Вісті старого міста” (“News of the Old Town”) was closed."),
        Good("“Cada día trae su pan y su queso,” she said, meaning that one need not hurry."),
        Good("It stands in the Ministry (Міністерство старих мостів) of Bridges."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each passage."""
        language = base_language(document, self.context)
        script = base_script(document, language)
        for passage in passages(document, script):
            if passage.words >= LEAST_WORDS and not passage.whole_line and not passage.legitimate:
                yield _finding(
                    passage.start,
                    passage.end,
                    f"{passage.script} script",
                    {"script": passage.script, "base_script": script, "words": passage.words},
                )
        found = latin_passages(document, language) if language else ()
        if found and document.once(identified_language) in {None, language}:
            for latin in found:
                yield _finding(
                    latin.start,
                    latin.end,
                    language_name(latin.language or "another language"),
                    {"language": latin.language, "words": latin.words, "weight": latin.weight},
                )


def _finding(start: int, end: int, what: str, evidence: dict[str, object]) -> Finding:
    return Finding(
        start=start,
        end=end,
        message=f"a passage was left untranslated ({what})",
        confidence=0.85,
        evidence=evidence,
    )
