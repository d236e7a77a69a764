from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from corpuslint.language.furniture import FurnitureHit, furniture_by_line, is_plain, match_line
from corpuslint.language.identify import identified_language
from corpuslint.language.language_names import language_name
from corpuslint.language.lexicon import Entry, fold, lexicon
from corpuslint.language.loans import is_loan
from corpuslint.rule import (
    Applicability,
    Bad,
    Candidate,
    Document,
    Fact,
    Finding,
    Fix,
    Good,
    KnowledgeRule,
    Severity,
    delete_lines,
)

from . import _any_line_model, _line_model
from ._base import base_language, base_script
from ._odd_lines import odd_lines
from ._other_script import is_translated_quotation, passages
from ._own_names import names_of_prose
from ._reasons import any_reasons, english_reasons

# Log odds below the threshold of a foreign line: so far down the corpus is asked.
_DOUBTFUL = -1.5
# A doubtful line that stands in so many documents is furniture, and foreign furniture then.
_REPEATED = 3
# A name that stands in the prose of so many other documents is one of the corpus's own.
_TAUGHT = 2
_NAME = "="
# What an ambiguous phrase of the lexicon adds to the odds.
_PHRASE = 2.0
# With more of its letters than this in foreign lines a document is no article with residue in it:
# `FRN005` and `FRN006` speak of that.
_MOST_FOREIGN = 0.5
_FEWEST_LETTERS_FOR_SHARE = 200
_LONGEST_SHORT_LINE = 160


class _Line(NamedTuple):
    line: int
    start: int
    end: int
    margin: float
    language: str | None
    phrase: Entry | FurnitureHit | None
    evidence: dict[str, object]
    names: tuple[str, ...] = ()


class ForeignLine(KnowledgeRule):
    """A line in another language than the document's.

    What it does:
      Finds whole lines that were left untranslated: the furniture of the source's page (`Leave a
      comment`, `Read more`, `Photo: agency` in its language), headlines of other articles, credits.

    Why it is a problem:
      The line is no part of the translation. Readers stumble, and language filters, topic models
      and translation systems that train on the corpus learn from it.

    How it decides:
      The document's language is the container's, the configuration's, or identified from the text.
      A line mostly in another script is foreign. In the same script evidence is weighed: words that
      the language knows, small words of other languages, how likely the letters of the unknown
      words are in this and in other languages, accents, the place on the page, and the phrases of
      the furniture lexicon. A capitalised word that stands in the article's prose is a name; titles
      of works, dishes, mottos and institutions that English leaves as they are, results of matches,
      addresses, and a quotation with its translation in brackets are left alone. A doubtful line is
      settled by the corpus: one that stands in three documents is furniture, and one that only its
      capitalised words speak against is none where two other documents have them in their prose.
      Where half of the text is foreign, `FRN005` and `FRN006` speak instead.

    Fix safety:
      Safe where the line is a known furniture phrase with no more than a name or a date beside it:
      it is deleted, and it is no word of the article. Otherwise unsafe: a label may stand before a
      caption or a headline, and an unknown line may be a sentence that somebody should translate.

    Sources:
      Letter models: langdetect's profiles (Nakatani Shuyo, Apache-2.0). Weights: `docs/foreign.md`.
    """

    code = "FRN001"
    name = "foreign-line"
    family = "foreign"
    version = 5
    severity = Severity.ERROR
    bad = (
        Bad(
            "Bridge to the old town reopens\n\nThe bridge was closed for two years, the mayor said"
            " on Friday, and the shops around it have suffered.\n\n⟦Zostaw komentarz⟧\n",
            fixed="Bridge to the old town reopens\n\nThe bridge was closed for two years, the "
            "mayor said on Friday, and the shops around it have suffered.\n",
        ),
        Bad(
            "The ferry left at noon with sixty passengers on board, the harbour office said.\n"
            "⟦Снимка: Новинар/ АП⟧\n"
            "Nobody was hurt when it touched the pier on its way to the island.\n",
            fixed="The ferry left at noon with sixty passengers on board, the harbour office "
            "said.\nNobody was hurt when it touched the pier on its way to the island.\n",
        ),
        Bad(
            "Le conseil municipal a voté vendredi le budget de la ville pour l’année prochaine, et "
            "les habitants ont été nombreux à suivre les débats dans la salle.\n\n"
            "⟦Leave a comment⟧\n",
            fixed="Le conseil municipal a voté vendredi le budget de la ville pour l’année "
            "prochaine, et les habitants ont été nombreux à suivre les débats dans la salle.\n",
        ),
        Bad(
            "Міська рада ухвалила у п’ятницю бюджет на наступний рік, і мешканці міста стежили за "
            "дебатами у великій залі, де бракувало місць.\n\n"
            "⟦Читайте также: что было сказано⟧\n\n"
            "Мер подякував усім, хто прийшов, і пообіцяв відповісти на запитання.\n",
            fixed="Міська рада ухвалила у п’ятницю бюджет на наступний рік, і мешканці міста "
            "стежили за дебатами у великій залі, де бракувало місць.\n\n"
            "Мер подякував усім, хто прийшов, і пообіцяв відповісти на запитання.\n",
        ),
    )
    good = (
        # The corpus teaches its names.
        Good(
            "Three towns to see\n\nGülpınarköy\n\nThe town has a bridge and a mill, and a road to "
            "them.\n",
            "Race on Friday\n\nThe race goes from the mill of Gülpınarköy to the harbour, the club "
            "said on Monday.\n",
            "Road shut\n\nThe road to Gülpınarköy is shut for a month after the rain, the mayor "
            "said on Monday.\n",
        ),
        Good(
            "Bridge to the old town reopens\n\nThe bridge was closed for two years, the mayor said"
            " on Friday, and the shops around it have suffered.\n\nPost a Comment\n\nLATEST NEWS:\n"
        ),
        Good(
            "Szymborska museum opens\n\nWisława Szymborska\n\nThe museum of the poet Wisława "
            "Szymborska opened in a flat that the city bought and restored for this.\n"
        ),
        Good(
            "Opera house opens its season\n\nThe opera house opens on Friday with four works, the "
            "director said, and tickets have been on sale since the summer.\n\n"
            "Rigoletto, Così fan tutte\n\nDer Rosenkavalier\n\n"
            "Željko Horvatić\n\nNguyễn Thị Bình\n\n«Todo pasa» (“Everything passes”)\n\n"
            "M. Nováková bt K. Šimková 6-2 6-4\n\n#TodosJuntos\n"
        ),
        Good("Shr 12 cts vs 10 cts\nNet 1.2 mln vs 1.0 mln\n"),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """Each line that is foreign or doubtful, and the names of the prose with their accents."""
        keys = {_key(document, line) for line in self._lines(document)}
        if not document.is_ascii and base_language(document, self.context) == "en":
            keys.update(map(_name_key, names_of_prose(document)))
        return [Fact(key, "line") for key in sorted(keys)]

    def check(self, document: Document) -> Iterable[Candidate | Finding]:
        """Findings for foreign lines, candidates for doubtful ones."""
        for line in self._lines(document):
            finding = _finding(document, line)
            keys = tuple(map(_name_key, line.names))
            if line.margin < 0:
                keys += (_key(document, line),)
            yield Candidate(finding, keys) if keys else finding

    def settle(
        self, candidate: Candidate, tallies: Mapping[str, Mapping[str, int]]
    ) -> Finding | None:
        """The line, unless the corpus has its names; a doubtful one if enough documents have it."""
        finding = candidate.finding
        names = [key for key in candidate.keys if key.startswith(_NAME)]
        if names and all(sum(tallies[name].values()) >= _TAUGHT for name in names):
            return None
        if len(names) == len(candidate.keys):  # the line is foreign for certain but for its names
            return finding
        documents = sum(tallies[candidate.keys[-1]].values())
        if documents < _REPEATED:
            return None
        return Finding(
            start=finding.start,
            end=finding.end,
            message=f"{finding.message}; it stands in {documents} documents",
            confidence=0.8,
            evidence=finding.evidence | {"documents": documents},
            fix=finding.fix,
        )

    def _lines(self, document: Document) -> tuple[_Line, ...]:
        language = base_language(document, self.context)
        if language == "en" and document.is_ascii and not document.once(odd_lines):
            return ()
        return document.once(_finder(language, base_script(document, language)))


@cache
def _finder(language: str | None, script: str) -> _Finder:
    return _Finder(language, script)


class _Finder:
    """Finds the foreign and the doubtful lines of documents in one language and script."""

    def __init__(self, language: str | None, script: str) -> None:
        self._language = language
        self._script = script

    def __call__(self, document: Document) -> tuple[_Line, ...]:
        lines = list(self._other_script(document))
        seen = {line.line for line in lines}
        if self._language:
            own_script = self._same_script(document, self._language)
            lines += [line for line in own_script if line.line not in seen]
        if lines and (_is_mostly(document, lines) or self._is_another(document)):
            return ()
        return tuple(sorted(lines))

    def _is_another(self, document: Document) -> bool:
        """Whether the article as a whole is in another language than it should be."""
        identified = document.once(identified_language)
        return identified is not None and identified != self._language

    def _other_script(self, document: Document) -> Iterator[_Line]:
        for passage in passages(document, self._script):
            if passage.whole_line:
                phrase = _phrase(document, passage.line)
                evidence: dict[str, object] = {
                    "script": passage.script,
                    "base_script": self._script,
                }
                yield _Line(passage.line, passage.start, passage.end, 5.0, None, phrase, evidence)

    def _same_script(self, document: Document, own: str) -> Iterator[_Line]:
        indices = document.once(odd_lines) if own == "en" else range(len(document.lines))
        for index in indices:
            text = document.line_texts[index]
            phrase = _phrase(document, index) if len(text) <= _LONGEST_SHORT_LINE else None
            if phrase is not None and own in phrase.languages:
                continue
            bonus = 0.0 if phrase is None else _PHRASE if phrase.ambiguous else 2 * _PHRASE
            weighed = _weigh(document, index, own, _DOUBTFUL - bonus)
            if weighed is None or weighed[0] + bonus < _DOUBTFUL:
                continue
            if is_loan(text) or is_translated_quotation(text):
                continue
            margin, language, evidence, names = weighed
            margin += bonus
            if phrase is not None and len(phrase.languages) == 1:
                language = phrase.languages[0]
            span = document.lines[index]
            start = span.start + len(text) - len(text.lstrip())
            end = span.end - len(text) + len(text.rstrip())
            asked = names if phrase is None else ()
            yield _Line(index, start, end, margin, language, phrase, evidence, asked)


def _weigh(
    document: Document, index: int, own: str, least: float
) -> tuple[float, str | None, dict[str, object], tuple[str, ...]] | None:
    """What the model for the document's language says of a line.

    Its margin, the likeliest language, the evidence, and the names that the corpus may know; None
    for a line that cannot reach the ``least`` margin.
    """
    if own == "en":
        english = _line_model.weigh(document, index, least)
        if english is None:
            return None
        shown: dict[str, object] = {"because": english_reasons(english.evidence)}
        if english.unknown:
            shown["unknown"] = list(english.unknown[:10])
        return english.margin, english.language, shown, _names(english)
    score = _any_line_model.weigh(document, index, own)
    if score is None:
        return None
    return score.margin, score.language, {"because": any_reasons(score)}, ()


def _names(score: _line_model.Score) -> tuple[str, ...]:
    """The words beyond ASCII of a line that nothing but capitalised words speaks against."""
    found = score.evidence
    if found.unknown_lower or found.small_words or found.furniture_words:
        return ()
    names = tuple(word for word in score.unknown if not word.isascii())
    return names if 2 * len(names) >= len(score.unknown) else ()


def _phrase(document: Document, index: int) -> Entry | FurnitureHit | None:
    """What the furniture lexicon says of a line.

    Labels with a colon are looked up for the document as a whole; a plain line needs no more than
    its own look-up.
    """
    text = document.line_texts[index]
    if ":" not in text and "：" not in text:
        return match_line(text, lexicon())
    return document.once(furniture_by_line).get(index)


def _is_mostly(document: Document, lines: list[_Line]) -> bool:
    foreign = sum(line.end - line.start for line in lines if line.margin >= 0)
    return foreign >= max(_FEWEST_LETTERS_FOR_SHARE, _MOST_FOREIGN * len(document.text))


def _name_key(name: str) -> str:
    """The key of a name; that of a line has no such sign in it."""
    return f"{_NAME}{name}"


def _key(document: Document, line: _Line) -> str:
    return fold(document.text[line.start : line.end][:_LONGEST_SHORT_LINE])


def _finding(document: Document, line: _Line) -> Finding:
    is_known = line.phrase is not None and not line.phrase.ambiguous
    evidence = dict(line.evidence)
    if line.language:
        evidence["language"] = line.language
    if line.phrase is not None:
        evidence["phrase"] = line.phrase.phrase
        evidence["kind"] = line.phrase.kind
    evidence["margin"] = round(line.margin, 2)
    what = f"page furniture ({line.phrase.kind})" if line.phrase and is_known else "a line"
    where = evidence.get("script") or language_name(line.language or "")
    return Finding(
        start=line.start,
        end=line.end,
        message=f"{what} left in another language" + (f" ({where})" if where else ""),
        confidence=0.98 if is_known else round(1 / (1 + math.exp(-line.margin - 1.5)), 2),
        evidence=evidence,
        fix=Fix(
            Applicability.SAFE
            if line.phrase is not None and is_plain(line.phrase, line.end - line.start)
            else Applicability.UNSAFE,
            (delete_lines(document, line.line),),
        ),
    )
