from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from corpuslint.language.name_spans import find_names
from corpuslint.language.romanise import blocking_key
from corpuslint.rule import (
    Bad,
    Context,
    Document,
    DocumentFact,
    DocumentKey,
    Fact,
    Finding,
    Good,
)

from ._gazetteer import words_by_key
from ._judgement import judge_spellings
from ._known import is_known
from ._name_rule import NameRule
from ._near_pairs import near_groups
from ._settled import Settled
from ._spellings import Spelling, decode, word_facts

if TYPE_CHECKING:
    import msgspec


class NameSlip(NameRule):
    """A name misspelled in a document that also has it right.

    What it does:
      Finds two words of names in one document that are close to each other, though their
      consonants differ: `Davenport` and `Daveport`, `Beesley` and `Beesely`.

    Why it is a problem:
      One of the two is a slip of the keyboard, or of a machine that guessed at a name.

    How it decides:
      As NAM001 does, with the document as the corpus: the words have their first or last letters
      or a neighbour in common and are near by a weighted edit distance; well-known names of their
      own, derived words and feminine surnames stay apart. What the document uses more often is
      taken to be right.

    Fix safety:
      Safe where the confidence is 0.9 or more, otherwise unsafe. A tie is never edited.
    """

    code = "NAM006"
    name = "name-slip"
    family = "names"
    version = 3
    default = False
    bad: ClassVar[tuple[Bad, ...]] = (
        Bad(
            "Piet Vandermolen won. Vandermolen smiled. A fan of Vandermolen wept. "
            "Then ⟦Vandermoen⟧ left. Vandermolen waved.",
            fixed="Piet Vandermolen won. Vandermolen smiled. A fan of Vandermolen wept. "
            "Then Vandermolen left. Vandermolen waved.",
        ),
        Bad("Natalka Vrublica won. Then ⟦Vrublitsa⟧ left."),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good("Jerry met Perry. Jerry spoke, and Perry listened. Jerry left. Jerry slept."),
        Good("Slovakia beat Slovenia. Slovakia sang. Slovakia danced. Slovakia slept."),
        Good("Vandermolen won.", "Vandermoen won."),
        Good("Vandermolen won. Vandermoen lost."),
        Good("Kaja Kallas won. Kaia Kallas is a slip of NAM001's."),
    )

    def __init__(
        self, options: msgspec.Struct | None = None, context: Context | None = None
    ) -> None:
        super().__init__(options, context)
        self._settled = Settled(self.context)

    def collect(self, document: Document) -> Iterable[Fact]:
        """Words that are near each other, under a key of all that are."""
        names = document.once(find_names)
        sides: dict[str, list[str]] = {}
        for _, use in names:
            word, _, side = use.partition("\t")
            sides.setdefault(word, []).append(side)
        keys = {word: "/".join(group) for group in near_groups(sides) for word in group}
        if keys:
            words = ((use.partition("\t")[0], use) for _, use in names)
            yield from word_facts((keys[word], use) for word, use in words if word in keys)

    def judge(
        self,
        key: str,  # noqa: ARG002
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each use that NAM001 does not report, document by document.

        Documents that have the same near words need not speak of the same people.
        """
        for document, found in groupby(facts, key=lambda fact: fact.document):
            yield from self._judge_document(document, decode(found))

    def _judge_document(
        self, document: DocumentKey, spellings: Mapping[str, Spelling]
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        keys = sorted({blocking_key(form) for form in spellings})
        known = [word for frame in keys for word in words_by_key().get(frame, ())]
        found = judge_spellings(spellings, known=known, settled=self._settled, certain=False)
        yield from ((document, one) for _, one in found if _is_a_slip(one, spellings))


def _is_a_slip(finding: Finding, spellings: Mapping[str, Spelling]) -> bool:
    """Whether a finding is neither NAM001's nor most likely about two names.

    A spelling with a rival that shares its consonants is linked to that one by NAM001. A tie
    between different consonants is most likely two names, unless the document introduces the
    bearer of the one only.
    """
    variant, canonical = finding.identity
    key = blocking_key(variant)
    if key == blocking_key(canonical):
        return True
    if any(form != variant and blocking_key(form) == key for form in finding.evidence["spellings"]):
        return False
    if finding.fix is not None:
        return True
    is_introduced = spellings[variant].is_named != spellings[canonical].is_named
    return is_introduced and not is_known(variant) and not is_known(canonical)
