from __future__ import annotations

from collections.abc import Iterable

from corpuslint.language.identify import NoJudge, identify
from corpuslint.language.language_names import language_name
from corpuslint.language.scripts import script_of_language
from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good, Span

from ._base import base_language
from ._odd_lines import odd_lines
from ._other_script import passages
from ._signs import LEAST_PART, LONG_LINE, may_hold_two_languages

# Each part has at least so much of the text.
_LEAST_SHARE = 0.2

_FRENCH = (
    "Le conseil municipal a voté vendredi le budget de la ville pour l’année prochaine, et les "
    "habitants ont été nombreux à suivre les débats dans la grande salle de la mairie."
)
_ENGLISH = (
    "The council voted on the budget of the town on Friday, and many of the people who live in the "
    "old streets came to listen to the debate in the great hall."
)


class BilingualPage(DocumentRule):
    """Two large parts of a document in two languages.

    What it does:
      Finds the part of a page that is in another language than the rest: the original below the
      translation, or an article that was translated halfway.

    Why it is a problem:
      Half of the document is not what the corpus is for, or is there twice.

    How it decides:
      The long lines that do not look like the document's language make up a fifth of the text, and
      both they and the rest are identified as languages that differ.

    Fix safety:
      No fix: which part is to go is for a person to say.

    Sources:
      `docs/foreign.md` compares the identifiers.
    """

    code = "FRN006"
    name = "bilingual-page"
    family = "foreign"
    version = 2
    needs = (may_hold_two_languages,)
    bad = (
        Bad(f"{_ENGLISH}\n\n{_ENGLISH}\n\n⟦{_FRENCH}⟧\n"),
        Bad(
            f"{_ENGLISH}\n\n⟦Міська рада ухвалила у п’ятницю бюджет на наступний рік, і мешканці "
            "міста стежили за дебатами у великій залі, де бракувало місць для всіх охочих, а мер "
            "подякував усім, хто прийшов.⟧\n"
        ),
    )
    good = (Good(f"{_ENGLISH}\n\n{_ENGLISH}\n\nLire la suite\n"), Good(f"{_FRENCH}\n\n{_FRENCH}"))

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding, on the smaller part."""
        least = max(LEAST_PART, _LEAST_SHARE * len(document.text))
        language = base_language(document, self.context)
        if not language:
            return
        lines = self._foreign_lines(document, language)
        size = sum(line.end - line.start for line in lines)
        if size < least or len(document.text) - size < least:
            return
        text = document.text
        # A list of names has a likeliest language too: only small words count here.
        part = identify("\n".join(text[line.start : line.end] for line in lines), NoJudge())
        others = [line for line in document.lines if line not in set(lines)]
        rest = identify("\n".join(text[line.start : line.end] for line in others), NoJudge())
        if part is None or rest is None or part.language == rest.language:
            return
        if min(part.probability, rest.probability) < 0.95:
            return
        yield Finding(
            start=lines[0].start,
            end=lines[-1].end,
            message=f"a part of the page is in {language_name(part.language)}, "
            f"the rest in {language_name(rest.language)}",
            confidence=0.9,
            evidence={
                "part": part.language,
                "rest": rest.language,
                "share": round(size / len(text), 2),
            },
        )

    def _foreign_lines(self, document: Document, language: str) -> list[Span]:
        texts = document.line_texts
        script = script_of_language(language)
        lines = {p.line for p in passages(document, script) if p.whole_line}
        if language == "en":
            lines.update(document.once(odd_lines))
        elif document.text.count(" the ") >= 2:
            lines.update(index for index, text in enumerate(texts) if " the " in text)
        return [document.lines[i] for i in sorted(lines) if len(texts[i]) >= LONG_LINE]
