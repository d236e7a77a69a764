"""From what a run found to what is shown: suppression and the baseline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpuslint.baseline import Entry, compare, read_baseline, scope_of
from corpuslint.config import project_file
from corpuslint.document import Document, DocumentKey
from corpuslint.ruleset import available_rules
from corpuslint.suppress import Suppression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpuslint.config import Settings
    from corpuslint.findings import LocatedFinding


class Resolver:
    """Decides which findings are shown, in a first look and in later rounds of fixes.

    Args:
        settings: of the run.
        read: gives a document.
        former_ids: for documents that were renamed, their old id by the new one.
        heeds_baseline: whether findings of the baseline are hidden.

    Attributes:
        hidden: how many findings the baseline hid in the first look.
        stale: entries of the baseline that match nothing any more.

    Raises:
        ConfigError: a selector fits no rule, or the baseline is broken.
    """

    def __init__(
        self,
        settings: Settings,
        read: Callable[[DocumentKey], Document | None],
        former_ids: dict[str, str] | None = None,
        *,
        heeds_baseline: bool = True,
    ) -> None:
        self._read = read
        self._former_ids = former_ids or {}
        self._suppression = Suppression(settings, available_rules(settings))
        path = project_file(settings, "baseline") if heeds_baseline else None
        self._baseline: Counter[Entry] = Counter() if path is None else read_baseline(path)
        self.hidden = 0
        self.stale: Counter[Entry] = Counter()

    def resolve(
        self,
        findings: Iterable[LocatedFinding],
        *,
        targets: Sequence[str],
        rules: Iterable[str],
    ) -> list[LocatedFinding]:
        """The findings of a run that are shown.

        Args:
            findings: sorted.
            targets: the paths that were checked, relative to the project's folder.
            rules: the codes that were on.
        """
        kept = self._suppression.keep(findings, self._text)
        comparison = compare(
            kept,
            self._baseline,
            self._document,
            was_checked=scope_of(targets, frozenset(rules)),
            former_ids=self._former_ids,
        )
        self.hidden = comparison.hidden
        self.stale = comparison.stale
        return comparison.new

    def again(self, document: Document, findings: Iterable[LocatedFinding]) -> list[LocatedFinding]:
        """The findings of a document that a round of fixes changed, less what is not shown."""
        kept = self._suppression.keep(findings, lambda _: document.text)
        return compare(
            kept,
            self._baseline,
            lambda _: document,
            was_checked=lambda _: False,
            former_ids=self._former_ids,
        ).new

    def _text(self, key: DocumentKey) -> str:
        return self._document(key).text

    def _document(self, key: DocumentKey) -> Document:
        # A file may vanish while the run goes on: what was found in it is shown without its text.
        return self._read(key) or Document(key, "")
