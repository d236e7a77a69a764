from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec

from corpuslint.language.name_spans import find_names
from corpuslint.rule import (
    Bad,
    Context,
    Document,
    DocumentFact,
    DocumentKey,
    Fact,
    Finding,
    Good,
    NameEntry,
)

from ._decision import comparable
from ._gazetteer import words_by_key
from ._judgement import judge_spellings
from ._name_rule import NameRule
from ._settled import Settled
from ._spellings import decode, forms_in, meeting_pairs, with_forms, word_facts


class NameSpellingDrift(NameRule):
    """One name spelled in several ways.

    What it does:
      Finds a person, place or organisation whose name is spelled in several ways, in one document
      or over the corpus, and proposes the established spelling.

    Why it is a problem:
      Translators and machines spell a name of another script by ear. Readers wonder whether two
      people are meant, and a search for one spelling misses the others.

    How it decides:
      Words of names that share a frame of consonants (`Lakhovsky`, `Lahovski`) are compared. What
      they say by themselves is weighed by a small model learned from pairs of names: a weighted
      edit distance, the same romanisation key, whether both are well-known names of their own.
      Then the corpus speaks: the same name or title beside both, the same document, how much more
      often one is used. A country and its people, a masculine and a feminine surname, a word and
      its plural are never one name. In another document a spelling is linked only by a name
      beside it; without one romanisation key a name has to stand beside both, and one spelling be
      used three times as often. The spelling to keep is the gazetteer's, else the one in most
      documents, then the one used most; a tie is a suggestion that names both. What is only
      likely is NAM006. In a compound (`Kalas-Borrell`, `Anti-Kalas`) or a plural (`the Kalases`)
      the name is spelled as by itself in that document; one that is somebody's name (`Jean-Luc`,
      `Maria Kalas-Smith`) stays whole.

    Fix safety:
      Safe where the confidence is 0.9 or more: one word becomes another spelling of it, in the
      same capitals. Otherwise unsafe. A tie is never edited.

    Options:
      name-style: whose spelling of well-known names to prefer; default: the corpus's own.

    Sources:
      Weights and costs are learned by `scripts/learn_name_weights.py` and
      `scripts/learn_name_costs.py`; `docs/names.md` tells from what.
    """

    class Options(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
        """Whose spelling of well-known names to prefer.

        Attributes:
            name_style: `ap`, `reuters`, `un`...; empty: whichever accepted spelling the corpus
                itself uses most.
        """

        name_style: str = ""

    code = "NAM001"
    name = "name-spelling-drift"
    family = "names"
    version = 3
    bad: ClassVar[tuple[Bad, ...]] = (
        Bad(
            "Teodor Lakhovsky opened the bridge. Lakhovsky thanked the builders.\n\n"
            "Later ⟦Lahovski⟧ left. A crowd waved to Lakhovsky.",
            fixed="Teodor Lakhovsky opened the bridge. Lakhovsky thanked the builders.\n\n"
            "Later Lakhovsky left. A crowd waved to Lakhovsky.",
        ),
        Bad(
            "⟦Dmitri⟧ Oskanov met the press. So did Dmitri Palanov.",
            "Dmitry Oskanov met the press.",
            "A letter from Dmitry Oskanov was read.",
            fixed=(
                "Dmitry Oskanov met the press. So did Dmitri Palanov.",
                "Dmitry Oskanov met the press.",
                "A letter from Dmitry Oskanov was read.",
            ),
        ),
        Bad(
            "⟦MAKHMUDOV⟧ WINS IN STRAIGHT SETS\n\nTimur Mahmudov won. Mahmudov's coach cheered.",
            fixed="MAHMUDOV WINS IN STRAIGHT SETS\n\nTimur Mahmudov won. Mahmudov's coach cheered.",
        ),
        Bad("The visit of ⟦Kaia⟧ Kallas was short.", fixed="The visit of Kaja Kallas was short."),
        Bad(
            "The guest was ⟦Zelenskyy⟧. He and Volodymyr ⟦Zelenskiy⟧ are one man.",
            fixed="The guest was Zelensky. He and Volodymyr Zelensky are one man.",
            options={"name-style": "afp"},
        ),
        Bad(
            "Teodor ⟦Lakhovsky⟧ opened the bridge. ⟦Lakhovsky⟧ waved. Later Lahovski left.",
            fixed="Teodor Lahovski opened the bridge. Lahovski waved. Later Lahovski left.",
            context=Context(names=(NameEntry("Teodor Lahovski"),)),
        ),
        Bad("Lahovski spoke. Then ⟦Lakhovsky⟧ spoke."),
        Bad(
            "Teodor Lakhovsky won. Lakhovsky smiled. Lakhovsky slept. A ⟦Lahovski⟧-led team "
            "and the pro-⟦Lahovski⟧ press left.",
            fixed="Teodor Lakhovsky won. Lakhovsky smiled. Lakhovsky slept. A Lakhovsky-led team "
            "and the pro-Lakhovsky press left.",
        ),
        Bad(
            "Kallas-Biden talks began. Kaja Kallas spoke. Kallas slept.\n\n⟦KALAS⟧-BORRELL PACT\n\n"
            "⟦Kalas⟧ left with ⟦Kalas⟧'s men. An Anti-⟦Kalas⟧ crowd saw the Borrell-⟦Kalas⟧ pact, "
            "the ⟦Kalas⟧-Biden talks, a ⟦Kalas⟧-inspired plan, and ⟦Kalas⟧–Merz talks.",
            fixed="Kallas-Biden talks began. Kaja Kallas spoke. Kallas slept.\n\n"
            "KALLAS-BORRELL PACT\n\nKallas left with Kallas's men. An Anti-Kallas crowd saw the "
            "Borrell-Kallas pact, the Kallas-Biden talks, a Kallas-inspired plan, and "
            "Kallas–Merz talks.",
        ),
        Bad(
            "Kaja Kallas won. Kallas smiled. Later ⟦Kalas⟧ left. The ⟦Kalases⟧ and the two "
            "⟦Kalases⟧' dog slept.\n\nHAIL TO THE ⟦KALASES⟧\n\nKallas slept.",
            fixed="Kaja Kallas won. Kallas smiled. Later Kallas left. The Kallases and the two "
            "Kallases' dog slept.\n\nHAIL TO THE KALLASES\n\nKallas slept.",
        ),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good("Teodor Lakhovsky opened the bridge. Lakhovsky thanked the builders."),
        Good("Iran and Iraq talked. Nigerian envoys went to Niger. Austria, not Australia, won."),
        Good("Boris Johnson met Alice Johnston. Johnson was late. Johnston was not."),
        Good("Anton Ivanov and Darya Ivanova voted. Ivanov smiled at Ivanova."),
        Good("Mohamed Salah scored. Mohammed Salem watched. Salah left before Salem."),
        Good(
            "Teodor Lakhovsky won. Lakhovsky smiled. Lahovski lost.",
            context=Context(distinct=(("Lakhovsky", "Lahovski"),)),
        ),
        Good(
            "Teodor Lakhovsky won. Lakhovsky smiled. Lahovski lost.",
            context=Context(allow_names=("Lahovski",)),
        ),
        Good(
            'Teodor Lakhovsky won. His name is often spelled "Lahovski". "Lahovsky" with a y is '
            "how he is known abroad. Lakhovsky (Lahovskij in Polish) left Lahovski.jpg behind."
        ),
        Good("Petro Hryhoruk wrote from p.grygoruk@example.org, as @Grygoruk and at /Grygoruk."),
    )
    options: Options

    def __init__(
        self, options: msgspec.Struct | None = None, context: Context | None = None
    ) -> None:
        super().__init__(options, context)
        self._settled = Settled(self.context)

    def collect(self, document: Document) -> Iterable[Fact]:
        """The words of the document's names, by the frame of their consonants."""
        return word_facts(document.once(find_names))

    def select(self, key: str, values: Collection[str]) -> Collection[str]:
        """Those with a spelling that another one or the gazetteer may replace, or with that one."""
        forms = self._forms(key, values)
        return with_forms(values, forms) if forms else ()

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each use of a spelling that another one should replace."""
        yield from judge_spellings(
            decode(facts),
            known=words_by_key().get(key, ()),
            settled=self._settled,
            style=self.options.name_style,
            certain=True,
        )

    def _forms(self, key: str, values: Collection[str]) -> set[str]:
        """The forms of a key that may be replaced, and those that may replace them."""
        found = comparable(meeting_pairs(values))
        known = words_by_key().get(key, ())
        if not known:
            return found
        forms = forms_in(values)
        style = self.options.name_style
        for word in known:
            accepted = set(word.spellings.values())
            wrong = word.wrong if not style else word.wrong | accepted - {word.spellings.get(style)}
            if not wrong.isdisjoint(forms):
                found |= (word.wrong | accepted) & forms
        return found
