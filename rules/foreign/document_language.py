from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpuslint.language.identify import identified_language
from corpuslint.language.language_names import language_name
from corpuslint.rule import (
    Bad,
    Candidate,
    Context,
    Document,
    Fact,
    Finding,
    Good,
    KnowledgeRule,
)

_KEY = "language"
# Without a configured language a corpus has one where so many documents agree.
_LEAST_DOCUMENTS = 5
_LEAST_SHARE = 0.7

_FRENCH = (
    "Le conseil municipal a voté vendredi le budget de la ville pour l’année prochaine, et les "
    "habitants ont été nombreux à suivre les débats dans la salle."
)
_ENGLISH = (
    "The council voted on the budget of the town on Friday, and many of the people who live in the "
    "old streets came to listen to the debate."
)


class DocumentLanguage(KnowledgeRule):
    """A document that is not in the corpus's language.

    What it does:
      Reports documents that as a whole are in another language than the corpus.

    Why it is a problem:
      The article was not translated at all, or belongs to another corpus.

    How it decides:
      The corpus's language is the configuration's, else the one of at least seven in ten of five
      or more documents. A document's language is identified from its text; a text too short or too
      mixed to say has none.

    Fix safety:
      No fix.

    Sources:
      `docs/foreign.md` compares the identifiers.
    """

    code = "FRN005"
    name = "document-language"
    family = "foreign"
    version = 3
    bad = (
        Bad(_ENGLISH, f"⟦{_FRENCH}⟧", _ENGLISH, _ENGLISH, _ENGLISH, _ENGLISH),
        Bad(f"⟦{_FRENCH}⟧", context=Context(language="en")),
        Bad(f"⟦{_ENGLISH}⟧", context=Context(language="fr")),
    )
    good = (
        Good(_ENGLISH, _FRENCH),
        Good(_FRENCH, context=Context(language="fr")),
        Good("Qiriazi 12.5 %", context=Context(language="en")),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The document's language, unless it is the configured one."""
        language = document.once(identified_language)
        if language is None or language == self._configured():
            return ()
        return (Fact(_KEY, language),)

    def check(self, document: Document) -> Iterable[Candidate | Finding]:
        """A finding where the corpus's language is configured, else a candidate."""
        language = document.once(identified_language)
        configured = self._configured()
        if language is None or language == configured:
            return
        end = len(document.text)
        if configured is not None:
            yield _finding(end, language, configured, 1.0)
        else:
            yield Candidate(_finding(end, language, "", 0.0), (_KEY,))

    def settle(
        self, candidate: Candidate, tallies: Mapping[str, Mapping[str, int]]
    ) -> Finding | None:
        """The finding, where most of the corpus is in another language."""
        counts = tallies[_KEY]
        corpus = min(counts, key=lambda language: (-counts[language], language))
        total = sum(counts.values())
        share = counts[corpus] / total
        language = candidate.finding.evidence["language"]
        if language == corpus or total < _LEAST_DOCUMENTS or share < _LEAST_SHARE:
            return None
        return _finding(candidate.finding.end, language, corpus, share)

    def _configured(self) -> str | None:
        language = self.context.language
        return language.partition("-")[0].lower() if language else None


def _finding(end: int, language: str, corpus: str, share: float) -> Finding:
    return Finding(
        start=0,
        end=end,
        scope="document",
        message=f"the document is in {language_name(language)}, "
        f"the corpus in {language_name(corpus)}",
        confidence=0.9,
        evidence={"language": language, "corpus": corpus, "share": round(share, 3)},
        identity=(language, corpus),
    )
