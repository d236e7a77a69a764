"""All that the author of a rule imports.

A rule is one class in one module of a pack: metadata, a docstring that is its documentation,
examples that are its tests, and one of these shapes of code:

* `DocumentRule` looks at one document at a time;
* `TriggeredRule` too, but only where one of its trigger phrases stands in the text;
* `KnowledgeRule` finds candidates in a document and settles them by a look into the corpus;
* `CorpusRule` notes facts in every document and judges them together, key by key;
  `TriggeredCorpusRule` notes them only where one of its trigger phrases stands.

The docstring has the sections *What it does*, *Why it is a problem*, *How it decides*, *Fix safety*
and, where they apply, *Options* and *Sources*.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple

import msgspec

from corpuslint.document import Block, Document, DocumentKey, Span
from corpuslint.findings import (
    Applicability,
    Candidate,
    DocumentFact,
    Edit,
    Fact,
    Finding,
    Fix,
    Related,
    Severity,
)

__all__ = [
    "Applicability",
    "Bad",
    "Block",
    "Candidate",
    "Context",
    "CorpusRule",
    "Document",
    "DocumentFact",
    "DocumentKey",
    "DocumentRule",
    "Edit",
    "Fact",
    "Finding",
    "Fix",
    "Good",
    "Hit",
    "KnowledgeRule",
    "NameEntry",
    "NoOptions",
    "Related",
    "Rule",
    "Severity",
    "Span",
    "TriggeredCorpusRule",
    "TriggeredRule",
    "delete_lines",
]

FAMILIES = (
    "names",
    "foreign",
    "boilerplate",
    "duplicates",
    "encoding",
    "typography",
    "translation",
    "structure",
)


class NameEntry(msgspec.Struct, frozen=True):
    """One ``[[name]]`` of the corpus's own ``names.toml``, or one term of its ``terms.toml``."""

    canonical: str
    variants: tuple[str, ...] = ()
    kind: str | None = None


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule may know of the project beside its own options.

    Attributes:
        language: the corpus's language (ISO 639-1) as the config says it, or None.
        names: the entries of the corpus's ``names.toml``.
        distinct: groups of names that are never one name.
        terms: the entries of the corpus's ``terms.toml``.
        allow_names: names that are right as they stand.
    """

    language: str | None = None
    names: tuple[NameEntry, ...] = ()
    distinct: tuple[tuple[str, ...], ...] = ()
    terms: tuple[NameEntry, ...] = ()
    allow_names: tuple[str, ...] = ()


class NoOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The options of a rule that has none."""


class Hit(NamedTuple):
    """A trigger that stands in the text: its place, and its index in ``Rule.triggers``."""

    start: int
    end: int
    trigger: int


class _Example:
    """Texts of one small corpus, marked up, with the settings that the example needs."""

    def __init__(
        self,
        *texts: str,
        options: Mapping[str, object] | None = None,
        context: Context | None = None,
        titles: Sequence[str | None] = (),
        language: str | None = None,
        encoding: str = "utf-8",
    ) -> None:
        self.marked = texts
        self.options = dict(options or {})
        self.context = context or Context()
        self.titles = tuple(titles)
        self.language = language
        self.encoding = encoding


class Bad(_Example):
    """Texts that the rule finds fault with.

    Args:
        texts: the documents of a small corpus. Each span that the rule must report, and no other,
            stands between ``⟦`` and ``⟧``. A text that the rule reports as a whole starts with
            ``⟦`` and ends with ``⟧``.
        fixed: the texts after all fixes, unsafe ones too, were applied; None: nothing changes.
        options, context, titles, language, encoding: settings, and fields of the documents.
    """

    def __init__(
        self,
        *texts: str,
        fixed: str | Sequence[str] | None = None,
        options: Mapping[str, object] | None = None,
        context: Context | None = None,
        titles: Sequence[str | None] = (),
        language: str | None = None,
        encoding: str = "utf-8",
    ) -> None:
        super().__init__(
            *texts,
            options=options,
            context=context,
            titles=titles,
            language=language,
            encoding=encoding,
        )
        self.fixed = (fixed,) if isinstance(fixed, str) else fixed


class Good(_Example):
    """Texts that the rule must leave alone, look-alikes among them."""


class Rule(ABC):
    """What all rules have in common.

    Args:
        options: the rule's options, an instance of its ``Options``.
        context: what it may know of the project.

    Attributes:
        code: letters of the family and a number: ``NAM001``.
        name: the code in words: ``name-spelling-drift``.
        family: one of `FAMILIES`.
        severity: of its findings, unless a finding says otherwise.
        default: whether it is on unless deselected.
        Options: a frozen msgspec.Struct; each field has a default and a description.
        bad, good: examples; a rule has at least one of each.
        version: raised when the facts or findings of an unchanged text change, so that an index
            written before is not used.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    family: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    default: ClassVar[bool] = True
    Options: ClassVar[type[msgspec.Struct]] = NoOptions
    bad: ClassVar[tuple[Bad, ...]] = ()
    good: ClassVar[tuple[Good, ...]] = ()
    version: ClassVar[int] = 1

    def __init__(self, options: msgspec.Struct | None = None, context: Context | None = None):
        self.options = self.Options() if options is None else options
        self.context = context or Context()


class DocumentRule(Rule):
    """A rule that needs one document and nothing else.

    Attributes:
        needs_non_ascii: the rule has nothing to say on a text of ASCII alone, and is not asked.
        needs: shared services (`Document.once`). Where one of them gives nothing, neither does the
            rule, and it is not asked: most documents give most rules no reason to look.
    """

    needs_non_ascii: ClassVar[bool] = False
    needs: ClassVar[tuple[Callable[[Document], object], ...]] = ()

    @abstractmethod
    def check(self, document: Document) -> Iterable[Finding]:
        """The findings of one document, in any order."""


class TriggeredRule(Rule):
    """A document rule that is only called where one of its triggers stands in the text.

    Attributes:
        triggers: phrases, found without regard to case. Where a phrase begins or ends with a letter
            or digit, a word must begin or end there too.
    """

    triggers: Sequence[str]

    @abstractmethod
    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """The findings of one document, given where triggers stand (in order, at least one)."""


class KnowledgeRule(Rule):
    """A rule that settles its candidates by looking up tallies of what the documents noted."""

    @abstractmethod
    def collect(self, document: Document) -> Iterable[Fact]:
        """What the corpus should know of this document; may be nothing."""

    @abstractmethod
    def check(self, document: Document) -> Iterable[Candidate | Finding]:
        """Candidates, and findings that need no second look."""

    @abstractmethod
    def settle(
        self, candidate: Candidate, tallies: Mapping[str, Mapping[str, int]]
    ) -> Finding | None:
        """The finding, perhaps changed, or None.

        Args:
            candidate: what ``check`` gave.
            tallies: for each key of the candidate, how many documents noted each value (the
                candidate's own document counts).
        """


class CorpusRule(Rule):
    """A rule about several documents: facts by key, and a judgement of each key.

    Attributes:
        least_values: a key is judged only when its facts and its neighbours' have so many distinct
            values between them.
        least_documents: and stand in so many documents.
    """

    least_values: ClassVar[int] = 1
    least_documents: ClassVar[int] = 1

    @abstractmethod
    def collect(self, document: Document) -> Iterable[Fact]:
        """What the corpus should know of this document."""

    def neighbours(self, key: str) -> Iterable[str]:  # noqa: ARG002  an override may need it
        """Other keys whose facts the judgement of this key needs.

        The relation has to be symmetric: a key is a neighbour of its neighbours.
        """
        return ()

    @classmethod
    def has_neighbours(cls) -> bool:
        """Whether keys of this rule can have neighbours."""
        return cls.neighbours is not CorpusRule.neighbours

    def select(self, key: str, values: Collection[str]) -> Collection[str]:  # noqa: ARG002
        """The values of a key whose facts its judgement needs: none where there is no finding.

        Asked before the facts are put together, so that a key that most documents have costs little
        where its values are at peace. A rule with neighbours is not asked.

        Args:
            key: the key that is to be judged.
            values: its distinct values, in no order; perhaps also some that are gone.
        """
        return values

    @classmethod
    def selects(cls) -> bool:
        """Whether keys of this rule can be judged by some of their values."""
        return cls.select is not CorpusRule.select and not cls.has_neighbours()

    def place(self, document: Document, finding: Finding) -> Iterable[Finding]:  # noqa: ARG002
        """A finding of ``judge`` that says what is ``sought``, at each of its spans."""
        return (finding,)

    def spans(self, document: Document, fact: Fact) -> Sequence[Span]:  # noqa: ARG002
        """Where a fact of ``collect`` stands in its document; those that it holds."""
        return fact.spans

    @abstractmethod
    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """Findings that follow from the facts of one key, each with its document.

        Args:
            key: the key that is judged.
            facts: its facts, sorted by document and value.
            neighbours: the facts of those keys of ``neighbours(key)`` that have any.
        """


class TriggeredCorpusRule(CorpusRule):
    """A corpus rule that notes facts only where one of its triggers stands in the text.

    Attributes:
        triggers: phrases, as those of `TriggeredRule`.
    """

    triggers: Sequence[str]

    def collect(self, document: Document) -> Iterable[Fact]:  # noqa: ARG002
        """Nothing: there is no fact without a trigger."""
        return ()

    @abstractmethod
    def collect_at(self, document: Document, hits: Sequence[Hit]) -> Iterable[Fact]:
        """What the corpus should know of this document, given where triggers stand (in order)."""


def delete_lines(document: Document, first: int, stop: int | None = None) -> Edit:
    """The edit that deletes the lines from ``first`` up to ``stop`` (half-open; default: one)."""
    span = document.line_span(first, first + 1 if stop is None else stop)
    return Edit(span.start, span.end, "", whole_lines=True)
