from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpuslint.language.identify import identified_language
from corpuslint.rule import (
    Bad,
    Context,
    CorpusRule,
    Document,
    DocumentFact,
    DocumentKey,
    Fact,
    Finding,
    Good,
    Span,
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


class DocumentLanguage(CorpusRule):
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
        return (Fact(_KEY, language, (Span(0, len(document.text)),)),)

    def judge(
        self,
        key: str,  # noqa: ARG002  there is one
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002  it has none
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """A finding for each document in another language than the corpus."""
        corpus, share = self._configured(), 1.0
        if corpus is None:
            counts = Counter(fact.value for fact in facts)
            corpus = min(counts, key=lambda language: (-counts[language], language))
            share = counts[corpus] / len(facts)
            if len(facts) < _LEAST_DOCUMENTS or share < _LEAST_SHARE:
                return
        for fact in facts:
            if fact.value != corpus:
                yield (
                    fact.document,
                    Finding(
                        start=0,
                        end=fact.spans[0].end,
                        scope="document",
                        message=f"the document is in {fact.value}, the corpus in {corpus}",
                        confidence=0.9,
                        evidence={
                            "language": fact.value,
                            "corpus": corpus,
                            "share": round(share, 3),
                        },
                        identity=(fact.value, corpus),
                    ),
                )

    def _configured(self) -> str | None:
        language = self.context.language
        return language.partition("-")[0].lower() if language else None
