"""Two invented rules, so that no report, page or catalogue of a test changes with the real ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good, Severity


class NameOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least: Annotated[int, msgspec.Meta(ge=1, le=9, description="Not shown.")] = 2
    share: Annotated[float, msgspec.Meta(gt=0)] = 0.5
    kinds: Annotated[tuple[str, ...], msgspec.Meta(description="Which kinds of names.")] = ("city",)
    mode: Literal["strict", "lenient"] = "strict"
    note: str | None = None
    quick: bool = False
    weights: dict[str, float] = msgspec.field(default_factory=dict)


class NameDrift(DocumentRule):
    """Finds a name that is spelled in two ways.

    What it does:
      Finds a name in another spelling. It compares
      all spellings.

    Why it is a problem:
      A search for one spelling misses the other:

        Kolvarova, Kolvarowa

    How it decides:
      By counting.

    Fix safety:
      Safe: the name stays a name.

    Options:
      least: The least count of a name,
        in the whole corpus.
      `share`: Its least share: a fraction.

    Sources:
      An invented handbook, `part 2`.
    """

    code = "NAM001"
    name = "name-spelling-drift"
    family = "names"
    Options = NameOptions
    bad = (
        Bad(
            "Mayor ⟦Kolvarowa⟧ left.\n\nKolvarova came.\n",
            fixed="Mayor Kolvarova left.\n\nKolvarova came.\n",
        ),
        Bad("⟦A short text.⟧", options={"least": 3}),
        Bad("One ⟦x⟧ here.", "Another ⟦x⟧.", fixed=("One y here.", "Another y.")),
    )
    good = (Good("Mayor Kolvarova left."), Good("```\nfenced\n```\n"))

    def check(self, document: Document) -> Iterable[Finding]:  # noqa: ARG002  it is never run
        return ()


class Furniture(DocumentRule):
    """What it does:
      Finds a line of the page's furniture.

    Why it is a problem:
      It is no part of the article.

    How it decides:
      By its words | and its place.

    Fix safety:
      There is no fix.
    """

    code = "BLR002"
    name = "call-to-action"
    family = "boilerplate"
    severity = Severity.ERROR
    default = False
    bad = (Bad("⟦Share this\nwith friends⟧\n", titles=["A title"], language="en"),)
    good = (Good("They share this view."),)

    def check(self, document: Document) -> Iterable[Finding]:  # noqa: ARG002  it is never run
        return ()


SAMPLE_RULES = {rule.code: rule for rule in (Furniture, NameDrift)}
